"""Slack's signature on a request: over the bytes as they came, never raising, whatever they are."""

import hashlib
import hmac
import re
from collections.abc import Iterable, Sequence

MOST_AGE = 300
"""Seconds that a request's stamp may differ from our clock, either way."""

_STAMP = re.compile(rb"[0-9]{1,11}")
_SIGNATURE = re.compile(rb"v0=[0-9a-f]{64}")


def signed(headers: Iterable[tuple[bytes, bytes]], body: bytes, secrets: Sequence[bytes], now: float) -> bool:
    """Whether the body carries one fresh, right signature (`v0=` HMAC-SHA256 of "v0:stamp:body").

    `headers` are (name in lower case, value) as ASGI gives them; `now` in seconds since 1970.
    """
    stamps, signatures = [], []
    for name, value in headers:
        if name == b"x-slack-request-timestamp":
            stamps.append(value)
        elif name == b"x-slack-signature":
            signatures.append(value)
    if len(stamps) != 1 or len(signatures) != 1:
        return False
    stamp, signature = stamps[0], signatures[0]
    if not _STAMP.fullmatch(stamp) or not _SIGNATURE.fullmatch(signature):
        return False
    if abs(now - int(stamp)) > MOST_AGE:
        return False
    right = [hmac.compare_digest(signature, sign(secret, stamp, body)) for secret in secrets if secret]
    return any(right)


def age(headers: Iterable[tuple[bytes, bytes]], now: float) -> float | None:
    """How many seconds ago a request says it was signed; None where it carries no stamp and signature at all."""
    found = dict(headers)
    stamp = found.get(b"x-slack-request-timestamp", b"")
    if not _STAMP.fullmatch(stamp) or not _SIGNATURE.fullmatch(found.get(b"x-slack-signature", b"")):
        return None
    return now - int(stamp)


def sign(secret: bytes, stamp: bytes, body: bytes) -> bytes:
    """The signature of a body."""
    return b"v0=" + hmac.new(secret, b"v0:" + stamp + b":" + body, hashlib.sha256).hexdigest().encode()
