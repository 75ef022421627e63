"""Which platforms there are: each folder of bot/platforms that has settings of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:  # whoever only asks for the names loads no database
    from typer import Typer

    from bot.finding import Finding
    from bot.platforms.place import Place
    from chat.adapter import Adapter

FOLDER = Path(__file__).parent / "platforms"


class Opening(Protocol):
    """What the `opening` module of a platform holds; `settings` are its own."""

    def opened(self, settings: Any, place: Place) -> Adapter:
        """The platform, ready to run."""

    async def examined(self, settings: Any, place: Place | None) -> Sequence[Finding]:
        """What `dealdrum check` says of it; the place is None where there is no company yet."""


@lru_cache
def platforms() -> tuple[str, ...]:
    """Their names, in order; the playground and the tests' own platform have nothing to set up."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/settings.py")))


def settings_of(platform: str) -> Any:
    """The settings class of a platform: `Settings` in its `settings` module."""
    return import_module(f"bot.platforms.{platform}.settings").Settings


def programs() -> Iterator[tuple[str, Typer]]:
    """(platform, its commands of the program): `app` in the `program` module of those that have one."""
    for path in sorted(FOLDER.glob("*/program.py")):
        name = path.parent.name
        yield name, import_module(f"bot.platforms.{name}.program").app


def opening_of(platform: str) -> Opening:
    """The module that opens a platform; loads the platform's libraries."""
    return cast(Opening, import_module(f"bot.platforms.{platform}.opening"))
