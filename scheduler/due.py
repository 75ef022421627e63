"""Due: which slots of which schedules have come between two instants, and which of them are late."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from scheduler.cadence import Cadence, instant_of, slots
from scoring.period import IsWorkday

CatchUp = Literal["all", "latest", "skip"]

GRACE = timedelta(minutes=10)  # what comes later than this after its slot is marked late
_PUT_BACK = timedelta(hours=3)  # no zone has put its clocks back by more since 1970


@dataclass(frozen=True, slots=True)
class Schedule:
    """When which post is due in which room. `zone` is an IANA name; ValueError for one nobody knows.

    `catch_up` says what becomes of slots missed in an outage: `all` come, `latest` one of them comes, or late
    ones are left out (`skip`). `member`: it is for one member alone.
    """

    id: int
    post: str
    cadence: Cadence
    zone: str
    team: int | None
    room: str
    catch_up: CatchUp = "latest"
    on: bool = True
    member: int | None = None

    def __post_init__(self) -> None:
        _zone(self.zone)


@dataclass(frozen=True, slots=True)
class Due:
    """A slot that has come: naive local time and UTC instant; `late`: more than ten minutes ago."""

    schedule: Schedule
    slot: datetime
    instant: datetime
    late: bool


def due(
    schedules: Iterable[Schedule],
    since: datetime,
    now: datetime,
    is_workday_of: Callable[[Schedule], IsWorkday],
) -> tuple[Due, ...]:
    """The slots that came after `since`, up to and including `now`, by instant, then by schedule.

    Both are aware. `since` is the latest `now` ever asked for; the caller keeps the larger of the two, so
    that a clock put back asks for nothing until it has caught up, and no slot comes twice. `is_workday_of`
    gives the calendar of a schedule's team.

    Of the slots of one schedule, `all` come, or only the `latest`, or (`skip`) those no more than ten minutes
    old. Slots that fall on one instant, because the clock leapt over them, are one: the latest.

    Example: a briefing "workdays 09:00", down from 08:00 to 14:00: asked at 14:00 its slot 09:00 is due and
    late. A line "every 60 minutes 09:00-18:00" has by `all` six slots, by `latest` 14:00, by `skip` 14:00,
    not late.
    """
    found: list[Due] = []
    for schedule in schedules:
        if schedule.on:
            came = _came(schedule, since.astimezone(UTC), now.astimezone(UTC), is_workday_of(schedule))
            found += _caught_up(came, schedule.catch_up)
    return tuple(sorted(found, key=lambda one: (one.instant, one.schedule.id)))


def _came(schedule: Schedule, since: datetime, now: datetime, is_workday: IsWorkday) -> list[Due]:
    zone = ZoneInfo(schedule.zone)
    start = since.astimezone(zone).replace(tzinfo=None)
    # When clocks are put back, the wall shows at `now` less than it has shown before.
    end = now.astimezone(zone).replace(tzinfo=None) + _PUT_BACK
    by_instant = {instant_of(slot, zone): slot for slot in slots(schedule.cadence, start, end, is_workday)}
    return [
        Due(schedule, slot, instant, late=now - instant > GRACE)
        for instant, slot in by_instant.items()
        if since < instant <= now
    ]


def _caught_up(came: list[Due], catch_up: CatchUp) -> list[Due]:
    if catch_up == "latest":
        return came[-1:]
    if catch_up == "skip":
        return [one for one in came if not one.late]
    return came


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as unknown:
        raise ValueError(f'"{name[:40]}" is no time zone; for example: Asia/Shanghai') from unknown
