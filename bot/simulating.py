"""simulate: the sample company lives on for some days, and what is said unasked is written down to be read."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal
from zoneinfo import ZoneInfo

from bot.company import calendar_of
from bot.mistakes import Mistake
from bot.platforms.playground.adapter import Playground
from bot.platforms.playground.draw import direct
from bot.playing import open_sample, playing
from bot.sample.history import history
from bot.settings import Settings
from language.text import text
from scheduler.post import discover
from scoring.activity import Activity
from scoring.deal import DealEvent, Stage
from scoring.people import Organization
from scoring.period import IsWorkday
from scoring.section import there_are
from storage import playground
from storage.people import Directory, bind, change_member, directory
from storage.store import Store

PATIENCE = 30.0
Pace = Literal["quiet", "usual", "busy"]
SEEDS: Mapping[Pace, tuple[int, ...]] = {"quiet": (7,), "usual": (7,), "busy": (7, 8, 9)}
SIXTH = 6
SEPARATOR = {"zh_CN": "，", "zh_TW": "，"}


@dataclass(frozen=True, slots=True)
class _Said:
    """What somebody will write, and when."""

    at: datetime
    member: str
    text: str


def pace_of(word: str) -> Pace:
    """How much the teams write, as it was said; Mistake for anything else."""
    for pace in SEEDS:
        if word == pace:
            return pace
    raise Mistake(text("{option}: {remedy}", option=f"--pace {word}", remedy=there_are(SEEDS)))


def simulate(
    days: int, today: date | None, write: Callable[[str], None], pace: Pace = "usual", locale: str = ""
) -> None:
    """Play `days` days from `today` in a company of its own, which is gone afterwards; the posts as Markdown.

    `pace`: a quiet team writes one message in six, a busy one what three teams write. `locale`: the language of all
    posts; without one each is in its reader's.
    """
    with TemporaryDirectory(prefix="dealdrum-") as folder:
        settings = Settings(dealdrum_home=Path(folder), database_url="", admin_room="")
        asyncio.run(_play(settings, days, today, write, pace, locale))


async def _play(
    settings: Settings, days: int, today: date | None, write: Callable[[str], None], pace: Pace, locale: str
) -> None:
    opened = open_sample(settings, today)
    async with playing(settings, opened.store, PATIENCE) as (_, platform):
        start = platform.clock_now()
        end = start + timedelta(days=days)
        with opened.store.look(start) as look:
            people = directory(look)
        if locale:
            _read_in(opened.store, people, locale, start)
        every = [
            said
            for seed in SEEDS[pace]
            for said in _to_come(people.organization, start, end, calendar_of(opened.store).is_workday, seed)
        ]
        every.sort(key=lambda said: (said.at, said.member))
        for said in every[:: SIXTH if pace == "quiet" else 1]:
            await platform.clock(max(said.at, platform.clock_now() + timedelta(seconds=1)))
            await platform.say(said.member, direct(said.member), said.text)
        await platform.clock(end)
        await _tell(opened.store, platform, people, write)


def _read_in(store: Store, people: Directory, locale: str, now: datetime) -> None:
    """Everybody reads one language from now on; what they write stays as it is."""
    with store.work(now) as work:
        for member in people.organization.members:
            change_member(work, member, locale=locale)
        for known in people.rooms.values():
            bind(work, known.room, known.team, locale=locale, posts=known.posts)


def _to_come(home: Organization, start: datetime, end: datetime, is_workday: IsWorkday, seed: int) -> Iterator[_Said]:
    """What the sample's people will write, made in the way of their history."""
    every = [row for row in history(home, end.date(), is_workday, seed) if row.at < end]
    signed = {row.deal: row.at for row in every if isinstance(row, DealEvent) and row.stage is Stage.SIGNED}
    rows = [row for row in every if start < row.at and not _of_another_past(row, signed, start)]
    for (_, at, number), group in groupby(rows, key=lambda row: (row.entry, row.at, row.member)):
        member = home.members[number]
        clauses = dict.fromkeys(row.clause for row in group)
        yield _Said(at, member.key, SEPARATOR.get(member.locale, ", ").join(clauses))


def _of_another_past(row: Activity | DealEvent, signed: Mapping[int, datetime], start: datetime) -> bool:
    """Money for a deal that was signed before `start`: in the company that is played on it never was."""
    if not isinstance(row, DealEvent) or row.stage not in (Stage.PAID, Stage.REFUNDED):
        return False
    return signed.get(row.deal, start) <= start


async def _tell(store: Store, platform: Playground, people: Directory, write: Callable[[str], None]) -> None:
    """Every post in the order of time: day by day, minute by minute, room by room."""
    posts = tuple(f"{name}:" for name in discover())
    zone = ZoneInfo(people.organization.zone)
    names = {direct(member.key): member.name for member in people.organization.members.values()}
    rooms = {chat["id"]: names.get(chat["id"], chat["name"]) for chat in await platform.rooms()}
    with store.look(platform.clock_now()) as look:
        every = [
            (datetime.fromisoformat(body["at"]).astimezone(zone), rooms[room], body["text"])
            for room in rooms
            for _, key, body in playground.after(look, room, 0, limit=100_000)
            if key.startswith(posts)
        ]
    # Within a minute by name: which of several rooms hears first is chance, and two transcripts should be comparable.
    every.sort(key=lambda one: (one[0].replace(second=0, microsecond=0), one[1]))
    for day, said in groupby(every, key=lambda one: one[0].date()):
        write(f"## {day:%Y-%m-%d %A}\n")
        for at, room, words in said:
            write(f"**{room}** {at:%H:%M}\n\n{_quoted(words.splitlines())}\n")


def _quoted(lines: Sequence[str]) -> str:
    return "\n".join(f"> {line}  " for line in lines)
