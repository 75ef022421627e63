"""The first week of a team, on each platform, goes as the documentation says: the same people hear of each step."""

import asyncio
import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.first_week import slack, wecom
from tests.first_week.page import WORLDS, parts_of, play
from tests.first_week.script import steps_of

PAGE = Path(__file__).parents[2] / "docs" / "first-week.md"
_NAMES = "|".join(map(re.escape, (*wecom.PEOPLE, *wecom.ROOMS, *slack.PEOPLE, *slack.ROOMS)))
_PLACE = re.compile(rf"\*\*({_NAMES})(（应用）| \(only visible to you, in #\w+\))?\*\*")


def heard(part: str) -> list[tuple[str, set[str]]]:
    """Each step with who hears of it; the words are the dialogues' to hold."""
    places = [(step.lines[0], step) for step in steps_of(part) if step.act is not None]
    found, at = [], 0
    begins = [at := part.index(f"\n{line}\n", at) + 1 for line, _ in places] + [len(part)]
    for (line, _), (begin, end) in zip(places, pairwise(begins), strict=True):
        quoted = [one.strip() for one in part[begin:end].split("\n") if one.startswith("> **")]
        alone = [one for one in quoted if not _PLACE.sub("", one[2:]).strip(" ·")]
        found.append((line, {place for one in alone for place in map("".join, _PLACE.findall(one))}))
    return found


@pytest.mark.parametrize("platform", WORLDS)
def test_everybody_hears_of_each_step_what_the_page_says(platform: str) -> None:
    (part,) = [part for name, part in parts_of(PAGE.read_text(encoding="utf-8")) if name == platform]
    wanted = heard(part)
    assert len(wanted) > 50
    assert sum(bool(places) for _, places in wanted) > 40
    assert heard(asyncio.run(play(platform, part))) == wanted, (
        "play it anew: python -m tests.first_week docs/first-week.md"
    )
