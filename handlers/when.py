"""A period by its name: 11月, Nov, Q3, 上月, last quarter."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal

from language.dates import MONTHS
from scoring.people import Organization
from scoring.period import Period, PeriodKind, before, period_of

Which = Literal["coming", "begun", "nearest"]
Near = tuple[PeriodKind, int]
"""A period by its distance from the one that runs: ("month", -1) is the last month."""
THIS_MONTH: Near = ("month", 0)
_WEEKS = tuple(f"{one}{week}" for one in ("", "个") for week in ("礼拜", "星期"))


def _weeks(which: str) -> tuple[str, ...]:
    return (f"{which}周", *(f"{which}{week}" for week in _WEEKS))


NEAR: Mapping[str, Near] = {
    **dict.fromkeys(("今天", "今日", "today"), ("day", 0)),
    **dict.fromkeys(("昨天", "昨日", "yesterday"), ("day", -1)),
    **dict.fromkeys(("明天", "tomorrow"), ("day", 1)),
    **dict.fromkeys((*_weeks("本"), *_weeks("这"), "this week", "week"), ("week", 0)),
    **dict.fromkeys((*_weeks("上"), "last week"), ("week", -1)),
    **dict.fromkeys((*_weeks("下"), "next week"), ("week", 1)),
    **dict.fromkeys(("本月", "这个月", "this month", "month"), THIS_MONTH),
    **dict.fromkeys(("上月", "上个月", "last month"), ("month", -1)),
    **dict.fromkeys(("下月", "下个月", "next month"), ("month", 1)),
    **dict.fromkeys(("本季度", "本季", "这个季度", "this quarter", "quarter"), ("quarter", 0)),
    **dict.fromkeys(("上季度", "上个季度", "上季", "last quarter"), ("quarter", -1)),
    **dict.fromkeys(("下季度", "下个季度", "下季", "next quarter"), ("quarter", 1)),
    **dict.fromkeys(("今年", "本年", "this year", "year"), ("year", 0)),
    **dict.fromkeys(("去年", "last year"), ("year", -1)),
    **dict.fromkeys(("明年", "next year"), ("year", 1)),
}
"""What people call them, folded."""
_NAMES = "|".join(sorted(map(re.escape, NEAR), key=len, reverse=True))
_SAID = re.compile(rf"(?<![a-z0-9])(?:{_NAMES})(?![a-z0-9])(?!(?<=[周拜期])[一二三四五六日天])")
"""One of them, between other letters' ends; 上周五 is a day."""
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
    return _WHEN.search(words) is not None or any(NEAR[one[0]][1] < 0 for one in _SAID.finditer(words))


def near_period(near: Near, home: Organization, today: date) -> Period:
    """The organization's period at that distance: the one that runs, the one before or the next."""
    kind, way = near
    own = home.period(kind, today)
    return before(own) if way < 0 else home.period(kind, own.end) if way else own


def period_in(rest: str, home: Organization, today: date, which: Which = "coming") -> tuple[Period | None, str]:
    """The first period that is named (11月, Nov, 上月, Q3), and the folded words without it; None where none is.

    Without a year it is the one that runs or comes next (`coming`), the last that has `begun`, or the `nearest`.
    """
    near = _SAID.search(rest)
    if near:
        return near_period(NEAR[near[0]], home, today), without(rest, *near.span())
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
