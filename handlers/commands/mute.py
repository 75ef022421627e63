"""mute: who wishes is reminded no more of a missing report; the others' reminders go on."""

import re

from cards.mute import for_themselves, muted_card, not_reminded, reminded_card
from chat.reply import Reply
from handlers.arguments import OFF
from handlers.command import Command, Request
from language.normalise import fold
from language.text import text
from scoring.people import Role
from scoring.reading.result import Context
from scoring.rights import Right
from storage import people

FOR = "for"
_LESS = (
    r"(?:请|麻烦)?(?:晚上|以后|每天)?(?:别|不要|不用|无需|甭)(?:再|老|总|每天|天天|一直)*(?:提醒|催|烦)我(?:报数|交?日报)?"
    r"|(?:别|不要|不用)(?:再|老)*(?:催|提醒)(?:报数|日报)|停止提醒我?|我的提醒(?:关闭|关掉|停掉)"
    r"|(?:停止|取消|关闭|关掉|停掉|屏蔽)(?:对?我的|给我的)(?:每日|晚间|报数)?提醒"
    r"|我?不(?:想|要|需要)再?(?:收到|被|要|你)?(?:任何|每天的?)?提醒我?"
    r"|(?:stop|quit|don'?t|do not|never|no more) (?:remind|nag|ping|bug)(?:ing|ging)?(?: me)?|no more reminders"
    r"|(?:stop|turn off|switch off|disable|cancel|mute) (?:my|the|these|those|your|sending me) reminders"
    r"|mute (?:me|reminders)|i (?:don'?t|do not) want (?:any |more |any more |your |these )?reminders"
)
_MORE = (
    r"(?:恢复|重新|继续|打开|开启|重新开启|重新打开)(?:对?我的|我)?提醒我?|(?:还是|可以|请)(?:再|继续)?提醒我(?:报数)?"
    r"|取消(?:免打扰|静音)|unmute(?: me| my reminders| reminders)?"
    r"|(?:start reminding me|remind me again|keep reminding me)(?: again)?"
    r"|(?:turn|switch)(?: my)? reminders (?:back )?on|turn (?:back )?on my reminders"
    r"|i want (?:my )?reminders(?: back| again)?"
)
_END = (
    r"(?:了|吧|啦|哈|呀|好吗|谢谢|,| )*(?:(?:again|anymore|any more|any longer|please|thanks|now"
    r"|(?:about|of) (?:my |the )?(?:daily |missing )?reports?|to report|every (?:day|evening|night)"
    r"|in the evenings?)[ ,.!]*)*[。.!~ ]*"
)
_MORE_SAID = re.compile(rf"(?:please )?(?:{_MORE}){_END}")
_SAID = re.compile(rf"(?:please )?(?:{_LESS}|{_MORE}){_END}")


def run(request: Request) -> Reply:
    """`mute`, `mute off`, or the whole sentence; the same again says the same."""
    said = request.args.strip()
    if said.startswith(FOR):
        return for_themselves(said.removeprefix(FOR).strip())
    off = said.casefold() in OFF or _MORE_SAID.fullmatch(fold(said)) is not None
    if request.asker.role is not Role.REP:
        return not_reminded()
    if request.asker.muted == off:
        people.change_member(request.work, request.asker.id, muted=not off)
    return reminded_card() if off else muted_card()


def _meant(said: str, context: Context) -> bool:
    """What colleagues tell each other in a group is not for us."""
    return context.direct and _SAID.fullmatch(fold(said.strip())) is not None


COMMAND = Command(
    name="mute",
    names=("免打扰", "免打擾", "勿扰", "勿擾", "静音", "靜音"),
    help=text("No more reminders of a missing report; “mute off” undoes it."),
    example=text("mute"),
    run=run,
    right=Right(Role.REP, "private"),
    shown=False,
    asked={
        f"{FOR} {{person}}": (
            (
                r"(?:please )?(?:turn off|stop|mute|disable|no) (?:the )?(?:more )?(?:reminders|reminding"
                r"|nagging)(?: (?:for|to))? WHO"
            ),
            r"(?:don't|do not|stop) (?:remind|nag|chas)(?:e|ing)? WHO(?: any ?more)?",
            r"(?:别|不要|不用)(?:再)?(?:催|提醒)WHO(?:报数)?END",
        ),
    },
    follows=r"off|on|no|关|關|取消|关闭|關閉",
    sentence=r"提醒|催|[烦煩]|打[扰擾]|[静靜]音|remind|nag|ping|bug|mute",
    meant=_meant,
)
