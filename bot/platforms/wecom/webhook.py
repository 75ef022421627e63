"""A group's webhook: words, pictures and real mentions go out; nothing comes in. Its key is in no log."""

import base64
import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from bot.platforms.wecom.draw import Drawn
from bot.platforms.wecom.errcode import LIMITED, NO_WEBHOOK, OK, PASSING
from bot.platforms.wecom.escape import cut
from bot.platforms.wecom.session import Session
from cards import outage
from chat.errors import DeliveryFailed, NotYet

MOST_MARKDOWN, MOST_TEXT, MOST_IMAGE = 4096, 2048, 2 * 1024 * 1024
PATH = "/cgi-bin/webhook/send"
WITHIN = 10.0


@dataclass(frozen=True, slots=True)
class Outlet:
    """One group's webhook. `budget` is what its pace is kept under: rooms with one key share it."""

    address: str
    key: str = field(repr=False)
    proxy: str | None = None

    @property
    def budget(self) -> str:
        """A name that does not give the key away."""
        return f"#webhook-{hashlib.sha256(self.key.encode()).hexdigest()[:16]}"

    @property
    def url(self) -> str:
        """Where to post, without the key."""
        base = self.address.rstrip("/")
        return base if base.endswith(PATH) else base + PATH


def messages(drawn: Drawn, mentioned: Sequence[str]) -> list[dict[str, Any]]:
    """What is posted, in order. `mentioned` are userids of the roster: they are called by a text, never by words."""
    said: list[dict[str, Any]] = []
    parts = list(drawn.parts)
    if mentioned and len(parts) == 1 and "|" not in parts[0] and len(parts[0].encode()) <= MOST_TEXT:
        plain = parts.pop().replace("**", "")
        said.append({"msgtype": "text", "text": {"content": plain, "mentioned_list": list(mentioned)}})
    said += [{"msgtype": "markdown_v2", "markdown_v2": {"content": cut(part, MOST_MARKDOWN)}} for part in parts]
    if mentioned and parts:
        said.append({"msgtype": "text", "text": {"content": "👆", "mentioned_list": list(mentioned)}})
    for png, twin in zip(drawn.images, drawn.twins, strict=True):
        if len(png) <= MOST_IMAGE:
            digest = hashlib.md5(png, usedforsecurity=False).hexdigest()
            image = {"base64": base64.b64encode(png).decode(), "md5": digest}
            said.append({"msgtype": "image", "image": image})
        elif twin not in "\n".join(drawn.parts):
            said.append({"msgtype": "markdown_v2", "markdown_v2": {"content": cut(twin, MOST_MARKDOWN)}})
    return said


class Webhooks:
    """Posts to webhooks over one session."""

    def __init__(self) -> None:
        self._session = Session()

    async def post(self, outlet: Outlet, message: dict[str, Any]) -> None:
        """Post one message. DeliveryFailed says whether it may have arrived; NotYet: too many in a minute."""
        code = await self._code(outlet, message)
        if code == OK:
            return
        if code == LIMITED:
            raise NotYet("webhook", 60)
        remedy = outage.no_such_webhook("WECOM_WEBHOOKS") if code == NO_WEBHOOK else None
        raise DeliveryFailed(f"webhook answered {code}", 5.0 if code in PASSING else None, remedy=remedy)

    async def close(self) -> None:
        """Let go of the session."""
        await self._session.close()

    async def _code(self, outlet: Outlet, message: dict[str, Any]) -> int:
        body = json.dumps(message, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json; charset=utf-8"}
        try:
            async with self._session.opened().post(
                outlet.url,
                params={"key": outlet.key},
                data=io.BytesIO(body),  # aiohttp sends that in pieces
                headers=headers,
                proxy=outlet.proxy,
                allow_redirects=False,
                timeout=aiohttp.ClientTimeout(total=WITHIN, sock_connect=WITHIN / 2),
            ) as answer:
                if answer.status >= 500:
                    raise DeliveryFailed(f"webhook answered HTTP {answer.status}", 10.0)
                if answer.status != 200:
                    raise DeliveryFailed(f"webhook answered HTTP {answer.status}")
                found = json.loads(await answer.text())
                code = found.get("errcode", -1) if isinstance(found, dict) else -1
                return code if isinstance(code, int) else -1
        except (aiohttp.ClientConnectorError, aiohttp.ServerTimeoutError) as error:
            if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError):
                raise DeliveryFailed("webhook cannot be reached", 10.0) from None  # its text may name the address
            raise DeliveryFailed("webhook does not answer", unknown=True) from None
        except (aiohttp.ClientError, TimeoutError, ValueError):
            raise DeliveryFailed("webhook does not answer", unknown=True) from None
