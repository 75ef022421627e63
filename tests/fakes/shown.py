"""What somebody sees of a platform: an adapter over a store, and what it showed; one for each platform, found here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from storage.store import Store

ROOM = "room"
"""The group in which all is said."""


@dataclass(frozen=True, slots=True)
class Shown:
    """`words`: all that was shown, and what stands for its pictures; `blocks`: as drawn, None where all is text."""

    adapter: Any
    words: Callable[[], str]
    blocks: Callable[[], list[Any]] | None = None


def every(store: Store) -> Iterator[tuple[str, Shown]]:
    """(platform, what it shows): `shown(store)` in tests/fakes/<platform>/shown.py."""
    for path in sorted(Path(__file__).parent.glob("*/shown.py")):
        name = path.parent.name
        yield name, import_module(f"tests.fakes.{name}.shown").shown(store)
