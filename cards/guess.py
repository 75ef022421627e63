"""Not understood, and what may have been meant: one command with one example, or one of a few people."""

from collections.abc import Sequence

from chat.reply import Button, Buttons, Line, Reply
from language.text import Arg, Text, text

_LONGEST = 40


def perhaps(example: Text, what: Text, says: str, label: str) -> Reply:
    """The nearest command, its example and a button that says it."""
    lines = (
        Line(text("I did not understand that. Perhaps you mean:")),
        Line(text("▸ {example}: {what}", example=example, what=what), strong=True),
    )
    shown: Arg = label[:_LONGEST] if label else example
    return Reply((*lines, Buttons((Button(text("{what}", what=shown), says[:_LONGEST]),))))


def who(said: str, found: Sequence[tuple[str, str]]) -> Reply:
    """A name that nobody has: (name, what the button says) of those who are near."""
    buttons = tuple(Button(text("{name}", name=name), press) for name, press in found)
    return Reply((Line(text("❓ Who is “{name}”?", name=said[:20]), strong=True), Buttons(buttons)))
