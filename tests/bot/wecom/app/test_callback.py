"""The callback as WeCom and others call it: the answers to good and bad inputs, over the real routes."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from sqlalchemy.exc import OperationalError
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.platforms.wecom.app.callback import PATH, Callback
from bot.platforms.wecom.app.crypto import Secret
from bot.platforms.wecom.app.inbound import Ours
from bot.platforms.wecom.app.menu import menu
from chat.message import Incoming
from tests.bot.wecom.app.test_crypto import BY_NAME, CORP, NOW, RANDOM, SECRET, STAMP, seal_of
from tests.fakes.wecom.sealing import sealed

AGENT = "1000002"
TEXT = (
    "<xml><ToUserName><![CDATA[{corp}]]></ToUserName><FromUserName><![CDATA[wang]]></FromUserName>"
    "<CreateTime>1792300000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{text}]]></Content>"
    "<MsgId>4561255354251345929</MsgId><AgentID>1000002</AgentID></xml>"
)
EVENT = (
    "<xml><FromUserName><![CDATA[{who}]]></FromUserName><CreateTime>1792300000</CreateTime>"
    "<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[{event}]]></Event><EventKey><![CDATA[{key}]]></EventKey>"
    "<AgentID>{agent}</AgentID></xml>"
)


class Called:
    """The callback behind a client; `kept` is what reached the inbox."""

    def __init__(self, secrets: list[Secret] | None = None, now: Callable[[], datetime] = lambda: NOW) -> None:
        self.kept: list[Incoming] = []
        self.fault: Exception | None = None
        callback = Callback(secrets or [SECRET], CORP, Ours("corp", AGENT), now)
        self.client = TestClient(Starlette(routes=callback.routes(self._receive)), raise_server_exceptions=True)

    async def _receive(self, incoming: Incoming) -> None:
        if self.fault:
            raise self.fault
        self.kept.append(incoming)

    def post(self, body: bytes | str, query: str | None = None) -> tuple[int, str]:
        answer = self.client.post(f"{PATH}?{query if query is not None else GOOD}", content=body)
        return answer.status_code, answer.text

    def say(self, message: str) -> int:
        body, query = signed(message)
        return self.post(body, query)[0]


def signed(message: str, nonce: str = "n1") -> tuple[str, str]:
    cipher, seal = seal_of(message.encode(), nonce=nonce)
    query = f"msg_signature={seal.signature}&timestamp={seal.timestamp}&nonce={seal.nonce}"
    return f"<xml><ToUserName>{CORP}</ToUserName><Encrypt><![CDATA[{cipher}]]></Encrypt></xml>", query


GOOD = signed(TEXT.format(corp=CORP, text="拜访3家"))[1]


@pytest.fixture
def called() -> Called:
    return Called()


def test_a_message_is_kept_and_answered_with_nothing(called: Called) -> None:
    body, query = signed(TEXT.format(corp=CORP, text="拜访3家"))
    assert called.post(body, query) == (200, "")
    (kept,) = called.kept
    assert (kept.kind, kept.text, kept.person.id, kept.room.id) == ("new", "拜访3家", "wang", "@wang")
    assert kept.id == "wecom:app:4561255354251345929"
    assert kept.sent_at == datetime.fromtimestamp(1792300000, UTC)


def test_the_console_gets_the_echo_and_nothing_else() -> None:
    vector = BY_NAME["official_verify_url"]
    now = datetime.fromtimestamp(int(vector["timestamp"]), UTC)
    called = Called([Secret(vector["token"], vector["aeskey"])], lambda: now)
    answer = called.client.get(f"{PATH}?{vector['query_raw']}")
    assert (answer.status_code, answer.content) == (200, vector["plaintext"].encode())
    raw = vector["query_raw"].replace("%2B", "+")
    assert called.client.get(f"{PATH}?{raw}").content == vector["plaintext"].encode()
    assert called.client.get(f"{PATH}?{vector['query_raw'].replace('5c45', '5c46')}").status_code == 403


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hello",
        b"<xml></xml>",
        b"<a><Encrypt>x</Encrypt></a>",
        b"<xml><Encrypt>x</Encrypt><Encrypt>x</Encrypt></xml>",
        b"<xml><a><Encrypt>x</Encrypt></a></xml>",
        b"<xml><Encrypt><Encrypt>x</Encrypt></Encrypt></xml>",
        "<xml><Encrypt>x</Encrypt></xml>".encode("utf-16"),
        b"<!DOCTYPE xml><xml><Encrypt>x</Encrypt></xml>",
        b'<!DOCTYPE xml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><xml><Encrypt>&b;</Encrypt></xml>',
        b'<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><Encrypt>&a;</Encrypt></xml>',
        b"\xff\xfe",
    ],
)
def test_what_is_no_callback_is_told_so(called: Called, body: bytes) -> None:
    assert called.post(body) == (400, "not understood")
    assert not called.kept


def test_a_body_that_is_too_large_is_not_read(called: Called) -> None:
    assert called.post(b"<xml>" + b"<a>" * 40_000)[0] == 413


@pytest.mark.parametrize("cipher", ["***", "YWJj", "YWJj\n", "拜访", base := "A" * 43, f"{base}="])
def test_whatever_is_wrong_with_the_crypto_is_answered_alike(called: Called, cipher: str) -> None:
    body = f"<xml><Encrypt>{cipher}</Encrypt></xml>"
    assert called.post(body.encode()) == (403, "refused")


def test_another_company_an_old_one_and_missing_or_doubled_parameters_are_refused_alike(called: Called) -> None:
    message = TEXT.format(corp=CORP, text="拜访3家").encode()
    cipher, sign = sealed(message, SECRET, "ww1111111111111111", STAMP, "n1", RANDOM)
    other = f"<xml><Encrypt>{cipher}</Encrypt></xml>"
    assert called.post(other, f"msg_signature={sign}&timestamp={STAMP}&nonce=n1") == (403, "refused")
    body, query = signed(message.decode())
    for wrong in ("", query.replace("msg_signature", "signature"), f"{query}&nonce=n1", query.replace("n1", "%ff")):
        assert called.post(body, wrong) == (403, "refused")
    shifted = query.replace(f"timestamp={STAMP}&nonce=n1", f"timestamp={STAMP[:-1]}&nonce={STAMP[-1]}n1")
    assert called.post(body, shifted) == (403, "refused")
    assert not called.kept


def test_two_events_of_one_second_are_two_and_the_same_one_twice_is_one(called: Called) -> None:
    first = EVENT.format(who="wang", event="template_card_event", key="undo K7Q", agent=AGENT)
    second = EVENT.format(who="wang", event="template_card_event", key="undo ABC", agent=AGENT)
    for message in (first, second, first):
        assert called.say(message) == 200
    ids = [kept.id for kept in called.kept]
    assert ids[0] == ids[2] != ids[1]
    assert [kept.kind for kept in called.kept] == ["press"] * 3


def test_the_menu_says_what_could_have_been_typed(called: Called) -> None:
    entries = [below for entry in menu()["button"] for below in entry["sub_button"]]
    for below in entries:
        assert called.say(EVENT.format(who="wang", event="click", key=below["key"], agent=AGENT)) == 200
    assert len(called.kept) == len(entries) == 10
    assert {"rank", "me", "gap", "help"} <= {kept.text for kept in called.kept}
    assert len(json.dumps(menu(), ensure_ascii=False).encode()) < 2048


@pytest.mark.parametrize(
    ("who", "event", "agent"),
    [
        ("sys", "change_contact", AGENT),
        ("wang", "LOCATION", AGENT),
        ("wang", "click", "7"),
        ("wang", "unheard_of", AGENT),
    ],
)
def test_what_is_not_for_us_is_acknowledged_and_left(called: Called, who: str, event: str, agent: str) -> None:
    assert called.say(EVENT.format(who=who, event=event, key="say:rank", agent=agent)) == 200
    assert not called.kept


def test_when_nothing_can_be_kept_wecom_is_asked_to_come_again(called: Called) -> None:
    called.fault = OperationalError("insert", {}, Exception("disk full"))
    assert called.say(TEXT.format(corp=CORP, text="拜访3家")) == 503


def test_a_plus_that_became_a_space_is_refused() -> None:
    vector = BY_NAME["official_verify_url"]
    now = datetime.fromtimestamp(int(vector["timestamp"]), UTC)
    called = Called([Secret(vector["token"], vector["aeskey"])], lambda: now)
    spaced = vector["query_raw"].replace("%2B", quote(" "))
    assert called.client.get(f"{PATH}?{spaced}").status_code == 403
