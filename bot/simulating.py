"""simulate: the sample company lives on for some days, and what is said unasked is written down to be read."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from bot.company import calendar_of
from bot.platforms.playground.adapter import Playground
from bot.platforms.playground.draw import direct
from bot.playing import open_sample, playing
from bot.sample.history import history
from bot.settings import Settings
from scheduler.post import discover
from scoring.people import Organization
from storage import playground
from storage.people import Directory, directory
from storage.store import Store

PATIENCE = 30.0
SEPARATOR = {"zh_CN": "，", "zh_TW": "，"}


@dataclass(frozen=True, slots=True)
class _Said:
    """What somebody will write, and when."""

    at: datetime
    member: str
    text: str


def simulate(days: int, today: date | None, write: Callable[[str], None]) -> None:
    """Play `days` days from `today` in a company of its own, which is gone afterwards; the posts as Markdown."""
    with TemporaryDirectory(prefix="dealdrum-") as folder:
        settings = Settings(dealdrum_home=Path(folder), database_url="", admin_room="")
        asyncio.run(_play(settings, days, today, write))


async def _play(settings: Settings, days: int, today: date | None, write: Callable[[str], None]) -> None:
    opened = open_sample(settings, today)
    async with playing(settings, opened.store, PATIENCE) as (_, platform):
        start = platform.clock_now()
        end = start + timedelta(days=days)
        with opened.store.look(start) as look:
            people = directory(look)
        for said in _to_come(people.organization, start, end, calendar_of(opened.store).is_workday):
            await platform.clock(max(said.at, platform.clock_now() + timedelta(seconds=1)))
            await platform.say(said.member, direct(said.member), said.text)
        await platform.clock(end)
        await _tell(opened.store, platform, people, write)


def _to_come(
    home: Organization, start: datetime, end: datetime, is_workday: Callable[[date], bool]
) -> Iterator[_Said]:
    """What the sample's people will write, made in the way of their history."""
    rows = [row for row in history(home, end.date(), is_workday) if start < row.at < end]
    for (_, at, number), group in groupby(rows, key=lambda row: (row.entry, row.at, row.member)):
        member = home.members[number]
        clauses = dict.fromkeys(row.clause for row in group)
        yield _Said(at, member.key, SEPARATOR.get(member.locale, ", ").join(clauses))


async def _tell(store: Store, platform: Playground, people: Directory, write: Callable[[str], None]) -> None:
    """Every post in the order of time: day by day, room by room."""
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
    every.sort(key=lambda one: one[:2])
    for day, said in groupby(every, key=lambda one: one[0].date()):
        write(f"## {day:%Y-%m-%d %A}\n")
        for at, room, text in said:
            write(f"**{room}** {at:%H:%M}\n\n{_quoted(text.splitlines())}\n")


def _quoted(lines: Sequence[str]) -> str:
    return "\n".join(f"> {line}  " for line in lines)
