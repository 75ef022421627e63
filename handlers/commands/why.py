"""why: the words a record was read from, and what was not counted; why a score, a place or a gap is what it is."""

import re
from zoneinfo import ZoneInfo

from cards.why import why_card
from chat.reply import Reply
from handlers.command import Command, Request
from handlers.commands import deal, gap
from handlers.commands.undo import wanted
from handlers.context import company_context, context_of
from handlers.pk_reasons import is_about_pk, why_pk
from handlers.score_reasons import is_about_score, why_score
from language.text import At, text
from scoring.evidence import is_visit
from scoring.people import Role
from scoring.period import local_day
from scoring.reading.dealing import named
from scoring.reading.explanation import explained
from scoring.reading.markup import clean
from scoring.rights import Right
from storage import deals, inbox, places

_CODE = re.compile(r"[A-Za-z0-9]{3}")
TOPICS = {
    **dict.fromkeys(("gap", "target", "差距", "还差", "還差", "目标", "目標"), "gap"),
    **dict.fromkeys(("quota", "actions", "动作", "動作", "动作量"), "quota"),
}
"""What can be asked about besides records: {word: topic}."""


def run(request: Request) -> Reply:
    """`why CODE`, or of the last record; one's own, or of whom one leads. `why gap`, `why quota`, `why CUSTOMER`."""
    topic, _, rest = request.args.partition(" ")
    if topic.casefold() in TOPICS:
        return gap.why(request, TOPICS[topic.casefold()], rest)
    customers = deals.customers(request.work).values()
    if request.args and not _CODE.fullmatch(request.args.strip()) and named(request.args, customers):
        return deal.shown(request, request.args)
    if is_about_pk(request.args):
        return why_pk(request)
    if is_about_score(request):
        return why_score(request)
    entry = wanted(request, request.args)
    said = inbox.text_of(request.work, entry.rows[0].message)  # None once the text is forgotten; the clauses stay
    first, home = entry.rows[0], request.organization
    owner = home.members.get(entry.member, request.asker)
    written = local_day(first.at, ZoneInfo(owner.zone), home.day_end)
    context = context_of(company_context(request.work, written), owner, written, direct=not request.in_group)
    clauses = explained(clean(said).text, context) if said else ()
    by = home.members[first.by].name if first.by and first.by in home.members else ""
    visits = [metric.key for metric in home.metrics if is_visit(metric)]
    met = any(row.metric in visits for row in entry.activities)
    found = places.behind(request.work, entry.member, first.entry, first.at, visits) if met else []
    return why_card(entry.rows, At(first.at), clauses, home, request.today, found, by)


_TOP = (
    r"(?:就|能|才|只|是|会|一直|总是|老是)*(?:排|拿|得)?(?:在|到|了)?(?:第.{1,3}|榜首|冠军|前面|最后|垫底|倒数.{0,3})"
)
"""What places are asked about."""

_LAGS = r"(?:这个月|本月|现在)?(?:会|又|还|一直|老是|总是|总)?(?:这么|那么)?(?:落后|差|慢|没完成).{0,4}"

COMMAND = Command(
    name="why",
    names=("为什么", "為什麼", "为啥", "依据", "依據"),
    help=text("Why a record is what it is: the words behind it."),
    example=text("why"),
    run=run,
    right=Right(Role.REP, "private"),
    reads=True,
    shown=False,
    follows=rf"(?:{'|'.join(TOPICS)})(?: .*)?|pk( \w{{3}})?"
    r"|(score|points|place|rank|得分|计分|积分|名次|排名)( .{1,30})?",
    asked={
        "gap team": (
            r"(?:为什么|为啥)(?:我们|咱们|团队).{0,4}(?:落后|差|慢|没完成).{0,4}",
            r"why are we (?:so )?(?:far )?behind|why is our gap so (?:big|large|wide)",
        ),
        "gap": (
            r"(?:为什么|为啥)我.{0,4}(?:落后|差|慢|没完成).{0,4}",
            r"why (?:am i (?:so )?(?:far )?behind|is my gap so (?:big|large|wide))",
        ),
        "gap {person}": (
            rf"(?:为什么|为啥|怎么)WHO{_LAGS}",
            rf"WHO(?:为什么|为啥|怎么|咋){_LAGS}",
            r"why(?:'s| is) WHO (?:so |always |still |again )*(?:far )?(?:behind|slow)(?: again)?",
        ),
        "rank": (
            r"(?:为什么|为啥|凭什么)我(?:才|只|是|会)*(?:排|排名|名次)(?:在|到)?(?:第|这么|那么|得)?.{0,6}",
            r"why am i (?:only )?(?:number|no\.?|ranked|in place|#|so low).{0,10}",
            r"(?:为什么|为啥)我的?(?:排名|名次)(?:会|又|一直)?(?:下降|下滑|掉|跌|变|退).{0,4}",
            (
                r"why (?:did|has|have|is) (?:my (?:rank|ranking|place)|i) (?:drop(?:ped)?|fall(?:en)?|slip(?:ped)?"
                r"|chang(?:e|ed)|(?:go|gone|going) down|down)(?: in the (?:ranking|ranks)|.{0,12})"
            ),
        ),
        "place": (
            r"(?:我)?(?:离|距离?|跟|和)(?:第一名?|榜首|冠军|上一名|前一名)(?:还|还要)?(?:差|有)(?:多少|多远|多大|几)[家个单通次]?(?:钱)?END",
            r"(?:我)?(?:还)?差多少(?:能|可以|才能|就能)?(?:到|拿|当|追上)?(?:第一名?|榜首|冠军)END",
            (
                r"how (?:far|much) (?:am i |behind )*(?:from|off|behind|away from|to) (?:the )?"
                r"(?:first|no\.? ?1|number one|top|lead|leader|top spot|top place)(?: place)?"
            ),
            r"what do i need (?:to be|for) (?:the )?(?:first|number one|top)(?: place)?",
        ),
        "place {person}": (
            rf"(?:为什么|为啥|凭什么|咋)WHO{_TOP}END",
            rf"WHO(?:为什么|为啥|凭什么|咋|怎么){_TOP}的?END",
            r"WHO(?:现在|本月|这个月)?(?:排|是)?(?:在)?(?:第几名?|多少名)END",
            r"WHO的?(?:排名|名次)(?:是?多少|是?第几)?END",
            (
                r"(?:why|how) (?:is )?WHO (?:only )?(?:first|second|third|last|ahead|number|no\.?|on top|at the top"
                r"|top|leading|ranked)(?: .{1,10})?"
            ),
            r"(?:where|what place) (?:is|does) WHO (?:rank|stand|ranked|in)(?: .{1,10})?",
            r"WHO's (?:rank|place)",
        ),
        "pk": (
            r"(?:pk|对战)(?:里|中)?(?:为什么|为啥).{1,12}|(?:为什么|为啥).{1,10}(?:领先|赢)END",
            r"why (?:is|are) .{1,20} (?:leading|ahead|winning)(?: the pk)?",
        ),
        "score {person}": (
            r"WHO的?(?:这个月|本月)?(?:得分|分数|积分|计分卡)(?:是?多少|怎么算的?)?[,，]?(?:怎么算的?)?END",
            r"(?:为什么|为啥)WHO(?:是|只有|才)?(?:这个|这么点?)?分数?",
            r"WHO's (?:score|points|score ?card)",
            r"how (?:is|was) WHO's score (?:calculated|computed|made)",
        ),
        "score": (
            r"(?:我的)?(?:计分卡|得分|积分|分数)(?:是?多少)?|(?:我的)?(?:得分|计分|积分|分数?)是?怎么算的?|怎么算分的?",
            r"(?:怎么|如何)?(?:改|调整|修改)(?:一下)?(?:计分卡|权重|计分规则)END",
            r"把?[^,，。?？]{0,8}(?:计分卡|权重|计分规则)(?:怎么|如何)?(?:改|调|设).{0,20}",
            r"(?:改|调整|修改|更新)(?:一下)?[^,，。?？]{0,8}(?:计分卡|权重|计分规则).{1,40}",
            (
                r"(?:change|set|edit|adjust|make|put) (?:the )?"
                r"(?:weight of [a-z ]{2,20}|[a-z ]{0,20}(?:weight|score ?card)s?) .{1,30}"
            ),
            r"(?:how (?:do|can) i )?(?:change|edit|adjust) (?:the )?(?:score ?card|weights?)",
            r"(?:计分|得分|积分)(?:规则|权重)(?:是[什啥]么?|有哪些)?",
            r"(?:每次|一次|每)?(?:拜访|电话|签单)(?:一[次家个单通])?(?:得|算)?(?:多少|几)分",
            r"(?:the |my )?(?:score ?card|score|points)",
            r"how (?:is|are) (?:the |my )?(?:score|points) (?:calculated|computed|made)",
        ),
    },
)
