"""Our values as plain JSON."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from html import escape as html

import pytest

from chat.chart import BoardRow, Leaderboard, Tile
from chat.message import Person, Reader, Room
from chat.reply import Button, Buttons, Delivery, Line, Mention, Picture, Reply, Table
from language.money import Money
from language.text import Day, Listing, Share, Short, text
from words.render import rendered

CN = Reader("zh_CN", "Asia/Shanghai")
ROW = BoardRow(
    1,
    "王\u202e芳",
    Short(Money(128_600_000, "CNY")),
    note=12_800,
    change=-2,
    filled=8_830,
    spark=(1, 20_000),
    avatar="/a?b&c",
)
BOARD = Leaderboard(
    title=text("Board"),
    scope=Day(date(2026, 11, 20)),
    aside=("a", 1_000),
    tiles=(Tile(text("Won"), Share(8_830)),),
    rows=(ROW,),
    legend=(),
    footer=Listing(("A", "B")),
)
PERSON = Person("slack", "T1", "U<1", "")


@pytest.mark.usefixtures("sample")
def test_a_board_becomes_words_and_its_geometry_stays_numbers() -> None:
    assert rendered(BOARD, CN) == {
        "title": "排行榜",
        "scope": "11-20(周五)",
        "aside": ["a", "1,000"],
        "tiles": [{"label": "Won", "value": "88.3%", "note": "", "tone": "plain"}],
        "rows": [
            {
                "place": 1,
                "name": "王芳",
                "value": "¥128.6万",
                "team": "",
                "note": "12,800",
                "change": -2,
                "filled": 8_830,
                "mark": None,
                "spark": [1, 20_000],
                "avatar": "/a?b&c",
                "badge": "",
                "kind": "row",
            }
        ],
        "legend": [],
        "footer": "A、B",
        "more": "",
        "kind": "leaderboard",
    }


@pytest.mark.usefixtures("sample")
def test_blocks_keep_their_kind_and_only_somebodys_words_are_escaped() -> None:
    reply = Reply(
        (
            Line("<b>", strong=True),
            Table((text("Board"),), (("a&b", 12_800),)),
            Buttons((Button(text("Undo"), "undo K7Q&"),)),
            Mention(PERSON),
        ),
        mark="✅",
    )
    assert rendered(reply, CN, html) == {
        "blocks": [
            {"text": "&lt;b&gt;", "strong": True, "kind": "line"},
            {"header": ["排行榜"], "rows": [["a&amp;b", "12,800"]], "kind": "table"},
            {"items": [{"label": "撤销", "says": "undo K7Q&", "kind": "button"}], "kind": "buttons"},
            {"kind": "mention", "name": "U&lt;1"},
        ],
        "mark": "✅",
    }


def test_whatever_is_rendered_survives_json() -> None:
    delivery = Delivery(
        Room("slack", "T1", "C1"),
        Reply((Picture(BOARD, (Line(1),)),)),
        key="k",
        until=datetime(2026, 11, 20, 9, tzinfo=UTC),
    )
    plain = rendered(delivery, CN)
    assert json.loads(json.dumps(plain)) == plain
    assert plain["until"] == "2026-11-20T09:00:00+00:00"


def test_several_values_become_a_list() -> None:
    assert rendered((Line("a"), Day(date(2026, 11, 20))), CN) == [
        {"text": "a", "strong": False, "kind": "line"},
        "11-20(周五)",
    ]


def test_what_is_none_of_ours_is_refused() -> None:
    @dataclass
    class Odd:
        value: Decimal

    with pytest.raises(TypeError, match="Decimal cannot be rendered"):
        rendered(Odd(Decimal(1)), CN)
    with pytest.raises(TypeError, match="type cannot be rendered"):
        rendered(Line, CN)
