"""check and rebuild: whether what is set up works, and whether the totals are right."""

import asyncio
from contextlib import ExitStack
from datetime import datetime

from bot.company import NoCompany, admin_room_of, calendar_of, company, home_of, now_of
from bot.discover import opening_of, platforms, settings_of
from bot.finding import Finding
from bot.founding import rules_at
from bot.platforms.place import Place
from bot.settings import Settings, read_settings
from cards.lint import remark_line
from chat.message import Reader
from scheduler.clock import read_clock
from scoring.rules import read_rules
from storage import closings, plan_remarks, totals, versions
from storage.people import directory, is_sample
from storage.store import Store
from words.show import show


def report(settings: Settings) -> tuple[list[str], bool]:
    """Lines in plain words, and whether nothing is wrong."""
    lines = [f"home: {home_of(settings)}"]
    if settings.rules_file:
        rules_at(settings.rules_file, "RULES_FILE")
        lines.append(f"rules: {settings.rules_file} can be applied")
    with ExitStack() as open_store:
        place = None
        try:
            store = open_store.enter_context(company(settings))
        except NoCompany as none:
            lines.append(f"company: {none}")
        else:
            lines += _company(store)
            room = admin_room_of(settings, store)
            lines.append(f"admins' room: {settings.admin_room}" if room else "admins' room: none; set ADMIN_ROOM")
            place = Place(store, read_clock, home_of(settings), settings.public_url, room)
        found = asyncio.run(_platforms(place))
    return lines + [one.line for one in found], all(one.good for one in found)


async def _platforms(place: Place | None) -> list[Finding]:
    """What each platform finds of itself."""
    found: list[Finding] = []
    for name in platforms():
        found += await opening_of(name).examined(read_settings(settings_of(name)), place)
    return found


def _company(store: Store) -> list[str]:
    now = now_of(store)
    with store.look(now) as look:
        home, sample = directory(look).organization, is_sample(look)
    kind = "sample company" if sample else "company"
    lines = [f"{kind}: {home.name}, {len(home.teams)} teams, {len(home.members)} members"]
    lines += _remarks(store, now)
    calendar = calendar_of(store)
    lines += [
        f"calendar: the make-up days of {year} are not known yet; update DealDrum when they are announced"
        for year in (now.year, now.year + 1)
        if not calendar.covered(year)
    ]
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
