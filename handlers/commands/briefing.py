"""briefing: the team's morning briefing now, for the asker alone."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from cards.refusal import groupless
from chat.errors import Refusal
from chat.reply import Line, Reply
from handlers.command import Command, Request
from language.text import text
from scoring.people import Role
from scoring.rights import Right
from storage.dues import tomorrow

POST, DIGEST, TOMORROW = "morning", "digest", "tomorrow"
_HOUR = time(9)


def run(request: Request) -> Reply:
    """What the team's room reads in the morning, or will read; of a company's first team for who has none."""
    home = request.organization
    wanted = DIGEST if request.args == DIGEST and request.asker.role is not Role.REP else POST
    teams = [request.team] if request.team is not None else list(home.teams)
    local = request.now.astimezone(ZoneInfo(home.zone)).time().replace(second=0, microsecond=0, tzinfo=None)
    slot = datetime.combine(request.today, max(local, _HOUR))
    for team in teams:
        post, days = request.posts[wanted], request.shifts(team)
        when = datetime.combine(tomorrow(request.today, days), _HOUR) if request.args == TOMORROW else slot
        said = post.now(request.work, request.directory, team, when, days, request.shared_days)
        if said and request.args == TOMORROW:
            return Reply((Line(text("The next briefing, by the figures of now:")), *said[0].reply.blocks))
        if said:
            return said[0].reply
    if not request.incoming.groups:
        raise Refusal(*groupless())
    raise Refusal(
        text("Your team has no group yet where I post; the briefing is written for one."),
        text("In the team's group, say “bind” and the team's name."),
    )


COMMAND = Command(
    name="briefing",
    names=("晨报", "晨報", "早报", "早報", "简报", "簡報", "今日晨报", "今日晨報"),
    help=text("The morning briefing now, for you alone."),
    example=text("briefing"),
    run=run,
    right=Right(Role.REP, "private"),
    reads=True,
    shown=False,
    follows=rf"{DIGEST}|{TOMORROW}",
    asked={
        DIGEST: (
            (
                r"(?:把|给我|帮我|我要|看看?|发一下|来一?份|看一下)*(?:今天|今日)?的?(?:团队)?(?:日结"
                r"|日报|汇总|日报汇总|团队日报)(?:发?给我(?:看看|一下)?|看看|发我)?END"
            ),
            r"(?:今天|今日)?(?:每个?人|各人|大家)的?(?:明细|详情|日报|都(?:做|报|干)了(?:什么|啥|多少))END",
            (
                r"(?:show |send |give )?(?:me )?(?:the |today's )*(?:daily |evening |team )*(?:digest"
                r"|summary)(?: now| please| for today)?"
            ),
            (
                r"what (?:did|has) (?:everyone|everybody|each (?:rep|person)) (?:do|done|report(?:ed)?)"
                r"(?: so far)?(?: today)?"
            ),
        ),
        TOMORROW: (
            (
                r"(?:帮我|给我|我想|我要)?(?:看看|看一下|看下|看|预览|发一下|发|来一?份|来)?(?:一下)?(?:明天|明早|下一?[期份次])"
                r"的?(?:晨报|早报|简报)(?:呢|给我|发我|(?:会|要)?(?:发|播|写|说)(?:什么|啥|哪些))?END"
            ),
            r"(?:晨报|早报|简报)的?预览END|明天?早上?(?:会|要)?(?:发|播)(?:什么|啥)END",
            (
                r"(?:please )?(?:(?:show|send|give|read|preview|what's|what is)(?: me)? )?(?:tomorrow's|the next) "
                r"(?:morning )?briefing(?: now| please| say)?"
            ),
            r"(?:what does|what will) (?:tomorrow's|the next) (?:morning )?briefing say",
        ),
        "": (
            (
                r"(?:帮我|给我|我想|我要|再)?(?:看看|看一下|看下|看|预览|发一下|发|来一?份|来)(?:一下)?"
                r"(?:今天|今早|现在)?的?(?:晨报|早报|简报)(?:给我)?END"
            ),
            (
                r"(?:今天|今早)的?(?:晨报|早报|简报)"
                r"(?:呢|给我|发我|再发一[遍次]|(?:会|要)?(?:发|播|写|说)(?:什么|啥|哪些))?END"
            ),
            (
                r"(?:please )?(?:show|send|give|read|preview|what's|what is)(?: me)? (?:the |today's "
                r"|this morning's |my )?(?:morning )?briefing(?: now| again| please)?"
            ),
            r"(?:what does|what did|what will) (?:the |today's )?(?:morning )?briefing say",
        ),
    },
)
