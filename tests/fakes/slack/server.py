"""A strict Slack on loopback: its Web API, its sockets, and its calls of the app's address, retried as Slack does."""

import asyncio
import hashlib
import hmac
import itertools
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

from scheduler.clock import read_clock
from tests.fakes.slack.methods import Methods
from tests.fakes.slack.posts import content
from tests.fakes.slack.refusals import Late, No
from tests.fakes.slack.shelf import shelf
from tests.fakes.slack.team import SECRET, Json, Team, sample

ANSWER_WITHIN = 3.0


@dataclass
class Attempt:
    """One delivery of a payload, and how it was answered."""

    payload: Json
    status: int
    body: Any = None
    number: int = 0


@dataclass
class Server:
    """A running Slack. `pauses` between retries are those of Slack, compressed; `app` is where HTTP goes to."""

    team: Team = field(default_factory=sample)
    app: str = ""
    pauses: tuple[float, ...] = (0.05, 0.4, 1.0)
    secret: str = SECRET
    hang: asyncio.Event | None = None
    cut_after_post: int = 0
    html: int = 0
    slow_files: float = 0.0
    says_hello: bool = True
    extra: list[web.RouteDef] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.methods = Methods(self.team)
        self.attempts: list[Attempt] = []
        self.links: list[web.WebSocketResponse] = []
        self.responses: list[tuple[str, Json]] = []
        self.opened = 0
        self._acks: dict[str, asyncio.Future[Any]] = {}
        self._turn = itertools.count()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._session: aiohttp.ClientSession | None = None
        self._runner: web.AppRunner | None = None
        self.port = 0

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self, port: int = 0) -> None:
        """Listen."""
        site = web.Application(client_max_size=20_000_000)
        site.router.add_route("*", "/api/{method}", self._api)
        site.router.add_routes(shelf(self))
        site.router.add_post("/response/{number}", self._respond)
        site.router.add_get("/link", self._link)
        site.router.add_routes(self.extra)
        self.site = site
        self._runner = web.AppRunner(site, access_log=None)
        await self._runner.setup()
        listener = web.TCPSite(self._runner, "127.0.0.1", port)
        await listener.start()
        self.port = listener._server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
        self.methods.address = self.address
        self._session = aiohttp.ClientSession()

    async def stop(self) -> None:
        """Close everything."""
        for task in [*self._tasks]:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for link in [*self.links]:
            await link.close()
        if self._session:
            await self._session.close()
        if self._runner:
            await self._runner.cleanup()

    # What the app asks of Slack.

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        values = await _values(request)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ").strip() or str(
            values.pop("token", "")
        )
        if self.hang is not None and method != "apps.connections.open":
            await self.hang.wait()
        if self.html:
            self.html -= 1
            return web.Response(text="<html>" + "x" * 10_000_000, content_type="text/html")
        try:
            body = self.methods.call(method, values, token)
        except Late as late:
            error = {"ok": False, "error": "ratelimited"}
            return web.json_response(error, status=429, headers={"Retry-After": str(late.seconds)})
        except No as no:
            return web.json_response(no.body)
        if method == "chat.postMessage":
            self._echo(body)
            if self.cut_after_post:
                self.cut_after_post -= 1
                assert request.transport
                request.transport.close()
        return web.json_response(body, headers={"x-oauth-scopes": ",".join(sorted(self.methods.scopes))})

    async def _respond(self, request: web.Request) -> web.Response:
        number, values = request.match_info["number"], await request.json()
        began, uses, channel, user = self.team.responses.get(number, (0.0, 9, "", ""))
        if not channel or uses >= 5 or time.monotonic() - began > 1800:
            return web.json_response({"ok": False, "error": "used_url"}, status=404)
        try:
            content(self.methods, values)
        except No as no:
            return web.json_response(no.body, status=400)
        self.team.responses[number] = (began, uses + 1, channel, user)
        self.responses.append(
            (channel, {**values, "only": user if values.get("response_type") != "in_channel" else ""})
        )
        return web.Response(text="ok")

    def response_url(self, channel: str, user: str) -> str:
        """A response address: good for five answers within half an hour."""
        number = self.team.fresh("R")
        self.team.responses[number] = (time.monotonic(), 0, channel, user)
        return f"{self.address}/response/{number}"

    # Sockets.

    async def _link(self, request: web.Request) -> web.WebSocketResponse:
        link = web.WebSocketResponse(heartbeat=None)
        await link.prepare(request)
        if len(self.links) >= 10:
            await link.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await link.close()
            return link
        self.links.append(link)
        self.opened += 1
        hello = {"type": "hello", "num_connections": len(self.links), "connection_info": {"app_id": "A0FAKE001"}}
        if self.says_hello:
            await link.send_json({**hello, "debug_info": {"approximate_connection_time": 18060}})
        try:
            async for message in link:
                answer = json.loads(message.data) if message.type is aiohttp.WSMsgType.TEXT else {}
                future = self._acks.pop(str(answer.get("envelope_id")), None)
                if future and not future.done():
                    future.set_result(answer.get("payload"))
        finally:
            self.links.remove(link)
        return link

    async def refresh(self, reason: str = "refresh_requested") -> None:
        """Ask every connection to be renewed, then close it a little later."""
        old = [*self.links]
        for link in old:
            await link.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "applink"}})
        await asyncio.sleep(0.5)
        for link in old:
            await link.close()

    # What Slack delivers to the app.

    async def deliver(self, kind: str, payload: Json, *, retries: bool = True) -> Attempt:
        """Deliver until it is acknowledged, at most four times; the last attempt."""
        pauses = (0.0, *self.pauses) if retries and kind == "events_api" else (0.0,)
        for number, pause in enumerate(pauses):
            await asyncio.sleep(pause)
            attempt = await self._attempt(kind, payload, number)
            self.attempts.append(attempt)
            if attempt.status == 200:
                break
        return attempt

    async def _attempt(self, kind: str, payload: Json, number: int) -> Attempt:
        if self.links and not self.app:
            status, body = await self._by_link(kind, payload, number)
        else:
            status, body = await self._by_http(kind, payload, number)
        return Attempt(payload, status, body, number)

    async def _by_link(self, kind: str, payload: Json, number: int) -> tuple[int, Any]:
        link = self.links[next(self._turn) % len(self.links)]
        name = self.team.fresh("env-")
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._acks[name] = future
        envelope = {
            "envelope_id": name,
            "type": kind,
            "payload": payload,
            "accepts_response_payload": kind != "events_api",
        }
        if kind == "events_api":
            envelope |= {"retry_attempt": number, "retry_reason": "timeout" if number else ""}
        try:
            await link.send_json(envelope)
            return 200, await asyncio.wait_for(future, ANSWER_WITHIN)
        except (TimeoutError, ConnectionError):
            return 0, None

    async def _by_http(self, kind: str, payload: Json, number: int) -> tuple[int, Any]:
        if kind == "events_api":
            body, content = json.dumps(payload).encode(), "application/json"
        elif kind == "slash_commands":
            body, content = urlencode(payload).encode(), "application/x-www-form-urlencoded"
        else:
            body, content = urlencode({"payload": json.dumps(payload)}).encode(), "application/x-www-form-urlencoded"
        headers = {**self.signature(body), "Content-Type": content}
        if number:
            headers |= {"x-slack-retry-num": str(number), "x-slack-retry-reason": "http_timeout"}
        return await self.post(body, headers)

    async def post(self, body: bytes, headers: dict[str, str]) -> tuple[int, Any]:
        """A request to the app's address; (0, None) when no answer comes in time."""
        assert self._session
        try:
            timeout = aiohttp.ClientTimeout(total=ANSWER_WITHIN)
            async with self._session.post(self.app, data=body, headers=headers, timeout=timeout) as answer:
                text = await answer.text()
                return answer.status, json.loads(text) if text.startswith("{") else text
        except (aiohttp.ClientError, TimeoutError, OSError):
            return 0, None

    def signature(self, body: bytes, stamp: int | None = None) -> dict[str, str]:
        """The headers by which the app knows that it is Slack."""
        when = str(int(read_clock().timestamp()) if stamp is None else stamp)
        digest = hmac.new(self.secret.encode(), f"v0:{when}:".encode() + body, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": when, "X-Slack-Signature": f"v0={digest}"}

    def later(self, work: Any) -> None:
        """Do something meanwhile."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _echo(self, body: Json) -> None:
        """The bot's own messages come back as events."""
        from tests.fakes.slack.acts import event, kind_of

        channel = self.team.channels[body["channel"]]
        if self.app or self.links:
            own = {**body["message"], "channel": channel.id, "channel_type": kind_of(channel)}
            self.later(self.deliver("events_api", event(self.team, own)))


@asynccontextmanager
async def running(**given: Any) -> AsyncIterator[Server]:
    """A Slack for a while."""
    server = Server(**given)
    await server.start()
    try:
        yield server
    finally:
        await server.stop()


async def _values(request: web.Request) -> Json:
    values: Json = dict(request.query)
    if request.content_type == "application/json":
        values |= await request.json()
    elif request.can_read_body:
        values |= dict(await request.post())
    return values
