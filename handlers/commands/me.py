"""me: one's own day, month, gap and last records, in private."""

import re

from cards.me import me_card
from handlers.arguments import period_asked, period_for
from handlers.command import Command, Outcome, Request
from handlers.commands import team
from handlers.commands.rep import standing
from handlers.when import period_in
from language.normalise import fold
from language.text import text
from scoring.board import arena
from scoring.people import Role
from scoring.period import period_of
from scoring.rights import Right
from storage import boards, ledger, progress
from storage.progress import main_metric

_MINE = re.compile(r"我(?!们)|\b(?:my|i|me)\b", re.IGNORECASE)

LONGEST = 90
_SO_FAR = r"的?(?:到现在|到目前|至今|到今天|迄今)?(?:为止)?(?:一共|总共|累计|总)?"
_DEALS = re.compile(r"(?:几|多少)(?:单|个单|张单|笔单)|\bhow many deals\b", re.IGNORECASE)
"""The number of deals is asked for, which one's own card does not show."""


def run(request: Request) -> Outcome:
    """Where the asker stands; for another week, month or quarter what was done in it."""
    member = request.asker
    query, home = request.reading.query if request.reading else None, request.organization
    if (query or request.args) and not _MINE.search(request.incoming.text) and member.role is not Role.REP:
        return team.run(request)  # 本月签了多少单: the team's
    said = period_asked(query, request.incoming.text)
    period = (
        period_for(said, request.today, home)
        if said
        else period_in(fold(request.incoming.text[:LONGEST]), home, request.today, "begun")[0]
    )
    counted = _DEALS.search(request.incoming.text)
    wanted = home.metric("signed" if counted else query.metric or "") if query else None
    if period and (period.kind in ("week", "quarter", "year") or period.end <= request.today):
        return standing(request, member, period, wanted)
    if query and (counted or query.metric not in (None, "signed", main_metric(home).key)):
        return standing(request, member, period or home.period("month", request.today), wanted)
    where = progress.of_member(request.work, member.id, request.today, request.own_days)
    month = period_of("month", request.today)
    scope = arena(request.organization, member.team, request.today)
    board = boards.board(request.work, where.main, month, scope, request.today, request.shared_days)
    last = ledger.newest(request.work, member.id)
    return me_card(where, board, last.rows if last else (), member, request.organization, request.today)


COMMAND = Command(
    name="me",
    names=("我的", "我", "我的进度", "我的進度", "进度", "進度", "my progress"),
    help=text("Your day, your month, what is missing."),
    example=text("me"),
    run=run,
    right=Right(Role.REP, "private"),
    reads=True,
    asked={
        "": (
            r"(?:what|how) (?:was|were|did) my THEN(?: look| go| end)?(?: like)?",
            r"my (?:numbers|figures|results|bookings|sales) THEN",
            r"我的?THEN的?(?:业绩|数据|成绩|情况|表现)?(?:是)?(?:怎么样|怎样|咋样|如何|多少)?END",
            r"what (?:did|have) i (?:do|done|(?:report|record|enter)(?:ed)?|log|logged)(?: so far)? ?WHEN",
            r"我?WHEN我?(?:都|一共|总共)?(?:做|干|报|记)了?(?:什么|啥|多少|哪些|几多)END",
        ),
        "{when}": (
            (
                rf"THEN{_SO_FAR}的?(?:业绩|签单额?|销售额|成绩|完成情况|成交额?)(?:一共|总共|累计)?"
                r"(?:是?多少|怎么样|如何|情况)?END"
            ),
            (
                r"(?:my |our )?(?:numbers |sales |bookings |results |figures )?THEN (?:so far|to date"
                r"|up to now)(?: please)?"
            ),
            r"(?:sales|bookings|results|figures) THEN",
            r"(?:sales |numbers |bookings |results )?(?:this )?(?P<when>year|month|quarter|week)(?: |-)to(?: |-)date",
            r"(?:where|how) (?:are|do) we (?:stand )?THEN(?: so far)?",
        ),
    },
)
