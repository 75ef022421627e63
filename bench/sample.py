"""The sample company in a folder of its own, and what its people write when many write at once."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bench.timing import seconds
from bot.batch import Desk
from bot.platforms.playground.draw import PLATFORM, direct
from bot.sample.load import load
from chat.message import Incoming, Room
from scheduler.calendar import Calendar
from scoring.people import Member
from storage.people import Directory, directory
from storage.store import Store

NOW = datetime(2026, 11, 20, 17, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
"""A Friday afternoon, when the reports come."""

CHINESE = (
    "今天拜访{few}家，打了{many}个电话",
    "电话{many}个，加微信{few}个，拜访客户{few}家",
    "今天拜访{few}家客户，华星科技签约{many}万",
    "报价{few}份，演示{few}场",
    "上午拜访{few}家\n下午打电话{many}个，寄样{few}份",
    "意向客户：远航物流 {many}万",
    "大家辛苦了，晚上一起吃饭",
    "拜訪{few}間，電話{many}通",
)
ENGLISH = (
    "visited {few}, {many} calls",
    "{many} calls, {few} demos today",
    "signed Acme {many},000",
    "sent {few} quotes, {many} calls",
    "{few} visits this morning, {many} calls after lunch",
    "met Northwind, {few} demos",
    "thanks team, have a good evening",
    "{many} calls yesterday",
)


@dataclass(frozen=True, slots=True)
class Company:
    """An open store with the sample company in it."""

    store: Store
    folder: Path
    people: Directory
    desk: Desk
    loaded: float


@contextmanager
def company(address: str = "") -> Iterator[Company]:
    """The sample company, loaded anew; gone at the end, unless it is at an address. `loaded`: the seconds it took."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(address or f"sqlite:///{folder}/bench.db")
        store.migrate()
        loaded = seconds(lambda: load(store, NOW - timedelta(hours=1)))
        try:
            with store.look(NOW) as look:
                people = directory(look)
            desk = Desk(Calendar(people.organization.country).is_workday)
            yield Company(store, Path(folder), people, desk, loaded)
        finally:
            store.close()


def reps(people: Directory) -> list[Member]:
    """Who writes: everybody in a team."""
    return [member for member in people.organization.members.values() if member.team is not None]


def message(people: Directory, number: int, at: datetime = NOW) -> Incoming:
    """The message of that number, which gives author, room and words; two in three are said in the group."""
    writers = reps(people)
    member = writers[number % len(writers)]
    person = people.person_of(member.id, PLATFORM)
    assert person
    known = people.room_of_team(member.team)
    alone = Room(PLATFORM, PLATFORM, direct(person.id), "direct")
    room = alone if number % 3 == 0 or known is None else known.room
    words = (ENGLISH if member.locale == "en" else CHINESE)[number * 7 // 3 % len(CHINESE)]
    text = words.format(few=1 + number % 7, many=10 + number * 13 % 80)
    return Incoming(f"bench-{number}", "new", person, room, text, at, message=f"bench-{number}")
