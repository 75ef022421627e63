"""Long alternations searched quickly: each rewritten to begin with a character, which `re` then looks for first."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPECIAL = frozenset(".^$*+?{}[]()|\\")
_REPEATS = ("*", "+", "{")
_MOST = 400
"""Rewritten alternatives of one, at most; beyond, it is left as it was written."""


@dataclass(frozen=True, slots=True)
class Search:
    """A compiled alternation: `headed` alternatives begin with a character, `first` with ^, `others` otherwise.

    `latin` are those of `headed` that a text in ASCII may hold.
    """

    headed: re.Pattern[str] | None
    latin: re.Pattern[str] | None
    others: re.Pattern[str] | None
    first: re.Pattern[str] | None = None

    def search(self, text: str) -> re.Match[str] | None:
        """The match that begins first."""
        headed = self.latin if text.isascii() else self.headed
        found = headed.search(text) if headed is not None else None
        other = self.others.search(text) if self.others is not None else None
        if found is None or (other is not None and other.start() < found.start()):
            found = other
        if self.first is None or (found is not None and not found.start()):
            return found
        return self.first.match(text) or found


def quick(pattern: str, flags: re.RegexFlag = re.ASCII) -> Search:
    r"""The search for a pattern of many alternatives without groups that are referred to; \b, \d and \w are ASCII.

    `re` tries every alternative at every place, unless each begins with a plain character; one with ^ it tries there
    as well.
    """
    headed: dict[str, list[str]] = {}
    others: list[str] = []
    first: list[str] = []
    for alternative in _split(pattern):
        written = _headed(alternative)
        if alternative.startswith("^"):
            first.append(alternative)
        elif written is None or len(written) > _MOST:
            others.append(alternative)
        else:
            for one in written:
                head = _head(one)
                headed.setdefault(head, []).append(one[len(head) :])
    grouped = [f"{head}(?:{'|'.join(rests)})" for head, rests in headed.items()]
    parts = grouped, [one for one in grouped if one[0].isascii()], others, first
    return Search(*(re.compile("|".join(part), flags) if part else None for part in parts))


def openings(pattern: str) -> frozenset[str] | None:
    """The characters that a text begins with which fits a pattern of alternatives; None: not known, so any."""
    found: set[str] = set()
    for alternative in _split(pattern):
        written = _headed(alternative)
        if written is None:
            return None
        found |= {_head(one)[-1] for one in written}
    return frozenset(found)


def _head(written: str) -> str:
    r"""The character that a rewritten alternative begins with, escaped where it is: \?."""
    return written[: 1 + written.startswith("\\")]


def _split(pattern: str) -> list[str]:
    """The alternatives of the outermost level."""
    found, depth, begun, at = [], 0, 0, 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 1
        elif char == "[":
            at = _class_end(pattern, at)
        elif char == "|" and depth == 0:
            found.append(pattern[begun:at])
            begun = at + 1
        else:
            depth += (char == "(") - (char == ")")
        at += 1
    return [*found, pattern[begun:]]


def _class_end(pattern: str, at: int) -> int:
    """Where the character class that begins at a place is closed."""
    at += 1
    while pattern[at] != "]":
        at += 1 + (pattern[at] == "\\")
    return at


def _group_end(pattern: str) -> int:
    """Where the group that a pattern begins with is closed."""
    depth, at = 0, 0
    while True:
        char = pattern[at]
        if char == "\\":
            at += 1
        elif char == "[":
            at = _class_end(pattern, at)
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return at
        at += 1


def _headed(pattern: str) -> list[str] | None:
    """The alternative as several that each begin with a character; None when it cannot be written so."""
    if pattern.startswith("(?:"):
        end = _group_end(pattern)
        return _chosen(_split(pattern[3:end]), pattern[end + 1 :])
    if pattern.startswith("[") and not pattern.startswith("[^"):
        end = _class_end(pattern, 0)
        inside = pattern[1:end]
        return None if set(inside) & {"\\", "-"} else _chosen(list(inside), pattern[end + 1 :])
    if pattern.startswith("(?<!"):
        end = _group_end(pattern)
        return _not_behind(pattern[4:end], _headed(pattern[end + 1 :]))
    if pattern.startswith("\\b") and pattern[2:3].isalnum() and pattern[3:4] not in ("?", *_REPEATS):
        return [f"{pattern[2]}(?<!\\w{pattern[2]}){pattern[3:]}"]
    if pattern[:2] == "\\?" and pattern[2:3] not in ("?", *_REPEATS):
        return [pattern]
    if not pattern or pattern[0] in _SPECIAL or pattern[1:2] in _REPEATS:
        return None
    return _chosen([pattern[0]], pattern[1:]) if pattern[1:2] == "?" else [pattern]


def _not_behind(before: str, written: list[str] | None) -> list[str] | None:
    """Each of the alternatives where `before` does not stand before it."""
    if written is None:
        return None
    heads = [_head(one) for one in written]
    return [f"{head}(?<!(?:{before}){head}){one[len(head) :]}" for head, one in zip(heads, written, strict=True)]


def _chosen(options: list[str], rest: str) -> list[str] | None:
    """Each of the options before the rest; also the rest alone behind a question mark."""
    if rest.startswith(_REPEATS) or rest.startswith("??"):
        return None
    if rest.startswith("?"):
        options, rest = [*options, ""], rest[1:]
    found: list[str] = []
    for option in options:
        written = _headed(option + rest) if not (len(option) == 1 and option in _SPECIAL) else None
        if written is None:
            return None
        found += written
    return found
