"""Numbers as people write them: 三万五, 12万8, 7w5, 廿, 1.2k, 1,234,567, a dozen; vague and invalid ones are told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

LONGEST = 20
"""Digits beyond this many are no number: a cap before Decimal sees them."""

NumberDoubt = Literal["", "vague", "range", "invalid"]

_DIGITS = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9, "俩": 2, "仨": 3,
}  # fmt: skip
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_SCALES = {
    "个亿": 10**8, "万亿": 10**12, "千万": 10**7, "百万": 10**6, "十万": 10**5, "亿": 10**8, "万": 10**4, "千": 1000,
    "百": 100, "w": 10**4, "k": 1000, "m": 10**6, "mm": 10**6, "mil": 10**6, "million": 10**6, "thousand": 1000,
    "grand": 1000, "b": 10**9, "bn": 10**9, "billion": 10**9,
}  # fmt: skip
_ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_DECADES = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}

_RUN = re.compile(r"\d[\d,._]*")
_SCALE = re.compile(
    r" ?(个亿|万亿|千万|百万|十万|亿|万|千|百)|( ?)((?:thousand|million|billion|grand|mil|mm|bn|k)(?![a-z'])|w(?![a-z/']))"
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_EXPONENT = re.compile(r"e[+-]?\d+")
_HAN = re.compile("[零〇一二三四五六七八九两俩仨廿卅壹贰叁肆伍陆柒捌玖十拾百佰千仟万亿几半点]+")
_PERCENT = re.compile(r" ?(?:%|percent\b|个百分点|pct\b)")
_RANGE = re.compile(r" ?(?:-|~|到|至|to |or |或) ?(?=\d)")
_AFTER = re.compile(r" ?(多|来|余|几|好几)(?=[个家通位条场份单张人万千次组户间]|$| )|(\+)(?! ?\d)")
_WORDS = re.compile(
    r"(?:twice|once|thrice|(?:a |half a )?dozen|a couple(?: of)?|couple of|(?:a |one )?hundred|"
    r"(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](one|two|three|four|five|six|seven|eight|nine))?|"
    r"(" + "|".join(sorted(_ONES, key=len, reverse=True)) + r"))(?![a-z])"
)
_VAGUE_WORDS = re.compile(
    r"(?:quite a few|a few|few|several|a bunch of|bunch of|a bunch|a handful of|a handful|tons of|loads of|lots of|"
    r"a lot of|plenty of|dozens of|dozens|hundreds of|a ton of|a number of|countless|a pile of|some)(?![a-z])"
)
_BETWEEN = re.compile(r"between (\d{1,6}|[a-z]+) and (\d{1,6}|[a-z]+)(?![a-z])")
_VAGUE_HAN = re.compile(
    "好几十|好几百|好几|几十|几百|几千|上百|成百|上千|数十|数百|若干|不少|很多|许多|一些|一堆|一大堆|无数|多家|多个"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number found at [start, end) of a folded text.

    `value` is None when `doubt` says that it is invalid; for a vague one or a range, `choices` are what was likely meant.
    `scaled` when written with 万, k and the like (so it is probably money); `han` when in Chinese numerals.
    """

    start: int
    end: int
    value: Decimal | None
    doubt: NumberDoubt = ""
    choices: tuple[Decimal, ...] = ()
    scaled: bool = False
    percent: bool = False
    han: bool = False
    word: bool = False


def number_at(text: str, at: int) -> Number | None:
    """The number that starts at `at` of a folded text, the longest reading of it; None when there is none."""
    first = text[at]
    if "0" <= first <= "9":
        return _digits_at(text, at)
    if "a" <= first <= "z":
        return _word_at(text, at)
    vague = _VAGUE_HAN.match(text, at)
    if vague:
        return Number(at, vague.end(), None, "vague", han=True)
    if first in "²³¹½¼¾٠١٢٣٤٥٦٧٨٩":
        return _odd_at(text, at)
    return _han_at(text, at)


def _odd_at(text: str, at: int) -> Number:
    """Digits of other scripts and fractions: a number, but not one that is taken unasked."""
    end = at
    while end < len(text) and text[end].isnumeric():
        end += 1
    return Number(at, end, None, "invalid")


def _digits_at(text: str, at: int) -> Number | None:
    found = _RUN.match(text, at)
    assert found is not None
    raw = found.group().rstrip(",._")
    end = at + len(raw)
    exponent = _EXPONENT.match(text, end)
    odd = end < len(text) and text[end] in "²³¹½¼¾٠١٢٣٤٥٦٧٨٩"
    if exponent or odd or len(raw) > LONGEST:
        return Number(at, exponent.end() if exponent else end + odd, None, "invalid")
    if not (_PLAIN.fullmatch(raw) or _GROUPED.fullmatch(raw)):
        return Number(at, end, None, "invalid")
    value = Decimal(raw.replace(",", ""))
    value, end, scaled, valid = _scaled(text, end, value)
    if not valid:
        return Number(at, end, None, "invalid", scaled=True)
    return _with_tail(text, Number(at, end, value, scaled=scaled))


def _scaled(text: str, end: int, value: Decimal) -> tuple[Decimal, int, bool, bool]:
    """The value after 万, k …, with the digits behind them: 12万8, 2万3千, 7w5. Last: whether that is a number."""
    unit = _SCALE.match(text, end)
    if not unit or (unit.group(2) and unit.group(3) == "w"):
        return value, end, False, True
    scale = _SCALES[unit.group(1) or unit.group(3)]
    value, end = value * scale, unit.end()
    rest = (
        re.compile(r"( ?)(\d{1,8})(千|百|万|k)?(?!\d)").match(text, end)
        if unit.group(1) or unit.group(3) in "wk"
        else None
    )
    if rest and text[rest.end() : rest.end() + 1] not in (
        "家",
        "个",
        "通",
        "%",
        ".",
        "月",
        "号",
        ":",
        "/",
        "-",
        "单",
        "次",
    ):
        digits, smaller = rest.group(2), rest.group(3)
        if rest.group(1):
            return value, end, True, not (unit.group(1) and rest.end() == len(text) and len(digits) == 1)
        if smaller and _SCALES[smaller] < scale:
            return value + int(digits) * _SCALES[smaller], rest.end(), True, True
        if smaller or (len(digits) > 1 and 10 ** len(digits) != scale):
            return value, rest.end(), True, False
        return value + int(digits) * (scale // 10 ** len(digits)), rest.end(), True, True
    again = _SCALE.match(text, end)
    if again and again.group(1) and scale < 10**8:
        return value * _SCALES[again.group(1)], again.end(), True, True
    return value, end, True, True


def _with_tail(text: str, number: Number) -> Number:
    """The number with what follows: a percent sign, the other end of a range, 多 and 来 that make it vague, a plus."""
    end, value = number.end, number.value
    percent = _PERCENT.match(text, end)
    if percent:
        return Number(number.start, percent.end(), value, percent=True)
    rest = _RANGE.match(text, end)
    if rest and not number.percent:
        other = _RUN.match(text, rest.end())
        if other and _PLAIN.fullmatch(other.group()) and len(other.group()) <= LONGEST:
            high, tail, scaled, valid = _scaled(text, other.end(), Decimal(other.group()))
            low = (
                value * (high / Decimal(other.group()) if scaled and not number.scaled and high else 1)
                if value is not None
                else high
            )
            percent = _PERCENT.match(text, tail)
            if percent:
                return Number(number.start, percent.end(), high, percent=True)
            if valid and low < high and not text[tail : tail + 1] == "-":
                return Number(number.start, tail, None, "range", (low, high), scaled=scaled or number.scaled)
    after = _AFTER.match(text, end)
    if after and after.group(1):
        tail = _SCALE.match(text, after.end())
        if tail and tail.group(1) and value is not None:
            return Number(
                number.start,
                tail.end(),
                None,
                "vague",
                (value * _SCALES[tail.group(1)],),
                scaled=True,
                han=number.han,
            )
        return Number(
            number.start,
            after.end(1),
            None,
            "vague",
            (value,) if value is not None else (),
            scaled=number.scaled,
            han=number.han,
        )
    if after:
        end = after.end()
    return Number(
        number.start,
        end,
        value,
        number.doubt,
        number.choices,
        number.scaled,
        number.percent,
        number.han,
        number.word,
    )


def _han_at(text: str, at: int) -> Number | None:
    found = _HAN.match(text, at)
    if not found:
        return None
    run = found.group().rstrip("点")
    if not run or run[0] in "点万亿" or (run[0] == "半" and len(run) > 1):
        return None
    if "点" in run and not re.fullmatch("[^点]+点[^点十百千]+[万亿]?", run):
        run = run.split("点")[0]
    low, high = _han_range(run)
    end = at + len(run)
    if low is not None and high is not None:
        return Number(at, end, None, "range", (Decimal(low), Decimal(high)), scaled=run[-1] in "万亿", han=True)
    if "几" in run:
        return (
            Number(at, end, None, "vague", han=True)
            if len(run) > 1 or text[end : end + 1] in "家个通单次位"
            else None
        )
    value = han_value(run)
    if value is None:
        return Number(at, end, None, "invalid", han=True)
    scaled = run[-1] in "万亿" or (value >= 10000) or ("千" in run and value >= 1000)
    if scaled and text[end : end + 1] in ("w", "k"):
        scaled = True
    return _with_tail(text, Number(at, end, value, scaled=scaled, han=True))


def _han_range(run: str) -> tuple[int | None, int | None]:
    """三四 = 3 to 4, 三四十 = 30 to 40, 十五六 = 15 to 16, 二三十万: both ends, or none."""
    for place in range(len(run) - 1):
        one, two = _DIGITS.get(run[place]), _DIGITS.get(run[place + 1])
        if one is None or two is None or not 0 < two - one <= 2 or one == 0:
            continue
        before, after = run[:place], run[place + 2 :]
        if (before and before[-1] not in _TENS) or (after and after[0] not in _TENS and after[0] not in _MYRIADS):
            return None, None
        if before and before[-1] in _TENS and _TENS[before[-1]] > 10 and not after:
            return None, None
        low, high = han_value(before + run[place] + after), han_value(before + run[place + 1] + after)
        return (int(low), int(high)) if low is not None and high is not None else (None, None)
    return None, None


def han_value(run: str) -> Decimal | None:
    """The value of Chinese numerals, 0 … 10^16: 三万五 is 35,000, 一百二 is 120, 二〇二六 is 2026; None if they are none."""
    if not run or len(run) > 4 * LONGEST:
        return None
    if run == "半":
        return Decimal("0.5")
    run = run.replace("廿", "二十").replace("卅", "三十")
    if "点" in run:
        return _han_decimal(run)
    if len(run) > 1 and all(sign in _DIGITS for sign in run):
        return Decimal("".join(str(_DIGITS[sign]) for sign in run)) if run[0] not in "俩仨两" else None
    return _han_integer(run)


def _han_decimal(run: str) -> Decimal | None:
    whole, _, part = run.partition("点")
    scale = 1
    while part and part[-1] in _MYRIADS:
        scale *= _MYRIADS[part[-1]]
        part = part[:-1]
    value = han_value(whole)
    if value is None or not part or not all(sign in _DIGITS for sign in part):
        return None
    return (value + Decimal("0." + "".join(str(_DIGITS[sign]) for sign in part))) * scale


def _han_integer(run: str) -> Decimal | None:
    """Sections of four places each; a last digit without a unit counts a tenth of the unit before it."""
    total = section = 0
    digit: int | None = None
    unit = top = 10**17
    gap = False
    for sign in run:
        if sign in _DIGITS:
            if digit is not None and digit != 0:
                return None
            digit, gap = _DIGITS[sign], gap or _DIGITS[sign] == 0
            if digit == 0:
                digit = None
            continue
        if sign in _TENS:
            step = _TENS[sign]
            if step >= unit and unit < 10**4:
                return None
            section += (1 if digit is None else digit) * step
            unit, gap = step, False
        elif sign in _MYRIADS:
            step = _MYRIADS[sign]
            if step >= top and not (sign == "亿" and top == 10**4):
                return None
            whole = section + (digit or 0)
            total, section = ((total + whole) * step, 0) if step > top else (total + whole * step, 0)
            unit = top = step
            gap = False
        else:
            return None
        digit = None
    if digit is not None:
        section += digit * (unit // 10 if 10 < unit < 10**17 and not gap else 1)
    return Decimal(total + section)


def _word_at(text: str, at: int) -> Number | None:
    """one … ninety-nine, a dozen, a couple; a few and the like are vague."""
    if at and ("a" <= text[at - 1] <= "z" or text[at - 1] in "'-"):
        return None
    between = _BETWEEN.match(text, at)
    if between:
        ends = [_ONES.get(word, int(word) if word.isdigit() else None) for word in between.groups()]
        if ends[0] is not None and ends[1] is not None:
            return Number(
                at,
                between.end(),
                None,
                "range",
                tuple(Decimal(end) for end in ends if end is not None),
                word=True,
            )
    vague = _VAGUE_WORDS.match(text, at)
    if vague:
        return Number(at, vague.end(), None, "vague", word=True)
    found = _WORDS.match(text, at)
    if not found:
        return None
    word = found.group()
    if found.group(1):
        value = _DECADES[found.group(1)] + (_ONES[found.group(2)] if found.group(2) else 0)
    elif found.group(3):
        value = _ONES[found.group(3)]
    elif word in _TIMES:
        value = _TIMES[word]
    elif "dozen" in word:
        value = 6 if word.startswith("half") else 12
    else:
        value = 2 if "couple" in word else 100
    end = found.end()
    scale = re.compile(r" (hundred|thousand|grand|million|dozen)(?![a-z])").match(text, end)
    if scale:
        return Number(
            at,
            scale.end(),
            Decimal(value) * {"hundred": 100, "dozen": 12}.get(scale.group(1), _SCALES.get(scale.group(1), 1)),
            scaled=scale.group(1) != "dozen",
            word=True,
        )
    rest = re.compile(r" (?:to|or) (" + "|".join(_ONES) + r")(?![a-z])").match(text, end)
    if rest and _ONES[rest.group(1)] > value:
        return Number(at, rest.end(), None, "range", (Decimal(value), Decimal(_ONES[rest.group(1)])), word=True)
    return Number(at, end, Decimal(value), word=True)
