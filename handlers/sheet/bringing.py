"""Who brings a sheet in and on which day, whom its rows mean, and what it has brought so far."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from language.money import Money, money_of
from language.normalise import fold
from language.text import Arg, Listing, Text, text
from scoring.deal import Stage
from scoring.metric import Metric
from scoring.people import Member, Organization, Role
from scoring.period import IsWorkday
from scoring.setting import nearest
from scoring.sheet.cell import Unfit, amount_in, blank, name_in
from scoring.sheet.heading import Field
from scoring.sheet.layout import Column, Layout
from scoring.sheet.table import Row
from scoring.target import Holder
from storage.work import Work

MOST_MINOR = 10**15
"""Beyond so many smallest units an amount is a slip."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that is left out: its number as people see it, why, and what to do."""

    row: int
    words: Text


@dataclass(slots=True)
class Bringing:
    """A sheet on its way in. `asker` None: whoever runs the program. `said` is what a metric is called.
    `changes` are by group, in order."""

    work: Work
    home: Organization
    said: Callable[[Metric], Arg]
    stage: Callable[[Stage], Arg]
    today: date
    asker: Member | None
    code: str
    layout: Layout
    is_workday: IsWorkday
    members: dict[int, Member] = field(default_factory=dict)
    teams: dict[str, int] = field(default_factory=dict)
    changes: list[tuple[str, Arg]] = field(default_factory=list)
    sums: dict[str, Money] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    passed: list[int] = field(default_factory=list)
    same: int = 0

    def __post_init__(self) -> None:
        self.members = dict(self.home.members)
        self.teams = {fold(word): team.id for team in self.home.teams.values() for word in (team.key, team.name)}

    @property
    def everywhere(self) -> bool:
        """Whether the asker may change the whole company."""
        return self.asker is None or self.asker.role in (Role.MANAGER, Role.ADMIN)

    def cell(self, row: Row, wanted: Field) -> str:
        """What stands in the row under that field; "" for nothing."""
        column = self.layout.column(wanted)
        return at(row, column) if column else ""

    def change(self, group: str, words: Arg, money: Money | None = None) -> None:
        """Note something that is changed."""
        self.changes.append((group, words))
        if money is not None:
            stood = self.sums.get(group)
            self.sums[group] = Money(money.minor + (stood.minor if stood else 0), money.currency)

    def may(self, holder: Holder) -> bool:
        """Whether the asker may change what is a team's or a member's."""
        if self.everywhere:
            return True
        if self.asker is None or self.asker.role is not Role.LEAD or self.asker.team is None:
            return False
        inside = self.home.within(self.asker.team)
        return holder[1] in inside if holder[0] == "team" else self.leads(self.members.get(holder[1]))

    def leads(self, member: Member | None) -> bool:
        """Whether the asker may act for the member."""
        if self.everywhere or member is None or self.asker is None:
            return self.everywhere
        own = self.asker.role is Role.LEAD and self.asker.team is not None
        return own and member.team in self.home.within(self.asker.team)

    def people_called(self, name: str) -> list[Member]:
        """Who is called so, of those who belong to the company."""
        plain = fold(name)
        called = [m for m in self.members.values() if plain in {fold(one) for one in (m.name, *m.names)}]
        return [m for m in called if m.left is None or m.left > self.today] or called[:1]

    def who(self, row: Row, by: Field = "name") -> Member:
        """The member a row is about; Unfit: nobody or two are called so, or not the asker's to change."""
        name = name_in(self.cell(row, by))
        member = self._known(row, name)
        own = self.asker is not None and member.id == self.asker.id and self.layout.kind in ("deals", "customers")
        if not own and not self.leads(member):
            raise Unfit(text("{name} is not in your team: a manager can bring this row in.", name=member.name))
        return member

    def _known(self, row: Row, name: str) -> Member:
        key = self.cell(row, "key") if self.layout.kind == "people" else ""
        by_key = [m for m in self.members.values() if key and m.key.casefold() == key.casefold()]
        if by_key:
            return by_key[0]
        found = self.people_called(name)
        team = self.team_of(row)
        if len(found) > 1 and team is not None:
            found = [m for m in found if m.team == team]
        if len(found) == 1:
            return found[0]
        if found:
            keys = Listing(tuple(m.key for m in found))
            raise Unfit(
                text("two are called {name}: put their key in a column “key” ({keys}).", name=name, keys=keys)
            )
        near = nearest(name, [word for m in self.members.values() for word in (m.name, *m.names)])
        if near:
            raise Unfit(text("nobody is called {name}. Is it {near}?", name=name, near=near))
        raise Unfit(text("nobody is called {name}: add a column “team”, then they are added too.", name=name))

    def team_of(self, row: Row) -> int | None:
        """The team named in the row, if it is known."""
        return self.teams.get(fold(self.cell(row, "team")))


DOLLARS = frozenset({"SGD", "HKD", "TWD", "AUD", "CAD", "NZD", "USD"})
_BARE_DOLLAR = re.compile(r"(?<![A-Za-z])[$＄]")


def at(row: Row, column: Column) -> str:
    """The row's cell in that column; "" beyond its end."""
    return row[column.place] if column.place < len(row) else ""


def smallest(cell: str, column: Column, metric: Metric, currency: str) -> int | None:
    """The cell as an amount of the metric in its smallest unit; None: nothing stands there. Unfit."""
    found = amount_in(cell, column.means.factor)
    if found is None:
        return None
    value, said = found
    said = said or column.means.currency
    if currency in DOLLARS and _BARE_DOLLAR.search(cell):
        said = currency  # in a sheet of a company that counts in dollars, $ is its own
    if said and metric.money and said != currency:
        raise Unfit(text("“{word}” is not in {currency}: convert it.", word=cell[:20], currency=currency))
    try:
        minor = money_of(value, currency).minor if metric.money else _whole(value, metric)
    except ValueError:
        raise Unfit(text("“{word}” has too many decimals.", word=cell[:20])) from None
    if minor > MOST_MINOR:
        raise Unfit(text("“{word}” is too large.", word=cell[:20]))
    return minor


def _whole(value: Decimal, metric: Metric) -> int:
    scaled = value.scaleb(metric.scale)
    if scaled != scaled.to_integral_value():
        raise ValueError("not a whole number")
    return int(scaled)


def empty(row: Row) -> bool:
    """Whether nothing stands in the row."""
    return all(blank(cell) for cell in row)


Numbered = Mapping[int, Row]
"""Rows of data by the number people see."""
