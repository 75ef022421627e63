"""export [what] [period] [team]: numbers, people, targets as a file, for whoever may see them."""

import re

from cards.export import export_card
from cards.template import sheet_card
from chat.errors import Refusal
from chat.reply import Reply
from handlers.arguments import arguments, period_for
from handlers.command import Command, Request
from handlers.exporting import WORDS, What, sheet_of
from handlers.when import THIS_MONTH, Which, period_in
from language.normalise import fold
from language.text import text
from scoring.people import Role
from scoring.rights import Right, leads


def run(request: Request) -> Reply:
    """A rep gets the own numbers, a lead those of the own team, a manager everybody's."""
    words = request.args.split()
    what: What = next((WORDS[word.casefold()] for word in words if word.casefold() in WORDS), "totals")
    rest = " ".join(word for word in words if word.casefold() not in WORDS)
    which: Which = "nearest" if what == "targets" else "begun"
    named, rest = period_in(fold(rest), request.organization, request.today, which)
    asked = arguments(rest, request.organization)
    if asked.unknown:
        raise Refusal(
            text("I do not know “{word}”.", word=asked.unknown[0]), text("For example: export records last month")
        )
    period = named or period_for(asked.period or THIS_MONTH, request.today, request.organization)
    sheet = sheet_of(request.work, request.organization, what, period, _members(request, asked.team))
    return sheet_card(sheet) if what in ("roster", "customers") else export_card(sheet, period)


def _members(request: Request, team: int | str | None) -> list[int]:
    """Whose numbers the asker may take away: the own, and those of whom one leads; of one team if it was named."""
    home, own = request.organization, request.asker
    inside = home.within(team) if isinstance(team, int) else None
    mine = [m for m in home.members.values() if m.id == own.id or leads(own, m)]
    found = [m.id for m in mine if inside is None or m.team in inside]
    if not found:
        raise Refusal(text("You may take away the numbers of your own team only."))
    return found


_WHAT = rf"(?P<what>{'|'.join(sorted(map(re.escape, map(fold, WORDS)), key=len, reverse=True))})?表?"
_ALL = r"(?:所有人|大家|全部|全组|我们组|团队)?的?"
_SENT = r"(?:出来|出|下来|一下)?(?:给我|发我|成?(?:excel|表格|文件))*END"

COMMAND = Command(
    name="export",
    names=("导出", "導出", "匯出", "下载", "下載"),
    help=text("As a file: totals, records, deals, roster, targets, customers."),
    example=text("export records last month"),
    run=run,
    right=Right(Role.REP, "private"),
    reads=True,
    shown=False,
    follows=rf"({'|'.join(map(re.escape, WORDS))})( \S+){{0,4}}",
    asked={
        "records {when}": (
            r"THEN的?(?:每个?人|各人|大家|所有人)的?(?:明细|详情|记录|清单)END",
            r"what did (?:everyone|everybody|each (?:rep|person)|they(?: all)?) do THEN",
            r"(?:details|records|line items) (?:of|for) (?:everyone|everybody|each rep|all reps) ?WHEN",
        ),
        "totals {when}": (
            (
                r"(?:please )?(?:export|download) (?:everything|all(?: (?:the )?data)?) ?WHEN(?: ?(?:in"
                r"|as|to) (?:an? )?(?:excel|csv|xlsx|spreadsheet|file))?"
            ),
            r"(?:帮我)?(?:导出|下载)(?:全部|所有)(?:的)?(?:数据|内容|东西)?END",
        ),
        "{what} {when}": (
            rf"(?:帮我|请|给我)?(?:导出|下载|汇出|发|给)(?:一下|我)*一?份{_ALL}WHEN的?{_ALL}(?:METRIC的?)?{_WHAT}{_SENT}",
            (
                rf"(?:please )?send (?:me )?THEN(?:'s)?(?: {_WHAT})?"
                r"(?: ?(?:in|as|to) (?:an? )?(?:excel|csv|xlsx|spreadsheet|file))"
            ),
            rf"(?:帮我|请)?(?:导出|下载|汇出)(?:一下)?{_ALL}WHEN的?{_ALL}{_WHAT}{_SENT}",
            rf"(?:帮我|请)?把?{_ALL}WHEN的?{_ALL}{_WHAT}(?:导|下载|汇出){_SENT}",
            (
                rf"(?:please )?(?:export|download) (?:all )?(?:the |our |my )?{_WHAT}(?: (?:for|of|from))? ?WHEN"
                r"(?: ?(?:in|as|to) (?:an? )?(?:excel|csv|xlsx|spreadsheet|file)(?: file| sheet)?)?(?: please)?"
            ),
            rf"(?:please )?(?:export|download) THEN(?:'s)?(?: {_WHAT})?(?: please)?",
            rf"(?:帮我|请)?(?:导出|下载|汇出)(?:一下)?{_ALL}WHEN的?{_ALL}METRIC(?:情况|数据?|报?表)?{_SENT}",
            r"(?:please )?(?:export|download) (?:all )?(?:the |our |my )?METRIC(?: (?:for|of|from))? ?WHEN",
            (
                rf"(?:can|could|may) i (?:get|have|download) (?:the |our |my )?{_WHAT}(?: (?:for|of|from))? ?WHEN"
                r"(?: ?(?:in|as|to) (?:an? )?(?:excel|csv|xlsx|spreadsheet|file)(?: file| sheet)?)(?: please)?"
            ),
        ),
    },
)
