"""The ledger of deal events, and which deal a new event belongs to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import bindparam, case, func, select

from language.money import Money
from scoring.customer import customer_key
from scoring.deal import SHARES, DealEvent, Stage
from scoring.period import Period
from scoring.pipeline import OPEN, live
from storage import dossiers, holders
from storage.tables import CustomerRow, DealEventRow, DealNoteRow
from storage.usual import LATE
from storage.work import Work, table_of

EVENTS, CUSTOMERS = table_of(DealEventRow), table_of(CustomerRow)
# Members are told apart afterwards: in the query they would lead SQLite to all deals of a member.
_DEALS_WITH = (
    select(EVENTS.c.customer_key, EVENTS.c.member_id, EVENTS.c.deal_id, EVENTS.c.stage)
    .where(EVENTS.c.org_id == bindparam("org"), EVENTS.c.customer_key.in_(bindparam("keys", expanding=True)))
    .order_by(EVENTS.c.id)
)
_OF_DEALS = select(EVENTS).where(
    EVENTS.c.org_id == bindparam("org"), EVENTS.c.deal_id.in_(bindparam("deals", expanding=True))
)
_NEW_CUSTOMERS = CUSTOMERS.c.org_id == bindparam("org"), CUSTOMERS.c.id > bindparam("after")
_HOW_MANY = select(func.count()).select_from(CUSTOMERS).where(*_NEW_CUSTOMERS)
_WHICH = select(CUSTOMERS.c.id, CUSTOMERS.c.key, CUSTOMERS.c.name).where(*_NEW_CUSTOMERS)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The customers known so far: of those with an id over `after` there were so many."""

    after: int
    many: int
    names: Mapping[str, str]


def event_of(row: Mapping[str, Any]) -> DealEvent:
    """The value behind a row, stored or pending."""
    return DealEvent(
        id=row["id"],
        entry=row["entry"],
        code=row["code"],
        deal=row["deal_id"],
        member=row["member_id"],
        team=row["team_id"],
        customer=row["customer"],
        stage=Stage(row["stage"]),
        money=None if row["minor"] is None else Money(row["minor"], row["currency"]),
        org_minor=row["org_minor"],
        day=row["day"],
        at=row["at"],
        clause=row["clause"],
        message=row["message"],
        source=row["source"],
        cancels=row["cancels"],
        adjusts=row["adjusts"],
        by=row["by_id"],
        rate=None if row["rate"] is None else Decimal(row["rate"]),
    )


def insert(work: Work, event: DealEvent) -> None:
    """Append one row; the totals are the caller's (see storage.ledger)."""
    work.insert(
        DealEventRow,
        id=event.id,
        entry=event.entry,
        code=event.code,
        deal_id=event.deal,
        member_id=event.member,
        team_id=event.team,
        customer=event.customer,
        customer_key=customer_key(event.customer),
        stage=event.stage.value,
        minor=event.money.minor if event.money else None,
        currency=event.money.currency if event.money else None,
        org_minor=event.org_minor,
        day=event.day,
        at=event.at,
        clause=event.clause,
        message=event.message,
        source=event.source,
        cancels=event.cancels,
        adjusts=event.adjusts,
        by_id=event.by,
        rate=None if event.rate is None else str(event.rate),
    )


def deal_with(work: Work, member: int, customer: str) -> int | None:
    """The newest deal with that customer that the member holds; None when there is none."""
    key = customer_key(customer)
    held = holders.given(work, (key,)) if work.pending(DealNoteRow) else {}
    for row in reversed(work.pending_with(DealEventRow, "customer_key", key)):
        if held.get(row["deal_id"], row["member_id"]) == member and row["stage"] not in SHARES:
            return int(row["deal_id"])
    mine = (deal for deal, holder in held.items() if holder == member)
    known = _stored_deals(work, key).get(member)
    return next(mine, None if held.get(known or 0, member) != member else known)


def _stored_deals(work: Work, key: str) -> dict[int, int]:
    """The newest deal of each member with a customer; read for all customers who are mentioned together."""
    known: dict[str, dict[int, int]] = work.known.setdefault("deals with", {})
    if key not in known:
        keys = {key, *work.mentioned}
        known |= {one: {} for one in keys}
        rows = [row for row in work.rows(_DEALS_WITH, org=work.org, keys=keys) if row.stage not in SHARES]
        held = holders.given(work, keys) if rows else {}
        for row in rows:
            known[row.customer_key][held.get(row.deal_id, row.member_id)] = int(row.deal_id)
        work.known[dossiers.TOGETHER] = {number for deals in known.values() for number in deals.values()}
    return known[key]


def signing(work: Work, deal: int) -> DealEvent | None:
    """The deal's newest signing that counts; None when there is none, or it was cancelled."""
    return next(reversed(signings(work, deal)), None)


def signings(work: Work, deal: int) -> list[DealEvent]:
    """The deal's signings that count and were not cancelled, in order."""
    events = events_of(work, (deal,)).get(deal, [])
    gone = {event.cancels for event in events if event.cancels}
    live = [event for event in events if not event.cancels and event.id not in gone]
    signed, cancelled = ([one for one in live if one.stage is stage] for stage in (Stage.SIGNED, Stage.CANCELLED))
    return signed[len(cancelled) :]


def events_of(work: Work, numbers: Iterable[int]) -> dict[int, list[DealEvent]]:
    """All events of these deals in the order they were written, pending ones included: {deal: events}."""
    found: dict[int, list[DealEvent]] = {}
    for row in _rows_of(work, set(numbers)):
        found.setdefault(row["deal_id"], []).append(event_of(row))
    return found


def currencies(work: Work, deal: int) -> frozenset[str]:
    """Every currency that was ever said of a deal."""
    return frozenset(row["currency"] for row in _rows_of(work, {deal}) if row["minor"] is not None)


def _rows_of(work: Work, deals: set[int]) -> list[Mapping[str, Any]]:
    # Sorted here: asked for ORDER BY id, SQLite walks the whole ledger by its key and passes by the index.
    stored = sorted(dossiers.stored(work, _OF_DEALS, deals), key=lambda row: int(row["id"]))
    return [*stored, *(row for row in work.pending(DealEventRow) if row["deal_id"] in deals)]


def meet(work: Work, customer: str, member: int) -> None:
    """Remember that a customer of this name exists."""
    key = customer_key(customer)
    if key and key not in _stored_customers(work):
        work.insert_new(CustomerRow, id=work.new_id(), key=key, name=customer, member_id=member)


def customers(work: Work) -> dict[str, str]:
    """Every known customer: {normalised name: name}, pending ones included."""
    pending = {row["key"]: row["name"] for row in work.ignored.get(CUSTOMERS.name, [])}
    return {**pending, **_stored_customers(work)}


def _stored_customers(work: Work) -> Mapping[str, str]:
    """Those that are stored; only what is new since the last look is read.

    What another replica made a while ago may be seen only now. So the look goes back by `LATE`: if there are as many
    rows as last time, they are the same, because none is ever removed.
    """
    if "customers" not in work.known:
        seen: _Seen = work.shared.get("customers", _Seen(0, 0, {}))
        late = {"org": work.org, "after": seen.after}
        if work.rows(_HOW_MANY, **late)[0][0] != seen.many:
            new = work.rows(_WHICH, **late)
            after = max(row.id for row in new) - LATE
            names = {**seen.names, **{row.key: row.name for row in new}}
            seen = work.shared["customers"] = _Seen(after, sum(row.id > after for row in new), names)
        work.known["customers"] = seen.names
    found: Mapping[str, str] = work.known["customers"]
    return found


def signed_before(work: Work, member: int, entry: int) -> int:
    """How many signings of a member still count from entries before this one."""
    one = case((EVENTS.c.cancels.is_(None), 1), else_=-1)
    query = select(func.coalesce(func.sum(one), 0)).where(
        EVENTS.c.org_id == work.org, EVENTS.c.member_id == member, EVENTS.c.stage == "signed", EVENTS.c.entry < entry
    )
    return int(work.connection.execute(query).scalar_one())


def intents(work: Work, start: date, end: date) -> dict[tuple[int, int | None], int]:
    """How often a deal became an intent in these days, by (member, team), without what was taken back."""
    live = case((EVENTS.c.cancels.is_(None), 1), else_=-1)
    query = (
        select(EVENTS.c.member_id, EVENTS.c.team_id, func.sum(live).label("n"))
        .where(EVENTS.c.org_id == work.org, EVENTS.c.stage == Stage.INTENT.value)
        .where(EVENTS.c.day >= start, EVENTS.c.day < end)
        .group_by(EVENTS.c.member_id, EVENTS.c.team_id)
    )
    return {(int(row.member_id), row.team_id): int(row.n) for row in work.rows(query)}


def biggest_signed(
    work: Work, period: Period, teams: frozenset[int] | None, most: int, member: int | None = None
) -> list[DealEvent]:
    """The signings of a period with the largest amounts, the largest first; none taken back.

    In these teams (None: anywhere), by this member (None: by anybody).
    """
    query = _ended(work, Stage.SIGNED, period, teams, member).where(EVENTS.c.org_minor > 0)
    rows = work.rows(query.order_by(EVENTS.c.org_minor.desc(), EVENTS.c.id).limit(most))
    return [event_of(row._mapping) for row in rows]


def lost(work: Work, period: Period, teams: frozenset[int] | None, member: int | None = None) -> list[DealEvent]:
    """The deals that were given up as lost in a period, the newest first; none taken back. Of whom: as above.

    Each with the amount that was last said of it: who loses a deal seldom says it again.
    """
    query = _ended(work, Stage.LOST, period, teams, member).order_by(EVENTS.c.day.desc(), EVENTS.c.id.desc())
    found = [event_of(row._mapping) for row in work.rows(query)]
    told = events_of(work, (event.deal for event in found))
    return [event if event.money else replace(event, money=_last_money(told[event.deal])) for event in found]


def _last_money(events: Iterable[DealEvent]) -> Money | None:
    said = [event.money for event in live(events) if event.money and event.stage in OPEN]
    return said[-1] if said else None


def _ended(work: Work, stage: Stage, period: Period, teams: frozenset[int] | None, member: int | None) -> Any:
    back = EVENTS.alias("back")
    taken = select(back.c.id).where(back.c.org_id == work.org, back.c.cancels == EVENTS.c.id).exists()
    query = select(EVENTS).where(
        EVENTS.c.org_id == work.org,
        EVENTS.c.stage == stage.value,
        EVENTS.c.cancels.is_(None),
        ~taken,
        EVENTS.c.day >= period.start,
        EVENTS.c.day < period.end,
    )
    query = query if teams is None else query.where(EVENTS.c.team_id.in_(teams))
    return query if member is None else query.where(EVENTS.c.member_id == member)


def begun(work: Work, numbers: Iterable[int]) -> dict[int, date]:
    """The first day of each of these deals."""
    query = select(EVENTS.c.deal_id, func.min(EVENTS.c.day)).where(
        EVENTS.c.org_id == work.org, EVENTS.c.deal_id.in_(numbers), EVENTS.c.cancels.is_(None)
    )
    return {int(deal): day for deal, day in work.rows(query.group_by(EVENTS.c.deal_id))}


def first_signers(work: Work, start: date, end: date) -> list[int]:
    """Members whose first signing of all lies in these days, and still counts."""
    live = case((EVENTS.c.cancels.is_(None), 1), else_=-1)
    query = (
        select(EVENTS.c.member_id)
        .where(EVENTS.c.org_id == work.org, EVENTS.c.stage == "signed")
        .group_by(EVENTS.c.member_id)
        .having(func.sum(live) > 0, func.min(EVENTS.c.day) >= start, func.min(EVENTS.c.day) < end)
    )
    return [int(row.member_id) for row in work.rows(query)]
