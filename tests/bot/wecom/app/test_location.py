"""A location sent in the app: coarse, evidence for the visit near it in time, forgotten after its days."""

import json
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.platforms.wecom.app.envelope import fields_of
from bot.platforms.wecom.app.inbound import Ours, incoming
from chat.message import Incoming, Spot
from scheduler.expiry import forget_texts
from storage.tables import InboxRow, PlaceRow
from storage.work import table_of
from tests.bot.wecom.app.shop import Shop, shop
from tests.bot.wecom.office import WANG
from tests.company import NOW

LOCATION = "<Location_X>{x}</Location_X><Location_Y>{y}</Location_Y><Scale>20</Scale><Label><![CDATA[客村]]></Label>"
ABOUT = "<MsgId>{number}</MsgId><AppType><![CDATA[wxwork]]></AppType>"


async def located(here: Shop, number: int, x: str = "23.134567", y: str = "113.358999") -> int:
    body = LOCATION.format(x=x, y=y) + ABOUT.format(number=number)
    return await here.phone.call(here.phone.message(WANG, "location", body))


async def test_a_location_after_the_report_stands_behind_it_and_is_kept_coarse(filled: Path) -> None:
    async with shop(filled) as here:
        await here.phone.say(WANG, "今天拜访3家")
        await here.seen(WANG, "拜访 3")
        here.office.clock.forward(20 * 60)
        assert await located(here, 5) == 200
        assert "拜访" in await here.seen(WANG, "作为这次拜访的凭证")
        await here.phone.say(WANG, "为什么")
        assert "23.13, 113.35" in await here.seen(WANG, "附近约 1 公里")
        assert all(sharp not in kept(here) for sharp in ("23.134", "113.358", "客村"))


async def test_a_location_before_the_report_waits_for_it_and_one_too_early_does_not_count(filled: Path) -> None:
    async with shop(filled) as here:
        await located(here, 5, "-1.5", "-0.005")
        await here.seen(WANG, "30 分钟内报上")
        here.office.clock.forward(40 * 60)
        await located(here, 6)
        here.office.clock.forward(10 * 60)
        await here.phone.say(WANG, "今天拜访3家")
        await here.seen(WANG, "拜访 3")
        await here.phone.say(WANG, "为什么")
        said = await here.seen(WANG, "附近约 1 公里")
        assert said.count("📍") == 1
        assert "23.13" in said


async def test_places_are_forgotten_after_their_days_and_no_longer_told(filled: Path) -> None:
    async with shop(filled, own={"wecom_place_days": 3}) as here:
        await located(here, 5)
        assert "3 天" in await here.seen(WANG, "只保留到约 1 公里")
        forget_texts(here.office.store, here.office.clock() + timedelta(days=2))
        assert len(rows(here)) == 1
        forget_texts(here.office.store, here.office.clock() + timedelta(days=3))
        assert rows(here) == []


async def test_a_company_that_keeps_no_places_keeps_none(filled: Path) -> None:
    async with shop(filled, own={"wecom_place_days": 0}) as here:
        await located(here, 5)
        await here.seen(WANG, "不保存位置")
        assert rows(here) == []


async def test_a_picture_or_voice_in_the_app_is_not_met_with_silence(filled: Path) -> None:
    async with shop(filled) as here:
        for number, kind in enumerate(("image", "voice"), 5):
            body = f"<MediaId>m</MediaId>{ABOUT.format(number=number)}"
            assert await here.phone.call(here.phone.message(WANG, kind, body)) == 200
        await here.seen(WANG, "文字")


@pytest.mark.parametrize(
    ("x", "y", "spot"),
    [
        ("23.134", "113.358", Spot(2313, 11335, 30)),
        ("-33.9", "18", Spot(-3390, 1800, 30)),
        ("90.01", "0", None),
        ("0", "181", None),
        ("1e5", "2", None),
        ("２３.1", "2", None),
        ("", "2", None),
        ("nan", "inf", None),
        ("9" * 5000, "2", None),
    ],
)
def test_degrees_are_read_strictly(x: str, y: str, spot: Spot | None) -> None:
    found = told("location", LOCATION.format(x=x, y=y))
    assert found is not None
    assert (found.spot, found.text) == (spot, "")


def test_a_location_picked_from_the_menu_counts_and_what_wecom_reports_by_itself_does_not() -> None:
    picked = f"<Event>location_select</Event><SendLocationInfo>{LOCATION.format(x='23', y='113')}</SendLocationInfo>"
    found = told("event", picked)
    assert found is not None
    assert found.spot == Spot(2300, 11300, 30)
    followed = "<Event>LOCATION</Event><Latitude>23.104</Latitude><Longitude>113.320</Longitude>"
    assert told("event", followed) is None


def told(kind: str, about: str) -> Incoming | None:
    xml = f"<xml><FromUserName>wang</FromUserName><MsgType>{kind}</MsgType>{about}<AgentID>1</AgentID></xml>".encode()
    fields: Mapping[str, str] = fields_of(xml)
    return incoming(xml, fields, Ours("corp", "1"), NOW)


def rows(here: Shop) -> list[Any]:
    places = table_of(PlaceRow)
    with here.office.store.look(here.office.clock()) as look:
        return look.rows(select(places.c.id))


def kept(here: Shop) -> str:
    """All that the inbox and the places hold."""
    with here.office.store.look(here.office.clock()) as look:
        found = [look.rows(select(table)) for table in (table_of(InboxRow), table_of(PlaceRow))]
    return json.dumps([[str(row) for row in some] for some in found], ensure_ascii=False)
