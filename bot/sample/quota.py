"""Targets of the sample company: planned by capacity, then split over teams and members."""

from collections.abc import Iterator
from datetime import date

from bot.sample.company import CAST
from scoring.people import Member, Organization
from scoring.period import Period, period_of
from scoring.target import Ladder, split_ladder
from storage.targets import COMPANY, Holder, Target

PER_SHARE = {"bookings": 15_000_000, "visits": 20}
"""What a month asks for each share somebody has: 150,000 yuan signed, twenty visits."""


def month_targets(organization: Organization, month: Period) -> Iterator[Target]:
    """The month's targets for the company, its teams and its members; every level adds up exactly."""
    shares = {member.id: CAST[member.key].share for member in _sellers(organization, month)}
    teams = {team: [m for m in shares if organization.members[m].team == team] for team in organization.teams}
    for metric, amount in PER_SHARE.items():
        base = amount * sum(shares.values())
        whole = Ladder(base, base * 6 // 5, base * 3 // 2)
        yield _target(metric, "company", COMPANY, month, whole)
        parts = split_ladder(whole, [sum(shares[m] for m in members) for members in teams.values()])
        for (team, members), part in zip(teams.items(), parts, strict=True):
            yield _target(metric, "team", team, month, part)
            own = split_ladder(part, [shares[m] for m in members])
            yield from (_target(metric, "member", m, month, one) for m, one in zip(members, own, strict=True))


def months_between(first: date, last: date) -> list[Period]:
    """The months from the one with `first` to the one with `last`."""
    found = [period_of("month", first)]
    while last not in found[-1]:
        found.append(period_of("month", found[-1].end))
    return found


def _sellers(organization: Organization, month: Period) -> list[Member]:
    everybody = organization.members.values()
    return [m for m in everybody if m.key in CAST and CAST[m.key].share and m.active(month.last)]


def _target(metric: str, holder: Holder, number: int, month: Period, ladder: Ladder) -> Target:
    stretch, challenge = ladder.stretch or ladder.base, ladder.challenge or ladder.base
    return Target(metric, holder, number, month.kind, month.start, ladder.base, stretch, challenge)
