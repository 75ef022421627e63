"""Rules that were applied for a later day take effect when it comes."""

from datetime import datetime

from scoring.period import IsWorkday
from storage import closings, rules, versions
from storage.people import has_organization
from storage.store import Store


def take_effect(store: Store, now: datetime, is_workday: IsWorkday) -> None:
    """Put the rules in force whose day has come; nobody is told."""
    with store.look(now) as look:
        due = has_organization(look) and any(one.since <= closings.today_of(look) for one in versions.waiting(look))
    if due:
        with store.work(now) as work:
            rules.take_effect(work, closings.today_of(work), is_workday)
