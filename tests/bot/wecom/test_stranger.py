"""The bot at a gateway that is not ours: other habits within the protocol change nothing of what people see."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.platforms.wecom.pauses import Pauses
from storage import outbox
from tests.bot.wecom.office import GROUP, QUICK, WANG, Office, office
from tests.fakes.wecom.stranger import Habits, Stranger
from tests.running import until

HABITS = {
    "plain": Habits(),
    "bytes": Habits(binary=True),
    "codes as words": Habits(codes_as_words=True, numbers=True),
    "answers that tell more": Habits(acks_name_commands=True),
    "before the subscription": Habits(early=True),
    "everything twice": Habits(again=True, early=True),
}


@asynccontextmanager
async def stranger(filled: Path, habits: Habits, pauses: Pauses = QUICK) -> AsyncIterator[tuple[Stranger, Office]]:
    there = Stranger(habits)
    await there.open()
    try:
        for words, group in (("今天拜访3家", ""), ("@战鼓　电话20通", GROUP)):
            where = {"chatid": group, "chattype": "group"} if group else {"chattype": "single"}
            text = {"msgtype": "text", "text": {"content": words}}
            there.waiting.append(there.callback({**where, "from": {"userid": WANG.upper()}, **text}))
        async with office(filled, pauses=pauses, wecom_ws_url=there.url) as here:
            yield there, here
    finally:
        await there.shut()


@pytest.mark.parametrize("name", HABITS)
async def test_a_report_is_kept_once_and_answered_where_it_came_from(name: str, filled: Path) -> None:
    async with stranger(filled, HABITS[name]) as (there, here):
        await until(lambda: len(there.words("aibot_respond_msg")) >= 2)
        await here.sent()
        said = there.words("aibot_respond_msg")
        assert sum("拜访 3" in words for words in said) == 1
        assert sum("电话 20" in words for words in said) == 1
        assert all(frame["headers"]["req_id"] for frame in there.seen)
        assert there.subscribed == 1
        assert all(frame["body"]["chat_type"] in (1, 2) for frame in there.seen if frame["cmd"] == "aibot_send_msg")


async def test_a_press_with_its_key_at_the_top_is_answered_by_its_own_number(filled: Path) -> None:
    async with stranger(filled, Habits(numbers=True)) as (there, here):
        await until(lambda: any((f["body"] or {}).get("msgtype") == "template_card" for f in there.seen))
        card = next(f["body"]["template_card"] for f in there.seen if f["body"].get("msgtype") == "template_card")
        event = {
            "eventtype": "template_card_event",
            "event_key": card["button_list"][0]["key"],
            "task_id": card["task_id"],
        }
        pressed = there.callback({"from": {"userid": WANG}, "event": event}, "aibot_event_callback")
        await there.tell(pressed)
        await until(lambda: any(f["cmd"] == "aibot_respond_update_msg" for f in there.seen))
        update = next(f for f in there.seen if f["cmd"] == "aibot_respond_update_msg")
        assert update["headers"]["req_id"] == str(pressed["headers"]["req_id"])
        assert update["body"]["template_card"]["task_id"] == card["task_id"]
        await until(lambda: any("↩️" in words for words in there.words("aibot_send_msg")))
        await here.sent()


async def test_a_link_on_which_something_is_heard_is_alive_although_no_ping_is_answered(filled: Path) -> None:
    pauses = replace(QUICK, ping=0.1, ack=0.1, silence=5.0)
    async with stranger(filled, Habits(pong=False), pauses) as (there, _):
        await until(lambda: there.subscribed == 1)
        await asyncio.sleep(1.0)
        assert there.subscribed == 1


async def test_answers_in_another_order_reach_the_frames_they_answer(filled: Path) -> None:
    async with stranger(filled, Habits(reversed=True)) as (there, here):
        await until(lambda: len(there.words("aibot_respond_msg")) == 2)
        assert _unknown(here) == 0


def _unknown(here: Office) -> int:
    with here.store.look(here.clock()) as look:
        return outbox.unknown(look, "wecom", here.clock() - timedelta(days=1))
