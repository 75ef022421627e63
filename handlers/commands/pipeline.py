"""pipeline: a team's open deals by stage, what is expected this month, and deals of which nothing was heard."""

from cards.pipeline import Outlook, pipeline_card
from chat.errors import Refusal
from chat.reply import Reply
from handlers.arguments import COMPANY, team_meant
from handlers.command import Command, Request
from handlers.dealing import code, crew
from language.text import Listing, text
from scoring.people import Role
from scoring.pipeline import chances, likely, quiet
from scoring.rights import Right
from storage import funnels, pipeline, totals
from storage.exchange import worth

_BOOKINGS = "bookings"


def run(request: Request) -> Reply:
    """Of the lead's team; of the company for managers, or of a team they name."""
    home, work, today = request.organization, request.work, request.today
    said = request.args.strip().casefold()
    named = team_meant(said, home) if said else None
    if said and named is None and said not in COMPANY:
        names = Listing(tuple(team.name for team in home.teams.values()))
        raise Refusal(text("There is no team “{word}”. There are: {teams}", word=said[:40], teams=names))
    team = request.asker.team if named is None else named
    seen = crew(request)
    if named is not None:
        seen = {number: one for number, one in seen.items() if one.team in home.within(named)}
    if not seen:
        raise Refusal(text("You do not lead that team."))
    held = [deal for deal in pipeline.held_by(work, seen, today) if deal.open]
    company = named is None and request.asker.role in (Role.MANAGER, Role.ADMIN)
    teams = None if company else home.within(team)
    month = home.period("month", today)
    outlook = Outlook(
        scope=home.team_name(None if company else team),
        month=month,
        booked=sum(totals.by_member(work, month, _BOOKINGS, teams).values()),
        likely=likely(held, chances(funnels.firsts(work, teams)), lambda money: worth(work, money, today)),
        quiet=tuple(quiet(held, today)),
    )
    return pipeline_card(held, outlook, home, code)


COMMAND = Command(
    name="pipeline",
    names=("商机盘点", "商機盤點", "单子盘点", "單子盤點", "管道"),
    help=text("Your team's open deals by stage, what is expected this month, what has gone quiet."),
    example=text("pipeline"),
    run=run,
    right=Right(Role.LEAD, "private"),
    shown=False,
    reads=True,
    asked={
        "": (
            (
                r"(?:看看)?(?:我们|咱们)(?:组|团队|小组)?的?(?:单子|商机)(?:情况)?|(?:团队|全组"
                r"|组里)的?(?:单子|商机)(?:情况)?"
            ),
            r"(?:有)?(?:哪个|哪些|哪几个|什么)(?:客户|单子|商机)(?:最近|好久|一直|已经)*(?:没人|没有人|无人)(?:跟进?|管|联系|拜访)END",
            (
                r"(?:which|what) (?:customers|clients|accounts|deals) (?:has|have) (?:nobody|no one|not anyone)"
                r" (?:touched|contacted|called|visited|followed up(?: with)?)"
                r"(?: (?:in|for) (?:a while|ages|(?:\d{1,2}|a|one|two|three) (?:day|week)s?)| lately| recently)?"
            ),
            r"(?:有)?(?:哪些|什么)(?:单子|商机|客户)(?:好久|很久|一直)?没(?:有)?(?:动静|动|跟进|联系)END",
            (
                r"(?:which|what) (?:customers|clients|accounts|deals) (?:haven'?t|have not|were not|weren'?t) "
                r"(?:been )?(?:contacted|touched|called|visited|followed up)"
                r"(?: (?:in|for) (?:a while|a long time|ages|weeks)| lately| recently)?"
            ),
            (
                r"(?:which|what|any) (?:deals|customers|clients|accounts) (?:that )?"
                r"(?:have gone|has gone|gone|went|are|have been) (?:quiet|cold|stale|stuck|silent)"
            ),
            r"(?:show (?:me )?)?(?:deals|customers|clients) (?:that (?:have )?)?gone (?:quiet|cold|stale|silent)",
            r"what(?:'s| is| has)? (?:stuck|gone (?:quiet|cold|stale))(?: right now| now)?",
            r"(?:有)?(?:哪些|什么|哪几[个张])(?:单子?|商机|项目|客户)(?:卡住|卡着|卡|停|搁置|凉)(?:了|着)END",
            (
                r"(?:(?:show|list)(?: me)? )?(?:the |our |my )?(?:quiet|stale|cold|stuck|dormant) "
                r"(?:deals|opportunities)"
            ),
            (
                r"(?:which |what |show (?:me )?)?(?:deals|opportunities)? ?(?:is |are |will |should )?"
                r"(?:closing|expected|likely|due)(?: to close)? (?:this|next) (?:week|month|quarter)"
            ),
            (
                r"(?:which|what) (?:deals )?(?:will|should|could) (?:we )?close (?:this|next) (?:week"
                r"|month)|(?:本月|这个月|下个月)(?:能|会|有望|预计)(?:签|成|成交)(?:下来)?的?(?:单子|单"
                r"|哪些单子|哪些)?(?:有哪些)?END"
            ),
            (
                r"(?:哪些|哪几个|哪几?张|有哪些)(?:单子?|客户|商机|项目)(?:快|最|马上|就)?(?:要|有希望|可能|能)?"
                r"(?:成|签|签下来|成交|拿下)END"
            ),
            (
                r"(?:which|what) deals are (?:about to|close to|likely to|going to) "
                r"(?:close|closing|sign|signing|be signed)"
            ),
            r"今?天?有?(?:几|多少)个意向(?:客户)?END|(?:有哪些|多少|几个)意向客户END",
            r"(?:the |our )?team(?:'s)? (?:open )?deals|our (?:open )?deals|our pipeline",
            r"what(?:'s| is) in (?:the|our) pipeline|(?:show|see|open) (?:me )?(?:the |our )?pipeline",
        ),
    },
)
