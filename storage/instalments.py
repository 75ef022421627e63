"""Payment plans of deals: a part that is put off ends and stands anew, so that what was agreed before is not lost."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select

from scoring.instalments import Instalment
from storage import dossiers
from storage.ids import code_of
from storage.tables import InstalmentRow
from storage.work import Work, table_of

INSTALMENTS = table_of(InstalmentRow)
_HOLDING = select(INSTALMENTS).where(
    INSTALMENTS.c.org_id == bindparam("org"),
    INSTALMENTS.c.deal_id.in_(bindparam("deals", expanding=True)),
    INSTALMENTS.c.ended_at.is_(None),
)


@dataclass(frozen=True, slots=True)
class Kept:
    """An instalment as it is kept: `holds` until it was put off or its plan was replaced."""

    code: str
    deal: int
    currency: str
    holds: bool
    instalment: Instalment


def keep(work: Work, deal: int, plan: Sequence[Instalment], currency: str, by: int) -> list[Kept]:
    """Add a plan's parts behind those the deal has; as they are kept."""
    before = max((one.instalment.place for one in of_deal(work, deal)), default=0)
    return [_add(work, deal, one, before + place, currency, by) for place, one in enumerate(plan, 1)]


def put_off(work: Work, kept: Kept, due: date | None, by: int) -> Kept:
    """Give a part another day; the one before is history. Conflict when somebody else did meanwhile."""
    end(work, [kept])
    one = kept.instalment
    return _add(work, kept.deal, Instalment(one.minor, due, one.words), one.place, kept.currency, by)


def end(work: Work, parts: Iterable[Kept]) -> None:
    """These parts hold no longer."""
    for one in parts:
        work.change(InstalmentRow, {"id": one.instalment.id, "ended_at": None}, ended_at=work.now)


def _add(work: Work, deal: int, one: Instalment, place: int, currency: str, by: int) -> Kept:
    number = work.new_id()
    code = code_of(number)
    work.insert(
        InstalmentRow,
        id=number,
        code=code,
        deal_id=deal,
        place=place,
        minor=one.minor,
        currency=currency,
        due=one.due,
        terms=one.words,
        by_id=by,
        made_at=work.now,
    )
    return Kept(code, deal, currency, True, Instalment(one.minor, one.due, one.words, number, place))


def of_deal(work: Work, deal: int) -> list[Kept]:
    """The parts of a deal's plan that hold, by place."""
    return of_deals(work, (deal,)).get(deal, [])


def of_deals(work: Work, deals: Iterable[int]) -> dict[int, list[Kept]]:
    """The same for many deals, by deal; pending parts included."""
    wanted = set(deals)
    rows = dossiers.stored(work, _HOLDING, wanted)
    rows += [row for row in work.pending(InstalmentRow) if row["deal_id"] in wanted]
    ended = {change.where.get("id") for change in work.changes if change.table is INSTALMENTS}
    found: dict[int, list[Kept]] = {}
    for row in sorted(rows, key=lambda row: (row["place"], row["id"])):
        if row["id"] not in ended:
            found.setdefault(row["deal_id"], []).append(_kept(row))
    return found


def by_id(work: Work, number: int) -> Kept | None:
    """A part by its id, whether it holds or not."""
    rows = work.rows(select(INSTALMENTS).where(INSTALMENTS.c.org_id == work.org, INSTALMENTS.c.id == number))
    return _kept(rows[0]._mapping) if rows else None


def by_code(work: Work, code: str) -> list[Kept]:
    """The parts that people call by this code, newest first."""
    query = select(INSTALMENTS).where(INSTALMENTS.c.org_id == work.org, INSTALMENTS.c.code == code.upper())
    return [_kept(row._mapping) for row in work.rows(query.order_by(INSTALMENTS.c.id.desc()))]


def _kept(row: Mapping[str, Any]) -> Kept:
    one = Instalment(row["minor"], row["due"], row["terms"], row["id"], row["place"])
    return Kept(row["code"], row["deal_id"], row["currency"], row["ended_at"] is None, one)
