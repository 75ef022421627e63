"""Recorded callbacks and what they mean; hostile ones mean nothing and break nothing."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.wecom.inbound import Self, incoming, task_of, without_name
from bot.platforms.wecom.ticket import read
from chat.message import Incoming
from tests.company import NOW
from tests.house.tree import ROOT

SAMPLES = sorted((ROOT / "tests" / "payloads" / "wecom").glob("*.json"))
NAMES = {"text_group_name_with_a_space": "Robot A"}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_recorded_callback_means_what_it_says(path: Path) -> None:
    sample = json.loads(path.read_text(encoding="utf-8"))
    found = incoming(sample["frame"], Self("bot", NAMES.get(path.stem, "RobotA"), "link"), NOW)
    wanted = sample["incoming"]
    if wanted is None:
        assert found is None
        return
    assert found
    for name in ("id", "kind", "text", "quoted", "spoken"):
        assert getattr(found, name) == wanted[name], name
    assert (found.person.id, found.room.id, found.room.form) == (wanted["person"], wanted["room"], wanted["form"])
    if "sent_at" in wanted:
        assert found.sent_at == datetime.fromisoformat(wanted["sent_at"])
    assert task_of(sample["frame"]) == wanted.get("task", "")
    ticket = read(found.ticket)
    assert ticket
    assert (ticket.request, ticket.link, ticket.at) == ("R1", "link", NOW.timestamp())


@pytest.mark.parametrize(
    ("said", "name", "left"),
    [
        ("@战鼓 拜访3家", "战鼓", "拜访3家"),
        ("@战鼓\u2005拜访3家", "战鼓", "拜访3家"),
        ("拜访3家 @战鼓", "战鼓", "拜访3家"),
        ("@战鼓，拜访3家", "战鼓", "，拜访3家"),
        ("@战鼓手 拜访3家", "战鼓", "拜访3家"),
        ("@战鼓手 @小王 拜访3家", "战鼓", "@战鼓手 @小王 拜访3家"),
        ("＠战鼓　拜访3家", "战鼓", "拜访3家"),
        ("@dealdrum visited 3", "DealDrum", "visited 3"),
        ("@战鼓今天拜访3家", "战鼓", "今天拜访3家"),
        ("@战鼓", "战鼓", ""),
        ("@销售 助理 拜访3家", "销售 助理", "拜访3家"),
        ("@小王 @战鼓 拜访3家", "战鼓", "@小王 拜访3家"),
        ("@RobotA hello robot", "", "hello robot"),
        ("@RobotA", "", ""),
        ("@小王 @RobotA 拜访3家", "", "@小王 @RobotA 拜访3家"),
        ("联系 a@b.com", "", "联系 a@b.com"),
    ],
)
def test_only_the_bots_own_name_is_taken_off(said: str, name: str, left: str) -> None:
    assert without_name(said, name) == left


def told(body: dict[str, Any], name: str = "战鼓", **headers: Any) -> Incoming | None:
    """What a body means that came by link "link"."""
    whole = {"msgid": "M", "from": {"userid": "u1"}, "chattype": "single", "msgtype": "text", **body}
    frame = {"cmd": "aibot_msg_callback", "headers": headers or {"req_id": "R1"}, "body": whole}
    return incoming(frame, Self("bot", name, "link"), NOW)


def words(content: str) -> dict[str, Any]:
    """A text, as it stands in a body or in a part of one."""
    return {"msgtype": "text", "text": {"content": content}}


PICTURE = {"msgtype": "image", "image": {"url": "https://x.myqcloud.com/1", "aeskey": "A" * 43}}


@pytest.mark.parametrize(
    ("body", "text", "room"),
    [
        (words("拜访3家"), "拜访3家", "@u1"),
        ({**words("@战鼓 拜访3家"), "chattype": "group", "chatid": "wrA"}, "拜访3家", "wrA"),
        ({**words("@战鼓 拜访3家"), "chattype": "GROUP", "chatid": "wrA"}, "拜访3家", "wrA"),
        ({**words("@战鼓 拜访3家"), "chattype": "group", "chatid": 42}, "拜访3家", "42"),
        ({**words("拜访3家"), "chatid": "U1", "chattype": None}, "拜访3家", "@u1"),
        ({**words("@战鼓 拜访3家"), "chatid": "wrA", "chattype": ""}, "拜访3家", "wrA"),
        ({**words("拜访3家"), "chatid": "u1", "chattype": "single"}, "拜访3家", "@u1"),
        ({**words("@战鼓 排行榜")}, "排行榜", "@u1"),
        ({**words("@小王 拜访3家")}, "@小王 拜访3家", "@u1"),
        (
            {**words("拜访3家"), "from": {"userid": "u1", "corpid": "ww1", "name": "王"}, "extra": [1]},
            "拜访3家",
            "@u1",
        ),
        (
            {"msgtype": "mixed", "mixed": {"msg_item": [PICTURE, words("@战鼓 拜访3家"), words("电话5通")]}},
            "拜访3家\n电话5通",
            "@u1",
        ),
        ({"msgtype": "mixed", "mixed": {"msg_item": words("拜访3家")}}, "拜访3家", "@u1"),
        ({"msgtype": "voice", "voice": {"content": "拜访三家"}}, "拜访三家", "@u1"),
        ({**PICTURE}, "", "@u1"),
        ({"msgtype": "location", "location": {"name": "x"}}, "", "@u1"),
        ({"msgtype": "text", "text": None}, "", "@u1"),
        ({"msgtype": "text", "text": "拜访3家"}, "", "@u1"),
    ],
)
def test_another_gateways_forms_of_a_message_mean_the_same(body: dict[str, Any], text: str, room: str) -> None:
    found = told(body)
    assert found is not None
    assert (found.kind, found.text, found.room.id) == ("new", text, room)


@pytest.mark.parametrize(
    ("quote", "quoted"),
    [
        (words("✅ 已记 #K7Q"), "✅ 已记 #K7Q"),
        ({"msgtype": "mixed", "mixed": {"msg_item": [PICTURE, words("#K7Q")]}}, "#K7Q"),
        ({"msgtype": "voice", "voice": {"content": "撤销"}}, "撤销"),
        (PICTURE, ""),
        ({"msgtype": "markdown", "markdown": {"content": "#K7Q"}}, "#K7Q"),
        ({}, ""),
        (None, ""),
    ],
)
def test_every_form_of_a_quote_is_read(quote: Any, quoted: str) -> None:
    found = told({**words("撤销"), "quote": quote})
    assert found is not None
    assert found.quoted == quoted


@pytest.mark.parametrize(
    ("stamp", "seconds"),
    [(1700000000, 1700000000), ("1700000000", 1700000000), (1700000000123, 1700000000.123), ("", None), (None, None)]
    + [(stamp, None) for stamp in (-1, 0, True, "x", 10**30, 1e300, [], {}, "１７０００００００００")],
)
def test_the_time_of_sending_is_read_where_it_is_one(stamp: Any, seconds: float | None) -> None:
    found = told({**words("拜访3家"), "create_time": stamp})
    assert found is not None
    assert found.sent_at.timestamp() == (seconds or NOW.timestamp())


def test_the_same_words_without_a_number_are_two_messages_by_their_requests() -> None:
    bare = {**words("拜访3家"), "msgid": None}
    first, again, second = told(bare, req_id="R1"), told(bare, req_id="R1"), told(bare, req_id="R2")
    ids = [found.id if found else "" for found in (first, again, second)]
    assert "" not in ids
    assert ids[0] == ids[1] != ids[2]


@pytest.mark.parametrize(
    "event",
    [
        {"eventtype": "template_card_event", "template_card_event": {"event_key": "undo K7Q", "task_id": "t1"}},
        {"eventtype": "template_card_event", "event_key": "undo K7Q", "task_id": "t1"},
        {
            "eventtype": "template_card_event",
            "template_card_event": {
                "event_key": "undo K7Q",
                "task_id": "t1",
                "card_type": "x",
                "selected_items": None,
            },
        },
    ],
)
@pytest.mark.parametrize("kind", ["event", None])
def test_a_press_is_read_wherever_its_key_stands(event: dict[str, Any], kind: str | None) -> None:
    body: dict[str, Any] = {"msgid": "E", "from": {"userid": "u1"}, "event": event}
    frame = {
        "cmd": "aibot_event_callback",
        "headers": {"req_id": 77},
        "body": body | ({"msgtype": kind} if kind else {}),
    }
    found = incoming(frame, Self("bot", "战鼓", "link"), NOW)
    assert found is not None
    assert (found.kind, found.text, task_of(frame)) == ("press", "undo K7Q", "t1")
    ticket = read(found.ticket)
    assert ticket is not None
    assert ticket.request == "77", "an answer bears the number that came"


def test_entering_is_always_alone_whatever_chat_it_names() -> None:
    found = told({"msgtype": "event", "event": {"eventtype": "enter_chat"}, "chatid": "wrA", "chattype": None})
    assert found is not None
    assert (found.kind, found.room.id) == ("enter", "@u1")


JUNK: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = ("msgid", "chatid", "chattype", "from", "msgtype", "text", "mixed", "voice", "quote", "event", "create_time")


@given(
    st.dictionaries(st.sampled_from(KEYS), JUNK | st.sampled_from(["event", "text", "mixed", "group"]), max_size=9),
    JUNK,
)
def test_no_callback_breaks_it(body: dict[str, Any], headers: Any) -> None:
    frame = {"cmd": "aibot_msg_callback", "headers": headers, "body": body}
    incoming(frame, Self("bot", "战鼓", "link"), NOW)
    task_of(frame)
