"""A message was recorded: what, and where its author stands now."""

from collections.abc import Sequence
from datetime import date

from cards.entry import listed
from cards.progress import day_line, gap_line, month_line
from chat.reply import Block, Button, Buttons, Line, Reply
from language.text import Text, text
from scoring.activity import Activity
from scoring.deal import DealEvent, Stage
from scoring.people import Organization
from scoring.progress import Progress

Row = Activity | DealEvent


def short_card(rows: Sequence[Row], home: Organization, today: date, code: str) -> Reply:
    """What a group sees: that it is recorded, and how to take it back."""
    return Reply((_done(rows, home, today), undo_buttons(code)), mark="✅")


def full_card(
    rows: Sequence[Row], home: Organization, today: date, code: str, progress: Progress, remark: Text | None = None
) -> Reply:
    """What a direct chat sees: the record, today, the month, what is missing."""
    buttons = Buttons(_back(code) + (win_buttons(code) if has_win(rows) else ()))
    return Reply((_done(rows, home, today), *standing(progress, home, remark), buttons), mark="✅")


def has_win(rows: Sequence[Row]) -> bool:
    """Whether a deal was signed that the team will hear of."""
    return any(isinstance(row, DealEvent) and row.stage is Stage.SIGNED and row.money for row in rows)


def standing(progress: Progress, home: Organization, remark: Text | None = None) -> tuple[Block, ...]:
    """At most four lines: today, the month, the gap, one remark."""
    lines = [day_line(progress, home), month_line(progress, home), gap_line(progress, home), remark]
    return tuple(Line(line) for line in lines if line)


def _done(rows: Sequence[Row], home: Organization, today: date) -> Line:
    return Line(text("✅ Recorded: {what}", what=listed(rows, home, today)), strong=True)


def undo_buttons(code: str) -> Buttons:
    """Take it back, or say what is right."""
    return Buttons(_back(code))


def win_buttons(code: str) -> tuple[Button, ...]:
    """For the author of a signed deal: tell the team at once, or not at all."""
    return (Button(text("Tell the team now"), f"win now {code}"), Button(text("Do not tell"), f"win not {code}"))


def _back(code: str) -> tuple[Button, ...]:
    return (Button(text("Undo"), f"undo {code}"), Button(text("Correct"), f"correct {code}"))


def undone(rows: Sequence[Row], home: Organization, today: date, progress: Progress | None) -> Reply:
    """It was taken back."""
    line = Line(text("↩️ Taken back: {what}", what=listed(rows, home, today)), strong=True)
    after = day_line(progress, home) if progress else None
    return Reply((line, Line(after)) if after else (line,))


def corrected(old: Row, new: Row, home: Organization, today: date, code: str) -> Reply:
    """It was corrected: from what to what."""
    words = text("✏️ Corrected: {old} → {new}", old=listed([old], home, today), new=listed([new], home, today))
    return Reply((Line(words, strong=True), undo_buttons(code)))
