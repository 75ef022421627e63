"""The envelope of WeCom's callbacks: signature, AES-256-CBC, padding of 32, checked strictly and told alike."""

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLOCK = 16
PADDING = 32
RANDOM, LENGTH = 16, 4
FRESH = timedelta(seconds=300)
_TIMESTAMP = re.compile(r"[0-9]{10}", re.ASCII)
_NONCE = re.compile(r"[A-Za-z0-9]{1,64}", re.ASCII)
_SIGNATURE = re.compile(r"[0-9a-f]{40}", re.ASCII)


Reason = Literal["token", "clock", "key", "corp"]
"""What does not fit; whoever calls is never told, the admin is."""


class Forged(Exception):
    """Not WeCom's, not for us, or not fresh: answered alike in all cases. `reason` is for the admin alone."""

    def __init__(self, reason: Reason = "key") -> None:
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(frozen=True, slots=True)
class Seal:
    """How a request is signed: the parameters of its address."""

    signature: str
    timestamp: str
    nonce: str


@dataclass(frozen=True, slots=True)
class Secret:
    """A token with its AES key (43 characters), as set in the console; during a rotation there are two."""

    token: str
    aes_key: str

    @property
    def key(self) -> bytes:
        """The 32 bytes of the AES key; ValueError when it is not one."""
        found = base64.b64decode(self.aes_key + "=", validate=True)
        if len(found) != PADDING:
            raise ValueError("an AES key has 43 characters")
        return found


def opened(cipher: str, seal: Seal, secrets: Sequence[Secret], receiver: str, now: datetime) -> bytes:
    """The message in a cipher text. Forged when signature, age, padding, length or receiver are not right.

    The format is that of the developer documentation ("加解密方案说明"): the signature is SHA-1 over the sorted
    strings token, timestamp, nonce and cipher text; the plain text is 16 random bytes, the length as four bytes, the
    message, and the receiver's id.
    """
    if not _TIMESTAMP.fullmatch(seal.timestamp) or not _NONCE.fullmatch(seal.nonce):
        raise Forged("token")
    fitting = [one for one in secrets if _signed(cipher, seal, one.token)]
    if not fitting:
        raise Forged("token")
    if abs(now.timestamp() - int(seal.timestamp)) > FRESH.total_seconds():
        raise Forged("clock")
    return _by_one_of(fitting, cipher, receiver)


def _by_one_of(secrets: Sequence[Secret], cipher: str, receiver: str) -> bytes:
    """The message by the first key that fits: while only the key is changed, two of them have one token."""
    *others, last = secrets
    for secret in others:
        with suppress(Forged):
            return _message(_decrypted(cipher, secret.key), receiver)
    return _message(_decrypted(cipher, last.key), receiver)


def signature(token: str, timestamp: str, nonce: str, cipher: str) -> str:
    """SHA-1 over the four strings, sorted as strings."""
    joined = "".join(sorted((token, timestamp, nonce, cipher)))
    return hashlib.sha1(joined.encode(), usedforsecurity=False).hexdigest()  # the platform's choice


def _signed(cipher: str, seal: Seal, token: str) -> bool:
    if not _SIGNATURE.fullmatch(seal.signature):
        return False
    right = signature(token, seal.timestamp, seal.nonce, cipher)
    return hmac.compare_digest(right.encode(), seal.signature.encode())


def _decrypted(cipher: str, key: bytes) -> bytes:
    try:
        raw = base64.b64decode(cipher, validate=True)
    except (binascii.Error, ValueError) as wrong:
        raise Forged from wrong
    return decrypted(raw, key)


def decrypted(raw: bytes, key: bytes) -> bytes:
    """The plain text of AES-256-CBC without its padding, each byte of which is checked. Forged."""
    if not raw or len(raw) % BLOCK or len(key) != PADDING:
        raise Forged
    decryptor = Cipher(algorithms.AES(key), modes.CBC(key[:BLOCK])).decryptor()
    plain = decryptor.update(raw) + decryptor.finalize()
    pad = plain[-1]
    if not 1 <= pad <= min(PADDING, len(plain)) or not hmac.compare_digest(plain[-pad:], bytes([pad]) * pad):
        raise Forged
    return plain[:-pad]


def _message(plain: bytes, receiver: str) -> bytes:
    start = RANDOM + LENGTH
    if len(plain) < start:
        raise Forged
    end = start + int.from_bytes(plain[RANDOM:start], "big")
    if end > len(plain):
        raise Forged
    if not hmac.compare_digest(plain[end:], receiver.encode()):
        raise Forged("corp")
    return plain[start:end]
