"""One deal: how it stands, what happened to it, and what is said when it changes hands, stage or credit."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from cards.entry import STAGES, event
from cards.receivable import due_line
from chat.reply import Block, Button, Buttons, Line, Reply, Table, says
from language.money import Money
from language.text import Arg, At, Day, Listing, Share, Text, text
from scoring.deal import SHARES, DealEvent, Stage
from scoring.holder import GIVEN, Note
from scoring.people import Member, Organization
from scoring.period import IsWorkday
from scoring.pipeline import Deal

_MOST_HISTORY = 8
_NEXT = {
    Stage.LEAD: (Stage.INTENT, Stage.QUOTED, Stage.SIGNED),
    Stage.INTENT: (Stage.QUOTED, Stage.SIGNED),
    Stage.QUOTED: (Stage.SIGNED,),
}


def standing(deal: Deal) -> Text:
    """Acme ¥50,000 signed."""
    stage = text("all paid") if deal.stage is Stage.PAID else STAGES[deal.stage]
    if deal.money is None:
        return text("{customer} {stage}", customer=deal.customer, stage=stage)
    return text("{customer} {money} {stage}", customer=deal.customer, money=deal.money, stage=stage)


def deal_card(
    deal: Deal,
    events: Sequence[DealEvent],
    notes: Sequence[Note],
    home: Organization,
    today: date,
    is_workday: IsWorkday,
    code: str,
) -> Reply:
    """How it stands, who holds it, what is due, its history; and what may come next, as buttons."""
    lines: list[Arg] = [
        text("{deal} · deal {code}", deal=standing(deal), code=code),
        text("held by {name}, last touched {day}", name=_name(home, deal.holder), day=Day(deal.touched)),
    ]
    if deal.shares:
        lines.append(text("credit: {parts}", parts=_parted(deal.shares, home)))
    lines += [text("{money} received, waiting for a rate", money=money) for money in deal.held[:1]]
    open_parts = [due for due in deal.dues if due.open][:3]
    if open_parts and deal.money:
        currency = deal.money.currency
        lines.append(Listing(tuple(due_line(due, currency, today, is_workday) for due in open_parts)))
    history = Table((text("day"), text("what happened"), text("name")), _history(events, notes, home))
    buttons = _buttons(deal, code)
    blocks: tuple[Block, ...] = (*map(Line, lines), history)
    return Reply((*blocks, Buttons(buttons)) if buttons else blocks)


def _buttons(deal: Deal, code: str) -> tuple[Button, ...]:
    if deal.signed > 0:
        return (Button(text("Cancel the deal"), f"deal cancel {code}"),)
    steps = tuple(Button(STAGES[stage], f"deal move {code} {stage.value}") for stage in _NEXT.get(deal.stage, ()))
    return (*steps, Button(STAGES[Stage.LOST], f"deal move {code} lost")) if steps else ()


def _history(events: Sequence[DealEvent], notes: Sequence[Note], home: Organization) -> tuple[tuple[Arg, ...], ...]:
    """The last things that happened, in order, with who did them; what was taken back says so."""
    gone = {one.cancels for one in events if one.cancels}
    found: list[tuple[datetime, tuple[Arg, ...]]] = []
    for one in events:
        if one.stage not in SHARES and not one.cancels:
            what = text("{line}, taken back", line=event(one)) if one.id in gone else event(one)
            found.append((one.at, (Day(one.day), what, _name(home, one.member))))
    told = (note for note in notes if note.what in (*GIVEN, "split"))
    found += [(note.at, (At(note.at), _noted(note, home), _name(home, note.by))) for note in told]
    ordered = sorted(found, key=lambda pair: pair[0])  # stable: of one moment events come before notes
    return tuple(row for _, row in ordered[-_MOST_HISTORY:])


def _noted(note: Note, home: Organization) -> Text:
    if note.what == "split":
        if note.shares:
            return text("credit: {parts}", parts=_parted(note.shares, home))
        return text("credit no longer shared")
    if note.what == "left":
        return text("handed over to {name}: its holder left", name=_name(home, note.member))
    return text("given to {name}", name=_name(home, note.member))


def _parted(shares: Mapping[int, int], home: Organization) -> Listing:
    """Ann 60 %, Bob 40 %."""
    whole = sum(shares.values())
    parts = (
        text("{name} {share}", name=_name(home, member), share=Share(part * 10_000 // whole))
        for member, part in shares.items()
    )
    return Listing(tuple(parts))


def given(deal: Deal, to: Member, home: Organization, code: str) -> Reply:
    """To whoever gave it."""
    words = text("✅ {deal} is {name}'s now.", deal=standing(deal), name=to.name)
    back = home.members.get(deal.holder)
    buttons = (Button(text("Give it back"), f"deal assign {code} {back.key}"),) if back and back.left is None else ()
    return says(words, text("What was earned so far stays where it is."), buttons=buttons)


def given_to_you(deal: Deal, by: Member, code: str) -> Reply:
    """To whoever holds it now."""
    words = text("📌 {name} gave you a deal: {deal}.", name=by.name, deal=standing(deal))
    return says(words, buttons=(Button(text("Show it"), f"deal show {code}"),))


def given_away(deal: Deal, by: Member, to: Member) -> Reply:
    """To whoever held it."""
    return says(text("📌 {by} gave your deal {deal} to {name}.", by=by.name, deal=standing(deal), name=to.name))


def given_just_now(deal: Deal, last: Note, to: Member, home: Organization, code: str) -> Reply:
    """To the second who gives it away within minutes: what happened, and whether it is still meant."""
    words = text(
        "{by} gave {customer} to {name} at {at}. Give it to {to} all the same?",
        by=_name(home, last.by),
        customer=deal.customer,
        name=_name(home, last.member),
        at=At(last.at, time_only=True),
        to=to.name,
    )
    yes = Button(text("Give it to {name}", name=to.name), f"deal assign {code} {to.key} {last.n}")
    return says(words, buttons=(yes, Button(text("Leave it as it is"), f"deal show {code}")))


def shared(deal: Deal, shares: Mapping[int, int], home: Organization, code: str) -> Reply:
    """To whoever shared the credit."""
    words = text("🤝 {deal}: credit {parts}.", deal=standing(deal), parts=_parted(shares, home))
    return says(
        words, text("What is collected is shared alike."), buttons=(Button(text("Undo"), f"deal unsplit {code}"),)
    )


_USUAL_PARTS = ("50/50", "60/40", "70/30")


def which_parts(deal: Deal, holder: str, other: Member, code: str) -> Reply:
    """With whom a deal is shared was said, and not how: the usual ways as buttons."""
    return says(
        text("{deal}: how is it shared? {holder}'s part first, then {name}'s.",
             deal=standing(deal), holder=holder, name=other.name),
        buttons=tuple(
            Button(text("{parts}", parts=one), f"deal split {code} {other.key} {one}") for one in _USUAL_PARTS
        ),
    )  # fmt: skip


def shared_with_you(deal: Deal, shares: Mapping[int, int], by: Member, home: Organization) -> Reply:
    """To the others."""
    return says(
        text("🤝 {by} shared {deal}: credit {parts}.", by=by.name, deal=standing(deal), parts=_parted(shares, home))
    )


def not_shared(deal: Deal, home: Organization) -> Reply:
    """The credit is the holder's again."""
    return says(
        text("↩️ The credit for {deal} is all {name}'s again.", deal=standing(deal), name=_name(home, deal.holder))
    )


def ask_signed(deal: Deal, code: str) -> Reply:
    """Money is confirmed first."""
    how = text("For another amount just write: signed {customer} 50,000", customer=deal.customer)
    if deal.money is None:
        return says(text("Signed for how much?"), how)
    yes = Button(text("Signed {money}", money=deal.money), f"deal move {code} signed yes")
    return says(
        text("{customer}: signed for {money}?", customer=deal.customer, money=deal.money), how, buttons=(yes,)
    )


def ask_cancelled(deal: Deal, names: Sequence[str], code: str) -> Reply:
    """What a cancellation takes away, before it is done."""
    lines: list[Arg] = [
        text("Cancel {deal}? It comes off {name}'s bookings.", deal=standing(deal), name=Listing(tuple(names)))
    ]
    if deal.received > 0 and deal.money:
        money = Money(deal.received, deal.money.currency)
        lines.append(text("{money} was received; money given back is reported by itself.", money=money))
    yes = Button(text("Cancel the deal"), f"deal cancel {code} yes")
    return says(*lines, buttons=(yes, Button(text("Leave it as it is"), f"deal show {code}")))


def ask_lost(deal: Deal, code: str) -> Reply:
    """Not signed yet, so there is nothing to cancel: lost?"""
    yes = Button(text("It is lost"), f"deal move {code} lost")
    words = text("{customer} is not signed, so nothing is to be cancelled. Is it lost?", customer=deal.customer)
    return says(words, buttons=(yes, Button(text("Leave it as it is"), f"deal show {code}")))


def changed(deal: Deal, now: DealEvent) -> Reply:
    """It is written down: from which stage to which."""
    old = STAGES[deal.stage]
    lines: list[Arg] = [text("✅ {what} (before: {stage})", what=event(now), stage=old)]
    if now.adjusts:
        lines.append(text("The month of {day} is closed: it counts today.", day=Day(now.adjusts)))
    return says(*lines)


def changed_for_you(now: DealEvent, by: Member) -> Reply:
    """To the holder, when their lead did it."""
    return says(text("📌 {name} moved your deal: {what}.", name=by.name, what=event(now)))


def _name(home: Organization, member: int | None) -> str:
    known = home.members.get(member) if member is not None else None
    return known.name if known else "?"
