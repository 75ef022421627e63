"""The first week of a team, on each platform, is what the documentation says it is."""

import asyncio
from pathlib import Path

import pytest

from tests.first_week.page import WORLDS, parts_of, play

PAGE = Path(__file__).parents[2] / "docs" / "first-week.md"


@pytest.mark.parametrize("platform", WORLDS)
def test_the_week_is_played_as_it_is_written_down(platform: str) -> None:
    (part,) = [part for name, part in parts_of(PAGE.read_text(encoding="utf-8")) if name == platform]
    assert asyncio.run(play(platform, part)).split("\n") == part.split("\n")
