"""Money as a value: integer minor units and an ISO 4217 currency, never a float."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

# Minor units per major unit where it is not 100 (ISO 4217).
_DIGITS = {"JPY": 0, "KRW": 0, "VND": 0, "IDR": 0, "KWD": 3, "BHD": 3, "TWD": 2}


def digits_of(currency: str) -> int:
    """How many decimal places the currency has: 2 for CNY, 0 for JPY."""
    return _DIGITS.get(currency, 2)


@dataclass(frozen=True, slots=True)
class Money:
    """`minor` smallest units of `currency`: Money(5_000_000, "CNY") is ¥50,000.00."""

    minor: int
    currency: str
    kind: Literal["money"] = "money"

    @property
    def major(self) -> Decimal:
        """The amount in whole units, exact: 50000.00."""
        return Decimal(self.minor).scaleb(-digits_of(self.currency))


def money_of(major: Decimal, currency: str) -> Money:
    """Money from an amount in whole units; ValueError when it has more decimals than the currency."""
    minor = major.scaleb(digits_of(currency))
    if minor != minor.to_integral_value():
        raise ValueError(f"{currency} has {digits_of(currency)} decimals")
    return Money(int(minor), currency)
