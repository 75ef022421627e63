"""Scores and points of members, from totals, targets and the rules that hold on a period's last day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from scoring.metric import Metric
from scoring.people import Member
from scoring.period import IsWorkday, Period
from scoring.ruling import Rulebook
from scoring.scorecard import PointLine, Score, Scorecard, for_part, points, score, scores
from storage import measures, targets, versions
from storage.people import directory
from storage.work import Work

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Basis:
    """What people are scored by in a period: the rules, everybody's amounts and own targets, by metric and member."""

    book: Rulebook
    amounts: Mapping[str, Mapping[int, int]]
    targets: Mapping[str, Mapping[int, int]]
    part: tuple[int, int]


def basis(work: Work, period: Period, today: date, is_workday: IsWorkday) -> Basis:
    """Everything a period's scores need, read once for all members."""
    book = versions.book(work, min(period.last, today))
    lines = [line.metric for card in book.scorecards for line in card.lines]
    lines += [rule.metric for table in book.points.values() for rule in table]
    wanted: dict[str, dict[int, int]] = defaultdict(dict)
    for (who, key), target in targets.board(
        work, "member", period.kind, period.start, min(period.last, today)
    ).items():
        wanted[key][who] = target.base
    # By key: a metric's names may have changed since, and its amounts are the same.
    metrics: dict[str, Metric] = {metric.key: metric for metric in lines}
    amounts = {key: measures.by_member(work, metric, period) for key, metric in metrics.items()}
    return Basis(book, amounts, wanted, _part(work, period, is_workday))


def _part(work: Work, period: Period, is_workday: IsWorkday) -> tuple[int, int]:
    """How much of a month's target a period asks for: months, or workdays of workdays of its month."""
    if period.kind in _MONTHS:
        return _MONTHS[period.kind], 1
    month = directory(work).organization.period("month", period.start)
    own, whole = (
        sum(is_workday(date.fromordinal(day)) for day in range(one.start.toordinal(), one.end.toordinal()))
        for one in (period, month)
    )
    return (own, whole) if whole else (1, 1)


def of_members(found: Basis, members: Iterable[Member]) -> dict[int, int]:
    """The scores of many by member; who has nothing to be measured by is not in it."""
    crowds: dict[str, list[int]] = defaultdict(list)
    cards: dict[str, Scorecard] = {}
    for member in members:
        card = found.book.card_of(member.position)
        if card:
            crowds[card.position].append(member.id)
            cards[card.position] = for_part(card, *found.part)
    scored: dict[int, int] = {}
    for position, crowd in crowds.items():
        card = cards[position]
        actuals = {line.metric.key: [_actual(found, line.metric, who) for who in crowd] for line in card.lines}
        wanted = {key: [found.targets.get(key, {}).get(who) for who in crowd] for key in actuals}
        pairs = zip(crowd, scores(card, actuals, wanted), strict=True)
        scored |= {who: value for who, value in pairs if value is not None}
    return scored


def of_member(found: Basis, member: Member) -> Score | None:
    """One member's score with its trace; None without a scorecard."""
    card = found.book.card_of(member.position)
    if card is None:
        return None
    actuals = {line.metric.key: _actual(found, line.metric, member.id) for line in card.lines}
    return score(
        for_part(card, *found.part), actuals, {key: found.targets.get(key, {}).get(member.id) for key in actuals}
    )


def points_of(found: Basis, member: Member) -> tuple[int, tuple[PointLine, ...]]:
    """One member's points with their lines."""
    rules = found.book.points_of(member.position)
    return points(rules, {rule.metric.key: _actual(found, rule.metric, member.id) for rule in rules})


def _actual(found: Basis, metric: Metric, member: int) -> int | None:
    """Who has reported nothing has done nothing; of what has to be worked out there may be no data."""
    plain = metric.roll in ("sum", "count", "distinct")
    return found.amounts[metric.key].get(member, 0 if plain else None)
