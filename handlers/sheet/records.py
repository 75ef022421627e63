"""Dated rows in a sheet: what a member did on a day, each row once however often it is sent."""

import hashlib
import re
from collections import Counter
from dataclasses import replace
from datetime import date

from handlers.sheet.bringing import Bringing, Fault, Numbered, at, smallest
from handlers.sheet.results import COUNTED
from language.normalise import fold
from language.text import Day, text
from scoring.activity import Activity
from scoring.metric import Metric
from scoring.people import Member
from scoring.sheet.cell import Unfit, blank, day_in, words_in
from scoring.sheet.layout import Column
from scoring.sheet.table import Row
from storage import closings, deals, imports, ledger

_NAMES = re.compile(r"[、，,；;]")
_MOST_WORDS = 500


def bring(bringing: Bringing, rows: Numbered) -> None:
    """Record every row that is not recorded yet."""
    seen: Counter[str] = Counter()
    for number, row in rows.items():
        try:
            _row(bringing, row, seen)
        except Unfit as wrong:
            bringing.faults.append(Fault(number, wrong.words))


def _row(bringing: Bringing, row: Row, seen: Counter[str]) -> None:
    if not blank(bringing.cell(row, "back")):
        bringing.same += 1  # taken back where it comes from, with the row it takes back
        return
    member, day = bringing.who(row), _day(bringing, row)
    wanted: list[tuple[Metric, int]] = []
    for metric, column in _metrics(bringing, row):
        amount = smallest(at(row, column), column, metric, bringing.home.currency)
        if amount:
            wanted.append((metric, amount))
    names = tuple(one.strip()[:64] for one in _NAMES.split(words_in(bringing.cell(row, "customer"))) if one.strip())
    for metric, amount in wanted:
        draft = Activity(
            id=0,
            entry=0,
            code=bringing.code,
            member=member.id,
            team=member.team,
            metric=metric.key,
            amount=amount,
            day=day,
            at=bringing.work.now,
            customers=names,
            clause=words_in(bringing.cell(row, "words"))[:_MOST_WORDS],
            source="import",
        )
        _record(bringing, row, member, draft, seen)


def _day(bringing: Bringing, row: Row) -> date:
    found = day_in(bringing.cell(row, "day"), bringing.today)
    if found is None:
        raise Unfit(text("no day stands there: write it like 2026-11-03."))
    if found > bringing.today:
        raise Unfit(text("{day} is still to come: only what was done is brought in.", day=Day(found)))
    first = closings.open_from(bringing.work)
    if found < first:
        raise Unfit(text("that month is closed: the earliest open day is {day}.", day=Day(first)))
    return found


def _metrics(bringing: Bringing, row: Row) -> list[tuple[Metric, Column]]:
    """The metrics that the row has numbers of, with their columns."""
    by_row, amount = bringing.layout.column("metric"), bringing.layout.column("amount")
    if by_row and amount:
        return [(_named(bringing, at(row, by_row)), amount)]
    found = []
    for column in bringing.layout.all("done"):
        metric = bringing.home.metric(column.means.metric)
        if metric and metric.origin in COUNTED and metric.roll in ("sum", "count"):
            found.append((metric, column))
    return found


def _named(bringing: Bringing, cell: str) -> Metric:
    plain = fold(words_in(cell))
    for metric in bringing.home.metrics:
        if plain in {fold(name) for name in (metric.key, metric.label, *metric.names)}:
            if metric.origin in COUNTED and metric.roll in ("sum", "count"):
                return metric
            raise Unfit(text("“{word}” is worked out from others and cannot be brought in.", word=cell[:40]))
    raise Unfit(text("there is no metric “{word}”.", word=cell[:40]))


def _record(bringing: Bringing, row: Row, member: Member, draft: Activity, seen: Counter[str]) -> None:
    work = bringing.work
    marks = (member.key, draft.metric, draft.day.isoformat(), str(draft.amount), *draft.customers, draft.clause)
    same = "\x1f".join(marks)
    seen[same] += 1
    digest = hashlib.sha256(f"{same}\x1f{seen[same]}".encode("utf-8", "replace")).hexdigest()[:16]
    place = f"import:row:{digest}"
    if imports.standing(work, place, member.id) or _known(bringing, row, draft):
        bringing.same += 1
        return
    entry = imports.entry_of(work, bringing.code, member.id)
    ledger.write(work, _placed(work.new_id(), entry, place, draft))
    for customer in draft.customers:
        deals.meet(work, customer, member.id)
    metric = bringing.home.metric(draft.metric)
    assert metric is not None
    bringing.change("record", text("{name} {metric}", name=member.name, metric=bringing.said(metric)))


def _placed(number: int, entry: int, place: str, draft: Activity) -> Activity:
    return replace(draft, id=number, entry=entry, message=place)


def _known(bringing: Bringing, row: Row, draft: Activity) -> bool:
    """Whether the row comes out of this ledger: its code stands there for the same."""
    code = bringing.cell(row, "code") or bringing.cell(row, "key")
    if not re.fullmatch(r"[A-Za-z2-9]{3}", code):
        return False
    same = (draft.member, draft.metric, draft.amount, draft.day)
    return any((one.member, one.metric, one.amount, one.day) == same for one in imports.coded(bringing.work, code))
