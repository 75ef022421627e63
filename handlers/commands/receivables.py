"""receivables: what is due by age; a part came in, comes another day, or a deal gets another payment plan."""

import re
from datetime import date, timedelta

from cards import receivable as cards
from chat.errors import Refusal
from chat.reply import Delivery, Reply
from handlers.agreeing import agree_anew, arrange
from handlers.command import Command, Outcome, Request
from handlers.commands.report import said
from handlers.contest import day_in
from handlers.dealing import crew, deal_meant, event_of, member_meant, tell
from handlers.recording import recorded
from language.text import text
from scoring.ageing import aged
from scoring.deal import Stage
from scoring.instalments import falls_on
from scoring.people import Role
from scoring.pipeline import Owed
from scoring.reading.dealing import named
from scoring.reading.instalments import cut, parts_of
from scoring.rights import Right, leads
from storage import deals, instalments, pipeline
from storage.instalments import Kept
from storage.owed import owed

_VERBS = {
    **dict.fromkeys(("paid", "received", "已回款", "到账"), "paid"),
    **dict.fromkeys(("later", "reschedule", "改期", "推迟"), "later"),
    **dict.fromkeys(("plan",), "plan"),
}
_RESCHEDULED = re.compile(r"^\s*(?:/sales\s+)?(?:改期|reschedule)", re.IGNORECASE)
_PLANNED = re.compile(r"^\s*(?:/sales\s+)?(?:付款计划|付款計劃|回款计划|回款計劃|payment plan)", re.IGNORECASE)
_AHEAD = re.compile(r"^\+(\d{1,3})$")
LONGEST = timedelta(days=731)
HOW = text("For example: “reschedule K7Q 12-15”.")


def run(request: Request) -> Outcome:
    """Alone what is due; `paid CODE`, `later CODE DAY`, `payment plan CUSTOMER …`; `receivables NAME` for a lead."""
    words = request.args.split()
    typed = request.incoming.text if request.incoming.kind == "new" else ""
    if _PLANNED.match(typed) and words:
        return _plan(request, request.args)
    verb = "later" if _RESCHEDULED.match(typed) else _VERBS.get(words[0].casefold(), "") if words else ""
    if verb and words and words[0].casefold() in _VERBS:
        words = words[1:]
    if verb and not words:
        raise Refusal(text("Which part? “receivables” lists them with their codes."), HOW)
    if verb == "paid":
        return _paid(request, words[0])
    if verb == "later":
        return _later(request, words)
    if verb == "plan":
        return _plan(request, " ".join(words))
    return _listed(request, " ".join(words))


def _listed(request: Request, whose: str) -> Reply:
    """One's own; of a lead's team where they hold nothing, or by name."""
    home, today, asker = request.organization, request.today, request.asker
    ours = whose == "team" and asker.role is not Role.REP
    who = member_meant(request, whose) if whose and whose != "team" else asker
    if who.id != asker.id and not leads(asker, who):
        raise Refusal(text("{name} is not in a team that you lead.", name=who.name))
    found = [] if ours else owed(request.work, (who.id,), today)
    names = ours or (not found and not whose and asker.role is not Role.REP)
    if names:
        found = owed(request.work, crew(request), today)
    parts = aged(((one.due.due, one) for one in found), today, request.shared_days)
    title = text("Money due") if who.id == asker.id else text("Money due, {name}", name=who.name)
    return cards.aged_card(parts, title, home, today, request.shared_days, names=names)


def _part(request: Request, code: str) -> tuple[Kept, Owed]:
    """The part that is meant and may be touched; Refusal when there is none, or nothing of it is open."""
    seen = [(one, pipeline.deal(request.work, one.deal)) for one in instalments.by_code(request.work, code)]
    mine = [(one, deal) for one, deal in seen if deal and request.acts_for(deal.holder)]
    if not mine:
        raise Refusal(text("I know no part {code} of a deal of yours.", code=code[:10].upper()), HOW)
    kept, deal = mine[0]
    due = next((due for due in deal.dues if due.instalment and due.instalment.id == kept.instalment.id), None)
    if not kept.holds:
        raise Refusal(text("That part was put off or replaced meanwhile; “receivables” shows how it stands."))
    if due is None or not due.open:
        raise Refusal(text("{customer}: that part is paid already.", customer=deal.customer))
    return kept, Owed(deal, due, kept.code)


def _of_customer(request: Request, customer: str) -> tuple[Kept, Owed]:
    """The only overdue part of a customer's deals, else the next that is due; Refusal when it is none or several."""
    names = named(customer, deals.customers(request.work).values())
    found = [
        one for one in owed(request.work, crew(request), request.today) if one.deal.customer in names and one.code
    ]
    if not found:
        raise Refusal(text("{customer}: no part with a day is open.", customer=customer.strip()), HOW)
    late = [one for one in found if one.due.due and one.due.due < request.today]
    if len(late) > 1:
        raise Refusal(text("Which part? “receivables” lists them with their codes."), HOW)
    return _part(request, found[0].code)


def _paid(request: Request, code: str) -> Outcome:
    """What is open of the part came in: recorded for the deal's holder."""
    _, one = _part(request, code)
    event = event_of(request, one.deal, Stage.PAID, request.work.new_id(), one.money)
    rows = recorded(request, event)
    answer = said(request, rows, [])
    heard = [request.privately(answer, "paid")] if isinstance(answer, Reply) else list(answer)
    told = cards.received_for_you(one, request.asker.name)
    return [*heard, *tell(request, one.deal.holder, told, "holder")]


def _later(request: Request, words: list[str]) -> Outcome:
    """Another day: asked for when none is said; a day off moves the reminder."""
    customer, by_name, day = " ".join(words).partition(":")
    kept, one = _of_customer(request, customer) if by_name else _part(request, words[0])
    if len(words) == 1:
        return cards.ask_day(one)
    due = _day(request, day.strip() if by_name else " ".join(words[1:]))
    work = request.work
    moved = instalments.put_off(work, kept, due, request.asker.id)
    arrange(request, [moved])
    answer = request.privately(cards.put_off(one, due, falls_on(due, request.shared_days)), "later")
    told = cards.put_off_for_you(one, due, request.asker.name)
    return [answer, *tell(request, one.deal.holder, told, "holder")]


def _day(request: Request, words: str) -> date:
    ahead = _AHEAD.match(words)
    found = request.today + timedelta(days=int(ahead[1])) if ahead else day_in(words, request.today)
    if found is None or found < request.today:
        raise Refusal(text("Which day? It must be today or later."), HOW)
    if found > request.today + LONGEST:
        raise Refusal(text("That is more than two years away."), HOW)
    return found


def _plan(request: Request, words: str) -> list[Delivery]:
    """`payment plan Acme 3 monthly payments`: instead of the plan that stands."""
    rest, parts = cut(f"signed {words}", request.today)
    deal = deal_meant(request, rest.removeprefix("signed").strip(" ,，:："))
    if deal.signed <= 0 or deal.money is None:
        raise Refusal(text("{customer} is not signed yet; a plan comes with the signing.", customer=deal.customer))
    kept = agree_anew(request, deal, parts_of(parts, deal.money.currency)) if parts else []
    if not kept:
        raise Refusal(cards.no_plan_line(deal.money))
    card = cards.plan_card(deal, [one.instalment for one in kept])
    return [request.privately(card, "plan"), *tell(request, deal.holder, card, "holder")]


COMMAND = Command(
    name="receivables",
    names=(
        "应收",
        "應收",
        "应收款",
        "应收账款",
        "應收帳款",
        "應收款",
        *("逾期", "逾期应收", "逾期應收", "欠款"),
        "付款计划",
        "付款計劃",
        "回款计划",
        "回款計劃",
        "改期",
        "payment plan",
        "reschedule",
    ),
    help=text("Money due by age; another day, or another payment plan."),
    example=text("receivables"),
    run=run,
    right=Right(Role.REP, "private"),
    shown=False,
    follows=r"(?:paid|later) \w{3}(?: .{1,20})?|[A-Za-z2-9]{3} .{1,20}"
    r"|.{1,30}(?:期|次|首付|预付|定金|尾款|付款|instal|payments|upfront|deposit|%).*",
    asked={
        "later {customer}: {day}": (
            (
                r"CUSTOMER的?(?:尾款|余款|首付款?|货款|那笔款?|款项?|回款|付款)?(?:说|那边)?(?:要|会|得|想)?"
                r"(?:改到|改成|推迟到|推到|延到|延期到|延后到|拖到|挪到)(?P<day>[^,，。?？]{2,12}?)(?:才|再|会)?"
                r"(?:付款|打款|回款|到账|付|打|给|回|结)?(?:过来)?END"
            ),
            (
                r"CUSTOMER (?:will|is going to|wants to|sa(?:ys|id) (?:they|he|she)(?:'ll| will| would)|can only)"
                r" (?:pay|settle|transfer)(?: us)? (?:on |by )?(?P<day>[a-z0-9/ ]{3,20}?) instead"
            ),
            (
                r"CUSTOMER (?:has )?(?:pushed|delayed|moved|postponed|put off|shifted) (?:the |its |their )?"
                r"(?:payment|deposit|balance|invoice)(?: back)?(?: to| until| till)? (?P<day>[a-z0-9/ ]{3,20}?)"
            ),
        ),
        "team": (
            (
                r"(?:现在|目前|都|还有)*(?:谁|哪些客户|哪些人|哪几?家)(?:还|都)*(?:欠(?:着|了)?|没付|没给|没打|[没未]回|未付)"
                r"(?:我们)?的?(?:钱|款|账)?(?:还)?(?:没付|没给|没还|没打|未付)?(?:的)?(?:都)?(?:有哪些|有谁)?END"
            ),
            (
                r"(?:应收|应收款|回款|欠款|账款|尾款)(?:里)?(?:已经|都)?(?:逾期|过期|超期|没[收回到])(?:了|的)*"
                r"(?:都)?(?:有)?(?:哪些|多少|哪几[笔家个]|谁|几[笔家个])END"
            ),
            r"(?:逾期|超期|过期)(?:没付|未付|没回|未回)?的?(?:应收|应收款|回款|欠款|账款|款项?)(?:都)?(?:有哪些|有谁|列表|明细|多少)?END",
            (
                r"(?:谁|哪个客户|哪个人|哪一?家)的?(?:欠|应收|逾期)(?:我们)?的?(?:账款|款|钱|账)?(?:是)?"
                r"最[多久长大]的?END"
            ),
            r"(?:我们|咱们)?(?:现在|一共|总共|还)?有?多少(?:应收|欠款|账款)(?:款|账款)?END",
            r"(?:谁|哪些客户|哪几?家)的?(?:回款|尾款|款|钱)还?没(?:有)?(?:到|回|收|付|打|给)(?:账|来|到)?END",
            r"(?:还)?有(?:哪些|多少|谁的)(?:款|钱|账|尾款)(?:还)?没(?:有)?(?:回|收|到|结)(?:来|上来|回来|账)?END",
            (
                r"(?:how much |what )?(?:money|cash)(?: is)? (?:still )?(?:to come in|to come|outstanding"
                r"|due|owed)(?: to us)?"
            ),
            r"(?:the |our )?(?:total|open|all) receivables",
            r"who owes (?:us |me )?(?:the )?most(?: money)?",
            r"(?:our |my |the )?(?:biggest|largest) (?:debts?|debtors?|receivables?)",
            r"逾期的?(?:单子|客户|款)?(?:有哪些)?|(?:应收款?)?还有多少(?:钱|款)?没(?:回|收)(?:来)?END",
            r"(?:show (?:me )?|list )?(?:what(?:'s| is| are)? )?(?:the |all )?overdue",
            (
                r"(?:全?公司|我们组|我们|团队|组里|全组)?(?:现在|目前|还有|有|的|总共|一共)*(?:多少)?应收(?:款|账款)?"
                r"(?:还|总共|一共)*(?:有)?(?:多少)?(?:没(?:有)?(?:到账|收回来?|回来?|到))?END"
            ),
            r"应收(?:款|账款)?还?有?多少END|(?:谁|哪些客户|哪几?家)(?:快)?(?:要|该)(?:回款|付款|打款)END",
            r"哪[张些个家]?(?:单子?|款|客户)?(?:快|要|快要)(?:到期|到账)END",
            (
                r"(?:(?:any|what|which|who|show|list)(?: me)? )?(?:is |are |has |have )?(?:the |our |all )?"
                r"(?:overdue|unpaid|outstanding|late) "
                r"(?:payments?|invoices?|deals?|money|receivables?|accounts?|customers?|clients?)"
            ),
            r"who (?:still )?owes (?:us|me)(?: money)?|(?:what is |what's |anything )?(?:overdue|outstanding|unpaid)",
        ),
    },
)
