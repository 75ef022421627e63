"""What the store is measured against: a SQLModel session and a commit for each message, the same rows written."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlmodel import Session

from scoring.activity import Activity
from scoring.period import period_of
from storage.outbox import LEASE, lane_of
from storage.store import ORGANIZATION
from storage.tables import ActivityRow, InboxRow, LaneRow, OutboxRow, TotalRow
from storage.totals import NO_TEAM
from storage.values import dump, names
from storage.work import GRAINS

if TYPE_CHECKING:
    from bench.keeping import Report


class Sessions:
    """Writes messages the plain way, with the same SQLite settings: WAL, synchronous=FULL."""

    def __init__(self, url: str) -> None:
        self.engine = create_engine(url, module=importlib.import_module("pysqlite3.dbapi2"))

        @event.listens_for(self.engine, "connect")
        def configure(connection: Any, _record: Any) -> None:
            for pragma in ("busy_timeout=2000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
                connection.execute(f"PRAGMA {pragma}")

    def keep(self, reports: Iterable[Report], now: datetime) -> None:
        """Each report in a session and a transaction of its own; one that came before is left out."""
        for report in reports:
            with Session(self.engine) as session:
                self._write(session, report, now)
                session.commit()

    def close(self) -> None:
        """Let go of the connections."""
        self.engine.dispose()

    def _write(self, session: Session, report: Report, now: datetime) -> None:
        incoming, answer = report.incoming, report.answer
        if session.get(InboxRow, incoming.id) is not None:
            return
        session.add(InboxRow(id=incoming.id, org_id=ORGANIZATION, state="done", received_at=now, body=dump(incoming)))
        for activity in report.rows:
            session.add(_row(activity))
            for grain in GRAINS:
                self._count(session, grain, activity)
        lane = lane_of(answer)
        session.add(
            OutboxRow(
                org_id=ORGANIZATION,
                id=report.rows[0].id,
                platform=lane.platform,
                room=lane.room,
                key=answer.key,
                body=dump(answer),
                made_at=now,
            )
        )
        place = session.get(LaneRow, (ORGANIZATION, lane.platform, lane.room))
        if place is None:
            place = LaneRow(org_id=ORGANIZATION, platform=lane.platform, room=lane.room)
            session.add(place)
        place.owner, place.until = "me", now + LEASE

    def _count(self, session: Session, grain: Any, activity: Activity) -> None:
        start, team = period_of(grain, activity.day).start, activity.team or NO_TEAM
        key = (ORGANIZATION, grain, start, team, activity.member, activity.metric)
        total = session.get(TotalRow, key)
        if total is None:
            columns = ("org_id", "grain", "start", "team_id", "member_id", "metric")
            total = TotalRow(**dict(zip(columns, key, strict=True)), sum=0, n=0)
            session.add(total)
        total.sum += activity.amount
        total.n += 1


def _row(activity: Activity) -> ActivityRow:
    return ActivityRow(
        org_id=ORGANIZATION,
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
    )
