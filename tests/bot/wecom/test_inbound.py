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
        ("@战鼓手 拜访3家", "战鼓", "@战鼓手 拜访3家"),
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


JUNK: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
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
