"""Values as JSON and back: what is stored whole (a delivery, an incoming message, an open question)."""

import json
from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

T = TypeVar("T")


_WHATEVER = TypeAdapter[Any](Any)
"""Writes a value as what it is; by its type, every union in it would be tried one kind after the other."""
_in_words = json.JSONEncoder(ensure_ascii=False).encode
_NONE = "[]"
"""No words, which most lists hold."""


@cache
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast(Any, kind))


def dump(value: Any) -> str:
    """JSON of a frozen value of ours."""
    return _WHATEVER.dump_json(value).decode()


def load(kind: type[T], body: str) -> T:
    """The value that was dumped; pydantic.ValidationError when it is not of that kind."""
    value: T = _adapter(cast(Hashable, kind)).validate_json(body)
    return value


def names(items: tuple[str, ...]) -> str:
    """A short list of words as JSON."""
    return _in_words(items) if items else _NONE


def names_of(body: str) -> tuple[str, ...]:
    """The list of words that was stored."""
    return () if body == _NONE else load(tuple[str, ...], body)
