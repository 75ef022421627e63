"""Targets in a sheet: set as they stand there, from tomorrow on where others were set before."""

from collections.abc import Mapping

from chat.errors import Refusal
from handlers.sheet.bringing import Bringing, Fault, Numbered, at, smallest
from handlers.sheet.month import period_of
from language.money import Money
from language.normalise import fold
from language.text import Arg, text
from scoring.calibration import calibration
from scoring.metric import Metric
from scoring.period import Period, label
from scoring.sheet.cell import Unfit, blank, words_in
from scoring.sheet.layout import Column
from scoring.sheet.table import Row
from scoring.target import Holder, Ladder
from scoring.wanted import target_of
from storage import targets
from storage.progress import main_metric

_COMPANY = frozenset({"公司", "全公司", "company", "all"})
_LEVELS = ("target", "stretch", "challenge")
Levels = Mapping[str, Column]


def bring(bringing: Bringing, rows: Numbered) -> None:
    """Set every target that is not set like that already."""
    columns = bringing.layout.all("target", "stretch", "challenge")
    if not columns:
        return
    for number, row in rows.items():
        try:
            _row(bringing, row, columns)
        except (Unfit, Refusal) as wrong:
            bringing.faults.append(Fault(number, wrong.words if isinstance(wrong, Unfit) else wrong.words[0]))


def _row(bringing: Bringing, row: Row, columns: tuple[Column, ...]) -> None:
    if all(blank(at(row, column)) for column in columns):
        return
    holder, name = _holder(bringing, row)
    for metric, levels in _metrics(bringing, row, columns):
        period = period_of(bringing, row, levels["target"])
        _set(bringing, (holder, name), metric, period, _ladder(bringing, row, metric, levels))


def _holder(bringing: Bringing, row: Row) -> tuple[Holder, str]:
    """A member; or, where no name stands, a team or the company."""
    name, team = bringing.cell(row, "name"), bringing.cell(row, "team")
    if not blank(name):
        if fold(name) in bringing.teams and not bringing.people_called(name):
            return _team(bringing, name)
        if fold(name) in _COMPANY:
            return _company(bringing)
        member = bringing.who(row)
        return ("member", member.id), member.name
    return _company(bringing) if fold(team) in _COMPANY else _team(bringing, team)


def _company(bringing: Bringing) -> tuple[Holder, str]:
    if not bringing.everywhere:
        raise Unfit(text("only a manager sets the company's targets."))
    return ("company", 0), bringing.home.name


def _team(bringing: Bringing, name: str) -> tuple[Holder, str]:
    number = bringing.teams.get(fold(name))
    if number is None:
        raise Unfit(text("there is no team “{word}”.", word=words_in(name)[:40]))
    if not bringing.may(("team", number)):
        raise Unfit(text("{team} is not your team: a manager can bring this row in.", team=name[:40]))
    return ("team", number), bringing.home.team_name(number)


def _metrics(bringing: Bringing, row: Row, columns: tuple[Column, ...]) -> list[tuple[Metric, dict[str, Column]]]:
    """The metrics that the row has targets of, each with its columns by level."""
    by_row = bringing.layout.column("metric")
    found: dict[str, dict[str, Column]] = {}
    for column in columns:
        key = _named(bringing, at(row, by_row)) if by_row else column.means.metric
        found.setdefault(key, {})[column.field] = column
    metrics = ((bringing.home.metric(key) or main_metric(bringing.home), levels) for key, levels in found.items())
    return [(metric, levels) for metric, levels in metrics if "target" in levels]


def _named(bringing: Bringing, cell: str) -> str:
    plain = fold(words_in(cell))
    for metric in bringing.home.metrics:
        if plain in {fold(name) for name in (metric.key, metric.label, *metric.names)}:
            return metric.key
    raise Unfit(text("there is no metric “{word}”.", word=cell[:40]))


def _ladder(bringing: Bringing, row: Row, metric: Metric, levels: Levels) -> Ladder | None:
    """The levels that stand there; one left out is the one before. None: no target stands there, or nought."""
    found: list[int] = []
    for level in _LEVELS:
        column = levels.get(level)
        amount = smallest(at(row, column), column, metric, bringing.home.currency) if column else None
        if level == "target" and not amount:
            return None
        found.append(found[-1] if amount is None and found else amount or 0)
    try:
        return Ladder(found[0], found[1], found[2], metric.better)
    except ValueError:
        raise Unfit(text("the levels do not fit each other: base, then stretch, then challenge.")) from None


def _set(
    bringing: Bringing, named: tuple[Holder, str], metric: Metric, period: Period, ladder: Ladder | None
) -> None:
    if ladder is None:
        return
    holder, name = named
    stands = targets.versions(bringing.work, holder[0], holder[1], metric.key, period)
    old = stands[-1] if stands else None
    try:
        found = calibration(old.ladder(metric) if old else None, ladder, period, bringing.today)
    except ValueError:
        raise Unfit(text("{period} is over: its targets stay as they are.", period=label(period))) from None
    by = bringing.asker.id if bringing.asker else None
    wanted = target_of(metric.key, holder, period, ladder, since=found.since, reason="other" if old else "", by=by)
    if old and old.amounts == wanted.amounts:
        bringing.same += 1
        return
    if found.needs_yes and not bringing.everywhere:
        raise Unfit(text("{name}'s target would change by more than 15 %: a manager has to bring it in.", name=name))
    targets.add(bringing.work, wanted)
    currency = bringing.home.currency
    amount: Arg = Money(ladder.base, currency) if metric.money else ladder.base
    words = text("{name} {metric} {amount}", name=name, metric=bringing.said(metric), amount=amount)
    counts = holder[0] == "member" and metric.key == main_metric(bringing.home).key and metric.money
    bringing.change("target", words, Money(ladder.base, currency) if counts else None)
