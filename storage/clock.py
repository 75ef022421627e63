"""The time that all replicas agree on: each machine's clock, set right by the database's."""

from collections.abc import Callable
from datetime import datetime, timedelta

from storage.store import Store


class SharedClock:
    """Reads this machine's clock and adds how far it was off when it was last measured.

    Ids, days and what is due come from it, so they are in order however the replicas' own clocks are set. With
    SQLite there is one machine, and its clock is the database's.
    """

    def __init__(self, store: Store, read: Callable[[], datetime]) -> None:
        self._store, self._read = store, read
        self._off = timedelta(0)
        self.measure()

    def __call__(self) -> datetime:
        """The shared time, aware."""
        return self._read() + self._off

    def measure(self) -> None:
        """Look how far this machine's clock is off; half of the way there and back is the answer's age."""
        asked = self._read()
        with self._store.look(asked) as look:
            theirs = look.clock()
            answered = self._read() if theirs != asked else asked
        self._off = theirs - (asked + (answered - asked) / 2)
