"""A contest with all that is told of it, read from the store."""

from dataclasses import replace
from datetime import date

from scoring.bout import Bout, Pot
from scoring.contest import Contest, workdays
from scoring.metric import Metric
from scoring.people import Organization
from scoring.period import IsWorkday, Period, parts
from scoring.target import Holder, team_or_company
from storage import pks, targets, totals
from storage.contests import figures
from storage.people import directory
from storage.pks import Pk
from storage.progress import main_metric
from storage.work import Work


def bout(work: Work, pk: Pk, today: date, is_workday: IsWorkday) -> Bout:
    """How the contest stands today; by its verdict once there is one."""
    home, contest = directory(work).organization, _with_slogans(work, pk)
    results = pk.verdict or figures(work, contest, today, is_workday, withdrawn(work, pk)).results
    left = workdays(max(today, contest.first), contest.last, is_workday) if today <= contest.last else []
    metric = home.metric(contest.metric) or Metric(contest.metric, contest.metric, ())
    pot = _pot(work, pk, home, min(today, contest.last)) if pk.prize else None
    return Bout(pk.code, contest, metric, results, len(left), pk.stake, pot, pk.digest)


def _with_slogans(work: Work, pk: Pk) -> Contest:
    """The contest with what each side has called last; it is no rule, so that it may change."""
    said = {note.subject: note.reason for note in pks.notes(work, pk) if note.what == "slogan"}
    sides = tuple(replace(side, slogan=said.get(side.name, side.slogan)) for side in pk.contest.sides)
    return replace(pk.contest, sides=sides)


def withdrawn(work: Work, pk: Pk) -> dict[int, date]:
    """Who has left the contest early, and from which day on."""
    notes = [note for note in pks.notes(work, pk) if note.what == "withdrawn" and note.day]
    return {int(note.subject): note.day for note in notes if note.day}


def _pot(work: Work, pk: Pk, home: Organization, today: date) -> Pot:
    """The quarter of the smallest team that holds all sides; by the contest's metric, if it has a target there."""
    team = _above(pk, home)
    quarter = home.period("quarter", today)
    inside = None if team is None else home.within(team)
    metric, target = main_metric(home), 0
    for one in filter(None, (home.metric(pk.contest.metric), metric)):
        target = _target(work, team_or_company(team), one.key, quarter)
        if target:
            metric = one
            break
    actual = sum(totals.by_member(work, quarter, metric.key, inside).values())
    return Pot(pk.prize, home.team_name(team), metric, actual, target)


def _target(work: Work, holder: Holder, metric: str, quarter: Period) -> int:
    """The quarter's base target, else the sum of its three months'; 0 when one is missing."""
    exact = targets.of(work, *holder, "quarter", quarter.start).get(metric)
    if exact:
        return exact.base
    months = [targets.of(work, *holder, "month", m.start).get(metric) for m in parts(quarter, "month")]
    return sum(one.base for one in months if one) if all(months) else 0


def _above(pk: Pk, home: Organization) -> int | None:
    """The smallest team with everybody of the contest in it; None: the company."""
    players = {home.members[m].team for m in pk.members if m in home.members}
    holding = [team for team in home.teams if players <= home.within(team)]
    return min(holding, key=lambda team: len(home.within(team)), default=None)
