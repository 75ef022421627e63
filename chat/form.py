"""A form to fill in, where the platform has forms; elsewhere its words show what to write instead."""

from dataclasses import dataclass
from typing import Literal

from language.text import Arg, Text


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a field that offers a choice."""

    value: str
    label: Arg


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in. `form`: a day (ISO), one of `choices`, or words; `value` stands there at first."""

    name: str
    label: Text
    form: Literal["day", "choice", "words"] = "words"
    required: bool = False
    choices: tuple[Choice, ...] = ()
    example: Arg = ""
    value: str = ""
    kind: Literal["field"] = "field"


@dataclass(frozen=True, slots=True)
class Form:
    """At most five fields; what was filled in comes as an Incoming of kind `form`, whose text handlers.filling reads.

    `name` tells forms apart, `other` is the form one may change to, `words` says what to write where there are none.
    """

    name: str
    title: Text
    submit: Text
    fields: tuple[Field, ...]
    words: tuple[Text, ...]
    other: str = ""
    other_label: Text | None = None
    kind: Literal["form"] = "form"
