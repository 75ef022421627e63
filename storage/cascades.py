"""Cascades: a target written down to its quarters and months, and to the teams and members below its holder."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from language.text import text
from scoring.allotment import Seller, among, carrying
from scoring.cascade import Cascade, added, less, over_months, seasons, share_out
from scoring.metric import Metric
from scoring.mistake import Mistake, RulesError
from scoring.people import Role
from scoring.period import IsWorkday, Period, before, parts, period_of
from scoring.place import line_of
from scoring.rules import Rules
from scoring.target import COMPANY, Holder, Ladder
from storage import closings, targets, totals
from storage.people import directory
from storage.targets import Made, Target, target_of
from storage.work import Work

YEARS = 3
"""Past years that make a season."""
MONTHS = 12
"""Past months that make a history."""


def go_down(work: Work, top: Target, cascade: Cascade, is_workday: IsWorkday, today: date) -> tuple[Target, ...]:
    """What everybody gets of a target, the target itself first; nothing is written yet.

    Months that are over keep what they had, and what is left of the whole goes to the others. ValueError when they
    had more than the whole.
    """
    metric = directory(work).organization.metric(top.metric)
    assert metric
    holder: Holder = (top.holder, top.holder_id)
    common = {"since": top.since, "reason": top.reason, "by": top.by}
    over = _over_time(work, top, metric, cascade, is_workday, today)
    made = Made(cascade, whole=None, over=top.base if len(over) > 1 else None)
    found = [replace(top, made=made)]
    quarters: dict[tuple[Holder, Period], list[Ladder]] = {}
    for month, ladder in over.items():
        if month.kind != "month" or month.end <= closings.open_from(work):
            continue
        if month != top.period:
            found.append(target_of(top.metric, holder, month, ladder, made=made, **common))
        for who, (part, own) in _below(work, holder, ladder, month, metric, cascade, is_workday).items():
            found.append(target_of(top.metric, who, month, part, made=replace(own, over=made.over), **common))
            for whole in over:
                if whole.kind != "month" and month.start in whole:
                    quarters.setdefault((who, whole), []).append(part)
    for whole, ladder in over.items():
        if whole.kind == "quarter" and whole != top.period:
            found.append(target_of(top.metric, holder, whole, ladder, made=made, **common))
    for (who, whole), ladders in quarters.items():
        if len(ladders) == len(parts(whole, "month")):
            found.append(target_of(top.metric, who, whole, added(ladders), made=Made(cascade), **common))
    return tuple(found)


def apply(work: Work, rules: Rules, is_workday: IsWorkday, file: str = "") -> int:
    """Send down the targets of a rules file that was just applied and written; how many were set.

    RulesError for targets below what its months that are over had; `file` is for that error alone.

    A target that stands as the file has it, with the same way down, is left alone: who joins later, or what the
    past brings, changes nobody's target by itself.
    """
    home, today = directory(work).organization, closings.today_of(work)
    known: dict[str, Holder] = {"company": COMPANY}
    known |= {team.key: ("team", team.id) for team in home.teams.values()}
    known |= {member.key: ("member", member.id) for member in home.members.values()}
    fresh, low = 0, []
    for number, rule in enumerate(rules.targets, 1):
        if rule.cascade is None or rule.period.end <= today:
            continue
        holder = known[rule.holder]
        stands = targets.versions(work, *holder, rule.metric, rule.period)
        wanted = target_of(rule.metric, holder, rule.period, rule.ladder, reason=rule.reason)
        if stands and stands[-1].amounts == wanted.amounts and _way(stands[-1]) == rule.cascade:
            continue
        wanted = replace(wanted, since=today + timedelta(days=1)) if stands else wanted
        try:
            below = go_down(work, wanted, rule.cascade, is_workday, today)
        except ValueError:
            line = line_of(rules.body, ("targets", number, "base"))
            key = f'[[targets]] "{rule.holder}": base'
            said = text("is less than what the months that are over had; raise it")
            low.append(Mistake(key, said, line))
            continue
        fresh += len(write(work, below))
    if low:
        raise RulesError(file, low)
    return fresh


def _way(target: Target) -> Cascade | None:
    return target.made.cascade if target.made else None


def write(work: Work, wanted: Iterable[Target]) -> tuple[Target, ...]:
    """Set those that differ from what holds or will hold; the ones set."""
    fresh = []
    for target in wanted:
        stands = targets.versions(work, target.holder, target.holder_id, target.metric, target.period)
        if stands and stands[-1].amounts == target.amounts and _way(stands[-1]) == _way(target):
            continue
        since = target.since if stands else None
        later = max(since, target.start) if since else None
        fresh.append(targets.add(work, replace(target, since=later)))
    return tuple(fresh)


def _over_time(
    work: Work, top: Target, metric: Metric, cascade: Cascade, is_workday: IsWorkday, today: date
) -> dict[Period, Ladder]:
    """The target on its quarters and months; months that are over keep theirs."""
    whole, ladder = top.period, top.ladder(metric)
    if whole.kind == "month" or not _additive(metric):
        return {whole: ladder}
    by = _weights_over(work, top, cascade, whole)
    plain = over_months(ladder, whole, is_workday, by)
    months = parts(whole, "month")
    kept = {
        month: stands[-1].ladder(metric)
        for month in months
        if month.end <= today and (stands := targets.versions(work, top.holder, top.holder_id, top.metric, month))
    }
    if not kept:
        return plain
    left = less(ladder, added(kept.values()))
    coming = [month for month in months if month not in kept]
    weights = [plain[month].base for month in coming]
    shares = share_out(left, weights if any(weights) else [1] * len(coming))
    found = kept | dict(zip(coming, shares, strict=True))
    quarters = [piece for piece in plain if piece.kind == "quarter" and piece != whole]
    sums = {piece: added(found[month] for month in months if month.start in piece) for piece in quarters}
    return {whole: ladder, **sums, **found}


def _additive(metric: Metric) -> bool:
    """Whether the parts of the metric make the whole; a mean, a ratio or a stock does not."""
    return metric.roll in ("sum", "count") and metric.better == "higher"


def _weights_over(work: Work, top: Target, cascade: Cascade, whole: Period) -> dict[Period, int]:
    """Weights of the months, or quarters, of a period: as stated, or the season of past years; {}: by workdays."""
    months = parts(whole, "month")
    if cascade.over == "weights":
        of_months = whole.kind != "year" or len(cascade.weights) == len(months)
        return dict(zip(months if of_months else parts(whole, "quarter"), cascade.weights, strict=True))
    if cascade.over != "season":
        return {}
    own = seasons(
        [_brought(work, top.metric, months, back, (top.holder, top.holder_id)) for back in range(1, YEARS + 1)]
    )
    return dict(zip(months, own, strict=True)) if own else {}


def _brought(work: Work, metric: str, months: tuple[Period, ...], back: int, holder: Holder) -> list[int]:
    """What the months brought so many years earlier, to that holder; the team's where a member has nothing."""
    found = []
    for month in months:
        then = period_of("month", month.start.replace(year=month.start.year - back))
        amounts = totals.by_member(work, then, metric, _teams(work, holder))
        found.append(amounts.get(holder[1], 0) if holder[0] == "member" else sum(amounts.values()))
    return found


def _teams(work: Work, holder: Holder) -> frozenset[int] | None:
    home = directory(work).organization
    return home.within(holder[1]) if holder[0] == "team" else None


def _below(
    work: Work, top: Holder, ladder: Ladder, month: Period, metric: Metric, cascade: Cascade, is_workday: IsWorkday
) -> dict[Holder, tuple[Ladder, Made]]:
    """What the teams and members below get of a month."""
    if top[0] == "member":
        return {}
    home = directory(work).organization
    inside = home.within(top[1]) if top[0] == "team" else None
    crew = _sellers(work, metric.key, month, cascade, inside)
    if not _additive(metric):
        whole: list[Holder] = [("member", seller.id) for seller in crew]
        return {who: (ladder, Made(cascade, *top, whole=ladder.base)) for who in whole}
    weights = carrying(crew, month, cascade, is_workday)
    parents = {t.id: t.parent for t in home.teams.values()}
    shares = dict(cascade.shares)
    by_hand = {t.id: shares[t.key] for t in home.teams.values() if t.key in shares}
    given = among(ladder, top, parents, crew, weights, cascade, by_hand)
    found = {}
    for who, part in given.ladders.items():
        if who == top:
            continue
        above = _above(
            home.teams[who[1]].parent if who[0] == "team" else home.members[who[1]].team, given.ladders, top
        )
        held = given.reserve.base if given.reserve and above == top else None
        found[who] = (part, Made(cascade, *above, whole=given.ladders[above].base, reserve=held))
    return found


def _above(team: int | None, ladders: Mapping[Holder, Ladder], top: Holder) -> Holder:
    holder: Holder = ("team", team) if team is not None else top
    return holder if holder in ladders else top


def _sellers(work: Work, metric: str, month: Period, cascade: Cascade, inside: frozenset[int] | None) -> list[Seller]:
    """Reps and leads who belong to the company on a day of the month; of those teams, or all."""
    home = directory(work).organization
    shares = dict(cascade.shares)
    brought = _history(work, metric) if cascade.among == "history" else {}
    return [
        Seller(m.id, m.team, m.joined, m.left, brought.get(m.id, 0), shares.get(m.key, 0))
        for m in home.members.values()
        if m.role in (Role.REP, Role.LEAD)
        and (m.joined is None or m.joined < month.end)
        and (m.left is None or m.left > month.start)
        and (inside is None or m.team in inside)
        and (cascade.among == "hand" or m.role is Role.REP)
    ]


def _history(work: Work, metric: str) -> dict[int, int]:
    """What each member brought in the twelve whole months before today."""
    past = period_of("month", closings.today_of(work))
    sums: dict[int, int] = {}
    for _ in range(MONTHS):
        past = before(past)
        for member, amount in totals.by_member(work, past, metric).items():
            sums[member] = sums.get(member, 0) + amount
    return sums
