"""team: how the team stands; who has not reported is for leads alone."""

from cards.outage import unreachable
from cards.team import missing_line, team_card
from chat.errors import Refusal
from chat.reply import Reply
from handlers.arguments import arguments
from handlers.command import Command, Outcome, Request
from handlers.unreported import unreported
from language.text import Listing, text
from scoring.people import Role
from scoring.rights import leads
from storage import chats, progress


def run(request: Request) -> Outcome:
    """The team's month and day; a lead is told in private who has not reported today."""
    home = request.organization
    asked = arguments(request.args, home)
    if asked.unknown:
        names = Listing(tuple(t.name for t in home.teams.values()))
        raise Refusal(text("There is no team “{word}”. There are: {teams}", word=asked.unknown[0], teams=names))
    team = request.team if asked.team == "" else asked.team
    assert not isinstance(team, str)
    where = progress.of_team(request.work, team, request.today, request.is_workday)
    card = team_card(where, home.team_name(team), home)
    missing, unreached = unreported(request, team, request.today).missing, _unreached(request, team)
    lines = [line for line in (missing and missing_line(missing), unreached and unreachable(unreached)) if line]
    if not lines:
        return card
    if request.in_group:
        return [request.here(card), request.privately(Reply(tuple(lines)), "missing")]
    return Reply((*card.blocks, *lines))


def _unreached(request: Request, team: int | None) -> tuple[str, ...]:
    """Whom private words could not reach, of those whom the asker leads."""
    if request.asker.role is Role.REP:
        return ()
    mine = [m for m in request.organization.crew(team, request.today) if leads(request.asker, m)]
    names = {member.id: member.name for member in mine}
    return tuple(names[member] for member in chats.unreached(request.work, list(names)))


COMMAND = Command(
    name="team",
    names=("团队", "團隊", "小组", "小組", "本组", "本組"),
    help=text("How the team stands today and this month."),
    example=text("team"),
    run=run,
    reads=True,
)
