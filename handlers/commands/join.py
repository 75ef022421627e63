"""join: somebody unknown asks to be let in."""

from cards import join as cards
from chat.reply import Reply
from handlers.command import Command, Outcome, Request
from handlers.newcomer import named, welcome
from language.text import text
from scoring.rights import Right
from storage import newcomers

NAME = r"\S{1,20}( \S{1,20}){0,2}"


def run(request: Request) -> Outcome:
    """Ask the lead, or say that one is in already. Where the platform tells no names, `join NAME` does."""
    if request.member and newcomers.let_in_by(request.work, request.incoming.person) == request.incoming.id:
        return Reply(())  # looked at again once its author was let in: that was told by then
    if request.member:
        return cards.already(request.member.name, request.organization.team_name(request.member.team))
    return welcome(named(request, request.args))


COMMAND = Command(
    name="join",
    names=("加入", "我要加入", "入组", "入組"),
    help=text("Join the team; your lead confirms."),
    example=text("join"),
    run=run,
    right=Right(None, "private"),
    shown=False,
    follows=NAME,
)
