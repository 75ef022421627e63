"""Figures side by side: of people, of teams, of two periods."""

from collections.abc import Sequence
from dataclasses import dataclass

from cards.metric import label, value
from chat.reply import Block, Line, Reply, Table
from language.rounding import half_up
from language.text import Arg, Share, text
from scoring.measure import WHOLE
from scoring.metric import Metric
from scoring.people import Organization


@dataclass(frozen=True, slots=True)
class Column:
    """Whose or which period's: its name, and an amount for each metric."""

    name: Arg
    amounts: tuple[int, ...]


def comparison_card(
    title: Arg, columns: Sequence[Column], metrics: Sequence[Metric], home: Organization, *, changed: bool = False
) -> Reply:
    """A row for each metric of which somebody has anything; `changed`: and how the first differs from the second."""
    rows: list[tuple[Arg, ...]] = []
    for metric, *amounts in zip(metrics, *(column.amounts for column in columns), strict=True):
        if any(amounts):
            cells = tuple(value(metric, amount, home.currency) for amount in amounts)
            rows.append((label(metric), *cells, *((_change(*amounts),) if changed else ())))
    blocks: list[Block] = [Line(text("{name}: compared", name=title), strong=True)]
    if not rows:
        return Reply((*blocks, Line(text("Nothing was reported."))))
    header = (text("metric"), *(column.name for column in columns), *((text("change"),) if changed else ()))
    return Reply((*blocks, Table(header, tuple(rows))))


def _change(now: int, then: int) -> Arg:
    """▲ 20 %; a dash where there was nothing before."""
    if then <= 0:
        return "–"
    share = Share(half_up(abs(now - then) * 100, then) * (WHOLE // 100))
    return text("{mark}{share}", mark="▲" if now > then else "▼", share=share) if now != then else "="
