"""What the reader knows of the company and of whoever writes: the same for recording and for explaining."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from scoring.metric import Metric, with_own
from scoring.people import Member
from scoring.reading.result import Context
from scoring.rules import Rules
from storage import deals
from storage.people import directory
from storage.work import Work


def company_context(work: Work, today: date) -> Context:
    """The company's words for everybody: its metrics, customers and members."""
    home = directory(work).organization
    return Context(
        today,
        home.currency,
        _counted(home.metrics),
        _as_before(work, "customers' names", frozenset(deals.customers(work).values())),
        _as_before(
            work,
            "members' names",
            frozenset(name for member in home.members.values() for name in (member.name, *member.names)),
        ),
    )


def ruled_context(rules: Rules) -> Context:
    """The same by a rules file alone, on no day yet: its metrics and members, and no customer."""
    names = frozenset(name for member in rules.members for name in (member.name, *(member.names or ())))
    return Context(date.min, rules.organization.currency, _counted(with_own(rules.metrics)), members=names)


def _counted(metrics: Iterable[Metric]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(key, names) of what people report; results come from deals, which the reader knows by itself."""
    return tuple((metric.key, metric.names) for metric in metrics if metric.origin == "report")


def _as_before(work: Work, place: str, names: frozenset[str]) -> frozenset[str]:
    """The very set of last time while nothing was added, so that thousands of names are not compared per message."""
    known: frozenset[str] | None = work.shared.get(place)
    if known is not None and known == names:
        return known
    work.shared[place] = names
    return names


def context_of(company: Context, member: Member | None, today: date, *, direct: bool) -> Context:
    """The same for one message: its day, its sender's own names, and whether it was written to the bot alone."""
    own = frozenset((member.name, *member.names)) if member else frozenset()
    return replace(company, today=today, direct=direct, speaker=own)
