"""What is to be remarked on a company's plan: its rules file beside what is really reported."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select

from scoring.consistency import COMPANY
from scoring.lint import Remark, Whole, remarks
from scoring.metric import with_own
from scoring.rules import Rules
from storage import closings, people, versions
from storage.tables import ActivityRow
from storage.work import Work, table_of

ACTIVITIES = table_of(ActivityRow)


def of_rules(work: Work, rules: Rules, since: date) -> tuple[Remark, ...]:
    """The remarks on rules that hold, or would hold, from a day on."""
    founded = people.has_organization(work)
    today = closings.today_of(work) if founded else since
    stood = versions.book(work, today)
    changed = founded and (stood.scorecards, stood.points) != (rules.book.scorecards, rules.book.points)
    book = replace(rules.book, since=since)
    last = _last_reported(work, rules) if founded else {}
    return remarks(book, tuple(_wholes(rules)), rules.organization.winners, last, today, changed=changed)


def _wholes(rules: Rules) -> Iterator[Whole]:
    """The company's and each team's targets with those right below them."""
    parents = {team.key: team.parent or COMPANY for team in rules.teams}
    above = parents | {member.key: member.team or "" for member in rules.members}
    for whole in rules.targets:
        below = [t for t in rules.targets if (t.metric, t.period) == (whole.metric, whole.period)]
        parts = tuple(t.ladder.base for t in below if above.get(t.holder) == whole.holder)
        if whole.cascade is None:
            yield Whole(f"{whole.holder}: {whole.metric}", whole.ladder.base, parts)


def _last_reported(work: Work, rules: Rules) -> Mapping[str, date | None]:
    """By metric the last day on which anybody reported it; of the metrics that people report."""
    reported = [metric.key for metric in with_own(rules.metrics) if metric.origin == "report"]
    query = (
        select(ACTIVITIES.c.metric, func.max(ACTIVITIES.c.day))
        .where(ACTIVITIES.c.org_id == work.org, ACTIVITIES.c.metric.in_(reported))
        .group_by(ACTIVITIES.c.metric)
    )
    rows = work.rows(query)
    silent: dict[str, date | None] = dict.fromkeys(reported) if rows else {}  # a new company has yet to begin
    return silent | {row.metric: row[1] for row in rows}
