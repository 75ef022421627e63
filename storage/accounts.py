"""Accounts of one person: taken away again, and whether somebody has done anything yet."""

from sqlalchemy import delete, select

from chat.message import Person
from storage.tables import AccountRow, ActivityRow, DealEventRow
from storage.work import Work, table_of

ACCOUNTS = table_of(AccountRow)


def unlink(work: Work, person: Person) -> None:
    """Let an account be nobody's."""
    work.connection.execute(
        delete(ACCOUNTS).where(
            ACCOUNTS.c.org_id == work.org, ACCOUNTS.c.platform == person.platform, ACCOUNTS.c.person == person.id
        )
    )
    work.people_changed = True


def has_records(work: Work, member: int) -> bool:
    """Whether the ledger knows the member."""
    tables = (table_of(ActivityRow), table_of(DealEventRow))
    queries = (
        select(table.c.id).where(table.c.org_id == work.org, table.c.member_id == member).limit(1) for table in tables
    )
    return any(work.rows(query) for query in queries)
