"""Chinese numerals: 一百二十, 三万五, 二〇二六, 廿, 壹贰叁; and two of them side by side, 三四十."""

from __future__ import annotations

from decimal import Decimal

from language.normalise import words

LONGEST = 80
"""Characters beyond this many are no numeral."""

_DIGITS = {
    sign: value
    for value, signs in enumerate(words("零〇 一壹 二贰两俩 三叁仨 四肆 五伍 六陆 七柒 八捌 九玖"))
    for sign in signs
}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
"""Units within a section of four places."""

MYRIADS = {"万": 10**4, "亿": 10**8}
"""Units of sections."""

_BEYOND = 10**17


def han_value(run: str) -> Decimal | None:
    """The value of numerals, 0 … 10^16: 三万五 is 35,000, 一百二 is 120, 二〇二六 is 2026; None if they are none."""
    if not run or len(run) > LONGEST:
        return None
    if run == "半":
        return Decimal("0.5")
    run = run.replace("廿", "二十").replace("卅", "三十")
    if "点" in run:
        return _decimal(run)
    if len(run) > 1 and all(sign in _DIGITS for sign in run):
        return Decimal("".join(str(_DIGITS[sign]) for sign in run)) if run[0] not in "俩仨两" else None
    return _integer(run)


def _decimal(run: str) -> Decimal | None:
    whole, _, part = run.partition("点")
    scale = 1
    while part and part[-1] in MYRIADS:
        scale *= MYRIADS[part[-1]]
        part = part[:-1]
    value = han_value(whole)
    if value is None or not part or not all(sign in _DIGITS for sign in part):
        return None
    return (value + Decimal("0." + "".join(str(_DIGITS[sign]) for sign in part))) * scale


def _integer(run: str) -> Decimal | None:
    """Sections of four places each; a last digit without a unit counts a tenth of the unit before it."""
    total = section = 0
    digit: int | None = None
    unit = top = _BEYOND
    gap = False
    for sign in run:
        if sign in _DIGITS:
            if digit:
                return None
            digit, gap = _DIGITS[sign] or None, gap or _DIGITS[sign] == 0
            continue
        if sign in TENS:
            if TENS[sign] >= unit and unit < 10**4:
                return None
            unit, gap = TENS[sign], False
            section += (1 if digit is None else digit) * unit
        elif sign in MYRIADS and (MYRIADS[sign] < top or (sign == "亿" and top == 10**4)):
            step, whole = MYRIADS[sign], section + (digit or 0)
            total, section = ((total + whole) * step, 0) if step > top else (total + whole * step, 0)
            unit, top, gap = step, step, False
        else:
            return None
        digit = None
    if digit is not None:
        section += digit * (unit // 10 if 10 < unit < _BEYOND and not gap else 1)
    return Decimal(total + section)


def han_range(run: str) -> tuple[Decimal, Decimal] | None:
    """三四 is 3 to 4, 三四十 is 30 to 40, 十五六 is 15 to 16, 二三十万 is 200,000 to 300,000; None for one number."""
    for place in range(len(run) - 1):
        one, two = _DIGITS.get(run[place]), _DIGITS.get(run[place + 1])
        if one is None or two is None or one == 0 or not 0 < two - one <= 2:
            continue
        before, after = run[:place], run[place + 2 :]
        if (before and before[-1] not in TENS) or (after and after[0] not in TENS and after[0] not in MYRIADS):
            return None
        if before and TENS[before[-1]] > 10 and not after:
            return None
        low, high = han_value(before + run[place] + after), han_value(before + run[place + 1] + after)
        return (low, high) if low is not None and high is not None else None
    return None
