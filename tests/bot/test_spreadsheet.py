"""Files that people send: every encoding, merged and hidden cells, formulas; bombs and what is no sheet are refused."""

import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from bot.spreadsheet import MOST_BYTES, sheet_text
from chat.errors import Refusal
from scoring.sheet.table import table_of
from web.fields import MAX_FILE

PLAIN = "姓名,团队,本月签单额\n张三,华东,3000\n"


def workbook(fill: Callable[[Worksheet], object]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        fill(book.add_worksheet())
    return out.getvalue()


def rows_of(name: str, data: bytes) -> tuple[tuple[str, ...], ...]:
    head, _, body = sheet_text(name, data).partition("\n")
    assert head.startswith("import ")
    return table_of(body)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16", "utf-16-le", "utf-16-be", "big5"])
@pytest.mark.parametrize("line", ["\n", "\r\n", "\r"])
def test_a_csv_is_read_in_every_encoding_and_with_every_line_end(encoding: str, line: str) -> None:
    plain = PLAIN if encoding != "big5" else "姓名,團隊,簽單額\n張三,華東,3000\n"
    rows = rows_of("a.csv", plain.replace("\n", line).encode(encoding))
    assert rows == tuple(tuple(row.split(",")) for row in plain.strip().split("\n"))


def test_a_cell_merged_downwards_fills_its_rows_and_hidden_rows_are_named() -> None:
    def fill(page: Worksheet) -> None:
        page.write_row(0, 0, ["团队", "姓名", "入职日期"])
        page.merge_range(1, 0, 3, 0, "华东")
        for row, name in enumerate(("张三", "李四", "王五"), 1):
            page.write(row, 1, name)
            page.write_datetime(row, 2, date(2026, 11, row))
        page.set_row(2, None, None, {"hidden": True})

    data = workbook(fill)
    assert sheet_text("a b.xlsx", data).startswith("import a-b.xlsx hidden:3\n")
    assert rows_of("a.xlsx", data)[1:] == tuple(
        ("华东", n, f"2026-11-0{i}") for i, n in enumerate(["张三", "李四", "王五"], 1)
    )


def test_a_formula_is_never_taken_by_what_it_came_to_and_words_that_look_like_one_stay_words() -> None:
    def fill(page: Worksheet) -> None:
        page.write_row(0, 0, ["姓名", "目标"])
        page.write_string(1, 0, "=1+1")
        page.write_formula(1, 1, "=SUM(5,6)", None, 11)

    assert rows_of("a.xlsx", workbook(fill))[1] == ("'=1+1", "=?")


def test_numbers_come_without_the_dust_of_binary_fractions() -> None:
    def fill(page: Worksheet) -> None:
        page.write_row(0, 0, [0.1 + 0.2, 3.0, 120000, 1234567.89])

    assert rows_of("a.xlsx", workbook(fill))[0] == ("0.3", "3", "120000", "1234567.89")


def test_the_rows_keep_the_numbers_that_people_see() -> None:
    def fill(page: Worksheet) -> None:
        page.write_row(2, 1, ["姓名", "团队"])
        page.write_row(4, 1, ["张三", "华东"])

    assert [any(row) for row in rows_of("a.xlsx", workbook(fill))] == [False, False, True, False, True]


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, body in parts.items():
            file.writestr(name, body)
    return out.getvalue()


BOMBS = {
    "too large": b"PK\x03\x04" + b"x" * MOST_BYTES,
    "ratio": packed({"xl/workbook.xml": b"", "xl/worksheets/sheet1.xml": b" " * (8 << 20)}),
    "unpacked": packed({"xl/workbook.xml": b"", **{f"xl/{n}.xml": bytes(range(256)) * 30_000 for n in range(9)}}),
    "parts": packed({"xl/workbook.xml": b"", **{f"{n}": b"" for n in range(501)}}),
    "far cell": packed({"xl/workbook.xml": b"", "xl/worksheets/sheet1.xml": b'<c r="XFD1048576"><v>1</v></c>'}),
    "no sheet": packed({"word/document.xml": b"<w/>"}),
    "broken": b"PK\x03\x04" + b"junk" * 30,
    "old": b"\xd0\xcf\x11\xe0" + b"\x00" * 600,
    "html": b"<html><body>hello</body></html>",
    "svg": b'<?xml version="1.0"?><svg onload="x()"/>',
    "png": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "binary": bytes(range(256)) * 4,
    "many rows": ("姓名,团队\n" + "张三,华东\n" * 30_000).encode(),
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_is_a_bomb_or_no_sheet_is_refused_with_what_is_taken(name: str) -> None:
    with pytest.raises(Refusal) as told:
        sheet_text("x.xlsx", BOMBS[name])
    assert told.value.words


def test_thirty_thousand_rows_of_a_workbook_are_refused_before_they_are_read() -> None:
    data = workbook(lambda page: [page.write_row(n, 0, ["张三", n]) for n in range(30_000)])
    with pytest.raises(Refusal):
        sheet_text("x.xlsx", data)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\x", "/abs\x00.csv", "a\tb.csv", "x" * 500, "=cmd|.csv", ""]
)
def test_a_files_name_is_only_ever_shown(name: str) -> None:
    head = sheet_text(name, PLAIN.encode()).split("\n")[0]
    assert head.startswith("import ")
    assert len(head) < 80
    assert not set("/\\\t\x00,") & set(head)


def test_the_page_takes_as_much_as_is_read() -> None:
    assert MAX_FILE == MOST_BYTES
