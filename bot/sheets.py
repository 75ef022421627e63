"""A sheet as a file, CSV or XLSX, in which nothing that people typed is ever a formula."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from typing import Literal

import xlsxwriter

from chat.message import Reader
from chat.reply import Sheet
from words.grid import Cell, cells

Form = Literal["csv", "xlsx"]
TYPES: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MOST_IN_A_CELL = 32_767  # Excel's limit

_BEGINS = frozenset("=+-@＝＋－＠﹦﹢﹣﹫")
"""What makes a cell a formula, in every width."""
_PARTS = frozenset(",;\t|\r\n")
"""What begins a new cell, when a list separator of another country is used."""
_CONTROL = frozenset("\t\r\n\x00")
_SKIPPED = frozenset(
    " \t\r\n\x00\x0b\x0c\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff\"'`"
    + "".join(map(chr, (*range(1, 32), *range(0x2000, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A))))
)
"""What a spreadsheet, or somebody cleaning one up, may pass over before it reads a cell."""
_SUSPECT = re.compile(f"[{re.escape(''.join(sorted(_BEGINS)))}]")
_LONE = re.compile("[\ud800-\udfff]")


def file_of(sheet: Sheet, reader: Reader, form: Form) -> bytes:
    """The file's bytes."""
    table = cells(sheet, reader)
    return _csv(table) if form == "csv" else _xlsx(table, sheet.name)


def inert(words: str) -> str:
    """The words with ' before whatever could begin a formula: in the cell, and behind separators within it.

    `revived` gives the words back as they were: ' is added also before a ' that stands there already.

    Example: =1+1 becomes '=1+1, a;=1 becomes a;'=1, -5 as words '-5; a-b stays.
    """
    live = _live(words)
    if live is None:
        return words
    pieces = []
    for at, character in enumerate(words):
        if live[at] and (at == 0 or words[at - 1] in _PARTS):
            pieces.append("'")
        pieces.append(character)
    return "".join(pieces)


def revived(words: str) -> str:
    """The words that `inert` was given."""
    live = _live(words)
    if live is None:
        return words
    return "".join(
        character
        for at, character in enumerate(words)
        if not (character == "'" and live[at] and (at == 0 or words[at - 1] in _PARTS))
    )


def _live(words: str) -> list[bool] | None:
    """For each place whether what follows, after what is passed over, would begin a formula; None: nowhere."""
    controls = words.lstrip("'")[:1] in _CONTROL and words != ""
    if not controls and not _SUSPECT.search(words):
        return None
    live = [False] * (len(words) + 1)
    for at in range(len(words) - 1, -1, -1):
        live[at] = words[at] in _BEGINS or (words[at] in _SKIPPED and live[at + 1])
    live[0] = live[0] or controls
    return live


def _csv(table: Sequence[Sequence[Cell]]) -> bytes:
    """UTF-8 with a mark, so that Excel reads Chinese; words quoted, numbers not."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    for row in table:
        writer.writerow([inert(_whole(cell)) if isinstance(cell, str) else cell for cell in row])
    return ("\ufeff" + out.getvalue()).encode()


def _xlsx(table: Sequence[Sequence[Cell]], name: str) -> bytes:
    out = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(out, plain) as book:
        page = book.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", name)[:31] or "DealDrum")
        page.freeze_panes(1, 0)
        for y, row in enumerate(table):
            for x, cell in enumerate(row):
                if isinstance(cell, str):
                    page.write_string(y, x, _whole(cell)[:MOST_IN_A_CELL])
                else:
                    page.write_number(y, x, cell)
    return out.getvalue()


def _whole(words: str) -> str:
    """Without what no file can hold: half of a surrogate pair."""
    return _LONE.sub("\ufffd", words)
