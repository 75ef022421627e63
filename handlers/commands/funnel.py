"""funnel [period] [team]: how deals go from stage to stage; a lead sees the team's, a rep the own."""

from cards.funnel import funnel_card
from chat.errors import Refusal
from chat.reply import Reply
from handlers.arguments import arguments, period_asked, period_for
from handlers.command import Command, Request
from handlers.when import THIS_MONTH
from language.text import At, text
from scoring.funnel import funnel
from scoring.people import Role
from scoring.period import comparable
from scoring.rights import Right
from storage import funnels


def run(request: Request) -> Reply:
    """The funnel of the month, unless another time is named."""
    home, query = request.organization, request.reading.query if request.reading else None
    asked = arguments("" if query else request.args, home)
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
    return funnel_card(found, period, scope, At(request.work.now))


COMMAND = Command(
    name="funnel",
    names=("漏斗", "转化", "轉化", "转化率", "轉化率", "conversion"),
    help=text("How deals go from stage to stage."),
    example=text("funnel last month"),
    run=run,
    right=Right(Role.REP, "private"),
    reads=True,
    shown=False,
    asked={
        "": (
            r"(?:看看?|我们的?|团队的?|我的)?(?:销售|业绩|转化)?漏斗图?(?:怎么样|情况)?",
            r"(?:the |our |my )?conversion(?: rates?)?",
            r"(?:我们的?|团队的?|我的)?(?:转化率|转化|成交率)是?(?:多少|怎么样)",
        ),
    },
)
