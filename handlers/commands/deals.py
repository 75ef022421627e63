"""deals: one's open deals by stage, with amount, last touch, next step and money due; a lead sees others' too."""

from cards.deals import biggest_card, deals_card, lost_card, signed_card, step
from chat.errors import Refusal
from chat.reply import Reply
from handlers.arguments import arguments, period_for
from handlers.command import Command, Request
from handlers.commands import pipeline as of_team
from handlers.dealing import code, crew, member_meant
from handlers.when import THIS_MONTH
from language.normalise import fold
from language.text import Text, text
from scoring.people import Role
from scoring.period import Period
from scoring.pipeline import Deal
from scoring.rights import Right, leads
from storage import deals, pipeline, reminders
from storage.exchange import worth

BIGGEST, SIGNED, LOST, MOST_SHOWN, MOST_SIGNED = "biggest", "signed", "lost", 5, 15
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
    if said.partition(" ")[0] == SIGNED:
        return _signed(request, said.removeprefix(SIGNED))
    if said.partition(" ")[0] == LOST:
        return _lost(request, said.removeprefix(LOST))
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


def _signed(request: Request, rest: str) -> Reply:
    """What was signed in a period, the largest first: one's own, or by all whom one leads."""
    period, inside, member = _within(request, rest)
    found = deals.biggest_signed(request.work, period, inside, MOST_SIGNED, member)
    return signed_card(found, period, request.organization)


def _lost(request: Request, rest: str) -> Reply:
    """What was lost in a period: one's own, or by all whom one leads."""
    period, inside, member = _within(request, rest)
    return lost_card(deals.lost(request.work, period, inside, member), period, request.organization)


def _within(request: Request, rest: str) -> tuple[Period, frozenset[int] | None, int | None]:
    """The period that is named, and whose deals the asker sees in it: of which teams, of which member."""
    home, asker = request.organization, request.asker
    period = period_for(arguments(rest, home).period or THIS_MONTH, request.today, home)
    inside = home.within(asker.team) if asker.role is Role.LEAD else None
    return period, inside, asker.id if asker.role is Role.REP else None


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
        f"{SIGNED} {{when}}": (
            r"(?:我们|团队|全组)?(?:最近|近期|近来)都?(?:新?签|成交)了?(?:哪些|什么|哪几[个家张笔])大?(?:客户|单子?)?END",
            r"(?:我们|团队|全组)?WHEN(?:都)?(?:新?签|成交)了?(?:哪些|什么|哪几个|哪几家|谁)(?:客户|单子|单)?END",
            r"WHEN的?(?:新)?(?:签约?|成交)的?(?:客户|单子)(?:都)?(?:有哪些|有谁|列表|名单|明细)?END",
            r"(?:我们|我的?|团队的?)?WHEN的?(?:签单|签约|成交|开单|出单)的?(?:明细|列表|名单|清单|有哪些|详情)END",
            (
                r"(?:which|what) (?:deals|customers|clients) (?:did we|have we|were|was|has been|did i|have i) ?"
                r"(?:sign|signed|close|closed|win|won) ?WHEN"
            ),
            r"WHEN(?:有没有|有)(?:人|谁)?(?:开单|签单|出单|成交)(?:的)?(?:吗|没有)?END",
            r"(?:are there |were there |did we get )?any (?:wins|deals|sales|signings) ?WHEN",
            r"what (?:did|have) we (?:sign|signed|close|closed|win|won) ?WHEN",
            r"(?:list |show (?:me )?)?(?:the |our |my )?(?:signed|closed|won) (?:deals|customers) ?WHEN",
            r"(?:deals|customers) (?:signed|closed|won) THEN",
        ),
        f"{LOST} {{when}}": (
            (
                r"(?:which |what |how many |show (?:me )?|list )?(?:the |our |my )?"
                r"(?:lost deals|deals (?:did |have )?(?:we|i) (?:lost|lose)|deals (?:were |was |got )?lost) ?WHEN"
            ),
            r"what (?:deals )?(?:did|have) (?:we|i) (?:lose|lost) ?WHEN",
            r"(?:our |my )?losses ?WHEN",
            (
                r"(?:我们|团队|全组|组里|我)?(?:WHEN)?(?:我们|团队|全组|我)?(?:一共|总共|都)?(?:丢|输|黄)了?(?:哪些|什么|哪几个"
                r"|哪几家|哪几单|几个|多少|几)(?:单子?|客户|商机|项目)?END"
            ),
            r"WHEN的?(?:丢单|输单|丢掉的单子?|丢了的单子?)(?:有|都有)?(?:哪些|列表|明细|名单|多少)?END",
            r"WHEN(?:哪些|什么|哪几个|有哪些|有什么)(?:单子?|客户|商机|项目)(?:丢|输|黄)(?:掉)?了?END",
        ),
        BIGGEST: (
            r"(?:最近|近期)的?大(?:单子?|客户)(?:有哪些|是哪[些个])?END",
            (
                r"(?:本月|这个月|上个?月|今年|团队|我们)*(?:签的?|成交的?)?最大的?(?:那|一|哪)?[一]?[单笔张个](?:单子?)?"
                r"(?:是|由)?(?:谁|哪个人|哪位)(?:签|成交|拿|做|卖)?(?:下来?|到)?的?END"
            ),
            (
                r"who (?:signed|closed|won|has|got) (?:the )?(?:biggest|largest) deal"
                r"(?: (?:this|last) (?:week|month|quarter|year))?"
            ),
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
            (
                r"(?:show (?:me )?)?(?:my |our |the )?(?:biggest|largest) (?:open )?(?:deal|customer|client)s?"
                r"(?: (?:this|in the) (?:week|month|quarter|year|pipeline)| right now| now)?"
            ),
            r"(?:show (?:me )?)?(?:the |our |my )?big deals",
            r"(?:有(?:哪些|什么))?大(?:单|单子|客户)(?:有哪些|列表)?END",
        ),
        "": (
            (
                r"(?:我们|团队|我)?的?(?:现在|目前)?(?:处于|处在|在)?(?:线索|意向|报价|谈判|洽谈|商务|演示|跟进|方案|投标|合同)"
                r"(?:阶段|中)的?(?:客户|单子?|商机|项目)(?:都|一共|总共)?(?:还)?有?(?:哪些|几[个单家张]|多少[个单家]?|谁|列表|名单)END"
            ),
            (
                r"(?:how many|which|what|show(?: me)?|list)(?: of)?(?: the| my| our)? (?:open )?"
                r"(?:deals|opportunities|customers)(?: are| do i have| do we have)? (?:still )?(?:in|at|under) "
                r"(?:the )?(?:negotiations?|proposals?|quotes?|quoted|leads?|demos?|contract|intent)"
                r"(?: stage| phase)?"
            ),
            r"我?(?:手里|手上|名下|现在|目前)*(?:还)?有(?:几|多少|哪些)[个张笔]?(?:在谈的?|在跟的?)?(?:单子?|商机|客户)END",
            r"(?:list|show) (?:me )?(?:all )?my (?:open )?deals",
            r"(?:what|which) (?:of my )?deals need (?:follow|attention).{0,12}",
            r"(?:看看|列出|所有|我有哪些|有哪些)(?:单子|商机|客户)|我的客户",
            r"(?:what|which) of my deals (?:are|will) (?:about to |close to |likely to )?(?:close|sign)(?: soon)?",
            r"(?:what|which) deals (?:are|do i have|have i) open|(?:show )?(?:me )?my (?:open )?deals",
            r"(?:(?:show|see) (?:me )?)?(?:my |the )?(?:open deals|customers|clients|pipeline|opportunities)",
        ),
        "{person}": (
            rf"{_LOOK}WHO的?(?:本月|这个月|这周|本周|现在)的?(?:客户|单子|商机)(?:都|有)*{_WHICH}END",
            (
                r"(?:move|give|transfer|hand(?: over)?|assign) (?:all )?(?:of )?WHO's (?:deals|customers"
                r"|accounts|pipeline) to .{2,20}"
            ),
            (
                r"把?WHO(?:手上|名下)?的?(?:所有|全部)?(?:客户|单子|商机)(?:都|全部)?(?:分|转|交|移|给)"
                r"(?:给|到)?.{1,12}END"
            ),
            r"(?:pipeline|deals|商机盘点|单子盘点|管道)(?: of| for)? ?WHO",
            rf"{_LOOK}WHO的?{_NOW}的?{_DEALS}(?:都|有)*{_WHICH}END",
            rf"{_LOOK}WHO{_NOW}都?有{_WHICH}{_DEALS}END",
            rf"{_LOOK}WHO{_NOW}(?:还|一共|总共)*有{_WHICH}个?(?:意向(?:客户)?|在谈的?(?:客户|单子)?|在跟的?(?:客户|单子)?)END",
            rf"how many (?:open |active )?{_OPEN} (?:does|do) WHO (?:still )?have(?: open| now| right now)*",
            rf"{_LOOK}WHO{_NOW}的(?:在跟的?)?{_DEALS}(?:情况)?",
            rf"{_SHOW}WHO(?:'s|s') (?:open |current )?{_OPEN}(?: right now| now)?",
            (
                rf"(?:what|which) (?:open )?{_OPEN} (?:does|is) WHO (?:have|hold|holding|working on)"
                r"(?: open)?(?: right now| now)?"
            ),
        ),
    },
)
