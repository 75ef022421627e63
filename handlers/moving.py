"""Somebody changes team from a day on, a team gets another name: as managers order it in words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cards import moving as cards
from cards.guess import who
from chat.errors import Refusal
from chat.reply import Delivery, Line, Reply
from handlers.arguments import team_meant, team_named
from handlers.command import Outcome, Request
from handlers.naming import called, named
from language.normalise import fold
from language.text import Day, text
from scoring.moving import Move, Rename, move_of, rename_of
from scoring.people import Member, Role
from scoring.setting import Wrong, words
from storage import moves

FARTHEST = timedelta(days=366)
_MOST = 10
_AND = re.compile(r"\s*(?:[、,，和跟]|\band\b)\s*")
_SEVERAL = (
    re.compile(
        r"^(?P<head>(?:把|请把)?)(?P<names>[^\s转调\d]{1,12}(?:\s*[、,，和跟]\s*[^\s、,，和跟转调\d]{1,12}){1,9}?)都?"
        r"(?P<tail>\s*(?:从?[\d今明后下].{0,20})?(?:转到|调到|转入|调入|转去|调去|换到).{1,30})$"
    ),
    re.compile(
        r"^(?P<head>(?:please )?(?:move|transfer) )(?P<names>.{1,40}?(?:,| and ).{1,60}?)(?P<tail> to .{1,60})$",
        re.IGNORECASE,
    ),
)


def ordered(request: Request) -> Outcome | None:
    """Make the move or the new name that the message orders; None when it orders none."""
    home = request.organization
    names = [name for team in home.teams.values() for name in team.called]
    said = request.args or request.incoming.text
    active = [one for one in home.members.values() if one.active(request.today)]
    people, teams = [name for one in active for name in called(one)], [*names, *_begun(request)]
    several = [move_of(one, people, teams, request.today) for one in _each(said)]
    orders = [_move(request, move) for move in several if move]
    if orders and len(orders) == len(several):
        return orders[0] if len(orders) == 1 else together(orders)
    rename = rename_of(said, names)
    return _rename(request, rename) if rename else None


def _begun(request: Request) -> list[str]:
    """How teams may be said in short: 华东 for 华东一组, where no other begins so."""
    home = request.organization
    short = {team.name[:end] for team in home.teams.values() for end in range(2, len(team.name))}
    return [name for name in short if team_meant(fold(name).casefold(), home) is not None]


def _each(said: str) -> list[str]:
    """An order for several people as one for each: 把小王、小李调到华南, move Ann and Bo to South."""
    found = next(filter(None, (form.match(said.strip()) for form in _SEVERAL)), None)
    names = [name.strip() for name in _AND.split(found["names"]) if name.strip()] if found else []
    if not found or not 1 < len(names) <= _MOST:
        return [said]
    return [f"{found['head']}{name}{found['tail']}" for name in names]


def together(orders: Sequence[Outcome | None]) -> Outcome:
    """Several moves as one message to each whom they concern; what they share comes last and once."""
    refused = next((order for order in orders if order is None or isinstance(order, Reply)), None)
    if refused is not None:
        raise Refusal(text("One of these names is not sure. Please use full names."), cards.HOW)
    told: dict[object, list[Delivery]] = {}
    for one in (one for order in orders if isinstance(order, Sequence) for one in order):
        told.setdefault(one.to, []).append(one)
    return [replace(same[0], reply=_joined([one.reply for one in same])) for same in told.values()]


def _joined(replies: Sequence[Reply]) -> Reply:
    every = dict.fromkeys(block for reply in replies for block in reply.blocks)
    shared = {block for block in every if all(block in reply.blocks for reply in replies)}
    if len(replies) == 1:
        return replies[0]
    return Reply((*(block for block in every if block not in shared), *(block for block in every if block in shared)))


def _move(request: Request, move: Move) -> Outcome | None:
    people, sure = named(request.organization, move.name, request.today)
    team = team_meant(fold(move.team).casefold(), request.organization)
    if not people or team is None:
        return None
    _may(request)
    if move.unread:
        raise Refusal(text("From which day?"), cards.HOW)
    since = move.since or request.today
    if not sure:
        return who(
            move.name, [(_told_apart(request, one, people), f"move to {one.id} {team} {since}") for one in people]
        )
    return moved(request, people[0], team, since)


def _told_apart(request: Request, one: Member, people: tuple[Member, ...]) -> str:
    """The name, with the team when two have the same."""
    twin = sum(other.name == one.name for other in people) > 1
    return f"{one.name} · {request.organization.team_name(one.team)}" if twin else one.name


def moved(request: Request, member: Member, team: int, since: date) -> Outcome:
    """From today at once, from a later day when it begins; whom it concerns is told."""
    _may(request)
    home, work = request.organization, request.work
    if member.team == team:
        raise Refusal(text("{name} is in {team} already.", name=member.name, team=home.team_name(team)))
    if not request.today <= since <= request.today + FARTHEST:
        first = text("{day} cannot be: people change team from today on, within a year.", day=Day(since))
        raise Refusal(first, cards.HISTORY)
    earlier = moves.waiting_of(work, member.id)
    if earlier:
        moves.settle(work, earlier, "dropped")
    if since > request.today:
        begins = datetime.combine(since, home.day_end or time(0), ZoneInfo(home.zone))
        found = moves.add(work, member, team, since, request.asker.id, begins)
        answer = request.privately(cards.waits(member.name, home.team_name(team), since, found.code), "moves")
    else:
        moves.make(work, home, member, team, request.asker.id)
        moves.add(work, member, team, since, request.asker.id, None)
        card = cards.made(member.name, home.team_name(member.team), home.team_name(team))
        answer = request.privately(card, "moved")
    return [answer, *_tell(request, member, team, since)]


def dropped(request: Request, code: str) -> Outcome:
    """A move that waits is cancelled; the member, who was told of it, hears of that too."""
    _may(request)
    found = moves.by_code(request.work, code)
    if found is None or found.state != "waiting":
        raise Refusal(text("Nobody waits to change team under {code}.", code=code.upper()))
    moves.settle(request.work, found, "dropped")
    home = request.organization
    card = cards.dropped(home.members[found.member].name, home.team_name(found.team))
    said = [request.privately(card, "dropped")]
    own = request.directory.person_of(found.member, request.incoming.person.platform)
    return [*said, request.privately(card, "own", own)] if own and own != request.incoming.person else said


def _tell(request: Request, member: Member, team: int, since: date) -> list[Delivery]:
    """To the member and to the leads on both sides."""
    home, platform = request.organization, request.incoming.person.platform
    own = request.directory.person_of(member.id, platform)
    before, after = home.team_name(member.team), home.team_name(team)
    said = (
        [request.privately(cards.told(before, after, since), f"own:{member.id}", own)]
        if own and own != request.incoming.person
        else []
    )
    leads = {one.id for side in (member.team, team) for one in home.leads_of(side) if one.role is Role.LEAD}
    for number in sorted(leads - {request.asker.id, member.id}):
        person = request.directory.person_of(number, platform)
        if person:
            card = cards.waits(member.name, after, since, "")
            said.append(request.privately(type(card)(card.blocks[:2]), f"lead:{number}", person))
    return said


def _rename(request: Request, rename: Rename) -> Outcome:
    _may(request)
    home = request.organization
    team = team_named(fold(rename.old).casefold(), home)
    assert team is not None
    try:
        name = words(rename.new)
    except Wrong as wrong:
        raise Refusal(text("That name cannot be used: it {why}.", why=wrong.what)) from None
    other = team_named(fold(name).casefold(), home)
    if other not in (None, team):
        raise Refusal(text("There is a team called {name} already.", name=name))
    old = home.team_name(team)
    moves.rename(request.work, home, team, name, request.today, request.asker.id)
    return [request.privately(cards.renamed(old, name, moves.UNDERSTOOD_FOR.days), "renamed")]


def _may(request: Request) -> None:
    if request.asker.role not in (Role.MANAGER, Role.ADMIN):
        raise Refusal(text("Only a manager moves people between teams and renames teams."))


def hint(request: Request) -> Line | None:
    """What a team is called now, for who has just said its old name."""
    said = fold(request.incoming.text[:200]).casefold()
    for team in request.organization.teams.values():
        old = next((name for name in team.former if name in said), None)
        if old and fold(team.name).casefold() not in said:
            return Line(cards.called_now(old, team.name))
    return None
