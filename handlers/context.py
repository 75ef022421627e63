"""What the reader knows of the company and of whoever writes: the same for recording and for explaining."""

from dataclasses import replace
from datetime import date

from scoring.people import Member
from scoring.reading.result import Context
from storage import deals
from storage.people import directory
from storage.work import Work


def company_context(work: Work, today: date) -> Context:
    """The company's words for everybody: its metrics, customers and members."""
    home = directory(work).organization
    return Context(
        today,
        home.currency,
        # Results come from deals, which the reader knows by itself; only what people report is counted by name.
        tuple((metric.key, metric.names) for metric in home.metrics if metric.origin == "report"),
        _as_before(work, "customers' names", frozenset(deals.customers(work).values())),
        _as_before(
            work,
            "members' names",
            frozenset(name for member in home.members.values() for name in (member.name, *member.names)),
        ),
    )


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
