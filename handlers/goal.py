"""A target in words: 目标 华东 11月 50万 冲刺60万 因为竞品降价, target east Nov 500k because policy."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from handlers.arguments import COMPANY as COMPANY_WORDS
from handlers.arguments import metric_named, team_meant
from language.dates import MONTHS
from language.money import money_of
from language.normalise import fold
from language.numbers import number_at
from scoring.calibration import Reason
from scoring.metric import Metric
from scoring.people import Organization
from scoring.period import Period, PeriodKind, before, period_of
from scoring.target import Holder

LONGEST = 200
_REASON = re.compile(r"(?:因为|因為|原因[:：]?|because(?: of)?|reason:?)\s*(.*)$")
_REASONS: tuple[tuple[Reason, re.Pattern[str]], ...] = (
    ("policy", re.compile(r"policy|政策|制度|规定")),
    ("competitor", re.compile(r"competit|竞品|竞争|对手|競品|競爭|對手")),
    ("people", re.compile(r"people|staff|headcount|人员|人員|人手|离职|離職|入职|调岗")),
)
_LEVEL = re.compile(r"(基准|基準|base|冲刺|衝刺|stretch|挑战|挑戰|challenge)[:： ]*$")
_LEVELS = {"冲刺": 1, "衝刺": 1, "stretch": 1, "挑战": 2, "挑戰": 2, "challenge": 2}
_NEAR: dict[str, tuple[PeriodKind, int]] = {
    **dict.fromkeys(("今天", "today"), ("day", 0)),
    **dict.fromkeys(("本周", "本週", "这周", "this week", "week"), ("week", 0)),
    **dict.fromkeys(("本月", "这个月", "這個月", "this month", "month"), ("month", 0)),
    **dict.fromkeys(("上月", "上个月", "上個月", "last month"), ("month", -1)),
    **dict.fromkeys(("下月", "下个月", "下個月", "next month"), ("month", 1)),
    **dict.fromkeys(("本季度", "本季", "这个季度", "this quarter", "quarter"), ("quarter", 0)),
    **dict.fromkeys(("下季度", "下个季度", "next quarter"), ("quarter", 1)),
    **dict.fromkeys(("今年", "本年", "this year", "year"), ("year", 0)),
    **dict.fromkeys(("明年", "next year"), ("year", 1)),
}
_WHEN = re.compile(
    r"(?P<year>20\d\d)[-/.年 ]?(?:q(?P<yq>[1-4])|第?(?P<ycq>[一二三四1-4])季度?"
    r"|(?P<ym>1[0-2]|0?[1-9])(?![\d万千kw])月?)?(?![\d万千kw])年?"
    r"|(?P<month>1[0-2]|0?[1-9])月(?:份)?"
    r"|q(?P<q>[1-4])(?!\w)|第?(?P<cq>[一二三四1-4])季度?"
    rf"|(?<![a-z])(?P<name>{'|'.join(MONTHS)})[a-z]*\.?(?![a-z])(?: (?P<ny>20\d\d))?"
)
_CQ = {"一": 1, "二": 2, "三": 3, "四": 4}
_MARKS = re.compile(r"[,，。:：;；!！?？、=→]+")


@dataclass(frozen=True, slots=True)
class Goal:
    """What was understood, None where nothing was said. `amounts`: base, stretch, challenge; `words`: reason."""

    metric: Metric | None = None
    holder: Holder | None = None
    period: Period | None = None
    amounts: tuple[Decimal | None, Decimal | None, Decimal | None] = (None, None, None)
    reason: Reason | str = ""
    words: str = ""
    unknown: str = ""


def goal_of(args: str, home: Organization, today: date) -> Goal:
    """The words after `target`, sorted; what fits nothing is `unknown`."""
    rest = fold(args[:LONGEST])
    reason: Reason | str = ""
    said = ""
    found = _REASON.search(rest)
    if found:
        said, rest = found[1].strip(), rest[: found.start()]
        reason = next((key for key, pattern in _REASONS if pattern.search(said)), "other")
    period, rest = period_in(rest, home, today)
    holder, rest = _holder(rest, home, today)
    metric, rest = _metric(rest, home)
    amounts, rest = _amounts(rest)
    unknown = " ".join(_MARKS.sub(" ", rest).split())
    return Goal(metric, holder, period, amounts, reason, said, unknown)


def period_in(rest: str, home: Organization, today: date) -> tuple[Period | None, str]:
    """The first period that is named (11月, Nov, 上月, Q3), and the folded words without it; None where none is."""
    for words, (kind, way) in sorted(_NEAR.items(), key=lambda one: -len(one[0])):
        at = _word_at(rest, words)
        if at is not None:
            period = home.period(kind, today)
            period = before(period) if way < 0 else home.period(kind, period.end) if way else period
            return period, _without(rest, at, at + len(words))
    found = _WHEN.search(rest)
    if not found:
        return None, rest
    return _named(found, home, today), _without(rest, found.start(), found.end())


def _named(found: re.Match[str], home: Organization, today: date) -> Period:
    """The company's period of that name; without a year the one that runs or comes next."""
    year = found["year"] or found["ny"]
    quarter = found["yq"] or found["ycq"] or found["q"] or found["cq"]
    month = found["ym"] or found["month"] or (found["name"] and str(MONTHS[found["name"]]))
    kind: PeriodKind = "quarter" if quarter else "month" if month else "year"
    first = 3 * (_CQ.get(quarter) or int(quarter)) - 2 if quarter else int(month or 1)
    # A fiscal year's last quarter may lie in the year after the one it is named by.
    years = [int(year)] if year else range(today.year - 1, today.year + 2)
    meant = [home.turns.named(period_of(kind, date(one, first, 1))) for one in years]
    return next((period for period in meant if period.end > today), meant[-1])


def _holder(rest: str, home: Organization, today: date) -> tuple[Holder | None, str]:
    """A team or a member by key or name, the longest first; a team also by how its name begins."""
    named: list[tuple[str, Holder]] = [(word, ("company", 0)) for word in COMPANY_WORDS]
    for team in home.teams.values():
        named += [(word, ("team", team.id)) for word in team.called]
    for member in home.members.values():
        if member.active(today):
            named += [(word, ("member", member.id)) for word in (member.key, member.name, *member.names)]
    for word, holder in sorted(named, key=lambda one: -len(one[0])):
        at = _word_at(rest, fold(word))
        if at is not None:
            return holder, _without(rest, at, at + len(fold(word)))
    for token in rest.split():
        begun = team_meant(token, home)
        if begun is not None:
            return ("team", begun), rest.replace(token, " ", 1)
    return None, rest


def _metric(rest: str, home: Organization) -> tuple[Metric | None, str]:
    for token in rest.split():
        metric = metric_named(token, home)
        if metric:
            return metric, rest.replace(token, " ", 1)
    return None, rest


def _amounts(rest: str) -> tuple[tuple[Decimal | None, Decimal | None, Decimal | None], str]:
    """The amounts by level: each behind its word, one without a word is the base, then stretch, then challenge."""
    found: list[Decimal | None] = [None, None, None]
    at, kept, begun = 0, "", 0
    while at < len(rest):
        number = number_at(rest, at) if rest[at].isdigit() or rest[at] in "一二三四五六七八九十百千两" else None
        if number is None or number.value is None:
            at += 1
            continue
        level = _LEVEL.search(rest[begun:at])
        place = _LEVELS.get(level[1], 0) if level else next((n for n, one in enumerate(found) if one is None), 2)
        million = re.match(r" ?m(?![a-z])", rest[number.end :])
        found[place] = number.value * 1_000_000 if million else number.value
        kept += rest[begun : begun + level.start() if level else at] + " "
        begun = at = max(number.end, at + 1) + (million.end() if million else 0)
    return (found[0], found[1], found[2]), re.sub(r"^\s*[元块]|[¥$€£]", " ", kept + rest[begun:])


def _word_at(rest: str, word: str) -> int | None:
    """Where the word stands; a Latin one only between other letters' ends."""
    if not word:
        return None
    if word.isascii():
        found = re.search(rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])", rest)
        return found.start() if found else None
    at = rest.find(word)
    return at if at >= 0 else None


def _without(rest: str, start: int, end: int) -> str:
    return f"{rest[:start]} {rest[end:]}"


def smallest(amount: Decimal, metric: Metric, currency: str) -> int:
    """An amount in the metric's smallest unit; ValueError when it is finer than that."""
    if metric.money:
        return money_of(amount, currency).minor
    if amount != amount.to_integral_value():
        raise ValueError("not a whole number")
    return int(amount)
