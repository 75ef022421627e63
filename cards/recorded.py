"""A message was recorded: what, and where its author stands now."""

from collections.abc import Sequence
from datetime import date

from cards.entry import adjustment, listed
from cards.progress import day_line, gap_line, month_line
from chat.reply import Block, Button, Buttons, Line, Reply, says
from language.text import Text, text
from scoring.activity import Activity
from scoring.deal import DealEvent
from scoring.people import Organization
from scoring.progress import Progress

Row = Activity | DealEvent


def short_card(rows: Sequence[Row], home: Organization, today: date, code: str) -> Reply:
    """What a group sees: that it is recorded, and how to take it back."""
    return Reply((_done(rows, home, today), undo_buttons(code)), mark="✅")


def full_card(done: Reply, figures: tuple[Block, ...], *, asked: bool) -> Reply:
    """What a direct chat sees: the record, then today, the month and what is missing; or what is asked."""
    first, undo = done.blocks
    blocks = (first, undo, *figures) if asked else (first, *figures, undo)
    return Reply(blocks, mark=done.mark)


def standing(progress: Progress, home: Organization, remark: Text | None = None) -> tuple[Block, ...]:
    """At most four lines: today, the month, the gap, one remark."""
    lines = [day_line(progress, home), month_line(progress, home), gap_line(progress, home), remark]
    return tuple(Line(line) for line in lines if line)


def _done(rows: Sequence[Row], home: Organization, today: date) -> Line:
    return Line(text("✅ Recorded: {what}", what=listed(rows, home, today)), strong=True)


def undo_buttons(code: str) -> Buttons:
    """Take it back, or say what is right."""
    return Buttons((Button(text("Undo"), f"undo {code}"), Button(text("Correct"), f"correct {code}")))


def announcing(code: str) -> Buttons:
    """A signed deal is told to the team in a minute: at once, or not at all."""
    now = Button(text("Announce now"), f"win now {code}")
    return Buttons((now, Button(text("Do not announce"), f"win not {code}")))


def undone(
    rows: Sequence[Row], home: Organization, today: date, progress: Progress | None, backs: Sequence[Row] = ()
) -> Reply:
    """It was taken back; `backs` are the rows that did it."""
    line = Line(text("↩️ Taken back: {what}", what=listed(rows, home, today)), strong=True)
    after = (adjustment(backs), day_line(progress, home) if progress else None)
    return Reply((line, *(Line(words) for words in after if words)))


def last_of(
    name: str | None, rows: Sequence[Row], home: Organization, today: date, *, planned: bool = False
) -> Reply:
    """The last record of somebody, or (None) one's own of an earlier day: taken back by a press, not by the word.

    `planned`: a plan was told since.
    """
    what, code = listed(rows, home, today), rows[0].code
    button = Buttons((Button(text("Undo"), f"undo {code}"),))
    if name:
        line = text("{name}'s last record, {code}: {what}", name=name, code=code, what=what)
    elif planned:
        line = text("A plan came last, and counts nothing. Your last record, {code}: {what}", code=code, what=what)
    else:
        line = text("You have recorded nothing today. Your last record, {code}: {what}", code=code, what=what)
    return Reply((Line(line), button))


def undone_for(rows: Sequence[Row], home: Organization, today: date, owner: str) -> Reply:
    """To the lead who took back what somebody else reported."""
    what = listed(rows, home, today)
    return Reply((Line(text("↩️ Taken back for {name}: {what}", name=owner, what=what), strong=True),))


def undone_by(rows: Sequence[Row], home: Organization, today: date, lead: str) -> Reply:
    """To the one whose report it was."""
    what = listed(rows, home, today)
    return Reply((Line(text("↩️ {name} took back your record: {what}", name=lead, what=what), strong=True),))


def waits_for(name: str) -> Reply:
    """To the author of a correction that a second person must confirm."""
    return says(text("⏸ {name} has been asked: an amount that grows tenfold needs a second person.", name=name))


def not_confirmed(row: Row, home: Organization, today: date, name: str) -> Reply:
    """To the author: the lead has not confirmed; the record stays."""
    return says(text("{name} did not confirm; it stays: {what}", name=name, what=listed([row], home, today)))


def told_of_correction(old: Row, new: Row, home: Organization, today: date, name: str) -> Reply:
    """To the author: the lead has confirmed."""
    words = text(
        "✏️ {name} confirmed: {old} → {new}", name=name, old=listed([old], home, today), new=listed([new], home, today)
    )
    return says(words)


def corrected(old: Sequence[Row], new: Sequence[Row], home: Organization, today: date, code: str) -> Reply:
    """It was corrected: from what to what."""
    words = text("✏️ Corrected: {old} → {new}", old=listed(old, home, today), new=listed(new, home, today))
    remark = adjustment(new)
    lines = (Line(words, strong=True), Line(remark)) if remark else (Line(words, strong=True),)
    return Reply((*lines, undo_buttons(code)))
