"""Numbers as people write them: 三万五, 12万8, 7w5, 1.2k, a dozen; vague and invalid ones are told apart."""

from __future__ import annotations

import re
from decimal import Decimal

from language.number import Number, NumberDoubt
from language.numerals import han_range, han_value
from language.spelled import spelled_at

__all__ = ["LONGEST", "Number", "NumberDoubt", "number_at"]

LONGEST = 20
"""Digits beyond this many are no number: a cap before Decimal sees them."""

_ODD = frozenset("²³¹½¼¾٠١٢٣٤٥٦٧٨٩")
_SCALES = {
    "个亿": 10**8, "万亿": 10**12, "千万": 10**7, "百万": 10**6, "十万": 10**5, "亿": 10**8, "万": 10**4, "千": 1000,
    "百": 100, "w": 10**4, "k": 1000, "mm": 10**6, "mil": 10**6, "million": 10**6, "thousand": 1000,
    "grand": 1000, "bn": 10**9, "billion": 10**9, "lakh": 10**5, "lakhs": 10**5, "lac": 10**5, "lacs": 10**5,
    "crore": 10**7, "crores": 10**7, "cr": 10**7,
}  # fmt: skip
_RUN = re.compile(r"\d[\d,._]*")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_EXPONENT = re.compile(r"e[+-]?\d{1,20}")
# A space may stand before a scale, but not where a name begins with it: 20 百度.
_SCALE = re.compile(
    r"(?! [千百](?![万元块\s\d]|$)) ?(个亿|万亿|千万|百万|十万|亿|万|千|百)"
    r"|( ?)((?:thousand|million|billion|grand|lakhs?|lacs?|crores?|cr|mil|mm|bn|k)(?![a-z'])"
    r"|w(?![a-z/'])|w(?=/[年月季]))"
)
_SCALE_HEADS = frozenset(" 个万千百十亿tmbgkwlc")
"""What a scale begins with."""
# What may follow 12万: 8, 3千; not the next count (20万 3家) nor a day or a time.
_REST = re.compile(r"( ?)(零?)(\d{1,8})(千|百|万|k)?(?:(?<=[千百])(?=\d(?!\d))|(?![\d家个通%.月号:/单次-]))")
_LAST = re.compile(r"(\d)(?![\d家个通%.月号:/单次千百万k年块台-])")
_PERCENT = re.compile(r" ?(?:%|percent\b|个百分点|pct\b)", re.ASCII)
_RANGE = re.compile(r" ?(?:-|~|到|至|to |or |或) ?(?=\d)")
_TAIL = re.compile(r" ?[-%p~到至to或s多来余几好]| 个|[、,，]\d|[i+]")
"""How the tail of a number begins: elsewhere its patterns are not tried."""
_NEXT = re.compile(r"[、,，](\d{1,2})(?=[个家通位条场份单张次组户])")
_MORE = re.compile(r" ?(多|来|余|几|好几)(?=[个家通位条场份单张人万千次组户间]|$| )")
_ODD_ONES = re.compile(r"[ -]?(?:something|odd)(?![a-z])")
_ABOUT = re.compile(r"-?ish(?![a-z])")
_PLUS = re.compile(r"\+(?! ?\d)")
_HAN = re.compile("[零〇一二三四五六七八九两俩仨廿卅壹贰叁肆伍陆柒捌玖十拾百佰千仟万亿几半点]+")
_HAN_TAIL = re.compile("零?[一二三四五六七八九]千?[一二三四五六七八九]?百?(?=[元块，。,.;；、!！~\\s]|$)")
_HALF = re.compile("半点*(?![零〇一二三四五六七八九两俩仨廿卅壹贰叁肆伍陆柒捌玖十拾百佰千仟万亿几半点])")
"""A half that stands alone: before other numerals it is no number, however long their row is."""
_HAN_RANGE = re.compile(" ?(?:到|至|~|-) ?(?=[一二两三四五六七八九十])")
_HAN_DECIMAL = re.compile("[^点]{1,40}点[^点十百千]{1,40}[万亿]?")
_VAGUE = re.compile(
    "一大圈|好多|小[二三四五六七八九]?[十百]|大几[十百千]|老多|一大把|百八十|百十来|百来|百十|十几二十|三五十|三五百|千八百|好几十|好几百|好几|几十|几百|几千|上百|成百|上千|数十|数百|若干|不少|很多|许多|一些|一堆|一大堆|无数|多家|多个"
)


def number_at(text: str, at: int) -> Number | None:
    """The number that starts at `at` of a folded text, the longest reading of it; None when there is none."""
    first = text[at]
    if "0" <= first <= "9":
        return _digits_at(text, at)
    if "a" <= first <= "z":
        return spelled_at(text, at)
    if first in _ODD:
        return _odd_at(text, at)
    vague = _VAGUE.match(text, at)
    return Number(at, vague.end(), None, "vague", han=True) if vague else _han_at(text, at)


def _odd_at(text: str, at: int) -> Number:
    """Digits of other scripts and fractions: a number, but not one that is taken unasked."""
    end = at
    while end < len(text) and text[end].isnumeric():
        end += 1
    return Number(at, end, None, "invalid")


def _digits_at(text: str, at: int) -> Number:
    found = _RUN.match(text, at)
    raw = found.group().rstrip(",._") if found else text[at]
    end = at + len(raw)
    following = text[end : end + 1]
    exponent = _EXPONENT.match(text, end) if following == "e" else None
    if exponent or following in _ODD:
        return Number(at, exponent.end() if exponent else end + 1, None, "invalid")
    if len(raw) > LONGEST or not (raw.isdigit() or _PLAIN.fullmatch(raw) or _GROUPED.fullmatch(raw)):
        return Number(at, end, None, "invalid")
    number = Number(at, end, Decimal(raw.replace(",", "")))
    if following in _SCALE_HEADS:
        number = _scaled(text, number)
    return number if number.doubt else _with_tail(text, number)


def _scaled(text: str, number: Number) -> Number:
    """The number with 万, k … and the digits behind them: 12万8, 2万3千, 7w5; 5 万 3 and 1万01 are invalid."""
    unit = _SCALE.match(text, number.end) if text[number.end : number.end + 1] in _SCALE_HEADS else None
    if number.value is None or not unit or (unit.group(2) and unit.group(3) == "w"):
        return number
    scale = _SCALES[unit.group(1) or unit.group(3)]
    value, end = number.value * scale, unit.end()
    number = number._replace(value=value, end=end, scaled=True)
    rest = _REST.match(text, end) if unit.group(1) or unit.group(3) in ("w", "k") else None
    if rest:
        return _with_rest(text, number, scale, rest, spaced=bool(unit.group(1)))
    tail = _HAN_TAIL.match(text, end) if scale in (10**4, 1000, 100) and unit.group(1) else None
    if tail and (more := _worth(tail[0], scale)):
        return number._replace(value=value + more, end=tail.end())
    again = _SCALE.match(text, end) if text[end : end + 1] != " " else None  # 80万 万达集团: a name begins
    if again and again.group(1) and scale < 10**8:
        return number._replace(value=value * _SCALES[again.group(1)], end=again.end())
    return number


def _worth(tail: str, scale: int) -> Decimal | None:
    """4千二, 12万三千五: what the numerals behind a scale add; None when they are too large for it."""
    value = han_value(tail)
    if value is None or value >= scale:
        return None
    return value * (scale // 10) if len(tail) == 1 else value


def _with_rest(text: str, number: Number, scale: int, rest: re.Match[str], *, spaced: bool) -> Number:
    """The digits behind a scale: one counts a tenth of it (12万8), as many as it has places count as they are."""
    assert number.value is not None
    gap, nought, digits, smaller = rest.groups()
    if gap:
        dangling = spaced and rest.end() == len(text) and len(digits) == 1
        return number._replace(value=None, doubt="invalid") if dangling else number
    if smaller and _SCALES[smaller] < scale:
        value, last = number.value + int(digits) * _SCALES[smaller], _LAST.match(text, rest.end())
        if last:  # 9万9千8
            return number._replace(value=value + int(last[1]) * (_SCALES[smaller] // 10), end=last.end())
        return number._replace(value=value, end=rest.end())
    if nought and not smaller and int(digits) < scale:
        return number._replace(value=number.value + int(digits), end=rest.end())  # 3万零500
    if smaller or (len(digits) > 1 and 10 ** len(digits) != scale):
        return number._replace(value=None, doubt="invalid", end=rest.end())
    return number._replace(value=number.value + int(digits) * (scale // 10 ** len(digits)), end=rest.end())


def _with_tail(text: str, number: Number) -> Number:
    """The number with what follows: a percent sign, the other end of a range, a vague 多 or 来, a plus."""
    if not _TAIL.match(text, number.end):
        return number
    percent = _PERCENT.match(text, number.end)
    if percent:
        return number._replace(end=percent.end(), percent=True)
    ranged = _ranged(text, number) or _neighbours(text, number)
    if ranged is not None:
        return ranged
    odd = _ODD_ONES.match(text, number.end)
    if odd and number.value is not None:
        return number._replace(end=odd.end(), value=None, doubt="vague", choices=(number.value,))
    about = _ABOUT.match(text, number.end)
    if about:
        return number._replace(end=about.end())
    more = _MORE.match(text, number.end)
    if more and number.value is not None:
        scale = _SCALE.match(text, more.end())
        if scale and scale.group(1):
            likely = number.value * _SCALES[scale.group(1)]
            return number._replace(end=scale.end(), value=None, doubt="vague", choices=(likely,), scaled=True)
        return number._replace(end=more.end(1), value=None, doubt="vague", choices=(number.value,))
    plus = _PLUS.match(text, number.end)
    return number._replace(end=plus.end()) if plus else number


def _neighbours(text: str, number: Number) -> Number | None:
    """3、4家: one or the other, when the second is the next number."""
    found = _NEXT.match(text, number.end)
    if found is None or number.value is None or number.han:
        return None
    high = Decimal(found.group(1))
    if high != number.value + 1 or number.value >= 20:
        return None
    return Number(number.start, found.end(1), None, "range", (number.value, high))


_CHANGED = re.compile(
    r"(?:order|po|contract|deal|commitment|spend|renewal|retainer|plan|package|it|them|up|down|upped|raised|bumped|"
    r"increased|expanded|grew|moved|jumped|went|cut|reduced) from \$?$"
)
"""upped their order from 2k to 3.4k: what it was and what it is now, no range."""


def _ranged(text: str, number: Number) -> Number | None:
    """3-4, 5到8, 3-5万: both ends; 10-20% is its upper end; None when no larger number follows."""
    dash = _RANGE.match(text, number.end)
    other = _RUN.match(text, dash.end()) if dash else None
    if other is None or number.value is None or len(other.group()) > LONGEST or not _PLAIN.fullmatch(other.group()):
        return None
    high = _scaled(text, Number(other.start(), other.end(), Decimal(other.group())))
    if high.value is None:
        return None
    percent = _PERCENT.match(text, high.end)
    if percent:
        return Number(number.start, percent.end(), high.value, percent=True)
    written = Decimal(other.group())
    low = number.value
    if high.scaled and not number.scaled and written:
        low *= high.value / written  # the scale of 3-5万 is meant for both ends; 1~0万1 has none to share
    if low >= high.value or text[high.end : high.end + 1] == "-":
        return None
    scaled = high.scaled or number.scaled
    if scaled and _CHANGED.search(text, max(0, number.start - 24), number.start):
        return None
    return Number(number.start, high.end, None, "range", (low, high.value), scaled=scaled)


def _han_at(text: str, at: int) -> Number | None:
    found = _HAN.match(text, at) if text[at] != "半" or _HALF.match(text, at) else None
    run = found.group().rstrip("点") if found else ""
    if not run or run[0] in "点万亿":
        return None
    if "点" in run and not _HAN_DECIMAL.fullmatch(run):
        run = run.split("点")[0]
    end = at + len(run)
    ends = han_range(run)
    if ends is not None:
        return Number(at, end, None, "range", ends, scaled=run[-1] in "万亿", han=True)
    if "几" in run:
        counted = len(run) > 1 or text[end : end + 1] in tuple("家个通单次位场份笔户封套台趟")
        return Number(at, end, None, "vague", han=True) if counted else None
    value = han_value(run)
    if value is None:
        return Number(at, end, None, "invalid", han=True)
    scaled = run[-1] in "万亿" or value >= 10000 or ("千" in run and value >= 1000)
    number = Number(at, end, value, scaled=scaled, han=True)
    return _han_ranged(text, number) or _with_tail(text, number)


def _han_ranged(text: str, number: Number) -> Number | None:
    """二十到三十, 三至五万: both ends; None when no larger number follows."""
    between = _HAN_RANGE.match(text, number.end)
    found = _HAN.match(text, between.end()) if between else None
    high = han_value(found.group()) if found and "点" not in found.group() and "几" not in found.group() else None
    low = number.value
    if found is None or high is None or low is None or low >= high:
        return None
    scaled = found.group()[-1] in "万亿"
    if scaled and not number.scaled:
        low *= 10**4 if found.group()[-1] == "万" else 10**8
    return Number(number.start, found.end(), None, "range", (min(low, high), high), scaled=scaled, han=True)
