"""Malformed callbacks of WeCom's app: none is kept, none is an error of ours, and all are refused."""

import random
from collections.abc import Callable

from tests.bot.wecom.app.test_callback import EVENT, TEXT, Called, signed
from tests.bot.wecom.app.test_crypto import CORP
from tests.promises.scale import FORGERIES

REFUSED = {400, 403, 413}


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


def test_no_malformed_callback_is_kept_or_an_error_of_ours(figure: Callable[[str, str, str], None]) -> None:
    chance = random.Random(10)
    called = Called()
    good = [
        signed(TEXT.format(corp=CORP, text="拜访3家")),
        signed(EVENT.format(who="wang", event="click", key="say:rank", agent="1000002")),
    ]
    answers: dict[int, int] = {}
    for _ in range(FORGERIES):
        body, query = chance.choice(good)
        status, _words = called.post(*forged(chance, body.encode(), query))
        answers[status] = answers.get(status, 0) + 1
    assert set(answers) <= REFUSED, answers
    assert called.kept == []
    figure("P14", "malformed callbacks of WeCom's app: all refused, none kept", f"{FORGERIES:,} refused")
