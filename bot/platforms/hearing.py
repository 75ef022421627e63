"""Whether a platform's calls to our address are heard: kept for `dealdrum check`, told to the admins."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.platforms.place import Place
from bot.told import told
from language.text import Text, counted
from storage import links
from storage.store import AGAIN
from storage.work import Work

log = structlog.get_logger()
EVERY = timedelta(seconds=10)
"""How often it is noted at most, whatever comes."""


@dataclass(frozen=True, slots=True)
class Inlet:
    """An address that a platform calls: the name its state is kept under, and what to do about each refusal.

    A reason that is `doubted` may be anybody's rubbish: it says nothing where the platform was heard before.
    """

    name: str
    remedies: Mapping[str, Text]
    doubted: frozenset[str] = frozenset()

    def trouble(self, work: Work) -> Text | None:
        """What is wrong as far as it was seen; None when the platform is heard, or has never called."""
        heard, noted = links.state(work, self.name)
        reason, times = _noted(noted)
        if reason not in self.remedies or (reason in self.doubted and heard is not None):
            return None
        return counted(
            "{n} call was refused: {why}", "{n} calls were refused: {why}", times, why=self.remedies[reason]
        )

    def doubt(self, work: Work) -> Text | None:
        """What may be wrong since the platform was heard last, or may be anybody's rubbish; None without a sign."""
        heard, noted = links.state(work, self.name)
        reason, times = _noted(noted)
        if heard is None or reason not in self.remedies or reason not in self.doubted:
            return None
        return counted(
            "{n} call was refused since: anybody's rubbish, or {why}",
            "{n} calls were refused since: anybody's rubbish, or {why}",
            times,
            why=self.remedies[reason],
        )


def _noted(trouble: str) -> tuple[str, int]:
    """The reason of the refusals that was noted, and how many there were."""
    reason, _, times = trouble.partition(" ")
    return reason, int(times) if times.isdecimal() else 1


class Hearing:
    """Counts the calls that are refused, notes why, and that they are heard again; tells it when that is news."""

    def __init__(self, place: Place, inlet: Inlet, tell: Callable[[Text], None]) -> None:
        self._place, self._inlet, self._tell = place, inlet, tell
        self._last: tuple[str, datetime] | None = None
        self._refused = 0
        self._noting: set[asyncio.Task[None]] = set()

    def __call__(self, reason: str) -> None:
        """A call was refused for this reason; "": it was the platform's."""
        now = self._place.now()
        self._refused = self._refused + 1 if reason else 0
        if self._last and now - self._last[1] < EVERY and self._last[0] in ("", reason):
            return  # whoever calls with rubbish does not make us forget that the platform is heard
        news = self._last is None or self._last[0] != reason
        self._last = (reason, now)
        if reason and news:
            log.warning("calls refused", inlet=self._inlet.name, remedy=told(self._inlet.remedies[reason]))
        task = asyncio.create_task(self._noted(reason, self._refused))
        self._noting.add(task)
        task.add_done_callback(self._noting.discard)

    async def _noted(self, reason: str, times: int) -> None:
        try:
            await asyncio.to_thread(self._note, reason, times)
        except AGAIN as error:
            self._place.refusals.note("call not noted", error)

    def _note(self, reason: str, times: int) -> None:
        with self._place.work() as work:
            if reason:
                links.in_trouble(work, self._inlet.name, f"{reason} {times}")
            else:
                links.heard(work, self._inlet.name, work.now)
        with self._place.look() as look:
            trouble = self._inlet.trouble(look)
        if trouble is not None:
            self._tell(self._inlet.remedies[reason])
