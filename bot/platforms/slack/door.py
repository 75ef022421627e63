"""POST /slack/events: what is too big, slow, unsigned or misshapen is answered here; the rest goes to bolt."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

import structlog
from slack_bolt.app.async_app import AsyncApp
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from bot.platforms.slack.listeners import dispatchable
from bot.platforms.slack.manifest import PATH
from bot.platforms.slack.shape import Misshapen, checked, identified, payload_of, said
from bot.platforms.slack.verify import MOST_AGE, age, signed

log = structlog.get_logger()
MOST_BYTES = 1_000_000
BODY_WITHIN = 5.0

_WORDS = {
    400: "not understood",
    401: "not signed",
    403: "another app",
    408: "too slow",
    413: "too large",
    415: "compressed",
    503: "later",
}


class Rejected(Exception):
    """A request that is not done; `status` says why."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


class Door:
    """The address that Slack calls."""

    def __init__(
        self,
        app: AsyncApp,
        secrets: tuple[bytes, ...],
        now: Callable[[], float],
        is_our_app: Callable[[str], bool],
    ) -> None:
        self._app, self._secrets, self._now, self._is_our_app = app, secrets, now, is_our_app
        self._hinted = False

    def route(self) -> Route:
        """The route to mount."""
        return Route(PATH, self.answer, methods=["POST"])

    async def answer(self, request: Request) -> Response:
        """Answer one request; never raises."""
        try:
            return await self._answer(request)
        except Rejected as no:
            log.info("rejected", status=no.status)
            headers = {"connection": "close"} if no.status in (408, 413, 415) else {}
            return Response(_WORDS[no.status], no.status, headers, "text/plain")

    async def _answer(self, request: Request) -> Response:
        body = await _body(request)
        if not signed(request.headers.raw, body, self._secrets, self._now()):
            self._hint(request)
            raise Rejected(401)
        try:
            payload = checked(payload_of(body, request.headers.get("content-type", "")))
            if not self._is_our_app(said(payload, "api_app_id")):
                raise Rejected(403)
            identified(payload, "api_app_id")
            found = await self._app.async_dispatch(dispatchable(payload, _retries(request)))
        except Misshapen:
            raise Rejected(400) from None
        if found.status in _WORDS:
            raise Rejected(found.status)
        kind = found.headers.get("content-type", [""])[0]
        return Response(found.body or b"", found.status, media_type=kind or None)

    def _hint(self, request: Request) -> None:
        """Say once what an administrator may have got wrong: Slack's own requests look like this then."""
        since = age(request.headers.raw, self._now())
        if since is None or self._hinted:
            return
        self._hinted = True
        if abs(since) > MOST_AGE:
            log.warning("not signed: this machine's clock differs from the sender's", seconds=round(since))
        else:
            log.warning("not signed with SLACK_SIGNING_SECRET: compare it with Basic Information of the app")


def _retries(request: Request) -> dict[str, str | list[str]]:
    names = ("x-slack-retry-num", "x-slack-retry-reason")
    return {name: value for name in names if (value := request.headers.get(name)) is not None}


async def _body(request: Request) -> bytes:
    """The whole body. Rejected: compressed, too long, longer than it says, or slower than five seconds."""
    if request.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
        raise Rejected(415)
    stated = request.headers.getlist("content-length")
    if stated and (len(stated) > 1 or not (stated[0].isascii() and stated[0].isdigit() and len(stated[0]) < 12)):
        raise Rejected(413)
    most = min(MOST_BYTES, int(stated[0])) if stated else MOST_BYTES
    if stated and int(stated[0]) > MOST_BYTES:
        raise Rejected(413)
    parts, size = [], 0
    with suppress(ClientDisconnect):
        try:
            async with asyncio.timeout(BODY_WITHIN):
                async for part in request.stream():
                    size += len(part)
                    if size > most:
                        raise Rejected(413)
                    parts.append(part)
        except TimeoutError:
            raise Rejected(408) from None
        return b"".join(parts)
    raise Rejected(400)
