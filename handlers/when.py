"""A period by its name: 11月, Nov, Q3, 上月, last quarter."""

import re
from datetime import date
from typing import Literal

from language.dates import MONTHS
from scoring.people import Organization
from scoring.period import Period, PeriodKind, before, period_of

Which = Literal["coming", "begun", "nearest"]
_NEAR: dict[str, tuple[PeriodKind, int]] = {
    **dict.fromkeys(("今天", "today"), ("day", 0)),
    **dict.fromkeys(("本周", "本週", "这周", "this week", "week"), ("week", 0)),
    **dict.fromkeys(("本月", "这个月", "這個月", "this month", "month"), ("month", 0)),
    **dict.fromkeys(("上月", "上个月", "上個月", "last month"), ("month", -1)),
    **dict.fromkeys(("下月", "下个月", "下個月", "next month"), ("month", 1)),
    **dict.fromkeys(("本季度", "本季", "这个季度", "this quarter", "quarter"), ("quarter", 0)),
    **dict.fromkeys(("上季度", "上个季度", "上季", "last quarter"), ("quarter", -1)),
    **dict.fromkeys(("下季度", "下个季度", "next quarter"), ("quarter", 1)),
    **dict.fromkeys(("今年", "本年", "this year", "year"), ("year", 0)),
    **dict.fromkeys(("去年", "last year"), ("year", -1)),
    **dict.fromkeys(("明年", "next year"), ("year", 1)),
}
_WHEN = re.compile(
    r"(?P<year>20\d\d)[-/.年 ]?(?:q(?P<yq>[1-4])|第?(?P<ycq>[一二三四1-4])季度?"
    r"|(?P<ym>1[0-2]|0?[1-9])(?![\d万千kw])月?)?(?![\d万千kw])年?"
    r"|(?P<month>1[0-2]|0?[1-9])月(?:份)?"
    r"|q(?P<q>[1-4])(?!\w)|第?(?P<cq>[一二三四1-4])季度?"
    rf"|(?<![a-z])(?P<name>{'|'.join(MONTHS)})(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\.?(?![a-z])"
    r"(?: (?P<ny>20\d\d))?"
)
_CQ = {"一": 1, "二": 2, "三": 3, "四": 4}


def is_named(word: str) -> bool:
    """Whether one folded word names a month, a quarter or a year by itself."""
    return _WHEN.fullmatch(word) is not None


def names_period(words: str) -> bool:
    """Whether folded words name a month, a quarter or a year somewhere, or one that is over."""
    over = (one for one, (_, way) in _NEAR.items() if way < 0)
    return _WHEN.search(words) is not None or any(word_at(words, one) is not None for one in over)


def period_in(rest: str, home: Organization, today: date, which: Which = "coming") -> tuple[Period | None, str]:
    """The first period that is named (11月, Nov, 上月, Q3), and the folded words without it; None where none is.

    Without a year it is the one that runs or comes next (`coming`), the last that has `begun`, or the `nearest`.
    """
    for words, (kind, way) in sorted(_NEAR.items(), key=lambda one: -len(one[0])):
        at = word_at(rest, words)
        if at is not None:
            period = home.period(kind, today)
            period = before(period) if way < 0 else home.period(kind, period.end) if way else period
            return period, without(rest, at, at + len(words))
    found = _WHEN.search(rest)
    if not found:
        return None, rest
    return _named(found, home, today, which), without(rest, found.start(), found.end())


def _named(found: re.Match[str], home: Organization, today: date, which: Which) -> Period:
    """The company's period of that name."""
    year = found["year"] or found["ny"]
    quarter = found["yq"] or found["ycq"] or found["q"] or found["cq"]
    month = found["ym"] or found["month"] or (found["name"] and str(MONTHS[found["name"]]))
    kind: PeriodKind = "quarter" if quarter else "month" if month else "year"
    first = 3 * (_CQ.get(quarter) or int(quarter)) - 2 if quarter else int(month or 1)
    # A fiscal year's last quarter may lie in the year after the one it is named by.
    years = [int(year)] if year else range(today.year - 1, today.year + 2)
    meant = [home.turns.named(period_of(kind, date(one, first, 1))) for one in years]
    if which == "begun":
        return next((period for period in reversed(meant) if period.start <= today), meant[0])
    if which == "nearest":
        return min(meant, key=lambda period: (abs(period.start - today), period.start))
    return next((period for period in meant if period.end > today), meant[-1])


def word_at(rest: str, word: str) -> int | None:
    """Where the word stands, None where it does not; a Latin one only between other letters' ends."""
    if not word:
        return None
    if word.isascii():
        found = re.search(rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])", rest)
        return found.start() if found else None
    at = rest.find(word)
    return at if at >= 0 else None


def without(rest: str, start: int, end: int) -> str:
    """What is left when that stretch is cut out."""
    return f"{rest[:start]} {rest[end:]}"
