"""A pasted table or a file's text as rows of cells: tabs, commas, semicolons or the bars of Markdown between them."""

import csv
import re

from language.normalise import fold
from scoring.sheet.heading import ANCHORS

Row = tuple[str, ...]
MOST_CHARACTERS = 1_500_000
MOST_ROWS = 5_000
MOST_COLUMNS = 60
LONGEST_CELL = 2_000
_RULE = re.compile(r"[\s:|+-]+")
_LOOK = 3


class TooLarge(ValueError):
    """More than is read; `what` and `most` say of what: rows, columns, characters."""

    def __init__(self, what: str, most: int) -> None:
        super().__init__(f"more than {most} {what}")
        self.what = what
        self.most = most


def table_of(text: str) -> tuple[Row, ...]:
    """The rows, each with its cells; an empty row stays, so that rows have the numbers people see. TooLarge."""
    if len(text) > MOST_CHARACTERS:
        raise TooLarge("characters", MOST_CHARACTERS)
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").rstrip("\n")
    lines = plain.split("\n")
    if len(lines) > MOST_ROWS + 50:
        raise TooLarge("rows", MOST_ROWS)
    mark = _separator(lines)
    if mark == "|":
        rows = [tuple(cell.strip() for cell in line.strip().strip("|").split("|")) for line in lines]
        rows = [row for row, line in zip(rows, lines, strict=True) if not _RULE.fullmatch(line)]
    else:
        rows = _separated(lines, mark)
    if max(map(len, rows), default=0) > MOST_COLUMNS:
        rows = [_trimmed(row) for row in rows]
        if max(map(len, rows)) > MOST_COLUMNS:
            raise TooLarge("columns", MOST_COLUMNS)
    return tuple(rows)


def readable(text: str, most: int) -> str:
    """A message cut to `most` characters; a pasted table to the sheets' own cap and one more, so that it is refused.

    What is cut must never be read as if it were whole.
    """
    head = text[: MOST_CHARACTERS + 1]
    if len(head) <= most:
        return head
    table = is_table(head) or is_table(head.partition("\n")[2])
    return head if table else head[:most]


def is_table(text: str) -> bool:
    """Whether a message is a pasted table: rows alike, under headings of which one says whose rows they are."""
    lines = [line for line in text[:4000].split("\n") if line.strip()]
    if len(lines) < 2:
        return False
    mark = _separator(lines)
    for place, line in enumerate(lines[:_LOOK]):
        cells = [fold(cell).strip(" *|") for cell in line.split(mark)]
        if ANCHORS & set(cells) and len([cell for cell in cells if cell]) > 1:
            return any(mark in row for row in lines[place + 1 :])
    return False


def _separator(lines: list[str]) -> str:
    """What stands between cells: a tab where there is one, else what the first rows have most of."""
    head = [line for line in lines[:20] if line.strip()]
    if any("\t" in line for line in head):
        return "\t"
    if head and sum(line.count("|") >= 2 for line in head) * 2 > len(head):
        return "|"
    counts = {mark: sum(line.count(mark) for line in head) for mark in (",", ";", "，")}
    return max(counts, key=lambda mark: counts[mark]) if any(counts.values()) else ","


def _separated(lines: list[str], mark: str) -> list[Row]:
    """Cells as spreadsheets write them; a quoted one may hold separators and line breaks."""
    if any(len(line) > 100_000 for line in lines):
        raise TooLarge("characters", 100_000)
    reader = csv.reader([f"{line}\n" for line in lines], delimiter=mark, quotechar='"')
    try:
        rows = [tuple(cell.strip()[:LONGEST_CELL] for cell in row) for row in reader]
    except csv.Error:  # a quote that never ends: the lines as they stand
        rows = [tuple(cell.strip()[:LONGEST_CELL] for cell in line.split(mark)) for line in lines]
    return rows


def _trimmed(row: Row) -> Row:
    full = [place for place, cell in enumerate(row) if cell]
    return row[: full[-1] + 1] if full else ()
