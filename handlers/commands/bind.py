"""bind: this group belongs to a team; briefing, wins and boards come here."""

from cards import join as cards
from chat.errors import Refusal
from chat.reply import Reply
from handlers.arguments import team_named
from handlers.command import Command, Request
from language.text import Listing, text
from scoring.people import Role
from scoring.rights import Right
from storage import people


def run(request: Request) -> Reply:
    """Bind the room to the team named; a lead may bind the own team only."""
    home = request.organization
    team = team_named(request.args.casefold().strip(), home)
    if team is None:
        names = Listing(tuple(t.name for t in home.teams.values()))
        own = home.teams.get(request.asker.team or 0) or next(iter(home.teams.values()), None)
        raise Refusal(
            text("Which team? There are: {teams}", teams=names),
            text("For example: bind {team}", team=own.name if own else "TEAM"),
        )
    if request.asker.role is Role.LEAD and request.asker.team != team:
        raise Refusal(text("Leads bind their own team; a manager can bind any."))
    if request.incoming.outside:
        raise Refusal(*cards.outside(home.team_name(team)))
    room = request.incoming.room
    known = request.directory.rooms.get((room.platform, room.id))
    spoken = known.locale if known else ""
    people.bind(request.work, room, team, locale=spoken or request.asker.locale)
    return cards.bound(home.team_name(team))


COMMAND = Command(
    name="bind",
    names=("绑定", "綁定"),
    help=text("Make this group the place of a team."),
    example=text("bind East"),
    run=run,
    right=Right(Role.LEAD, only="group"),
    shown=False,
    glues=True,
    follows=r"\S+( \S+)?",
)
