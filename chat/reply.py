"""What the bot says, as values: blocks, replies, deliveries."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from chat.chart import Chart
from chat.form import Form
from chat.message import Person, Room
from language.text import Arg, Text


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; `strong` for the two that matter."""

    text: Arg
    strong: bool = False
    kind: Literal["line"] = "line"


@dataclass(frozen=True, slots=True)
class Table:
    """A small table: header cells and rows of cells."""

    header: tuple[Arg, ...]
    rows: tuple[tuple[Arg, ...], ...]
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart, drawn after the commit; `words` is its twin, sent in its place if drawing fails."""

    chart: Chart
    words: tuple[Line | Table, ...]
    kind: Literal["picture"] = "picture"


@dataclass(frozen=True, slots=True)
class Button:
    """A press says `says`: a canonical verb with a record code (`undo K7Q`), never translated."""

    label: Text
    says: str
    kind: Literal["button"] = "button"


@dataclass(frozen=True, slots=True)
class Buttons:
    """Buttons in a row."""

    items: tuple[Button, ...]
    kind: Literal["buttons"] = "buttons"


@dataclass(frozen=True, slots=True)
class Mention:
    """A live mention of one person; the only way to make one."""

    person: Person
    kind: Literal["mention"] = "mention"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as a file: `name` without its ending. In the file numbers are numbers and words are never formulas."""

    name: str
    header: tuple[Arg, ...]
    rows: tuple[tuple[Arg, ...], ...]
    kind: Literal["sheet"] = "sheet"


Block = Line | Table | Picture | Buttons | Mention | Sheet | Form


@dataclass(frozen=True, slots=True)
class Reply:
    """Blocks in order; `mark` is a reaction on the message answered, where the platform has them."""

    blocks: tuple[Block, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A reply on its way. `key` is unique; `replaces` is the key of an earlier delivery to edit in place.

    `private`: for one person only; `beside` is the room it answers in, for platforms that can show it there.
    `anew` (without pictures) is said in place of `reply` where what it `replaces` cannot be edited.
    `passing`: not kept for somebody who cannot be reached now: whoever writes next is told it anyway.
    `unkept`: words that are sent past the database, which is away: nothing can be looked up or noted.
    """

    to: Room | Person
    reply: Reply
    key: str
    private: bool = False
    beside: Room | None = None
    replaces: str = ""
    anew: Reply | None = None
    until: datetime | None = None
    ticket: str = ""
    resend: bool = True
    passing: bool = False
    unkept: bool = False


def says(*lines: Arg, buttons: tuple[Button, ...] = ()) -> Reply:
    """A plain reply: lines, then buttons if there are any."""
    blocks: tuple[Block, ...] = tuple(Line(line) for line in lines)
    return Reply((*blocks, Buttons(buttons)) if buttons else blocks)
