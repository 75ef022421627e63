"""The clock: looks every few seconds for what is due, claims it, and runs the post; APScheduler only ticks."""

from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import groupby, takewhile
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from scheduler import gate
from scheduler.cadence import cadence
from scheduler.calendar import workdays_of
from scheduler.closing import close
from scheduler.coverage import warn
from scheduler.due import GRACE, Due, Schedule, due
from scheduler.expiry import expire, forget_texts
from scheduler.post import Moment, discover
from scheduler.ruling import take_effect
from scoring.period import IsWorkday
from storage import outbox, schedules
from storage.outbox import Lane
from storage.people import directory, has_organization
from storage.schedules import Appointment
from storage.store import AGAIN, Store
from storage.work import Conflict, Work

TICK_SECONDS = 2
AT_ONCE = 16
"""Rooms in one transaction: few enough that messages which wait for it do not notice."""
REMEMBER_EVERY = timedelta(minutes=1)
Fault = Callable[[str, Exception], None]
"""Told which post could not be written, and why."""


def read_clock() -> datetime:
    """The real time, aware."""
    return datetime.now(UTC)  # noqa: TID251  (here the clock is read)


def ticking(tick: Callable[[], Awaitable[None]]) -> AsyncIOScheduler:
    """A scheduler, not yet started, that calls `tick` every two seconds; a slow one delays the next."""
    defaults = {"coalesce": True, "max_instances": 1, "misfire_grace_time": 30}
    scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=defaults)
    scheduler.add_job(tick, "interval", seconds=TICK_SECONDS)
    return scheduler


def tick(
    store: Store, now: datetime, is_workday: IsWorkday, fault: Fault, going: Callable[[], bool] = lambda: True
) -> list[Lane]:
    """Run everything that has come since the last look; the lanes that are ours to send.

    Once `going` says no, no further post is begun: what is left is due at the next look, of whatever replica.
    """
    with store.look(now) as look:
        since = schedules.looked_until(look)
        found = due(_schedules(look), since or now, now, _shifts(look, is_workday))
        once = schedules.appointments(look, now)
    lanes: list[Lane] = []
    for batch in takewhile(lambda _: going(), _batches(found)):
        lanes += _posted(store, batch, now, is_workday, fault)
    for appointment in takewhile(lambda _: going(), once):
        keep = partial(_keep, store, appointment, now, is_workday)
        lanes += _guarded(appointment.post, fault, keep, partial(_give_up, store, appointment, now))
    if not going():
        return lanes
    lanes += _guarded("expire", fault, partial(expire, store, now))
    if since is None or found or now - since >= REMEMBER_EVERY:
        lanes += _guarded("rules", fault, partial(take_effect, store, now, is_workday))
        lanes += _guarded("coverage", fault, partial(warn, store, now))
        lanes += _guarded("close", fault, partial(close, store, now, is_workday))
        with store.work(now) as work:
            schedules.looked(work, now)
    if since and since.date() != now.date():
        forget_texts(store, now)
    return lanes


def _guarded(
    post: str, fault: Fault, work: Callable[[], list[Lane] | None], give_up: Callable[[], None] = lambda: None
) -> list[Lane]:
    """One post's fault must not keep the others waiting; the database's trouble passes, and is tried again."""
    try:
        return work() or []
    except Conflict:
        return []  # another replica was there first
    except AGAIN:
        raise
    except Exception as error:
        fault(post, error)
        give_up()
        return []


def _give_up(store: Store, appointment: Appointment, now: datetime) -> None:
    """A post due once that could not be written is not tried for ever."""
    with suppress(Conflict), store.work(now) as work:  # another replica may have met the same fault
        schedules.settle(work, appointment, "failed")


def next_moment(store: Store, after: datetime, until: datetime, is_workday: IsWorkday) -> datetime | None:
    """The first instant after `after`, up to `until`, at which something is due; None when nothing is."""
    with store.look(after) as look:
        every = [replace(schedule, catch_up="all") for schedule in _schedules(look)]
        instants = [one.instant for one in due(every, after, until, _shifts(look, is_workday))]
        instants += [max(one.due_at, after) for one in schedules.appointments(look, until)]
    return min(instants, default=None)


def _shifts(work: Work, is_workday: IsWorkday) -> Callable[[Schedule], IsWorkday]:
    """Which days are worked, by the team of a schedule."""
    home = directory(work).organization if has_organization(work) else None
    return lambda schedule: workdays_of(home, schedule.team, is_workday) if home else is_workday


def _schedules(work: Work) -> list[Schedule]:
    people = directory(work)
    found = []
    for row in schedules.known(work).values():
        team, member, room = row["team_id"], row["member_id"], people.room_of_team(row["team_id"])
        if (room or member) and row["post"] in discover():
            when = cadence(row["cadence"])
            where = f"@{member}" if member else room.room.id if room else ""
            place = (team, where, row["catch_up"], row["enabled"], member)
            found.append(Schedule(row["id"], row["post"], when, row["zone"], *place))
    return found


def _batches(found: Iterable[Due]) -> Iterator[list[Due]]:
    """The same post at the same slot in several rooms: what they share is read once, and one commit is for all."""
    for _, alike in groupby(found, key=lambda one: (one.schedule.post, one.slot, one.instant)):
        rooms = list(alike)
        yield from (rooms[start : start + AT_ONCE] for start in range(0, len(rooms), AT_ONCE))


def _posted(store: Store, batch: list[Due], now: datetime, is_workday: IsWorkday, fault: Fault) -> list[Lane]:
    """One transaction for the batch; where it fails, one for each room, so that only the room at fault has none."""
    if len(batch) > 1:
        try:
            return _post(store, batch, now, is_workday)
        except AGAIN:
            raise
        except Exception:
            return [lane for one in batch for lane in _posted(store, [one], now, is_workday, fault)]
    return _guarded(batch[0].schedule.post, fault, partial(_post, store, batch, now, is_workday))


def _post(store: Store, batch: list[Due], now: datetime, is_workday: IsWorkday) -> list[Lane]:
    """Claim the slots and write their posts, both or neither."""
    lanes: list[Lane] = []
    with store.work(now) as work:
        for one in batch:
            post, team, subject = one.schedule.post, one.schedule.team, str(one.schedule.member or "")
            if schedules.claim(work, post, one.schedule.room, one.slot.isoformat(timespec="minutes")):
                lanes += run(work, post, team, one.slot, is_workday, late=one.late, subject=subject)
    return lanes


def _keep(store: Store, appointment: Appointment, now: datetime, is_workday: IsWorkday) -> list[Lane]:
    with store.work(now) as work:
        opens = gate.morning_of_room(work, appointment.post)
        if opens:
            schedules.postpone(work, appointment, opens)
            return []
        schedules.settle(work, appointment, "done")
        slot = now.astimezone(ZoneInfo(directory(work).organization.zone)).replace(tzinfo=None)
        late = now - appointment.due_at > GRACE
        team, subject = appointment.team, appointment.subject
        return run(work, appointment.post, team, slot, is_workday, late=late, subject=subject)


def run(
    work: Work,
    name: str,
    team: int | None,
    slot: datetime,
    is_workday: IsWorkday,
    *,
    late: bool = False,
    subject: str = "",
) -> list[Lane]:
    """Have a post written for a moment and put what it says into the outbox."""
    post = discover()[name]
    found = moment(work, name, team, slot, is_workday, late, subject)
    return outbox.send(work, gate.passing(work, post, post.run(found), late=late))


def moment(
    work: Work,
    name: str,
    team: int | None,
    slot: datetime,
    is_workday: IsWorkday,
    late: bool = False,
    subject: str = "",
) -> Moment:
    """The moment a post is written for."""
    people = directory(work)
    shifts = workdays_of(people.organization, team, is_workday)
    return Moment(name, team, people.room_of_team(team), slot, late, subject, people, shifts, work, is_workday)
