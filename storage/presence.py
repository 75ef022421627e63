"""Who else has the same SQLite file open: a lock that ends with its program, however that ends."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


class Presence:
    """Marks this program as one that uses the database, by a shared lock on a file beside it."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + "-presence")
        self._file: IO[bytes] | None = None

    def enter(self, if_alone: Callable[[], None]) -> None:
        """Be there from now on; `if_alone` is run first when nobody else is.

        Whoever enters meanwhile waits for it. The kernel takes the lock back from a program that was killed.
        """
        self._file = self._path.open("ab")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pass  # somebody else is there
        else:
            if_alone()
        fcntl.flock(self._file, fcntl.LOCK_SH)

    @contextmanager
    def alone(self) -> Iterator[bool]:
        """Whether nobody is there; then nobody can enter until the end."""
        with self._path.open("ab") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True

    def leave(self) -> None:
        """Be there no more."""
        if self._file:
            self._file.close()
            self._file = None
