"""A sabotaged build: a copy of the tree with a patch in it, on which a named test must fail for the right reason."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

TREE = Path(__file__).resolve().parents[2]
PATCHES = Path(__file__).parent / "sabotage"
LEFT_OUT = shutil.ignore_patterns(".*", "docs", "bench", "fonts", "*.db*", "node_modules", "build", "dist")
FONTS = Path("charts", "fonts")
MOST_SECONDS = 300


def applied(patch: Path, tree: Path, *, only_check: bool = False) -> None:
    """Have git put the patch into the tree, or see whether it could; ValueError when its lines are not there."""
    told = ["git", "apply", *(["--check"] if only_check else []), str(patch)]
    alone = {**os.environ, "GIT_CEILING_DIRECTORIES": str(tree.parent)}
    done = subprocess.run(told, cwd=tree, env=alone, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ValueError(f"the patch no longer fits; make it anew: {done.stderr}")


def sabotaged(patch: Path, folder: Path) -> Path:
    """A copy of the tree with the patch in it."""
    copy = folder / "tree"
    shutil.copytree(TREE, copy, ignore=LEFT_OUT)
    (copy / FONTS).symlink_to(TREE / FONTS)
    applied(patch, copy)
    return copy


def outcome(tree: Path, test: str) -> subprocess.CompletedProcess[str]:
    """What pytest says of one test there, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-x", "-p", "no:xdist", "-p", "no:randomly", "--color=no", test],
        cwd=tree,
        env={**os.environ, "PROMISES": "sabotaged", "PROMISES_FIGURES": "", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
        check=False,
    )
