"""A week written down: who says what and when, read from a page of the documentation and played on a world."""

import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")
_SAYS = re.compile(r"\*\*(?P<who>[^*]+)\*\*(?: in (?P<group>[^:*]+?))?:(?: (?P<text>.+))?")
_PRESSES = re.compile(r"\*\*(?P<who>[^*]+)\*\*(?: in (?P<group>[^:*]+?))? presses (?P<label>.+)")
_SENDS = re.compile(r"\*\*(?P<who>[^*]+)\*\* sends (?P<name>\S+)")
_CLOCK = re.compile(r"\*(?P<at>\d{4}-\d\d-\d\d \d\d:\d\d)\*")
_FENCE = "```"
CLAIM = "{claim}"
NOTHING = "> (nothing)"
_CODE = re.compile(r"(?<![A-Za-z0-9])[A-HJ-NP-Z2-9]{3}(?![A-Za-z0-9])")
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True, slots=True)
class Heard:
    """What somebody hears: `place` is a group, or the one person who sees it."""

    place: str
    words: str


class World(Protocol):
    """A platform with the program on it. Each call returns what was heard of it, when all is quiet again."""

    async def say(self, who: str, text: str, group: str) -> list[Heard]:
        """Somebody writes."""

    async def press(self, who: str, label: str, group: str) -> list[Heard]:
        """Somebody presses the newest button of that name they can see."""

    async def send_file(self, who: str, name: str, table: str) -> list[Heard]:
        """Somebody sends a table as a file."""

    async def until(self, moment: datetime) -> list[Heard]:
        """The clock goes on; what is due on the way comes at its own moment."""

    def claim_code(self) -> str:
        """A one-time code, as `dealdrum claim` prints it."""

    def codes(self) -> Sequence[str]:
        """The codes of records that stand behind buttons so far, in their order."""


class Codes:
    """Codes differ from play to play: in the page each has one that stays, in the order in which they are read."""

    def __init__(self) -> None:
        self._real: set[str] = set()
        self._shown: dict[str, str] = {}

    def learn(self, real: Sequence[str]) -> None:
        """These are codes."""
        self._real.update(real)

    def written(self, words: str) -> str:
        """Words as the page has them."""
        return _CODE.sub(lambda found: self._named(found[0]), words)

    def meant(self, words: str) -> str:
        """Words of the page as the program knows them."""
        real = {shown: code for code, shown in self._shown.items()}
        return _CODE.sub(lambda found: real.get(found[0], found[0]), words)

    def _named(self, code: str) -> str:
        if code in self._real and code not in self._shown:
            mixed = (len(self._shown) + 1) * 21_283
            self._shown[code] = "".join(_LETTERS[mixed >> shift & 31] for shift in (10, 5, 0))
        return self._shown.get(code, code)


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happens, and the lines of the page that tell it."""

    lines: tuple[str, ...]
    act: Callable[[World, Codes], Awaitable[list[Heard]]] | None


def steps_of(page: str) -> Iterator[Step]:
    """The page's steps in their order; what was heard is left out, prose is a step without an act."""
    lines = [line for line in page.split("\n") if not line.startswith(">")]
    place = 0
    while place < len(lines):
        line, block = lines[place], _block(lines, place + 1)
        end = place + 1 + (len(block) if _takes_block(line) else 0)
        yield Step(tuple(lines[place:end]), _act(line, "\n".join(block[1:-1])))
        place = end


def _takes_block(line: str) -> bool:
    said = _SAYS.fullmatch(line)
    return bool(_SENDS.fullmatch(line) or (said and not said["text"]))


def _block(lines: Sequence[str], place: int) -> list[str]:
    """The fenced lines that begin there, with their fences."""
    if place >= len(lines) or lines[place] != _FENCE:
        return []
    return list(lines[place : lines.index(_FENCE, place + 1) + 1])


def _act(line: str, block: str) -> Callable[[World, Codes], Awaitable[list[Heard]]] | None:
    if found := _CLOCK.fullmatch(line):
        moment = datetime.fromisoformat(found["at"]).replace(tzinfo=ZONE)
        return lambda world, _: world.until(moment)
    if found := _SENDS.fullmatch(line):
        who, name = found["who"], found["name"]
        return lambda world, _: world.send_file(who, name, block)
    if found := _PRESSES.fullmatch(line):
        who, label, group = found["who"], found["label"], found["group"] or ""
        return lambda world, _: world.press(who, label, group)
    if found := _SAYS.fullmatch(line):
        return _says(found["who"], found["text"] or block, found["group"] or "")
    return None


def _says(who: str, words: str, group: str) -> Callable[[World, Codes], Awaitable[list[Heard]]]:
    def act(world: World, codes: Codes) -> Awaitable[list[Heard]]:
        said = words.replace(CLAIM, world.claim_code()) if CLAIM in words else words
        return world.say(who, codes.meant(said), group)

    return act


async def played(page: str, world: World) -> str:
    """The page with what is heard now."""
    codes, out = Codes(), list[str]()
    for step in steps_of(page):
        out += step.lines
        if step.act is not None:
            heard = await step.act(world, codes)
            codes.learn(world.codes())
            out += _quoted(heard, codes, silent=not _CLOCK.fullmatch(step.lines[0]))
    return "\n".join(out)


def _quoted(heard: Sequence[Heard], codes: Codes, *, silent: bool) -> list[str]:
    """What was heard, place by place; those who hear the same stand together. A clock that brings nothing is silent."""
    if not heard:
        return [NOTHING] if silent else []
    alike: dict[tuple[str, ...], list[str]] = {}
    for place in sorted({one.place for one in heard}):
        alike.setdefault(tuple(one.words for one in heard if one.place == place), []).append(place)
    lines: list[str] = []
    for messages, places in alike.items():
        lines += [">"] if lines else []
        lines.append(f"> {' · '.join(f'**{place}**' for place in places)}  ")
        for number, words in enumerate(messages):
            lines += [">"] if number else []
            lines += [f"> {line}  " if line else ">" for line in codes.written(words).split("\n")]
    return lines
