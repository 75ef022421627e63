"""What a table holds: where its headings stand, which column means what, and what has to be asked about them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from language.normalise import fold
from scoring.metric import Metric
from scoring.sheet.heading import Field, Heading, headings_of
from scoring.sheet.table import Row

Kind = Literal["people", "records", "customers", "deals"]
_LOOK = 12
_WANTED = re.compile(r"目标|任务|target|goal|quota")
_REACHED = re.compile(r"业绩|完成|实际|达成|totals?|results?|汇总|至今|done|actual")
_MONEY = re.compile(r"[¥￥$€£万元wWkK]|\d[\d,]{3,}")
"""What is in a cell of money, and hardly in one that counts deals."""
_TOTALS = re.compile(r"(?:合计|总计|小计|汇总|共计|平均|总和|total|sum|subtotal|grand total|average)s?[:：]?.*")


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its place, from 0, and what its heading means."""

    place: int
    heading: str
    means: Heading
    others: tuple[Heading, ...] = ()

    @property
    def field(self) -> Field:
        """What stands in it."""
        return self.means.field


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to be asked: two columns that fit `about`, or what a number is. Each choice: (answer, its words)."""

    about: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A table understood. `first` is the index of the first row of data; `unread` are headings that mean nothing."""

    kind: Kind
    first: int
    columns: tuple[Column, ...]
    unread: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    title: str = ""

    def column(self, field: Field) -> Column | None:
        """The column of that field."""
        return next((one for one in self.columns if one.field == field), None)

    def all(self, *fields: Field) -> tuple[Column, ...]:
        """The columns of these fields, from left to right."""
        return tuple(one for one in self.columns if one.field in fields)


def layout_of(
    rows: Sequence[Row], metrics: Sequence[Metric], main: str, answers: Mapping[str, str], title: str = ""
) -> Layout | None:
    """Find the headings and read them; None when there are none. `answers` are those to earlier doubts."""
    place, found = _headings(rows, metrics, main)
    if not found:
        return None
    above = " ".join([title, *(cell for row in rows[:place] for cell in row if cell)])[:200]
    found, unsure = _measured(found, rows[place + 1 :], answers)
    columns, doubts = _told_apart(found, answers)
    kind = _kind(columns)
    if kind is None:
        return None
    columns, more = _settled(kind, columns, answers, above)
    known = {column.place for column in found}
    unread = tuple(cell for number, cell in enumerate(rows[place]) if cell and number not in known)
    return Layout(kind, place + 1, columns, unread, (*unsure, *doubts, *more), above)


def _headings(rows: Sequence[Row], metrics: Sequence[Metric], main: str) -> tuple[int, list[Column]]:
    """The row with most headings that are known, of the first ones; a title may stand above it."""
    best: tuple[int, list[Column]] = (0, [])
    for place, row in enumerate(rows[:_LOOK]):
        meant = [(number, cell, headings_of(cell, metrics, main)) for number, cell in enumerate(row)]
        found = [Column(number, cell, means[0], means[1:]) for number, cell, means in meant if means]
        anchored = any(one.field in ("name", "team", "customer") for one in found)
        if anchored and len(found) > len(best[1]):
            best = place, found
    return best


def _kind(columns: Iterable[Column]) -> Kind | None:
    fields = {column.field for column in columns}
    holder = bool(fields & {"name", "team"})
    counted = bool(fields & {"done", "number"}) or {"metric", "amount"} <= fields
    if holder and "day" in fields and counted and ("metric" in fields or "customer" not in fields):
        return "records"
    if "customer" in fields:
        return "deals" if fields & {"stage", "amount", "done", "number"} else "customers"
    return "people" if holder else None


def _measured(
    found: Sequence[Column], rows: Sequence[Row], answers: Mapping[str, str]
) -> tuple[list[Column], list[Doubt]]:
    """Headings that fit two metrics, a count and money: told by what stands below, else asked."""
    kept: list[Column] = []
    doubts: list[Doubt] = []
    taken = {column.means.metric for column in found if not column.others}
    for column in found:
        choices = [one for one in (column.means, *column.others) if one.metric not in taken] or [column.means]
        about = f"metric.{column.place}"
        chosen = [one for one in choices if answers.get(about) == one.metric]
        if (
            len(choices) > 1
            and not chosen
            and any(_MONEY.search(row[column.place]) for row in rows if len(row) > column.place)
        ):
            chosen = [choices[1]]
        if len(choices) > 1 and not chosen:
            doubts.append(Doubt(about, tuple((one.metric, one.metric) for one in choices)))
        kept.append(replace(column, means=(chosen or choices)[0], others=()))
    return kept, doubts


def _told_apart(found: Sequence[Column], answers: Mapping[str, str]) -> tuple[tuple[Column, ...], list[Doubt]]:
    """Of columns that mean the same one is kept: the one that was chosen; otherwise it is asked."""
    kept: list[Column] = []
    doubts: list[Doubt] = []
    groups: dict[tuple[str, str], list[Column]] = {}
    for column in found:
        groups.setdefault((column.field, column.means.metric), []).append(column)
    for (field, metric), columns in groups.items():
        about = f"{field}.{metric}" if metric else field
        if len(columns) == 1 or field == "words":
            kept.append(columns[0])
            continue
        chosen = [one for one in columns if answers.get(about) == str(one.place)]
        kept.append(chosen[0] if chosen else columns[0])
        if not chosen:
            doubts.append(Doubt(about, tuple((str(one.place), one.heading) for one in columns)))
    return tuple(sorted(kept, key=lambda one: one.place)), doubts


def _settled(
    kind: Kind, columns: tuple[Column, ...], answers: Mapping[str, str], title: str
) -> tuple[tuple[Column, ...], list[Doubt]]:
    """Numbers get their sense: from the title, from what was answered, from the kind; otherwise it is asked."""
    plain = [one for one in columns if one.field == "number"]
    if kind != "people":
        return tuple(_as(one, "done") if one in plain else one for one in columns), []
    fields = {one.field for one in columns}
    if {"metric", "target"} <= fields or not (plain or "amount" in fields):
        return columns, []
    doubts = []
    said = answers.get("numbers") or _sense(title) or ("done" if "target" in fields else "")
    if not said:
        doubts.append(Doubt("numbers", (("done", "done"), ("target", "target"))))
    sense: Field = "target" if said == "target" else "done"
    settled = [_as(one, sense) if one in plain else one for one in columns]
    return tuple(_amounts(settled, sense, answers, doubts)), doubts


def _amounts(
    columns: Iterable[Column], sense: Field, answers: Mapping[str, str], doubts: list[Doubt]
) -> Iterable[Column]:
    """A plain amount beside people's names: of signings or of money received?"""
    listed = list(columns)
    by_row = any(one.field == "metric" for one in listed)
    for column in listed:
        if column.field != "amount" or by_row:
            yield _as(column, sense) if column.field == "amount" else column
            continue
        metric = answers.get("amount", "")
        if metric not in ("bookings", "collections"):
            doubts.append(Doubt("amount", (("bookings", "bookings"), ("collections", "collections"))))
        yield replace(column, means=replace(column.means, field=sense, metric=metric))


def _as(column: Column, field: Field) -> Column:
    return replace(column, means=replace(column.means, field=field))


def _sense(title: str) -> str:
    plain = fold(title)
    wanted, reached = bool(_WANTED.search(plain)), bool(_REACHED.search(plain))
    return "" if wanted == reached else "target" if wanted else "done"


def is_total(row: Row, layout: Layout) -> bool:
    """Whether a row adds the others up, or repeats the headings."""
    names = [row[one.place] for one in layout.all("name", "team", "customer", "key") if one.place < len(row)]
    first = next((cell for cell in row if cell), "")
    if any(_TOTALS.fullmatch(fold(cell).strip()) for cell in (*names, first) if cell):
        return True
    return all(len(row) > one.place and row[one.place] == one.heading for one in layout.columns)
