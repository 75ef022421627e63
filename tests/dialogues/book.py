"""`python -m tests.dialogues.book docs/pk.md`: put the conversations a document names into it, as they are played."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent
MARK = re.compile(r"<!-- played: ([\w. -]+?) -->\n")


def written(document: str) -> str:
    """The document with what stands below its mark made anew from tests/dialogues/<name>.md; ValueError without one."""
    mark = MARK.search(document)
    if mark is None:
        raise ValueError("there is no line like <!-- played: pk.zh pk.en --> in it")
    parts = (
        "\n".join(_read((FOLDER / f"{name}.md").read_text(encoding="utf-8").splitlines())) for name in mark[1].split()
    )
    return document[: mark.end()] + "\n" + "\n".join(parts)


def _read(lines: list[str]) -> Iterator[str]:
    """A script for reading: its heading one deeper; every heard line on a line of its own."""
    for line in lines:
        if line.startswith("# "):
            yield f"#{line}"
        elif line.startswith(">"):
            yield f"{_plain(line)}  " if line != ">" else line
        else:
            yield line
    yield ""


def _plain(line: str) -> str:
    """Brackets, bars, and a number with a dot at the beginning mean something in Markdown."""
    return re.sub(r"([\[\]|]|(?<=^> \d)\.(?= ))", r"\\\1", line)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = Path(name)
        path.write_text(written(path.read_text(encoding="utf-8")), encoding="utf-8")
