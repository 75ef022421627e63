"""WeCom's REST interface: one token for all calls, every answer judged by its errcode; no secret is in any error."""

import asyncio
import io
import json
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from bot.platforms.wecom.errcode import BUSY, OK, STALE_TOKEN
from bot.platforms.wecom.session import Session
from language.text import Text, english, text

WITHIN = 6.0
EARLY = 300.0
"""Seconds before its end that a token is no longer used."""
REST_AFTER_REFUSAL = 30.0
"""Seconds without asking again after a refused secret: 2,000 such calls an hour block the company for an hour."""
BUSY_PAUSES = (0.2, 0.5, 1.0)
"""Seconds between the tries when WeCom is busy: at most three more."""

Answer = Mapping[str, Any]


class Refused(Exception):
    """WeCom answered with an errcode; `said` is its errmsg, which may change and decides nothing."""

    def __init__(self, code: int, said: str = "") -> None:
        super().__init__(f"refused ({code})")
        self.code, self.said = code, said


class Unanswered(Exception):
    """No answer came, and why; `arrived`: the call may have been carried out."""

    def __init__(self, why: Text, *, arrived: bool) -> None:
        super().__init__(english(why))
        self.why, self.arrived = why, arrived


@dataclass(frozen=True, slots=True)
class Access:
    """The company and its app, and where WeCom is."""

    address: str
    corp: str
    secret: str = field(repr=False)
    proxy: str | None = None
    trust: ssl.SSLContext | None = None


class Client:
    """Calls WeCom over one session. Every call raises Refused or Unanswered when it was not carried out."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._session = Session()
        self._turn = asyncio.Lock()
        self._token, self._until = "", 0.0
        self._refusal, self._refused_until = Refused(OK), 0.0

    async def sign_in(self) -> None:
        """Get a token before it is needed."""
        await self._valid("")

    async def get(self, path: str, **query: str) -> Answer:
        """Ask for something."""
        return await self._call("GET", path, query, None)

    async def post(self, path: str, body: Mapping[str, Any], **query: str) -> Answer:
        """Have something done."""
        return await self._call("POST", path, query, json.dumps(body, ensure_ascii=False).encode())

    async def upload(self, kind: str, name: str, data: bytes) -> str:
        """The media_id of a file (`kind`: image or file), which WeCom keeps for three days."""
        found = await self._call("POST", "media/upload", {"type": kind}, (name, data))
        return str(found.get("media_id", ""))

    async def close(self) -> None:
        """Let go of the session."""
        await self._session.close()

    async def _call(
        self, method: str, path: str, query: Mapping[str, str], body: bytes | tuple[str, bytes] | None
    ) -> Answer:
        """One call; with a new token once when the old one no longer holds, again thrice when WeCom is busy."""
        token = await self._valid("")
        renewed = False
        pauses = iter(BUSY_PAUSES)
        while True:
            try:
                return await self._asked(method, path, {**query, "access_token": token}, body)
            except Refused as refused:
                pause = next(pauses, None) if refused.code == BUSY else None
                if refused.code in STALE_TOKEN and not renewed:
                    token, renewed = await self._valid(token), True
                elif pause is not None:
                    await asyncio.sleep(pause)
                else:
                    raise

    async def _valid(self, stale: str) -> str:
        """A token other than the stale one; who waits for the lock uses what the first one was given."""
        async with self._turn:
            now = asyncio.get_running_loop().time()
            if self._token and self._token != stale and now < self._until:
                return self._token
            if now < self._refused_until:
                raise Refused(self._refusal.code, self._refusal.said)
            query = {"corpid": self._access.corp, "corpsecret": self._access.secret}
            try:
                found = await self._asked("GET", "gettoken", query, None)
            except Refused as refused:
                if refused.code != BUSY:
                    self._refusal, self._refused_until = refused, now + REST_AFTER_REFUSAL
                raise
            lasts = found.get("expires_in")
            self._token = str(found.get("access_token", ""))
            self._until = now + max(60.0, (lasts if isinstance(lasts, int) else 7200) - EARLY)
            return self._token

    async def _asked(
        self, method: str, path: str, query: Mapping[str, str], body: bytes | tuple[str, bytes] | None
    ) -> Answer:
        headers = {"Content-Type": "application/json; charset=utf-8"} if isinstance(body, bytes) else {}
        try:
            async with self._session.opened().request(
                method,
                f"{self._access.address.rstrip('/')}/cgi-bin/{path}",
                params=query,
                data=_form(*body) if isinstance(body, tuple) else body,
                headers=headers,
                proxy=self._access.proxy,
                ssl=self._access.trust or True,
                allow_redirects=False,
                timeout=aiohttp.ClientTimeout(total=WITHIN, sock_connect=WITHIN / 2),
            ) as answer:
                return await _judged(answer)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise Unanswered(why(error), arrived=False) from None  # its text may name the address
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            raise Unanswered(why(error), arrived=True) from None


def why(error: Exception) -> Text:
    """Why nobody was reached, in words."""
    cause = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return text("its certificate is not trusted")
    if isinstance(cause, socket.gaierror):
        return text("its name is not known")
    if isinstance(cause, ConnectionRefusedError):
        return text("nobody listens there")
    if isinstance(cause, TimeoutError):
        return text("no answer in time")
    return text("no connection")


async def _judged(answer: aiohttp.ClientResponse) -> Answer:
    """The answer's fields; Refused by its errcode, which stands in an answer of 200."""
    if answer.status != 200:
        raise Unanswered(text("HTTP {status}", status=str(answer.status)), arrived=answer.status >= 500)
    found = json.loads(await answer.text())
    code = found.get("errcode", OK) if isinstance(found, dict) else None
    if not isinstance(code, int):
        raise Unanswered(text("it does not answer as WeCom does"), arrived=True)
    if code != OK:
        raise Refused(code, str(found.get("errmsg", ""))[:500])
    return dict(found)


def _form(name: str, data: bytes) -> aiohttp.FormData:
    form = aiohttp.FormData()
    content = io.BytesIO(data)  # aiohttp sends that in pieces
    form.add_field("media", content, filename=name, content_type="application/octet-stream")
    return form
