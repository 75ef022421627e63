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
MOST_TAKERS = 4
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
    if len(found) != 2 and estate_of(request, found[0], request.today).bare:
        return _proposed(request, found[0], request.asker, named.days[0] if named.days else request.today)
    if len(found) != 2:
        return cards.to_whom(found[0], _takers(request, found[0]))
    return _proposed(request, found[0], found[1], named.days[0] if named.days else request.today)


def _takers(request: Request, leaver: Member) -> list[Member]:
    """Who may take over, of those the asker leads, the leaver's own team first; and the asker."""
    there = [one for one in request.organization.members.values() if one.active(request.today) and one != leaver]
    led = [one for one in there if one.role is Role.REP and leads(request.asker, one)]
    return [*sorted(led, key=lambda one: one.team != leaver.team)[:MOST_TAKERS], request.asker]


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
    asked={
        "{person}": (
            (
                r"(?:把)?(?:成员|组员|销售)?WHO(?:从(?:团队|组里|名单|系统)(?:里|中)?)?(?:移除|删除|删掉"
                r"|移出(?:团队|群|组)?|除名|踢出?(?:去|团队|群)?|去掉|停用|注销)END"
            ),
            r"(?:移除|删除|删掉|除名|踢掉|踢出|去掉|停用|注销)(?:一下)?(?:成员|组员|销售|员工|账号)?[:： ]?WHOEND",
            r"WHO(?:已经)?(?:不干|不做|走人|离开|被开除|被辞退|走|辞工)了END",
            (
                r"(?:please )?(?:remove|delete|drop|deactivate|offboard|kick(?: out)?|fire) (?:the )?"
                r"(?:member |rep |user |account (?:of )?)?WHO"
                r"(?: (?:from|off) (?:the |my |our )?(?:team|roster|list|group|company))?"
            ),
            (
                r"WHO (?:is no longer|isn't|is not) (?:with us|on (?:the|my|our) team|here|working here"
                r"|employed)(?: any ?more)?"
            ),
            r"i (?:want|need|have|would like|plan) to let WHO go",
            r"WHO (?:doesn't|does not|no longer) works? here(?: any ?more)?",
        ),
    },
)
