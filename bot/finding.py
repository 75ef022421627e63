"""What `dealdrum check` found: one line, and whether it is well."""

from dataclasses import dataclass

from bot.told import told
from language.text import Text


@dataclass(frozen=True, slots=True)
class Finding:
    """A line in plain words; one that is not `good` says what to do about it."""

    words: Text
    good: bool = True

    @property
    def line(self) -> str:
        """The line in the terminal's language."""
        return told(self.words)
