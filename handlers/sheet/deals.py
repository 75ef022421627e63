"""Deals in a sheet: each row is what happened to a deal, written once however often it is sent."""

from datetime import date

from handlers.sheet.bringing import MOST_MINOR, Bringing, Fault, Numbered, at
from language.money import CURRENCY_OF, Money, money_of
from language.normalise import fold
from language.text import Day, text
from scoring.deal import DealEvent, Stage
from scoring.people import Member
from scoring.sheet.cell import Unfit, amount_in, blank, day_in, name_in, words_in
from scoring.sheet.layout import Column
from scoring.sheet.table import Row
from storage import closings, deals, imports, ledger
from storage.exchange import exchanged

_STAGES: dict[str, Stage] = {
    **dict.fromkeys(("线索", "新线索", "新增", "lead", "new lead", "new"), Stage.LEAD),
    **dict.fromkeys(("意向", "有意向", "跟进中", "interested", "intent", "qualified"), Stage.INTENT),
    **dict.fromkeys(("报价", "已报价", "方案", "quoted", "quote", "proposal"), Stage.QUOTED),
    **dict.fromkeys(
        ("签约", "已签约", "签单", "已签单", "成交", "已成交", "赢单", "signed", "won", "closed won"), Stage.SIGNED
    ),
    **dict.fromkeys(
        ("回款", "已回款", "部分回款", "全款", "到账", "paid", "collected", "money received"), Stage.PAID
    ),
    **dict.fromkeys(("丢单", "输单", "流失", "lost", "closed lost"), Stage.LOST),
    **dict.fromkeys(("退单", "cancelled", "canceled"), Stage.CANCELLED),
    **dict.fromkeys(("退款", "refunded", "refund"), Stage.REFUNDED),
}
_OF = {"bookings": Stage.SIGNED, "signed": Stage.SIGNED, "collections": Stage.PAID, "quotes": Stage.QUOTED}
_NEEDS = (Stage.SIGNED, Stage.PAID, Stage.REFUNDED)


def bring(bringing: Bringing, rows: Numbered) -> None:
    """Write every event that is not written yet."""
    for number, row in rows.items():
        try:
            _row(bringing, row)
        except Unfit as wrong:
            bringing.faults.append(Fault(number, wrong.words))


def _row(bringing: Bringing, row: Row) -> None:
    if not blank(bringing.cell(row, "back")):
        bringing.same += 1
        return
    customer = name_in(bringing.cell(row, "customer"))
    if blank(customer):
        raise Unfit(text("no customer stands there."))
    member = _owner(bringing, row)
    day = _day(bringing, row)
    for stage, column in _said(bringing, row):
        money = _money(bringing, row, column)
        if money is None and stage in _NEEDS:
            raise Unfit(text("no amount stands there: a deal of that stage needs one."))
        _write(bringing, member, customer, stage, money, day, words_in(bringing.cell(row, "words"))[:500])


def _owner(bringing: Bringing, row: Row) -> Member:
    if not blank(bringing.cell(row, "name")):
        return bringing.who(row)
    if bringing.asker is None:
        raise Unfit(text("nobody stands there whose deal it is: fill in a name."))
    return bringing.asker


def _said(bringing: Bringing, row: Row) -> list[tuple[Stage, Column | None]]:
    """The stages of a row: of its stage column, or by the columns of money signed and received."""
    amount, done = bringing.layout.column("amount"), bringing.layout.all("done")
    cell = bringing.cell(row, "stage")
    by_column = [(_OF[one.means.metric], one) for one in done if one.means.metric in _OF and not blank(at(row, one))]
    if blank(cell):
        if by_column:
            return list(by_column)
        raise Unfit(text("no stage stands there: write lead, interested, quoted, signed, paid or lost."))
    stage = _STAGES.get(fold(words_in(cell)).strip())
    if stage is None:
        raise Unfit(
            text("“{word}” is no stage: write lead, interested, quoted, signed, paid or lost.", word=cell[:20])
        )
    if amount is None and stage is Stage.PAID and len(by_column) > 1:
        return list(by_column)
    return [(stage, amount or next((one for _, one in by_column), None))]


def _money(bringing: Bringing, row: Row, column: Column | None) -> Money | None:
    found = amount_in(at(row, column), column.means.factor) if column else None
    if found is None or column is None:
        return None
    value, said = found
    stated = fold(bringing.cell(row, "currency")).strip()
    currency = (CURRENCY_OF.get(stated) if stated else said or column.means.currency) or bringing.home.currency
    if stated and stated not in CURRENCY_OF:
        raise Unfit(text("“{word}” is no currency: write it like CNY or USD.", word=stated[:10]))
    try:
        money = money_of(value, currency)
    except ValueError:
        raise Unfit(text("“{word}” has too many decimals.", word=at(row, column)[:20])) from None
    if money.minor > MOST_MINOR:
        raise Unfit(text("“{word}” is too large.", word=at(row, column)[:20]))
    return money if money.minor else None


def _day(bringing: Bringing, row: Row) -> date | None:
    """The day that is said; None: none is."""
    found = day_in(bringing.cell(row, "day"), bringing.today)
    if found and found > bringing.today:
        raise Unfit(text("{day} is still to come: only what was done is brought in.", day=Day(found)))
    first = closings.open_from(bringing.work)
    if found and found < first:
        raise Unfit(text("that month is closed: the earliest open day is {day}.", day=Day(first)))
    return found


def _write(
    bringing: Bringing, member: Member, customer: str, stage: Stage, money: Money | None, day: date | None, words: str
) -> None:
    work = bringing.work
    known = imports.events_with(work, member.id, customer)
    if any(one.stage is stage and one.money == money and day in (None, one.day) for one in known):
        bringing.same += 1
        return
    number = work.new_id()
    event = DealEvent(
        id=number,
        entry=imports.entry_of(work, bringing.code, member.id),
        code=bringing.code,
        deal=known[-1].deal if known else number,
        member=member.id,
        team=member.team,
        customer=customer,
        stage=stage,
        money=money,
        org_minor=None,
        day=day or bringing.today,
        at=work.now,
        clause=words,
        message=f"import:{bringing.code}",
        source="import",
    )
    ledger.write(work, exchanged(work, event))
    deals.meet(work, customer, member.id)
    said = text("{customer} {money} {stage}", customer=customer, money=money or "–", stage=bringing.stage(stage))
    same_money = money if money and money.currency == bringing.home.currency and stage is Stage.SIGNED else None
    bringing.change("deal", said, same_money)
