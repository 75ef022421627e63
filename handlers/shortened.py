"""Whom and which money a short report means: 悠麦 for 悠麦商贸, 30k of a deal that is in S$."""

from dataclasses import replace

from handlers.command import Request
from handlers.receiving import in_currency
from language.money import CURRENCY_OF, DOLLARS
from language.normalise import fold
from scoring.customer import customer_key
from scoring.deal import Stage
from scoring.reading.company import has_ending
from scoring.reading.result import DealDraft
from storage import deals, pipeline

_MOST = 8
"""Customers whose names begin alike, at most: beyond, nobody in particular is meant."""
_SHORTEST, _SHORTEST_LATIN = 2, 4
_OF_ONE_KNOWN = (Stage.PAID, Stage.REFUNDED, Stage.LOST)
"""What only a deal that is there can come to."""


def in_full(request: Request, draft: DealDraft) -> DealDraft:
    """The draft with its customer as the asker's deal has it, and in that deal's currency where none was said."""
    if not draft.customer:
        return draft
    name = _meant(request, draft.customer, draft.stage)
    return _in_its_currency(request, replace(draft, customer=name) if name else draft)


def _meant(request: Request, said: str, stage: Stage) -> str | None:
    """The only customer of the asker whose name begins so, where that is short for it; None: take it as it is."""
    if deals.deal_with(request.work, request.asker.id, said) is not None:
        return None
    known = deals.customers(request.work)
    if customer_key(said) in known:
        return None
    alike = [name for name in known.values() if _begins(name, said)]
    if not alike or len(alike) > _MOST:
        return None
    mine = [name for name in alike if deals.deal_with(request.work, request.asker.id, name) is not None]
    if len(mine) != 1:
        return None
    rest = mine[0][len(said) :].strip()
    short_for = has_ending(rest) if not rest.isascii() else len(rest.split()) == 1
    return mine[0] if stage in _OF_ONE_KNOWN or short_for else None


def _begins(name: str, said: str) -> bool:
    """Whether a name begins with what was said, and goes on with another word."""
    full, short = fold(name), fold(said)
    if len(short) < (_SHORTEST_LATIN if short.isascii() else _SHORTEST) or not full.startswith(short):
        return False
    behind = full[len(short) : len(short) + 1]
    return bool(behind) and not (short[-1].isascii() and behind.isascii() and behind.isalnum())


def _in_its_currency(request: Request, draft: DealDraft) -> DealDraft:
    """$5,400 for a deal in S$, 5400 for one in USD: the figure in the deal's currency."""
    number = deals.deal_with(request.work, request.asker.id, draft.customer or "") if draft.money else None
    deal = pipeline.deal(request.work, number) if number else None
    if draft.money is None or deal is None or deal.money is None or deal.money.currency == draft.money.currency:
        return draft
    said, theirs = draft.money.currency, deal.money.currency
    home = request.organization.currency
    bare = said == "USD" != home and theirs in DOLLARS and not _marks(draft.clause, said, but="$")
    unsaid = said == home and not _marks(draft.clause, said)
    return in_currency(draft, theirs) if bare or unsaid else draft


def _marks(clause: str, currency: str, but: str = "") -> bool:
    """Whether the currency was said, by another mark than this one."""
    folded = fold(clause)
    return any(mark in folded for mark, one in CURRENCY_OF.items() if one == currency and mark != but)
