"""Whom and which money a short report means: 悠麦 for 悠麦商贸, 30k of a deal that is in S$."""

from dataclasses import replace

from handlers.command import Request
from handlers.receiving import in_currency
from language.money import CURRENCY_OF, DOLLARS
from language.normalise import fold
from scoring.customer import customer_key
from scoring.deal import Stage
from scoring.pipeline import live, named_last
from scoring.reading.company import has_ending
from scoring.reading.result import DealDraft
from storage import deals

_MOST = 8
"""Customers whose names begin alike, at most: beyond, nobody in particular is meant."""
_SHORTEST, _SHORTEST_LATIN = 2, 4
_OF_ONE_KNOWN = (Stage.PAID, Stage.REFUNDED, Stage.LOST)
"""What only a deal that is there can come to."""


def in_full(request: Request, draft: DealDraft) -> DealDraft:
    """The draft with its customer as the asker's deal has it, and in that deal's currency where none was said."""
    if not draft.customer:
        return draft
    number = deals.deal_with(request.work, request.asker.id, draft.customer)
    if number is None:
        number, name = _meant(request, draft.customer, draft.stage)
        draft = replace(draft, customer=name) if name else draft
    return _in_its_currency(request, draft, number) if number else draft


def _meant(request: Request, said: str, stage: Stage) -> tuple[int | None, str]:
    """The newest deal and the name of the asker's only customer whose name begins so, where that is short for it."""
    nobody = None, ""
    known = deals.customers(request.work)
    if customer_key(said) in known:
        return nobody
    alike = [name for name in known.values() if _begins(name, said)]
    if len(alike) > _MOST:
        return nobody
    mine = [(number, name) for name in alike if (number := deals.deal_with(request.work, request.asker.id, name))]
    if len(mine) != 1:
        return nobody
    number, name = mine[0]
    rest = name[len(said) :].strip()
    short_for = has_ending(rest) if not rest.isascii() else len(rest.split()) == 1
    return (number, name) if stage in _OF_ONE_KNOWN or short_for else nobody


def _begins(name: str, said: str) -> bool:
    """Whether a name begins with what was said, and goes on with another word."""
    full, short = fold(name), fold(said)
    if len(short) < (_SHORTEST_LATIN if short.isascii() else _SHORTEST) or not full.startswith(short):
        return False
    behind = full[len(short) : len(short) + 1]
    return bool(behind) and not (short[-1].isascii() and behind.isascii() and behind.isalnum())


def _in_its_currency(request: Request, draft: DealDraft, number: int) -> DealDraft:
    """$5,400 for a deal in S$, 5400 for one in USD: the figure in the deal's currency."""
    if draft.money is None or deals.currencies(request.work, number) <= {draft.money.currency}:
        return draft
    last = named_last(live(deals.events_of(request.work, (number,)).get(number, ())))
    if last is None or last.currency == draft.money.currency:
        return draft
    said, theirs = draft.money.currency, last.currency
    home = request.organization.currency
    bare = said == "USD" != home and theirs in DOLLARS and not _marks(draft.clause, said, but="$")
    unsaid = said == home and not _marks(draft.clause, said)
    return in_currency(draft, theirs) if bare or unsaid else draft


def _marks(clause: str, currency: str, but: str = "") -> bool:
    """Whether the currency was said, by another mark than this one."""
    folded = fold(clause)
    return any(mark in folded for mark, one in CURRENCY_OF.items() if one == currency and mark != but)
