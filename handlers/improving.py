"""Who improved most: who did most more than in the comparable days before."""

from collections.abc import Mapping

from cards.team import improved_card
from handlers.arguments import arguments, period_for
from handlers.command import Outcome, Request
from handlers.when import THIS_MONTH
from scoring.improvement import improvements
from scoring.people import Role
from scoring.period import comparable
from storage import totals

IMPROVED = "improved"
MOST_SHOWN = 5
_MOST = r"(?:进步|提升|提高|涨|成长|改善)(?:得)?(?:最(?:大|快|多|明显|好)|了)"


def improved(request: Request) -> Outcome:
    """`improved [PERIOD]`: the first five, to a lead in private; to a rep the first, as the weekly review does."""
    home, today = request.organization, request.today
    said = arguments(request.args.removeprefix(IMPROVED), home).period
    period = period_for(said or THIS_MONTH, today, home)
    before = comparable(period, max(period.start, min(today, period.last)))
    inside = home.within(request.team)
    keys = [metric.key for metric in home.metrics]
    past, now = (totals.table(request.work, when, keys, inside) for when in (before, period))
    leading = request.asker.role is not Role.REP
    hidden = home.anonymous and not leading
    crew = [one.id for one in home.crew(request.team, today) if not (hidden and one.anonymous)]
    found = improvements(crew, past, now, home.metrics)
    shown = found[: MOST_SHOWN if leading else 1]
    card = improved_card(shown, home.team_name(request.team), period, before, home)
    return [request.privately(card, IMPROVED)] if request.in_group and leading else card


SENTENCES: Mapping[str, tuple[str, ...]] = {
    f"{IMPROVED} {{when}}": (
        rf"(?:我们组?|团队|组里|大家)?(?:里|中)?WHEN(?:谁|哪个?人)(?:的)?{_MOST}END",
        rf"(?:谁|哪个?人)WHEN的?{_MOST}END",
        rf"WHEN的?{_MOST}的?(?:人)?(?:是)?(?:谁|哪个?人)?END",
        r"who(?:'s| is| has| have| was)? (?:the )?(?:most )?improved(?: (?:the )?(?:most|best))? ?WHEN",
        r"who (?:made|is making|has made) (?:the )?most progress ?WHEN",
        r"(?:the )?most improved(?: (?:rep|person|seller))? ?WHEN",
        r"who(?:'s| is) improving(?: (?:the )?most)? ?WHEN",
        r"who (?:grew|has grown|climbed|rose) (?:the )?most ?WHEN",
    ),
}
"""Whole sentences and the words that stand for them behind “team”."""
