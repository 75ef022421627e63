"""Hand-overs: who leaves, who takes over, and what was handed over; a proposal waits for a yes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select, update

from scoring.handover import Estate, Handover
from storage.ids import code_of
from storage.tables import CustomerRow, HandoverRow, PlanRow
from storage.values import dump, load
from storage.work import Work, table_of

HANDOVERS, CUSTOMERS, PLANS = table_of(HandoverRow), table_of(CustomerRow), table_of(PlanRow)


def propose(work: Work, by: int, leaver: int, taker: int, last: date, estate: Estate) -> Handover:
    """Keep a proposal until somebody says yes."""
    number = work.new_id()
    code = code_of(number)
    values = {"by_id": by, "from_id": leaver, "to_id": taker, "last": last, "body": dump(estate), "made_at": work.now}
    work.insert(HandoverRow, id=number, code=code, state="waiting", **values)
    return Handover(number, code, by, leaver, taker, last, "waiting", estate)


def settle(work: Work, handover: Handover, state: str, estate: Estate | None = None) -> None:
    """Do it, or drop it; Conflict when somebody else did meanwhile."""
    body = dump(estate or handover.estate)
    work.change(HandoverRow, {"id": handover.id, "state": "waiting"}, state=state, settled_at=work.now, body=body)


def by_code(work: Work, code: str) -> Handover | None:
    """The newest with that code."""
    query = select(HANDOVERS).where(HANDOVERS.c.org_id == work.org, HANDOVERS.c.code == code.upper())
    rows = work.rows(query.order_by(HANDOVERS.c.id.desc()).limit(1))
    return _handover(rows[0]._mapping) if rows else None


def of_member(work: Work, member: int) -> list[Handover]:
    """Those that were done, from or to a member, in order."""
    query = select(HANDOVERS).where(
        HANDOVERS.c.org_id == work.org,
        HANDOVERS.c.state == "done",
        (HANDOVERS.c.from_id == member) | (HANDOVERS.c.to_id == member),
    )
    return [_handover(row._mapping) for row in work.rows(query.order_by(HANDOVERS.c.id))]


def customers_of(work: Work, member: int) -> list[str]:
    """The customers that somebody looks after."""
    query = select(CUSTOMERS.c.name).where(CUSTOMERS.c.org_id == work.org, CUSTOMERS.c.member_id == member)
    return [row.name for row in work.rows(query.order_by(CUSTOMERS.c.id))]


def give_customers(work: Work, leaver: int, taker: int) -> None:
    """All customers of the one are the other's."""
    mine = CUSTOMERS.c.org_id == work.org, CUSTOMERS.c.member_id == leaver
    work.connection.execute(update(CUSTOMERS).where(*mine).values(member_id=taker))


def give_customer(work: Work, key: str, leaver: int, taker: int) -> None:
    """One customer of the one is the other's; nothing where it is a third one's."""
    mine = CUSTOMERS.c.org_id == work.org, CUSTOMERS.c.key == key, CUSTOMERS.c.member_id == leaver
    work.connection.execute(update(CUSTOMERS).where(*mine).values(member_id=taker))


def plans_of(work: Work, member: int, since: date) -> list[tuple[date, str, int]]:
    """What somebody means to do from that day on: (day, metric, amount)."""
    query = select(PLANS.c.day, PLANS.c.metric, PLANS.c.amount).where(
        PLANS.c.org_id == work.org, PLANS.c.member_id == member, PLANS.c.day >= since
    )
    return [(row.day, row.metric, int(row.amount)) for row in work.rows(query.order_by(PLANS.c.day, PLANS.c.metric))]


def give_plans(work: Work, leaver: int, taker: int, since: date) -> None:
    """Plans from that day on are the other's, on top of their own."""
    for day, metric, amount in plans_of(work, leaver, since):
        row = {"org_id": work.org, "member_id": taker, "day": day, "metric": metric, "amount": amount}
        insert = work.insert_into(PLANS)
        added = insert.on_conflict_do_update(
            index_elements=[column.name for column in PLANS.primary_key],
            set_={"amount": PLANS.c.amount + insert.excluded.amount},
        )
        work.connection.execute(added, [{**row, "made_at": work.now}])
    gone = PLANS.c.org_id == work.org, PLANS.c.member_id == leaver, PLANS.c.day >= since
    work.connection.execute(PLANS.delete().where(*gone))


def _handover(row: Mapping[str, Any]) -> Handover:
    return Handover(
        row["id"],
        row["code"],
        row["by_id"],
        row["from_id"],
        row["to_id"],
        row["last"],
        row["state"],
        load(Estate, row["body"]),
    )
