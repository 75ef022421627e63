"""correct: the last record, or the one with a code, becomes what it should have been."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from cards.entry import listed
from cards.recorded import corrected
from chat.errors import Refusal
from handlers.backdating import asked, moved
from handlers.command import Command, Outcome, Request
from handlers.commands.undo import LOOKED_AT, before_today, unnamed, wanted
from handlers.naming import owner_named
from handlers.raising import raised
from handlers.recording import Row, replaced, said_rows
from language.money import Money, digits_of, money_of
from language.normalise import fold
from language.text import Day, text
from scoring.activity import Activity
from scoring.deal import DealEvent
from scoring.people import Member, Role
from scoring.reading.result import Correct
from scoring.rights import Right, leads
from storage import ledger
from storage.exchange import exchanged
from storage.ids import code_of
from storage.ledger import Entry

_CURRENCY = re.compile(r"[¥$€£元]|人民币|块|刀|rmb|cny|usd|eur|twd|hkd|sgd|jpy|gbp|myr|yuan|dollar|euro")
"""An amount that says its currency."""
HOW = text("For example: “make that 5”, “make that 4 visits”, “make that 60,000”.")


def run(request: Request) -> Outcome:
    """Take the wrong row back and record the right one in the same entry."""
    wish = request.reading.correct if request.reading else None
    if wish is None:
        raise _asked(request)
    other = owner_named(request) if request.incoming.kind == "new" else None
    if other:
        raise _of_another(request, other)
    if wish.field == "date":
        return _moved(request, wish)
    old = _row(request, wish)
    new = _changed(request, old, wish)
    if _what(new) == _what(old):
        what = listed([old], request.organization, request.today)
        raise Refusal(text("That is what stands there already: {what}. Nothing was changed.", what=what), HOW)
    if request.incoming.spoken and isinstance(new, DealEvent):
        raise Refusal(text("I may have misheard an amount. Please type the correction."), HOW)
    held = raised(request, old, new)
    if held is not None:
        return held
    new = replaced(request, old, new)
    return corrected([old], [new], request.organization, request.today, code_of(new.entry))


def _of_another(request: Request, other: Member) -> Refusal:
    """Who leads takes back and reports anew what a rep got wrong; nobody rewrites another's words."""
    first = text("What {name} reported is corrected by {name}.", name=other.name)
    if not leads(request.asker, other):
        return Refusal(first)
    return Refusal(
        first,
        text("Or take it back (“undo {name}”) and report it anew: “behalf {name}: visited 3”.", name=other.name),
    )


def _moved(request: Request, wish: Correct) -> Outcome:
    """The last record, or what is named of it, on another day; never on a day to come."""
    if not isinstance(wish.to, date) or wish.to > request.today:
        raise Refusal(text("That day is still to come. A record is of today or a day before."), HOW)
    rows = _rows(request, wish)
    return asked(request, rows, wish.to) or moved(request, rows, wish.to)


def _asked(request: Request) -> Refusal:
    """What to write, when only the button was pressed: words correct the last record and no other."""
    entry, last = wanted(request, request.args), ledger.newest(request.work, request.asker.id)
    if last is None or entry.id != last.id:
        return Refusal(
            text("Only your last record can be corrected. Say “undo {code}”, then send it anew.", code=entry.code)
        )
    what = listed(entry.rows, request.organization, request.today)
    return Refusal(text("What is right? Your last record: {what}.", what=what), HOW)


def _row(request: Request, wish: Correct) -> Row:
    """The one row that the words can mean; Refusal when there are several."""
    rows = _rows(request, wish)
    _ask_if_old(request, wish)
    if len(rows) == 1:
        return rows[0]
    what = listed(wanted(request, "").rows, request.organization, request.today)
    raise Refusal(text("Which number is meant? Your last record: {what}.", what=what), HOW)


def _ask_if_old(request: Request, wish: Correct) -> None:
    """“make that 5” says nothing of a day: what was recorded before today is corrected when its day is named."""
    last = wanted(request, "")
    if wish.day is None and wish.customer is None and unnamed(request) and before_today(request, last):
        what = listed(last.rows, request.organization, request.today)
        said = text("You have recorded nothing today. Your last record, {code}: {what}", code=last.code, what=what)
        raise Refusal(said, text("To correct it, say its day: “change Friday's visits to 5”."))


def _rows(request: Request, wish: Correct) -> list[Row]:
    """All rows that the words can mean, of the last record or the last of a named day; Refusal: none."""
    entry = _entry(request, wish)
    rows = [row for row in said_rows(entry) if _fits(row, wish)]
    if not rows:
        what = listed(entry.rows, request.organization, request.today)
        raise Refusal(text("That does not fit your last record: {what}.", what=what), HOW)
    return rows


def _entry(request: Request, wish: Correct) -> Entry:
    """The last record, or that of a customer or a day that is named: 华丰改成6万, 把昨天的改成3家."""
    if wish.day is None or wish.field == "date":
        entry = wanted(request, "")
        if entry.member != request.asker.id:
            raise _of_another(request, request.organization.members[entry.member])
        return _of_customer(request, entry, wish) if wish.customer and unnamed(request) else entry
    last = ledger.last_of(request.work, request.asker.id, LOOKED_AT)
    found = [one for one in last if any((row.adjusts or row.day) == wish.day for row in one.rows)]
    if not found:
        raise Refusal(text("I know no record of yours for {name}.", name=Day(wish.day)), HOW)
    return found[0]


def _of_customer(request: Request, last: Entry, wish: Correct) -> Entry:
    """The last record with that customer; the last of all where there is none."""
    entries = [last, *ledger.last_of(request.work, request.asker.id, LOOKED_AT)]
    return next((one for one in entries if any(_fits(row, wish) for row in said_rows(one))), last)


def _fits(row: Row, wish: Correct) -> bool:
    if wish.field == "date":
        return _named(row, wish)
    if isinstance(row, Activity):
        named = wish.metric is None or wish.metric == row.metric or wish.field == "metric"
        return named and wish.field in ("quantity", "metric")
    named = wish.customer is None or wish.customer in row.customer or wish.field == "customer"
    return named and wish.field in ("amount", "customer")


def _named(row: Row, wish: Correct) -> bool:
    """Whether the row is of the metric or the customer that the words name; any row when they name none."""
    if isinstance(row, Activity):
        return wish.customer is None and wish.metric in (None, row.metric)
    return wish.metric is None and (wish.customer is None or wish.customer in row.customer)


def _changed(request: Request, old: Row, wish: Correct) -> Row:
    new = replace(old, id=request.work.new_id(), at=request.now, source="correction")
    if isinstance(new, Activity):
        if wish.field == "metric":
            return replace(new, metric=_metric(request, str(wish.to)))
        return replace(new, amount=_whole(wish.to))
    if wish.field == "customer":
        return replace(new, customer=str(wish.to))
    money = _money(request, new, wish.to)
    return exchanged(request.work, replace(new, money=money))


def _what(row: Row) -> tuple[str, int | Money | None]:
    """What a correction may change of a row."""
    return (row.metric, row.amount) if isinstance(row, Activity) else (row.customer, row.money)


def _metric(request: Request, name: str) -> str:
    if request.organization.metric(name) is None:
        raise Refusal(text("“{name}” is not counted here.", name=name), HOW)
    return name


def _whole(to: Decimal | Money | str | date) -> int:
    if not isinstance(to, Decimal) or to < 0 or to != to.to_integral_value():
        raise Refusal(text("I need one whole number."), HOW)
    return int(to)


def _in_its_currency(request: Request, old: DealEvent, to: Money) -> Money:
    """An amount without a currency, as 45k, stays in that of the deal."""
    own = old.money.currency if old.money else to.currency
    stated = to.currency != request.organization.currency or _CURRENCY.search(fold(request.incoming.text))
    return to if stated or own == to.currency else money_of(Decimal(to.minor).scaleb(-digits_of(to.currency)), own)


def _money(request: Request, old: DealEvent, to: Decimal | Money | str | date) -> Money:
    if isinstance(to, Money):
        found = _in_its_currency(request, old, to)
    elif isinstance(to, Decimal):
        found = money_of(to, old.money.currency if old.money else request.organization.currency)
    else:
        raise Refusal(text("I need one amount."), HOW)
    if found.minor <= 0:
        raise Refusal(text("An amount must be more than 0."), HOW)
    return found


COMMAND = Command(
    name="correct",
    names=("改", "更正", "改成"),
    help=text("Correct your last record."),
    example=text("make that 5"),
    run=run,
    right=Right(Role.REP),
)
