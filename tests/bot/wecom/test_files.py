"""Files that people send the bot: a sheet goes the way of a pasted one, the rest is told what can be read."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.platforms.wecom.download import is_wecoms
from storage.people import directory
from tests.bot.test_spreadsheet import workbook
from tests.bot.wecom.office import WANG, ZHOU, Office, office
from tests.fakes.wecom.files import Files
from tests.running import until

BOSS = f"1:{ZHOU.casefold()}"


@asynccontextmanager
async def shelf() -> AsyncIterator[Files]:
    files = Files()
    await files.open()
    try:
        yield files
    finally:
        await files.shut()


async def sent(here: Office, files: Files, name: str, data: bytes, *, user: str = ZHOU, pad: int = 32) -> None:
    await until(lambda: here.gateway.up)
    await here.gateway.send(user, files.message(name, data, pad=pad))


@pytest.mark.parametrize("pad", [32, 16])
async def test_a_workbook_is_shown_as_a_pasted_table_is_and_saved_after_a_yes(filled: Path, pad: int) -> None:
    data = workbook(
        lambda page: [
            page.write_row(0, 0, ["姓名", "团队", "角色"]),
            page.write_row(1, 0, ["赵新人", "华北组", "销售"]),
        ]
    )
    async with shelf() as files, office(filled) as here:
        await sent(here, files, "花名册 十一月.xlsx", data, pad=pad)
        shown = await here.answered(BOSS, "赵新人")
        assert "花名册-十一月" in shown
        await until(lambda: here.gateway.seen(BOSS, "template_card"))
        card = here.gateway.seen(BOSS, "template_card")[-1]
        yes = next(b["key"] for b in card.body["button_list"] if b["key"].startswith("sheet yes"))
        await here.gateway.press(ZHOU, card, yes)
        await until(lambda: _members(here, "赵新人") == 1)


async def test_a_long_list_is_read_to_its_end(filled: Path) -> None:
    rows = "\n".join(f"新人{n:04d},华北,{'备注' * 8}" for n in range(1500))
    data = f"姓名,团队,备注\n{rows}\n".encode()
    assert len(data.decode()) > 20_000
    async with shelf() as files, office(filled) as here:
        await sent(here, files, "list.csv", data)
        assert "1,500" in await here.answered(BOSS, "还没有保存")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(200), b"<html><body>no</body></html>"])
async def test_what_is_no_table_is_told_which_files_can_be_read(filled: Path, data: bytes) -> None:
    async with shelf() as files, office(filled) as here:
        await sent(here, files, "photo.xlsx", data, user="newcomer")
        await here.answered("1:newcomer", ".xlsx")


async def test_a_file_that_cannot_be_had_is_told_and_what_follows_is_not_held_up(filled: Path) -> None:
    async with shelf() as files, office(filled) as here:
        files.status = [503]
        await sent(here, files, "a.csv", "姓名\n赵".encode())
        await here.answered(BOSS, "再发一次")
        await here.gateway.say(WANG, "拜访3家")
        await here.answered(f"1:{WANG.casefold()}", "拜访 3")


async def test_a_file_elsewhere_is_never_fetched(filled: Path) -> None:
    async with office(filled) as here:
        await until(lambda: here.gateway.up)
        body = {"msgtype": "file", "file": {"url": "http://169.254.169.254/latest", "aeskey": "A" * 43}}
        await here.gateway.send(ZHOU, body)
        await here.answered(BOSS, "再发一次")


async def test_the_same_file_twice_is_one_answer(filled: Path) -> None:
    async with shelf() as files, office(filled) as here:
        await until(lambda: here.gateway.up)
        body = files.message("a.png", b"\x89PNG" + bytes(100))
        for _ in range(2):
            await here.gateway.send(ZHOU, body, msgid="twice")
        await here.answered(BOSS, ".xlsx")
        await until(lambda: len(files.asked) == 2)
        await asyncio.sleep(0.3)
        assert sum(".xlsx" in words for words in here.gateway.words(BOSS)) == 1


@pytest.mark.parametrize(
    ("url", "gateway", "may"),
    [
        (
            "https://ww-aibot-img-1258476243.cos.ap-guangzhou.myqcloud.com/x?q=1",
            "wss://openws.work.weixin.qq.com",
            True,
        ),
        ("http://ww-aibot-img.cos.ap-guangzhou.myqcloud.com/x", "wss://openws.work.weixin.qq.com", False),
        ("https://myqcloud.com.evil.tld/x", "wss://openws.work.weixin.qq.com", False),
        ("https://evilmyqcloud.com/x", "wss://openws.work.weixin.qq.com", False),
        ("https://a@x.myqcloud.com/x", "wss://openws.work.weixin.qq.com", False),
        ("https://x.myqcloud.com:8443/x", "wss://openws.work.weixin.qq.com", False),
        ("https://wecom.corp.example/x", "wss://wecom.corp.example/ws", True),
        ("http://wecom.corp.example/x", "wss://wecom.corp.example/ws", False),
        ("http://localhost:9000/x", "ws://127.0.0.1:8799", True),
        ("http://127.0.0.1:9000/x", "wss://openws.work.weixin.qq.com", False),
        ("file:///etc/passwd", "ws://127.0.0.1:1", False),
        ("https://[::1", "ws://127.0.0.1:1", False),
        ("https://127.0.0.1:x/", "ws://127.0.0.1:1", False),
        ("", "ws://127.0.0.1:1", False),
    ],
)
def test_files_are_fetched_from_wecom_or_the_gateways_own_host_alone(url: str, gateway: str, may: bool) -> None:
    assert is_wecoms(url, gateway) is may


def _members(here: Office, name: str) -> int:
    with here.store.look(here.clock()) as look:
        return sum(member.name == name for member in directory(look).organization.members.values())
