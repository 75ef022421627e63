"""What is sent: at Slack's pace, once where that can be known, simpler where it is refused, and troubles told."""

from pathlib import Path

import pytest

from bot.platforms.place import Place
from bot.platforms.slack import client, sending
from bot.platforms.slack.adapter import Slack
from bot.platforms.slack.client import clamped
from bot.platforms.slack.ticket import trusted
from chat.errors import DeliveryFailed
from chat.message import Person, Reader, Room
from chat.reply import Delivery, Line, Picture, Reply, Sheet, Table
from scheduler.clock import read_clock
from storage import outbox
from storage.store import Store
from tests.bot.slack.house import ADMIN, ELSEWHERE, REP, SALES, InSlack, in_slack, join, words
from tests.contracts.test_platforms import CHART
from tests.fakes.slack.server import running
from tests.fakes.slack.shown import settings
from tests.running import until

ROOM = Room("slack", "slack", SALES)
READER = Reader("zh_CN", "Asia/Shanghai")
PNG = b"\x89PNG" + b"0" * 500


def line(said: str, key: str, **more: object) -> Delivery:
    return Delivery(ROOM, Reply((Line(said),)), key, **more)  # type: ignore[arg-type]


def put(place: InSlack, *deliveries: Delivery) -> None:
    with place.store.work(read_clock()) as work:
        outbox.put(work, deliveries)


def state(store: Store, key: str) -> str | None:
    with store.look(read_clock()) as look:
        return outbox.state_of(look, key)


async def test_posts_in_one_channel_are_a_second_apart_whichever_lanes_they_come_from(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        person = Person("slack", "slack", REP)
        direct = Room("slack", "slack", place.server.team.direct(REP).id, "direct")
        put(place, line("a", "a"), line("b", "b"), line("c", "c"))
        put(place, Delivery(person, Reply((Line("d"),)), "d", private=True))
        put(place, Delivery(person, Reply((Line("e"),)), "e", private=True, beside=direct))
        await place.posted(SALES, 3)
        await place.posted(direct.id, 2)
        assert place.server.methods.refused == []  # Slack's double refuses what comes sooner
        assert [words(post) for post in place.posts(SALES)] == ["a", "b", "c"]


async def test_a_lost_answer_is_looked_for_before_it_is_sent_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "LEAST_PAUSE", 0.1)
    join(store)
    async with in_slack(store) as place:
        place.server.cut_after_post = 1
        put(place, line("only once", "once"))
        await until(lambda: state(store, "once") == "sent")
        assert len(place.posts(SALES)) == 1
        assert "conversations.history" in [method for method, _ in place.server.methods.calls]


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("0", 1), (None, 30), ("7", 7), ("1" + "0" * 9, 300), ("-5", 30), ("abc", 30), (["12"], 12), ("１２", 30)],
)
def test_retry_after_is_obeyed_within_reason(said: object, seconds: float) -> None:
    assert clamped(said) == seconds


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://hooks.slack.com/commands/T1/2/3", True),
        ("https://hooks.slack.com:443/x", True),
        ("https://hooks.slack.com.evil.tld/x", False),
        ("https://evil.tld/hooks.slack.com", False),
        ("http://hooks.slack.com/x", False),
        ("https://hooks.slack.com@evil.tld/x", False),
        ("https://user@hooks.slack.com/x", False),
        ("https://127.0.0.1/x", False),
        ("https://[::1/x", False),
        ("file:///etc/passwd", False),
        ("", False),
    ],
)
def test_only_slacks_own_address_is_answered(url: str, good: bool) -> None:
    assert trusted(url, "https://slack.com/api/") is good
    assert trusted("http://127.0.0.1:81/response/1", "http://127.0.0.1:80/api/")


async def test_an_error_page_of_ten_megabytes_is_a_typed_failure(store: Store) -> None:
    async with running() as server:
        server.html = 1
        slack = Slack(settings(server), Place(store, read_clock, Path()))
        with pytest.raises(DeliveryFailed) as failed:
            await slack.send(line("x", "x"), READER, ())
        await slack.close()
        assert failed.value.retry_after


@pytest.mark.parametrize(
    ("error", "wanted"), [("is_archived", "归档"), ("not_in_channel", "/invite"), ("channel_not_found", "/invite")]
)
async def test_a_room_that_cannot_be_posted_to_is_told_to_the_admins_once(
    store: Store, error: str, wanted: str
) -> None:
    join(store)
    async with in_slack(store) as place:
        team = place.server.team
        channel = team.channels[SALES]
        if error == "is_archived":
            channel.archived = True
        elif error == "not_in_channel":
            channel.members.discard("U0BOT0001")
        else:
            del team.channels[SALES]
        put(place, line("a", "a"), line("b", "b"))
        direct = team.direct(ADMIN).id
        (told,) = await place.posted(direct)
        assert wanted in words(told)
        await until(lambda: {state(store, "a"), state(store, "b")} == {"failed"})
        assert len(place.posts(direct)) == 1


async def test_a_dead_token_and_a_missing_scope_wait_to_be_mended(store: Store) -> None:
    async with running() as server:
        slack = Slack(settings(server), Place(store, read_clock, Path()))
        server.methods.scopes.discard("chat:write")
        with pytest.raises(DeliveryFailed) as lacking:
            await slack.send(line("x", "x"), READER, ())
        server.methods.token = "xoxb-new"
        with pytest.raises(DeliveryFailed) as dead:
            await slack.send(line("x", "x"), READER, ())
        await slack.close()
        assert (lacking.value.retry_after, dead.value.retry_after) == (300, 300)
        assert {str(lacking.value), str(dead.value)} == {"missing_scope", "invalid_auth"}


async def test_a_picture_goes_up_in_three_steps_and_stands_in_the_message_with_its_words(store: Store) -> None:
    join(store)
    async with in_slack(store, picture=PNG) as place:
        place.server.methods.files_are_late = 1
        put(place, Delivery(ROOM, Reply((Line("board"), Picture(CHART, (Line("twin"),)))), "p"))
        (post,) = await place.posted(SALES)
        (file,) = place.server.team.files.values()
        assert (file["body"], file["alt"]) == (PNG, "twin")
        image = next(block for block in post["blocks"] if block["type"] == "image")
        assert (image["slack_file"]["id"], image["alt_text"]) == (file["id"], "twin")
        assert "twin" in post["text"]


async def test_without_the_right_to_upload_the_words_are_sent_and_the_admins_told(store: Store) -> None:
    join(store)
    async with in_slack(store, picture=PNG) as place:
        place.server.methods.scopes.discard("files:write")
        put(place, Delivery(ROOM, Reply((Picture(CHART, (Line("twin"),)),)), "p"))
        (post,) = await place.posted(SALES)
        assert "twin" in words(post)
        (told,) = await place.posted(place.server.team.direct(ADMIN).id)
        assert "files:write" in words(told)


async def test_where_no_message_may_hold_a_picture_it_follows_as_a_file(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "FILE_TRIES", (0.01, 0.01))
    join(store)
    async with in_slack(store, picture=PNG) as place:
        place.server.methods.no_pictures = True
        put(place, Delivery(ROOM, Reply((Picture(CHART, (Line("twin"),)),)), "p"))
        room = place.server.team.channels[SALES]
        await until(lambda: any(message.get("files") for message in room.messages))
        assert words(place.posts(SALES)[0]) == "twin"


async def test_a_workspace_that_takes_no_tables_gets_lines(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        place.server.methods.no_tables = True
        put(place, Delivery(ROOM, Reply((Table(("name", "n"), (("Ann", 3),)),)), "t"))
        (post,) = await place.posted(SALES)
        assert [block["type"] for block in post["blocks"]] == ["rich_text"]
        assert "Ann · 3" in words(post)


async def test_the_running_post_is_edited_and_posted_anew_only_when_it_is_gone(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        put(place, line("PK 1:0", "pk1"))
        (post,) = await place.posted(SALES)
        put(place, line("PK 2:0", "pk2", replaces="pk1"))
        await until(lambda: "PK 2:0" in words(post))
        put(place, line("PK 3:0", "pk3", replaces="pk2"))
        await until(lambda: "PK 3:0" in words(post))
        assert len(place.posts(SALES)) == 1
        place.server.team.channels[SALES].messages.clear()
        put(place, line("PK 4:0", "pk4", replaces="pk3"))
        (new,) = await place.posted(SALES)
        assert "PK 4:0" in words(new)


async def test_private_words_go_to_the_direct_chat_where_the_room_cannot_show_them(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        beside = Room("slack", "slack", ELSEWHERE)
        person = Person("slack", "slack", REP)
        put(place, Delivery(person, Reply((Line("yours alone"),)), "alone", private=True, beside=beside))
        (post,) = await place.posted(place.server.team.direct(REP).id)
        assert words(post) == "yours alone"


async def test_a_private_sheet_is_shared_in_the_direct_chat_and_nowhere_else(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        sheet = Sheet("report", ("name", "n"), (("=1+1", 3),))
        person = Person("slack", "slack", REP)
        put(place, Delivery(person, Reply((sheet,)), "sheet", private=True, beside=ROOM))
        direct = place.server.team.direct(REP)
        await until(lambda: any(message.get("files") for message in direct.messages))
        assert not any(message.get("files") for message in place.server.team.channels[SALES].messages)
        (file,) = place.server.team.files.values()
        assert file["body"][:2] == b"PK"


async def test_a_long_reply_is_several_messages_each_within_the_limits(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        rows = tuple(Line(f"{n} " + "字" * 900) for n in range(30))
        put(place, Delivery(ROOM, Reply(rows), "long"))
        await until(lambda: state(store, "long") == "sent")
        assert len(place.posts(SALES)) >= 3
        assert place.server.methods.refused == []
        said = "".join(words(post) for post in place.posts(SALES))
        assert all(f"{n} 字" in said for n in range(30))
