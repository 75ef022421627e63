"""A reply as WeCom shows it: markdown, pictures as messages of their own, buttons as cards. Pure."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from bot.platforms.wecom.card import MOST_BUTTONS, Card, Choice
from bot.platforms.wecom.escape import cut, escaped
from chat.form import Form
from chat.message import Reader
from chat.reply import Block, Button, Buttons, Line, Mention, Picture, Reply, Sheet, Table
from language.text import Arg, Text, text
from words.grid import sheet_line
from words.show import name_of, show

MOST_BYTES = 20_480
MOST_PARTS = 5
QUOTED = ("undo ", "correct ", "answer ", "win ")
"""What can be said of a record or a question by quoting it."""
_TYPED = {"undo": text("undo"), "correct": text("correct"), "answer": text("choose"), "admit": text("admit")}


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is sent, in order: texts, pictures, sheets as files, cards.

    `twins`: the words of each picture, in case it cannot be sent after all.
    """

    parts: tuple[str, ...]
    images: tuple[bytes, ...]
    twins: tuple[str, ...]
    cards: tuple[Card, ...]
    sheets: tuple[Sheet, ...] = ()


def drawn(
    reply: Reply, reader: Reader, images: Sequence[bytes | None], *, limit: int = MOST_BYTES, buttons: bool = True
) -> Drawn:
    """The reply for one reader; pictures that could not be drawn are said in words, `buttons` False: typed, too."""

    def shown(arg: Arg) -> str:
        return show(arg, reader, escaped)

    left = iter(images)
    pngs = [next(left, None) for block in reply.blocks if isinstance(block, Picture)]
    alone = not any(isinstance(block, Line | Table) for block in reply.blocks)
    cards = _cards(reply.blocks, shown) if buttons else ()
    words = "\n".join(_lines(reply.blocks, iter(pngs), shown, alone=alone))
    words = _with_code(words, reply.blocks)
    if not buttons or any(card.numbered for card in cards):
        words = "\n".join([words, *_typed(reply.blocks, shown)])
    pictures = [block for block in reply.blocks if isinstance(block, Picture)]
    twins = ["\n".join(_lines(p.words, iter(()), shown)) for p, png in zip(pictures, pngs, strict=True) if png]
    return Drawn(
        parts=tuple(split(words.strip(), limit)),
        images=tuple(png for png in pngs if png),
        twins=tuple(twins),
        cards=cards,
        sheets=tuple(block for block in reply.blocks if isinstance(block, Sheet)),
    )


def _lines(
    blocks: Iterable[Block], pngs: Iterator[bytes | None], shown: Callable[[Arg], str], *, alone: bool = True
) -> Iterator[str]:
    """Line by line. The words of a picture that is sent are left out where other lines say what it is."""
    for block in blocks:
        match block:
            case Line(text=words, strong=strong):
                line = shown(words)
                yield f"**{line}**" if strong and line.strip() else line
            case Table():
                yield from _table(block, shown)
            case Picture(words=twin):
                if next(pngs, None) is None or alone:
                    yield from _lines(twin, iter(()), shown)
            case Mention(person=person):
                yield escaped(name_of(person))
            case Sheet(name=name, rows=rows):
                yield shown(sheet_line(name, len(rows)))
            case Form(words=instead):
                yield from (shown(words) for words in instead)
            case Buttons():
                pass
            case _:
                assert_never(block)


def _table(table: Table, shown: Callable[[Arg], str]) -> Iterator[str]:
    """A table in markdown, empty lines around it; without a header, lines with dots between."""
    if not table.header:
        yield from (" · ".join(filter(None, map(shown, row))) for row in table.rows)
        return
    yield ""
    yield _row(table.header, shown)
    yield "| " + " | ".join([":---", *["---:"] * (len(table.header) - 1)]) + " |"
    yield from (_row(row, shown) for row in table.rows)
    yield ""


def _row(cells: Sequence[Arg], shown: Callable[[Arg], str]) -> str:
    return "| " + " | ".join(shown(cell) or " " for cell in cells) + " |"


def _code_of(says: str) -> str:
    """The record or question a button is about: K7Q of `undo K7Q`, `answer K7Q 1`, `win now K7Q`; else ""."""
    return next((word for word in says.split()[1:] if len(word) == 3 and word.isalnum() and word.upper() == word), "")


def _buttons(blocks: Iterable[Block]) -> list[Button]:
    return [button for block in blocks if isinstance(block, Buttons) for button in block.items]


def _with_code(words: str, blocks: Sequence[Block]) -> str:
    """A quote of our answer does not say which message it was: so the first line ends with the record's code."""
    codes = [
        code for button in _buttons(blocks) if button.says.startswith(QUOTED) and (code := _code_of(button.says))
    ]
    if not codes or codes[0] in words:
        return words
    first, _, rest = words.partition("\n")
    mark = f"{first} · #{codes[0]}" if first else f"#{codes[0]}"
    return f"{mark}\n{rest}" if rest else mark


def _typed(blocks: Sequence[Block], shown: Callable[[Arg], str]) -> Iterator[str]:
    """What one can type instead of pressing, a line for each button."""
    for button in _buttons(blocks):
        yield shown(text("▸ {label}: reply “{say}”", label=button.label, say=_say(button.says)))


def _say(says: str) -> Text:
    """What a button says, with its verb in the reader's language."""
    verb, _, rest = says.partition(" ")
    known = _TYPED.get(verb)
    word = known if known is not None else Text("{verb}", (("verb", verb),))
    return text("{word} {rest}", word=word, rest=text("all") if rest == "all" else rest) if rest else word


def _cards(blocks: Sequence[Block], shown: Callable[[Arg], str]) -> tuple[Card, ...]:
    """One card for what is asked about one thing; its title is the line that names it, else the last strong one."""
    found: dict[str, tuple[str, list[Choice]]] = {}
    lines = [shown(block.text) for block in blocks if isinstance(block, Line)]
    title = ""
    for block in blocks:
        if isinstance(block, Line):
            title = shown(block.text) if block.strong or not title else title
        elif isinstance(block, Buttons):
            code = next((code for button in block.items if (code := _code_of(button.says))), "")
            named = next((line for line in lines if code and code in line), title)
            _, choices = found.setdefault(code, (named, []))
            choices += [Choice(shown(button.label), button.says) for button in block.items]
    cards = []
    for title, choices in found.values():
        known = choices[0].says.partition(" ")[0] in _TYPED
        hint = shown(text("Tap, or reply “{say}”", say=_say(choices[0].says))) if known else ""
        for start in range(0, len(choices), MOST_BUTTONS):
            some = tuple(choices[start : start + MOST_BUTTONS])
            cards.append(Card(title, hint, some, any(not c.says.startswith(("undo", "correct")) for c in some)))
    return tuple(cards)


def split(words: str, limit: int) -> list[str]:
    """Parts of at most `limit` bytes, cut between lines; a longer line is cut, too many parts are not sent."""
    parts: list[str] = []
    current = ""
    for line in words.split("\n") if words else ():
        line = cut(line, limit)
        together = f"{current}\n{line}" if current else line
        if len(together.encode()) > limit:
            parts.append(current)
            together = line
        current = together
    parts += [current] if current.strip() else []
    if len(parts) > MOST_PARTS:
        parts = [*parts[: MOST_PARTS - 1], cut(parts[MOST_PARTS - 1] + "\n…", limit)]
    return parts
