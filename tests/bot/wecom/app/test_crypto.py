"""The envelope of callbacks: every test vector, and two independent implementations as oracles."""

import base64
import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wechatpy.enterprise.crypto import WeChatCrypto

from bot.platforms.wecom.app import crypto
from bot.platforms.wecom.app.crypto import FRESH, Forged, Seal, Secret, opened, signature
from tests.fakes.wecom.sealing import sealed
from tests.house.tree import ROOT

VECTORS = json.loads((ROOT / "tests/vectors/wecom.json").read_text(encoding="utf-8"))
BY_NAME = {vector["name"]: vector for vector in VECTORS["vectors"]}
RANDOM = b"0123456789abcdef"
SECRET = Secret("QDG6eK", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C")
CORP = "wx5823bf96d3bd56c7"
STAMP = "1792300003"
NOW = datetime.fromtimestamp(int(STAMP), UTC)


def open_vector(vector: dict[str, Any]) -> bytes:
    seal = Seal(vector["msg_signature"], vector["timestamp"], vector["nonce"])
    secret = Secret(vector["token"], vector["aeskey"])
    now = datetime.fromtimestamp(int(vector["timestamp"]), UTC)
    return opened(vector["encrypt"], seal, [secret], vector["receive_id"], now)


@pytest.mark.parametrize("name", BY_NAME)
def test_every_vector_comes_out_right(name: str) -> None:
    vector = BY_NAME[name]
    assert open_vector(vector).decode() == vector["plaintext"]


@pytest.mark.parametrize("negative", VECTORS["negatives"], ids=lambda negative: negative["name"])
def test_every_negative_vector_is_refused(negative: dict[str, Any]) -> None:
    vector = BY_NAME[negative["based_on"]] | negative["change"]
    if negative["name"] == "neg_timestamp_int_vs_str":
        unsorted = "".join(vector[part] for part in ("timestamp", "nonce", "token", "encrypt"))
        vector["msg_signature"] = hashlib.sha1(unsorted.encode()).hexdigest()
    with pytest.raises(Forged):
        open_vector(vector)


def seal_of(message: bytes, *, secret: Secret = SECRET, stamp: str = STAMP, nonce: str = "n1") -> tuple[str, Seal]:
    cipher, signed = sealed(message, secret, CORP, stamp, nonce, RANDOM)
    return cipher, Seal(signed, stamp, nonce)


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_what_is_sealed_is_opened(message: bytes) -> None:
    cipher, seal = seal_of(message)
    assert opened(cipher, seal, [SECRET], CORP, NOW) == message


@pytest.mark.parametrize("words", ["拜访3家", "🎉 签单 星河科技 5万", "x" * 500])
def test_an_independent_library_opens_what_we_seal(words: str) -> None:
    body = f"<xml><Content>{words}</Content></xml>"
    cipher, seal = seal_of(body.encode())
    envelope = f"<xml><ToUserName>{CORP}</ToUserName><Encrypt>{cipher}</Encrypt></xml>"
    theirs = WeChatCrypto(SECRET.token, SECRET.aes_key, CORP)
    assert theirs.decrypt_message(envelope, seal.signature, seal.timestamp, seal.nonce) == body


def test_a_flipped_bit_anywhere_is_refused() -> None:
    cipher, seal = seal_of("拜访3家".encode())
    raw = base64.b64decode(cipher)
    for place in range(len(raw) * 8):
        changed = bytearray(raw)
        changed[place // 8] ^= 1 << place % 8
        with pytest.raises(Forged):
            opened(base64.b64encode(changed).decode(), seal, [SECRET], CORP, NOW)


def test_a_padding_that_is_signed_but_wrong_is_refused() -> None:
    """With the right signature, 0, 33, a mixed filling and one of 16 where 32 is due: all alike."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    plain = RANDOM + (4).to_bytes(4, "big") + b"abcd" + CORP.encode()
    free = 64 - len(plain)
    for filling in (b"\0" * free, bytes([33]) * free, b"\1" * (free - 1) + bytes([free]), bytes([free - 1]) * free):
        encryptor = Cipher(algorithms.AES(SECRET.key), modes.CBC(SECRET.key[:16])).encryptor()
        cipher = base64.b64encode(encryptor.update(plain + filling) + encryptor.finalize()).decode()
        seal = Seal(signature(SECRET.token, STAMP, "n1", cipher), STAMP, "n1")
        with pytest.raises(Forged):
            opened(cipher, seal, [SECRET], CORP, NOW)


@pytest.mark.parametrize("both", ["token and key", "key alone", "token alone"])
def test_while_a_secret_is_changed_the_old_and_the_new_one_are_good(both: str) -> None:
    new = Secret(
        SECRET.token if both == "key alone" else "newtoken", SECRET.aes_key if both == "token alone" else "k" * 43
    )
    for one in (SECRET, new):
        cipher, seal = seal_of("拜访3家".encode(), secret=one)
        assert opened(cipher, seal, [SECRET, new], CORP, NOW).decode() == "拜访3家"
        with pytest.raises(Forged):
            opened(cipher, seal, [Secret("third", "z" * 43)], CORP, NOW)


def test_nothing_is_decrypted_before_its_signature_is_right(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    monkeypatch.setattr(crypto, "_decrypted", lambda cipher, _: tried.append(cipher) or b"")
    cipher, seal = seal_of(b"x")
    with pytest.raises(Forged):
        opened(cipher, replace(seal, signature="0" * 40), [SECRET], CORP, NOW)
    assert tried == [], "decrypted"
    with pytest.raises(Forged):
        opened(cipher, seal, [SECRET], CORP, NOW)
    assert tried == [cipher]


@pytest.mark.parametrize("late", [FRESH + timedelta(seconds=1), -FRESH - timedelta(seconds=1), timedelta(days=30)])
def test_an_old_or_early_one_is_refused(late: timedelta) -> None:
    cipher, seal = seal_of(b"x")
    assert opened(cipher, seal, [SECRET], CORP, NOW + FRESH) == b"x"
    with pytest.raises(Forged):
        opened(cipher, seal, [SECRET], CORP, NOW + late)


@pytest.mark.parametrize(
    ("stamp", "nonce"),
    [
        ("17923000031", "n1"),
        ("１７９２３００００３", "n1"),
        ("", "n1"),
        (STAMP, ""),
        (STAMP, "n 1"),
        (STAMP, "n" * 65),
        (STAMP, "é"),
    ],
)
def test_a_stamp_or_nonce_of_another_shape_is_refused_though_it_is_signed(stamp: str, nonce: str) -> None:
    cipher, seal = seal_of(b"x", stamp=stamp, nonce=nonce)
    with pytest.raises(Forged):
        opened(cipher, seal, [SECRET], CORP, NOW)


def test_during_a_rotation_both_secrets_hold() -> None:
    new = Secret("another", SECRET.aes_key[::-1])
    for secret in (SECRET, new):
        cipher, seal = seal_of(b"x", secret=secret)
        assert opened(cipher, seal, [new, SECRET], CORP, NOW) == b"x"


def test_an_aes_key_of_another_length_is_no_key() -> None:
    for key in (SECRET.aes_key[:-1], SECRET.aes_key + "a", ""):
        with pytest.raises(ValueError):
            Secret("t", key).key  # noqa: B018 – asking is what fails
