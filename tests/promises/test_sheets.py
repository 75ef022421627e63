"""P20: in no exported file is anything that people typed a live formula, and what is read back is what was written."""

import csv
import io
import zipfile
from collections.abc import Callable

from bot.sheets import file_of
from chat.reply import Sheet
from language.inert import revived
from tests.bot.test_sheets import READER, STRINGS, live

ROWS = tuple((number, words) for number, words in enumerate(STRINGS))


def test_nothing_that_was_typed_is_a_formula(figure: Callable[[str, str, str], None]) -> None:
    """Read with each separator a spreadsheet may use; in XLSX every cell of words is words, every number a number."""
    data = file_of(Sheet("x", ("number", "words"), ROWS), READER, "csv")
    assert list(live(data)) == [], "a live formula"
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), quoting=csv.QUOTE_NONNUMERIC))
    assert [(int(number), revived(words)) for number, words in rows[1:]] == list(ROWS), "not what was written"
    book = zipfile.ZipFile(io.BytesIO(file_of(Sheet("=1", ("number", "words"), ROWS), READER, "xlsx")))
    page = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f" not in page, "a live formula"
    assert "hyperlink" not in page
    assert page.count('t="s"') == len(ROWS) + 2, "words that are no words"
    assert page.count("<v>") == 2 * len(ROWS) + 2
    figure("P20", "no live formula, numbers are numbers", f"{len(ROWS):,} hostile strings in CSV and XLSX: 0")
