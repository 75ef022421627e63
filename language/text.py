"""A wording as a value: an English msgid with its arguments, translated late, for each reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from language.money import Money


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day, shown as people write it: 11-20(周五), Fri 20 Nov."""

    day: date
    kind: Literal["day"] = "day"


@dataclass(frozen=True, slots=True)
class At:
    """An aware instant, shown as the reader's clock time; with its day unless `time_only`."""

    instant: datetime
    time_only: bool = False
    kind: Literal["at"] = "at"


@dataclass(frozen=True, slots=True)
class Share:
    """A ratio in 1/10,000: Share(8830) is 88.3 %."""

    per_10000: int
    kind: Literal["share"] = "share"


@dataclass(frozen=True, slots=True)
class Short:
    """A number or money shown rounded, for boards and pictures: 128.6万, 1.3M."""

    value: int | Money
    kind: Literal["short"] = "short"


@dataclass(frozen=True, slots=True)
class Listing:
    """Several things in a row, joined as the language does: A、B、C or A, B, C."""

    items: tuple[Arg, ...]
    kind: Literal["listing"] = "listing"


@dataclass(frozen=True, slots=True)
class Text:
    """Our own words. `msgid` has {named} places for `args`; with `plural`, the argument `n` chooses the form.

    A plain `str` argument is somebody's words: it is escaped wherever it is shown. Made by `text()`.
    """

    msgid: str
    args: tuple[tuple[str, Arg], ...] = ()
    plural: str = ""
    kind: Literal["text"] = "text"


Arg = int | str | Money | Day | At | Share | Short | Listing | Text


def text(msgid: str, **args: Arg) -> Text:
    """A wording with its arguments: text("Recorded {what}", what=…)."""
    return Text(msgid, tuple(args.items()))


def english(arg: Arg) -> str:
    """Our own words as they stand in the code, for a log or a traceback; people are shown their own language."""
    if isinstance(arg, Text):
        args = dict(arg.args)
        form = arg.plural if arg.plural and args.get("n") != 1 else arg.msgid
        return form.format(**{name: english(value) for name, value in args.items()})
    return ", ".join(map(english, arg.items)) if isinstance(arg, Listing) else str(arg)


def counted(one: str, many: str, n: int, **args: Arg) -> Text:
    """A wording that depends on a number: counted("{n} visit", "{n} visits", 3)."""
    return Text(one, (("n", n), *args.items()), many)
