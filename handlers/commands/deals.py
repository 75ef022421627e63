"""deals: one's open deals by stage, with amount, last touch, next step and money due; a lead sees others' too."""

from cards.deals import biggest_card, deals_card, step
from chat.errors import Refusal
from chat.reply import Reply
from handlers.command import Command, Request
from handlers.commands import pipeline as of_team
from handlers.dealing import code, crew, member_meant
from language.normalise import fold
from language.text import Text, text
from scoring.people import Role
from scoring.pipeline import Deal
from scoring.rights import Right, leads
from storage import deals, pipeline, reminders
from storage.exchange import worth

BIGGEST, MOST_SHOWN = "biggest", 5
_DEALS = r"(?:全部|所有)?(?:单子|单|商机|客户|项目)"
_LOOK, _NOW = r"(?:看看|看一下|列出|查一?下)?", r"(?:现在|目前|手上|手里|名下|在跟|在谈)*"
_WHICH = r"(?:哪些|几[个单张家]|[什啥]么?|多少)"
_OPEN = r"(?:deals?|customers|clients|accounts|pipeline|opportunities)"
_SHOW = r"(?:(?:please )?(?:show|list|see|give|open)(?: me)?(?: all)?(?: of)? |what(?:'s| is| are) )?"
TEAM = frozenset({"team", "all", "company", "团队", "團隊", "全部", "大家", "组", "全组", "公司"})


def run(request: Request) -> Reply:
    """`deals`; a lead without deals of their own sees the pipeline; `deals NAME` somebody they lead."""
    said = request.args.strip()
    if said == BIGGEST:
        return _biggest(request)
    if said.casefold() in TEAM and request.asker.role is not Role.REP:
        return of_team.run(request)
    holder = member_meant(request, said) if said else request.asker
    if holder.id != request.asker.id and not leads(request.asker, holder):
        raise Refusal(text("{name} is not in a team that you lead.", name=holder.name))
    held = [deal for deal in pipeline.held_by(request.work, (holder.id,), request.today) if deal.open]
    if not held and not said and request.asker.role is not Role.REP:
        return of_team.run(request)
    name = "" if holder.id == request.asker.id else holder.name
    return deals_card(held, request.today, request.shared_days, code, name, _steps(request, held, holder.id))


def _biggest(request: Request) -> Reply:
    """The open deals that are worth most: one's own, or of all whom one leads; and the month's largest signing."""
    work, today, home = request.work, request.today, request.organization
    held = [deal for deal in pipeline.held_by(work, crew(request), today) if deal.open]
    amounts = {deal.id: worth(work, deal.money, today) or 0 for deal in held if deal.money}
    largest = sorted((deal for deal in held if amounts.get(deal.id)), key=lambda deal: (-amounts[deal.id], deal.id))
    rep = request.asker.role is Role.REP
    inside = home.within(request.asker.team) if request.asker.role is Role.LEAD else None
    month = home.period("month", today)
    signed = deals.biggest_signed(work, month, inside, 1, request.asker.id if rep else None)
    return biggest_card(largest[:MOST_SHOWN], signed[0] if signed else None, home, code)


def _steps(request: Request, held: list[Deal], holder: int) -> dict[int, Text]:
    """What the holder wants to be reminded of next, for the deals whose customer it names."""
    coming = [one for one in reminders.open_of(request.work, holder) if one.day >= request.today]
    return {
        deal.id: step(one.day, one.what)
        for deal in held
        for one in reversed(coming)
        if deal.customer and fold(deal.customer) in fold(one.what)
    }


COMMAND = Command(
    name="deals",
    names=("我的单子", "我的單子", "单子列表", "單子列表", "我的商机", "我的商機", "my deals"),
    help=text("Your open deals: stage, amount, last touch, money due."),
    example=text("my deals"),
    run=run,
    right=Right(Role.REP, "private"),
    shown=False,
    reads=True,
    follows=BIGGEST,
    asked={
        BIGGEST: (
            (
                r"(?:看看)?(?:我们|我|咱们|团队|组里|现在|目前|手上|手里|本月|这个月)*的?(?:金额)?最[大高]的?"
                r"(?:[几三五]?[一笔单个张]{1,2}的?)?(?:单子|单|商机|客户)(?:是|有)?"
                r"(?:哪[个张笔单家些]|哪一[个张笔单家]|谁|[什啥]么?)?END"
            ),
            (
                r"(?:what|which|who)(?:'s| is| are|'re)? (?:my |our |the )?(?:biggest|largest|top)"
                r"(?: open)? (?:deals?|customers?|clients?|opportunity|opportunities)(?: right now| now)?"
                r"|(?:what|which) (?:open )?(?:deals?|customers?|clients?) (?:is|are) "
                r"(?:my |our |the )?(?:biggest|largest)"
            ),
            r"(?:show (?:me )?)?(?:my |our |the )?(?:biggest|largest) (?:open )?(?:deal|customer|client)s?",
        ),
        "": (
            r"(?:看看|列出|所有|我有哪些|有哪些)(?:单子|商机|客户)|我的客户",
            r"(?:what|which) deals (?:are|do i have|have i) open|(?:show )?(?:me )?my (?:open )?deals",
            r"(?:(?:show|see) (?:me )?)?(?:my |the )?(?:open deals|customers|clients|pipeline|opportunities)",
        ),
        "{person}": (
            r"(?:pipeline|deals|商机盘点|单子盘点|管道)(?: of| for)? ?WHO",
            rf"{_LOOK}WHO的?{_NOW}的?{_DEALS}(?:都|有)*{_WHICH}END",
            rf"{_LOOK}WHO{_NOW}都?有{_WHICH}{_DEALS}END",
            rf"{_LOOK}WHO{_NOW}的(?:在跟的?)?{_DEALS}(?:情况)?",
            rf"{_SHOW}WHO(?:'s|s') (?:open |current )?{_OPEN}(?: right now| now)?",
            (
                rf"(?:what|which) (?:open )?{_OPEN} (?:does|is) WHO (?:have|hold|holding|working on)"
                r"(?: open)?(?: right now| now)?"
            ),
        ),
    },
)
