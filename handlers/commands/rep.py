"""rep NAME [period]: how somebody one leads stands; of all others what everybody may see."""

from cards.done import done_card
from cards.guess import who
from cards.progress import over_line
from cards.rep import not_led, rep_card
from chat.errors import Refusal
from chat.reply import Reply
from handlers import naming
from handlers.command import Command, Request
from handlers.contest import wish
from handlers.naming import NAME, made_for
from handlers.placing import sees, stands
from handlers.when import period_in
from language.normalise import fold
from language.text import text
from scoring.metric import Metric
from scoring.people import Member, Role
from scoring.period import Period, comparable
from scoring.rights import Right, leads
from storage import leaves, ledger, measures, progress, targets, totals
from storage.progress import main_metric


def run(request: Request) -> Reply:
    """Month, gap, today, and what was done beside the comparable days before."""
    home, today = request.organization, request.today
    asked = wish(request.args, home, today)
    if asked.ambiguous:
        raise Refusal(text("“{name}” is more than one person. Please use the full name.", name=asked.ambiguous[0]))
    named = [member for side in asked.sides for member in side.members]
    near = _near(request) if not named else None
    if near:
        return near
    if len(named) != 1:
        raise Refusal(
            text("Whose numbers?"), text("For example: {example}", example=made_for(request, COMMAND.example))
        )
    member = home.members[named[0]]
    if not sees(request, member):
        return not_led(member.name, stands(request, member, main_metric(home)))
    named_period, _ = period_in(fold(request.args), home, today, "begun")
    day = home.period("day", asked.days[0]) if asked.days and asked.days[0] <= today else None
    return standing(request, member, named_period or day or home.period("month", today), asked.metric)


def standing(request: Request, member: Member, period: Period, wanted: Metric | None = None) -> Reply:
    """A member's month and today, and what was done in the period beside the comparable days before.

    `wanted`: the metric that was asked for, told alone; the month's main result with all that belongs to it.
    """
    home, work, today = request.organization, request.work, request.today
    metrics = [metric for metric in home.metrics if metric.roll in ("sum", "count")]
    keys = [metric.key for metric in metrics]
    now = totals.of_member(work, member.id, period, keys)
    then = comparable(period, max(period.start, min(today, period.last)))
    before = totals.of_member(work, member.id, then, keys)
    if wanted in metrics and (wanted != main_metric(home) or period.kind != "month"):
        done = [(wanted, now[wanted.key], before[wanted.key])]
        return done_card(
            member.name, done, (period, then), home, today, measures.met(work, member.id, wanted, period)
        )
    where = progress.of_member(work, member.id, today, request.shifts(member.team))
    last = ledger.newest(work, member.id)
    away = leaves.away(work, today, (member.id,)).get(member.id, 0)
    rows = [(metric, now[metric.key], before[metric.key]) for metric in metrics]
    at = last.rows[0].at if last and last.rows else None
    reported = last is not None and any(row.day == today for row in last.rows)
    over = None
    if period.end <= today and (main := now.get(where.main.key)):
        goal = targets.of(work, "member", member.id, period.kind, period.start).get(where.main.key)
        over = over_line(where.main, main, goal.base if goal else 0, period, home)
    return rep_card(member, where, rows, at, home, away=bool(away), reported=reported, period=period, over=over)


def _near(request: Request) -> Reply | None:
    """Those whom a name that nobody has may mean, of those the asker leads; None when nobody is near."""
    said, _, rest = request.args.strip().partition(" ")
    people, _ = naming.named(request.organization, said, request.today)
    mine = [one for one in people if leads(request.asker, one)]
    return who(said, [(one.name, f"rep {one.name} {rest}".strip()) for one in mine]) if mine else None


COMMAND = Command(
    name="rep",
    names=("查看", "檢視", "查"),
    help=text("How somebody you lead stands."),
    example=text("rep {name} this week", name=NAME),
    run=run,
    right=Right(Role.REP, "private"),
    reads=True,
    shown=False,
    asked={
        "{person} {when} {metric}": (
            r"(?:show (?:me )?|what(?:'s| is| are| were) )?WHO's METRIC ?WHEN",
            r"WHO的?WHEN的?METRIC(?:数|量|次数)?(?:是?多少)?END",
            r"WHOTHEN(?:一共|总共)?METRIC了?(?:几|多少)[家个通次单份场]?(?:客户)?END",
            r"how many METRIC (?:did|has) WHO (?:do|done|make|made|have|had) ?WHEN",
        ),
        "{person} {when}": (
            r"WHO的?WHEN的?(?:做得|干得|表现|业绩|情况|进度|数据)?(?:怎么样|怎样|咋样|如何|什么情况|多少|呢)END",
            r"WHO的?WHEN的?(?:情况|业绩|进度|表现)",
            r"(?:看看|看一下|看下|查一下|查查)?WHO的?WHEN的?(?:明细|记录|详情|流水)END",
            r"(?:看看|看一下|看下|查一下|查查)WHO的?WHEN(?:都|到底)?(?:干|做|跑|忙)了?些?(?:什么|啥)END",
            r"(?:show (?:me )?|see )?WHO's (?:details|records|activity|activities) ?WHEN",
            r"is WHO (?:on track|behind|ahead|doing (?:ok|okay|well|alright|fine)|going to make it) ?WHEN",
            r"has WHO (?:logged|reported|done|sent|recorded)(?: in)?(?: anything| a report| yet)* ?WHEN",
            r"how does WHO compare (?:to|with) (?:the )?(?:team|others|rest|average)",
            r"(?:帮我)?看(?:一?下|看)WHO(?:有没有|是不是|是否).{1,8}",
            r"WHO(?:最近|近期|这几天|近来)(?:做得|干得|表现|业绩|情况|状态)?(?:怎么样|怎样|咋样|如何)END",
            r"how(?:'s| is| has) WHO (?:been )?(?:doing |been )?(?:lately|recently|these days)",
            r"WHO(?:已经|都|又|连续|有)*[几两二三四五]天没(?:有)?(?:报数?|拜访|签单|开单|动静|跑|出门|打电话)END",
            r"WHO(?:现在|今天)?在?(?:干嘛|干什么|忙什么|做什么|干啥|忙啥)END",
            r"what(?:'s| has) WHO been (?:up to|doing) ?WHEN",
            r"what(?:'s| is) WHO (?:up to|doing|working on) ?WHEN",
            r"(?:看看|看一下)WHO的?WHEN的?(?:业绩|情况|进度|数据|成绩)?",
            r"how(?:'s| is| has| was) WHO(?: doing| been doing| going| been)? ?WHEN",
            r"(?:show (?:me )?)?WHO(?:'s)? (?:numbers|progress|stats|results) ?WHEN",
            r"WHO (?P<when>today|yesterday|(?:this|last) (?:week|month))",
            r"WHOWHEN(?:一共|总共)?(?:报|做|干)了?(?:几|多少|[什啥]么?)[家个通单次]?END",
            r"what (?:did|has) WHO (?:do|done|reported?)(?: so far)? ?WHEN",
        ),
    },
)
