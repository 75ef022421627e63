"""From words to a contest: metric, sides, measure, days, stake; as a lead would type it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from handlers.arguments import team_meant
from language.dates import day_at
from language.normalise import Lexicon, fold, lexicon, tidy, words
from scoring.contest import Measure
from scoring.metric import Metric
from scoring.people import Member, Organization
from scoring.period import Period, PeriodKind, before

MOST = 300
"""Characters that are looked at."""
_LONGEST = 60
_LOSERS = ("输的组", "输的人", "输的", "输家")
_STAKE = ("彩头", "赌注", *_LOSERS, "stake", "loser pays", "loser buys", "losers buy")
_PRIZE = ("团队总奖", "团队奖", "team prize")
_MARKS = {**dict.fromkeys(_STAKE, "stake"), **dict.fromkeys(_PRIZE, "prize")}
_MARK = re.compile(f"({'|'.join(_MARKS)})[ :：是为]{{0,3}}")
_BEST = re.compile(r"(?:前|best |top )([0-9]{1,2})(?:名|人)?")
_NAMED = re.compile(r"([^\s:：,，、+]{1,20})[:：] ?")
_DASHED = re.compile(r"(?<![0-9-])([01]?[0-9])-([0-3]?[0-9])(?![0-9-])")  # 11-30 is a day to come as well
_ABLE = ("sum", "count")

Shift = Literal["this", "last", "next"]
_WEEK = {which: tuple(f"{which}{week}" for week in ("礼拜", "个礼拜", "星期", "个星期")) for which in "这本上下"}
_PERIODS: Mapping[str, tuple[PeriodKind, Shift]] = {
    **dict.fromkeys(("今天", "今日", "today"), ("day", "this")),
    **dict.fromkeys(("明天", "tomorrow"), ("day", "next")),
    **dict.fromkeys(("本周", "这周", *_WEEK["这"], *_WEEK["本"], "week", "this week"), ("week", "this")),
    **dict.fromkeys(("上周", *_WEEK["上"], "last week"), ("week", "last")),
    **dict.fromkeys(("下周", *_WEEK["下"], "next week"), ("week", "next")),
    **dict.fromkeys(("本月", "这个月", "month", "this month"), ("month", "this")),
    **dict.fromkeys(("上月", "上个月", "last month"), ("month", "last")),
    **dict.fromkeys(("下月", "下个月", "next month"), ("month", "next")),
    **dict.fromkeys(("本季", "本季度", "这个季度", "quarter", "this quarter"), ("quarter", "this")),
    **dict.fromkeys(("下季", "下季度", "下个季度", "next quarter"), ("quarter", "next")),
}
_MEASURES: Mapping[str, Measure] = {
    **dict.fromkeys(("总量", "总数", "总额", "total", "in total"), "total"),
    **dict.fromkeys(("人均", "per head", "per person", "average"), "per_head"),
    **dict.fromkeys(("达成率", "完成率", "达标率", "attainment", "% of target", "percent of target"), "attainment"),
    **dict.fromkeys(("进步", "进步幅度", "提升", "improvement", "progress"), "improvement"),
}
_AGAINST = ("对", "对战", "vs", "vs.", "v", "versus", "against")
_AND = ("+", "&", "和", "and", "、", ",", "，")
_FILLER = words(
    "比 按 开 发起 一下 来 小组 组 到 至 从 量 三个组 三个小组 三组 各组 ~ the by on for of in from to until till"
)

Kind = Literal["team", "member", "metric", "period", "measure", "against", "and", "filler"]
Word = tuple[Kind, object]


@dataclass(slots=True)
class Wish:
    """What was understood. `sides`: each a name ("" none given), teams and members; `unknown`: what was not."""

    metric: Metric | None = None
    measure: Measure | None = None
    best: int = 0
    period: Period | None = None
    days: list[date] = field(default_factory=list)
    sides: list["Party"] = field(default_factory=list)
    stake: str = ""
    prize: str = ""
    unknown: list[str] = field(default_factory=list)
    ambiguous: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Party:
    """One side as it was said."""

    name: str = ""
    teams: list[int] = field(default_factory=list)
    members: list[int] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether nobody was named."""
        return not self.teams and not self.members


def wish(args: str, home: Organization, today: date) -> Wish:
    """Read what follows “pk”, at most 300 characters of it; never raises."""
    said = _DASHED.sub(r"\1/\2", tidy(args[:MOST]))
    found = Wish()
    rules = _without_marks(said, found)
    folded = fold(rules)
    known, names = _words(home), _namesakes(home)
    sides, at = [Party()], 0
    while at < len(folded):
        if folded[at].isspace() or folded[at] in "。.!！?？;；@":
            at += 1
            continue
        best = _BEST.match(folded, at)
        named = _NAMED.match(folded, at)
        match = known.match(folded, at)
        if best:
            found.measure, found.best, at = "best", int(best[1]), best.end()
        elif named and match is None:
            sides[-1].name, at = rules[at : named.end(1)], named.end()
        elif match is None and (day := day_at(folded, at, today)) and not day.wrong and (day.ahead or day.past):
            found.days.append(day.ahead or day.past or today)
            at = day.end
        elif match:
            end, word = match
            if folded[at:end] in names:
                found.ambiguous.append(rules[at:end])
            _take(word, found, sides, home, today)
            at = end
        else:
            end = at + 1
            while end < len(folded) and not folded[end].isspace() and not known.match(folded, end):
                end += 1
            strange = rules[at:end].strip(" .,，。")[:_LONGEST]
            team = team_meant(fold(strange).casefold(), home)  # by how its name begins
            if team is None:
                found.unknown.append(strange)
            else:
                _take(("team", team), found, sides, home, today)
            at = end
    found.sides = [side for side in sides if not side.empty]
    return found


def _take(word: Word, found: Wish, sides: list[Party], home: Organization, today: date) -> None:
    match word:
        case ("team", int(number)):
            sides[-1].teams.append(number)
        case ("member", int(number)):
            sides[-1].members.append(number)
        case ("metric", Metric() as metric):
            found.metric = metric
        case ("measure", "total" | "per_head" | "attainment" | "improvement" as measure):
            found.measure = measure
        case ("period", str(name)):
            found.period = _period_for(home, *_PERIODS[name], today)
        case ("against", _):
            sides.append(Party())


def _period_for(home: Organization, kind: PeriodKind, shift: Shift, today: date) -> Period:
    """This, the last or the next period of a kind, as the organization counts them."""
    own = home.period(kind, today)
    if shift == "next":
        return home.period(kind, own.end)
    return before(own) if shift == "last" else own


def _without_marks(said: str, found: Wish) -> str:
    """The rules alone; what follows 彩头 or “stake” up to the next mark is words of the people."""
    folded = fold(said)
    every = {_MARKS[mark[1]]: mark for mark in reversed([*_MARK.finditer(folded)])}  # the first of each kind
    marks = sorted(every.values(), key=lambda mark: mark.start())
    ends = [mark.start() for mark in marks[1:]] + [len(said)] * bool(marks)
    for mark, end in zip(marks, ends, strict=True):
        begin = mark.start() if mark[1] in _LOSERS else mark.end()
        value = said[begin:end].strip(" ,，。;；")[:_LONGEST]
        if _MARKS[mark[1]] == "stake":
            found.stake = value
        else:
            found.prize = value
    return said[: marks[0].start()] if marks else said


def _words(home: Organization) -> Lexicon[Word]:
    """Everything that may be said, longest match first; of equal words teams and people come before the rest."""

    def every() -> Iterable[tuple[str, Word]]:
        for team in home.teams.values():
            yield from ((name, ("team", team.id)) for name in team.called)
        for member in _present(home):
            yield from ((name, ("member", member.id)) for name in (member.name, *member.names, member.key))
        for metric in home.metrics:
            yield from ((name, ("metric", metric)) for name in (metric.key, metric.label, *metric.names))
        yield from ((name, ("period", name)) for name in _PERIODS)
        yield from ((name, ("measure", measure)) for name, measure in _MEASURES.items())
        yield from ((name, ("against", None)) for name in _AGAINST)
        yield from ((name, ("and", None)) for name in _AND)
        yield from ((name, ("filler", None)) for name in _FILLER)

    return lexicon((name, word) for name, word in every() if name)


def _namesakes(home: Organization) -> frozenset[str]:
    """Names that two people share."""
    owners: dict[str, set[int]] = {}
    for member in _present(home):
        for name in (member.name, *member.names):
            owners.setdefault(fold(name), set()).add(member.id)
    return frozenset(name for name, found in owners.items() if len(found) > 1)


def _present(home: Organization) -> Iterable[Member]:
    return (member for member in home.members.values() if member.left is None)


def summable(metric: Metric) -> bool:
    """Whether a contest can be about it: what people do must add up."""
    return metric.roll in _ABLE


def day_in(said: str, today: date) -> date | None:
    """The first day named, today or later where it may be either; None when there is none."""
    folded = fold(_DASHED.sub(r"\1/\2", tidy(said[:MOST])))
    for at in range(len(folded)):
        found = day_at(folded, at, today)
        if found and not found.wrong:
            return found.ahead or found.past
    return None
