"""export [what] [period] [team]: numbers, people, targets as a file, for whoever may see them."""

import re

from cards.export import export_card
from cards.template import sheet_card
from chat.errors import Refusal
from chat.reply import Reply
from handlers.arguments import arguments, period_for
from handlers.command import Command, Request
from handlers.exporting import WORDS, What, sheet_of
from language.text import text
from scoring.people import Role
from scoring.rights import Right, leads


def run(request: Request) -> Reply:
    """A rep gets the own numbers, a lead those of the own team, a manager everybody's."""
    words = request.args.split()
    what: What = next((WORDS[word.casefold()] for word in words if word.casefold() in WORDS), "totals")
    rest = " ".join(word for word in words if word.casefold() not in WORDS)
    asked = arguments(rest, request.organization)
    if asked.unknown:
        raise Refusal(
            text("I do not know “{word}”.", word=asked.unknown[0]), text("For example: export records last month")
        )
    period = period_for(asked.period or ("month", False), request.today, request.organization)
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
)
