"""P8 and P28: no slot is skipped or doubled by outages, clocks that jump or differ, daylight saving or odd days."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, select

from chat.pace import Window, remembered, wait
from chat.reply import Delivery
from scheduler.clock import tick
from scheduler.due import CatchUp
from scheduler.post import Moment, Post, discover
from storage import schedules
from storage.people import directory
from storage.store import Store
from storage.tables import SlotRow
from storage.work import table_of
from tests.company import is_workday, url
from tests.promises.scale import BACKLOGS, CLOCKS

Figure = Callable[[str, str, str], None]
DAY = timedelta(days=1)
SKEW = timedelta(minutes=5)
JUMP = timedelta(hours=1)
OUTAGE = timedelta(hours=6)
PLACES = (
    ("Asia/Shanghai", date(2026, 12, 30)),
    ("Asia/Shanghai", date(2028, 2, 28)),
    ("America/New_York", date(2026, 3, 7)),
    ("America/New_York", date(2026, 10, 31)),
    ("Europe/London", date(2027, 3, 27)),
    ("Australia/Lord_Howe", date(2026, 10, 3)),
    ("UTC", date(2027, 12, 31)),
)
TIMES = (time(0, 30), time(1, 30), time(2, 30), time(9, 0), time(23, 59))
"""When clocks are put forward or back, some of these come twice that night or not at all."""
WECOM, SLACK = (Window(25, 60), Window(900, 3600)), (Window(1, 1),)


@pytest.fixture
def stores(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Store]]:
    """Three replicas on one file; what a power cut leaves is another promise."""
    found = [Store(url(filled)) for _ in range(3)]
    for one in found:
        event.listen(one._writer, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
    monkeypatch.setitem(discover(), "tested", Post("tested", "all", resend=True, run=run))
    yield found
    for one in found:
        one.close()


SAID: Counter[tuple[int, datetime]] = Counter()


def run(moment: Moment) -> Sequence[Delivery]:
    """A post that is only counted."""
    SAID[moment.team or 0, moment.slot] += 1
    return []


def set_up(store: Store, zone: str, catch_up: CatchUp, times: Sequence[time], now: datetime) -> None:
    """One team's posts at these times, every day."""
    SAID.clear()
    with store.work(now) as work:
        team = min(directory(work).organization.teams)
        for at in times:
            when = {"cadence": f"daily {at:%H:%M}", "zone": zone, "team_id": team, "catch_up": catch_up}
            schedules.add(work, f"{at}", post="tested", enabled=True, **when)
        schedules.looked(work, now)


def unexpected(post: str, error: Exception) -> None:
    raise error


def claimed(store: Store, now: datetime) -> set[datetime]:
    table = table_of(SlotRow)
    with store.look(now) as look:
        rows = look.connection.execute(select(table.c.slot).where(table.c.post == "tested")).scalars()
        return {datetime.fromisoformat(slot) for slot in rows}


def days(first: date, count: int) -> list[date]:
    return [first + n * DAY for n in range(count)]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place[0]} {place[1]}")
def test_every_slot_comes_once_whatever_the_clocks_show(
    place: tuple[str, date], stores: list[Store], figure: Figure
) -> None:
    zone, first = place
    start = datetime.combine(first, time(0, 0), ZoneInfo(zone)).astimezone(UTC)
    end = start + 3 * DAY
    for seed in range(CLOCKS):
        chance = random.Random(f"{place}{seed}")
        for store in stores[:1]:
            with store.work(start) as work:
                for table in ("slots", "schedules", "ticks"):
                    work.connection.exec_driver_sql(f"DELETE FROM {table}")
        set_up(stores[0], zone, "all", TIMES, start)
        skews = [chance.choice((-SKEW, timedelta(0), SKEW)) for _ in stores]
        now, jumped = start, timedelta(0)
        while now < end:
            now += chance.choice((timedelta(seconds=2), timedelta(minutes=20), timedelta(hours=1), OUTAGE))
            if chance.random() < 0.1:
                jumped = chance.choice((-JUMP, timedelta(0), JUMP))
            which = chance.randrange(len(stores))
            tick(stores[which], now + skews[which] + jumped, is_workday, unexpected)
        tick(stores[0], end + OUTAGE, is_workday, unexpected)
        wanted = {datetime.combine(day, at) for day in days(first, 3) for at in TIMES}
        found = {slot for slot in claimed(stores[0], end) if slot.date() <= max(wanted).date()}
        assert _one_a_night(found, zone) == _one_a_night(wanted, zone), "skipped, or made up"
        assert max(SAID.values()) == 1, "said twice"
    figure(
        "P28", "0 skipped, 0 doubled", f"{zone} from {first}: {CLOCKS} courses of the clocks, 0 skipped, 0 doubled"
    )


def _one_a_night(slots: set[datetime], zone: str) -> set[datetime]:
    """Slots that a leap of the clock makes one instant are one post: the latest of them."""
    latest: dict[datetime, datetime] = {}
    for slot in sorted(slots):
        latest[slot.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)] = slot
    return set(latest.values())


@pytest.mark.parametrize("catch_up", ["all", "latest", "skip"])
def test_after_an_outage_comes_what_was_declared(catch_up: CatchUp, stores: list[Store], figure: Figure) -> None:
    start = datetime(2026, 3, 11, 8, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    chance = random.Random(catch_up)
    set_up(stores[0], "Asia/Shanghai", catch_up, [time(9, 0), time(13, 0)], start)
    now, seen = start, 0
    for _ in range(30 * CLOCKS):
        before = now
        soon = datetime.combine(now.date() + DAY, time(9, chance.randrange(20)), now.tzinfo)
        now = chance.choice((now + timedelta(minutes=5), now + timedelta(hours=6), now + timedelta(hours=60), soon))
        SAID.clear()
        tick(stores[0], now, is_workday, unexpected)
        expected: set[datetime] = set()
        for at in (time(9, 0), time(13, 0)):
            every = [datetime.combine(day, at, start.tzinfo) for day in days(before.date(), 4)]
            came = [slot for slot in every if before < slot <= now]
            if catch_up == "latest":
                came = came[-1:]
            elif catch_up == "skip":
                came = [slot for slot in came if now - slot <= timedelta(minutes=10)]
            expected |= {slot.replace(tzinfo=None) for slot in came}
        assert {slot for _, slot in SAID} == expected
        seen += len(expected)
    assert seen
    figure("P8", "each schedule's catch-up holds", f"{catch_up}: {30 * CLOCKS} outages, {seen} posts as declared")


def test_no_backlog_is_sent_faster_than_a_platform_allows(figure: Figure) -> None:
    """Replicas take turns and are killed; what one noted before it was killed counts, though it was not sent."""
    chance, over, gone_out = random.Random(8), 0, 0
    for _ in range(BACKLOGS):
        pace = chance.choice((WECOM, SLACK))
        now, sent, gone = 1_000_000, list[int](), list[int]()
        for _ in range(chance.randint(1, 40)):
            now += chance.choice((0, 3, 500, 60_000, 3_600_000)) if chance.random() < 0.3 else 0
            now += wait(sent, pace, now)
            sent = remembered(sent, pace, now)
            if chance.random() > 0.02:
                gone.append(now)
        for most, seconds in pace:
            near = zip(gone, gone[most:], strict=False)
            over += sum(later - first < seconds * 1000 for first, later in near)
        gone_out += len(gone)
    figure(
        "P8", "0 sends above the limit in 10,000 backlogs", f"{BACKLOGS:,} backlogs, {gone_out:,} sends: {over} above"
    )
    assert over == 0
