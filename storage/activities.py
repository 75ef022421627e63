"""The ledger of activities: rows are added and never changed."""

from collections.abc import Mapping
from typing import Any

from scoring.activity import Activity
from storage.tables import ActivityRow
from storage.values import names, names_of
from storage.work import Work


def activity_of(row: Mapping[str, Any]) -> Activity:
    """The value behind a row, stored or pending."""
    return Activity(
        id=row["id"],
        entry=row["entry"],
        code=row["code"],
        member=row["member_id"],
        team=row["team_id"],
        metric=row["metric"],
        amount=row["amount"],
        day=row["day"],
        at=row["at"],
        customers=names_of(row["customers"]),
        clause=row["clause"],
        message=row["message"],
        source=row["source"],
        evidence=row["evidence"],
        cancels=row["cancels"],
        adjusts=row["adjusts"],
        by=row["by_id"],
    )


def insert(work: Work, activity: Activity) -> None:
    """Append one row; the totals are the caller's (see storage.ledger)."""
    work.insert(
        ActivityRow,
        id=activity.id,
        entry=activity.entry,
        code=activity.code,
        member_id=activity.member,
        team_id=activity.team,
        metric=activity.metric,
        amount=activity.amount,
        day=activity.day,
        at=activity.at,
        customers=names(activity.customers),
        clause=activity.clause,
        message=activity.message,
        source=activity.source,
        evidence=activity.evidence,
        cancels=activity.cancels,
        adjusts=activity.adjusts,
        by_id=activity.by,
    )
