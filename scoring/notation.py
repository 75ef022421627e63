"""The notation of a rules file, TOML: every line that is not, where that can be told."""

import re
import tomllib
from decimal import Decimal
from typing import Any

from language.text import text
from scoring import setting
from scoring.mistake import Enough, Mistake, Mistakes

_LARGEST_FILE = 1_000_000  # characters
_WIDE = re.compile(r"[“”‘’＝【】｛｝，]")
_HEADING = re.compile(r"\s*[\[【［]")
_BRACKETS = (("[", "]"), ("{", "}"))


def read_document(body: str, mistakes: Mistakes) -> dict[str, Any]:
    """The file as TOML has it; Enough, with the lines that are not TOML noted, when it is none."""
    if len(body) > _LARGEST_FILE:
        said = text("is longer than {n} characters; is it the right one?", n=str(_LARGEST_FILE))
        mistakes.add(Mistake(text("the file"), said))
        raise Enough
    lines = body.removeprefix("\ufeff").split("\n")
    document, number = _parsed(lines, mistakes)
    while document is None and number and _stands_alone(lines[number - 1]):
        lines[number - 1] = ""
        document, number = _parsed(lines, mistakes)
    if document is None or mistakes.found:
        raise Enough
    return document


def _parsed(lines: list[str], mistakes: Mistakes) -> tuple[dict[str, Any] | None, int]:
    """What the lines say, or None with the number of the first one that cannot be read; 0: nobody knows which."""
    try:
        return tomllib.loads("\n".join(lines), parse_float=Decimal), 0
    except RecursionError:
        said = text("has brackets within brackets within brackets; remove them")
        mistakes.add(Mistake(text("the file"), said))
        return None, 0
    except (ValueError, ArithmeticError) as error:  # a TOML error is a ValueError; so is a number without end
        found = re.search(r"\(at line (\d+), column \d+\)", str(error))
        number = int(found[1]) if found else len(lines)
        mistakes.add(_mistake(lines[number - 1].strip(), number, str(error)))
        return None, number if found else 0


def _mistake(line: str, number: int, message: str) -> Mistake:
    reason = setting.plain(re.sub(r" \(at .*", "", message))
    wide = _WIDE.search(line)
    remedy = (
        text("type {sign} anew on an English keyboard: {signs}", sign=wide[0], signs='" = [ ] ,')
        if wide
        else text("{page} shows how it is written", page="docs/rules.md")
    )
    said = text("is not TOML ({reason}); {remedy}", reason=reason, remedy=remedy)
    return Mistake(setting.plain(line) or text("the end"), said, number)


def _stands_alone(line: str) -> bool:
    """Whether a line is wrong in itself and its neighbours do not hang on it, so that they can be judged alone."""
    if _HEADING.match(line) or any(line.count(opened) != line.count(closed) for opened, closed in _BRACKETS):
        return False
    try:
        tomllib.loads(line, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError):
        return bool(line.strip())
    return False
