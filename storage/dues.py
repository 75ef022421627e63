"""When the holder of a deal is reminded of money that is due: posts that are due once, each arranging the next."""

from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from scoring.instalments import again, reminders
from scoring.period import IsWorkday
from storage import schedules
from storage.instalments import Kept
from storage.people import directory
from storage.work import Work

POST = "receivable"
AT = time(9, 10)
Kind = Literal["before", "on", "over"]


def arrange(work: Work, kept: Kept, is_workday: IsWorkday) -> None:
    """Have its holder reminded three days before and on the day; of what is overdue already, a week from now."""
    due = kept.instalment.due
    if due is None:
        return
    before, on = reminders(due, is_workday)
    days: list[tuple[Kind, date]] = [("before", before), ("on", on)]
    coming = [(kind, day) for kind, day in days if _at(work, day) > work.now]
    for kind, day in coming:
        appoint(work, kept, kind, day)
    if not coming:
        appoint(work, kept, "over", again(_today(work), is_workday))


def appoint(work: Work, kept: Kept, kind: Kind, day: date) -> None:
    """Have the reminder made on that day."""
    number = kept.instalment.id
    schedules.appoint(work, f"{POST}:{number}:{kind}:{day}", POST, _at(work, day), None, f"{number}:{kind}")


def _at(work: Work, day: date) -> datetime:
    """The moment of that day at which reminders of money are due."""
    return datetime.combine(day, AT, ZoneInfo(directory(work).organization.zone))


def _today(work: Work) -> date:
    return work.now.astimezone(ZoneInfo(directory(work).organization.zone)).date()


def tomorrow(day: date, is_workday: IsWorkday) -> date:
    """The next workday."""
    following = (day + timedelta(days=n) for n in range(1, 31))
    return next((one for one in following if is_workday(one)), day + timedelta(days=1))
