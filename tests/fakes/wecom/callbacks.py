"""What people do in the app, as WeCom calls about it; sealed by an independent implementation (wechatpy)."""

import itertools
import re
import secrets
from collections.abc import Callable
from typing import Any

import aiohttp
from wechatpy.enterprise.crypto import WeChatCrypto

TOKEN = "QDG6eK"
AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"
PATH = "/wecom/callback"
MOST_TRIES = 3


class Callbacks:
    """Calls the address of the app; up to three times while the answer is not 200."""

    def __init__(
        self,
        corp: str,
        agent: int,
        url: str,
        clock: Callable[[], float],
        *,
        token: str = TOKEN,
        aes_key: str = AES_KEY,
    ) -> None:
        self.corp, self.agent, self.url, self.clock = corp, agent, url.rstrip("/") + PATH, clock
        self._crypto = WeChatCrypto(token, aes_key, corp)
        self._numbers = itertools.count(7_000_000_000_000_000)

    async def say(self, user: str, words: str, *, number: int = 0) -> int:
        """Somebody writes to the app; the answer's HTTP status."""
        about = f"<Content><![CDATA[{words}]]></Content><MsgId>{number or next(self._numbers)}</MsgId>"
        return await self.call(self.message(user, "text", about))

    async def event(self, user: str, event: str, **fields: Any) -> int:
        """Somebody opens the app, taps the menu (EventKey) or presses a button (with TaskId and ResponseCode)."""
        about = "".join(f"<{name}><![CDATA[{value}]]></{name}>" for name, value in fields.items())
        return await self.call(self.message(user, "event", f"<Event><![CDATA[{event}]]></Event>{about}"))

    async def place(self, user: str, north: str, east: str) -> int:
        """Somebody sends a location."""
        about = f"<Location_X>{north}</Location_X><Location_Y>{east}</Location_Y><Scale>20</Scale><Label></Label>"
        return await self.call(self.message(user, "location", f"{about}<MsgId>{next(self._numbers)}</MsgId>"))

    async def contact_gone(self, user: str) -> int:
        """Somebody is no longer in the company's contacts."""
        about = f"<Event>change_contact</Event><ChangeType>delete_user</ChangeType><UserID>{user}</UserID>"
        return await self.call(self.message("sys", "event", about))

    def message(self, user: str, kind: str, about: str) -> str:
        """The XML before it is sealed."""
        return (
            f"<xml><ToUserName><![CDATA[{self.corp}]]></ToUserName><FromUserName><![CDATA[{user}]]></FromUserName>"
            f"<CreateTime>{int(self.clock())}</CreateTime><MsgType><![CDATA[{kind}]]></MsgType>{about}"
            f"<AgentID>{self.agent}</AgentID></xml>"
        )

    def sealed(self, message: str) -> tuple[str, dict[str, str]]:
        """Body and query of a call."""
        stamp, nonce = str(int(self.clock())), secrets.token_hex(8)
        body = str(self._crypto.encrypt_message(message, nonce, stamp))
        found = re.search(r"<MsgSignature><!\[CDATA\[(\w+)]]>", body)
        assert found is not None
        return body, {"msg_signature": found[1], "timestamp": stamp, "nonce": nonce}

    async def call(self, message: str, *, tries: int = MOST_TRIES) -> int:
        """Call until the answer is 200, or as often as WeCom does."""
        status = 0
        body, query = self.sealed(message)
        async with aiohttp.ClientSession() as session:
            for _ in range(tries):
                async with session.post(self.url, params=query, data=body.encode()) as answer:
                    status = answer.status
                    if status == 200:
                        break
        return status
