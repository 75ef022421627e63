"""The bad inputs 26 to 46 of WeCom's callback, one by one over the real route, each with the answer it is given."""

import base64
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.platforms.wecom.app.callback import INLET, PATH
from bot.platforms.wecom.app.crypto import Secret, signature
from bot.platforms.wecom.settings import Settings
from bot.told import told
from tests.bot.wecom.app.shop import shop
from tests.bot.wecom.app.test_callback import EVENT, GOOD, TEXT, Called, signed
from tests.bot.wecom.app.test_crypto import BY_NAME, CORP, NOW, RANDOM, SECRET, STAMP
from tests.bot.wecom.office import WANG
from tests.fakes.wecom.callbacks import Callbacks
from tests.running import until

NOT_READ, REFUSED = (400, "not understood"), (403, "refused")
SAID = TEXT.format(corp=CORP, text="拜访3家")
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))


def raw(plain: bytes, stamp: str = STAMP, nonce: str = "n1") -> tuple[str, str]:
    """A call with this plain text, padding and all, under a right signature."""
    encryptor = Cipher(algorithms.AES(SECRET.key), modes.CBC(SECRET.key[:16])).encryptor()
    cipher = base64.b64encode(encryptor.update(plain) + encryptor.finalize()).decode()
    return signed_as(cipher, stamp, nonce)


def signed_as(cipher: str, stamp: str = STAMP, nonce: str = "n1") -> tuple[str, str]:
    """A call with this cipher text under a right signature."""
    sign = signature(SECRET.token, stamp, nonce, cipher)
    query = f"msg_signature={sign}&timestamp={stamp}&nonce={nonce}"
    return f"<xml><Encrypt><![CDATA[{cipher}]]></Encrypt></xml>", query


def plain(
    message: bytes, corp: str = CORP, length: int | None = None, pad: Callable[[int], bytes] | None = None
) -> bytes:
    """A plain text; `length` and `pad` may lie."""
    size = (len(message) if length is None else length) % 2**32
    whole = RANDOM + size.to_bytes(4, "big") + message + corp.encode()
    much = 32 - len(whole) % 32
    return whole + (pad(much) if pad else bytes([much]) * much)


WRONG: dict[str, tuple[tuple[bytes | str, str], tuple[int, str]]] = {
    "26 empty": ((b"", GOOD), NOT_READ),
    "27 no XML": ((b'{"encrypt":"x"}', GOOD), NOT_READ),
    "28 no Encrypt": ((b"<xml><ToUserName>x</ToUserName></xml>", GOOD), NOT_READ),
    "28 no xml": ((b"<root><Encrypt>x</Encrypt></root>", GOOD), NOT_READ),
    "29 two": ((b"<xml><Encrypt>x</Encrypt><Encrypt>y</Encrypt></xml>", GOOD), NOT_READ),
    "30 nested": ((b"<xml><Encrypt><Encrypt>x</Encrypt></Encrypt></xml>", GOOD), NOT_READ),
    "31 UTF-16": (("\ufeff<xml><Encrypt>x</Encrypt></xml>".encode("utf-16"), GOOD), NOT_READ),
    "32 DOCTYPE": ((b"<!DOCTYPE xml><xml><Encrypt>x</Encrypt></xml>", GOOD), NOT_READ),
    "33 laughs": ((f"<!DOCTYPE x [{LAUGHS}]><xml><Encrypt>&l9;</Encrypt></xml>", GOOD), NOT_READ),
    "34 external": (
        (b'<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:9/">]><xml><Encrypt>&a;</Encrypt></xml>', GOOD),
        NOT_READ,
    ),
    "35 tags": ((b"<xml>" + b"<a>" * 100_000, GOOD), (413, "too large")),
    "35 attributes": (
        (b"<xml " + b"".join(b'a%d="" ' % n for n in range(100_000)) + b"/>", GOOD),
        (413, "too large"),
    ),
    "35 deep": ((b"<xml>" + b"<a>" * 8 + b"</a>" * 8 + b"<Encrypt>x</Encrypt></xml>", GOOD), NOT_READ),
    "35 many": ((b"<xml>" + b"<a/>" * 500 + b"<Encrypt>x</Encrypt></xml>", GOOD), NOT_READ),
    "36 base64": (signed_as("*" * 64), REFUSED),
    "37 length": (signed_as(base64.b64encode(bytes(33)).decode()), REFUSED),
    "38 pad 0": (raw(plain(SAID.encode(), pad=bytes)), REFUSED),
    "38 pad 33": (raw(plain(SAID.encode(), pad=lambda much: bytes([33]) * much)), REFUSED),
    "38 mixed": (raw(plain(SAID.encode(), pad=lambda much: bytes(much - 1) + bytes([much]))), REFUSED),
    "39 too long": (raw(plain(SAID.encode(), length=100_000)), REFUSED),
    "39 negative": (raw(plain(SAID.encode(), length=-1)), REFUSED),
    "40 other corp": (raw(plain(SAID.encode(), corp="ww1111111111111111")), REFUSED),
    "41 old": (raw(plain(SAID.encode()), stamp=str(int(STAMP) - 30 * 86_400)), REFUSED),
    "41 ahead": (raw(plain(SAID.encode()), stamp=str(int(STAMP) + 301)), REFUSED),
}


@pytest.mark.parametrize("name", WRONG)
def test_each_wrong_call_has_its_answer_and_nothing_is_kept(name: str) -> None:
    called = Called()
    (body, query), answer = WRONG[name]
    assert called.post(body, query) == answer
    assert called.kept == []


def test_all_that_is_wrong_with_the_crypto_looks_the_same_down_to_its_headers() -> None:
    called = Called()
    seen = set()
    for (body, query), answer in WRONG.values():
        if answer == REFUSED:
            sent = body.encode() if isinstance(body, str) else body
            said = called.client.post(f"{PATH}?{query}", content=sent)
            seen.add((said.status_code, said.content, tuple(sorted(said.headers.items()))))
    assert len(seen) == 1


def test_42_a_shifted_boundary_between_timestamp_and_nonce_is_refused() -> None:
    body, query = raw(plain(SAID.encode()), nonce="1234")
    called = Called()
    sign = query.partition("&")[0]
    for stamp, nonce in ((STAMP[:-1], STAMP[-1] + "1234"), (STAMP + "1", "234"), (STAMP + "1234", "")):
        assert called.post(body, f"{sign}&timestamp={stamp}&nonce={nonce}") == REFUSED
    assert called.post(body, query) == (200, "")


def test_43_an_echo_with_a_bare_plus_is_answered_without_a_newline() -> None:
    vector = BY_NAME["official_verify_url"]
    called = Called(
        [Secret(vector["token"], vector["aeskey"])], lambda: datetime.fromtimestamp(int(vector["timestamp"]), UTC)
    )
    answer = called.client.get(f"{PATH}?{vector['query_raw'].replace('%2B', '+')}")
    assert answer.content == vector["plaintext"].encode()


def test_44_two_events_of_one_second_are_both_done() -> None:
    called = Called()
    for key in ("undo K7Q", "undo ABC"):
        assert called.say(EVENT.format(who="wang", event="template_card_event", key=key, agent="1000002")) == 200
    assert len({kept.id for kept in called.kept}) == 2


async def test_45_a_message_that_comes_again_is_acknowledged_and_done_once(filled: Path) -> None:
    async with shop(filled) as here:
        for _ in range(3):
            assert await here.phone.say(WANG, "拜访3家", number=77) == 200
        await here.seen(WANG, "拜访 3")
        await here.office.sent()
        assert sum("拜访 3" in words and "✅" in words for words in here.rest.to(WANG)) <= 2  # words and their card


@pytest.mark.parametrize("length", [42, 44])
def test_46_a_key_of_another_length_is_refused_by_its_name(length: int) -> None:
    with pytest.raises(ValidationError, match="wecom_callback_aes_key"):
        Settings(wecom_callback_aes_key="A" * length)  # type: ignore[arg-type]


ONE = Called()
FIELDS = st.sampled_from(
    ["MsgType", "Event", "EventKey", "Content", "FromUserName", "AgentID", "CreateTime", "MsgId", "TaskId"]
    + ["Location_X", "Location_Y", "SendLocationInfo", "ChangeType", "UserID", "ResponseCode", "x"]
)
VALUES = st.sampled_from(["text", "event", "location", "click", "change_contact", "1000002", "sys", "9" * 30, "-1"])
LEAVES = st.builds(
    lambda name, value: f"<{name}><![CDATA[{value}]]></{name}>",
    FIELDS,
    VALUES
    | st.text(st.characters(exclude_characters="]", min_codepoint=32, exclude_categories=("Cs",)), max_size=30),
)
MESSAGES = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        lambda name, some: f"<{name}>{''.join(some)}</{name}>", FIELDS, st.lists(inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(MESSAGES, max_size=6))
def test_whatever_a_sealed_message_holds_is_no_error_of_ours(parts: list[str]) -> None:
    assert ONE.say(f"<xml>{''.join(parts)}</xml>") in (200, 400)


def test_the_clock_may_be_off_by_five_minutes_and_no_more() -> None:
    body, query = signed(SAID)
    for off, status in ((300, 200), (-300, 200), (301, 403), (-301, 403)):
        assert Called(now=lambda off=off: NOW + timedelta(seconds=off)).post(body, query)[0] == status  # type: ignore[misc]


@pytest.mark.parametrize(
    ("wrong", "setting"),
    [
        ({"token": "other"}, "WECOM_CALLBACK_TOKEN"),
        ({"aes_key": "B" * 43}, "WECOM_CALLBACK_AES_KEY"),
        ({"corp": "ww1111111111111111"}, "WECOM_CORP_ID"),
        ({"ahead": 400}, "clock"),
    ],
)
async def test_why_callbacks_are_refused_is_kept_for_the_admin_and_forgotten_when_they_are_heard(
    filled: Path, wrong: dict[str, Any], setting: str
) -> None:
    def seen() -> str:
        with here.office.store.look(here.office.clock()) as look:
            found = INLET.trouble(look)
        return told(found) if found else ""

    def doubted() -> str:
        with here.office.store.look(here.office.clock()) as look:
            found = INLET.doubt(look)
        return told(found) if found else ""

    async with shop(filled) as here:
        good = here.phone
        ahead = wrong.pop("ahead", 0)
        here.phone = Callbacks(
            wrong.pop("corp", here.rest.corp),
            here.rest.agent,
            good.url.removesuffix(PATH),
            lambda: good.clock() + ahead,
            **wrong,
        )
        assert await here.phone.say(WANG, "拜访3家") == 403
        await until(lambda: setting in seen())
        here.office.clock.forward(61)
        assert await good.say(WANG, "拜访3家") == 200
        await until(lambda: seen() == "")
        if setting == "WECOM_CALLBACK_TOKEN":
            here.office.clock.forward(61)
            assert await here.phone.say(WANG, "拜访3家") == 403
            await until(lambda: f"1 call was refused since: anybody's rubbish, or {setting}" in doubted())
            assert seen() == "", "anybody can send rubbish"
