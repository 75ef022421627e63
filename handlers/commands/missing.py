"""missing [yesterday] [team]: whose report is missing; names for leads alone."""

from datetime import timedelta

from cards.missing import missing_card
from chat.errors import Refusal
from handlers.arguments import arguments
from handlers.command import Command, Outcome, Request
from handlers.nudging import NUDGE, nudge
from handlers.unreported import unreported
from language.text import text
from scoring.people import Role
from scoring.rights import Right


def run(request: Request) -> Outcome:
    """Today's missing reports, or those of the last workday; `nudge` asks for today's."""
    said, _, name = request.args.partition(" ")
    if said == NUDGE:
        return nudge(request, name)
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
    return missing_card(found.missing, found.away, found.owed, day, workday=workday, today=day == request.today)


_OWING = r"(?:大家|所有人|他们|全组|全员|组里|所有|还|今天|那些|这些|没有?|未|报|交|的人?|同事|同学)"
_SENT_NOW = r"(?:去|快|赶紧|及时)?(?:交|写|报|填|发)(?:一下)?(?:日报|数|报告)?"
_THEM = (
    r"(?:them|everyone|everybody|all|the (?:whole )?team|the rest|the others|the ones|those|people|whoever)"
    r"(?: of them)?"
)
_LATE = (
    r"(?: (?:hasn'?t|haven'?t|has not|have not|didn'?t|did not|is|are) (?:yet )?(?:missing|late|report(?:ed)?"
    r"|log(?:ged)?|submit(?:ted)?|sen[dt])(?: in)?(?: anything| today| yet| (?:their |a )?reports?)*)"
)
_TO_REPORT = r"(?: to (?:report|log|submit|send (?:in )?(?:their |the )?(?:daily )?reports?)(?: in)?(?: today| now)?)"
_SENT = r"(?:交|报|写|填|发|提交|回报|汇报)(?:日报|数|报告)?"

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
    follows=NUDGE,
    asked={
        "{when}": (
            r"(?:WHEN)?(?:还有)?(?:谁|哪些人)WHEN?(?:还|一直)?(?:没有?)(?:动静|消息|反应|声音|干活|动)END".replace(
                "WHEN?", ""
            ),
            rf"WHEN(?:还有|还)?(?:谁|哪些人|哪几个人?|有谁)(?:今天)?(?:还|都)?没有?{_SENT}END",
            (
                r"who (?:hasn'?t|has not|didn'?t|did not|still has to|still needs to|has yet to) "
                r"(?:report|log|submit|record|post|file|send)(?:ged|ted|ed|d)?"
                r"(?: in)?(?: (?:their|his|her|a|the|any|an) (?:daily )?(?:report|update|numbers?"
                r"|entry)s?| anything| a thing)?(?: yet)?(?: WHEN)?"
            ),
            (
                r"who (?:hasn'?t|has not) sent (?:in )?(?:their|his|her|a|the|any) (?:daily )?reports?"
                r"(?: yet)?(?: WHEN)?"
            ),
            r"(?:any )?(?:missing|outstanding) reports",
            (
                r"(?:did|has|have) (?:anyone|anybody|everyone|everybody|they all) "
                r"(?:report|log|submit)(?:ged|ted|ed)?(?: anything)?(?: in)?"
                r"(?: yet| already)?(?: WHEN| this morning)?"
            ),
            r"who(?:'s| has| have) (?:been |gone )?(?:quiet|silent|inactive|dark)(?: WHEN)?",
        ),
        NUDGE: (
            rf"(?:帮我|请|给我)?(?:催|提醒|叫|通知)(?:一下)?{_OWING}*{_SENT_NOW}END",
            r"(?:帮我|请|给我)?提醒(?:一下)?(?:还|今天)*(?:没有?|未)(?:报|交|写|填)(?:数|日报)?的(?:人|同事|同学)?END",
            rf"(?:帮我|请|给我)?催(?:一下|一催|催)?{_OWING}+END|催(?:一下)?(?:报数|日报|报|数)",
            rf"(?:please )?(?:nudge|chase|ping|prod) {_THEM}(?: (?:who|that))?{_LATE}?{_TO_REPORT}?",
            rf"(?:please )?(?:remind|tell) {_THEM}(?: (?:who|that))?(?:{_LATE}{_TO_REPORT}?|{_TO_REPORT})",
        ),
        f"{NUDGE} {{person}}": (
            r"(?:帮我)?(?:提醒|催)(?:一下|一催)?WHO(?:交|写|报|填)?(?:一下)?(?:报数|日报|数|报告)?END",
            (
                r"(?:please )?(?:remind|nudge|chase|ping|prod) WHO(?: to (?:report|send (?:his|her|their"
                r"|the) report|log))?"
            ),
        ),
    },
)
