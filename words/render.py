"""Our values as plain JSON for one reader: for the drawing worker and for pages."""

from dataclasses import fields, is_dataclass
from datetime import date
from functools import lru_cache
from typing import Any, get_args, get_type_hints

from chat.message import Reader
from chat.reply import Mention
from language.money import Money
from language.text import At, Day, Listing, Share, Short, Text
from words.show import Escape, name_of, plain, show


def rendered(value: object, reader: Reader, escape: Escape = plain) -> Any:
    """Dicts, lists, strings, ints, bools and None; a dataclass becomes a dict of its fields, `kind` among them.

    What a field may hold decides: where a `Text` may stand, every `str` and `int` is shown as by `show`;
    elsewhere (place, filled, spark, says) they stay as they are. A mention is its person's name.
    TypeError for what is none of ours.
    """
    match value:
        case Text() | Money() | Day() | At() | Share() | Short() | Listing():
            return show(value, reader, escape)
        case Mention(person=person):
            return {"kind": value.kind, "name": escape(name_of(person))}
        case None | bool() | int() | str():
            return value
        case date():
            return value.isoformat()
        case tuple() | list():
            return [rendered(item, reader, escape) for item in value]
    if not is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"{type(value).__name__} cannot be rendered")
    worded = _worded_fields(type(value))
    return {
        field.name: (_worded if field.name in worded else rendered)(getattr(value, field.name), reader, escape)
        for field in fields(value)
    }


def _worded(value: object, reader: Reader, escape: Escape) -> Any:
    """What stands in a field for words: strings and numbers too are shown, also those in rows."""
    match value:
        case bool():
            return value
        case str() | int():
            return show(value, reader, escape)
        case tuple() | list():
            return [_worded(item, reader, escape) for item in value]
    return rendered(value, reader, escape)


@lru_cache
def _worded_fields(kind: type) -> frozenset[str]:
    """The fields of a dataclass in which a Text may stand."""
    return frozenset(name for name, hint in get_type_hints(kind).items() if _admits_text(hint))


def _admits_text(hint: object) -> bool:
    return hint is Text or any(_admits_text(part) for part in get_args(hint))
