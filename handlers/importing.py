"""A sheet from its text to what it would change, or changes: the same steps for a preview and for a yes."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cards.entry import STAGES
from cards.metric import label
from chat.errors import Refusal
from handlers.sheet import customers, deals, records, results, roster, targets
from handlers.sheet.bringing import Bringing, Numbered, empty
from language.text import Text, text
from scoring.people import Member, Organization, Role
from scoring.period import IsWorkday
from scoring.sheet.layout import Layout, is_total, layout_of
from scoring.sheet.table import MOST_ROWS, Row, TooLarge, table_of
from storage.progress import main_metric
from storage.work import Work

HOW = text("For example, with tabs or commas between: name, team, bookings target, bookings so far.")
TEMPLATES = text("Or fill in a template: template roster, targets, results, records, customers or deals.")


@dataclass(frozen=True, slots=True)
class Source:
    """A sheet as it came: what it is called, its text, what was answered to questions about it, and its code."""

    title: str
    body: str
    answers: Mapping[str, str]
    code: str


@dataclass(frozen=True, slots=True)
class Importer:
    """Who brings sheets in (None: whoever runs the program), into which company, on which day."""

    work: Work
    home: Organization
    today: date
    asker: Member | None
    is_workday: IsWorkday

    def read(self, source: Source) -> tuple[tuple[Row, ...], Layout]:
        """The rows and what they hold; Refusal when it is no sheet that is known, or not for the asker."""
        try:
            rows = table_of(source.body)
        except TooLarge as large:
            raise Refusal(_too_large(large), text("Send it in parts.")) from None
        main = main_metric(self.home).key
        layout = layout_of(rows, self.home.metrics, main, source.answers, source.title)
        if layout is None:
            raise Refusal(text("I find no headings in this sheet that I know."), HOW, TEMPLATES)
        if sum(not empty(row) for row in rows) > MOST_ROWS:
            raise Refusal(_too_large(TooLarge("rows", MOST_ROWS)), text("Send it in parts."))
        rep = self.asker is not None and self.asker.role is Role.REP
        if rep and layout.kind in ("people", "records"):
            raise Refusal(
                text("Rosters, targets and results are brought in by your lead; your customers and deals by you.")
            )
        return rows, layout

    def bring(self, source: Source, *, trial: bool) -> Bringing:
        """Carry it out, and where it is a `trial`, leave nothing of it; what it changes either way."""
        rows, layout = self.read(source)
        found = Bringing(
            work=self.work,
            home=self.home,
            said=label,
            stage=STAGES.__getitem__,
            today=self.today,
            asker=self.asker,
            code=source.code,
            layout=layout,
            is_workday=self.is_workday,
        )
        mark, changed = self.work.mark(), self.work.people_changed
        _steps(found, _data(rows, layout, found))
        if trial:
            self.work.forget(mark)
            self.work.people_changed = changed
        return found


def _too_large(large: TooLarge) -> Text:
    if large.what == "rows":
        return text("This sheet has more than {n} rows.", n=large.most)
    if large.what == "columns":
        return text("This sheet has more than {n} columns.", n=large.most)
    return text("This sheet has more than {n} characters.", n=large.most)


def _data(rows: tuple[Row, ...], layout: Layout, found: Bringing) -> Numbered:
    """The rows below the headings by the number people see, without empty ones and totals."""
    data: dict[int, Row] = {}
    for place in range(layout.first, len(rows)):
        if empty(rows[place]):
            continue
        if is_total(rows[place], layout):
            found.passed.append(place + 1)
        else:
            data[place + 1] = rows[place]
    return data


def _steps(found: Bringing, rows: Numbered) -> None:
    if found.layout.kind == "people":
        roster.bring(found, rows)
        wrong = {fault.row for fault in found.faults}
        good = {number: row for number, row in rows.items() if number not in wrong}
        targets.bring(found, good)
        results.bring(found, good)
    else:
        {"records": records.bring, "customers": customers.bring, "deals": deals.bring}[found.layout.kind](found, rows)
    found.faults.sort(key=lambda fault: fault.row)


def digest(found: Bringing) -> str:
    """What a preview shows, in short: another one means that something changed meanwhile."""
    shown = repr((found.changes, [(fault.row, fault.words) for fault in found.faults]))
    return hashlib.sha256(shown.encode("utf-8", "replace")).hexdigest()[:32]
