"""Identifiers made by us: 63-bit integers in the order of time, and the short codes people type."""

import random
import threading
from datetime import UTC, datetime, timedelta
from itertools import count

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
TAGS = count(random.SystemRandom().getrandbits(10))
"""A tag for each store: no two of one process make the same id; those of several processes differ by chance."""
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no I, O, 0, 1: they are misread


class Ids:
    """Makes ids: 41 bits of milliseconds, 10 of this process, 12 counted up; never twice, never backwards.

    Two processes with the same `tag` could make the same id in one millisecond; the primary key then refuses the
    flush and the batch runs again with new ids.
    """

    def __init__(self, tag: int) -> None:
        self._tag = (tag & 0x3FF) << 12
        self._now, self._milliseconds = _EPOCH, 0
        self._last = 0
        self._count = 0
        self._lock = threading.Lock()

    def new(self, now: datetime) -> int:
        """The next id; later than all before, even when `now` is not."""
        with self._lock:
            if now is not self._now:  # a unit of work asks for many at one moment
                self._now, self._milliseconds = now, int((now - _EPOCH).total_seconds() * 1000)
            milliseconds = max(self._milliseconds, self._last)
            self._count = self._count + 1 if milliseconds == self._last else 0
            if self._count > 0xFFF:
                milliseconds, self._count = milliseconds + 1, 0
            self._last = milliseconds
            return milliseconds << 22 | self._tag | self._count


def first_id(moment: datetime) -> int:
    """What no id made at that moment or later is smaller than."""
    return int((moment - _EPOCH).total_seconds() * 1000) << 22


def span_of(length: timedelta) -> int:
    """How far apart two ids are whose moments are so far apart."""
    return length // timedelta(milliseconds=1) << 22


def code_of(number: int) -> str:
    """Three letters that stand for an id in a conversation: K7Q. Not unique; the newest of a member counts."""
    mixed = (number * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF) >> 49
    return "".join(_LETTERS[mixed >> shift & 31] for shift in (10, 5, 0))
