"""move: somebody goes to another team from a day on; what was counted stays where it was counted."""

import re
from dataclasses import replace
from datetime import date

from cards.moving import HOW
from chat.errors import Refusal
from handlers.command import Command, Outcome, Request
from handlers.moving import dropped, moved, ordered
from language.text import text
from scoring.people import Role
from scoring.rights import Right

_TO = re.compile(r"to (\d{1,20}) (\d{1,20}) (\d{4}-\d\d-\d\d)")
_DROP = re.compile(r"drop ([A-Za-z2-9]{3})")


def run(request: Request) -> Outcome:
    """A button, or the order in words."""
    drop, to = _DROP.fullmatch(request.args), _TO.fullmatch(request.args)
    if drop:
        return dropped(request, drop[1])
    member = request.organization.members.get(int(to[1])) if to else None
    if to and member and int(to[2]) in request.organization.teams:
        try:
            return moved(request, member, int(to[2]), date.fromisoformat(to[3]))
        except ValueError:
            raise Refusal(text("This button is of another time. Say it in words.")) from None
    found = ordered(request) or ordered(replace(request, args=f"move {request.args}"))
    if found is None:
        raise Refusal(text("Who goes to which team, from which day?"), HOW)
    return found


COMMAND = Command(
    name="move",
    names=("调组", "調組", "转组", "轉組", "调动", "調動"),
    help=text("Somebody changes team, from a day on."),
    example=text("move Ann Lee to South from 1 December"),
    run=run,
    right=Right(Role.MANAGER, "private"),
    shown=False,
    # At a time of day comes a post, not a person.
    follows=r"(?!.*\d\s*(?:[:：点點]|\.\d\d|[ap]m\b))(?!.*(?:to|at|到)\s*\d{1,2}$).{3,}",
)
