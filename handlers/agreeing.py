"""A payment plan agreed with a signing, or afterwards: kept, and its holder reminded in time."""

from collections.abc import Sequence

from handlers.command import Request
from scoring.deal import DealEvent, Stage
from scoring.instalments import Part, agreed
from scoring.pipeline import Deal
from storage import dues, instalments, pipeline
from storage.instalments import Kept


def agree(request: Request, event: DealEvent, parts: Sequence[Part]) -> None:
    """Keep the plan of a signing, if its parts add up; a plan of a signing that was taken back ends."""
    if event.stage is not Stage.SIGNED or event.money is None:
        return
    work = request.work
    before = instalments.of_deal(work, event.deal)
    deal = pipeline.deal(work, event.deal) if before else None
    if deal and deal.signed <= event.money.minor:  # nothing else is signed: what stood before is over
        instalments.end(work, before)
    plan = agreed(event.money.minor, parts, event.adjusts or event.day)
    arrange(request, instalments.keep(work, event.deal, plan, event.money.currency, request.asker.id))


def agree_anew(request: Request, deal: Deal, parts: Sequence[Part]) -> list[Kept]:
    """Give a signed deal another plan for all that was signed; () when the parts do not add up."""
    plan = agreed(deal.signed, parts, request.today)
    if not plan or deal.money is None:
        return []
    instalments.end(request.work, instalments.of_deal(request.work, deal.id))
    kept = instalments.keep(request.work, deal.id, plan, deal.money.currency, request.asker.id)
    arrange(request, kept)
    return kept


def arrange(request: Request, kept: Sequence[Kept]) -> None:
    """Have the deal's holder reminded of these parts."""
    for one in kept:
        dues.arrange(request.work, one, request.shared_days)
