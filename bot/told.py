"""Words for whoever sits at the terminal, in the language of its locale."""

import os
from datetime import datetime

from language.text import Arg

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first one that is set says which language messages are in, as POSIX has it."""


def locale() -> str:
    """The locale of messages without its encoding, for example zh_CN; "" where none is set."""
    found = next(filter(None, map(os.environ.get, VARIABLES)), None) or ""
    return found.partition(".")[0].partition("@")[0]


def clock_time(at: datetime) -> str:
    """The moment by this machine's clock and zone: 2026-11-20 09:05."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def told(words: Arg) -> str:
    """The words as the terminal's language has them."""
    from chat.message import Reader
    from words.show import show

    return show(words, Reader(locale(), "UTC"))
