"""anonymous: who wishes stands without a name on public boards, where the company allows it."""

from chat.errors import Refusal
from chat.reply import Line, Reply
from handlers.command import Command, Request
from language.text import text
from scoring.people import Role
from scoring.rights import Right
from storage import people

_OFF = frozenset({"off", "no", "关", "關", "取消", "关闭", "關閉"})


def run(request: Request) -> Reply:
    """`anonymous`, `anonymous off`."""
    off = request.args.strip().casefold() in _OFF
    if not off and not request.organization.anonymous:
        raise Refusal(text("Your company shows everybody by name on its boards."))
    people.change_member(request.work, request.asker.id, anonymous=not off)
    if off:
        return Reply((Line(text("You stand on public boards with your name again.")),))
    return Reply((Line(text("You stand as “anonymous” on public boards. To undo: anonymous off")),))


COMMAND = Command(
    name="anonymous",
    names=("匿名",),
    help=text("Stand without your name on public boards; “anonymous off” undoes it."),
    example=text("anonymous"),
    run=run,
    right=Right(Role.REP, "private"),
    shown=False,
    asked={
        "": (
            (
                r"(?:在?(?:团队|公司)?(?:的)?(?:排行榜|排名|榜单?)(?:上|里)?)(?:去掉|不要|别|不|隐藏)"
                r"(?:显示|算|放|写|有)?(?:我|我的名字)(?:了)?END"
            ),
            (
                r"(?:把我|我)(?:从|的名字)?(?:排行榜|排名|榜单?|榜上)(?:上|里)?(?:去掉|移除|拿掉|隐藏"
                r"|匿名)END|(?:别|不要)把我(?:放|显示)(?:到|在)?(?:排行榜|榜上|榜单)(?:上|里)?END"
            ),
            (
                r"(?:take|remove|hide) (?:me|my name) (?:off|from|on) the (?:board|leaderboard|ranking)"
                r"|(?:don't|do not) (?:show|rank) me(?: on the (?:board|leaderboard))?"
            ),
        )
    },
    follows=r"off|on|no|关|關|取消|关闭|關閉",
)
