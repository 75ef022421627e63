"""The drawing of imports in CONTRIBUTING.md is what the rings do."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.house.tree import Source, imports, in_rings, sample

DRAWN = re.compile(r"^    (\w+) +→ ([\w ]+)", re.MULTILINE)


def imported(among: Iterable[Source]) -> Mapping[str, set[str]]:
    """Which other rings each ring imports."""
    every = tuple(among)
    found: dict[str, set[str]] = {source.path.partition("/")[0]: set() for source in every}
    for source in every:
        ring = source.path.partition("/")[0]
        found[ring] |= {name.partition(".")[0] for _, name in imports(source)} & found.keys() - {ring}
    return found


def test_the_drawing_shows_who_imports_whom() -> None:
    body = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    drawn = {ring: {*names.split()} - {"nobody"} for ring, names in DRAWN.findall(body)}
    assert drawn == imported(in_rings()), "correct the drawing in CONTRIBUTING.md, or the imports"


def test_an_import_that_is_not_drawn_is_seen() -> None:
    wrong = [sample("chat/reply.py", "from scoring import rank"), sample("scoring/rank.py", "import chat.reply")]
    assert imported(wrong) == {"chat": {"scoring"}, "scoring": {"chat"}}
