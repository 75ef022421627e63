"""join: somebody unknown asks to be let in."""

from cards import join as cards
from chat.reply import Reply
from handlers.arguments import BETWEEN_WORDS, team_meant
from handlers.command import Command, Outcome, Request
from handlers.newcomer import named, welcome
from language.normalise import fold
from language.text import text
from scoring.rights import Right
from storage import newcomers

NAME = r"\S{1,20}([ ,，、]{1,2}\S{1,20}){0,3}"


def run(request: Request) -> Outcome:
    """Ask the lead, or say that one is in already. `join NAME TEAM` where the platform tells no name, or no team."""
    if request.member and newcomers.let_in_by(request.work, request.incoming.person) == request.incoming.id:
        return Reply(())  # looked at again once its author was let in: that was told by then
    if request.member:
        return cards.already(request.member.name, request.organization.team_name(request.member.team))
    name, team = _parted(request)
    return welcome(named(request, name), team)


def _parted(request: Request) -> tuple[str, int | None]:
    """The name and, behind it, the team that is wished for: 李雷 华南; either may be left out."""
    words = BETWEEN_WORDS.split(request.args.strip())
    team = team_meant(fold(words[-1]).casefold(), request.organization) if words[-1] else None
    return (request.args, None) if team is None else (" ".join(words[:-1]), team)


COMMAND = Command(
    name="join",
    names=("加入", "我要加入", "入组", "入組"),
    help=text("Join the team; your lead confirms."),
    example=text("join"),
    run=run,
    right=Right(None, "private"),
    shown=False,
    follows=NAME,
    asked={
        "{name}": (
            (
                r"我(?:是|叫|的名字是)(?P<name>(?!主管|经理|老板|谁|新|销售|管理)[\u3400-\u9fff·]{2,4})"
                r"(?:,?(?:请|想|要|申请)?加入(?:团队)?)?"
            ),
            (
                r"(?:hi,? |hello,? )?(?:this is|my name is|i am"
                r"|i'm) (?P<name>[a-z][a-z'-]{1,15} [a-z][a-z'-]{1,15})(?:,? (?:from|in) \S{1,20})?"
            ),
        )
    },
)
