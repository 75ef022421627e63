"""A sabotaged build: a copy of the tree with a patch in it, on which a named test must fail for the right reason."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

TREE = Path(__file__).resolve().parents[2]
PATCHES = Path(__file__).parent / "sabotage"
LEFT_OUT = shutil.ignore_patterns(".*", "docs", "bench", "fonts", "*.db*", "node_modules", "build", "dist")
FONTS = Path("charts", "fonts")
MOST_SECONDS = 120


@dataclass(frozen=True)
class Hunk:
    """Lines of one file that become others."""

    path: str
    old: str
    new: str


def hunks(patch: str) -> list[Hunk]:
    """The hunks of a unified diff; ValueError for one that has none."""
    found: list[Hunk] = []
    for part in re.split(r"^--- ", patch, flags=re.MULTILINE)[1:]:
        head, *blocks = re.split(r"^@@.*\n", part, flags=re.MULTILINE)
        path = head.splitlines()[1].removeprefix("+++ ").removeprefix("b/").strip()
        for block in blocks:
            lines = block.splitlines(keepends=True)
            old = "".join(line[1:] for line in lines if line[0] in " -")
            found.append(Hunk(path, old, "".join(line[1:] for line in lines if line[0] in " +")))
    if not found:
        raise ValueError("no hunk in this patch")
    return found


def applied(hunk: Hunk, text: str) -> str:
    """The text with the hunk in it; ValueError when its lines are not there exactly once."""
    if text.count(hunk.old) != 1:
        raise ValueError(f"{hunk.path}: the patch no longer fits; make it anew from:\n{hunk.old}")
    return text.replace(hunk.old, hunk.new)


def sabotaged(patch: Path, folder: Path) -> Path:
    """A copy of the tree with the patch in it."""
    copy = folder / "tree"
    shutil.copytree(TREE, copy, ignore=LEFT_OUT)
    (copy / FONTS).symlink_to(TREE / FONTS)
    for hunk in hunks(patch.read_text(encoding="utf-8")):
        target = copy / hunk.path
        target.write_text(applied(hunk, target.read_text(encoding="utf-8")), encoding="utf-8")
    return copy


def outcome(tree: Path, test: str) -> subprocess.CompletedProcess[str]:
    """What pytest says of one test there, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-x", "-p", "no:xdist", "--color=no", test],
        cwd=tree,
        env={**os.environ, "PROMISES": "sabotaged", "PROMISES_FIGURES": "", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
        check=False,
    )
