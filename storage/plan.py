"""What a change of the rules works with: what stood before, ids by key, values as they are told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from language.text import Arg, Day, Listing, text
from scoring.period import Turns
from scoring.rules import Rules
from storage.people import Directory
from storage.tables import TenantRow
from storage.work import Work

_WEEKDAYS = {0: text("Monday"), 6: text("Sunday")}


@dataclass(slots=True)
class Plan:
    """What stood before (None: nothing), and the ids of teams and members by key as they come to be."""

    work: Work
    rules: Rules
    before: Directory | None
    teams: dict[str, int] = field(default_factory=dict)
    members: dict[str, int] = field(default_factory=dict)
    tenants: dict[str, str] = field(default_factory=dict)

    def place(self, address: str) -> tuple[str, str, str]:
        """Platform, tenant and id of "platform:id"; a platform without a tenant is its own."""
        platform, _, number = address.partition(":")
        if platform not in self.tenants:
            self.tenants[platform] = platform
            self.work.insert_new(TenantRow, platform=platform, tenant=platform)
        return platform, self.tenants[platform], number

    def said(self, setting: str, value: Any) -> Arg:
        """A setting's value as it is told; teams by their keys."""
        teams, members = ("team", "parent"), ("mentor", "member")
        known = self.teams if setting in teams else self.members if setting in members else None
        if known is not None:
            value = next((key for key, number in known.items() if number == value), None)
        if value is None or value == "":
            return "–"
        if isinstance(value, time):
            return f"{value:%H:%M}"
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, tuple):
            items = tuple(f"{one:%H:%M}" if isinstance(one, time) else str(one) for one in value)
            return Listing(items) if items else "–"
        if isinstance(value, dict):
            both = ((Day(day), worked) for day, worked in value.items())
            days = (text("{day} worked", day=day) if worked else text("{day} off", day=day) for day, worked in both)
            return Listing(tuple(days)) if value else "–"
        if isinstance(value, Turns):
            begins = _WEEKDAYS[value.first_weekday]
            return text("weeks from {day}, years from month {month}", day=begins, month=value.first_month)
        return Day(value) if isinstance(value, date) else str(value)


def differing(stands: Any, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Those values that are not what stands."""
    return {name: value for name, value in wanted.items() if getattr(stands, name) != value}
