"""Why somebody stands where they stand on a board: whole for whom it concerns, for all others what the group sees."""

from cards.metric import gap, label, value
from cards.rank import called, first_line, own_line, place_line
from chat.errors import Refusal
from chat.reply import Reply, says
from handlers.command import Request
from language.text import Listing, Text, text
from scoring.board import Board, arena
from scoring.metric import Metric
from scoring.people import Member
from scoring.period import Period
from scoring.rank import Standing, neighbours, top
from scoring.rights import leads
from storage import boards, deals

_MOST_DEALS = 3
_OF_DEALS = "bookings"


def sees(request: Request, member: Member) -> bool:
    """Whether the asker may see all of the member's numbers: they are the own, or of somebody one leads."""
    return member.id == request.asker.id or leads(request.asker, member)


def why_place(request: Request, member: Member, metric: Metric, period: Period) -> Reply:
    """The place, who stands beside it, how far the first is and, for whom it concerns, the deals behind it."""
    home = request.organization
    team = arena(home, member.team, request.today)
    board = boards.board(request.work, metric, period, team, request.today, request.shared_days)
    own = member.id == request.asker.id
    if not sees(request, member) and not _public(board, member):
        raise Refusal(
            text("{name} is not among the top places of this board.", name=member.name),
            text("What stands below them is for {name} and who leads {name}.", name=member.name),
        )
    line = own_line(board, home, member.id) if own else place_line(board, home, member.id)
    if line is None:
        raise Refusal(text("{name} is not on this board.", name=member.name))
    open_to_all = top(board.standings)
    beside = [
        _neighbour(board, one, request)
        for one in neighbours(board.standings, member.id)
        if one in open_to_all or sees(request, home.members[one.holder])
    ]
    more = [first_line(board, home, member.id)] if own else []
    parts = _parts(request, member, board) if sees(request, member) else None
    return says(line, *beside, *(one for one in (*more, parts) if one))


def stands(request: Request, member: Member, metric: Metric) -> tuple[Text, ...]:
    """What everybody may see of a colleague: the place on the month's board, where a group sees it as well."""
    home = request.organization
    team, month = arena(home, member.team, request.today), home.period("month", request.today)
    board = boards.board(request.work, metric, month, team, request.today, request.shared_days)
    line = place_line(board, home, member.id)
    return (line,) if line and _public(board, member) else ()


def _public(board: Board, member: Member) -> bool:
    """Whether a group sees the member's place, with the name."""
    return member.id not in board.hidden and any(one.holder == member.id for one in top(board.standings))


def _parts(request: Request, member: Member, board: Board) -> Text | None:
    """The largest deals behind an amount of bookings."""
    if board.metric.key != _OF_DEALS:
        return None
    found = deals.biggest_signed(request.work, board.period, None, _MOST_DEALS, member.id)
    said = (text("{customer} {money}", customer=one.customer, money=one.money) for one in found if one.money)
    return text("Its largest deals: {deals}", deals=Listing(tuple(said))) if found else None


def _neighbour(board: Board, one: Standing, request: Request) -> Text:
    """A line of the board with what separates it from the one above; who wishes has no name."""
    home, metric = request.organization, board.metric
    words = text(
        "{place}. {name}: {metric} {amount}",
        place=one.place,
        name=called(board, home, one.holder, public=one.holder != request.asker.id),
        metric=label(metric),
        amount=value(metric, one.score, home.currency),
    )
    if not one.gap:
        return words
    return text("{line}, {gap} to the next place", line=words, gap=gap(metric, one.gap, home.currency))
