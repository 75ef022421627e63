"""close [month]: whether a month's books are open, and since when not; a manager closes one that is over."""

import re
from datetime import date

from cards import closing as cards
from chat.errors import Refusal
from chat.reply import Reply
from handlers.command import Command, Request
from handlers.when import period_in
from language.normalise import fold
from language.text import text
from scoring.closing import closes_on, open_from
from scoring.metric import Metric
from scoring.people import Role
from scoring.period import Period, before, period_of
from scoring.reading.result import Context
from scoring.rights import Right, may
from storage import closings, totals

_CLOSER = Right(Role.MANAGER)
_RESULTS = ("signed", "bookings", "collections")
_PRESSED = re.compile(r"now (20\d\d)-(0[1-9]|1[0-2])")
_MONTH = (
    r"(?:(?:20\d\d ?[-/年] ?)?1?\d ?月份?|20\d\d-\d\d|[本上]个?月|这个月"
    r"|(?:this|last) month|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: 20\d\d)?)"
)
_BOOKS = rf"(?:the (?:books|month)|{_MONTH})(?: (?:for|of) {_MONTH})?"
_ASKED = re.compile(
    rf"(?:请|帮我|我们)?(?:把|给)?{_MONTH}?的?账?(?:什么时候|啥时候|几号|何时|已经|可以|能|还没|要|该)*"
    rf"(?:[封关结]一?下?账|月结)(?:一下)?{_MONTH}?(?:了|吗|没有|没|吧|呢)*[。.!? ]*"
    rf"|(?:重新|再)(?:打开|开){_MONTH}?的?账?(?:吗)?[。.!? ]*|(?:please )?re-?open {_BOOKS}[.!? ]*"
    rf"|(?:please )?close {_BOOKS}(?: now| please)?[.!? ]*"
    rf"|(?:is|are) {_BOOKS} (?:already |still )?(?:closed|open)(?: yet)?[.!? ]*"
    rf"|when (?:is|are|does|do|will) {_BOOKS} (?:be )?closed?s?[.!? ]*"
)


def run(request: Request) -> Reply:
    """Without a month the oldest that is over and still open, else the one that runs; `now 2026-10` is the button."""
    work, home, today = request.work, request.organization, closings.today_of(request.work)
    pressed = _PRESSED.fullmatch(request.args)
    opened = _opened(request)
    month = _pressed(pressed) if pressed else _named(request) or _oldest(today, opened)
    if month.start < opened:
        return _closed(request, month)
    on = closes_on(month, home.closes_after, request.shared_days)
    if month.end > today:
        return cards.not_over(month, on, home)
    if not pressed:
        return cards.still_open(month, _sums(request, month), on, home, may_close=may(request.member, _CLOSER))
    if not may(request.member, _CLOSER):
        raise Refusal(text("A month is closed by managers and above."))
    closings.close_before(work, month.end, request.asker.id)
    return cards.closed_now(month, _sums(request, month), home, last=month == before(period_of("month", today)))


def _pressed(found: re.Match[str]) -> Period:
    return period_of("month", date(int(found[1]), int(found[2]), 1))


def _named(request: Request) -> Period | None:
    """The month that is said, the last of that name; None where none is. Refusal for what is no month."""
    found, _ = period_in(fold(request.args), request.organization, request.today, "begun")
    if found is None and (not request.args or _ASKED.fullmatch(fold(request.args.strip()))):
        return None
    if found is None or found.kind != "month":
        raise Refusal(text("Which month?"), text("For example: {example}", example=COMMAND.example))
    return found


def _opened(request: Request) -> date:
    """From which day on the books are open; what is due to close by itself is closed, the clock there or not."""
    due = open_from(closings.today_of(request.work), request.organization.closes_after, request.shared_days)
    closings.close_before(request.work, due)
    return max(due, closings.open_from(request.work))


def _oldest(today: date, opened: date) -> Period:
    """The oldest month that is over and open; else the one that runs."""
    return period_of("month", min(today, opened))


def _closed(request: Request, month: Period) -> Reply:
    found = closings.closing_of(request.work, month.start)
    by = request.organization.members.get(found.by) if found and found.by is not None else None
    return cards.closed_before(month, found.at if found else None, by.name if by else "", request.organization)


def _sums(request: Request, month: Period) -> list[tuple[Metric, int]]:
    """What all have of the results in that month."""
    found = totals.by_metric(totals.table(request.work, month, _RESULTS))
    return [(metric, found.get(metric.key, 0)) for metric in request.organization.metrics if metric.key in _RESULTS]


def _meant(said: str, context: Context) -> bool:
    """What colleagues ask each other in a group is not for us."""
    return context.direct and _ASKED.fullmatch(fold(said.strip())) is not None


COMMAND = Command(
    name="close",
    names=(
        *("封账", "封帳", "封賬", "关账", "關帳", "關賬", "结账", "結帳", "結賬", "关帐", "结帐"),
        *("月结", "月結"),
    ),
    help=text("Whether a month is closed; managers close one that is over."),
    example=text("close October"),
    run=run,
    right=Right(Role.REP, "private"),
    shown=False,
    follows=rf"now 20\d\d-\d\d|{_MONTH}",
    sentence=r"[账帐賬帳]|月[结結]|重新|再|close|open",
    meant=_meant,
)
