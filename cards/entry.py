"""The rows of a message in words: 3 visits (Huawei, Tencent); Acme ¥50,000 signed."""

from collections.abc import Sequence
from datetime import date

from cards.metric import said
from language.text import Arg, Day, Listing, Text, text
from scoring.activity import Activity
from scoring.deal import DealEvent, Stage
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
}
_MOST_CUSTOMERS = 6


def listed(rows: Sequence[Activity | DealEvent], home: Organization, today: date) -> Listing:
    """All rows of an entry, each in words; a day is named only when it is not today."""
    return Listing(tuple(_row(row, home, today) for row in rows))


def _row(row: Activity | DealEvent, home: Organization, today: date) -> Text:
    words = activity(row, home) if isinstance(row, Activity) else event(row)
    return words if row.day == today else text("{what} on {day}", what=words, day=Day(row.day))


def activity(row: Activity, home: Organization) -> Text:
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
