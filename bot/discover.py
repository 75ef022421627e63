"""Which platforms there are: each folder of bot/platforms that has settings of its own."""

from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "platforms"


@lru_cache
def platforms() -> tuple[str, ...]:
    """Their names, in order; the playground and the tests' own platform have nothing to set up."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/settings.py")))


def settings_of(platform: str) -> Any:
    """The settings class of a platform: `Settings` in its `settings` module."""
    return import_module(f"bot.platforms.{platform}.settings").Settings


def programs() -> Iterator[tuple[str, Any]]:
    """(platform, its commands of the program): `app` in the `program` module of those that have one."""
    for path in sorted(FOLDER.glob("*/program.py")):
        name = path.parent.name
        yield name, import_module(f"bot.platforms.{name}.program").app


def opening_of(platform: str) -> Any:
    """The module that opens a platform; loads the platform's libraries.

    It has `opened(settings, place) -> Adapter` and `async examined(settings, place | None) -> Sequence[Finding]`,
    what `dealdrum check` finds; the place is None where there is no company yet.
    """
    return import_module(f"bot.platforms.{platform}.opening")
