"""The rows of a message in words: 3 visits (Huawei, Tencent); Acme ¥50,000 signed."""

from collections.abc import Sequence
from datetime import date

from cards.metric import said
from language.text import Arg, Day, Listing, Text, text
from scoring.activity import Activity
from scoring.deal import SHARES, DealEvent, Stage
from scoring.metric import Metric
from scoring.people import Organization

STAGES = {
    Stage.LEAD: text("new lead"),
    Stage.INTENT: text("interested"),
    Stage.QUOTED: text("quoted"),
    Stage.SIGNED: text("signed"),
    Stage.PAID: text("money received"),
    Stage.LOST: text("lost"),
    Stage.CANCELLED: text("cancelled"),
    Stage.REFUNDED: text("refunded"),
    Stage.SHARED: text("credit moved"),
    Stage.SHARED_PAID: text("credit for money moved"),
}
_MOST_CUSTOMERS = 6


def listed(rows: Sequence[Activity | DealEvent], home: Organization, today: date) -> Arg:
    """All rows of an entry in words; a day is named only when it is not today, and once if all have the same.

    Rows that only move credit are left out.
    """
    rows = [row for row in rows if isinstance(row, Activity) or row.stage not in SHARES]
    days = {row.day for row in rows}
    if len(days) == 1:
        return _on(Listing(tuple(_words(row, home) for row in rows)), rows[0].day, today)
    return Listing(tuple(_on(_words(row, home), row.day, today) for row in rows))


def _on(words: Arg, day: date, today: date) -> Arg:
    return words if day == today else text("{what} on {day}", what=words, day=Day(day))


def _words(row: Activity | DealEvent, home: Organization) -> Text:
    return _activity(row, home) if isinstance(row, Activity) else event(row)


def _activity(row: Activity, home: Organization) -> Text:
    """3 visits (Huawei, Tencent)."""
    metric = home.metric(row.metric) or Metric(row.metric, row.metric, ())
    amount = said(metric, row.amount, home.currency)
    if not row.customers:
        return amount if isinstance(amount, Text) else text("{what}", what=amount)
    return text("{what} ({customers})", what=amount, customers=Listing(row.customers[:_MOST_CUSTOMERS]))


def event(row: DealEvent) -> Text:
    """Acme ¥50,000 signed."""
    stage = STAGES[row.stage]
    customer: Arg = row.customer or text("a customer")
    if row.money is None:
        return text("{customer} {stage}", customer=customer, stage=stage)
    return text("{customer} {money} {stage}", customer=customer, money=row.money, stage=stage)


def adjustment(rows: Sequence[Activity | DealEvent]) -> Text | None:
    """That rows of a closed month count on an open day instead; None when none of them is of one."""
    moved = next((row for row in rows if row.adjusts), None)
    if moved is None or moved.adjusts is None:
        return None
    return text(
        "The month of {day} is closed: this is an adjustment on {open}.", day=Day(moved.adjusts), open=Day(moved.day)
    )
