"""What a change of the rules changed, in words."""

from collections.abc import Sequence

from chat.reply import Line, Reply
from language.text import Text, text


def changed(changes: Sequence[Text]) -> Reply:
    """Every change in a line of its own, and from when on it holds."""
    lines = tuple(Line(text("✅ {change}", change=change), strong=True) for change in changes)
    return Reply((*lines, Line(text("It holds from today and is kept as a version of the rules."))))
