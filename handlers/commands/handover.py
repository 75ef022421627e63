"""handover: somebody leaves; customers, open deals, plans and receivables go to somebody else, membership ends."""

import re
from datetime import date

from cards import handover as cards
from chat.errors import Refusal
from handlers.command import Command, Outcome, Request
from handlers.contest import wish
from handlers.departing import carry_out, estate_of
from language.normalise import fold
from language.text import text
from scoring.people import Member, Role
from scoring.reading.result import Context
from scoring.rights import ORDER, Right, leads
from storage import closings, handovers

_LEAVES = r"离职|離職|辞职|辭職|离开公司|\b(?:is leaving|leaves|left|has left|resigned|resigns|quits|quit)\b"
_GIVES = re.compile(r"交给|交給|转给|轉給|移交|交接|接手|归|\bto\b|\btakes over\b", re.IGNORECASE)
_LEAVING = re.compile(_LEAVES, re.IGNORECASE)
HOW = text("For example: “Grace is leaving, customers to Siti”.")


def run(request: Request) -> Outcome:
    """Shows what would go to whom and asks; `yes CODE` does it, `no CODE` drops it; a name alone asks to whom."""
    words = request.args.split()
    if len(words) == 2 and words[0] in ("yes", "no"):
        return _answered(request, words[1], sure=words[0] == "yes")
    named = wish(request.args, request.organization, request.today)
    if named.ambiguous:
        raise Refusal(text("“{name}” is more than one person. Please use the full name.", name=named.ambiguous[0]))
    people = list(dict.fromkeys(member for side in named.sides for member in side.members))
    found = [request.organization.members[number] for number in people]
    if not found:
        return _told(request)
    _check_leads(request, found[0])
    if len(found) != 2:
        raise Refusal(text("Who takes over from {name}?", name=found[0].name), HOW)
    return _proposed(request, found[0], found[1], named.days[0] if named.days else request.today)


def _proposed(request: Request, leaver: Member, taker: Member, last: date) -> Outcome:
    _check_taker(request, taker, last)
    if last < closings.open_from(request.work):
        raise Refusal(text("That month is closed. Name a later last day."))
    estate = estate_of(request, leaver, last)
    found = handovers.propose(request.work, request.asker.id, leaver.id, taker.id, last, estate)
    return cards.preview(found.code, estate, leaver, taker, last, request.organization)


def _answered(request: Request, code: str, *, sure: bool) -> Outcome:
    found = handovers.by_code(request.work, code)
    home = request.organization
    if found is None or not leads(request.asker, home.members[found.leaver]):
        raise Refusal(text("I know no hand-over {code}.", code=code[:10].upper()))
    if found.state != "waiting":
        return cards.settled(found.state)
    if not sure:
        handovers.settle(request.work, found, "dropped")
        return cards.dropped(home.members[found.leaver])
    _check_leads(request, home.members[found.leaver])
    _check_taker(request, home.members[found.taker], found.last)
    return carry_out(request, found)


def _check_leads(request: Request, leaver: Member) -> None:
    below = ORDER.index(leaver.role) <= ORDER.index(request.asker.role)
    if leaver.id == request.asker.id:
        raise Refusal(text("Somebody above you hands over for you; ask a manager or an admin."))
    if not leads(request.asker, leaver) or not below:
        raise Refusal(text("{name} is not in a team that you lead.", name=leaver.name))


def _check_taker(request: Request, taker: Member, last: date) -> None:
    asker = request.asker
    if not taker.active(request.today) or not taker.active(max(last, request.today)):
        raise Refusal(text("{name} is no member any more. Who else takes over?", name=taker.name), HOW)
    if taker.id != asker.id and asker.role not in (Role.MANAGER, Role.ADMIN) and not leads(asker, taker):
        raise Refusal(text("{name} is not in a team that you lead; ask a manager.", name=taker.name))


def _told(request: Request) -> Outcome:
    """What was handed over from or to somebody who may have left already."""
    wanted = fold(request.args.strip())
    home = request.organization
    gone = [m for m in home.members.values() if any(fold(name) in wanted for name in (m.name, *m.names))]
    if not wanted or not gone:
        raise Refusal(text("Who leaves, and who takes over?"), HOW)
    _check_leads(request, gone[0])
    return cards.history(gone[0], handovers.of_member(request.work, gone[0].id), home)


def meant(said: str, context: Context) -> bool:
    """Whether it is said of two known members, of whom one takes over."""
    folded = fold(said[:80])
    named = {name for name in context.members if name and fold(name) in folded}
    longest = {name for name in named if not any(name != other and name in other for other in named)}
    if _LEAVING.search(said) is None:
        return False
    alone = context.direct and len(longest) == 1  # then it is asked who takes over
    return alone or (len(longest) >= 2 and _GIVES.search(said) is not None)


COMMAND = Command(
    name="handover",
    names=("交接", "离职", "離職", "离职交接", "離職交接", "hand over"),
    help=text("Somebody leaves: everything of theirs goes to a colleague, after a yes."),
    example=text("handover Grace to Siti"),
    run=run,
    right=Right(Role.LEAD, "private"),
    shown=False,
    sentence=_LEAVES,
    meant=meant,
    follows=r"(?:yes|no) \w{3}",
)
