"""What somebody means to do: kept for its day, to be compared with what was done; never counted."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cards.reminder import Item
from handlers.command import Request
from language.text import Text, text
from scoring.people import Role
from scoring.planned import Planned
from scoring.reading.result import PlanDraft, Reading
from scoring.reminding import wish_of
from storage import plans, reminders, schedules

AFTERNOON = time(14)
"""A plan without a day is of today before, of the next workday after."""
FARTHEST = timedelta(days=62)
LOOKED_BACK_AT = time(8, 40)
MOST_IN_WORDS, LONGEST = 5, 80
ASKS = re.compile(
    r"(?:[什啥]么|啥|谁|几点|多少|怎么样|吗|么)[了呢啊呀 ]*[?？。!！ ]*$|[?？]\s*$"
    r"|^\s*(?:what|when|who|how|which|will|does)\b",
    re.IGNORECASE,
)
"""A question of what is to come is no plan."""


def planned(request: Request, reading: Reading | None) -> tuple[Planned, ...]:
    """Keep the plans in a message that name a metric and a number; they, by metric and day."""
    if reading is None or not reading.plans or request.member is None:
        return ()
    found: dict[tuple[date, str], Planned] = {}
    for draft in reading.plans:
        metric = request.organization.metric(draft.metric) if draft.metric else None
        day = _day_of(request, draft)
        if metric is None or metric.money or draft.quantity is None or not _near(request, day, draft):
            continue
        amount = int(draft.quantity.scaleb(metric.scale))
        before = found.get((day, metric.key))
        found[day, metric.key] = Planned(
            request.member.id, day, metric.key, amount + (before.amount if before else 0)
        )
    plans.keep(request.work, found.values())
    _look_back(request, (day for day, _ in found))
    return tuple(found.values())


def intended(request: Request, reading: Reading | None, *, dayless: bool = False) -> tuple[Item, ...]:
    """Keep the plans that are words only: 明天去星河谈合同. In a group only a report's; people chat there.

    Without a day it is a hope, unless it was called a plan (`dayless`).
    """
    if reading is None or not reading.plans or request.member is None:
        return ()
    if request.in_group and not (reading.activities or reading.deals):
        return ()
    told = [draft for draft in reading.plans if draft.quantity is None and not ASKS.search(draft.text)]
    drafts = [draft for draft in told if draft.day or dayless]
    open_ = {(one.what, one.day) for one in reminders.open_of(request.work, request.asker.id)} if drafts else set()
    found: list[Item] = []
    for draft in drafts[:MOST_IN_WORDS]:
        what, day = _in_words(request, draft), _day_of(request, draft)
        if (what, day) in open_ or not request.today <= day <= request.today + FARTHEST:
            continue
        kept = reminders.add(request.work, request.asker.id, what, day, None, request.incoming.message)
        found.append(Item(kept.code, what, day))
    _look_back(request, (item.day for item in found))
    return tuple(found)


def passed_on(request: Request, reading: Reading | None) -> tuple[Text, ...]:
    """Keep what is in a rep's way for the lead's digest, and say so; an edited message says it anew."""
    message = request.incoming.message or request.incoming.id
    if request.member is None or reading is None:
        return ()
    if request.incoming.kind == "edit":
        reminders.drop_blockers(request.work, message)
    if not reading.blockers or request.member.role is not Role.REP:
        return ()
    reminders.note_blockers(request.work, request.member.id, reading.blockers, request.today, message)
    return (text("🚧 Blocker passed to your lead"),)


def _in_words(request: Request, draft: PlanDraft) -> str:
    """What is planned, without its day, which is shown anyway."""
    said = draft.text.strip()[:LONGEST]
    return wish_of(said, request.today).what or said


def _look_back(request: Request, days: Iterable[date]) -> None:
    """Have the one who planned told on the morning after what came of it."""
    zone = ZoneInfo(request.asker.zone)
    for day in set(days):
        morning = datetime.combine(_workday_after(request, day), LOOKED_BACK_AT, zone)
        key = f"planned:{request.asker.id}:{day}"
        schedules.appoint(request.work, key, "planned", morning, None, f"{request.asker.id}:{day}")


def _near(request: Request, day: date, draft: PlanDraft) -> bool:
    """Whether it is a number somebody may mean, on a day not far off."""
    quantity = draft.quantity or 0
    return request.today <= day <= request.today + FARTHEST and 0 < quantity < 10_000


def _day_of(request: Request, draft: PlanDraft) -> date:
    """The day that is said; on a Friday “tomorrow” is the next workday."""
    day = draft.day or _usual_day(request)
    if day == request.today + timedelta(days=1) and not request.shared_days(day):
        return _workday_after(request, day)
    return day


def _usual_day(request: Request) -> date:
    clock = request.now.astimezone(ZoneInfo(request.asker.zone)).time()
    if clock < AFTERNOON and request.own_days(request.today):
        return request.today
    return _workday_after(request, request.today)


def _workday_after(request: Request, day: date) -> date:
    for _ in range(31):
        day += timedelta(days=1)
        if request.own_days(day):
            break
    return day
