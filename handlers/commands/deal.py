"""deal: one deal with its history; moved, given to somebody, shared or cancelled, by words and by buttons."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from cards import deal as cards
from chat.errors import Refusal
from chat.reply import Reply
from handlers.command import Command, Outcome, Request
from handlers.commands import deals
from handlers.dealing import code, deal_meant
from handlers.reassigning import assign
from handlers.splitting import ask_parts, parting_of, split, split_among, unparted_of, unsplit
from handlers.staging import call_off, move
from language.normalise import fold
from language.text import text
from scoring.people import Role
from scoring.reading.dealing import OPENING, Wish, is_meant, named, wish_of
from scoring.reading.result import Context
from scoring.rights import Right
from storage import holders, pipeline

_VERBS: Mapping[str, Callable[[Request, list[str]], Outcome]] = {
    "move": move,
    "assign": assign,
    "split": split,
    "unsplit": unsplit,
    "cancel": call_off,
}
_THEIRS = "(?:那边|那里|这边)?(?:的|这个|那个|这|那)?(?:张|个|笔)?(?:单子?|项目|商机)?"
HOW = text("For example: “deal Acme”, “assign Acme to Grace”, “split Acme 60/40 with Grace”, “cancel the Acme deal”.")


def run(request: Request) -> Outcome:
    """`deal CUSTOMER` or `deal CODE` shows it; a verb before it changes it; so do whole sentences."""
    several = parting_of(request.incoming.text) if request.incoming.kind == "new" else None
    if several:
        return split_among(request, several)
    if request.incoming.kind == "new" and (whose := unparted_of(request.incoming.text)):
        return ask_parts(request, whose)
    wish = wish_of(request.args) or wish_of(request.incoming.text)
    verb, _, rest = request.args.partition(" ")
    if verb in _VERBS and rest and (wish is None or request.incoming.kind == "press"):
        return _VERBS[verb](request, rest.split())
    if wish is not None:
        return _wished(request, wish)
    said = rest if verb == "show" else request.args
    if not said.strip():
        if verb == "show":
            raise Refusal(text("Which deal?"), HOW)
        return deals.run(request)
    return shown(request, said)


def _wished(request: Request, wish: Wish) -> Outcome:
    customer = wish.customer.split() or [""]
    if wish.what == "assign":
        return assign(request, [*customer, wish.person])
    if wish.what == "split":
        return split(request, [*customer, wish.person, f"{wish.parts[0]}/{wish.parts[1]}"])
    if wish.what == "cancel":
        return call_off(request, customer)
    if wish.what == "move" and wish.stage:
        return move(request, [*customer, wish.stage.value])
    if wish.customer in {name for one in request.organization.members.values() for name in (one.name, *one.names)}:
        return deals.run(replace(request, args=wish.customer))
    return shown(request, wish.customer)


def shown(request: Request, named: str) -> Reply:
    """The deal that is meant, with all that happened to it."""
    deal = deal_meant(request, named)
    events, notes = pipeline.history(request.work, deal.id), holders.of_deal(request.work, deal.id)
    home = request.organization
    return cards.deal_card(deal, events, notes, home, request.today, request.shared_days, code(deal))


def meant(said: str, context: Context) -> bool:
    """Whether a sentence is said of a known customer and, where one is named, a known member; or of their deals."""
    several = parting_of(said)
    if several and named(several.customer, context.customers):
        return all(any(fold(name) == person for name in context.members) for person in several.people)
    wish = wish_of(said)
    theirs = wish is not None and wish.what == "show" and wish.customer in context.members
    return theirs or is_meant(wish, context.customers, context.members)


COMMAND = Command(
    name="deal",
    names=("单子", "單子", "商机", "商機"),
    help=text("One deal with its history; move it, give it to somebody, share or cancel it."),
    example=text("deal Acme"),
    run=run,
    right=Right(Role.REP, "private"),
    shown=False,
    sentence=OPENING,
    meant=meant,
    follows=r"(?:show|move|assign|split|unsplit|cancel) \w{3}.{0,60}",
    asked={
        "show {customer}": (
            rf"CUSTOMER{_THEIRS}(?:到|进展到|谈到|走到|跟到|推进到)(?:哪一步|哪步|哪里|哪儿|哪|什么阶段|什么程度)END",
            (
                rf"CUSTOMER{_THEIRS}(?:跟得|谈得|推进得)?(?:怎么样|怎样|咋样|如何|[什啥]么?情况"
                r"|[什啥]么?进展|有进展|有消息)END"
            ),
            r"(?:so )?where (?:are we|do we stand|am i|is it|do i stand) (?:with|on|at) (?:the )?CUSTOMER(?: deal)?",
            r"(?:what|how)(?:'s| is) (?:the )?(?:status|stage|progress) (?:of|on|with) (?:the )?CUSTOMER(?: deal)?",
            r"how(?:'s| is) (?:the )?CUSTOMER (?:deal )?(?:going|looking|coming along|doing)",
            r"(?:any )?(?:news|updates?|status) (?:on|from|about|of) (?:the )?CUSTOMER(?: deal)?",
            r"CUSTOMER(?:还|现在)?(?:欠|差)(?:我们|咱们)?多少(?:钱|款|尾款|货款)?(?:没[付给回结])?END",
            r"how much does CUSTOMER (?:still )?owe(?: us)?",
            (
                r"CUSTOMER(?:这|那)?(?:单|个?单子|个?客户)?(?:是)?(?:谁的|谁在跟|谁跟的|谁负责|归谁"
                r"|是谁的客户)(?:单子|客户)?END"
            ),
            (
                r"CUSTOMER(?:这|那)?(?:单|个?单子)?(?:现在)?(?:报|签|谈|定)了?(?:的)?(?:价|多少钱?|几万"
                r"|什么价)(?:多少)?END"
            ),
            r"CUSTOMER(?:这|那)?(?:单|个?单子)?(?:还)?(?:能|会|可以)(?:不能)?(?:成|签|签下来|拿下|成交)END",
            (
                r"who (?:owns|has|handles|is on|looks after|is (?:working on|handling)) (?:the )?"
                r"CUSTOMER(?: deal| account)?"
            ),
            (
                r"how much (?:did we|was|is|have we) (?:quote|quoted|bid)?(?: to| for)? ?(?:the )?"
                r"CUSTOMER(?: deal)?(?: worth)?"
            ),
            r"(?:will|can) we (?:win|close|get) (?:the )?CUSTOMER(?: deal)?",
            r"CUSTOMER(?:现在)?(?:是|在|处于)(?:什么|哪个|哪一个)(?:阶段|进度|状态)END",
            rf"CUSTOMER{_THEIRS}(?:跟进|跟|谈|推进|做)到(?:哪一步|哪里|哪儿|哪|什么程度)END",
            r"when (?:does|will|is|did) (?:the )?CUSTOMER (?:pay|paying|due|going to pay)",
            r"(?:the )?CUSTOMER (?:status|update)",
            r"where(?:'s| is) (?:the )?CUSTOMER(?: deal)?(?: at| now| standing)*",
            r"CUSTOMER(?:的?款)?(?:什么时候|啥时候|几时|何时)(?:付|回|打|到|结)(?:款|钱|账)?END",
            r"(?:did|has) (?:the )?CUSTOMER (?:pay|paid|sign|signed)(?: (?:us|yet|already))*",
            r"who (?:quoted|signed|closed|visited|is talking to) (?:the )?CUSTOMER",
            r"CUSTOMER的?(?:钱|款|货款|尾款)(?:到|回|付|打)(?:了|账)?(?:没有?|吗)(?:呢|啊)?",
            r"CUSTOMER的?(?:报价|合同|方案|单子)?是?谁(?:发|报|签|跟|谈|跑)的END",
            r"CUSTOMER[?？]",
            r"(?:is )?(?:the )?CUSTOMER (?:still )?(?:mine|ours)",
            r"who(?:se is| owns| has| holds) (?:the )?CUSTOMER(?: deal)?",
            r"CUSTOMER(?:现在)?(?:是|归)(?:我|谁|哪个人)的?(?:客户|单子)?END",
        ),
    },
)
