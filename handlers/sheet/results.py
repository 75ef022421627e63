"""The month so far in a sheet: what a member has reached of a metric, brought to the number that stands there."""

from handlers.sheet.bringing import Bringing, Fault, Numbered, at, smallest
from handlers.sheet.month import reached_month
from language.money import Money
from language.text import Arg, Day, text
from scoring.activity import Activity
from scoring.metric import Metric
from scoring.people import Member
from scoring.period import Period
from scoring.sheet.cell import Unfit, blank
from scoring.sheet.layout import Column
from scoring.sheet.table import Row
from storage import closings, imports, ledger, totals, undated
from storage.progress import main_metric

COUNTED = ("report", "deals")


def bring(bringing: Bringing, rows: Numbered) -> None:
    """Bring every number to what stands there; what was said in the chat meanwhile stays part of it."""
    columns = [one for one in bringing.layout.all("done") if _counts(bringing, one)]
    for number, row in rows.items():
        if all(blank(at(row, column)) for column in columns):
            continue
        try:
            member = bringing.who(row)
        except Unfit as wrong:
            if not any(one.row == number for one in bringing.faults):
                bringing.faults.append(Fault(number, wrong.words))
            continue
        for column in columns:
            try:
                _cell(bringing, row, member, column)
            except Unfit as wrong:
                bringing.faults.append(Fault(number, wrong.words))


def _counts(bringing: Bringing, column: Column) -> bool:
    """Whether the metric adds up; others are worked out from them."""
    metric = bringing.home.metric(column.means.metric)
    return metric is not None and metric.roll in ("sum", "count") and metric.origin in COUNTED


def _cell(bringing: Bringing, row: Row, member: Member, column: Column) -> None:
    metric = bringing.home.metric(column.means.metric) or main_metric(bringing.home)
    wanted = smallest(at(row, column), column, metric, bringing.home.currency)
    if wanted is None:
        return
    period = reached_month(bringing, row, column)
    first = closings.open_from(bringing.work)
    if period.start < first:
        raise Unfit(text("that month is closed: the earliest open day is {day}.", day=Day(first)))
    _bring_to(bringing, member, metric, period, wanted)


def _bring_to(bringing: Bringing, member: Member, metric: Metric, period: Period, wanted: int) -> None:
    """One row of the ledger on the month's first day makes up what the chat does not know; an earlier one goes."""
    work = bringing.work
    place = f"{undated.PLACE}{metric.key}:{period.start}"
    before = imports.standing(work, place, member.id)
    if before and before.clause == str(wanted):
        bringing.same += 1
        return
    has = totals.of_member(work, member.id, period, (metric.key,))[metric.key]
    rest = has - (before.amount if before else 0)
    if not before and rest == wanted:
        bringing.same += 1
        return
    if wanted < rest:
        shown: Arg = Money(rest, bringing.home.currency) if metric.money else rest
        raise Unfit(
            text(
                "{name} has {amount} {metric} already, more than stands here: take back what is wrong.",
                name=member.name,
                amount=shown,
                metric=bringing.said(metric),
            )
        )
    if before:
        ledger.cancel(work, before, "import")
    _write(bringing, member, metric, period, (wanted - rest, wanted))
    said: Arg = Money(wanted, bringing.home.currency) if metric.money else wanted
    words = text("{name} {metric} {amount}", name=member.name, metric=bringing.said(metric), amount=said)
    counts = metric.money and metric.key == main_metric(bringing.home).key
    bringing.change("result", words, Money(wanted, bringing.home.currency) if counts else None)


def _write(bringing: Bringing, member: Member, metric: Metric, period: Period, amounts: tuple[int, int]) -> None:
    """The row of the ledger: what is added, and the whole that the sheet says."""
    work, (added, wanted) = bringing.work, amounts
    row = Activity(
        id=work.new_id(),
        entry=imports.entry_of(work, bringing.code, member.id),
        code=bringing.code,
        member=member.id,
        team=member.team,
        metric=metric.key,
        amount=added,
        day=period.start,
        at=work.now,
        clause=str(wanted),
        message=f"{undated.PLACE}{metric.key}:{period.start}",
        source="import",
    )
    ledger.write(work, row)
