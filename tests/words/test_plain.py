"""A reply in plain lines."""

from html import escape as html

import pytest

from chat.chart import Leaderboard
from chat.message import Person, Reader
from chat.reply import Button, Line, Mention, Picture, Reply, Table, says
from language.money import Money
from language.text import text
from words.plain import plain_text

CN = Reader("zh_CN", "Asia/Shanghai")
BOARD = Leaderboard(text("Board"), "", (), (), (), (), "")
TABLE = Table(("Who", text("Won")), (("王芳", Money(5_000_000, "CNY")), ("a|b", 3)))


@pytest.mark.usefixtures("sample")
def test_lines_and_buttons_stand_one_below_the_other() -> None:
    reply = says(
        text("Recorded {what}", what="x"),
        "ok",
        buttons=(Button(text("Undo"), "undo K7Q"), Button(text("Edit"), "edit K7Q")),
    )
    assert plain_text(reply, CN) == "已记：x\nok\n[撤销] [Edit]"


def test_a_table_has_a_line_for_each_row() -> None:
    assert plain_text(Reply((TABLE,)), CN) == "Who | Won\n王芳 | ¥50,000\na|b | 3"


def test_a_table_without_header_starts_with_its_rows() -> None:
    assert plain_text(Reply((Table((), (("a", 1),)),)), CN) == "a | 1"


def test_a_picture_is_told_in_its_words() -> None:
    assert plain_text(Reply((Picture(BOARD, (Line("1. 王芳"), TABLE)),)), CN).splitlines() == [
        "1. 王芳",
        "Who | Won",
        "王芳 | ¥50,000",
        "a|b | 3",
    ]


def test_a_mention_is_the_name_and_a_nameless_person_the_id() -> None:
    named, nameless = (Mention(Person("slack", "T1", "U1", name)) for name in ("<王芳>", " "))
    assert plain_text(Reply((named, nameless)), CN, html) == "&lt;王芳&gt;\nU1"


def test_somebodys_line_breaks_forge_no_line() -> None:
    assert plain_text(says("a\n[撤销]\u2028b"), CN) == "a [撤销] b"


def test_an_empty_reply_is_empty() -> None:
    assert plain_text(Reply((), mark="✅"), CN) == ""
