"""GET and POST /wecom/callback: verified, decrypted, kept, acknowledged; the work comes after."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Literal
from urllib.parse import unquote

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.platforms.hearing import Inlet
from bot.platforms.wecom.app.crypto import Forged, Reason, Seal, Secret, opened
from bot.platforms.wecom.app.envelope import MOST_BYTES, Unreadable, cipher_of, fields_of
from bot.platforms.wecom.app.inbound import Fields, Ours, incoming, is_change_of_contacts
from bot.trace import trace
from chat.adapter import Receive
from chat.message import Incoming
from language.text import text
from storage.store import AGAIN

log = structlog.get_logger()
PATH = "/wecom/callback"
INLET = Inlet(
    "wecom-callback",
    {
        "token": text("WECOM_CALLBACK_TOKEN is not the Token of 接收消息"),
        "key": text("WECOM_CALLBACK_AES_KEY is not the EncodingAESKey of 接收消息"),
        "corp": text("WECOM_CORP_ID is not that of the company that calls"),
        "clock": text("this machine's clock is more than five minutes off: set it (NTP)"),
    },
    doubted=frozenset({"token"}),
)
MOST_QUERY = 8 * 1024


class Callback:
    """Answers WeCom: 200 with an empty body after the commit; one identical 403 for whatever is not WeCom's.

    `kept` is called with what is in the inbox by now, and the task of the card that was pressed; `changed` with what
    WeCom tells of its contacts, `listener` with why a call was refused, "" when it was WeCom's.
    """

    def __init__(
        self,
        secrets: Sequence[Secret],
        receiver: str,
        ours: Ours,
        now: Callable[[], datetime],
        kept: Callable[[Incoming, str], None] = lambda *_: None,
        changed: Callable[[Fields], Awaitable[None]] | None = None,
        listener: Callable[[Reason | Literal[""]], None] = lambda _: None,
    ) -> None:
        self._secrets, self._receiver, self._ours = secrets, receiver, ours
        self._now, self._kept, self._changed, self._listener = now, kept, changed, listener

    def routes(self, receive: Receive) -> list[Route]:
        """The two routes of one path."""

        async def verify(request: Request) -> Response:
            return self._verified(request)

        async def take(request: Request) -> Response:
            return await self._taken(request, receive)

        return [Route(PATH, verify, methods=["GET"]), Route(PATH, take, methods=["POST"])]

    def _verified(self, request: Request) -> Response:
        """The console's check of the address: the decrypted echo, nothing around it."""
        asked = _query(request)
        echo = asked.get("echostr", "")
        seal = _seal(asked)
        if seal is None or not echo:
            return _refused()
        try:
            found = opened(echo, seal, self._secrets, self._receiver, self._now())
        except Forged as forged:
            self._listener(forged.reason)
            return _refused()
        self._listener("")
        return PlainTextResponse(found)

    async def _taken(self, request: Request, receive: Receive) -> Response:
        try:
            body = await _body(request)
        except _TooLarge:
            return PlainTextResponse("too large", 413)
        except ClientDisconnect:
            return _unread()
        try:
            cipher = cipher_of(body)
        except Unreadable:
            return _unread()
        seal = _seal(_query(request))
        if seal is None:
            return _refused()
        try:
            message = opened(cipher, seal, self._secrets, self._receiver, self._now())
        except Forged as forged:
            self._listener(forged.reason)
            return _refused()
        self._listener("")
        try:
            fields = fields_of(message)
        except Unreadable:
            return _unread()
        try:
            await self._heard(message, fields, receive)
        except AGAIN as error:  # the database is away: WeCom shall send it again
            log.warning("not kept", **trace(error))
            return PlainTextResponse("not kept", 503)
        return Response(status_code=200)

    async def _heard(self, message: bytes, fields: Fields, receive: Receive) -> None:
        if self._changed is not None and is_change_of_contacts(fields):
            await self._changed(fields)
        found = incoming(message, fields, self._ours, self._now())
        if found is not None:
            await receive(found)
            self._kept(found, fields.get("TaskId", ""))


class _TooLarge(Exception):
    pass


async def _body(request: Request) -> bytes:
    """The body, as far as it may be long; what the header says of its length is not believed."""
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > MOST_BYTES:
            raise _TooLarge
    return bytes(found)


def _query(request: Request) -> dict[str, str]:
    """The parameters, each once; a `+` stays a plus, because base64 has it."""
    raw = request.scope.get("query_string", b"")
    if len(raw) > MOST_QUERY:
        return {}
    try:
        parts = [part.partition("=") for part in raw.decode("ascii").split("&") if part]
        pairs = [(unquote(name, errors="strict"), unquote(value, errors="strict")) for name, _, value in parts]
    except UnicodeDecodeError:
        return {}
    found = dict(pairs)
    return found if len(found) == len(pairs) else {}


def _seal(asked: dict[str, str]) -> Seal | None:
    try:
        return Seal(asked["msg_signature"], asked["timestamp"], asked["nonce"])
    except KeyError:
        return None


def _refused() -> Response:
    return PlainTextResponse("refused", 403)


def _unread() -> Response:
    return PlainTextResponse("not understood", 400)
