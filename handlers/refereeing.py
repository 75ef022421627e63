"""What may be done to a PK on its way: cancelled, extended, left early, with a reason; and its slogans."""

import re
from dataclasses import replace
from datetime import timedelta

from cards import referee as cards
from chat.errors import Refusal
from chat.reply import Delivery, Reply, says
from handlers.command import Outcome, Request
from handlers.contest import day_in, wish
from handlers.declaring import may_referee
from handlers.naming import NAME, made_for
from language.text import At, Text, text
from scoring.rights import leads
from storage import bouts, fixtures, pks
from storage.entrants import prepared
from storage.pks import Pk
from storage.rooms import told

_CODE = re.compile(r"\b[A-Z2-9]{3}\b")
_DAY = re.compile(r"(?:到|至|until|till|to)? ?\d{1,4}[-/.月]\d{1,2}(?:[-/.]\d{1,2})?[日号]?")
_LONGEST = 120


def cancel(request: Request, args: str) -> Outcome:
    """`pk cancel K7Q reason`: by its starter or somebody above, never without a reason."""
    pk, rest = _meant(request, args)
    _check_referee(request, pk)
    reason = _reason(rest, text("pk cancel {code} the data were wrong", code=pk.code))
    bout = bouts.bout(request.work, pk, request.today, request.shared_days)
    pk = pks.move(request.work, pk, "cancelled")
    fixtures.call_off(request.work, pk)
    pks.note(request.work, pk, "cancelled", request.asker.id, reason=reason)
    return _heard(request, pk, cards.cancelled_card(bout, request.asker.name, reason), "cancelled")


def extend(request: Request, args: str) -> Outcome:
    """`pk extend K7Q to 11-30 reason`: the days alone change, by rules with a digest of their own."""
    pk, rest = _meant(request, args)
    _check_referee(request, pk)
    longer = f"{pk.contest.last + timedelta(days=7):%m-%d}"
    usage = text("pk extend {code} to {day} a holiday lies in it", code=pk.code, day=longer)
    last = day_in(rest, request.today)
    if last is None or last <= pk.contest.last:
        raise Refusal(
            text("Until which day? It must be later than now."), text("For example: {example}", example=usage)
        )
    reason = _reason(_DAY.sub("", rest), usage)
    told_half = fixtures.half_told(request.work, pk)
    fixtures.call_off(request.work, pk)
    contest = replace(pk.contest, last=last)
    if pk.digest:
        contest = prepared(request.work, contest, request.shared_days) or contest
    pk = pks.prolong(request.work, pk, contest)
    fixtures.arrange(request.work, pk, request.shared_days, half_told=told_half)
    pks.note(request.work, pk, "extended", request.asker.id, reason=reason, day=last)
    bout = bouts.bout(request.work, pk, request.today, request.shared_days)
    return _heard(request, pk, cards.extended_card(bout, request.asker.name, reason), f"extended:{last}")


def withdraw(request: Request, args: str) -> Outcome:
    """`pk withdraw NAME reason`: a member leaves early; what was done counts, the days to come do not divide."""
    pk, rest = _meant(request, args)
    found = wish(rest, request.organization, request.today)
    named = [member for side in found.sides for member in side.members if member in pk.members]
    usage = made_for(request, text("pk withdraw {name} reason", name=NAME))
    if len(named) != 1:
        raise Refusal(text("Who leaves the PK?"), text("For example: {example}", example=usage))
    member = request.organization.members[named[0]]
    if not leads(request.asker, member):
        raise Refusal(text("Only the member's own lead may do this."))
    spoken = (member.name, *member.names, member.key)
    reason = _reason(re.sub("|".join(map(re.escape, sorted(spoken, key=len, reverse=True))), "", rest), usage)
    pks.note(
        request.work, pk, "withdrawn", request.asker.id, str(member.id), reason, request.today + timedelta(days=1)
    )
    bout = bouts.bout(request.work, pk, request.today, request.shared_days)
    card = cards.withdrawn_card(bout, member.name, request.asker.name, reason)
    return _heard(request, pk, card, f"withdrawn:{member.id}")


def slogan(request: Request, args: str) -> Outcome:
    """`pk slogan words`: 应战, by whoever is on a side."""
    pk, rest = _meant(request, args)
    own = request.asker
    side = next(
        (s for s in pk.contest.sides if own.id in [p.member for p in s.players] or (s.team and s.team == own.team)),
        None,
    )
    if side is None:
        raise Refusal(text("You are on no side of this PK."))
    words = rest.strip(" “”\"'")[:_LONGEST]
    if not words:
        raise Refusal(text("Which slogan? For example: pk slogan We win"))
    first = all(note.what != "slogan" or note.subject != side.name for note in pks.notes(request.work, pk))
    pks.note(request.work, pk, "slogan", own.id, side.name, words)
    bout = bouts.bout(request.work, pk, request.today, request.shared_days)
    sides = tuple(replace(one, slogan=words) if one.name == side.name else one for one in bout.contest.sides)
    shown = replace(bout, contest=replace(bout.contest, sides=sides))
    card = cards.slogan_card(shown, side.name, words, request.organization, At(request.now), first=first)
    return _heard(request, pk, card, f"slogan:{request.incoming.id}")


def _meant(request: Request, args: str) -> tuple[Pk, str]:
    """The contest that is meant, by its code or as the only one, and the rest of the words."""
    live = pks.live(request.work)
    for code in _CODE.finditer(args.upper()):
        named = next((pk for pk in live if pk.code == code.group()), None)
        if named:
            return named, (args[: code.start()] + args[code.end() :]).strip(" ,，:：")
    if not live:
        raise Refusal(text("No PK is under way."))
    own = [pk for pk in live if request.asker.id in (pk.starter, *pk.members)] or live
    if len(own) > 1:
        raise Refusal(text("Several are under way; name one by its code, for example {code}.", code=own[0].code))
    return own[0], args


def _check_referee(request: Request, pk: Pk) -> None:
    if not may_referee(request.asker, request.organization.members.get(pk.starter)):
        raise Refusal(text("Only who started it, or a manager above, may do this."))


def _reason(words: str, usage: Text) -> str:
    found = words.strip(" ,，:：.。;；")[:_LONGEST]
    if not found:
        raise Refusal(text("Please give a reason."), text("For example: {example}", example=usage))
    return found


def _heard(request: Request, pk: Pk, card: Reply, what: str) -> list[Delivery]:
    """To the rooms; to the one who did it as well, where no room of theirs is among them."""
    rooms = told(pk, request.directory, card, what)
    if request.in_group and any(delivery.to == request.incoming.room for delivery in rooms):
        return rooms
    return [*rooms, request.privately(says(text("✅ Done; the rooms are told.")), what)]
