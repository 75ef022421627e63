"""Customers in a sheet: who is new, and whose each one is."""

from handlers.sheet.bringing import Bringing, Fault, Numbered
from language.text import text
from scoring.customer import customer_key
from scoring.people import Member
from scoring.sheet.cell import Unfit, blank, name_in
from scoring.sheet.table import Row
from storage import deals, imports


def bring(bringing: Bringing, rows: Numbered) -> None:
    """Add customers, and give them to whom the sheet says."""
    seen: dict[str, int] = {}
    for number, row in rows.items():
        try:
            _row(bringing, row, number, seen)
        except Unfit as wrong:
            bringing.faults.append(Fault(number, wrong.words))


def _row(bringing: Bringing, row: Row, number: int, seen: dict[str, int]) -> None:
    name = name_in(bringing.cell(row, "customer"))
    key = customer_key(name)
    if not key:
        raise Unfit(text("no customer stands there."))
    if key in seen:
        raise Unfit(text("{customer} stands in row {n} already: keep one of them.", customer=name, n=seen[key]))
    seen[key] = number
    owner = _owner(bringing, row)
    stands = imports.owners(bringing.work).get(key)
    if stands is None:
        deals.meet(bringing.work, name, owner.id)
        bringing.change("customer", name)
        return
    if blank(bringing.cell(row, "name")) or stands[2] == owner.id:
        bringing.same += 1
        return
    before = bringing.members.get(stands[2])
    if before is not None and not bringing.leads(before):
        raise Unfit(
            text("{customer} is {name}'s: a manager can give it to another.", customer=name, name=before.name)
        )
    imports.own(bringing.work, stands[0], owner.id)
    was = before.name if before else "–"
    bringing.change("owner", text("{customer}: {old} → {new}", customer=name, old=was, new=owner.name))


def _owner(bringing: Bringing, row: Row) -> Member:
    if not blank(bringing.cell(row, "name")):
        return bringing.who(row)
    if bringing.asker is None:
        raise Unfit(text("nobody stands there whose customer it is: fill in a name."))
    return bringing.asker
