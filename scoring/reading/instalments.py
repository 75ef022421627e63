"""Payment plans in a message: 分三期 每月10万, in three instalments of 100k, payment 50/50, 首付30% 尾款验收后."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from language.alternatives import quick
from language.money import money_of
from language.normalise import fold
from scoring.deal import Stage
from scoring.instalments import Part, months_after
from scoring.reading.downpayment import Said, Span, amount_at, listed
from scoring.reading.result import DealDraft, Option, Question, Reading

MOST = 24
"""Instalments of a plan; who writes of more of them means something else."""
_COUNTS = {
    **{word: number for number, word in enumerate("一二三四五六七八九十", 1)},
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "两": 2,
    "俩": 2,
    "十二": 12,
    "half": 2,
}
_N = r"\d{1,2}|十二|[一二两俩三四五六七八九十]"
_SIGNED = re.compile(
    r"签|成交|拿下|中标|下单|订单|合同|付款计划|回款计划|\b(?:sign|signed|closed|won|booked|landed|inked|contract|plan)\b"
)
_MAY_SIGN = quick(
    r"签|成交|拿下|中标|下单|订单|合同|付款计划|回款计划|sign|closed|won|booked|landed|inked|contract|plan"
)
"""Without one of these nothing is signed: no plan is looked for."""
_PAID = re.compile(
    r"已付|已到|到账|到帐|到了|已收|收到|收讫|刚付|付了|打过来|打来|打了|进账|"
    r"\b(?:received|paid(?! in| over| by| on)|wired|arrived|landed|hit|cleared|posted|banked|collected|in the bank|"
    r"came in|came (?:through|thru)|is in)\b"
)
_AHEAD = 30
"""Characters behind a plan in which the money may be told of as received."""
_EVERY = {
    **dict.fromkeys(
        ("每月", "每个月", "按月", "月付", "monthly", "a month", "per month", "every month", "each month"), 1
    ),
    **dict.fromkeys(
        ("每季", "每季度", "按季", "按季度", "季付", "quarterly", "a quarter", "per quarter", "every quarter"), 3
    ),
    **dict.fromkeys(("每半年", "half-yearly", "every six months"), 6),
    **dict.fromkeys(("每年", "按年", "yearly", "annually", "a year", "per year"), 12),
    **dict.fromkeys(("每周", "每星期", "按周", "weekly", "a week", "per week", "every week"), 0),
}
_RHYTHM = "|".join(sorted(map(re.escape, _EVERY), key=len, reverse=True))
_HAN = re.compile(
    rf"(?:共|总共|一共)?(?:分|拆)(?:成|为|作)? ?(?P<n>{_N}) ?(?:期|次|笔|批)(?:平均)?"
    r"(?:付款|付清|支付|回款|打款|收款|结清|付|给)?"
    rf"|(?P<m>{_N}) ?期(?:平均)?(?:付款|付清|支付|回款|结清)"
)
_LATIN = re.compile(
    rf"(?:(?:payable|paid|split|spread|payment)? ?(?:in|into|over|as) )?(?P<n>\d{{1,2}}|{'|'.join(_COUNTS)}) "
    rf"(?:equal )?(?:(?P<every>{_RHYTHM}) )?(?:instal?lments?|payments|tranches|parts)\b"
)
_MAY_PART = re.compile("[期次笔批]")
_MAY_BE_PARTS = quick("instal|payments|tranches|parts")
"""Without one of these it is not paid in equal parts."""
_GAP = re.compile(r"[ ,，、;；:：]*(?:of|at|各|付|收|打款|回款|为|是)? ?")
_EACH = re.compile(rf"(?P<every>{_RHYTHM})(?:付款|付清|支付|付)?|每期|每次|每笔|each|apiece")
_OF_DAY = re.compile(r"(?:的)?(\d{1,2}) ?[号日]|on the (\d{1,2})(?:st|nd|rd|th)")
_RATIO = r"(?P<{0}>\d{{1,2}}(?:[-/:]\d{{1,2}}){{1,4}}|[一二三四五六七八九]{{2,4}})"
_PAYING = (
    "付款(?:方式|比例|计划)?|支付|分期|回款(?:计划|比例)?|"
    "payment(?: terms| plan| schedule)?|terms|payable|paid|instal?lments"
)
_MAY_PAY = quick(_PAYING)
_PARTED = re.compile(
    rf"(?:{_PAYING}) ?[:：]? ?{_RATIO.format('one')}(?![\d%])|{_RATIO.format('two')} ?(?:{_PAYING})(?![a-z])"
)


def cut(text: str, today: date) -> tuple[str, tuple[Said, ...]]:
    """The text with the words of a payment plan blanked out, and the plan; the text as it is when there is none.

    Only beside words of signing, and never where the money is told of as received.
    """
    folded = fold(text)
    if not _MAY_SIGN.search(folded):
        return text, ()
    for found in (_equal, _parted, listed):
        span = found(folded, today)
        if span is None:
            continue
        start, end, parts = span
        if _SIGNED.search(folded, 0, start) and not _PAID.search(folded, start, end + _AHEAD):
            return text[:start] + " " * (end - start) + text[end:], parts
    return text, ()


def planned(reading: Reading, parts: tuple[Said, ...]) -> Reading:
    """The reading with the plan on its one signing, also where that is still asked about; else as it is."""
    if not parts:
        return reading
    signings = [deal for deal in _deals(reading) if deal.stage is Stage.SIGNED]
    if len({deal.customer for deal in signings}) != 1:
        return reading
    questions = tuple(_asked(question, parts) for question in reading.questions)
    return replace(reading, deals=tuple(_with(deal, parts) for deal in reading.deals), questions=questions)


def _deals(reading: Reading) -> Iterator[DealDraft]:
    yield from reading.deals
    for question in reading.questions:
        for option in (*question.options, *((question.wanted,) if question.wanted else ())):
            yield from option.deals


def _asked(question: Question, parts: tuple[Said, ...]) -> Question:
    def on(option: Option) -> Option:
        return replace(option, deals=tuple(_with(deal, parts) for deal in option.deals))

    wanted = on(question.wanted) if question.wanted else None
    return replace(question, options=tuple(map(on, question.options)), wanted=wanted)


def _with(deal: DealDraft, parts: tuple[Said, ...]) -> DealDraft:
    return (
        replace(deal, parts=parts_of(parts, deal.money.currency))
        if deal.stage is Stage.SIGNED and deal.money
        else deal
    )


def parts_of(parts: tuple[Said, ...], currency: str) -> tuple[Part, ...]:
    """The plan in the smallest unit of a currency; an amount too fine for it counts as a part without an amount."""

    def minor(units: Decimal) -> int | None:
        try:
            return money_of(units, currency).minor
        except ValueError:
            return None

    return tuple(one.part if one.units is None else replace(one.part, minor=minor(one.units)) for one in parts)


def _equal(folded: str, today: date) -> Span | None:
    """分三期 每月10万; in three monthly instalments of 100k."""
    found = _HAN.search(folded) if _MAY_PART.search(folded) else None
    found = found or (_LATIN.search(folded) if _MAY_BE_PARTS.search(folded) else None)
    if found is None:
        return None
    groups = found.groupdict()
    word = groups.get("n") or groups.get("m") or ""
    count = int(word) if word.isdecimal() else _COUNTS.get(word, 0)
    if not 2 <= count <= MOST:
        return None
    every, units, of_day, end = _detail(folded, found.end(), groups.get("every"))
    parts = (Said(_nth(number, every, of_day, today), units) for number in range(1, count + 1))
    return found.start(), end, tuple(parts)


def _detail(folded: str, at: int, every: str | None) -> tuple[str | None, Decimal | None, int, int]:
    """What follows the count: how often, how much each, on which day of the month; and where it ends."""
    units: Decimal | None = None
    of_day, end = 0, at
    for _ in range(5):
        gap = _GAP.match(folded, at)
        at = gap.end() if gap else at
        each, day = _EACH.match(folded, at), _OF_DAY.match(folded, at)
        amount = amount_at(folded, at) if units is None else None
        if each:
            every, at = each["every"] or every, each.end()
        elif day and 1 <= int(day[1] or day[2]) <= 31:
            of_day, at = int(day[1] or day[2]), day.end()
        elif amount:
            units, at = amount
        else:
            break
        end = at
    return every, units, of_day, end


def _nth(number: int, every: str | None, of_day: int, today: date) -> Part:
    months = _EVERY.get(every or "", -1)
    if of_day and months in (-1, 1):
        return Part(weight=1, when="day", day=_on_the(of_day, number, today))
    if months > 0:
        return Part(weight=1, when="months", months=months * number)
    if months == 0:
        return Part(weight=1, when="day", day=today + timedelta(days=7 * number))
    return Part(weight=1, when="signing" if number == 1 else "condition")


def _on_the(of_day: int, number: int, today: date) -> date:
    """The nth time that day of the month comes after today; the last day of a shorter month."""
    ahead = number if of_day <= today.day else number - 1
    month = months_after(today.replace(day=1), ahead)
    last = months_after(month, 1) - timedelta(days=1)
    return month.replace(day=min(of_day, last.day))


def _parted(folded: str, today: date) -> Span | None:
    """付款 3-3-4; payment 50/50: by tenths or per cent; the first on signing."""
    found = _PARTED.search(folded) if _MAY_PAY.search(folded) else None
    if found is None:
        return None
    said = found["one"] or found["two"]
    weights = [_COUNTS[char] for char in said] if said[0] in _COUNTS else [int(n) for n in re.split(r"[-/:]", said)]
    if sum(weights) not in (10, 100) or min(weights) < 1:
        return None
    whens = ["signing", *["condition"] * (len(weights) - 1)]
    parts = (Part(weight=weight, when=when) for weight, when in zip(weights, whens, strict=True))  # type: ignore[arg-type]
    return found.start(), found.end(), tuple(map(Said, parts))
