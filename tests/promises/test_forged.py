"""Malformed callbacks of WeCom's app: none is kept, none is an error of ours, and all are refused."""

import base64
import random
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from starlette.types import ASGIApp, Message

from bot.platforms.wecom.app.crypto import Forged, Seal, opened
from tests.bot.wecom.app.test_callback import EVENT, PATH, TEXT, Called, signed
from tests.bot.wecom.app.test_crypto import CORP, NOW, SECRET, seal_of
from tests.promises.scale import FLIPPED, FORGERIES

REFUSED = {400, 403, 413}
MOST_GROWTH = 20


def forged(chance: random.Random, body: bytes, query: str) -> tuple[bytes, str]:
    """A good call with something wrong about it."""
    found = bytearray(body)
    at, much = chance.randrange(len(found)), chance.randrange(1, 40)
    match chance.randrange(7):
        case 0:
            start = body.index(b"CDATA[", body.index(b"<Encrypt>")) + 6
            end = body.index(b"]]></Encrypt>")
            spot = chance.randrange(start, end)
            found[spot] = found[spot] ^ 1 or 65
        case 1:
            del found[at:]
        case 2:
            found = bytearray(chance.randbytes(chance.randrange(400)))
        case 3:
            found = bytearray(b"<xml>" + b"<a>" * much * 50 + b"<Encrypt>x</Encrypt>")
        case 4:
            found = bytearray(b"<!DOCTYPE xml [<!ENTITY a 'aaaa'>]>") + found
        case 5:
            spot = query.index("msg_signature=") + 14 + chance.randrange(40)
            query = f"{query[:spot]}{'0' if query[spot] != '0' else '1'}{query[spot + 1 :]}"
        case _:
            query = query[: chance.randrange(len(query))]
    return bytes(found), query


async def answered(site: ASGIApp, body: bytes, query: str) -> int:
    """The status of one call, made without a client: that would take ten times what is tested."""
    found: list[int] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            found.append(message["status"])

    scope = {"type": "http", "http_version": "1.1", "method": "POST", "path": PATH, "root_path": ""}
    headers = [(b"content-length", str(len(body)).encode())]
    await site({**scope, "query_string": query.encode(), "headers": headers}, receive, send)
    return found[0]


async def test_no_malformed_callback_is_kept_or_an_error_of_ours(figure: Callable[[str, str, str], None]) -> None:
    chance = random.Random(10)
    called = Called()
    good = [
        signed(TEXT.format(corp=CORP, text="拜访3家")),
        signed(EVENT.format(who="wang", event="click", key="say:rank", agent="1000002")),
    ]
    assert [await answered(called.client.app, body.encode(), query) for body, query in good] == [200, 200]
    called.kept.clear()
    answers: dict[int, int] = {}
    took = []
    before = megabytes()
    for _ in range(FORGERIES):
        body, query = chance.choice(good)
        wrong = forged(chance, body.encode(), query)
        began = time.process_time()
        status = await answered(called.client.app, *wrong)
        took.append(time.process_time() - began)
        answers[status] = answers.get(status, 0) + 1
    grown = megabytes() - before
    assert set(answers) <= REFUSED, answers
    assert called.kept == []
    assert grown < MOST_GROWTH
    slow = sorted(took)[int(len(took) * 0.99)] * 1e3
    found = f"{FORGERIES:,} refused, p99 {slow:.2f} ms of CPU, {grown:.0f} MB more"
    asked = "10^5 malformed callbacks of WeCom's app: all refused, none kept, p99 < 1 ms, < 20 MB more memory"
    figure("P14", asked, found)


def megabytes() -> float:
    """The most memory that this program has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def flipped(raw: bytes) -> Iterator[bytes]:
    """All that differ from it in one bit."""
    for bit in range(len(raw) * 8):
        changed = bytearray(raw)
        changed[bit // 8] ^= 1 << bit % 8
        yield bytes(changed)


def with_one_bit_wrong(cipher: str, seal: Seal) -> Iterator[tuple[str, Seal]]:
    """A call's cipher text and its seal, each as it is sent, with each single bit of one of them turned round."""
    for wrong in flipped(cipher.encode()):
        yield wrong.decode("latin-1"), seal
    for name in ("signature", "timestamp", "nonce"):
        for wrong in flipped(getattr(seal, name).encode()):
            yield cipher, replace(seal, **{name: wrong.decode("latin-1")})


def test_no_call_with_one_bit_wrong_is_opened(figure: Callable[[str, str, str], None]) -> None:
    chance, tried = random.Random(15), 0
    for number in range(FLIPPED):
        message = chance.randbytes(chance.randrange(200))
        cipher, seal = seal_of(message, nonce=base64.b32encode(chance.randbytes(5)).decode() + str(number))
        assert opened(cipher, seal, [SECRET], CORP, NOW) == message
        for wrong in with_one_bit_wrong(cipher, seal):
            tried += 1
            with pytest.raises(Forged):
                opened(*wrong, [SECRET], CORP, NOW)
    asked = "1,000 calls of WeCom's app with each single bit wrong: all refused"
    figure("P15", asked, f"{FLIPPED:,} calls, {tried:,} bits: 0 opened")
