"""A target in words: 目标 华东 11月 50万 冲刺60万 因为竞品降价, target east Nov 500k because policy."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from handlers.arguments import COMPANY as COMPANY_WORDS
from handlers.arguments import metric_named, team_meant
from handlers.when import period_in, without, word_at
from language.money import money_of
from language.normalise import fold
from language.numbers import number_at
from scoring.calibration import Reason
from scoring.metric import Metric
from scoring.people import Organization
from scoring.period import Period
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
_NOTHING = (None, None, None)
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
    said_at = rest
    period, rest = period_in(rest, home, today)
    holder, rest = _holder(rest, home, today)
    metric, rest = _metric(rest, home)
    amounts, rest = _amounts(rest)
    if amounts == _NOTHING:  # asked for, not set
        period = period_in(said_at, home, today, "nearest")[0]
    unknown = " ".join(_MARKS.sub(" ", rest).split())
    return Goal(metric, holder, period, amounts, reason, said, unknown)


def _holder(rest: str, home: Organization, today: date) -> tuple[Holder | None, str]:
    """A team or a member by key or name, the longest first; a team also by how its name begins."""
    named: list[tuple[str, Holder]] = [(word, ("company", 0)) for word in COMPANY_WORDS]
    for team in home.teams.values():
        named += [(word, ("team", team.id)) for word in team.called]
    for member in home.members.values():
        if member.active(today):
            named += [(word, ("member", member.id)) for word in (member.key, member.name, *member.names)]
    for word, holder in sorted(named, key=lambda one: -len(one[0])):
        at = word_at(rest, fold(word))
        if at is not None:
            return holder, without(rest, at, at + len(fold(word)))
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


def smallest(amount: Decimal, metric: Metric, currency: str) -> int:
    """An amount in the metric's smallest unit; ValueError when it is finer than that."""
    if metric.money:
        return money_of(amount, currency).minor
    if amount != amount.to_integral_value():
        raise ValueError("not a whole number")
    return int(amount)
