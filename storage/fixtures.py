"""When a contest begins, is half over, ends: the posts that are due then."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from scoring.contest import half_time, workdays
from scoring.period import IsWorkday
from storage import schedules
from storage.people import directory
from storage.pks import Pk
from storage.work import Work

START, HALF, FINAL = time(9, 0), time(18, 0), time(10, 0)
POST = "pk"
_STAGES = ("start", "half", "final")


def arrange(work: Work, pk: Pk, is_workday: IsWorkday, *, half_told: bool = False) -> None:
    """Have the posts made that are still to come: start (unless it runs), half-time, and the verdict.

    The verdict is at ten on the workday after the last day, when the evening's reports are in.
    """
    contest = pk.contest
    half = None if half_told else half_time(workdays(contest.first, contest.last, is_workday))
    after = contest.last + timedelta(days=1)
    while not is_workday(after):
        after += timedelta(days=1)
    moments = {"final": _at(work, after, FINAL)}
    if half:
        moments["half"] = _at(work, half, HALF)
    if pk.state == "announced":
        moments["start"] = _at(work, contest.first, START)
    for stage, moment in moments.items():
        if moment > work.now:
            schedules.appoint(work, _key(pk, stage), POST, moment, None, f"{pk.id}:{stage}")


def call_off(work: Work, pk: Pk, *stages: str) -> None:
    """The posts still waiting will not be made; of those stages, or of all."""
    for stage in stages or _STAGES:
        waiting = schedules.appointment(work, _key(pk, stage))
        if waiting:
            schedules.settle(work, waiting, "dropped")


def half_told(work: Work, pk: Pk) -> bool:
    """Whether the half-time post is not waiting any more."""
    return schedules.appointment(work, _key(pk, "half")) is None


def expire(work: Work, pk: Pk) -> None:
    """Have an offer end by itself."""
    if pk.until:
        schedules.appoint(work, f"{POST}:{pk.id}:offer", POST, pk.until, None, f"{pk.id}:offer")


def answered(work: Work, pk: Pk) -> None:
    """An offer was answered: nothing ends by itself any more."""
    waiting = schedules.appointment(work, f"{POST}:{pk.id}:offer")
    if waiting:
        schedules.settle(work, waiting, "dropped")


def _key(pk: Pk, stage: str) -> str:
    return f"{POST}:{pk.id}:{stage}:{pk.contest.last.isoformat()}"


def _at(work: Work, day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, ZoneInfo(directory(work).organization.zone))
