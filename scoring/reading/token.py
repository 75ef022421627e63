"""Tokens: the pieces a message is cut into, and the passage they are cut from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from language.dates import DayFound, day_at
from language.normalise import Lexicon, word_set
from language.numbers import Number
from scoring.reading.lexicon import Means

NOTHING: Means = {}
ACTS = frozenset(("metric", "going", "stage"))
"""Kinds of words that tell what was done."""
COUNTS = frozenset(("metric", "going"))
"""Kinds of words that tell what was done and is counted."""
NOT_DONE = frozenset(("no", "plan", "hope", "if", "ask", "pending", "cancel", "fail"))
"""Kinds of words beside which nothing is told as done."""
IN_ALL = word_set("total altogether overall combined") | {"in total", "in all", "all told", "all in all"}
"""What says of a number that it is that of everything."""
BRACKETS = frozenset(("open", "close"))
THEY = word_set("he she they he's she's they're they've")
"""Somebody else who was named before."""


def is_han(text: str) -> bool:
    """Whether a text begins with a Chinese character."""
    return "\u3400" <= text[:1] <= "\u9fff"


@dataclass(slots=True)
class Count:
    """A number with what stands around it. Not frozen for the same reason as a token.

    `value` is the number's; None when it is vague or invalid.
    `money` when a currency stands by it; `measure` when it measures something else (分钟, miles); `clash` when two
    currencies contradict each other; `near` is the word that makes it vague (nearly, 不到).
    """

    number: Number
    currency: str | None = None
    money: bool = False
    unit: str = ""
    measure: bool = False
    negative: bool = False
    clash: bool = False
    near: str = ""
    value: Decimal | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.value = self.number.value


@dataclass(slots=True, init=False)
class Token:
    """A piece [start, end) of the message: kind is word, number, day, time, name, text, stop, open, close or mark.

    `word` is its text in lower case with straight apostrophes, which most rules ask for.
    Nobody changes one; it is not frozen because that would make it four times as slow to build.
    """

    kind: str
    start: int
    end: int
    text: str
    means: Means
    figure: Count | None
    day: DayFound | None
    word: str = field(init=False, repr=False, compare=False)

    def __init__(
        self,
        kind: str,
        start: int,
        end: int,
        text: str,
        means: Means = NOTHING,
        figure: Count | None = None,
        day: DayFound | None = None,
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.text = text
        self.means = means
        self.figure = figure
        self.day = day
        self.word = text.lower() if text.isascii() else text.lower().replace("’", "'")


@dataclass(slots=True)
class Passage:
    """A text with what is needed to cut it: its folded form, the day, the lexicon. Not frozen either."""

    text: str
    folded: str
    today: date
    words: Lexicon[Means]
    month_first: bool | None = None

    def day_at(self, at: int) -> DayFound | None:
        """The day named at a place."""
        return day_at(self.folded, at, self.today, self.month_first)

    def token(self, kind: str, at: int, end: int, means: Means = NOTHING) -> Token:
        """A token of the words from `at` to `end`: names as they are written, other Chinese words Simplified."""
        words = self.text[at:end]
        return Token(
            kind,
            at,
            end,
            words if kind == "name" or "place" in means or words.isascii() else self.folded[at:end],
            means,
        )

    def char(self, at: int) -> str:
        """The folded character at a place; "" behind the end."""
        return self.folded[at : at + 1]
