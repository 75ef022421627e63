"""Who takes part in a contest: until when, on leave when, with which target or baseline."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

from scoring.contest import BASELINE, FULL, Away, Contest, Player, Side, completed, presence, usual, workdays
from scoring.leave import Absence, halves_off
from scoring.period import IsWorkday, PeriodKind, period_of
from scoring.target import HolderKind
from storage import leaves, targets, totals, undated
from storage.people import directory
from storage.work import Work

_DAY = timedelta(days=1)


def away(work: Work, since: date) -> Away:
    """How many half days of a day from `since` on a member is not there: on leave, or not with us yet."""
    members = directory(work).organization.members
    absences: dict[int, list[Absence]] = {}
    for leave in leaves.live(work, since):
        absences.setdefault(leave.member, []).append(leave.absence)

    def absent(member: int, day: date) -> int:
        joined = members[member].joined if member in members else None
        if joined is not None and day < joined:
            return FULL
        return halves_off(absences[member], day) if member in absences else 0

    return absent


def gone(work: Work, members: Iterable[int], withdrawn: Mapping[int, date]) -> dict[int, date]:
    """From which day on members no longer take part: they have left the company or the contest."""
    home = directory(work).organization
    found = {m: left for m in members if m in home.members and (left := home.members[m].left) is not None}
    for member, day in withdrawn.items():
        found[member] = min(day, found.get(member, day))
    return found


def amounts_of(
    work: Work, metric: str, first: date, last: date, members: Iterable[int], left: Mapping[int, date]
) -> dict[int, int]:
    """What each member did from the first to the last day, before the day they left; pending rows included.

    A month so far that a sheet brought counts from the day on which it was brought: its own days nobody knows.
    """
    found = dict.fromkeys(members, 0)
    if last < first:
        return found
    by_day = totals.by_day(work, first, last + _DAY, (metric,))
    rows = [(day, member, amount) for (day, member, _), amount in by_day.items()]
    rows += [(d.day, d.member, d.amount) for d in work.deltas if d.metric == metric and first <= d.day <= last]
    rows += [(day, member, -amount) for day, member, amount in undated.between(work, metric, first, last)]
    for day, member, amount in rows:
        if member in found and (member not in left or day < left[member]):
            found[member] += amount
    return found


def prepared(work: Work, contest: Contest, is_workday: IsWorkday) -> Contest | None:
    """The contest with everybody's target or baseline, as of its first day; None when nobody has one."""
    if contest.measure not in ("attainment", "improvement"):
        return contest
    members = [p.member for side in contest.sides for p in side.players]
    if contest.measure == "attainment":
        own = {who: _target(work, contest, "member", who, is_workday) for who in members}
        sides = [_with_targets(work, contest, side, own, is_workday) for side in contest.sides]
    else:
        base = _baselines(work, contest, members, is_workday)
        sides = [
            replace(side, players=tuple(Player(p.member, usual=base[p.member]) for p in side.players))
            for side in contest.sides
        ]
    full = completed(sides, contest.measure)
    return None if full is None else replace(contest, sides=full)


def _baselines(work: Work, contest: Contest, members: list[int], is_workday: IsWorkday) -> dict[int, int | None]:
    first, last = contest.first - BASELINE, contest.first - _DAY
    days = workdays(first, last, is_workday)
    there = presence(members, days, away(work, first))
    done = amounts_of(work, contest.metric, first, last, members, {})
    return {member: usual(done[member], there.present[member]) if days else None for member in members}


def _target(work: Work, contest: Contest, holder: HolderKind, number: int, is_workday: IsWorkday) -> int | None:
    """The base target of exactly these days, else the months' shares by workdays; None where there is none."""
    for kind in get_args(PeriodKind):
        whole = directory(work).organization.period(kind, contest.first)
        if (whole.start, whole.last) == (contest.first, contest.last):
            exact = targets.board(work, holder, kind, whole.start).get((number, contest.metric))
            if exact is not None:
                return exact.base
    shares: list[int] = []
    day = contest.first
    while day <= contest.last:
        month = period_of("month", day)
        found = targets.board(work, holder, "month", month.start).get((number, contest.metric))
        days = workdays(month.start, month.last, is_workday)
        if found is not None and days:
            inside = sum(contest.first <= one <= contest.last for one in days)
            shares.append(found.base * inside // len(days))
        day = month.end
    return sum(shares) if shares else None


def _with_targets(
    work: Work, contest: Contest, side: Side, own: Mapping[int, int | None], is_workday: IsWorkday
) -> Side:
    """The members' own targets; a team's, in equal parts, where none of its members has one."""
    found = {p.member: own[p.member] for p in side.players}
    if side.team is not None and not any(found.values()):
        team = _target(work, contest, "team", side.team, is_workday)
        found = dict.fromkeys(found, None if team is None else team // max(1, len(found)))
    return replace(side, players=tuple(Player(member, target=amount) for member, amount in found.items()))
