"""What `dealdrum check` and `dealdrum wecom menu` say of the app."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.mistakes import Mistake
from bot.platforms.place import Place
from bot.platforms.wecom import opening
from bot.platforms.wecom.app.client import Refused
from bot.platforms.wecom.app.examining import examined, in_words, make_menu
from bot.platforms.wecom.app.menu import menu
from bot.platforms.wecom.opening import access, made_menu
from bot.platforms.wecom.settings import Settings
from bot.told import told
from scheduler.clock import read_clock
from storage.store import Store
from tests.bot.command import dealdrum
from tests.bot.wecom.app.shop import settings_for
from tests.fakes.wecom.rest import Rest


@pytest.fixture
def rest() -> Rest:
    return Rest()


async def said(rest: Rest, *, hears: bool = True, bot: bool = False, url: str = "https://d.cn", **own: Any) -> str:
    """All lines, those that want something done marked with "!"."""
    await rest.open()
    try:
        settings = settings_for(rest, **own)
        found = await examined(access(settings), settings.wecom_agent_id, hears=hears, bot=bot, public_url=url)
    finally:
        await rest.shut()
    return "\n".join(one.line if one.good else f"! {one.line}" for one in found)


async def test_an_app_that_is_set_up_well_is_said_to_be(rest: Rest) -> None:
    for url in ("https://d.cn", "https://d.cn/wecom/callback"):
        lines = await said(rest, url=url)
        assert "!" not in lines
        assert "https://d.cn/wecom/callback on" in lines, "whoever gave the whole address is not sent on beyond it"


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ({"wecom_corp_id": "ww1"}, "WECOM_CORP_ID"),
        ({"wecom_app_secret": "canary-wrong"}, "WECOM_APP_SECRET"),
        ({"wecom_agent_id": "7"}, "WECOM_AGENT_ID"),
    ],
)
async def test_a_wrong_setting_is_named(rest: Rest, own: dict[str, str], words: str) -> None:
    lines = await said(rest, **own)
    assert words in next(line for line in lines.splitlines() if line.startswith("!"))
    assert "canary" not in lines


async def test_an_address_that_is_not_trusted_is_given_to_be_added(rest: Rest) -> None:
    rest.trusted = False
    assert "add 203.0.113.7 to the app's 企业可信IP" in await said(rest)
    assert "public address" in told(in_words(Refused(60020, "words that changed")))


async def test_a_missing_callback_and_a_missing_address_are_said(rest: Rest) -> None:
    assert "! wecom: the app has no callback, so nobody" in await said(rest, hears=False)
    assert "!" not in await said(Rest(), hears=False, bot=True)
    assert "PUBLIC_URL" in await said(Rest(), url="http://d.cn")


async def test_an_address_where_nobody_is_is_said(rest: Rest) -> None:
    lines = await said(rest, wecom_api_url="http://127.0.0.1:9")
    assert "! wecom: http://127.0.0.1:9 does not answer (nobody listens there)" in lines


async def test_the_menu_is_made_and_a_refusal_is_one_line(rest: Rest) -> None:
    await rest.open()
    try:
        own = settings_for(rest)
        assert "战报" in await make_menu(access(own), own.wecom_agent_id)
        assert rest.menu == menu()
        rest.trusted = False
        with pytest.raises(Mistake, match="203.0.113.7"):
            await asyncio.to_thread(made_menu, own)
    finally:
        await rest.shut()
    with pytest.raises(Mistake, match="There is no app"):
        made_menu(Settings())


def half(**own: Any) -> str:
    with pytest.raises(Mistake) as wrong:
        Settings(**own).is_set()
    return str(wrong.value)


def test_an_address_where_nobody_is_is_told_in_chinese_alone(tmp_path: Path) -> None:
    app = {"WECOM_CORP_ID": "ww1", "WECOM_AGENT_ID": "1", "WECOM_APP_SECRET": "s", "LC_ALL": "zh_CN.UTF-8"}
    done = dealdrum(tmp_path, "check", **app, WECOM_API_URL="http://127.0.0.1:9")
    assert "企业微信：http://127.0.0.1:9 没有应答（那个端口没有服务）；请检查网络" in done.out
    assert done.code == 2


async def test_an_app_alone_is_told_what_it_still_needs(store: Store) -> None:
    app = {
        "wecom_corp_id": "ww1",
        "wecom_agent_id": "1",
        "wecom_app_secret": "s",
        "wecom_api_url": "http://127.0.0.1:9",
    }
    calls = {"wecom_callback_token": "abc", "wecom_callback_aes_key": "A" * 43}
    place = Place(store, read_clock, Path(), "https://sales.example")
    said = [one.line for one in await opening.examined(Settings(**app, **calls), place)]  # type: ignore[arg-type]
    assert said[-2].endswith("for example WECOM_WEBHOOKS=north=…")
    assert said[-1].startswith("wecom: WeCom has not called yet, so Token and EncodingAESKey are untried: press 保存")


def test_an_app_that_is_half_set_names_what_is_missing() -> None:
    assert "not WECOM_AGENT_ID" in half(wecom_corp_id="ww1", wecom_app_secret="s")
    assert "not WECOM_CALLBACK_AES_KEY" in half(wecom_callback_token="abc")
    assert "not WECOM_CORP_ID" in half(wecom_callback_token="abc", wecom_callback_aes_key="A" * 43)
    three, two = {"wecom_corp_id": "ww1", "wecom_app_secret": "s", "wecom_agent_id": "1"}, "A" * 43 + "," + "B" * 43
    assert "as many" in half(**three, wecom_callback_token="abc,abd,abe", wecom_callback_aes_key=two)
    both = Settings(**three, wecom_callback_token="abc", wecom_callback_aes_key=two)  # type: ignore[arg-type]
    assert both.is_set()
    assert both.callback == (("abc", "A" * 43), ("abc", "B" * 43))
