"""Parts of signed deals that are still open, of some members."""

from collections.abc import Iterable
from datetime import date

from scoring.pipeline import Owed
from storage import instalments, pipeline
from storage.work import Work


def owed(work: Work, members: Iterable[int], today: date) -> list[Owed]:
    """Every open part of the deals that these members hold, the oldest due first; those without a day last."""
    deals = [deal for deal in pipeline.held_by(work, members, today) if deal.due]
    codes = {
        kept.instalment.id: kept.code
        for parts in instalments.of_deals(work, (deal.id for deal in deals)).values()
        for kept in parts
    }
    found = [
        Owed(deal, due, codes.get(due.instalment.id, "") if due.instalment else "")
        for deal in deals
        for due in deal.dues
        if due.open
    ]
    return sorted(found, key=lambda one: (one.due.due or date.max, one.deal.id))
