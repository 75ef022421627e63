"""team: how the team stands; who has not reported is for leads alone."""

from cards.bullets import bullets
from cards.outage import unreachable
from cards.team import missing_line, team_card
from chat.chart import Progress as Chart
from chat.errors import Refusal
from chat.reply import Reply
from handlers.arguments import arguments
from handlers.command import Command, Outcome, Request
from handlers.picturing import climb_of
from handlers.unreported import unreported
from language.text import At, Listing, text
from scoring.pace import workdays_of
from scoring.people import Role
from scoring.progress import Progress
from scoring.rights import Right, leads
from storage import chats, progress, targets, totals
from storage.targets import COMPANY, Holder


def run(request: Request) -> Outcome:
    """The team's month and day; a lead is told in private who has not reported today."""
    home = request.organization
    asked = arguments(request.args, home)
    if asked.unknown:
        names = Listing(tuple(t.name for t in home.teams.values()))
        raise Refusal(text("There is no team “{word}”. There are: {teams}", word=asked.unknown[0], teams=names))
    team = request.team if asked.team == "" else asked.team
    assert not isinstance(team, str)
    where = progress.of_team(request.work, team, request.today, request.shifts(team))
    card = team_card(where, home.team_name(team), home, _picture(request, team, where))
    missing, unreached = unreported(request, team, request.today).missing, _unreached(request, team)
    lines = [line for line in (missing and missing_line(missing), unreached and unreachable(unreached)) if line]
    if not lines:
        return card
    if request.in_group:
        return [request.here(card), request.privately(Reply(tuple(lines)), "missing")]
    return Reply((*card.blocks, *lines))


def _picture(request: Request, team: int | None, where: Progress) -> Chart | None:
    """The month's targets as bars, and the climb of the main result; None without a target."""
    home, work, today = request.organization, request.work, request.today
    month, inside = home.period("month", today), home.within(team)
    holder: Holder = "company" if team is None else "team"
    wanted = targets.of(work, holder, team if team is not None else COMPANY, "month", month.start, today)
    others = {
        metric: (sum(totals.by_member(work, month, metric.key, inside).values()), wanted[metric.key].base)
        for metric in home.metrics
        if metric.key in wanted and metric != where.main and metric.roll in ("sum", "count")
    }
    left = workdays_of(month, today, request.shifts(team)).days_left()
    climbed = climb_of(request, (holder, team if team is not None else COMPANY), where.main, month)
    return bullets(where, home.team_name(team), others, climbed, month, left, home, At(work.now))


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
    right=Right(Role.REP),
    reads=True,
)
