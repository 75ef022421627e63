"""From a wish to a contest that may begin; what is missing is asked, with one right example."""

from collections.abc import Sequence
from datetime import date, timedelta

from cards.metric import label
from chat.errors import Refusal
from handlers.command import Request
from handlers.contest import Party, Wish, summable
from handlers.naming import EAST, NAME, SOUTH, made_for
from language.text import Listing, Text, text
from scoring.board import contestants
from scoring.contest import Contest, Measure, Player, Side, alike
from scoring.people import Member, Organization, Role
from scoring.rights import leads
from storage import pks
from storage.progress import main_metric

USUAL_SIDES = 3
"""Without a word about it a PK is between three groups, for a month."""
BEST = 3
_LONGEST = timedelta(days=366)
CHALLENGE = text("challenge {name} visits this week", name=NAME)
"""What starts a contest of one against one."""
PK = text("pk visits {a} vs {b} this week", a=EAST, b=SOUTH)
"""What starts one between groups."""


def contest_of(request: Request, wish: Wish) -> Contest:
    """The contest that is meant, about 业绩 where nothing else is said; Refusal says what is missing or cannot be."""
    home = request.organization
    if wish.ambiguous:
        raise Refusal(text("“{name}” is more than one person. Please use the full name.", name=wish.ambiguous[0]))
    if wish.unknown:
        raise Refusal(text("I do not know “{word}”.", word=wish.unknown[0]), _example(request))
    metric = wish.metric or main_metric(home)
    if not summable(metric):
        why = text("A PK needs something that adds up; {metric} does not.", metric=label(metric))
        raise Refusal(why, _example(request))
    sides = _sides(request, wish.sides)
    first, last = _days(request, wish)
    measure = wish.measure or _fair(sides)
    best = min(wish.best or BEST, min(len(side.players) for side in sides)) if measure == "best" else 0
    return Contest(metric.key, measure, first, last, sides, best, metric.better)


def _example(request: Request) -> Text:
    """One right way to say it, with the teams there are."""
    return text("For example: {example}", example=made_for(request, PK))


def _fair(sides: Sequence[Side]) -> Measure:
    """Groups of different size are compared per head, unless something else was said."""
    return "total" if len({len(side.players) for side in sides}) == 1 else "per_head"


def _days(request: Request, wish: Wish) -> tuple[date, date]:
    days = sorted(wish.days)
    if days:
        first, last = (days[0], days[-1]) if len(days) > 1 else (request.today, days[0])
    else:
        period = wish.period or request.organization.period("month", request.today)
        first, last = period.start, period.last
    if last < request.today:
        raise Refusal(text("These days are over. A PK lasts until today or later."), _example(request))
    if last < first or last - first > _LONGEST:
        raise Refusal(text("A PK lasts from a day to a year."), _example(request))
    return first, last


def _sides(request: Request, parties: Sequence[Party]) -> tuple[Side, ...]:
    home = request.organization
    if len(parties) == 1:
        parties = (_own_side(request, parties[0]), *parties)
    sides = tuple(_side(request, party) for party in parties) if parties else _usual(request)
    seen: set[int] = set()
    for side in sides:
        for player in side.players:
            if player.member in seen:
                name = home.members[player.member].name
                raise Refusal(text("{name} would be on two sides.", name=name), _example(request))
            seen.add(player.member)
    return sides


def _own_side(request: Request, other: Party) -> Party:
    """The asker's own team, where only the other one was named: a PK with South."""
    if request.team is None or other.members or request.team in other.teams:
        raise Refusal(text("Against whom?"), _example(request))
    return Party(teams=[request.team])


def _side(request: Request, party: Party) -> Side:
    home, today = request.organization, request.today
    crew = [m.id for team in party.teams for m in contestants(home, team, today)]
    members = tuple(dict.fromkeys((*crew, *party.members)))
    teams = [home.team_name(team) for team in party.teams]
    names = (*teams, *(home.members[m].name for m in party.members))
    name = party.name or "+".join(names)
    if not members:
        raise Refusal(text("There is nobody in {team} yet.", team=name), _example(request))
    team = party.teams[0] if len(party.teams) == 1 and not party.members else None
    return Side(name, tuple(map(Player, members)), team)


def _usual(request: Request) -> tuple[Side, ...]:
    """The sister groups of the asker's; at most three, else they have to be named."""
    home = request.organization
    own = home.teams.get(request.team) if request.team is not None else None
    parent = own.parent if own else None
    sisters = [t.id for t in home.teams.values() if t.parent == parent and contestants(home, t.id, request.today)]
    if not 2 <= len(sisters) <= USUAL_SIDES:
        names = Listing(tuple(t.name for t in home.teams.values()))
        raise Refusal(text("Who against whom? There are: {teams}", teams=names), _example(request))
    return tuple(_side(request, Party(teams=[team])) for team in sisters)


def refuse_twice(request: Request, contest: Contest) -> None:
    """Refusal where the very same contest is on already: two of one would be won twice."""
    same = next((pk for pk in pks.live(request.work) if alike(pk.contest, contest)), None)
    if same:
        raise Refusal(
            text("This PK is on already: {code}.", code=same.code),
            text("“pk {code}” shows how it stands.", code=same.code),
        )


def may_start(member: Member, contest: Contest, home: Organization) -> bool:
    """Leads start a PK that one of their own people or their team is in; managers any."""
    if member.role is Role.REP:
        return False
    players = [home.members[p.member] for side in contest.sides for p in side.players if p.member in home.members]
    return any(leads(member, player) for player in players)


def may_referee(member: Member, starter: Member | None) -> bool:
    """Whether the member may cancel or extend it: who started it, or somebody above."""
    if starter is None or member.id == starter.id:
        return starter is not None or member.role in (Role.MANAGER, Role.ADMIN)
    above = list(Role).index(member.role) > list(Role).index(starter.role)
    return above and leads(member, starter)
