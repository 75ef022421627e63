"""When the customers of the sample company pay: most by a day, some late, a few without one."""

from datetime import date, timedelta

from scoring.instalments import Part, agreed
from scoring.people import Organization
from scoring.period import IsWorkday
from scoring.pipeline import Deal
from storage import dues, instalments, pipeline
from storage.work import Work

DAYLESS, LATE_EVERY = 5, 4
"""One deal of so many has no day; of one in so many the rest was due before today."""
LATE = timedelta(days=9)


def plan(work: Work, organization: Organization, today: date, is_workday: IsWorkday) -> None:
    """A payment plan for most deals that are signed and not wholly paid."""
    held = pipeline.held_by(work, organization.members, today)
    owing = sorted((deal for deal in held if deal.due and deal.signed > 0 and deal.money), key=lambda deal: deal.id)
    for number, deal in enumerate(owing):
        if number % DAYLESS == DAYLESS - 1:
            continue
        parts = agreed(deal.signed, _parts(deal, number, today), today)
        assert deal.money is not None
        for kept in instalments.keep(work, deal.id, parts, deal.money.currency, deal.holder):
            dues.arrange(work, kept, is_workday)


def _parts(deal: Deal, number: int, today: date) -> list[Part]:
    """What came in, and the rest on its day."""
    late = number % LATE_EVERY == LATE_EVERY - 1
    rest = today - LATE - timedelta(days=number % 11) if late else today + timedelta(days=5 + 3 * (number % 17))
    came = [Part(minor=deal.received, when="day", day=deal.touched)] if deal.received else []
    return [*came, Part(weight=1, when="day", day=rest)]
