"""leave: days off, out of reminders and divisors; the lead sees them, and they can be taken back."""

from cards import leave as cards
from chat.errors import Refusal
from chat.reply import Delivery, Reply
from handlers.behalf import enter_leave
from handlers.command import Command, Outcome, Request
from handlers.dealing import member_meant
from handlers.leaving import BACK, coming, give_back, of_message, since, tell
from handlers.naming import told_of
from handlers.unable import unable
from language.text import text
from scoring.leave import Absence, workdays_off
from scoring.people import Member, Role
from scoring.reading.result import Leave as Said
from scoring.rights import Right, leads
from storage import leaves

LONGEST = 366
BACK_OF = "back"
HOW = text("For example: “on leave tomorrow”, “on leave until Friday”, “half day off tomorrow”.")


def run(request: Request) -> Outcome:
    """What was said as leave is kept; `leave off CODE` takes it back; alone it lists who is off."""
    said = request.reading.leave if request.reading else None
    if said is not None and (notice := unable(request.incoming.text)):
        return notice  # 明天放假，通知大家
    if said is not None:
        other = told_of(request) if request.incoming.kind == "new" else None
        return _for_another(request, other, said) if other else _keep(request, said)
    words = request.args.split()
    if len(words) == 2 and words[0] == "off":
        found = leaves.by_code(request.work, words[1], since(request))
        leave = next((one for one in found if request.acts_for(one.member)), None)
        if leave is None:
            raise Refusal(text("I know no leave {code} of yours.", code=words[1]))
        return give_back(request, leave)
    if words[:1] == [BACK_OF]:
        return _back_of(request, " ".join(words[1:]))
    if words == ["today"]:
        return _keep(request, Said(request.today, request.today, "full"))
    if words:
        raise Refusal(text("When are you off?"), HOW)
    return _listed(request)


def _for_another(request: Request, other: Member, said: Said) -> Outcome:
    """明天赵敏休息: entered by who leads them; others tell each other such things."""
    if leads(request.asker, other):
        return enter_leave(request, other, said)
    if request.in_group:
        return Reply(())
    raise Refusal(text("{name}'s leave is entered by {name} or their lead.", name=other.name))


def _back_of(request: Request, name: str) -> Outcome:
    """The leave of somebody that comes next, taken back by who leads them."""
    member = member_meant(request, name)
    if not request.acts_for(member.id):
        raise Refusal(text("{name}'s leave is entered by {name} or their lead.", name=member.name))
    own = leaves.of_member(request.work, member.id, request.today)
    if not own:
        raise Refusal(text("{name} has no leave to take back.", name=member.name))
    return give_back(request, own[0])


def _keep(request: Request, said: Said) -> list[Delivery]:
    if (said.end - said.start).days >= LONGEST:
        raise Refusal(text("Leave longer than a year is for your admin to enter."), HOW)
    if said.end < since(request):
        raise Refusal(text("That is long over. Leave can be entered up to {n} days later.", n=BACK.days), HOW)
    before = of_message(request) if request.incoming.kind == "edit" else None
    if before:
        leaves.take_back(request.work, before)
    absence = Absence(request.asker.id, said.start, said.end, said.portion)
    own = leaves.of_member(request.work, request.asker.id, said.start)
    same = next((leave for leave in own if leave.absence == absence), None)
    if same:
        return [request.privately(cards.already(absence, same.code), "leave")]
    leave = leaves.add(request.work, absence, request.incoming.message or request.incoming.id)
    card = cards.kept(absence, leave.code, workdays_off(absence, request.own_days))
    return [request.privately(card, "leave"), *tell(request, leave)]


def _listed(request: Request) -> Reply:
    """The asker's own leave, and that of whom they lead."""
    home, asker = request.organization, request.asker
    found = coming(request)
    others = [
        (home.members[leave.member].name, leave.absence)
        for leave in found
        if leave.member != asker.id and request.acts_for(leave.member)
    ]
    return cards.listing(others, [(leave.code, leave.absence) for leave in found if leave.member == asker.id])


COMMAND = Command(
    name="leave",
    names=("谁请假", "誰請假", "请假表", "請假表", "who is off"),
    help=text("Days off: just say when. Alone it shows who is off."),
    example=text("on leave tomorrow"),
    run=run,
    right=Right(Role.REP, "private"),
    follows=r"off \w{3}",
    asked={
        f"{BACK_OF} {{person}}": (
            (
                r"(?:please )?(?:cancel|undo|take back|delete|remove) WHO's (?:leave|pto|day off|days off"
                r"|time off|vacation|holiday)"
            ),
            r"(?:取消|撤销|撤回)WHO的?(?:请|休)?假END",
            r"WHO的?(?:请假|休假|假|假期)(?:取消|撤销|撤了|不请)了?END",
        ),
        "": (
            (
                r"(?:今天|明天|后天|本周|这周|下周)?有?(?:谁|哪些人)(?:今天|明天|后天|这周|下周)?"
                r"(?:请了?假|休假|不在|休息|不来|没来)END"
            ),
            (
                r"(?:今天|明天|后天|本周|这周|下周)?(?:有没有|有|共)?(?:多少|几个?)?人(?:今天|明天|后天|这周|下周)?"
                r"(?:请了?假|休假|不在|休息|没来)了?(?:吗|么|没有?)?END"
            ),
            r"[^,，。]{2,4}(?:今天|明天|后天)?(?:是不是)?(?:请了?假|休假)了?(?:吗|么|没有?)END",
            r"(?:is|are) (?:anyone|anybody|any of us) (?:off|out|on leave|away)(?: today| tomorrow| this week)?",
            r"how many(?: people)? are (?:off|out|on leave|away)(?: today| tomorrow| this week)?",
            r"who(?:'s| is) (?:off|out|on leave|away|on holiday|not in)(?: today| tomorrow| this week| next week)?",
        ),
    },
)
