"""`python -m tests.dialogues.document docs/targets.md FILE…`: dialogues as a page of the documentation."""

import sys
from collections.abc import Iterable
from pathlib import Path

FOLDER = Path(__file__).parent
PAGES = {"targets.md": ("targets.zh.md", "targets.en.md"), "sheets.md": ("first-week.zh.md", "sheet.en.md")}
"""The pages of docs/ that are made of dialogues; a test holds them equal to what they are made of."""
NOTE = "<!-- Made by `python -m tests.dialogues.document docs/{page} {files}`; the same lines are a test. -->"


def page_of(page: str, dialogues: Iterable[Path]) -> str:
    """The dialogues one after the other; `>` marks what is heard, and by whom."""
    paths = tuple(dialogues)
    files = " ".join(f"tests/dialogues/{path.name}" for path in paths)
    parts = [NOTE.format(page=page, files=files), *(_shown(path) for path in paths)]
    return "\n\n".join(parts) + "\n"


def _shown(path: Path) -> str:
    """A dialogue as it is read: every heard line on a line of its own."""
    lines = path.read_text(encoding="utf-8").strip().split("\n")
    return "\n".join(f"{line}  " if line.startswith("> ") else line for line in lines)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.write_text(page_of(target.name, map(Path, sys.argv[2:])), encoding="utf-8")
