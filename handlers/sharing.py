"""Credit for a deal parted between members: rows that move it, beside the events that earned it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scoring.credit import Shares, moved
from scoring.deal import SHARES, DealEvent, Stage
from scoring.holder import shares_of
from scoring.people import Organization
from storage import holders, ledger
from storage.people import directory
from storage.work import Work

SPLIT = ledger.SPLIT
_MOVES = {
    Stage.SIGNED: (Stage.SHARED, 1),
    Stage.CANCELLED: (Stage.SHARED, -1),
    Stage.PAID: (Stage.SHARED_PAID, 1),
    Stage.REFUNDED: (Stage.SHARED_PAID, -1),
}
"""What an event does to credit: of which kind, and whether it is earned or given back."""


def share(work: Work, events: Iterable[DealEvent]) -> None:
    """Write, beside new events of a deal whose credit is parted, the rows that move each one's part."""
    for event in events:
        if event.deal != event.id:  # a deal that has just begun is shared by nobody
            shares = shares_of(holders.of_deal(work, event.deal))
            ledger.record(work, _rows(work, event, shares))


def share_anew(work: Work, events: Sequence[DealEvent], shares: Shares) -> int:
    """Take back how the credit for a deal was parted and part it anew; how many rows moved. `events`: all of it."""
    gone = {event.cancels for event in events if event.cancels}
    live = [event for event in events if not event.cancels and event.id not in gone]
    for old in live:
        if old.stage in SHARES:
            ledger.cancel(work, old, "correction")
    rows = [row for event in live if event.stage in _MOVES for row in _rows(work, event, shares)]
    return len(ledger.record(work, rows))


def _rows(work: Work, event: DealEvent, shares: Shares) -> list[DealEvent]:
    if not shares or event.stage not in _MOVES or event.money is None:
        return []
    home = directory(work).organization
    stage, sign = _MOVES[event.stage]
    said = moved(sign * event.money.minor, event.member, shares)
    own = moved(sign * event.org_minor, event.member, shares) if event.org_minor is not None else None
    return [
        replace(
            event,
            id=work.new_id(),
            member=member,
            team=_team(home, member, event),
            stage=stage,
            money=replace(event.money, minor=minor),
            org_minor=None if own is None else own.get(member, 0),
            day=event.adjusts or event.day,
            at=work.now,
            source=SPLIT,
            adjusts=None,
        )
        for member, minor in said.items()
    ]


def _team(home: Organization, member: int, event: DealEvent) -> int | None:
    known = home.members.get(member)
    return event.team if member == event.member or known is None else known.team
