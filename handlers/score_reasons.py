"""Why a score, points or a place is what it is: the lines behind it, in private."""

from cards.metric import gap, label, value
from cards.period import period_name
from cards.rank import own_line
from cards.score import no_card, points_card, score_card
from chat.errors import Refusal
from chat.reply import Line, Reply
from handlers.arguments import arguments, period_for
from handlers.command import Request
from handlers.when import THIS_MONTH
from language.text import Text, text
from scoring.board import Board, arena
from scoring.metric import POINTS, SCORE
from scoring.people import Member, Role
from scoring.rank import Standing, neighbours
from scoring.rights import leads
from storage import boards, scorecards
from storage.progress import main_metric

_PLACE = frozenset({"place", "rank", "名次", "排名"})


def is_about_score(request: Request) -> bool:
    """Whether a score, points or a place is asked about, and not a record."""
    words = request.args.casefold().split()
    asked = arguments(request.args, request.organization)
    return asked.metric in (SCORE, POINTS) or any(word in _PLACE for word in words)


def why_score(request: Request) -> Reply:
    """`why score [NAME] [PERIOD]`, `why points`, `why place [METRIC] [PERIOD]`: of oneself, or of whom one leads."""
    home = request.organization
    asked = arguments(request.args, home)
    member = _whose(request, asked.unknown)
    period = period_for(asked.period or THIS_MONTH, request.today, home)
    if any(word in _PLACE for word in request.args.casefold().split()):
        metric = asked.metric or main_metric(home)
        team = arena(home, member.team, request.today)
        board = boards.board(request.work, metric, period, team, request.today, request.shared_days)
        return _place(request, board, member)
    found = scorecards.basis(request.work, period, request.today, request.shared_days)
    if asked.metric == POINTS and found.book.points_of(member.position):
        total, lines = scorecards.points_of(found, member)
        return points_card(member.name, period_name(period, home), total, lines, found.book, home)
    score = scorecards.of_member(found, member)
    if score is None:
        raise Refusal(no_card())
    card = score_card(member.name, period_name(period, home), score, found.book, home)
    if request.asker.role not in (Role.MANAGER, Role.ADMIN):
        return card
    return Reply((*card.blocks, Line(text("To change the scorecard: the rules file, then “dealdrum apply”."))))


def _whose(request: Request, words: tuple[str, ...]) -> Member:
    """Whose score is meant: one's own, or that of somebody one leads."""
    called = [word for word in words if word.casefold() not in _PLACE]
    if not called:
        return request.asker
    name = " ".join(called).casefold()
    for member in request.organization.members.values():
        if name in (one.casefold() for one in (member.name, member.key, *member.names)):
            if member.id == request.asker.id or leads(request.asker, member):
                return member
            raise Refusal(text("Only {name} and who leads {name} may see that.", name=member.name))
    raise Refusal(text("I do not know “{word}”. For example: why score", word=" ".join(called)))


def _place(request: Request, board: Board, member: Member) -> Reply:
    home = request.organization
    line = own_line(board, home, member.id)
    if line is None:
        raise Refusal(text("{name} is not on this board.", name=member.name))
    head = Line(line, strong=True)
    beside = (Line(_neighbour(board, one, request)) for one in neighbours(board.standings, member.id))
    return Reply((head, *beside))


def _neighbour(board: Board, one: Standing, request: Request) -> Text:
    """A line of the board with what separates it from the one above; who wishes has no name."""
    home, metric = request.organization, board.metric
    hidden = one.holder in board.hidden and one.holder != request.asker.id
    words = text(
        "{place}. {name}: {metric} {amount}",
        place=one.place,
        name=text("anonymous") if hidden else home.members[one.holder].name,
        metric=label(metric),
        amount=value(metric, one.score, home.currency),
    )
    if not one.gap:
        return words
    return text("{line}, {gap} to the next place", line=words, gap=gap(metric, one.gap, home.currency))
