"""funnel [period] [team]: how deals go from stage to stage; a lead sees the team's, a rep the own."""

from dataclasses import replace

from cards.funnel import funnel_card
from chat.errors import Refusal
from chat.reply import Line, Reply
from handlers import measured
from handlers.arguments import arguments, period_asked, period_for
from handlers.command import Command, Request
from handlers.when import THIS_MONTH
from language.text import At, text
from scoring.funnel import funnel
from scoring.people import Role
from scoring.period import comparable
from scoring.rights import Right
from storage import funnels

EACH, OF = "each", "of"
EXAMPLE = "funnel of Grace last month"
_ASKED = r"(?:(?:what|how)(?:'s| is| are) )?(?:the |our |my )?"
_RATE, _SHARE = r"(?:conversion(?: rates?)?|(?:win|close|closing|hit) rates?)", r"(?:转化率?|成交率|赢单率|签单率)"


def run(request: Request) -> Reply:
    """The funnel of the month, unless another time is named."""
    home, query = request.organization, request.reading.query if request.reading else None
    if request.args.partition(" ")[0] == OF:
        return _of_one(request)
    each = request.args == EACH
    asked = arguments("" if query or each else request.args, home)
    if asked.unknown:
        raise Refusal(text("I do not know “{word}”.", word=asked.unknown[0]), text("For example: funnel last month"))
    wanted = asked.period or period_asked(query, request.incoming.text)
    period = period_for(wanted or THIS_MONTH, request.today, home)
    own = request.asker.role is Role.REP
    team = request.team if asked.team == "" else asked.team
    assert not isinstance(team, str)
    inside = None if team is None or own else home.within(team)
    deals = funnels.firsts(request.work, inside, request.asker.id if own else None)
    found = funnel(deals, period, comparable(period, min(request.today, period.last)))
    scope = request.asker.name if own else home.team_name(team)
    card = funnel_card(found, period, scope, At(request.work.now))
    if not each:
        return card
    whole = text("I cannot tell conversion for each person yet; this is {scope} as a whole.", scope=scope)
    return Reply((Line(whole), *card.blocks))


def _of_one(request: Request) -> Reply:
    """`of NAME [period]`: of somebody the asker leads, or one's own."""
    home = request.organization
    _, holders, periods = measured.asked(replace(request, args=request.args.removeprefix(OF)), EXAMPLE)
    if len(holders) != 1 or holders[0][0] != "member":
        raise Refusal(text("Whose numbers?"), text("For example: {example}", example=EXAMPLE))
    closed = measured.hidden(request, holders)
    if closed:
        return closed
    member = home.members[holders[0][1]]
    period = periods[0] if periods else home.period("month", request.today)
    before = comparable(period, max(period.start, min(request.today, period.last)))
    found = funnel(funnels.firsts(request.work, None, member.id), period, before)
    return funnel_card(found, period, member.name, At(request.work.now))


COMMAND = Command(
    name="funnel",
    names=("漏斗", "转化", "轉化", "转化率", "轉化率", "conversion"),
    help=text("How deals go from stage to stage."),
    example=text("funnel last month"),
    run=run,
    right=Right(Role.REP, "private"),
    reads=True,
    shown=False,
    follows=rf"{OF} .{{1,40}}",
    asked={
        f"{OF} {{person}} {{when}}": (
            rf"(?:what(?:'s| is| was) |how(?:'s| is) |show (?:me )?)?WHO(?:'s|s') (?:{_RATE}|funnel) ?WHEN",
            r"(?:conversion(?: rate)?|win rate|funnel) (?:of|for) WHO ?WHEN",
            r"(?:funnel|conversion) WHO ?WHEN",
            rf"(?:看看|看一下|查一?下)?WHO的?WHEN的?(?:{_SHARE}|漏斗)(?:是?多少|怎么样|如何|高吗|高不高)?END",
            r"(?:漏斗|转化率?) WHO ?WHEN",
        ),
        EACH: (
            (
                rf"(?:我们组|团队|组里)?(?:本月|这个月|上个?月)?谁的?{_SHARE}(?:最[高低好差]|比较[高低])(?:的)?(?:是谁)?END"
                rf"|{_SHARE}最[高低好差]的?(?:人)?是?谁END"
            ),
            rf"who(?:'s| has| have)?(?: got)? (?:the )?(?:best|highest|lowest|worst|top) {_RATE}",
            rf"{_ASKED}{_RATE} (?:by|per|of|for) (?:each |every )?(?:reps?|person|people|sellers?|members?)",
            rf"(?:每个?人|各人|大家|每个?销售|按人|分人)的?(?:看)?的?{_SHARE}是?(?:多少|怎么样)?END",
        ),
        "": (
            r"(?:看看?|我们的?|团队的?|我的)?(?:销售|业绩|转化)?漏斗图?(?:怎么样|情况)?",
            rf"{_ASKED}{_RATE}",
            rf"(?:我们的?|团队的?|我的)?{_SHARE}是?(?:多少|怎么样)",
            rf"(?:为什么|为啥|怎么)(?:我们的?|团队的?)?{_SHARE}(?:这么|那么|会)?(?:低|差|高|下降|掉了?)END",
            r"为什么(?:会|总是?|老是?)?丢单END|丢单的?原因(?:是?什么|有哪些)?END",
            r"why (?:do|are|did) we los(?:e|ing|t)(?: (?:deals|customers|so many deals))?",
            rf"why is (?:our|the|my) {_RATE} (?:so )?(?:low|bad|down|high)",
            r"where (?:do|are) (?:we|i) los(?:e|ing) (?:deals|customers|business)",
        ),
    },
)
