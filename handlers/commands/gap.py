"""gap: how much is missing, today and to the end; where it will end; the next step and what it takes."""

from cards import gap as cards
from chat.errors import Refusal
from chat.reply import Reply
from handlers.command import Command, Request
from handlers.derivation import how
from handlers.holder import asked, holder_of, metric_of, name_of, period_of_gap
from handlers.picturing import picture_of
from language.text import text
from scoring.gap import Gap
from scoring.people import Role
from scoring.rights import Right
from storage import gaps

HOW = text("For example: “gap”, “gap this quarter”, “gap visits”.")


def run(request: Request) -> Reply:
    """Where the asker, or whoever is named, stands against the target."""
    gap, name = _meant(request, request.args)
    if gap is None:
        return cards.none_card(name)
    return cards.gap_card(gap, name, request.organization, request.today, picture_of(request, gap))


def _meant(request: Request, args: str) -> tuple[Gap | None, str]:
    """The gap that is asked for, and its holder's name ("": the asker's own)."""
    goal = asked(request, args)
    if goal.unknown:
        raise Refusal(text("I do not know “{word}”.", word=goal.unknown[:40]), HOW)
    metric = metric_of(request, goal)
    holder = holder_of(request, goal, metric)
    period = period_of_gap(request, goal, holder, metric)
    found = gaps.gap_of(request.work, holder, metric, period, request.today, request.days_of(holder))
    return found, name_of(request, holder)


def why(request: Request, topic: str, args: str) -> Reply:
    """The lines behind a gap, or the arithmetic behind its actions."""
    gap, name = _meant(request, args)
    if gap is None:
        return cards.none_card(name)
    if topic == "quota":
        return cards.quota_card(gap, request.organization)
    return cards.why_card(gap, name, how(request, gap), request.organization, request.today)


COMMAND = Command(
    name="gap",
    names=("还差多少", "還差多少", "差多少", "还差", "還差", "差距", "how much am i short"),
    help=text("What is missing, today and to the end, and what it takes."),
    example=text("gap"),
    run=run,
    right=Right(Role.REP, "private"),
    reads=True,
    follows=r"(?:company|team|member):\d.*",
    asked={
        "{when}": (
            r"(?:我们?的?|团队的?)?(?:目标)?WHEN的?(?:目标)?(?:完成|达成)(?:率|度|情况)(?:是?多少|怎么样|如何)?END",
            r"(?:what(?:'s| is) )?(?:our |my )?(?:attainment|(?:target|quota) (?:attainment|completion)) ?WHEN",
        ),
        "team": (
            (
                r"(?:我们|咱们|团队)(?:组|队)?(?:本月|这个月|月底)?(?:能不能|能否|可不可以|能|可以)?"
                r"(?:做到|到|完成|达标|达成)(?:多少|得了)?(?:目标|任务|指标)?END"
            ),
            r"(?:the |our )?forecast(?: for)?(?: this| the)?(?: month)?",
            (
                r"(?:我们|团队|全组)?(?:本月|这个月|月底)?(?:的)?(?:业绩)?(?:预测|预估)(?:一下)?(?:本月|这个月|月底)?(?:大概)?"
                r"(?:能|会|可以)?(?:做|完成|到|签)?(?:到)?(?:多少|是多少|怎么样)?(?:钱)?END"
            ),
            (
                r"(?:will|can|are) we (?:still |going to )?(?:make it|(?:make|hit|reach) (?:the |our )?target)"
                r"(?: this (?:month|quarter|year))?"
            ),
            (
                r"(?:预计|估计|按现在(?:的)?(?:速度|进度|这样))(?:这个?月|本月|月底)?(?:我们|团队)?(?:能"
                r"|会|可以)?(?:做|完成|到|签)(?:到)?多少(?:钱)?END"
            ),
            (
                r"(?:我们|团队)?(?:还有?)?(?:的)?缺口(?:是|有|还有)?(?:多少|多大)?END|(?:离"
                r"|距离?)目标还?有?多(?:远|少)END"
            ),
            (
                r"(?:每个?人)?(?:每天|每周|一天)(?:要|得|需要|该)(?:再)?(?:做|签|完成|卖|跑)多少(?:单|钱"
                r"|家)?(?:才)?(?:够|能?达标|能?完成)?END"
            ),
            r"where (?:will|are) we (?:going to )?(?:end|land|finish)(?: up)?(?: this month| at month end)?",
            (
                r"what(?:'s| is) (?:the|our) (?:forecast|projection)(?: for)?(?: this month| the month)?"
                r"|our gap|(?:the )?gap to target"
            ),
            (
                r"how much (?:do|must) we (?:need to )?(?:do|sell|close|sign)(?: more)?(?: (?:per|a|each"
                r"|every) (?:day|week))?"
            ),
            r"how (?:do|can) we catch up|how many (?:visits|calls|leads|quotes|deals) do we need",
        ),
        "{team}": (r"TEAM(?:本月|这个月)?(?:还|还要)?差多少END", r"how (?:far|much) is TEAM (?:behind|short)"),
        "": (
            r"(?:我)?(?:本月|这个月|月底|月末)?(?:能|可以|会)?(?:做到|到|完成)多少",
            r"(?:我)?还?能?(?:完成|达标|完得成|来得及)吗|(?:我)?(?:怎么|怎样|如何)(?:追|补|赶)(?:上|回来)?|时间进度",
            (
                r"(?:我)?(?:今天|本月|这个月|本周)?(?:还要|还得|还需要|要再|还)(?:做|干|签|完成|差)多少"
                r"(?:钱|单|业绩)?END"
            ),
            r"(?:我)?还?(?:要|得|需要)再?(?:跑|拜访|打|见)多少(?:个|家|通)?(?:客户|家|电话)?",
            r"(?:will|can) i (?:still )?(?:make it|(?:make|hit|reach) (?:the |my )?target)|how (?:do|can) i catch up",
            r"how many (?:visits|calls|leads|quotes|deals) do i need",
            r"(?:这个?月|本月|离?月底)(?:还)?(?:剩|有|剩下)(?:多少|几)(?:个)?(?:工作日|天)END",
            (
                r"how many (?:working |work|business )?days (?:are )?(?:left|remaining|remain)"
                r"(?: (?:in|of) the month| this month)?"
            ),
            (
                r"what do i (?:need|have) to (?:do|sell|sign)(?: (?:every|each|per|a) (?:day|week))?"
                r"(?: to (?:hit|reach|make) (?:the |my )?targets?)?"
            ),
            r"what(?:'s| is) (?:still )?left(?: for me| to do| to sell)?(?: today| this month)?",
            r"how much (?:more )?(?:do|must|should) i (?:need(?: to (?:do|sell))?|sell)(?: (?:per|a|each) day)?",
            r"how much more to (?:hit|reach) (?:the |my )?target",
        ),
    },
)
