"""compare: people or teams side by side; a team, or oneself, beside the period before."""

from collections.abc import Sequence

from cards.compare import Column, comparison_card
from cards.period import named, period_name, span
from handlers.command import Command, Outcome, Request
from handlers.measured import asked, called, hidden, measured, usual
from handlers.naming import NAME
from language.text import Arg, text
from scoring.metric import Metric
from scoring.people import Role
from scoring.period import Period, before, comparable
from scoring.rights import Right
from scoring.target import Holder
from storage.progress import main_metric

MOST = 4
EXAMPLE = "compare Ann Bo visits this week"


def run(request: Request) -> Outcome:
    """`compare NAME NAME [metric] [period]`, `compare [NAME] last week`: this week with the last one."""
    home, today = request.organization, request.today
    said, holders, periods = asked(request, EXAMPLE)
    closed = hidden(request, holders)
    if closed:
        return closed
    metrics = [said.metric] if said.metric else _metrics(request)
    shown: list[tuple[Arg, Holder, Period]]
    if len(holders) > 1:
        period = periods[0] if periods else home.period("month", today)
        shown = [(called(request, one), one, period) for one in holders[:MOST]]
        return comparison_card(period_name(period, home), _columns(request, shown, metrics), metrics, home)
    whose = holders[0] if holders else usual(request)
    now, then = _two(request, periods)
    shown = [(_named(request, one), whose, one) for one in (now, then)]
    return comparison_card(called(request, whose), _columns(request, shown, metrics), metrics, home, changed=True)


def _metrics(request: Request) -> list[Metric]:
    """What adds up, the company's main result first."""
    home = request.organization
    main = main_metric(home)
    return [main, *(one for one in home.metrics if one.roll in ("sum", "count") and one != main)]


def _columns(
    request: Request, shown: Sequence[tuple[Arg, Holder, Period]], metrics: Sequence[Metric]
) -> list[Column]:
    return [
        Column(name, tuple(measured(request, holder, metric, period) or 0 for metric in metrics))
        for name, holder, period in shown
    ]


def _two(request: Request, periods: Sequence[Period]) -> tuple[Period, Period]:
    """The later and the earlier period; of one that runs the days before that compare with it."""
    home, today = request.organization, request.today
    if not periods:
        periods = [home.period("month", today)]
    if len(periods) == 1:
        over = periods[0].end <= today
        periods = [home.period(periods[0].kind, today) if over else periods[0], *periods[:over]]
    later, *earlier = sorted(periods, key=lambda one: one.start, reverse=True)
    previous = before(later)
    then = earlier[0] if earlier else previous
    return later, comparable(later, max(later.start, min(today, later.last))) if then == previous else then


def _named(request: Request, period: Period) -> Arg:
    """The period's name; of one that is cut short its days."""
    home = request.organization
    if home.period(period.kind, period.start) == period:
        return named(period, home, request.today)
    days = span(period.start, period.last)
    return (
        days
        if period.start.year == request.today.year
        else text("{year}: {days}", year=str(period.start.year), days=days)
    )


_BESIDE = r"(?:和|跟|与|同|比起?|较|对比|相比)"
_OR = r"(?:和|跟|与|同|、|对|vs\.? ?)"
_WHO = r"(?:谁|哪个?(?:组|队|团队)?)"
_HOW = r"(?:呢|怎么样|怎样|咋样|如何|涨了?(?:多少)?(?:还是跌了?)?|[多少高低好差](?:了|出)?(?:多少|几个?)?)?"
_OVER = r"(?:compared? (?:to|with|against)|comparing (?:to|with)|vs\.?|versus|against|than|on|over|from|beside)"

COMMAND = Command(
    name="compare",
    names=("对比", "對比", "比较", "比較"),
    help=text("Two people or teams side by side; this week with the last."),
    example=text("compare {name} last week", name=NAME),
    run=run,
    right=Right(Role.REP, "private"),
    reads=True,
    shown=False,
    follows=r".{1,60}",
    asked={
        "{when}": (
            (
                rf"(?:那|这|本)?(?:个?月|周|个?季度?|今天|今年)?(?:业绩|数据)?{_BESIDE}THEN(?:同期|同一?天)?"
                rf"(?:相?比|对比|比较)?(?:一下)?{_HOW}END"
            ),
            (
                r"(?:and |so |what about |how about )?(?:how (?:does|do|did|is|are|was) (?:that|this"
                r"|it|we|the team|i)"
                rf"(?: doing| do| this (?:week|month|quarter|year))? )?{_OVER} THEN"
            ),
            (
                r"(?:are|is|am) (?:we|the team|i) (?:doing )?(?:better|worse|up|down|ahead|behind)"
                rf"(?: or (?:worse|better|up|down))?(?: {_OVER})? THEN"
            ),
            rf"(?:this (?:week|month|quarter|year)|today) {_OVER} THEN",
            r"compare (?:this (?:week|month|quarter|year)|today|us|it) (?:to|with|and|against) THEN",
        ),
        "{metric} {when}": (
            (
                r"(?:为什么|为啥|怎么|咋)(?:我们|团队|大家)?WHEN的?(?:我们|团队|大家)?的?METRIC(?:[数额量])?"
                r"(?:会|变|又|都|才|越来越|一直|比较)*(?:这么|那么|更)?"
                r"(?:少|低|差|下降|下滑|掉|跌|降|减少|上升|上涨|涨|增加|多|高|惨)END"
            ),
            (
                r"(?:why|how come) (?:are|is|were|was|have|has|did|do|does) (?:the |our |my )?METRIC"
                r"(?: been| look| looking| go| going| gone)? (?:down|up|low|high|lower|higher|poor|slow|weak|bad"
                r"|drop|dropped|dropping|fall|fallen|falling|declining|decreasing|rising|rise)(?: off)? ?WHEN"
            ),
            (
                r"(?:why|how come) (?:are|is|were|was|have|has) (?:the |our |my )?METRIC (?:so|too|that) "
                r"(?:low|high|poor|slow|weak|bad|few) ?WHEN"
            ),
            (
                r"WHEN(?:我们|团队|大家)?的?METRIC(?:[数额量])?(?:为什么|为啥|怎么|咋)(?:会|变|又|都|才|越来越|一直|比较)*"
                r"(?:这么|那么|更)?(?:少|低|差|下降|下滑|掉|跌|降|减少|上升|上涨|涨|增加|多|高|惨)END"
            ),
        ),
        "{metric} week": (
            r"(?:最近|近)?(?:一周|这周|本周|几天)?的?METRIC(?:的)?(?:趋势|走势|变化)(?:图|怎么样|如何)?END",
            r"(?:show (?:me )?)?(?:the )?METRIC trend",
            r"trend (?:of|for|in) METRIC",
        ),
        "{earlier}": (
            (
                r"(?P<earlier>上周|上个?月|上个?季度?|去年|昨天)(?:业绩)?(?:和|跟|与|同|对比|比)(?:这周"
                r"|本周|这个月|本月|本季度?|今年|今天)(?:的)?(?:业绩|数据)?(?:对比|相比|比较|比)?(?:一下)?"
                r"(?:呢|怎么样|如何)?END"
            ),
            (
                r"(?:compare )?(?P<earlier>last (?:week|month|quarter|year)|yesterday) (?:to|with|and"
                r"|vs\.?|against) (?:this (?:week|month|quarter|year)|today)"
            ),
        ),
        "month": (
            r"(?:业绩)?(?:趋势|走势)END|(?:the |our |sales )?trend",
            r"环比(?:呢|多少|怎么样)?",
            r"month (?:on|over) month|mom",
        ),
        "{earlier} ": (
            r"(?:the )?same (?:time|period|day) (?P<earlier>last (?:week|month|quarter|year))",
            (
                r"(?P<earlier>上周|上个?月|上个?季度?|去年)(?:的)?同期(?:我们|团队)?(?:的)?(?:业绩)?"
                r"(?:是?多少|怎么样|如何)?END"
            ),
        ),
        "week": (r"周环比(?:呢|多少|怎么样)?", r"week (?:on|over) week|wow"),
        "year": (r"同比(?:呢|多少|怎么样)?", r"year (?:on|over) year|yoy"),
        "{side} {when}": (
            (
                rf"SIDE的?(?:这周|本周|这个?月|本月|今天)?(?:业绩|数据)?{_BESIDE}THEN(?:同期)?(?:相?比"
                rf"|对比|比较)?(?:一下)?{_HOW}END"
            ),
            (
                r"(?:how (?:is|was|did) |compare )?SIDE(?: do| doing)?(?: this (?:week|month|quarter"
                rf"|year))? (?:to|with|{_OVER}) THEN"
            ),
        ),
        "{side} {rival} {metric} {when}": (
            rf"SIDE{_OR}RIVAL(?P<when>今天|[这本上]周|[这本上]个?月)?{_WHO}的?METRIC(?:更|做得|打得|跑得)?[多高好]END",
            r"who(?: has| made| did| had)?(?: more| the most)? METRIC,? SIDE or RIVAL ?WHEN",
            r"compare SIDE (?:and|with|to|vs\.?|versus|against) RIVAL (?:on|by|in|for) METRIC ?WHEN",
            rf"(?:对比|比较|比一?比|比一下)(?:一下)?SIDE{_OR}RIVALTHEN?的?METRICEND",
        ),
        "{side} {rival} {when}": (
            (
                rf"(?:对比|比较|比一?比|比一下|看看)?(?:一下)?SIDE{_OR}RIVALWHEN的?(?:业绩|数据|情况|表现)?"
                rf"(?:比一?比|比一下|比较(?:一下)?|对比(?:一下)?|(?:相?比)?(?:怎么样|怎样|如何|咋样)|相?比|哪个[强好]"
                rf"|{_WHO}的?(?:业绩|表现|签单)?(?:更|做得|签得|干得)?(?:强|好|多|高|厉害|领先|牛|猛))END"
            ),
            r"compare SIDE (?:and|with|to|vs\.?|versus|against) RIVAL ?WHEN",
            r"SIDE (?:vs\.?|versus) RIVAL ?WHEN",
            (
                r"who(?:'s| is)(?: doing)? (?:better|ahead|stronger|leading)(?: WHEN)?"
                r",? SIDE or RIVAL"
            ),
            r"(?:how (?:is|are|does|do) )?SIDE (?:doing )?compared? (?:to|with) RIVAL ?WHEN",
        ),
    },
)
