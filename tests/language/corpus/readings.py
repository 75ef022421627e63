"""The corpora and what the reader makes of them."""

import json
from pathlib import Path
from typing import Any

from bot.read import read_line

FOLDER = Path(__file__).parent
ITEMS = tuple(
    name
    for name in (
        "messages",
        "own",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
        "twentyfirst",
        "twentysecond",
        "twentythird",
        "twentyfourth",
        "twentyfifth",
        "twentysixth",
        "twentyseventh",
        "twentyeighth",
        "twentyninth",
        "thirtieth",
        "thirtyfirst",
        "thirtysecond",
        "thirtythird",
        "thirtyfourth",
        "thirtyfifth",
        "thirtysixth",
        "thirtyseventh",
        "thirtyeighth",
        "thirtyninth",
        "fortieth",
        "fortyfirst",
        "fortysecond",
        "fortythird",
        "fortyfourth",
        "fortyfifth",
        "fortysixth",
        "fortyseventh",
        "fortyeighth",
        "fortyninth",
        "fiftieth",
        "fiftyfirst",
        "fiftysecond",
        "fiftythird",
        "fiftyfourth",
        "fiftyfifth",
        "fiftysixth",
        "fiftyseventh",
        "fiftyeighth",
        "fiftyninth",
    )
    if (FOLDER / f"{name}.jsonl").exists()
)

_PASSED = ("id", "today", "lang", "channel", "kind", "text")


def items_of(name: str) -> list[dict[str, Any]]:
    """The labelled messages of a corpus."""
    lines = (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def readings_of(items: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What the reader says of each, given nothing but the message; by id."""
    read = (json.loads(read_line(json.dumps({key: item[key] for key in _PASSED}))) for item in items)
    return {reading["id"]: reading for reading in read}
