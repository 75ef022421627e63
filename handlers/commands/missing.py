"""missing [yesterday] [team]: whose report is missing; names for leads alone."""

from datetime import timedelta

from cards.missing import missing_card
from chat.errors import Refusal
from chat.reply import Reply
from handlers.arguments import arguments
from handlers.command import Command, Request
from handlers.unreported import unreported
from language.text import text
from scoring.people import Role
from scoring.rights import Right


def run(request: Request) -> Reply:
    """Today's missing reports, or those of the last workday."""
    asked = arguments(request.args, request.organization)
    if asked.unknown or (asked.period and asked.period[0] != "day"):
        raise Refusal(text("I can name a day and a team."), text("For example: missing yesterday"))
    team = request.team if asked.team == "" else asked.team
    assert not isinstance(team, str)
    is_workday, day = request.shifts(team), request.today
    if asked.period and asked.period[1]:
        day -= timedelta(days=1)
        while not is_workday(day):
            day -= timedelta(days=1)
    found = unreported(request, team, day)
    workday = bool(found.owed or found.away) or is_workday(day)
    return missing_card(found.missing, found.away, found.owed, day, workday=workday)


COMMAND = Command(
    name="missing",
    names=(
        *("谁没报", "誰沒報", "没报", "沒報", "未报", "未報", "缺报", "缺報"),
        *("谁今天没报", "誰今天沒報", "今天谁没报", "今天誰沒報", "谁还没报", "誰還沒報"),
        *("who is missing", "who hasn't reported", "who has not reported"),
    ),
    help=text("Whose report is missing."),
    example=text("missing"),
    run=run,
    right=Right(Role.LEAD, "private"),
    reads=True,
    shown=False,
    asked={
        "{when}": (
            r"WHEN(?:还有|还)?(?:谁|哪些人|哪几个人?|有谁)(?:今天)?(?:还|都)?没有?(?:交|报|写|填|发|提交|回报)(?:日报|数|报告)?END",
            r"who (?:hasn'?t|has not|didn'?t|did not|still has to) report(?:ed)?(?: yet)?(?: WHEN)?",
            r"(?:any )?(?:missing|outstanding) reports",
        ),
    },
)
