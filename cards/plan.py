"""Plans: that one was kept, and what became of those of a day."""

from collections.abc import Mapping, Sequence

from cards.metric import said
from chat.reply import Reply, says
from language.text import Arg, Day, Listing, Text, text
from scoring.people import Organization
from scoring.planned import Planned


def plan_kept(plans: Sequence[Planned], home: Organization) -> Reply:
    """What was understood, by day; and that it counts once it is done."""
    lines = []
    for day in sorted({one.day for one in plans}):
        sums = {one.metric: one.amount for one in plans if one.day == day}
        lines.append(text("📝 Plan for {day}: {what}", day=Day(day), what=_amounts(sums, home)))
    return says(*lines, text("It counts once it is done; just write it then."))


def done_line(planned: Mapping[str, int], done: Mapping[str, int], home: Organization) -> Text | None:
    """Planned 3 visits, done 2; of the metrics that were planned. None without a plan."""
    if not any(planned.values()):
        return None
    achieved = {metric: max(0, done.get(metric, 0)) for metric in planned}
    return text("Planned {what}, done {done}", what=_amounts(planned, home), done=_amounts(achieved, home))


def _amounts(sums: Mapping[str, int], home: Organization) -> Listing:
    shown: list[Arg] = []
    for key, amount in sums.items():
        metric = home.metric(key)
        if metric:
            shown.append(said(metric, amount, home.currency))
    return Listing(tuple(shown))
