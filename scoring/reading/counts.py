"""Counts and sums: a number with what stands behind it, its unit, scale or currency."""

from __future__ import annotations

import re
from decimal import Decimal

from language.money import CURRENCY_OF, currency_after
from language.numbers import Number, number_at
from scoring.reading.lettered import SPACED, in_groups
from scoring.reading.lexicon import UNITS
from scoring.reading.token import Count, Passage, Token, is_han

_SHORT = re.compile(r" ?(mm|m|b)(?![a-z0-9])")
_SORTED = re.compile("[新老](?=[0-9),，、家个]|$)")
_FOR_PLACES = re.compile(r"[佳价加](?=$|[\s,，。;；、!！])")
_VISITED = ("拜访", "走访", "上门", "陌拜", "跑了", "见了", "去了", "门店", "拜访了", "百访")
_SHORTS = frozenset(" mb")
_NEAR = re.compile(
    r"((?<![跟附])近|将近|接近|快|不到|不足|差不多快|nearly |almost |close to |up to |under |less than |upwards of )$"
)
_NEARS = frozenset("近快到足 \n")
"""What ends such a word: elsewhere it is not looked for; `$` matches before a line's end as well."""
_NEVER_MANY = frozenset("天回部名本位场遍组例封宗案波轮周")
_SLABS = frozenset("板屏砖牌电表玻地肥")
_PIECES = frozenset("台套组盏个件部支")
_NAMED_ON = re.compile(r"[\u3400-\u9fff]{2}")
_PLACE_AND_COUNT = re.compile(r"[\u3400-\u9fff]\d")
"""海城2 台安1: a character and a digit behind what might be a unit."""
_DOTTED = frozenset(("EUR", "DKK", "BRL", "IDR", "VND", "TRY"))
LAKHS = re.compile(r"L(?=[.,;!)]? *(?:$|\n)|[.,;!)] |/| (?:from|order|po|advance|received|against|for)\b)")
"""3.6L, a large letter and no goods behind it: lakhs of rupees, where bottles would be named."""
_BRACKETED = re.compile(r" ?\(([a-z]{3})\)")
_DIGITS = "123456789一二三四五六七八九"
_TENTHS = re.compile(f"块([{_DIGITS}])(?:[毛角]|(?![\\d.万千百十元块家个台套件箱只份瓶斤张人次天年月]))")
_WATTS = re.compile(r"w(?=[\u3400-\u9fff])")
_LAKHS_GROUPED = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}")
_RUPEES = ("lakh", "lakhs", "lac", "lacs", "crore", "crores")
"""Scales of rupees, which nobody counts anything else by."""
_DOLLARS = frozenset(("SGD", "AUD", "CAD", "HKD", "TWD", "NZD"))


def money_at(passage: Passage, at: int, mark: tuple[int, str | None]) -> Token | None:
    """A currency mark with its number: $19.5k, NT$350,000, 新台币一百零八万."""
    start, currency = mark
    folded = passage.folded
    negative = folded[start] == "-"
    number = number_at(folded, start + (folded[start] in "+-"))
    if number is None:
        return None
    number = in_groups(passage, number) if currency in SPACED else number
    number = number if currency_after(folded, number.end) else short_scale(passage, number) or number
    number = _in_lakhs(folded, number) if currency == "INR" else _dotted(number, currency)
    after = currency_after(folded, number.end) or _in_brackets(folded, number.end)
    if after is not None and after[1] == "JPY" and currency == "CNY":
        currency = "JPY"  # the sign is both currencies'
    if after is not None and currency == "USD" and folded[at:start].strip() == "$" and after[1] in _DOLLARS:
        currency = after[1]  # $812.40 CAD: which dollars
    clash = currency is None or (
        after is not None and after[1] != currency and not (currency in _DOLLARS and after[1] == "USD")
    )
    end = after[0] if after else number.end
    figure = Count(number, currency, money=True, negative=negative, clash=clash)
    return Token("number", at, end, passage.text[at:end], figure=figure)


def _in_brackets(folded: str, at: int) -> tuple[int, str] | None:
    """¥1.8M (JPY): the currency in brackets behind the sum."""
    found = _BRACKETED.match(folded, at)
    code = found.group(1).upper() if found else ""
    return (found.end(), code) if found and code in CURRENCY_OF.values() else None


def _in_lakhs(text: str, number: Number) -> Number:
    """3,00,000 rupees: grouped as in India."""
    words = text[number.start : number.end]
    if number.doubt != "invalid" or not _LAKHS_GROUPED.fullmatch(words):
        return number
    return Number(number.start, number.end, Decimal(words.replace(",", "")))


def _dotted(number: Number, currency: str | None) -> Number:
    """€22.400: points between thousands, where they are written so; nobody counts a thousandth of a euro."""
    value = number.value
    if value is None or number.scaled or currency not in _DOTTED or value.as_tuple().exponent != -3:
        return number
    return number._replace(value=value * 1000)


def short_scale(passage: Passage, number: Number) -> Number | None:
    """$2.3M: m, mm and b are scales behind a currency; m behind other numbers too, but for 3M."""
    if passage.char(number.end) not in _SHORTS or number.value is None or number.scaled or number.word:
        return None
    found = _SHORT.match(passage.folded, number.end)
    if not found:
        return None
    scale = 10**9 if found.group(1) == "b" else 10**6
    return Number(number.start, found.end(), number.value * scale, scaled=True)


def _currency_behind(folded: str, number: Number) -> tuple[int, str] | None:
    """The end and the currency of a mark behind a number; 20块板 are pieces, a percentage has none."""
    after = currency_after(folded, number.end) if not number.percent else None
    pieces = after is not None and folded[number.end] == "块" and folded[after[0] : after[0] + 1] in _SLABS
    return None if pieces else after


def _with_tenths(folded: str, number: Number, end: int) -> tuple[Number, int]:
    """3块2, 三块五毛: a sum with its tenths, and where it ends."""
    tenths = _TENTHS.match(folded, number.end) if folded[number.end] == "块" and number.value is not None else None
    if tenths is None or number.value is None or number.scaled:
        return number, end
    return number._replace(value=number.value + Decimal(_DIGITS.index(tenths[1]) % 9 + 1) / 10), tenths.end()


def _is_watts(passage: Passage, at: int, number: Number) -> bool:
    """1台6000W切割机: the power of a machine that was counted just before, no sum."""
    folded = passage.folded
    return (
        number.scaled
        and folded[number.end - 1] == "w"
        and folded[at - 1 : at] in _PIECES
        and _WATTS.match(folded, number.end - 1) is not None
        and passage.words.match(folded, number.end) is None
    )


_TITLES = ("先生", "女士", "小姐", "太太", "阿姨", "老师", "师傅", "经理", "协理", "老板", "总", "姐", "哥")
"""What stands behind a family name: 周, 方 and 张 are no units there."""


def counts_on(folded: str, at: int, end: int) -> bool:
    """3新2老, 拜访3加: whether what stands behind the digits [at, end) belongs to their count, and begins no name."""
    return _SORTED.match(folded, end) is not None or _mistyped(folded, at, end)


def _mistyped(folded: str, at: int, end: int) -> bool:
    """拜访3加, 跑了3佳: the sound of 家 by another sign, behind a visit and the digits [at, end)."""
    return _FOR_PLACES.match(folded, end) is not None and folded.endswith(_VISITED, 0, at)


def counted(passage: Passage, at: int, number: Number) -> Token:
    """A number with its scale, currency or unit behind it."""
    folded = passage.folded
    short = short_scale(passage, number) if folded[number.end : number.end + 1] in _SHORTS else None
    if short and folded[short.end - 1] == "m":
        number = short
    if number.scaled and _is_watts(passage, at, number):
        return Token("number", at, number.end, passage.text[at : number.end], figure=Count(number, measure=True))
    near = _NEAR.search(folded, max(0, at - 14), at) if folded[at - 1 : at] in _NEARS else None
    vague = near.group(1) if near else ""
    if number.scaled and folded.endswith(_RUPEES, number.start, number.end):
        return Token("number", at, number.end, passage.text[at : number.end], figure=Count(number, "INR", money=True))
    lakhs = passage.text.startswith("L", number.end) and LAKHS.match(passage.text, number.end)
    if lakhs and number.value is not None and not number.scaled:
        number = number._replace(end=number.end + 1, value=number.value * 10**5, scaled=True)
        return Token("number", at, number.end, passage.text[at : number.end], figure=Count(number, "INR", money=True))
    after = _currency_behind(folded, number)
    if after:
        number = _in_lakhs(folded, number) if after[1] == "INR" else _dotted(number, after[1])
        number, end = _with_tenths(folded, number, after[0])
        figure = Count(number, after[1], money=True, near=vague)
        return Token("number", at, end, passage.text[at:end], figure=figure)
    if _mistyped(folded, at, number.end):
        figure = Count(number, unit="家", near=vague)
        return Token("number", at, number.end + 1, passage.text[at : number.end + 1], figure=figure)
    place = number.end + folded.startswith(" ", number.end)
    end, kind = _unit_at(passage, place, number) or (place, "joint")
    kind = "joint" if passage.text[place:end] == "HR" else kind  # 3 HR managers
    if kind == "measure" or (kind == "unit" and is_han(folded[place])):
        figure = Count(number, unit=folded[place:end], measure=kind == "measure", near=vague)
        return Token("number", at, end, folded[at:end], figure=figure)
    return Token("number", at, number.end, passage.text[at : number.end], figure=Count(number, near=vague))


def _unit_at(passage: Passage, place: int, number: Number) -> tuple[int, str] | None:
    """The unit or the measure behind a number; None where a longer word of ours, or a name, begins."""
    folded = passage.folded
    unit = UNITS.match(folded, place) if place < len(folded) else None
    if unit is None:
        return None
    end, han = unit[0], is_han(folded[place])
    if place > number.end and folded.startswith(_TITLES, place + 1):
        return None  # 王女士 12800 周先生 9900
    inner = passage.words.match(folded, place + 1) if han and end > place + 1 else None
    if inner and inner[0] > end and "metric" in inner[1]:
        unit = end, _ = (place + 1, "unit")  # 两个客户会
    elif end == place + 1 or not han:
        word = passage.words.match(folded, place)
        longer = word[1].keys() if word and word[0] > end else frozenset[str]()
        if "metric" in longer or (han and "stage" in longer):
            return None  # 仨方案, 15万回款, 3 Teams calls
    if not number.scaled and place > number.end and _PLACE_AND_COUNT.match(folded, end):
        inner = passage.words.match(folded, end)
        return unit if inner is not None and inner[1].keys() & {"metric", "going", "stage"} else None
    if number.scaled and (folded[place:end] in _NEVER_MANY or _begins_a_name(folded, place, end)):
        return None  # 回款双星6万回力3万, 成交 3万 天明物流
    return unit


def _begins_a_name(folded: str, place: int, end: int) -> bool:
    """Whether what may be a unit stands behind a space with no other behind it: the first word of a name."""
    return place > 0 and folded[place - 1] == " " and bool(_NAMED_ON.match(folded, end))
