"""What is asked before it counts, because a mistake would be expensive."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from language.money import Money
from scoring.customer import customer_key
from scoring.deal import SOLD, Stage
from scoring.metric import Metric
from scoring.reading.result import ActivityDraft, DealDraft, Option, Question

MOST_MINOR = 10**12
"""Amounts above this many minor units (10 billion) are always asked."""

OLD = timedelta(days=14)
ENOUGH_DEALS = 10
TIMES_MEDIAN = 5
TIMES_RAISED = 10


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual of a member, in the organization's minor units.

    `signed` are the amounts of own signed deals; `recent` what was recorded within 24 hours, as (customer, stage,
    amount); `most` is the organization's own threshold, None where it has set none; `times` how many times the
    median is unusual.
    """

    signed: tuple[int, ...] = ()
    recent: frozenset[tuple[str, Stage, int]] = frozenset()
    most: int | None = None
    times: int = TIMES_MEDIAN


def median(amounts: Sequence[int]) -> int:
    """The middle amount; of an even number, the lower of the two in the middle. ValueError for none.

    Example: of 1, 3, 5, 100 it is 3.
    """
    if not amounts:
        raise ValueError("nothing has no median")
    return sorted(amounts)[(len(amounts) - 1) // 2]


def doubt_of_count(
    draft: ActivityDraft, metric: Metric, today: date, open_from: date = date.min, old: timedelta = OLD
) -> Question | None:
    """Why a count is asked: more decimals than are kept, more than anybody does in a day, of a closed month, old.

    Example: 2.5 visits is asked with 2 and 3 as answers; 25 visits, of which 20 are plausible, with 25.
    """
    kept = draft.quantity.scaleb(metric.scale)
    if kept != kept.to_integral_value() or draft.quantity < 0:
        whole = int(draft.quantity)
        near = tuple(Option((replace(draft, quantity=Decimal(n)),)) for n in (whole, whole + 1))
        return Question("number", draft.clause, near if draft.quantity > 0 else ())
    if metric.plausible is not None and draft.quantity > metric.plausible:
        return Question("implausible", draft.clause, (Option((draft,)),))
    if draft.day < open_from:
        return Question("closed_day", draft.clause, (Option((draft,)),))
    if today - draft.day > old:
        return Question("old_day", draft.clause, (Option((draft,)),))
    return None


def doubt_of_deal(
    deal: DealDraft,
    usual: Usual,
    currency: str,
    today: date,
    open_from: date = date.min,
    old: timedelta = OLD,
) -> Question | None:
    """Why a deal is asked: no amount, 0, negative, very large, unlike the member's own, recorded before, of a
    closed month, or old.

    Example: who has signed ten deals with a median of 80,000 is asked above 400,000.
    """
    itself = (Option(deals=(deal,)),)
    if deal.money is None:
        missing = deal.stage in (Stage.SIGNED, Stage.PAID, Stage.REFUNDED)
        return Question("amount_missing", deal.clause, itself) if missing else None
    if deal.money.minor < 0:
        return Question("negative", deal.clause)
    if deal.money.minor == 0:
        return Question("zero_amount", deal.clause) if deal.customer else None
    if deal.money.minor > MOST_MINOR or _is_large(deal.money, deal.stage, usual, currency):
        return Question("large_amount", deal.clause, itself)
    if deal.customer and (customer_key(deal.customer), deal.stage, deal.money.minor) in usual.recent:
        return Question("same_deal", deal.clause, itself)
    if deal.day < open_from:
        return Question("closed_day", deal.clause, itself)
    if today - deal.day > old:
        return Question("old_day", deal.clause, itself)
    return None


def misheard(deal: DealDraft) -> Question | None:
    """Every amount that was spoken is asked: “forty” and “fourteen” sound alike."""
    return Question("heard_amount", deal.clause, (Option(deals=(deal,)),)) if deal.money else None


def _is_large(money: Money, stage: Stage, usual: Usual, currency: str) -> bool:
    if money.currency != currency:
        return False  # nothing to compare it with before there is a rate
    if usual.most is not None and money.minor > usual.most:
        return True
    known = len(usual.signed) >= ENOUGH_DEALS and stage in SOLD
    return known and money.minor > usual.times * median(usual.signed)


def is_raised(old: Money | None, new: Money, times: int = TIMES_RAISED) -> bool:
    """Whether a correction makes an amount ten (`times`) times as large or more: then a second person says yes.

    Example: 100 to 1,000 is; 27,000 to 72,000 is not.
    """
    return old is not None and old.currency == new.currency and new.minor >= times * old.minor
