"""check and rebuild: whether what is set up works, and whether the totals are right."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from bot.company import COMPANY, NoCompany, admin_room_of, calendar_of, company, home_of, now_of
from bot.discover import opening_of
from bot.finding import Finding
from bot.founding import rules_at
from bot.listening import PortTaken, answers, bound, listen, not_served
from bot.mistakes import Mistake, lines_of
from bot.platforms.place import Place
from bot.settings import ENV_FILE, PlatformSettings, Settings, every_setting
from bot.told import told
from bot.wanted import no_platform
from cards.lint import remark_line
from language.text import Listing, Text, counted, text
from scheduler.clock import read_clock
from scoring.mistake import RulesError
from scoring.people import Role
from scoring.rules import read_rules
from storage import closings, plan_remarks, schedules, totals, versions
from storage.address import shown_address
from storage.people import Directory, directory, is_sample
from storage.probe import takes_writes
from storage.store import Store
from storage.unusable import SchemaError

MOST_NAMED = 5


def report() -> tuple[list[str], bool]:
    """Lines in plain words on all that is set up, and whether nothing is wrong; one fault hides no other."""
    found: list[Finding] = []
    with _noted(found):
        written = every_setting()
        found += [_file(), *(Finding(fault, good=False) for fault in written.faults)]
        with ExitStack() as open_store:
            place = _place(written.common, open_store, found)
            for name, own in written.own.items():
                if name not in written.faulty:
                    found += asyncio.run(_examined(name, own, place))
        if not written.faulty and not any(own.is_wanted() for own in written.own.values()):
            found.append(Finding(no_platform(), good=False))
    return [one.line for one in found], all(one.good for one in found)


async def _examined(name: str, own: PlatformSettings, place: Place | None) -> Sequence[Finding]:
    """What a platform finds of itself."""
    return await opening_of(name).examined(own, place)


@contextmanager
def _noted(found: list[Finding]) -> Iterator[None]:
    """A mistake within is found, and what comes after it is looked at all the same."""
    try:
        yield
    except (Mistake, RulesError, SchemaError, OSError) as error:
        lines = lines_of(error)
        if not lines:
            raise
        found += [Finding(words, good=False) for words in lines]


def _place(settings: Settings, open_store: ExitStack, found: list[Finding]) -> Place | None:
    """What is found of home, port, rules and company, and where platforms stand in it; None where there is none."""
    home = None
    with _noted(found):
        home = home_of(settings)
        found.append(_line(text("home: {folder}", folder=str(home))))
    if settings.usable("port"):
        found.append(_port(settings))
        found += _metrics_port(settings)
    with _noted(found):
        if settings.rules_file:
            rules_at(settings.rules_file, "RULES_FILE")
            found.append(_line(text("rules: {file} can be applied", file=str(settings.rules_file))))
    if home is None or not settings.usable("database_url"):
        return None
    if settings.database_url:
        found.append(_line(text("database: {address}", address=shown_address(settings.database_url))))
    room = None
    with _noted(found):
        store = _opened(settings, open_store, found)
        if store is None:
            return None
        with _noted(found):
            room = admin_room_of(settings, store)
            named = settings.admin_room if room else text("none, so each admin is told alone")
            found.append(_line(text("admins' room: {room}", room=named)))
        return Place(store, read_clock, home, settings.public_url, room)
    return None


def _opened(settings: Settings, open_store: ExitStack, found: list[Finding]) -> Store | None:
    """The company's store, or the playground's, None where there is neither; without a company nobody is served."""
    none = Finding(text("company: {what}", what=NoCompany().words), good=False)
    try:
        store = open_store.enter_context(company(settings))
    except NoCompany:
        found.append(none)
        return None
    found += _company(store)
    if store.url != settings.database(COMPANY):
        found.append(none)
    return store


def _line(words: Text) -> Finding:
    return Finding(words)


def _file() -> Finding:
    """Where settings come from: whoever starts in another folder has another `.env`, or none."""
    path = Path(ENV_FILE).absolute()
    if path.is_file():
        return _line(text("settings: {file}", file=str(path)))
    return _line(text("settings: the environment's; there is no {file}", file=str(path)))


def _port(settings: Settings) -> Finding:
    where = f"{settings.host}:{settings.port}"
    try:
        listen(settings.host, settings.port).close()
    except PortTaken as taken:
        runs = answers(settings.host, settings.port)
        return (
            _line(text("port: a DealDrum runs at {where}", where=where)) if runs else Finding(taken.words, good=False)
        )
    except Mistake as wrong:
        return Finding(wrong.words, good=False)
    return _line(text("port: {where} is free; no DealDrum runs there", where=where))


def _metrics_port(settings: Settings) -> list[Finding]:
    """What is wrong with METRICS_PORT, where no DealDrum of ours holds it."""
    port, host = settings.metrics_port, settings.metrics_host
    if port is None or answers(settings.host, settings.port):
        return []
    if port == settings.port:
        said = text("METRICS_PORT and PORT are both {port}; give each its own", port=str(port))
        return [Finding(said, good=False)]
    try:
        bound(host, port).close()
    except OSError as wrong:
        return [Finding(not_served(host, port, wrong), good=False)]
    return [_line(text("metrics: {where} is free", where=f"{host}:{port}"))]


def _company(store: Store) -> list[Finding]:
    now = now_of(store)
    with store.look(now) as look:
        people, sample = directory(look), is_sample(look)
        posting = {row["team_id"] for row in schedules.known(look).values()}
    home = people.organization
    teams = counted("{n} team", "{n} teams", len(home.teams))
    members = counted("{n} member", "{n} members", len(home.members))
    kind = text("sample company") if sample else text("company")
    lines = [text("{kind}: {name}, {teams}, {members}", kind=kind, name=home.name, teams=teams, members=members)]
    lines += _remarks(store, now)
    calendar = calendar_of(store)
    unknown = (year for year in (now.year, now.year + 1) if not calendar.covered(year))
    lines += [
        text(
            "calendar: the make-up days of {year} are not known yet; update DealDrum when they are announced",
            year=str(year),
        )
        for year in unknown
    ]
    found = list(map(_line, lines if sample else [*lines, *_begun(people, posting)]))
    if not takes_writes(store, now):
        said = text("company: its database takes nothing: make room on the disk, or let it be written")
        found.append(Finding(said, good=False))
    return found


def _begun(people: Directory, posting: set[int | None]) -> list[Text]:
    """What a new company still has to do in the chat: somebody becomes admin, teams get their rooms."""
    home = people.organization
    lines: list[Text] = []
    if not any(member.role is Role.ADMIN and people.persons.get(member.id) for member in home.members.values()):
        commands = {"first": "dealdrum run", "then": "dealdrum claim"}
        lines.append(text("company: nobody is an admin yet; start {first}, then: {then}", **commands))
    homeless = [team.name for team in home.teams.values() if team.id in posting and not people.room_of_team(team.id)]
    if homeless:
        more = ("…",) if len(homeless) > MOST_NAMED else ()
        said = text(
            "company: no room yet for {teams}, so nothing is posted there; mention the bot in the group: bind {team}",
            teams=Listing((*homeless[:MOST_NAMED], *more)),
            team=homeless[0],
        )
        lines.append(said)
    return lines


def _remarks(store: Store, now: datetime) -> list[Text]:
    """What the plan lint says of the rules in force."""
    with store.look(now) as look:
        today = closings.today_of(look)
        body = versions.body(look, today)
        if body is None:
            return []
        noted = plan_remarks.of_rules(look, read_rules(body, "rules.toml"), versions.book(look, today).since)
    return [text("plan: {remark}", remark=remark_line(one)) for one in noted]


def rebuilt(settings: Settings) -> tuple[str, bool]:
    """Add up the ledger anew; a line on what came of it, and whether the totals were right before."""
    with company(settings) as store, store.work(now_of(store)) as work:
        equal = totals.rebuild(work)
    good, bad = text("The totals equal the ledger."), text("The totals differed from the ledger; now they are right.")
    return told(good if equal else bad), equal
