"""What the database refused: counted for all parts of the program, told once, and not by each that was refused."""

from collections.abc import Callable

import structlog

from bot.trace import trace
from storage.store import is_outage

log = structlog.get_logger()
TELL_EVERY = 60.0
"""Seconds between two lines on the same outage."""


class Refusals:
    """Counts what the database did not take or give; the watch judges what it means, and then it is logged.

    `noticed` is called at each, `tried` counts them since it was last told; all of it belongs to the event loop.
    """

    def __init__(self) -> None:
        self.noticed: Callable[[], None] = lambda: None
        self._first: dict[str, str] = {}
        self.tried = 0
        self._away_since: float | None = None
        self._tell_at = float("-inf")

    def note(self, what: str, error: Exception) -> None:
        """Something could not be done: counted where the database is at fault, else logged as `what`."""
        cause = error.__cause__
        if not is_outage(error) and not (isinstance(cause, Exception) and is_outage(cause)):
            log.warning(what, **trace(error))
            return
        self.tried += 1
        self._first = self._first or {"first": what, **trace(error)}
        self.noticed()

    def judged(self, now: float, *, well: bool) -> None:
        """Log whether the database went, is still away, is back, or refused something and takes what comes again.

        `now`: seconds on a clock that only goes forward.
        """
        if well and self._away_since is not None:
            self._tell("database back", now, **self._so_far(now))
            self._away_since, self.tried, self._first = None, 0, {}
        elif not well and self._away_since is None:
            self._away_since = now
            self._tell("database away", now, **self._first)
        elif not well and now >= self._tell_at:
            self._tell("database still away", now, **self._so_far(now))
        elif well and self.tried and now >= self._tell_at:
            self._tell("database refused", now, tried=self.tried, **self._first)
            self.tried, self._first = 0, {}

    def _so_far(self, now: float) -> dict[str, int]:
        since = now if self._away_since is None else self._away_since
        return {"seconds": round(now - since), "tried": self.tried}

    def _tell(self, what: str, now: float, **values: str | int) -> None:
        log.warning(what, **values)
        self._tell_at = now + TELL_EVERY
