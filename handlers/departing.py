"""Somebody leaves: what they leave behind, and how it goes to somebody else so that nothing stays unowned."""

from datetime import date
from json import dumps

from cards import handover as cards
from cards import referee
from chat.reply import Delivery
from handlers.command import Request
from handlers.dealing import tell
from language.money import Money
from language.text import text
from scoring.handover import Estate, Handover, first_day_off
from scoring.people import Member
from scoring.rules import MemberRule
from storage import bouts, fixtures, handovers, holders, owed, people, pipeline, pks, reminders, rules, schedules
from storage.pks import Pk
from storage.rooms import told
from words.show import show


def estate_of(request: Request, leaver: Member, last: date) -> Estate:
    """Everything that somebody whose last day that is would leave behind."""
    work, home = request.work, request.organization
    held = [deal for deal in pipeline.held_by(work, (leaver.id,), request.today) if deal.open]
    parts = owed.owed(work, (leaver.id,), request.today)
    due: dict[str, int] = {}
    for part in parts:
        due[part.money.currency] = due.get(part.money.currency, 0) + part.money.minor
    under_way = [pk for pk in pks.live(work) if leaver.id in pk.members and pk.contest.last > last]
    alone = [pk for pk in under_way if _alone(pk, leaver)]
    return Estate(
        customers=tuple(handovers.customers_of(work, leaver.id)),
        deals=tuple(deal.id for deal in held),
        due=tuple(Money(minor, currency) for currency, minor in due.items()),
        parts=len(parts),
        plans=len(handovers.plans_of(work, leaver.id, request.today)) + len(reminders.open_of(work, leaver.id)),
        mentees=tuple(one.id for one in home.members.values() if one.mentor == leaver.id and one.left is None),
        pks=tuple(pk.code for pk in under_way if pk not in alone),
        duels=tuple(pk.code for pk in (*alone, *pks.offered(work)) if leaver.id in pk.members),
    )


def _alone(pk: Pk, leaver: Member) -> bool:
    """Whether nobody else stands on the leaver's side."""
    return any([player.member for player in side.players] == [leaver.id] for side in pk.contest.sides)


def carry_out(request: Request, found: Handover) -> list[Delivery]:
    """Hand over what there is now, end membership, and tell whom it concerns."""
    work, home = request.work, request.organization
    leaver, taker = home.members[found.leaver], home.members[found.taker]
    estate = estate_of(request, leaver, found.last)
    handovers.settle(work, found, "done", estate)
    for deal in pipeline.held_by(work, (leaver.id,), request.today):
        if deal.id in estate.deals:
            holders.note(work, deal.id, deal.customer, "left", by=request.asker.id, member=taker.id)
    rooms = _leave_contests(request, leaver, found.last)
    for mentee in estate.mentees:
        if mentee != taker.id:
            people.change_member(work, mentee, mentor=taker.id)
    for row in schedules.known(work).values():
        if row["member_id"] == leaver.id and row["enabled"]:
            schedules.change(work, row["id"], enabled=False)
    _end_membership(request, leaver, found.last)
    for reminder in reminders.open_of(work, leaver.id):
        reminders.give(work, reminder, taker.id)
    handovers.give_customers(work, leaver.id, taker.id)
    handovers.give_plans(work, leaver.id, taker.id, request.today)
    done = request.privately(cards.done(estate, leaver, taker, found.last), "handover")
    card = cards.yours_now(estate, leaver, request.asker)
    return [done, *tell(request, taker.id, card, "taker"), *rooms]


def _end_membership(request: Request, leaver: Member, last: date) -> None:
    """As a version of the rules, so that it is known who ended it and when."""
    left = first_day_off(last)
    rule = MemberRule(leaver.key, leaver.name, left=left)
    body = f"[[members]]\nkey = {dumps(leaver.key)}\nname = {dumps(leaver.name)}\nleft = {left}\n"
    rules.add(request.work, members=(rule,), body=body, by=request.asker.id)


def _leave_contests(request: Request, leaver: Member, last: date) -> list[Delivery]:
    """In a team's contest what was done counts and the days to come do not divide; a duel ends, and is told of."""
    work, said = request.work, []
    reason = show(text("{name} is leaving", name=leaver.name), request.reader)
    for pk in pks.offered(work):
        if leaver.id in pk.members:
            pks.move(work, pk, "expired")
            fixtures.answered(work, pk)
    for pk in pks.live(work):
        if leaver.id not in pk.members or pk.contest.last <= last:
            continue
        bout = bouts.bout(work, pk, request.today, request.shared_days)
        if _alone(pk, leaver):
            pks.move(work, pk, "cancelled")
            fixtures.call_off(work, pk)
            pks.note(work, pk, "cancelled", request.asker.id, reason=reason)
            card, what = referee.cancelled_card(bout, request.asker.name, reason), "cancelled"
        else:
            pks.note(work, pk, "withdrawn", request.asker.id, str(leaver.id), reason, first_day_off(last))
            card, what = (
                referee.withdrawn_card(bout, leaver.name, request.asker.name, reason),
                f"withdrawn:{leaver.id}",
            )
        said += told(pk, request.directory, card, what)
    return said
