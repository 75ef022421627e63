"""The figures of a contest: how it stands, and how it would have stood on past days."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from scoring.contest import SUMS, Contest, Days, presence, workdays
from scoring.deal import counts_of
from scoring.dry_run import DryRun, Trial, dry_run, stretches
from scoring.period import IsWorkday
from scoring.pk import Entry, Result, reached, standing
from storage import undated
from storage.deals import event_of
from storage.entrants import amounts_of, away, gone, prepared
from storage.people import directory
from storage.tables import ActivityRow, DealEventRow
from storage.work import Work, table_of

ACTIVITIES, EVENTS = table_of(ActivityRow), table_of(DealEventRow)
TRIALS = 6
"""Past stretches that a dry run looks at."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How a contest stands. `days`: the workdays so far, `whole`: all of them, with who was there."""

    results: tuple[Result, ...]
    days: Days
    whole: Days


def figures(
    work: Work, contest: Contest, through: date, is_workday: IsWorkday, withdrawn: Mapping[int, date] | None = None
) -> Figures:
    """How it stands at the end of `through`, by what is stored and pending now."""
    members = [p.member for side in contest.sides for p in side.players]
    left, absent = gone(work, members, withdrawn or {}), away(work, contest.first)
    every = workdays(contest.first, contest.last, is_workday)
    days = presence(members, [day for day in every if day <= through], absent, left)
    whole = presence(members, every, absent, left)
    amounts = amounts_of(work, contest.metric, contest.first, min(through, contest.last), members, left)
    found = standing(contest, amounts, days, whole)
    if contest.measure in SUMS and len({one.score.value for one in found}) < len(found):
        since = reached(contest, _entries(work, contest, members), left)
        found = standing(contest, amounts, days, whole, since)
    return Figures(found, days, whole)


def tried(work: Work, contest: Contest, today: date, is_workday: IsWorkday) -> DryRun:
    """The contest on the past stretches like it that are over, as its people are now."""
    trials, left_out = [], False
    for first, last in stretches(contest.first, contest.last, TRIALS, directory(work).organization.turns):
        if last >= today:
            continue
        past = prepared(work, replace(contest, first=first, last=last), is_workday)
        if past is not None:
            trials.append(Trial(first, last, figures(work, past, last, is_workday).results))
            left_out = left_out or bool(undated.between(work, contest.metric, first, last))
    return replace(dry_run(trials, len(contest.sides), contest.better), left_out=left_out)


def _entries(work: Work, contest: Contest, members: list[int]) -> list[Entry]:
    """The ledger's rows of these members and days."""
    days = (contest.first, contest.last)
    query = select(ACTIVITIES.c.member_id, ACTIVITIES.c.amount, ACTIVITIES.c.day, ACTIVITIES.c.at).where(
        ACTIVITIES.c.org_id == work.org,
        ACTIVITIES.c.member_id.in_(members),
        ACTIVITIES.c.metric == contest.metric,
        ACTIVITIES.c.day.between(*days),
        ACTIVITIES.c.message.notlike(f"{undated.PLACE}%"),
    )
    found = [Entry(*row) for row in work.rows(query)]
    deals = select(EVENTS).where(
        EVENTS.c.org_id == work.org, EVENTS.c.member_id.in_(members), EVENTS.c.day.between(*days)
    )
    for row in work.rows(deals):
        event = event_of(row._mapping)
        counts = dict(counts_of(event))
        if contest.metric in counts:
            found.append(Entry(event.member, counts[contest.metric], event.day, event.at))
    return found
