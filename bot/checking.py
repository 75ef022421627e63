"""check and rebuild: whether what is set up works, and whether the totals are right."""

import asyncio
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from bot.company import NoCompany, admin_room_of, calendar_of, company, home_of, now_of
from bot.discover import opening_of, platforms, settings_of
from bot.finding import Finding
from bot.founding import rules_at
from bot.listening import PortTaken, answers, listen
from bot.mistakes import Mistake
from bot.platforms.place import Place
from bot.settings import ENV_FILE, Settings, read_settings
from cards.lint import remark_line
from chat.message import Reader
from scheduler.clock import read_clock
from scoring.people import Role
from scoring.rules import read_rules
from storage import closings, plan_remarks, schedules, totals, versions
from storage.people import Directory, directory, is_sample
from storage.store import Store
from words.show import show

MOST_NAMED = 5


def report(settings: Settings) -> tuple[list[str], bool]:
    """Lines in plain words, and whether nothing is wrong."""
    found = [Finding(f"home: {home_of(settings)}"), _file(), _port(settings)]
    if settings.rules_file:
        rules_at(settings.rules_file, "RULES_FILE")
        found.append(Finding(f"rules: {settings.rules_file} can be applied"))
    with ExitStack() as open_store:
        place = None
        try:
            store = open_store.enter_context(company(settings))
        except NoCompany as none:
            found.append(Finding(f"company: {none}"))
        else:
            found += _company(store)
            room = admin_room_of(settings, store)
            named = settings.admin_room if room else "none; set ADMIN_ROOM"
            found.append(Finding(f"admins' room: {named}"))
            place = Place(store, read_clock, home_of(settings), settings.public_url, room)
        found += asyncio.run(_platforms(place))
    return [one.line for one in found], all(one.good for one in found)


def _file() -> Finding:
    """Where settings come from: whoever starts in another folder has another `.env`, or none."""
    path = Path(ENV_FILE).absolute()
    return Finding(f"settings: {path}" if path.is_file() else f"settings: the environment's; there is no {path}")


def _port(settings: Settings) -> Finding:
    where = f"{settings.host}:{settings.port}"
    try:
        listen(settings.host, settings.port).close()
    except PortTaken as taken:
        runs = answers(settings.host, settings.port)
        return Finding(f"port: a DealDrum runs at {where}" if runs else str(taken))
    except Mistake as wrong:
        return Finding(str(wrong), good=False)
    return Finding(f"port: {where} is free; no DealDrum runs there")


async def _platforms(place: Place | None) -> list[Finding]:
    """What each platform finds of itself."""
    found: list[Finding] = []
    for name in platforms():
        found += await opening_of(name).examined(read_settings(settings_of(name)), place)
    return found


def _company(store: Store) -> list[Finding]:
    now = now_of(store)
    with store.look(now) as look:
        people, sample = directory(look), is_sample(look)
        posting = {row["team_id"] for row in schedules.known(look).values()}
    home = people.organization
    kind = "sample company" if sample else "company"
    lines = [f"{kind}: {home.name}, {len(home.teams)} teams, {len(home.members)} members"]
    lines += _remarks(store, now)
    calendar = calendar_of(store)
    lines += [
        f"calendar: the make-up days of {year} are not known yet; update DealDrum when they are announced"
        for year in (now.year, now.year + 1)
        if not calendar.covered(year)
    ]
    return list(map(Finding, lines if sample else [*lines, *_begun(people, posting)]))


def _begun(people: Directory, posting: set[int | None]) -> list[str]:
    """What a new company still has to do in the chat: somebody becomes admin, teams get their rooms."""
    home = people.organization
    lines = []
    if not any(member.role is Role.ADMIN and people.persons.get(member.id) for member in home.members.values()):
        lines.append("company: nobody is an admin yet; start dealdrum run, then: dealdrum claim")
    homeless = [team.name for team in home.teams.values() if team.id in posting and not people.room_of_team(team.id)]
    if homeless:
        names = ", ".join(homeless[:MOST_NAMED]) + ", …" * (len(homeless) > MOST_NAMED)
        remedy = f"mention the bot in the group: bind {homeless[0]}"
        lines.append(f"company: no room yet for {names}, so nothing is posted there; {remedy}")
    return lines


def _remarks(store: Store, now: datetime) -> list[str]:
    """What the plan lint says of the rules in force."""
    with store.look(now) as look:
        today = closings.today_of(look)
        body = versions.body(look, today)
        if body is None:
            return []
        noted = plan_remarks.of_rules(look, read_rules(body, "rules.toml"), versions.book(look, today).since)
    return [f"plan: {show(remark_line(one), Reader('en', 'UTC'))}" for one in noted]


def rebuilt(settings: Settings) -> tuple[str, bool]:
    """Add up the ledger anew; a line on what came of it, and whether the totals were right before."""
    with company(settings) as store, store.work(now_of(store)) as work:
        equal = totals.rebuild(work)
    return (
        "The totals equal the ledger." if equal else "The totals differed from the ledger; now they are right."
    ), equal
