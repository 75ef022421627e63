"""The self-built app in a company: what people write and see by it, with the bot and without it."""

import asyncio
from pathlib import Path

import pytest
from pydantic import SecretStr
from structlog.testing import capture_logs

from bot.platforms.wecom.app.client import Client, Refused, Unanswered
from bot.platforms.wecom.opening import access
from bot.platforms.wecom.settings import Settings
from bot.settings import SettingsError, read_settings
from chat.message import Person, Reader, Room
from chat.reply import Delivery, Line, Picture, Reply, Table
from storage import outbox
from tests.bot.wecom.app.shop import Shop, settings_for, shop
from tests.bot.wecom.office import GROUP, LI, WANG
from tests.bot.wecom.test_sending import PNG, Drawer, state
from tests.contracts.test_platforms import CHART
from tests.fakes.wecom.rest import Rest
from tests.running import until


def tell(here: Shop, *blocks: object, user: str = WANG, key: str = "post") -> None:
    """Put something private into the outbox, as a post would."""
    with here.office.store.work(here.office.clock()) as work:
        said = Delivery(Person("wecom", "bot", user), Reply(tuple(blocks)), key, private=True)  # type: ignore[arg-type]
        outbox.put(work, [said])


async def settled(here: Shop, key: str, wanted: str) -> None:
    await until(lambda: state(here.office, key) == wanted)


async def test_a_report_is_kept_and_answered_by_the_app_alone(filled: Path) -> None:
    async with shop(filled) as here:
        assert await here.phone.say(WANG, "今天拜访3家，电话20通") == 200
        said = await here.seen(WANG, "✅")
        assert "拜访 3" in said
        assert here.rest.faults == []


async def test_a_callback_that_comes_three_times_counts_once(filled: Path) -> None:
    async with shop(filled) as here:
        for _ in range(3):
            assert await here.phone.say(WANG, "拜访3家", number=4711) == 200
        await here.seen(WANG, "✅")
        assert await here.phone.say(WANG, "我的") == 200
        await here.seen(WANG, "本月")
        assert sum("✅" in one.words for one in here.rest.sent if one.kind == "markdown") == 1


async def test_the_menu_and_the_first_opening_of_a_day_are_answered(filled: Path) -> None:
    async with shop(filled) as here:
        for _ in range(2):
            assert await here.phone.event(WANG, "enter_agent", EventKey="") == 200
            here.office.clock.forward(5)
        assert await here.phone.event(WANG, "click", EventKey="say:rank") == 200
        await here.seen(WANG, "我是战鼓")
        await until(lambda: len(here.rest.to(WANG)) >= 2)
        await here.office.sent()
        assert sum("我是战鼓" in words for words in here.rest.to(WANG)) == 1


async def test_a_pressed_card_says_what_was_done(filled: Path) -> None:
    async with shop(filled) as here:
        await here.phone.say(WANG, "今天拜访3家")
        await until(lambda: any(one.kind == "template_card" for one in here.rest.sent))
        card = next(one for one in here.rest.sent if one.kind == "template_card")
        button = card.body["button_list"][0]
        about = {"EventKey": button["key"], "TaskId": card.body["task_id"], "CardType": "button_interaction"}
        code = here.rest.pressed(card)
        assert await here.phone.event(WANG, "template_card_event", **about, ResponseCode=code) == 200
        await here.seen(WANG, "↩️")
        await until(lambda: card.updates)
        assert "王芳" in card.words
        assert card.updates[-1]["replace_text"]
        assert here.rest.faults == []


async def test_who_never_wrote_to_the_bot_is_reached_by_the_app_and_answers_take_the_way_of_the_question(
    filled: Path,
) -> None:
    async with shop(filled, bot=True) as here:
        await until(lambda: here.office.gateway.up)
        tell(here, Line("晚上好"), user=LI)
        await here.seen(LI, "晚上好")
        await here.office.gateway.say(WANG, "今天拜访3家")
        await here.office.answered(f"1:{WANG.casefold()}", "✅")
        assert here.rest.to(WANG) == []
        await here.phone.say(WANG, "电话5通")
        await here.seen(WANG, "电话 5")
        tell(here, Line("早上好"), key="second")
        await here.office.answered(f"1:{WANG.casefold()}", "早上好")
        assert not any("早上好" in words for words in here.rest.to(WANG))


@pytest.mark.parametrize("how", ["invalid", "unlicensed"])
async def test_whom_the_app_does_not_reach_is_told_to_the_admins(filled: Path, how: str) -> None:
    async with shop(filled) as here:
        if how == "invalid":
            here.rest.members.discard(LI)
        else:
            here.rest.unlicensed.add(LI)
        tell(here, Line("晚上好"), user=LI)
        await settled(here, "post", "unreached")
        said = await here.seen("zhoumin", "李雷")
        assert ("可见范围" if how == "invalid" else "许可") in said


async def test_past_a_database_that_is_away_the_app_writes_to_whom_it_can_name(filled: Path) -> None:
    async with shop(filled) as here:
        away = filled.rename(filled.with_name("elsewhere.db"))
        said = Delivery(Person("wecom", "bot", LI), Reply((Line("晚上好"),)), "past", private=True, unkept=True)
        await here.office.adapter.send(said, Reader("zh_CN", "Asia/Shanghai"), ())
        assert here.rest.to(LI) == ["晚上好"]
        away.rename(filled)


async def test_tables_are_lines_long_words_are_parts_and_pictures_go_up_once(filled: Path) -> None:
    async with shop(filled) as here:
        here.office.sender._drawing = Drawer()  # type: ignore[assignment]
        table = Table(("姓名", "拜访"), (("王芳", "3"), ("李雷", "2")))
        tell(here, Line("好" * 1500), table, Picture(CHART, (Line("图"),)), key="one")
        await settled(here, "one", "sent")
        tell(here, Line("又一张"), Picture(CHART, (Line("图"),)), key="two")
        await settled(here, "two", "sent")
        kinds = [one.kind for one in here.rest.sent]
        assert kinds.count("image") == 2
        assert list(here.rest.media.values()) == [PNG]
        assert any("王芳 · 3" in words for words in here.rest.to(WANG))
        assert not any("|" in words for words in here.rest.to(WANG))
        assert here.rest.faults == []


async def test_no_member_is_sent_more_than_wecom_shows(filled: Path) -> None:
    async with shop(filled) as here:
        for n in range(60):
            tell(here, Line(f"第{n}条"), key=f"post{n}")
        for _ in range(40):
            await asyncio.sleep(0.2)
            here.office.clock.forward(15)
            if not here.office.waiting():
                break
        assert here.rest.to(WANG) == [f"第{n}条" for n in range(60)]
        assert here.rest.faults == []


async def test_a_lost_answer_is_tried_again_and_shown_once(filled: Path) -> None:
    async with shop(filled) as here:
        tell(here, Line("日报"), key="first")
        await settled(here, "first", "sent")
        tell(here, Line("日报"), key="again")
        await settled(here, "again", "sent")
        assert here.rest.to(WANG) == ["日报"]
        here.rest.status["message/send"] = [502]
        tell(here, Line("周报"), key="later")
        await until(lambda: here.rest.calls.count("message/send") >= 3)
        here.office.clock.forward(30)
        await settled(here, "later", "sent")
        assert here.rest.to(WANG) == ["日报", "周报"]


async def test_a_group_is_not_the_apps(filled: Path) -> None:
    async with shop(filled) as here:
        with here.office.store.work(here.office.clock()) as work:
            outbox.put(work, [Delivery(Room("wecom", "bot", GROUP), Reply((Line("早"),)), "group")])
        await settled(here, "group", "failed")


async def with_client(rest: Rest, **more: object) -> Client:
    await rest.open()
    return Client(access(settings_for(rest, **more)))


async def test_a_token_that_no_longer_holds_is_renewed_once_for_all_who_wait() -> None:
    rest = Rest()
    client = await with_client(rest)
    try:
        await asyncio.gather(*(client.get("user/get", userid="wang") for _ in range(10)))
        assert rest.calls.count("gettoken") == 1
        rest.revoke()
        await asyncio.gather(*(client.get("user/get", userid="wang") for _ in range(10)))
        assert rest.calls.count("gettoken") == 2
        rest.codes["user/get"] = [40014, 40014]
        with pytest.raises(Refused) as refused:
            await client.get("user/get", userid="wang")
        assert refused.value.code == 40014
        assert rest.calls.count("gettoken") == 3
    finally:
        await client.close()
        await rest.shut()


async def test_busy_is_tried_three_times_more_and_a_refused_secret_not_again() -> None:
    rest = Rest()
    client = await with_client(rest)
    try:
        rest.codes["user/get"] = [-1, -1, -1]
        assert (await client.get("user/get", userid="wang"))["userid"] == "wang"
        rest.codes["user/get"] = [-1] * 5
        with pytest.raises(Refused):
            await client.get("user/get", userid="wang")
        assert len(rest.codes["user/get"]) == 1
        wrong = Client(access(settings_for(rest, wecom_app_secret="nonsense-canary")))
        before = rest.calls.count("gettoken")
        for _ in range(3):
            with pytest.raises(Refused) as refused:
                await wrong.get("user/get", userid="wang")
            assert (refused.value.code, "canary" in repr(refused.value)) == (40001, False)
        assert rest.calls.count("gettoken") == before + 1
        await wrong.close()
    finally:
        await client.close()
        await rest.shut()
    with pytest.raises(Unanswered) as silent:
        await client.get("user/get", userid="wang")
    assert not silent.value.arrived
    await client.close()


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ({"WECOM_CALLBACK_AES_KEY": "short"}, "WECOM_CALLBACK_AES_KEY"),
        ({"WECOM_CALLBACK_AES_KEY": "A" * 44}, "43"),
        ({"WECOM_CALLBACK_TOKEN": "a b"}, "WECOM_CALLBACK_TOKEN"),
        ({"WECOM_AGENT_ID": "app"}, "WECOM_AGENT_ID"),
        ({"WECOM_API_URL": "qyapi"}, "https://"),
    ],
)
def test_a_setting_that_cannot_be_right_stops_the_start(
    own: dict[str, str], words: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in own.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=words):
        read_settings(Settings)


async def test_a_wrong_secret_of_the_app_is_told_at_the_start(filled: Path) -> None:
    with capture_logs() as logs:
        async with shop(filled, own={"wecom_app_secret": SecretStr("wrong-canary")}):
            await until(lambda: any(one["event"] == "wecom: the app is not let in" for one in logs))
    (told,) = [one for one in logs if one["event"] == "wecom: the app is not let in"]
    assert told["reason"] == "refused (40001)"
    assert "WECOM_APP_SECRET" in told["settings"]
    assert told["remedy"] == "dealdrum check"
