"""POST /slack/events: what is too big, slow, unsigned or misshapen is answered here; the rest goes to bolt."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

import structlog
from slack_bolt.app.async_app import AsyncApp
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from bot.platforms.hearing import Inlet
from bot.platforms.slack.listeners import dispatchable
from bot.platforms.slack.manifest import PATH
from bot.platforms.slack.shape import Misshapen, checked, identified, payload_of, said
from bot.platforms.slack.verify import age, signed
from bot.platforms.slack.workspace import Workspace
from language.text import text

log = structlog.get_logger()
MOST_BYTES = 1_000_000
BODY_WITHIN = 5.0
MOST_LOOKED_AT = 20_000
"""Bytes of a request that is not signed rightly: beyond, nobody looks whose it may be."""

INLET = Inlet(
    "slack-http",
    {
        "secret": text("SLACK_SIGNING_SECRET is not the Signing Secret of the app (Basic Information); copy it anew"),
        "clock": text("this machine's clock is more than five minutes off: set it (NTP)"),
    },
)

_WORDS = {
    400: "not understood",
    401: "not signed",
    403: "another app",
    408: "too slow",
    413: "too large",
    415: "compressed",
    503: "later",
}


class _Rejected(Exception):
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
        workspace: Workspace,
        hearing: Callable[[str], None],
    ) -> None:
        self._app, self._secrets, self._now = app, secrets, now
        self._workspace, self._hearing, self._heard = workspace, hearing, False

    def route(self) -> Route:
        """The route to mount."""
        return Route(PATH, self.answer, methods=["POST"])

    async def answer(self, request: Request) -> Response:
        """Answer one request; never raises."""
        try:
            return await self._answer(request)
        except _Rejected as no:
            log.info("rejected", status=no.status)
            headers = {"connection": "close"} if no.status in (408, 413, 415) else {}
            return Response(_WORDS[no.status], no.status, headers, "text/plain")

    async def _answer(self, request: Request) -> Response:
        body = await _body(request)
        if not signed(request.headers.raw, body, self._secrets, self._now()):
            self._note(request, body)
            raise _Rejected(401)
        self._heard = True
        self._hearing("")
        try:
            payload = checked(payload_of(body, request.headers.get("content-type", "")))
            if not self._workspace.is_our_app(said(payload, "api_app_id")):
                raise _Rejected(403)
            identified(payload, "api_app_id")
            found = await self._app.async_dispatch(dispatchable(payload, _retries(request)))
        except Misshapen:
            raise _Rejected(400) from None
        if found.status in _WORDS:
            raise _Rejected(found.status)
        kind = found.headers.get("content-type", [""])[0]
        return Response(found.body or b"", found.status, media_type=kind or None)

    def _note(self, request: Request, body: bytes) -> None:
        """Note what an administrator may have got wrong: Slack's own requests look like this then."""
        headers = request.headers.raw
        since = age(headers, self._now())
        if since is None:
            return
        if signed(headers, body, self._secrets, self._now() - since):
            self._hearing("clock")
        elif len(body) <= MOST_LOOKED_AT and self._seems_slacks(body, request.headers.get("content-type", "")):
            self._hearing("secret")

    def _seems_slacks(self, body: bytes, kind: str) -> bool:
        """Whether it names our workspace, or is what Slack asks when the address is saved, before all else."""
        try:
            payload = checked(payload_of(body, kind))
        except Misshapen:
            return False
        team = identified(payload, "team_id") or identified(payload, "team")
        if not team:
            return payload.get("type") == "url_verification" and not self._heard
        return self._workspace.ours.has(team)


def _retries(request: Request) -> dict[str, str | list[str]]:
    names = ("x-slack-retry-num", "x-slack-retry-reason")
    return {name: value for name in names if (value := request.headers.get(name)) is not None}


async def _body(request: Request) -> bytes:
    """The whole body. Rejected: compressed, too long, longer than it says, or slower than five seconds."""
    if request.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
        raise _Rejected(415)
    stated = request.headers.getlist("content-length")
    if stated and (len(stated) > 1 or not (stated[0].isascii() and stated[0].isdigit() and len(stated[0]) < 12)):
        raise _Rejected(413)
    most = min(MOST_BYTES, int(stated[0])) if stated else MOST_BYTES
    if stated and int(stated[0]) > MOST_BYTES:
        raise _Rejected(413)
    parts, size = [], 0
    with suppress(ClientDisconnect):
        try:
            async with asyncio.timeout(BODY_WITHIN):
                async for part in request.stream():
                    size += len(part)
                    if size > most:
                        raise _Rejected(413)
                    parts.append(part)
        except TimeoutError:
            raise _Rejected(408) from None
        return b"".join(parts)
    raise _Rejected(400)
