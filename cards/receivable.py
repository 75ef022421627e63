"""Money that is due: a plan in one line, what is open by age, reminders, and what a payment settled."""

from collections.abc import Mapping, Sequence
from datetime import date

from chat.reply import Block, Button, Buttons, Line, Reply, Table, says
from language.money import Money
from language.text import Arg, Day, Listing, Text, counted, text
from scoring.ageing import OVERDUE, Bucket, overdue_days
from scoring.instalments import Due, Instalment
from scoring.people import Organization
from scoring.period import IsWorkday
from scoring.pipeline import Deal, Owed

_MOST_ROWS = 12
_MOST_SAID = 6
LABELS: Mapping[Bucket, Text] = {
    "0-30": text("0–30 days"),
    "31-60": text("31–60 days"),
    "60+": text("more than 60 days"),
    "coming": text("not due yet"),
    "undated": text("no day yet"),
}


def plan_line(plan: Sequence[Instalment], currency: str) -> Text:
    """Payment plan: ¥100,000 by 12-20, ¥100,000 by 01-20, …"""
    parts: list[Arg] = [_part(one, currency) for one in plan[:_MOST_SAID]]
    if len(plan) > _MOST_SAID:
        parts.append(text("… until {day}", day=Day(plan[-1].due)) if plan[-1].due else text("…"))
    return counted(
        "🗓 Payment plan, {n} part: {parts}",
        "🗓 Payment plan, {n} parts: {parts}",
        len(plan),
        parts=Listing(tuple(parts)),
    )


def _part(one: Instalment, currency: str) -> Text:
    money = Money(one.minor, currency)
    if one.due:
        return text("{money} by {day}", money=money, day=Day(one.due))
    if one.words:
        return text("{money} ({words})", money=money, words=one.words)
    return text("{money} (no day yet)", money=money)


def due_line(due: Due, currency: str, today: date, is_workday: IsWorkday) -> Text:
    """What is open of a part, and since or until when."""
    money = Money(due.open, currency)
    if due.due is None:
        words = due.instalment.words if due.instalment else ""
        return (
            text("{money} due, {words}", money=money, words=words)
            if words
            else text("{money} due, no day yet", money=money)
        )
    late = overdue_days(due.due, today, is_workday)
    if late > 0:
        return counted("{money} overdue by {n} day", "{money} overdue by {n} days", late, money=money)
    return text("{money} due on {day}", money=money, day=Day(due.due))


def no_plan_line(total: Money) -> Text:
    """The parts that were said do not add up."""
    return text(
        "The parts do not add up to {total}: no payment plan was kept. Say “payment plan Acme 3 monthly payments”.",
        total=total,
    )


def aged_card(
    aged: Mapping[Bucket, Sequence[Owed]],
    title: Text,
    home: Organization,
    today: date,
    is_workday: IsWorkday,
    *,
    names: bool,
) -> Reply:
    """What is open by age, the oldest first, of a day the largest; `names`: of several people's deals."""
    in_order = (aged["60+"], aged["31-60"], aged["0-30"], aged["coming"], aged["undated"])
    rows = [one for part in in_order for one in sorted(part, key=lambda it: (it.due.due or date.max, -it.due.open))]
    if not rows:
        return says(text("Nothing is due. Everything signed is paid."))
    sums = [
        text("{label}: {sum}", label=LABELS[bucket], sum=summed([owed.money for owed in aged[bucket]]))
        for bucket in (*OVERDUE, "coming", "undated")
        if aged[bucket]
    ]
    holder = (text("holder"),) if names else ()
    header: tuple[Arg, ...] = (text("customer"), text("amount and day"), *holder, text("code"))
    table = Table(header, tuple(_row(one, home, today, is_workday, names=names) for one in rows[:_MOST_ROWS]))
    blocks: list[Block] = [Line(title, strong=True), Line(Listing(tuple(sums))), table]
    if len(rows) > _MOST_ROWS:
        blocks.append(Line(counted("… and {n} more", "… and {n} more", len(rows) - _MOST_ROWS)))
    first = next((one for one in rows if one.code), None)
    if first and not names:
        blocks.append(Buttons(due_buttons(first.code, first.money, first.deal.customer)))
    return Reply(tuple(blocks))


def _row(one: Owed, home: Organization, today: date, is_workday: IsWorkday, *, names: bool) -> tuple[Arg, ...]:
    holder = home.members.get(one.deal.holder)
    who: tuple[Arg, ...] = ((holder.name if holder else "?"),) if names else ()
    return one.deal.customer, due_line(one.due, one.money.currency, today, is_workday), *who, one.code or "–"


def summed(monies: Sequence[Money]) -> Arg:
    """A sum for each currency: ¥300,000, $5,000; a dash for none."""
    sums: dict[str, int] = {}
    for money in monies:
        sums[money.currency] = sums.get(money.currency, 0) + money.minor
    return Listing(tuple(Money(minor, currency) for currency, minor in sums.items())) if sums else "–"


def due_buttons(code: str, money: Money, customer: str = "") -> tuple[Button, ...]:
    """It came in, or it comes another day."""
    paid = text("Received {customer} {money}", customer=customer, money=money) if customer else text("Received")
    return Button(paid, f"receivables paid {code}"), Button(text("Set another day"), f"receivables later {code}")


def reminder_card(one: Owed, today: date, is_workday: IsWorkday) -> Reply:
    """To the holder alone: three days before, on the day, and weekly when it is overdue."""
    what = text(
        "💰 {customer}: {what}.",
        customer=one.deal.customer,
        what=due_line(one.due, one.money.currency, today, is_workday),
    )
    moved = one.due.due and one.due.due < today and overdue_days(one.due.due, today, is_workday) <= 0
    remark = text("The due day was a day off; today is the day.") if moved else None
    return says(what, *([remark] if remark else []), buttons=due_buttons(one.code, one.money))


def overdue_card(
    aged: Mapping[Bucket, Sequence[Owed]],
    team: str,
    home: Organization,
    today: date,
    is_workday: IsWorkday,
) -> Reply:
    """To the lead, once a week: what is overdue, by age, with whose deal it is."""
    only = {**aged, "coming": (), "undated": ()}
    return aged_card(only, text("⏳ Overdue, {team}", team=team), home, today, is_workday, names=True)


def settled_line(before: Due, left: int, currency: str, *, more: int) -> Text:
    """What a payment did to the oldest part: it is paid, something is missing, or something was over."""
    part = Money(before.open, currency)
    if left > 0:
        return text(
            "Of {part} due, {left} is still missing. By when? Press “Set another day”.",
            part=part,
            left=Money(left, currency),
        )
    if more > 0:
        return text(
            "{more} more than the {part} due: it counts for the next part.", more=Money(more, currency), part=part
        )
    return text("The part of {part} is paid.", part=part)


def paid_off() -> Text:
    """Nothing of a deal is open any more."""
    return text("Everything is paid. 👏")


def ask_day(one: Owed) -> Reply:
    """A part comes later: until when?"""
    return says(
        text("{customer} {money}: which day? For example: “reschedule {code} 12-15”.",
             customer=one.deal.customer, money=one.money, code=one.code),
        buttons=(
            Button(text("in a week"), f"receivables later {one.code} +7"),
            Button(text("in two weeks"), f"receivables later {one.code} +14"),
            Button(text("in a month"), f"receivables later {one.code} +30"),
        ),
    )  # fmt: skip


def put_off(one: Owed, due: date, on: date) -> Reply:
    """Another day was set; a day off is said."""
    lines: list[Arg] = [
        text("🗓 {customer} {money}: now due on {day}.", customer=one.deal.customer, money=one.money, day=Day(due))
    ]
    if on != due:
        lines.append(text("That is a day off: the reminder comes on {day}.", day=Day(on)))
    return says(*lines)


def received_for_you(one: Owed, by: str) -> Reply:
    """To the holder, when their lead said that a part came in."""
    what = text("{customer} {money}", customer=one.deal.customer, money=one.money)
    return says(text("📌 {name} recorded money received for you: {what}.", name=by, what=what))


def put_off_for_you(one: Owed, due: date, by: str) -> Reply:
    """To the holder, when their lead did it."""
    return says(
        text(
            "🗓 {name} moved {customer} {money} to {day}.",
            name=by,
            customer=one.deal.customer,
            money=one.money,
            day=Day(due),
        )
    )


def plan_card(deal: Deal, plan: Sequence[Instalment]) -> Reply:
    """A plan that was set after the signing."""
    currency = deal.money.currency if deal.money else ""
    return says(text("{customer}: {plan}", customer=deal.customer, plan=plan_line(plan, currency)))
