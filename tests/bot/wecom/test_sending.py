"""What goes out: once, in order, within WeCom's limits, and by another way where the first is closed."""

import asyncio
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import watch
from bot.platforms.wecom.card import Card, Choice, template
from bot.platforms.wecom.draw import MOST_BYTES, drawn, split
from bot.platforms.wecom.pace import BACK_DIRECT, BACK_GROUP, NORMAL, UPLOADS, WEBHOOK, noted, pause
from bot.refusals import Refusals
from bot.tally import Tally
from bot.watch import Watch
from chat.message import Person, Reader, Room
from chat.pace import Pace
from chat.reply import Delivery, Line, Picture, Reply, Sheet
from storage import outbox
from tests.bot.wecom.office import GROUP, QUICK, WANG, Office, office
from tests.contracts.test_platforms import CHART
from tests.fakes.wecom.gateway import Gateway
from tests.fakes.wecom.rules import Shown
from tests.promises.scale import FULL
from tests.running import until

PEOPLE = (WANG, "lilei")
DIRECT, TEAM = f"1:{WANG.casefold()}", f"2:{GROUP}"
BACKLOGS = 10_000 if FULL else 200
PNG = b"\x89PNG" + bytes(range(256)) * 4500
READER = Reader("zh_CN", "Asia/Shanghai")
POSTS = count(1)


class Drawer:
    """Draws the same picture each time."""

    async def draw(self, chart: object, locale: str, theme: str = "light") -> bytes:
        return PNG


def put(here: Office, *replies: Reply, to: Room | Person | None = None) -> list[str]:
    """Put replies into the outbox as a post would; their keys."""
    room = to or Room("wecom", "bot", GROUP)
    keys = [f"post-{next(POSTS)}" for _ in replies]
    with here.store.work(here.clock()) as work:
        outbox.put(work, [Delivery(room, reply, key) for reply, key in zip(replies, keys, strict=True)])
    return keys


def state(here: Office, key: str) -> str | None:
    with here.store.look(here.clock()) as look:
        return outbox.state_of(look, key)


def line(words: str) -> Reply:
    return Reply((Line(words),))


async def known(here: Office) -> None:
    """Somebody has written in the group."""
    await until(lambda: here.gateway.up)
    await here.gateway.say(WANG, "电话1通", GROUP)
    await here.answered(TEAM, "✅")
    await here.sent()


async def test_a_receipt_that_does_not_come_leaves_it_unknown_and_is_told(filled: Path) -> None:
    async with office(filled, pauses=replace(QUICK, ack=0.4)) as here:
        await known(here)
        await here.gateway.say("zhoumin", "你好")
        await here.answered("1:zhoumin", "可以说")
        here.gateway.lose_acks["aibot_send_msg"] = 1
        (key,) = put(here, line("晨报"))
        await until(lambda: state(here, key) == "unknown")
        await here.answered("1:zhoumin", "可能没送到")
        await asyncio.sleep(1)
        assert here.gateway.words(TEAM).count("晨报") == 1


async def test_the_admins_are_told_that_the_database_is_away(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "LOOK_EVERY", 0.05)
    async with office(filled) as here:
        await known(here)
        admins = Room("wecom", "bot", GROUP)
        guard = Watch(here.store, {"wecom": here.adapter}, here.clock, admins, Tally(), Refusals())
        watching = asyncio.create_task(guard.run())
        away = filled.rename(filled.with_name("elsewhere.db"))
        await here.answered(TEAM, "不收新消息")
        away.rename(filled)
        await until(lambda: guard.well)
        watching.cancel()


async def test_an_answer_that_comes_late_is_nobody_elses(filled: Path) -> None:
    async with office(filled, pauses=replace(QUICK, ack=0.4)) as here:
        await known(here)
        here.gateway.ack_after = 0.8
        first, second = put(here, line("一"), line("二"))
        await until(lambda: state(here, first) == "unknown")
        await until(lambda: state(here, second) == "unknown")
        here.gateway.ack_after = 0
        (third,) = put(here, line("三"))
        await until(lambda: state(here, third) == "sent")
        assert [words for words in here.gateway.words(TEAM) if len(words) == 1] == ["一", "二", "三"]


async def test_an_answer_whose_callback_is_over_is_said_as_a_message(filled: Path) -> None:
    async with office(filled) as here:
        await until(lambda: here.gateway.up)
        here.gateway.codes["aibot_respond_msg"] = [846608, 846605]
        for words, said in (("拜访3家", "拜访 3"), ("电话5通", "电话 5")):
            await here.gateway.say(WANG, words)
            await here.answered(DIRECT, said)
        assert {one.kind for one in here.gateway.seen(DIRECT)} == {"markdown", "template_card"}


async def test_too_many_are_paused_for_a_minute_and_nothing_is_lost(filled: Path) -> None:
    async with office(filled) as here:
        await known(here)
        here.gateway.codes["aibot_send_msg"] = [45009]
        (key,) = put(here, line("晨报"))
        await until(lambda: not here.gateway.codes["aibot_send_msg"])
        await asyncio.sleep(1)
        assert state(here, key) == "todo"
        await here.minutes(lambda: state(here, key) == "sent")


def shown(gateway: Gateway) -> list[Shown]:
    """The numbered lines that the team has seen."""
    return [one for one in gateway.rules.shown if one.chat == TEAM and one.words.startswith("第")]


async def test_a_burst_is_sent_in_order_and_never_faster_than_wecom_takes_it(filled: Path) -> None:
    gateway = Gateway()
    async with office(filled, gateway=gateway) as here:
        gateway.rules.clock = lambda: here.clock().timestamp()
        await known(here)
        here.clock.forward(61)
        put(here, *(line(f"第{n}条") for n in range(60)))
        await until(lambda: len(shown(gateway)) >= 26)
        await asyncio.sleep(1.2)  # a sender that does not wait goes on
        await here.minutes(lambda: not here.waiting(), each=1.2)
        posts = shown(gateway)
        assert [one.words for one in posts] == [f"第{n}条" for n in range(60)]
        assert not any(one.dropped for one in gateway.rules.shown)
        assert all(later.at - first.at > 60 for first, later in zip(posts, posts[26:], strict=False))


async def test_a_picture_goes_up_once_and_follows_its_words(filled: Path) -> None:
    async with office(filled, drawing=Drawer()) as here:
        await known(here)
        card = Reply((Line("晨报"), Picture(CHART, (Line("同样的话"),))))
        first, second = put(here, card, replace(card))
        await until(lambda: state(here, first) == state(here, second) == "sent")
        kinds = [one.kind for one in here.gateway.seen(TEAM)][-4:]
        assert kinds == ["markdown", "image", "markdown", "image"]
        assert "同样的话" not in "".join(here.gateway.words(TEAM))
        uploads = [f["cmd"] for f in here.gateway.frames if f["cmd"].startswith("aibot_upload")]
        chunks = [f["body"]["chunk_index"] for f in here.gateway.frames if f["cmd"] == "aibot_upload_media_chunk"]
        assert len(uploads) == 2 + len(chunks)
        assert chunks == [0, 1, 2]
        (kept,) = here.gateway.rules.media.values()
        assert kept[0] == PNG


async def test_a_picture_that_is_not_taken_is_said_in_words(filled: Path) -> None:
    async with office(filled, drawing=Drawer()) as here:
        await known(here)
        here.gateway.codes["aibot_upload_media_finish"] = [40123]
        put(here, Reply((Line("晨报"), Picture(CHART, (Line("同样的话"),)))))
        await here.answered(TEAM, "同样的话")


async def test_a_sheet_is_sent_as_a_file(filled: Path) -> None:
    async with office(filled) as here:
        await known(here)
        put(here, Reply((Sheet("十一月", ("谁", "多少"), (("王芳", 3),)),)))
        await until(lambda: here.gateway.seen(TEAM, "file"))
        (init,) = [f["body"] for f in here.gateway.frames if f["cmd"] == "aibot_upload_media_init"]
        assert (init["type"], init["filename"]) == ("file", "十一月.xlsx")


async def test_a_chat_that_wecom_does_not_know_is_left_alone(filled: Path) -> None:
    async with office(filled) as here:
        await known(here)
        here.gateway.rules.reachable.discard((2, GROUP))
        (first,) = put(here, line("甲"))
        await until(lambda: state(here, first) == "failed")
        (second,) = put(here, line("乙"))
        await until(lambda: state(here, second) == "failed")
        assert sum(frame["cmd"] == "aibot_send_msg" and "甲" in str(frame) for frame in here.gateway.frames) == 1
        assert not any("乙" in str(frame) for frame in here.gateway.frames)
        await here.gateway.say(WANG, "电话2通", GROUP)
        await here.answered(TEAM, "电话 2")
        (third,) = put(here, line("三"))
        await until(lambda: state(here, third) == "sent")


async def test_a_thousand_messages_at_once_are_each_kept_once_and_in_order(filled: Path) -> None:
    async with office(filled) as here:
        await until(lambda: here.gateway.up)
        for n in range(1000):
            for _ in range(1 + (n % 10 == 0)):
                await here.gateway.say(PEOPLE[n % 2], f"拜访{n // 2 % 15 + 1}家", msgid=f"burst{n}")
        await until(lambda: len(messages(here)) == 1000)
        assert messages(here) == [f"wecom:burst{n}" for n in range(1000)]


def messages(here: Office) -> list[str]:
    """The messages of the inbox in the order in which the ledger took them."""
    with here.store.look(here.clock()) as look:
        rows = look.connection.exec_driver_sql("SELECT message FROM activities WHERE message <> '' ORDER BY id")
        return [row[0] for row in rows]


@pytest.mark.parametrize(
    ("pace", "minute", "hour"),
    [(NORMAL, 30, 1000), (BACK_GROUP, 15, 1000), (BACK_DIRECT, 20, 1000), (UPLOADS, 30, 1000), (WEBHOOK, 20, 10**9)],
    ids=["normal", "back group", "back direct", "uploads", "webhook"],
)
def test_no_backlog_is_sent_faster_than_the_platform_allows(pace: Pace, minute: int, hour: int) -> None:
    @settings(max_examples=BACKLOGS, deadline=None, derandomize=True)
    @given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 90_000)), min_size=1, max_size=60))
    def backlog(waiting: list[tuple[int, int]]) -> None:
        now, kept, sent = 10**12, list[int](), list[int]()
        for many, later in waiting:
            now += later
            while wait := pause(kept, many, pace, now):
                now += wait
            kept = noted(kept, many, pace, now)
            sent += [now] * many
        for start, moment in enumerate(sent):
            assert sum(moment <= other < moment + 60_000 for other in sent[start:]) <= minute
            assert sum(moment <= other < moment + 3_600_000 for other in sent[start:]) <= hour

    backlog()


def test_long_words_are_split_between_lines_within_the_limit() -> None:
    reply = Reply(tuple(Line(f"第{n}行" + "业" * 500) for n in range(40)))
    parts = drawn(reply, READER, ()).parts
    assert all(len(part.encode()) <= MOST_BYTES for part in parts)
    assert parts[0].startswith("第0行")
    assert sum(part.count("行") for part in parts) == 40
    assert len("".join(split("业" * 100_000, MOST_BYTES)).encode()) <= MOST_BYTES


def test_a_card_stays_within_wecoms_limits() -> None:
    choices = tuple(Choice("名" * 40, f"answer K7Q {n}") for n in range(1, 7))
    body = template(Card("题" * 100, "提" * 300, choices, True), "dd-1", "战鼓" * 20, "")
    assert len(body["main_title"]["title"]) <= 26
    assert len(body["sub_title_text"]) <= 112
    assert [button["text"] for button in body["button_list"]] == list("123456")
    assert all(len(row["value"]) <= 26 for row in body["horizontal_content_list"])
    assert body["card_action"]["url"].startswith("https://")
