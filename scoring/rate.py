"""Exchange rates by day, and amounts turned into the organization's currency; exact, never a float."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from language.money import Money, digits_of


@dataclass(frozen=True, slots=True)
class Rate:
    """From the day `since` on, one whole unit of `currency` is `value` whole units of the organization's.

    Example: Rate("SGD", date(2026, 10, 1), Decimal("5.35")): S$1 is ¥5.35.
    """

    currency: str
    since: date
    value: Decimal


def rate_on(rates: Iterable[Rate], currency: str, day: date) -> Decimal | None:
    """The rate in force on the day: the newest that does not begin after it; None when there is none.

    Example: with rates since 1 October and 1 November, 15 November takes the second, 15 October the first, and 30
    September has none.
    """
    known = [rate for rate in rates if rate.currency == currency and rate.since <= day]
    return max(known, key=lambda rate: rate.since).value if known else None


def converted(money: Money, home: str, rate: Decimal) -> int:
    """The amount in the smallest unit of the home currency, to the nearest, halves away from nought.

    Example: S$1,234.56 at 5.35 is ¥6,604.896, so 660,490 fen. ¥10,000 (yen, no decimals) at 0.047 are ¥470.00 (yuan).
    """
    return _rounded(Fraction(money.minor) * Fraction(rate) * Fraction(10) ** _shift(money.currency, home))


def converted_back(minor: int, home: str, currency: str, rate: Decimal) -> int:
    """An amount of the home currency in another's smallest unit, by that currency's rate; to the nearest.

    Example: ¥660.49 at 5.35 are S$123.46.
    """
    return _rounded(Fraction(minor) / Fraction(rate) * Fraction(10) ** _shift(home, currency))


def _shift(source: str, target: str) -> int:
    return digits_of(target) - digits_of(source)


def _rounded(exact: Fraction) -> int:
    size = abs(exact)
    whole = (2 * size.numerator + size.denominator) // (2 * size.denominator)
    return -whole if exact < 0 else whole
