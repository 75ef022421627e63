"""Targets of the sample company: planned by capacity, then split over teams and members."""

from collections.abc import Iterator
from datetime import date

from bot.sample.company import CAST
from scoring.allotment import Given, Seller, among
from scoring.cascade import Cascade
from scoring.people import Member, Organization
from scoring.period import Period, period_of
from scoring.target import COMPANY, Holder, Ladder
from scoring.wanted import Made, Target, target_of

PER_SHARE = {"bookings": 15_000_000, "visits": 20}
"""What a month asks for each share somebody has: 150,000 yuan signed, twenty visits."""


RESERVE = 2_000
"""What the company holds back of its bookings' target, in 1/10,000."""
OVER = 1_000
"""How much more the members of a team get of the visits' target together than their team has, in 1/10,000."""


def month_targets(organization: Organization, month: Period) -> Iterator[Target]:
    """The month's targets for the company, its teams and its members; every level adds up exactly."""
    crew = _sellers(organization, month)
    shares = {member.id: CAST[member.key].share for member in crew}
    by_hand = tuple((member.key, CAST[member.key].share) for member in crew)
    ways = {
        "bookings": Cascade("season", "hand", RESERVE, shares=by_hand),
        "visits": Cascade("workdays", "hand", OVER, "over-assign", shares=by_hand),
    }
    parents = {team.id: team.parent for team in organization.teams.values()}
    sellers = [Seller(member.id, member.team) for member in crew]
    for metric, cascade in ways.items():
        base = PER_SHARE[metric] * sum(shares.values())
        room = _with_reserve if cascade.room == "reserve" else _with_over
        whole = Ladder(room(base), room(base * 6 // 5), room(base * 3 // 2))
        given = among(whole, COMPANY, parents, sellers, shares, cascade)
        for holder, ladder in given.ladders.items():
            yield target_of(metric, holder, month, ladder, made=_made(organization, given, cascade, holder))


def _made(organization: Organization, given: Given, cascade: Cascade, holder: Holder) -> Made:
    kind, number = holder
    if kind == "company":
        return Made(cascade)
    team = organization.members[number].team if kind == "member" else None
    above: Holder = COMPANY if team is None else ("team", team)
    held = given.reserve.base if given.reserve and above == COMPANY else None
    return Made(cascade, *above, whole=given.ladders[above].base, reserve=held)


def _with_reserve(amount: int) -> int:
    """What leaves the amount when the reserve is held back.

    Example: 6,000,000 for 4,800,000.
    """
    found = amount * 10_000 // (10_000 - RESERVE)
    while found - found * RESERVE // 10_000 < amount:
        found += 1
    return found


def _with_over(amount: int) -> int:
    """What becomes the amount, or a little less, when the members get their part on top.

    Example: 1,000 of 1,100.
    """
    return amount * 10_000 // (10_000 + OVER)


def months_between(first: date, last: date) -> list[Period]:
    """The months from the one with `first` to the one with `last`."""
    found = [period_of("month", first)]
    while last not in found[-1]:
        found.append(period_of("month", found[-1].end))
    return found


def _sellers(organization: Organization, month: Period) -> list[Member]:
    everybody = organization.members.values()
    return [m for m in everybody if m.key in CAST and CAST[m.key].share and m.active(month.last)]
