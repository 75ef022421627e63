"""A reply as plain text: for the console, notifications, screen readers and chats without blocks."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from chat.form import Form
from chat.message import Reader
from chat.reply import Block, Buttons, Line, Mention, Picture, Reply, Sheet, Table
from language.text import Arg
from words.grid import sheet_line
from words.show import Escape, name_of, plain, show


def plain_text(reply: Reply, reader: Reader, escape: Escape = plain) -> str:
    """The reply in lines: tables as `A | B`, a picture as its words, buttons as `[A] [B]`, a mention as the name."""
    return "\n".join(_lines(reply.blocks, reader, escape))


def _lines(blocks: Iterable[Block], reader: Reader, escape: Escape) -> Iterator[str]:
    for block in blocks:
        match block:
            case Line(text=words):
                yield show(words, reader, escape)
            case Table():
                yield from (_row(cells, reader, escape) for cells in (block.header, *block.rows) if cells)
            case Picture(words=twin):
                yield from _lines(twin, reader, escape)
            case Buttons(items=buttons):
                yield " ".join(f"[{show(button.label, reader, escape)}]" for button in buttons)
            case Mention(person=person):
                yield escape(name_of(person))
            case Form(words=instead):
                yield from (show(line, reader, escape) for line in instead)
            case Sheet(name=name, rows=rows):
                yield show(sheet_line(name, len(rows)), reader, escape)
            case _:
                assert_never(block)


def _row(cells: tuple[Arg, ...], reader: Reader, escape: Escape) -> str:
    return " | ".join(show(cell, reader, escape) for cell in cells)
