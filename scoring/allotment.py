"""Allotment: a target goes down from company to team, group and member, exactly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from scoring.cascade import WHOLE, Cascade, days_of, each_level, less, scaled, share_out
from scoring.people import belongs
from scoring.period import IsWorkday, Period
from scoring.target import COMPANY, Holder, Ladder


@dataclass(frozen=True, slots=True)
class Seller:
    """Who carries a part: the team, first and last days, what past months brought, and a share by hand."""

    id: int
    team: int | None
    joined: date | None = None
    left: date | None = None
    history: int = 0
    share: int = 0


def tenure(joined: date | None, period: Period, ramp: Sequence[int]) -> int:
    """What somebody carries in per cent by the month of tenure that the period begins in or sees begin.

    Example: joined on 10 September, with the ramp 25, 50, 75: September 25, October 50, November 75, December 100.
    """
    if joined is None:
        return 100
    months = 12 * (period.start.year - joined.year) + period.start.month - joined.month
    return ramp[max(0, months)] if max(0, months) < len(ramp) else 100


def carrying(sellers: Sequence[Seller], period: Period, cascade: Cascade, is_workday: IsWorkday) -> dict[int, int]:
    """Each seller's weight in a period: by the rule, times the workdays on which they belong to the company.

    equal    one each
    tenure   one each, newcomers by the ramp
    history  what past months brought; who has none the average of the others by the ramp, all alike when nobody has
    hand     the share given

    Example: of 20 workdays a joiner on the 11th carries 10 days where the others carry 20: half as much.
    """
    days = [day for day in days_of(period) if is_workday(day)] or list(days_of(period))[-1:]
    brought = [seller.history for seller in sellers if seller.history > 0]
    average = max(1, sum(brought) // len(brought)) if brought else 1
    found = {}
    for seller in sellers:
        present = sum(belongs(day, seller.joined, seller.left) for day in days)
        newcomer = tenure(seller.joined, period, cascade.ramp)
        weight = {
            "equal": 100,
            "tenure": newcomer,
            "history": seller.history * 100 if seller.history > 0 else average * newcomer,
            "hand": seller.share,
        }[cascade.among]
        found[seller.id] = weight * present
    return found


@dataclass(frozen=True, slots=True)
class Given:
    """What everybody has of a target, and what the top holds in reserve (None: nothing)."""

    ladders: Mapping[Holder, Ladder]
    reserve: Ladder | None = None


def among(
    ladder: Ladder,
    top: Holder,
    parents: Mapping[int, int | None],
    sellers: Sequence[Seller],
    weights: Mapping[int, int],
    cascade: Cascade,
    by_hand: Mapping[int, int] | None = None,
) -> Given:
    """The ladder of `top` on the teams below it, their groups and the members; every level adds up exactly.

    `parents` is {team: the team it is a group of, None for none}, `weights` {member: weight}, `by_hand` shares
    {team: share} that hold where all sister teams have one. A team weighs what its members do; one without weight
    gets no target. A reserve is taken from the company's target alone, once; over-assignment is put on what the
    members of a team get together, once.

    Example: 1,000,000 with 10 % reserve is 900,000 for the teams; with 10 % over-assignment the teams get
    1,000,000 and their members 1,100,000.
    """
    found: dict[Holder, Ladder] = {top: ladder}
    held = None
    if cascade.room == "reserve" and cascade.buffer and top == COMPANY:
        held = scaled(ladder, cascade.buffer)
    tree = _Tree(parents, sellers, weights, by_hand or {})
    extra = cascade.buffer if cascade.room == "over-assign" else 0
    waiting = [(None if top == COMPANY else top[1], less(ladder, held) if held else ladder)]
    while waiting:
        team, amount = waiting.pop()
        groups, own = tree.below(team)
        if not groups and not own:
            continue
        each = [(group, tree.weight(group)) for group in groups]
        direct = sum(weights[member] for member in own)
        named = [tree.by_hand.get(group, 0) for group in groups]
        if groups and not direct and all(named):
            each = list(zip(groups, named, strict=True))
        shares = share_out(amount, [*map(itemgetter(1), each), *([direct] if direct else [])])
        for (group, _), part in zip(each, shares, strict=False):
            found["team", group] = part
            waiting.append((group, part))
        if direct:
            together = each_level(shares[-1], lambda part: part + part * extra // WHOLE)
            parts_ = share_out(together, [weights[member] for member in own])
            found |= {("member", member): part for member, part in zip(own, parts_, strict=True)}
    return Given(found, held)


@dataclass(frozen=True, slots=True)
class _Tree:
    """Who is in which team, and what each team weighs."""

    parents: Mapping[int, int | None]
    sellers: Sequence[Seller]
    weights: Mapping[int, int]
    by_hand: Mapping[int, int]

    def below(self, team: int | None) -> tuple[list[int], list[int]]:
        """The groups of a team that carry something, and its own members that do."""
        groups = [group for group, parent in self.parents.items() if parent == team and self.weight(group)]
        own = [s.id for s in self.sellers if s.team == team and self.weights.get(s.id)]
        return groups, own

    def weight(self, team: int) -> int:
        """What the members of a team and of its groups weigh together."""
        own = sum(self.weights.get(s.id, 0) for s in self.sellers if s.team == team)
        return own + sum(self.weight(group) for group, parent in self.parents.items() if parent == team)
