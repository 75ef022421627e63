"""Why a score, points or a place is what it is: the lines behind it, in private."""

from cards.period import period_name
from cards.score import no_card, points_card, score_card
from chat.errors import Refusal
from chat.reply import Line, Reply
from handlers.arguments import arguments, period_for
from handlers.command import Request
from handlers.naming import roll_of
from handlers.placing import sees, why_place
from handlers.when import THIS_MONTH
from language.normalise import fold
from language.text import text
from scoring.metric import POINTS, SCORE
from scoring.people import Member, Role
from storage import scorecards
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
    of_place = any(word in _PLACE for word in request.args.casefold().split())
    if not (of_place or sees(request, member)):
        raise Refusal(text("Only {name} and who leads {name} may see that.", name=member.name))
    period = period_for(asked.period or THIS_MONTH, request.today, home)
    if of_place:
        return why_place(request, member, asked.metric or main_metric(home), period)
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
    """Whose score is meant: one's own when nobody is named."""
    called = [word for word in words if word.casefold() not in _PLACE]
    if not called:
        return request.asker
    name = fold(" ".join(called)).casefold()
    found = roll_of(request.organization, request.today).folded.get(name, ())
    if len(found) != 1:
        raise Refusal(text("I do not know “{word}”. For example: why score", word=" ".join(called)))
    return found[0]
