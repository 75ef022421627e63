"""The first days of deals in their stages, for the funnel."""

from sqlalchemy import func, select

from scoring.deal import Stage
from scoring.funnel import Firsts
from storage.tables import DealEventRow
from storage.work import Work, table_of

EVENTS = table_of(DealEventRow)


def firsts(work: Work, teams: frozenset[int] | None, member: int | None = None) -> list[Firsts]:
    """Each deal's first day in each stage: of teams or all, of one member or all; without what was taken back."""
    taken = EVENTS.alias("taken")
    back = select(taken.c.id).where(taken.c.org_id == work.org, taken.c.cancels == EVENTS.c.id)
    query = select(EVENTS.c.deal_id, EVENTS.c.stage, func.min(EVENTS.c.day)).where(
        EVENTS.c.org_id == work.org, EVENTS.c.cancels.is_(None), ~back.exists()
    )
    if teams is not None:
        query = query.where(EVENTS.c.team_id.in_(teams))
    if member is not None:
        query = query.where(EVENTS.c.member_id == member)
    found: dict[int, dict[Stage, object]] = {}
    for deal, stage, day in work.rows(query.group_by(EVENTS.c.deal_id, EVENTS.c.stage)):
        found.setdefault(deal, {})[Stage(stage)] = day
    return list(found.values())  # type: ignore[arg-type]
