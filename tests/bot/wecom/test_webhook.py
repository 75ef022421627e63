"""A group's webhook: words, pictures and real mentions go out; its key is nowhere to be read."""

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.mistakes import Mistake
from bot.platforms.place import Place
from bot.platforms.wecom.opening import examined, opened
from bot.platforms.wecom.settings import Settings
from bot.settings import SettingsError, read_settings
from chat.message import Person, Reader, Room
from chat.reply import Delivery, Line, Mention, Picture, Reply, Table
from storage import outbox
from storage.people import directory
from tests.bot.wecom.office import GROUP, WANG, Office, Ticking, moved_in, office
from tests.bot.wecom.test_sending import PNG, Drawer, state
from tests.company import opened as store_in
from tests.contracts.test_platforms import CHART
from tests.fakes.wecom.hooks import Hooks
from tests.running import until

KEY = "hook-key-canary-1"


@asynccontextmanager
async def shop(filled: Path, **more: Any) -> AsyncIterator[tuple[Office, Hooks]]:
    """A company that has only a webhook, for the north team's group."""
    hooks = Hooks(KEY)
    port = await hooks.open()
    own = {"wecom_bot_id": "", "wecom_bot_secret": "", "wecom_webhook_url": f"http://127.0.0.1:{port}"}
    try:
        async with office(filled, **{**own, "wecom_webhooks": f"north={KEY}", **more}) as here:
            yield here, hooks
    finally:
        await hooks.shut()


async def forward(here: Office, key: str) -> None:
    """Let minutes pass until it has gone out."""
    await here.minutes(lambda: state(here, key) == "sent")


def post(here: Office, *blocks: Any, key: str = "post") -> None:
    with here.store.work(here.clock()) as work:
        outbox.put(work, [Delivery(Room("wecom", "bot", GROUP), Reply(tuple(blocks)), key)])


async def test_what_is_said_past_the_database_needs_none(filled: Path) -> None:
    async with shop(filled) as (here, hooks):
        away = filled.rename(filled.with_name("elsewhere.db"))
        word = Delivery(Room("wecom", "bot", GROUP), Reply((Line("away"),)), "database:False", unkept=True)
        await here.adapter.send(word, Reader("en", "UTC"), [])
        away.rename(filled)
        assert len(hooks.posted) == 1


async def test_words_tables_pictures_and_mentions_go_out(filled: Path) -> None:
    async with shop(filled, drawing=Drawer()) as (here, hooks):
        wang = Person("wecom", "bot", WANG, "王芳")
        post(here, Line("恭喜", strong=True), Mention(wang), key="m1")
        await until(lambda: state(here, "m1") == "sent")
        ((_, body),) = hooks.posted
        assert body == {"msgtype": "text", "text": {"content": "恭喜\n王芳", "mentioned_list": [WANG]}}
        post(
            here,
            Line("榜"),
            Table(("谁", "多少"), (("王芳", 3),)),
            Picture(CHART, (Line("话"),)),
            Mention(wang),
            key="m2",
        )
        await until(lambda: state(here, "m2") == "sent")
        kinds = [body["msgtype"] for _, body in hooks.posted[1:]]
        assert kinds == ["markdown_v2", "text", "image"]
        assert "| 王芳 | 3 |" in hooks.posted[1][1]["markdown_v2"]["content"]
        assert base64.b64decode(hooks.posted[3][1]["image"]["base64"]) == PNG


async def test_nobody_is_called_who_is_not_on_the_roster_and_never_everybody(filled: Path) -> None:
    async with shop(filled) as (here, hooks):
        people = [Person("wecom", "bot", name, name) for name in ("stranger", "@all", "wo3f9a01c2d4")]
        post(here, Line("恭喜 @all <@all>"), *(Mention(one) for one in people), key="m1")
        await until(lambda: state(here, "m1") == "sent")
        ((_, body),) = hooks.posted
        assert body["msgtype"] == "markdown_v2"
        assert "@all" not in str(body)


async def test_a_limit_is_waited_for_and_a_dead_webhook_is_given_up(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with shop(filled) as (here, hooks):
        hooks.codes = [45009]
        post(here, Line("一"), key="m1")
        await until(lambda: not hooks.codes)
        await forward(here, "m1")
        hooks.codes = [93000]
        post(here, Line("二"), key="m2")
        await until(lambda: state(here, "m2") == "failed")
        hooks.status = [503]
        post(here, Line("三"), key="m3")
        await until(lambda: not hooks.status)
        await forward(here, "m3")
        said = capsys.readouterr()
    assert KEY not in said.out + said.err


async def test_thirty_posts_keep_to_twenty_a_minute(filled: Path) -> None:
    async with shop(filled) as (here, hooks):
        hooks._clock = lambda: here.clock().timestamp()
        for n in range(30):
            post(here, Line(f"第{n}条"), key=f"m{n}")
        await until(lambda: len(hooks.posted) == 18)
        await here.minutes(lambda: len(hooks.posted) == 30)
        assert [body["markdown_v2"]["content"] for _, body in hooks.posted] == [f"第{n}条" for n in range(30)]


def test_a_team_without_a_room_gets_one_and_an_unknown_team_is_a_mistake(filled: Path) -> None:
    with store_in(filled) as store:
        moved_in(store)
        place = Place(store, Ticking(), filled.parent)
        opened(Settings(wecom_webhooks=SecretStr(f"west={KEY}")), place)
        with store.look(place.now()) as look:
            found = directory(look)
            west = next(team.id for team in found.organization.teams.values() if team.key == "west")
            assert ("wecom", "webhook-west") in found.rooms
            assert found.rooms["wecom", "webhook-west"].team == west
        with pytest.raises(Mistake, match="there is no team south; give one of") as wrong:
            opened(Settings(wecom_webhooks=SecretStr(f"south={KEY}")), place)
        assert KEY not in str(wrong.value)


def test_a_webhooks_whole_address_may_stand_for_its_key() -> None:
    url = f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={KEY}"
    assert Settings(wecom_webhooks=SecretStr(f"east={url}，wecom:w1={KEY}")).webhooks == {
        "east": KEY,
        "wecom:w1": KEY,
    }


@pytest.mark.parametrize("value", ["east", "=key", "east=", "east=with space", "https://a.example/send?key=abcd"])
def test_a_webhook_that_is_not_written_well_is_told_without_its_key(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WECOM_WEBHOOKS", value)
    with pytest.raises(SettingsError, match="WECOM_WEBHOOKS cannot be used: write room=key"):
        read_settings(Settings)


@pytest.mark.parametrize(("set_", "missing"), [("WECOM_BOT_ID", "SECRET"), ("WECOM_BOT_SECRET", "not WECOM_BOT_ID")])
def test_half_a_bot_is_a_mistake(set_: str, missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(set_, "x")
    with pytest.raises(Mistake, match=missing):
        read_settings(Settings).is_set()


async def test_check_says_in_plain_words_what_is_wrong(filled: Path) -> None:
    async with office(filled) as here:
        await until(lambda: here.gateway.up)
        await until(lambda: here.waiting() == 0)
        place = Place(here.store, here.clock, filled.parent)
        said = "\n".join(one.line for one in await examined(here.settings, place))
        assert "connected by the program that runs" in said or "trying to connect" in said
        assert f"nobody has mentioned the bot yet in {GROUP}" in said
        wrong = here.settings.model_copy(update={"wecom_bot_secret": SecretStr("nonsense")})
        (found, *_) = await examined(wrong, None)
        assert not found.good
        assert "refused (40001)" in found.line
        assert "WECOM_BOT_SECRET" in found.line
        away = here.settings.model_copy(update={"wecom_ws_url": "ws://127.0.0.1:9"})
        (found, *_) = await examined(away, None)
        assert "cannot be reached (nobody listens there)" in found.line
        lost = here.settings.model_copy(update={"wecom_webhooks": SecretStr("nowhere=hook-key-1")})
        bad = [one.line for one in await examined(lost, place) if not one.good]
        assert any("WECOM_WEBHOOKS: there is no team nowhere; give one of" in one for one in bad)
    (found,) = await examined(Settings(), None)
    assert found.good
    assert "off" in found.line
