"""A reply as Slack's messages: blocks within every limit, and the text that stands for them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.platforms.slack.escape import inert, is_person, unlinked
from chat.form import Form
from chat.message import Person, Reader
from chat.reply import Block, Button, Buttons, Line, Mention, Picture, Reply, Sheet, Table
from language.text import Arg, text
from words.grid import sheet_line
from words.plain import plain_text
from words.show import name_of, show

Json = dict[str, Any]
MOST_BLOCKS = 45
MOST_TEXT = 10_500
"""Characters in the blocks of one message; Slack refuses somewhat more than 12,000."""
MOST_IN_SECTION = 2_800
MOST_FALLBACK = 3_500
MOST_LABEL = 75
MOST_SAYS = 2_000
MOST_BUTTONS = 25
MOST_ALT = 1_900
MOST_ROWS, MOST_COLUMNS, MOST_IN_TABLE = 100, 20, 9_000
FORM_ACTION = "form"
"""Action ids of buttons that open a form begin with it; all others say their value."""
FILL_IN = text("Fill in the form")
RECORDED = "✅"
MARKS = {
    RECORDED: "white_check_mark",
    "🎉": "tada",
    "👍": "+1",
    "👀": "eyes",
    "✏️": "pencil2",
    "↩️": "leftwards_arrow_with_hook",
    "⏸": "double_vertical_bar",
}
"""Reactions by the sign that a reply asks for."""

Look = Literal["full", "simple", "words"]
"""How much is drawn: all; what every workspace takes (no tables, no pictures); no blocks at all."""
LOOKS: tuple[Look, ...] = ("full", "simple", "words")


@dataclass(frozen=True, slots=True)
class Message:
    """One post: blocks, and the text for notifications, screen readers and places without blocks."""

    text: str
    blocks: list[Json]

    @property
    def content(self) -> Json:
        """As every method takes it; blocks that are empty take away those of before."""
        return {"text": self.text or "…", "blocks": self.blocks}


@dataclass(slots=True)
class _Page:
    """Blocks that fit into one message."""

    blocks: list[Json] = field(default_factory=list)
    size: int = 0
    tables: int = 0


def messages(reply: Reply, reader: Reader, files: Sequence[str | None], look: Look = "full") -> list[Message]:
    """The reply as one message, or as several where it does not fit; none for an empty reply.

    `files` are the ids of the uploaded pictures in order; None: its words.
    """
    simple = look != "full"
    said = _fallback(reply, reader)
    if look == "words":
        return [Message(said, [])] if said else []
    blocks = _with_words(reply.blocks, files, simple=simple)
    pages = [_Page()]
    left = [number for number in files if number and not simple]
    for drawn, size in _drawn(blocks, reader, left, simple=simple):
        page, is_table = pages[-1], drawn["type"] == "table"
        full = len(page.blocks) >= MOST_BLOCKS or page.size + size > MOST_TEXT
        if page.blocks and (full or (is_table and page.tables)):
            page = _Page()
            pages.append(page)
        page.blocks.append(drawn)
        page.size += size
        page.tables += is_table
    return [
        Message(said if n == 0 else _first_words(page.blocks), page.blocks)
        for n, page in enumerate(pages)
        if page.blocks
    ]


def _fallback(reply: Reply, reader: Reader) -> str:
    """The words of a reply, inert: what a notification shows. Buttons are left out where there is anything else."""
    spoken = tuple(block for block in reply.blocks if not isinstance(block, Buttons))
    words = plain_text(Reply(spoken or reply.blocks), reader, inert).strip()
    return words if len(words) <= MOST_FALLBACK else words[:MOST_FALLBACK].rpartition("&")[0][:MOST_FALLBACK] + "…"


def _lines(found: Iterable[Line | Mention], reader: Reader) -> Iterator[tuple[Json, int]]:
    """Lines as rich text, in which nothing that somebody wrote is markup: (block, its size)."""
    elements: list[Json] = []
    size = 0
    for line in found:
        for piece in _pieces(line, reader):
            if elements and size + piece[1] > MOST_IN_SECTION:
                yield _section(elements), size
                elements, size = [], 0
            if elements:
                elements.append({"type": "text", "text": "\n"})
            elements.append(piece[0])
            size += piece[1] + 1
    if elements:
        yield _section(elements), size


def _buttons(found: Sequence[Button], reader: Reader, first: int = 0) -> Json:
    """A row of at most 25 buttons; each says its value, its action id is its place."""
    return {
        "type": "actions",
        "elements": [
            _button(show(button.label, reader, unlinked), button.says, f"say-{first + n}")
            for n, button in enumerate(found[:MOST_BUTTONS])
        ],
    }


def plain(words: str, most: int) -> Json:
    """A text object that is never parsed, cut to its limit; never empty."""
    return {"type": "plain_text", "text": _cut(words, most) or "–", "emoji": True}


def _cut(words: str, most: int) -> str:
    """At most so many characters, with a mark where something is missing."""
    return words if len(words) <= most else words[: most - 1] + "…"


def _with_words(blocks: Iterable[Block], files: Sequence[str | None], *, simple: bool) -> list[Block]:
    """Pictures that could not be drawn or uploaded become their words; of a sheet there is one line."""
    left = list(files)
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Picture) and (not (left.pop(0) if left else None) or simple):
            found += block.words
        elif isinstance(block, Sheet):
            found.append(Line(sheet_line(block.name, len(block.rows))))  # the file itself follows
        else:
            found.append(block)
    return found


def _drawn(blocks: Iterable[Block], reader: Reader, files: list[str], *, simple: bool) -> Iterator[tuple[Json, int]]:
    waiting: list[Line | Mention] = []
    pressed = 0
    for block in blocks:
        if isinstance(block, Line | Mention):
            waiting.append(block)
            continue
        if isinstance(block, Table) and (simple or not _fits(block, reader)):
            waiting += _rows_as_lines(block, reader)
            continue
        yield from _lines(waiting, reader)
        waiting = []
        match block:
            case Table():
                yield _table(block, reader)
            case Picture():
                yield _picture(block, reader, files.pop(0))
            case Buttons(items=items):
                for start in range(0, len(items), MOST_BUTTONS):
                    row = _buttons(items[start:], reader, pressed + start)
                    yield row, sum(len(button["text"]["text"]) for button in row["elements"])
                pressed += len(items)
            case Form():
                yield from _lines([Line(words) for words in block.words], reader)
                yield {"type": "actions", "elements": [form_button(block.name, FILL_IN, reader)]}, MOST_LABEL
    yield from _lines(waiting, reader)


def form_button(name: str, label: Arg, reader: Reader) -> Json:
    """A button that opens a form."""
    return _button(show(label, reader, unlinked), name, f"{FORM_ACTION}-{name}")


def _button(label: str, value: str, action: str) -> Json:
    return {"type": "button", "text": plain(label, MOST_LABEL), "value": value[:MOST_SAYS], "action_id": action}


def _pieces(line: Line | Mention, reader: Reader) -> Iterator[tuple[Json, int]]:
    """A line as elements of rich text, each short enough for a section."""
    if isinstance(line, Mention):
        yield _mention(line.person)
        return
    words = show(line.text, reader, unlinked) or " "
    style = {"style": {"bold": True}} if line.strong and words.strip() else {}
    for start in range(0, len(words), MOST_IN_SECTION):
        part = words[start : start + MOST_IN_SECTION]
        yield {"type": "text", "text": part, **style}, len(part)


def _mention(person: Person) -> tuple[Json, int]:
    """A live mention of somebody on Slack; of anybody else, the name."""
    if person.platform == "slack" and is_person(person.id):
        return {"type": "user", "user_id": person.id}, len(person.id)
    name = unlinked(name_of(person))
    return {"type": "text", "text": name or "–"}, len(name)


def _section(elements: list[Json]) -> Json:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}


def _cells(table: Table, reader: Reader) -> list[list[str]]:
    rows = [row for row in (table.header, *table.rows) if row]
    return [[show(cell, reader, unlinked).strip() or "–" for cell in row] for row in rows]


def _fits(table: Table, reader: Reader) -> bool:
    cells = _cells(table, reader)
    size = sum(len(cell) for row in cells for cell in row)
    widths = {len(row) for row in cells}
    return 0 < len(cells) <= MOST_ROWS and len(widths) == 1 and max(widths) <= MOST_COLUMNS and size <= MOST_IN_TABLE


def _table(table: Table, reader: Reader) -> tuple[Json, int]:
    cells = _cells(table, reader)
    body = table.rows or (table.header,)
    drawn = {
        "type": "table",
        "rows": [[{"type": "raw_text", "text": cell} for cell in row] for row in cells],
        "column_settings": [
            {"align": "left" if isinstance(cell, str) or getattr(cell, "kind", "") == "text" else "right"}
            for cell in body[0]
        ],
    }
    return drawn, sum(len(cell) for row in cells for cell in row)


def _rows_as_lines(table: Table, reader: Reader) -> list[Line]:
    """A table where there are no tables: a line for each row."""
    shown = [" · ".join(row) for row in _cells(table, reader)]
    return [Line(words, strong=bool(table.header) and n == 0) for n, words in enumerate(shown)]


def _picture(picture: Picture, reader: Reader, file: str) -> tuple[Json, int]:
    alt = alt_text(picture, reader)
    return {"type": "image", "slack_file": {"id": file}, "alt_text": alt}, len(alt)


def alt_text(picture: Picture, reader: Reader) -> str:
    """What a picture shows, in words, for those who do not see it."""
    return _cut(unlinked(plain_text(Reply(picture.words), reader)), MOST_ALT) or "–"


def _first_words(blocks: list[Json]) -> str:
    """The fallback text of a message that continues another."""
    found = _texts(blocks)
    return inert(_cut(" ".join(found), 200)) or "…"


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [value["text"]] if isinstance(value.get("text"), str) else []
        return own + [words for name, part in value.items() if name != "text" or not own for words in _texts(part)]
    if isinstance(value, list):
        return [words for part in value for words in _texts(part)]
    return []
