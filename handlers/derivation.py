"""How a target came to be what it is: set by whom, made of what, and which version of it holds."""

from cards import target as cards
from handlers.command import Request
from language.text import Text
from scoring.gap import Gap
from scoring.wanted import Target
from storage import targets


def how(request: Request, gap: Gap) -> Text:
    """The line that tells what the target of a gap was made of."""
    home = request.organization
    own = targets.of(request.work, *gap.holder, gap.period.kind, gap.period.start, request.today).get(gap.metric.key)
    if own is None:
        return cards.of_months(gap.metric, gap.target, home)
    return cards.derived(own, gap.metric, home, earlier(request, own))


def earlier(request: Request, target: Target) -> tuple[Target, ...]:
    """The versions before this one, the newest last."""
    every = targets.versions(request.work, target.holder, target.holder_id, target.metric, target.period)
    return tuple(one for one in every if one.id < target.id)
