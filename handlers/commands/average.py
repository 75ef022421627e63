"""average: what a deal brings, what a head does; of a team, the company or one's own."""

from dataclasses import replace
from datetime import timedelta

from cards.average import average_line, day_line, head_line
from chat.reply import Line, Reply
from handlers.command import Command, Outcome, Request
from handlers.measured import asked, called, hidden, measured, usual
from language.text import Text, text
from scoring.metric import Metric
from scoring.people import Role
from scoring.period import Period
from scoring.rights import Right
from scoring.target import COMPANY, Holder
from storage import measures

DEAL, DAILY = "average_deal", "daily"
EXAMPLE = "average visits this week"


def run(request: Request) -> Outcome:
    """`average [metric] [name or team] [period]`: worked-out figures as they are, sums by heads; `daily` by days."""
    home = request.organization
    daily = request.args.startswith(f"{DAILY} ")
    said, holders, periods = asked(replace(request, args=request.args.removeprefix(f"{DAILY} ")), EXAMPLE)
    closed = hidden(request, holders)
    if closed:
        return closed
    metric = said.metric or home.metric(DEAL)
    assert metric is not None
    period = periods[0] if periods else home.period("month", request.today)
    whose = holders[0] if holders else usual(request)
    shown = [whose]
    if whose[0] == "member" and not daily:
        team = home.members[whose[1]].team
        shown.append(("team", team) if team is not None else COMPANY)
    adds = metric.roll in ("sum", "count", "distinct")
    line = _by_heads if adds else _worked_out
    found = [line(request, one, metric, period) for one in shown]
    found += _by_days(request, whose, metric, period) if daily and adds else []
    return Reply(tuple(Line(words, strong=not number) for number, words in enumerate(found)))


def _worked_out(request: Request, holder: Holder, metric: Metric, period: Period) -> Text:
    amount = measured(request, holder, metric, period)
    return average_line(called(request, holder), metric, amount, period, request.organization)


def _by_heads(request: Request, holder: Holder, metric: Metric, period: Period) -> Text:
    """What each rep did, and who else did any of it; of a single member what they did."""
    if holder[0] == "member":
        return _worked_out(request, holder, metric, period)
    total, heads = _heads(request, holder, metric, period)
    return head_line(called(request, holder), metric, total, heads, period, request.organization)


def _by_days(request: Request, holder: Holder, metric: Metric, period: Period) -> list[Text]:
    """The same for each workday of the period that has begun; nothing for a period of one day."""
    last = min(request.today, period.last)
    days = [period.start + timedelta(days=n) for n in range((last - period.start).days + 1)]
    worked = sum(request.shared_days(day) for day in days)
    if holder[0] == "member":
        total, heads = measured(request, holder, metric, period) or 0, 1
    else:
        total, heads = _heads(request, holder, metric, period)
    return [day_line(metric, total, heads, worked, request.organization)] if worked > 1 and heads else []


def _heads(request: Request, holder: Holder, metric: Metric, period: Period) -> tuple[int, int]:
    """What a team did, and how many there are to have done it."""
    home, (kind, number) = request.organization, holder
    team = number if kind == "team" else None
    inside = None if team is None else home.within(team)
    done = measures.by_member(request.work, metric, period, inside)
    day = min(request.today, period.last)
    heads = {one.id for one in home.crew(team, day) if one.role is Role.REP} | {
        who for who, own in done.items() if own
    }
    return sum(done.values()), len(heads)


_HEAD = r"(?:head|rep|person|member|salesperson|seller)"
_PER = rf"(?: (?:per|a|for each|by) {_HEAD}| each(?: rep| person)?)"
_SIZE = r"(?:deal|order|contract|sale|ticket)s?(?: ?(?:size|value|amount))?"
_AVERAGE = r"(?:what(?:'s| is| was) )?(?:the |our |my )?(?:average|avg|mean)"

COMMAND = Command(
    name="average",
    names=("平均", "人均", "avg"),
    help=text("What a deal brings on average, what each head does."),
    example=text("average visits this week"),
    run=run,
    right=Right(Role.REP, "private"),
    reads=True,
    shown=False,
    follows=r"[^\d]{1,40}",
    asked={
        f"{DAILY} {{metric}} {{when}}": (
            (
                r"(?:我们|团队|全组|大家)?WHEN的?(?:人均|平均每?个?人|每个?人平均|平均)(?:每人)?(?:每|一)天的?"
                r"(?:能|可以|要|都)?(?:打|做|跑|见|签|发|加|有)?了?(?:多少|几)?[家个通次单份]?METRIC"
                r"(?:多少|几)?[家个通次单份]?END"
            ),
            rf"{_AVERAGE} METRIC{_PER}? (?:per|a|each) (?:work)?day ?WHEN",
            rf"METRIC{_PER}? (?:per|a|each) (?:work)?day ?WHEN",
            rf"how many METRIC (?:do we|does (?:each|every) {_HEAD}) (?:do|make|have) (?:per|a|each) day ?WHEN",
        ),
        "{metric} {when}": (
            (
                r"(?:我们|团队|全组|大家)?WHEN的?(?:人均|平均每?个?人|每个?人平均)的?(?:跑|做|打|见|签)?"
                r"了?METRIC(?:数|量|次数)?(?:是?(?:多少|几[家个通单次]?|怎么样|如何))?END"
            ),
            (
                r"(?:我们|团队)?(?:人均|平均每?个?人|每个?人平均)WHEN的?METRIC(?:数|量|次数)?(?:是?"
                r"(?:多少|几[家个通单次]?|怎么样|如何))?END"
            ),
            (
                r"(?:人均|平均每?个?人|每个?人平均)WHEN(?:跑|打|做|见|签|发|加|有)?了?(?:多少"
                r"|几)[家个通次单份]?METRICEND"
            ),
            rf"(?:what (?:is|are|was|were) )?(?:the |our )?(?:average |avg )?METRIC{_PER} ?WHEN",
            rf"{_AVERAGE} METRIC(?:{_PER})? ?WHEN",
            rf"how many METRIC(?:{_PER})(?: on average)? ?WHEN",
            (
                r"how many METRIC does (?:each|every|the average|an average) (?:rep|person|head"
                r"|seller) (?:do|make|have) ?WHEN"
            ),
        ),
        "cycle_days {when}": (
            r"(?:我们的?|团队的?)?(?:平均)?(?:签单|成交|销售)周期(?:是|有|要)?(?:多长|多久|几天|多少天)?END",
            r"(?:平均)?(?:要|得)?(?:多久|几天|多长时间)(?:能|才)?(?:签|成|出)一?单END",
            r"(?:our |the |average )*(?:sales|deal) cycle(?: length)? ?WHEN",
            r"how long (?:does it take|do we need)(?: us)? to (?:close|sign|win) (?:a )?deals?",
        ),
        f"{DEAL} {{when}}": (
            (
                r"(?:我们|团队|全组|我)?的?WHEN的?(?:平均)?(?:每?一?单|每个?单子|单个?客户|成单|签单)"
                r"(?:平均|均价|单价|均额|平均金额|平均多少钱?)(?:是?多少)?END"
            ),
            r"(?:我们|团队|全组|我)?的?WHEN的?(?:平均)?(?:客单价|单价|单均|单均金额)(?:是?多少|怎么样)?END",
            rf"{_AVERAGE} {_SIZE} ?WHEN",
            rf"how (?:big|large) (?:is|are) (?:my|our|the) (?:average |typical )?{_SIZE}(?: on average)? ?WHEN",
        ),
        f"{DEAL} {{person}} {{when}}": (
            r"WHO的?WHEN的?(?:平均)?(?:客单价|单价|单均)(?:是?多少)?END",
            rf"(?:what(?:'s| is| was) )?WHO's (?:average|avg) {_SIZE} ?WHEN",
        ),
    },
)
