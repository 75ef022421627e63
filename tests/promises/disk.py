"""A disk that writes down what it is told, and what may stand on it when the power fails at any moment."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw

SECTOR = 512


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes at a place of a file."""

    file: str
    offset: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """The file ends here now."""

    file: str
    length: int


@dataclass(frozen=True, slots=True)
class Synced:
    """All of the file so far is on the disk for good."""

    file: str


Change = Written | Cut | Synced


class Disk(apsw.VFS):
    """Files as ever, every change in a list."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "")
        self.changes: list[Change] = []

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802  (SQLite's name)
        """A file that tells us what is done to it."""
        return _File(self.changes, name, flags)


class _File(apsw.VFSFile):
    def __init__(self, changes: list[Change], name: Any, flags: list[int]) -> None:
        super().__init__("", name, flags)
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._name, self._changes = Path(path or "temporary").name, changes

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        super().xWrite(data, offset)
        self._changes.append(Written(self._name, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:  # noqa: N802
        super().xTruncate(size)
        self._changes.append(Cut(self._name, size))

    def xSync(self, flags: int) -> None:  # noqa: N802
        super().xSync(flags)
        self._changes.append(Synced(self._name))


def images(
    base: dict[str, bytes], changes: Sequence[Change], moments: Sequence[int], chance: random.Random
) -> Iterator[dict[str, bytes]]:
    """For each moment (how many changes were made by then, ascending) what may be found on the disk afterwards.

    What was synced is there; of the rest any part, in any order, each write torn at sectors of 512 bytes. That a file
    exists, and how it is called, counts as kept.
    """
    kept = {name: bytearray(body) for name, body in base.items()}
    loose: dict[str, list[Written | Cut]] = {}
    done = 0
    for moment in moments:
        for change in changes[done:moment]:
            if isinstance(change, Synced):
                for one in loose.pop(change.file, []):
                    _apply(kept, one)
            else:
                loose.setdefault(change.file, []).append(change)
        done = moment
        yield _crashed(kept, loose, chance)


def _crashed(
    kept: dict[str, bytearray], loose: dict[str, list[Written | Cut]], chance: random.Random
) -> dict[str, bytes]:
    found = {name: bytearray(body) for name, body in kept.items()}
    for name, changes in loose.items():
        found.setdefault(name, bytearray())
        share = chance.choice((0.0, 0.5, 0.9, 1.0))
        for change in changes:
            if chance.random() < share:
                for part in _torn(change, chance):
                    _apply(found, part)
    return {name: bytes(body) for name, body in found.items()}


def _torn(change: Written | Cut, chance: random.Random) -> list[Written | Cut]:
    """The sectors of a write that arrived; mostly all of them."""
    if isinstance(change, Cut) or chance.random() < 0.7:
        return [change]
    starts = range(0, len(change.body), SECTOR)
    return [
        Written(change.file, change.offset + start, change.body[start : start + SECTOR])
        for start in starts
        if chance.random() < 0.5
    ]


def _apply(files: dict[str, bytearray], change: Written | Cut) -> None:
    body = files.setdefault(change.file, bytearray())
    if isinstance(change, Cut):
        del body[change.length :]
        return
    end = change.offset + len(change.body)
    if len(body) < end:
        body.extend(bytes(end - len(body)))
    body[change.offset : end] = change.body
