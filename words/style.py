"""How each language writes numbers, money, days and lists."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from language.money import Money, digits_of
from language.rounding import half_up


@dataclass(frozen=True, slots=True)
class Style:
    """The habits of one language. `scales` grow: (10_000, "万") shortens 128_600 to 12.9万."""

    weekdays: tuple[str, ...]  # Monday first
    months: tuple[str, ...]
    day: str  # with places weekday, month, day
    comma: str
    scales: tuple[tuple[int, str], ...]
    signs: Mapping[str, str]


# Each sign names one currency, whoever reads: ¥ is the yuan only, the yen is JP¥.
_SIGNS = {
    "CNY": "¥",
    "USD": "US$",
    "TWD": "NT$",
    "HKD": "HK$",
    "JPY": "JP¥",
    "EUR": "€",
    "GBP": "£",
    "KRW": "₩",
    "SGD": "S$",
    "AUD": "A$",
    "CAD": "C$",
    "MOP": "MOP$",
    "INR": "₹",
    "THB": "฿",
    "VND": "₫",
    "MYR": "RM",
}
_CODE = re.compile(r"[A-Z]{3}")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

STYLES = {
    "zh_CN": Style(
        weekdays=tuple("一二三四五六日"),
        months=tuple(f"{month:02}" for month in range(1, 13)),
        day="{month}-{day:02}(周{weekday})",
        comma="、",
        scales=((10**4, "万"), (10**8, "亿"), (10**12, "万亿")),
        signs=_SIGNS,
    ),
    "zh_TW": Style(
        weekdays=tuple("一二三四五六日"),
        months=tuple(f"{month:02}" for month in range(1, 13)),
        day="{month}-{day:02}(週{weekday})",
        comma="、",
        scales=((10**4, "萬"), (10**8, "億"), (10**12, "兆")),
        signs=_SIGNS,
    ),
    "en": Style(
        weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        months=_MONTHS,
        day="{weekday} {day} {month}",
        comma=", ",
        scales=((10**3, "K"), (10**6, "M"), (10**9, "B")),
        signs=_SIGNS | {"USD": "$"},
    ),
}


def whole_money(money: Money, style: Style) -> str:
    """Money to the last digit, without decimals when they are zero: ¥50,000, US$1,234.50."""
    digits = digits_of(money.currency)
    major, minor = divmod(abs(money.minor), 10**digits)
    decimals = f".{minor:0{digits}}" if minor else ""
    return f"{_signed(money, style)}{major:,}{decimals}"


def short(value: int | Money, style: Style) -> str:
    """A number or money rounded half up to one decimal of its scale: 128.6万, $1.3M; small ones to whole units."""
    if isinstance(value, Money):
        return _signed(value, style) + _scaled(abs(value.minor), 10 ** digits_of(value.currency), style)
    return ("-" if value < 0 else "") + _scaled(abs(value), 1, style)


def percent(per_10000: int) -> str:
    """A share with at most one decimal, rounded half up: 88.3%. What falls short of 100 % never says 100%."""
    tenths = half_up(abs(per_10000), 10)
    if tenths == 1000 and abs(per_10000) < 10_000:
        tenths = 999
    return ("-" if per_10000 < 0 and tenths else "") + _one_decimal(tenths) + "%"


def _scaled(parts: int, per_unit: int, style: Style) -> str:
    """`parts` of which `per_unit` make a unit. A figure that rounds up to the next scale is shown in it."""
    tenths, scale, suffix = 10 * half_up(parts, per_unit), 1, ""
    for larger, name in style.scales:
        if tenths * scale < 10 * larger:
            break
        tenths, scale, suffix = half_up(10 * parts, per_unit * larger), larger, name
    # Scaled figures stand under each other on a board: they keep their decimal, 16.0万 below 17.8万.
    return f"{tenths // 10:,}.{tenths % 10}{suffix}" if suffix else _one_decimal(tenths)


def _signed(money: Money, style: Style) -> str:
    """What stands before the digits: the minus, and the sign or the ISO code where no sign is known."""
    code = f"{money.currency} " if _CODE.fullmatch(money.currency) else "¤"
    return ("-" if money.minor < 0 else "") + style.signs.get(money.currency, code)


def _one_decimal(tenths: int) -> str:
    units, tenth = divmod(tenths, 10)
    return f"{units:,}.{tenth}" if tenth else f"{units:,}"
