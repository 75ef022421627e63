"""What one replica at a time may do: a row with its owner and its end, judged by the database's clock."""

from datetime import timedelta

from sqlalchemy import or_, select, update

from storage.tables import LeaseRow
from storage.work import Work, table_of

LEASES = table_of(LeaseRow)


def hold(work: Work, name: str, length: timedelta) -> bool:
    """Take the lease, or prolong our own; False while another's has not ended."""
    until = work.clock() + length
    insert = work.insert_into(LEASES).values(org_id=work.org, name=name, owner=work.me, until=until)
    mine = or_(LEASES.c.owner == work.me, LEASES.c.until <= work.clock())
    taken = insert.on_conflict_do_update(
        index_elements=[column.name for column in LEASES.primary_key],
        set_={"owner": insert.excluded.owner, "until": insert.excluded.until},
        where=mine,
    )
    return work.connection.execute(taken.returning(LEASES.c.owner)).first() is not None


def holder(work: Work, name: str) -> str:
    """Who holds the lease now; "" when nobody does."""
    held = select(LEASES.c.owner).where(
        LEASES.c.org_id == work.org, LEASES.c.name == name, LEASES.c.until > work.clock()
    )
    return work.connection.execute(held).scalar() or ""


def let_go(work: Work, name: str) -> None:
    """Give the lease back if it is ours, so that another need not wait for its end."""
    ours = update(LEASES).where(LEASES.c.org_id == work.org, LEASES.c.name == name, LEASES.c.owner == work.me)
    work.connection.execute(ours.values(until=work.clock()))


def free_all(work: Work) -> None:
    """End every lease: whoever held one has ended without giving it back."""
    work.connection.execute(update(LEASES).where(LEASES.c.org_id == work.org).values(until=work.clock()))
