"""Plans: what members said they will do; kept to be compared with what was done, never counted."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import cast

from sqlalchemy import func, select

from scoring.planned import Planned
from storage.tables import PlanRow
from storage.work import Work, table_of

PLANS = table_of(PlanRow)


def keep(work: Work, plans: Iterable[Planned]) -> None:
    """Keep plans; a later one for the same day and metric stands instead of the earlier."""
    rows = {
        (one.member, one.day, one.metric): {
            "org_id": work.org,
            "member_id": one.member,
            "day": one.day,
            "metric": one.metric,
            "amount": one.amount,
            "made_at": work.now,
        }
        for one in plans
    }
    if rows:
        insert = work.insert_into(PLANS)
        newer = insert.on_conflict_do_update(
            index_elements=[column.name for column in PLANS.primary_key],
            set_={name: insert.excluded[name] for name in ("amount", "made_at")},
        )
        work.connection.execute(newer, [rows[place] for place in sorted(rows)])


def last_made(work: Work, member: int) -> datetime | None:
    """When a member last planned so much of a metric; None: never."""
    query = select(func.max(PLANS.c.made_at)).where(PLANS.c.org_id == work.org, PLANS.c.member_id == member)
    return cast(datetime | None, work.connection.execute(query).scalar_one())


def of_day(work: Work, day: date) -> tuple[Planned, ...]:
    """Everybody's plans for a day."""
    query = select(PLANS.c.member_id, PLANS.c.day, PLANS.c.metric, PLANS.c.amount)
    found = work.rows(query.where(PLANS.c.org_id == work.org, PLANS.c.day == day).order_by(PLANS.c.member_id))
    return tuple(Planned(*row) for row in found)


def of_member(work: Work, member: int, since: date) -> tuple[Planned, ...]:
    """A member's plans from a day on, by day."""
    query = select(PLANS.c.member_id, PLANS.c.day, PLANS.c.metric, PLANS.c.amount).where(
        PLANS.c.org_id == work.org, PLANS.c.member_id == member, PLANS.c.day >= since
    )
    return tuple(Planned(*row) for row in work.rows(query.order_by(PLANS.c.day, PLANS.c.metric)))
