"""Who holds a deal, and who shares the credit for it: notes that are added and never changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, select

from scoring.credit import Shares
from scoring.customer import customer_key
from scoring.holder import GIVEN, Note, What
from storage import dossiers
from storage.tables import DealNoteRow
from storage.values import dump, load
from storage.work import Work, table_of

NOTES = table_of(DealNoteRow)
_OF_DEALS = (
    select(NOTES)
    .where(NOTES.c.org_id == bindparam("org"), NOTES.c.deal_id.in_(bindparam("deals", expanding=True)))
    .order_by(NOTES.c.deal_id, NOTES.c.n)
)
_GIVEN = (
    select(NOTES.c.deal_id, NOTES.c.member_id)
    .where(
        NOTES.c.org_id == bindparam("org"),
        NOTES.c.customer_key.in_(bindparam("keys", expanding=True)),
        NOTES.c.what.in_(GIVEN),
    )
    .order_by(NOTES.c.deal_id, NOTES.c.n)
)


@dataclass(frozen=True, slots=True)
class _Body:
    shares: dict[int, int] = field(default_factory=dict)
    words: str = ""


def note(
    work: Work,
    deal: int,
    customer: str,
    what: What,
    *,
    by: int,
    member: int | None = None,
    shares: Shares | None = None,
    words: str = "",
) -> None:
    """Write down what happened; of two at once one is run again, because the nth of a deal is there once."""
    n = max((one.n for one in of_deal(work, deal)), default=0) + 1
    body = dump(_Body(dict(shares or {}), words))
    values = {"what": what, "member_id": member, "by_id": by, "body": body, "at": work.now}
    work.insert(DealNoteRow, deal_id=deal, n=n, customer_key=customer_key(customer), **values)


def of_deal(work: Work, deal: int) -> list[Note]:
    """Everything that happened to a deal, in order."""
    return of_deals(work, (deal,)).get(deal, [])


def of_deals(work: Work, deals: Iterable[int]) -> dict[int, list[Note]]:
    """The same for many deals, by deal; pending notes included."""
    wanted = set(deals)
    rows = dossiers.stored(work, _OF_DEALS, wanted)
    rows += [row for row in work.pending(DealNoteRow) if row["deal_id"] in wanted]
    found: dict[int, list[Note]] = {}
    for row in rows:
        found.setdefault(row["deal_id"], []).append(_note(row))
    return found


def given(work: Work, keys: Iterable[str]) -> dict[int, int]:
    """The deals with these customers that were given to somebody: {deal: who holds it}; pending ones included."""
    wanted = frozenset(keys)
    found = {row.deal_id: row.member_id for row in work.rows(_GIVEN, org=work.org, keys=wanted)}
    for row in work.pending(DealNoteRow):
        if row["customer_key"] in wanted and row["what"] in GIVEN:
            found[row["deal_id"]] = row["member_id"]
    return found


def given_to(work: Work, members: Iterable[int]) -> list[int]:
    """Deals that were given to one of these members at some time."""
    query = select(NOTES.c.deal_id).where(
        NOTES.c.org_id == work.org, NOTES.c.member_id.in_(frozenset(members)), NOTES.c.what.in_(GIVEN)
    )
    return [row.deal_id for row in work.rows(query.distinct())]


def _note(row: Mapping[str, Any]) -> Note:
    body = load(_Body, row["body"]) if row["body"] else _Body()
    return Note(
        row["deal_id"], row["n"], row["what"], row["member_id"], row["by_id"], row["at"], body.shares, body.words
    )
