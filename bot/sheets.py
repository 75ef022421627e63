"""A sheet as a file, CSV or XLSX, in which nothing that people typed is ever a formula."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from typing import Literal

import xlsxwriter

from chat.message import Reader
from chat.reply import Sheet
from language.inert import inert
from language.normalise import LONE
from words.grid import Cell, cells

Form = Literal["csv", "xlsx"]
TYPES: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MOST_IN_A_CELL = 32_767  # Excel's limit


def file_of(sheet: Sheet, reader: Reader, form: Form) -> bytes:
    """The file's bytes."""
    table = cells(sheet, reader)
    return _csv(table) if form == "csv" else _xlsx(table, sheet.name)


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
    return LONE.sub("\ufffd", words)
