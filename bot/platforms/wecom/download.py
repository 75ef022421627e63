"""A file that somebody sent to the bot: fetched within its five minutes, from WeCom alone, and decrypted."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

import aiohttp

from bot.attachment import MOST
from bot.platforms.wecom.app.crypto import PADDING, Forged, decrypted
from bot.platforms.wecom.link import Way

WITHIN = 60.0
HOSTS = (".myqcloud.com", ".qq.com", ".tencent-cloud.com", ".qpic.cn")
"""Where WeCom keeps what people send; a private deployment keeps it with its own gateway."""
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class Unfetched(Exception):
    """It could not be had; the reason names no address."""


@dataclass(frozen=True, slots=True)
class Attached:
    """Where a file is, the key it is encrypted with ("": it is not), and its name, "" where none is told."""

    url: str = field(repr=False)
    key: str = field(repr=False)
    name: str = ""


def attached(frame: Mapping[str, Any]) -> Attached | None:
    """The file of a callback; None when it has none."""
    body = frame.get("body")
    file = body.get("file") if isinstance(body, Mapping) and body.get("msgtype") == "file" else None
    url = file.get("url") if isinstance(file, Mapping) else None
    if not isinstance(file, Mapping) or not isinstance(url, str) or not url:
        return None
    key, names = file.get("aeskey"), (file.get("filename"), file.get("name"))
    name = next((one for one in names if isinstance(one, str)), "")
    return Attached(url, key if isinstance(key, str) else "", name)


async def fetched(file: Attached, way: Way) -> tuple[str, bytes]:
    """Its name and content, as much as is ever read of a file; Unfetched."""
    if not is_wecoms(file.url, way.url):
        raise Unfetched("not at WeCom")
    limit = aiohttp.ClientTimeout(total=WITHIN, sock_connect=WITHIN / 4)
    secure = way.trust or True
    try:
        async with (
            aiohttp.ClientSession(trust_env=False, timeout=limit, auto_decompress=False) as session,
            session.get(file.url, proxy=way.proxy, ssl=secure, allow_redirects=False) as answer,
        ):
            if answer.status != 200:
                raise Unfetched(f"HTTP {answer.status}")
            data = bytearray()
            async for part in answer.content.iter_chunked(64 * 1024):
                data += part
                if len(data) > MOST + PADDING:
                    break
            name = file.name or _named(answer.headers.get("Content-Disposition", ""))
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        raise Unfetched(type(error).__name__) from None  # its text may name the address
    return name, _opened(bytes(data), file.key)


def is_wecoms(url: str, gateway: str) -> bool:
    """Whether a file lies with WeCom, or where our gateway is: at that host, unencrypted only as the gateway is."""
    place, own = _parts(url), _parts(gateway)
    if place is None or own is None or place.username or place.password:
        return False
    host, home = place.hostname or "", own.hostname or ""
    if host == home or {host, home} <= _LOOPBACK:
        return place.scheme == "https" or (place.scheme == "http" and own.scheme == "ws")
    return place.scheme == "https" and host.endswith(HOSTS) and place.port in (None, 443)


def _parts(url: str) -> SplitResult | None:
    try:
        found = urlsplit(url)
        found.port  # noqa: B018  (raises where it is no number)
    except ValueError:
        return None
    return found if found.hostname else None


def _opened(data: bytes, key: str) -> bytes:
    """AES-256-CBC with padding to 32; what is larger than is read stays as it is, and is told to be too large."""
    if not key or len(data) > MOST + PADDING:
        return data
    try:
        raw = base64.b64decode(key.strip().rstrip("=") + "=", validate=True)
        return decrypted(data, raw)
    except (binascii.Error, ValueError, Forged) as wrong:
        raise Unfetched("it cannot be decrypted") from wrong


def _named(disposition: str) -> str:
    """The name in a Content-Disposition header; "" when there is none."""
    header = Message()
    header["content-disposition"] = disposition[:1000]
    try:
        return unquote(header.get_filename() or "")
    except (LookupError, ValueError):
        return ""
