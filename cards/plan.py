"""Plans: that one was kept, and what became of those of a day."""

from collections.abc import Mapping, Sequence

from cards.metric import said
from chat.reply import Reply, says
from language.text import Arg, Day, Listing, Text, text
from scoring.people import Organization
from scoring.planned import Planned


def plan_kept(plans: Sequence[Planned], words: Sequence[Text], home: Organization) -> Reply:
    """What was understood, by day, then plans in `words`; and that it counts once it is done."""
    return says(*plan_lines(plans, home), *words, text("It counts once it is done; just write it then."))


def plan_lines(plans: Sequence[Planned], home: Organization) -> tuple[Text, ...]:
    """Plans in numbers, a line for each day."""
    lines = []
    for day in sorted({one.day for one in plans}):
        sums = {one.metric: one.amount for one in plans if one.day == day}
        lines.append(text("📝 Plan for {day}: {what}", day=Day(day), what=amounts(sums, home)))
    return tuple(lines)


def done_line(planned: Mapping[str, int], done: Mapping[str, int], home: Organization) -> Text | None:
    """Planned 3 visits, done 2; of the metrics that were planned. None without a plan."""
    if not any(planned.values()):
        return None
    achieved = {metric: max(0, done.get(metric, 0)) for metric in planned}
    return text("Planned {what}, done {done}", what=amounts(planned, home), done=amounts(achieved, home))


def amounts(sums: Mapping[str, int], home: Organization) -> Listing:
    """Numbers by metric, as they are said."""
    shown: list[Arg] = []
    for key, amount in sums.items():
        metric = home.metric(key)
        if metric:
            shown.append(said(metric, amount, home.currency))
    return Listing(tuple(shown))
