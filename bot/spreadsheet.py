"""A file that somebody sent, as the text of a table: .xlsx by calamine, .csv in any encoding; caps come first."""

import csv
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from chat.errors import Refusal
from language.inert import inert
from language.normalise import fold
from language.text import text
from scoring.sheet.heading import ANCHORS
from scoring.sheet.table import MOST_COLUMNS, MOST_ROWS

MOST_BYTES = 5 * 2**20
MOST_UNPACKED = 60 * 2**20
MOST_PARTS = 500
MOST_RATIO = 300
"""How much larger a part may be than it is packed, once it is over a megabyte."""
_KINDS = text("I take .xlsx and .csv files.")
_PACKED, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_CELL = re.compile(r"<(?:\w+:)?c\b([^<>]{0,300})>\s{0,20}<(?:\w+:)?f\b")
_PLACE = re.compile(r'\br="([A-Z]{1,4})(\d{1,9})"')
_HIDDEN = re.compile(r"<(?:\w+:)?row\b[^<>]{0,500}>")
_NUMBER, _IS_HIDDEN = re.compile(r'\br="(\d{1,9})"'), re.compile(r'\bhidden="(?:1|true)"')
_ENCODINGS = ("utf-8", "gb18030", "big5")
_UNMARKED = ("utf-16-le", "utf-16-be")


@dataclass(frozen=True, slots=True)
class _Marks:
    """What calamine does not tell of a page: the cells of formulas, (row, column) from 0; hidden rows, from 1."""

    formulas: frozenset[tuple[int, int]]
    hidden: tuple[int, ...]


def sheet_text(name: str, data: bytes) -> str:
    """The file as the message that its sender could have typed: `import NAME`, then the table; Refusal: the remedy.

    What is a formula begins with =; words that look like one have a ' before them.
    """
    if len(data) > MOST_BYTES:
        raise Refusal(text("The file is larger than {n} MB.", n=MOST_BYTES >> 20), text("Send it in parts."))
    title = re.sub(r"[\s,，|;\x00-\x1f/\\]+", "-", name.rsplit("/", 1)[-1].rsplit("\\", 1)[-1])[:60] or "table"
    if data.startswith(_PACKED):
        rows, hidden = _workbook(data)
        noted = f" hidden:{','.join(map(str, hidden[:20]))}" if hidden else ""
        return f"import {title}{noted}\n{_tabbed(rows)}"
    if data.startswith(_OLD):
        raise Refusal(text("This is an old .xls file, or one with a password: save it as .xlsx without one."))
    return f"import {title}\n{_decoded(data)}"


def _decoded(data: bytes) -> str:
    """The text of a CSV file: by its mark, else the first encoding that gives headings we know."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _checked(data.decode(encoding, "replace"))
    unmarked = [data.decode(one, "replace") for one in _UNMARKED if 0 in data[:400]]
    for one in filter(_known, unmarked):
        return _checked(one)
    found = [decoded for one in _ENCODINGS if (decoded := _tried(data, one)) is not None]
    if not found:
        raise Refusal(text("I cannot read this file."), _KINDS)
    return _checked(next((one for one in found if _known(one)), found[0]))


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _known(decoded: str) -> bool:
    cells = re.split(r"[,;\t\r\n|，]", decoded[:2000])
    return bool(ANCHORS & {fold(cell).strip(' "*\r') for cell in cells})


def _checked(decoded: str) -> str:
    """Refusal for what is no table: a picture, a page of HTML, a program."""
    head = decoded[:2000]
    if head.lstrip().startswith("<") or any(ord(one) < 32 and one not in "\t\r\n" for one in head):
        raise Refusal(text("I cannot read this file."), _KINDS)
    if decoded.count("\n") > MOST_ROWS + 50:
        raise Refusal(text("This sheet has more than {n} rows.", n=MOST_ROWS), text("Send it in parts."))
    return decoded


def _workbook(data: bytes) -> tuple[list[list[str]], tuple[int, ...]]:
    """The first page that holds something, as words, and its hidden rows."""
    pages = _unpacked(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for number, name in enumerate(book.sheet_names):
            marks = pages[number] if number < len(pages) else _Marks(frozenset(), ())
            sheet = book.get_sheet_by_name(name)
            rows = _words(sheet, marks)
            if any(any(row) for row in rows):
                return rows, marks.hidden
    except (CalamineError, ValueError, OSError) as wrong:
        raise Refusal(text("I cannot read this file."), _KINDS) from wrong
    raise Refusal(text("There is nothing in this file."))


def _unpacked(data: bytes) -> list[_Marks]:
    """Each page's marks, in order. Every part is unpacked up to the cap first: Refusal for what would not fit."""
    too_much = Refusal(text("This file unpacks to far more than a sheet needs: I do not open it."), _KINDS)
    pages: dict[str, _Marks] = {}
    order: dict[str, str] = {}
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            infos = parts.infolist()
            if len(infos) > MOST_PARTS:
                raise too_much
            if not any(info.filename == "xl/workbook.xml" for info in infos):
                raise Refusal(text("I cannot read this file."), _KINDS)
            for info in infos:
                with parts.open(info) as part:
                    body = part.read(left + 1)
                left -= len(body)
                if left < 0 or (len(body) > 2**20 and len(body) > MOST_RATIO * max(1, info.compress_size)):
                    raise too_much
                if info.filename.startswith("xl/worksheets/") and info.filename.endswith(".xml"):
                    pages[info.filename.rsplit("/", 1)[1]] = _marks(body.decode("utf-8", "replace"))
                elif info.filename in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
                    order[info.filename.rsplit("/", 1)[1]] = body.decode("utf-8", "replace")
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as wrong:
        raise Refusal(text("I cannot read this file."), _KINDS) from wrong
    return [pages.get(name, _Marks(frozenset(), ())) for name in _order(order)]


def _order(parts: Mapping[str, str]) -> list[str]:
    """The files of the pages in the order in which they are shown."""
    targets: dict[str, str] = {}
    for tag in re.findall(r"<(?:\w+:)?Relationship\b[^<>]{0,600}>", parts.get("workbook.xml.rels", "")):
        number, target = re.search(r'\bId="([^"]{1,80})"', tag), re.search(r'\bTarget="([^"]{1,300})"', tag)
        if number and target:
            targets[number[1]] = target[1].rsplit("/", 1)[-1]
    shown = re.findall(r'<(?:\w+:)?sheet\b[^<>]{0,400}?\b\w+:id="([^"]{1,80})"', parts.get("workbook.xml", ""))
    return [targets.get(number, "") for number in shown]


def _marks(page: str) -> _Marks:
    """What is read of a page's own XML; Refusal when a cell lies so far out that the table would be huge."""
    for place in _PLACE.finditer(page):
        if _column(place[1]) >= 16 * MOST_COLUMNS or int(place[2]) > MOST_ROWS + 50:
            raise Refusal(text("This sheet has more than {n} rows.", n=MOST_ROWS), text("Send it in parts."))
    formulas = set()
    for cell in _CELL.finditer(page):
        place_of = _PLACE.search(cell[1])
        if place_of:
            formulas.add((int(place_of[2]) - 1, _column(place_of[1])))
    rows = [row.group() for row in _HIDDEN.finditer(page)]
    hidden = tuple(int(found[1]) for row in rows if _IS_HIDDEN.search(row) and (found := _NUMBER.search(row)))
    return _Marks(frozenset(formulas), hidden)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number - 1


def _words(sheet: CalamineSheet, marks: _Marks) -> list[list[str]]:
    """The page's cells as words, at the places that people see; a cell merged downwards fills all its rows."""
    rows = [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        for row in range(top + 1, min(bottom + 1, len(rows))):
            if left < len(rows[row]) and left < len(rows[top]):
                rows[row][left] = rows[top][left]
    for row, column in marks.formulas:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = "=?"
    return rows


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else ""
        case int():
            return str(value)
        case float():
            exact = Decimal(f"{value:.12g}")
            return f"{exact:f}"
        case datetime():
            return value.date().isoformat() if value.time() == time(0) else value.isoformat(sep=" ")
        case date():
            return value.isoformat()
        case time() | timedelta():
            return str(value)
    return inert(str(value).strip())


def _tabbed(rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    for row in rows:
        writer.writerow([re.sub(r"[\t\r\n]+", " ", cell) for cell in row])
    return out.getvalue()
