"""answer: an open question is answered, by its button, its code, or by just sending the missing bit."""

from dataclasses import replace

from cards import question as cards
from cards.help import not_understood, only_planned, only_theirs, only_words
from cards.plan import plan_kept
from cards.reminder import line_of
from chat.errors import Refusal
from chat.reply import Reply, says
from handlers import backdating
from handlers.backdating import MOVE
from handlers.behalf import FOR, confirmed, on_behalf
from handlers.command import Command, Outcome, Request
from handlers.commands import deal, report
from handlers.commands.report import said
from handlers.context import company_context, context_of
from handlers.guessing import offered
from handlers.moving import ordered
from handlers.naming import told_of
from handlers.newcomer import still_nameless
from handlers.planning import ASKS, intended, passed_on, planned
from handlers.raising import approved, dismissed
from handlers.recording import record
from handlers.splitting import unparted_of
from handlers.unable import announced, unable
from language.normalise import fold
from language.text import text
from scoring.completion import completed, may_complete
from scoring.reading.dealing import wish_of
from scoring.reading.reader import read
from scoring.reading.result import Option
from scoring.rights import Right
from storage import drafts
from storage.drafts import Draft

NODS = frozenset(
    {"ok", "okay", "ok cool", "cool", "got it", "great", "nice", "noted", "roger", "will do", "sure", "👍", "👌"}
    | {"lol", "haha", "hahaha", "ok great", "perfect", "awesome", "understood", "copy that", "ok got it", "ok noted"}
    | {
        "哈哈",
        "哈哈哈",
        "好的收到",
        "好的明白",
        "收到收到",
        "好的好的",
        "嗯好",
        "嗯嗯好的",
        "ok收到",
        "厉害",
        "牛",
        "你真棒",
        "棒",
    }
    | {"好", "好的", "好嘞", "好滴", "收到", "嗯", "嗯嗯", "行", "明白", "明白了", "知道了", "了解", "没问题"}
)
"""Said to end a talk: there is nothing to be understood."""


def run(request: Request) -> Outcome:
    """`answer CODE N` chooses a reading (0: none); anything else is the missing bit of the newest question."""
    words = request.args.split()
    if request.reading is None:
        return _chosen(request, words)
    asked = request.member and may_complete(request.args)
    for draft in drafts.open_of(request.work, request.asker.id) if asked else ():
        option = completed(draft.question, request.args, request.organization.currency)
        if option:
            return _record(request, draft, option)
    order = (ordered(request) or _of_a_deal(request)) if request.member and not request.in_group else None
    if order is not None:
        return order
    if request.reading.questions:
        return report.run(request)
    other = on_behalf(request) or (None if request.in_group else _alone(request))
    if other is not None:
        return other
    kept, wanted = planned(request, request.reading), intended(request, request.reading)
    if request.in_group:
        return Reply(())
    asks = request.args.rstrip().endswith(("?", "？"))
    told = () if asks else passed_on(request, request.reading)
    if kept or wanted:
        return plan_kept(kept, [*map(line_of, wanted), *told], request.organization)
    if told:
        return says(*told)
    if not request.incoming.text:
        return only_words()
    if request.reading.intent == "plan" and not ASKS.search(request.args):
        of = told_of(request)
        return only_theirs(of.name) if of else only_planned()
    known = request.member is not None
    return still_nameless(request) or offered(request, request.incoming.text) or not_understood(known=known)


def _chosen(request: Request, words: list[str]) -> Outcome:
    code, number = (words[0], words[1]) if len(words) == 2 else ("", "")
    draft = drafts.by_code(request.work, request.member.id, code) if request.member else None
    if draft is None or not number.isascii() or not number.isdigit() or int(number) > len(draft.question.options):
        raise Refusal(text("I know no open question {code} of yours.", code=code or "?"))
    if draft.state != "open":
        return cards.settled()
    if number == "0":
        drafts.settle(request.work, draft, "dropped")
        return dismissed(request, draft) if draft.question.doubt == "raised_amount" else cards.left()
    return _record(request, draft, draft.question.options[int(number) - 1])


def _alone(request: Request) -> Outcome | None:
    """What is ordered of us in a direct chat, can be done or not; a nod is answered by one."""
    done = _announced(request) if request.member else None
    nods = request.args.strip(" .!。！~～").casefold() in NODS
    return done or unable(request.args) or (says("👍") if nods else None)


def _announced(request: Request) -> Outcome | None:
    """“Tell everyone I signed Acme 50,000” is a report: a win is told to all by itself."""
    told = announced(request.args)
    if not told or request.member is None:
        return None
    context = context_of(company_context(request.work, request.today), request.member, request.today, direct=True)
    reading = read(told, context)
    if not (reading.activities or reading.deals):
        return None
    return report.run(replace(request, args=told, reading=reading))


def _of_a_deal(request: Request) -> Outcome | None:
    """A deal is to be given to a colleague or shared: what lacks is said, a deal of that name, or how to share it."""
    wish, whose = wish_of(request.args), unparted_of(request.args)
    people = {fold(name) for one in request.organization.members.values() for name in (one.name, one.key, *one.names)}
    person = " ".join(whose).casefold() if whose else wish.person if wish else ""
    known = any(fold(person).casefold().endswith(name.casefold()) for name in people)
    return deal.run(request) if known else None


def _record(request: Request, draft: Draft, option: Option) -> Outcome:
    drafts.settle(request.work, draft, "done")
    if draft.subject.startswith(FOR):
        return confirmed(request, draft, option)
    if draft.subject.startswith(MOVE):
        return backdating.confirmed(request, draft, option)
    if draft.question.doubt == "raised_amount":
        return approved(request, draft, option)
    rows = record(request, request.asker, option.activities, option.deals)
    return said(request, rows, [])


COMMAND = Command(
    name="answer",
    names=("选", "選", "选择", "選擇", "choose"),
    help=text("Answer an open question."),
    example=text("answer K7Q 1"),
    run=run,
    right=Right(None, "private"),
    shown=False,
    follows=r"\w{3} \d",
)
