"""Socket Mode: several connections that Slack may use in any order, opened again for ever."""

import asyncio
import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import structlog
from slack_bolt.app.async_app import AsyncApp

from bot.platforms.slack.client import Refused, WebApi, answered
from bot.platforms.slack.listeners import dispatchable
from bot.platforms.slack.shape import Misshapen, Payload, checked

log = structlog.get_logger()
CONNECTIONS = 2
"""Slack allows ten for an app; two let one be renewed while the other hears."""
HEARTBEAT = 10.0
HELLO_WITHIN = 10.0
FIRST_PAUSE, MOST_PAUSE = 0.5, 20.0
SHORT_LIFE = 5.0
"""Seconds; a connection that lasted less was no good one: the next is tried after a growing pause."""
MOST_AT_ONCE = 512
FATAL = frozenset({"invalid_auth", "not_authed", "token_revoked", "account_inactive", "not_allowed_token_type"})
FATAL_PAUSE = 60.0
LAST_WORDS = 3.0
"""Seconds that a connection which was replaced is kept for what still has to be acknowledged on it."""


@dataclass(slots=True)
class Life:
    """What became of a connection: whether it was heard, shall be renewed, can never work; how long to wait.

    `over` is set as soon as another has to take its place.
    """

    heard: bool = False
    renewed: bool = False
    fatal: bool = False
    held_back: float = 0.0
    over: asyncio.Event = field(default_factory=asyncio.Event)

    def pause(self, short: int) -> float:
        """Seconds until the next is opened; `short`: how many in a row did not last."""
        if self.fatal:
            return FATAL_PAUSE
        if self.heard and short <= 1:
            return 0.0 if self.renewed else FIRST_PAUSE
        return max(self.held_back, min(FIRST_PAUSE * float(1 << min(short - 1, 10)), MOST_PAUSE))


class Sockets:
    """Connections to Slack; `heard(True)` when the first one stands, `heard(False)` when the last one is gone."""

    def __init__(self, app: AsyncApp, api: WebApi, token: str, heard: Callable[[bool], None]) -> None:
        self._app, self._api, self._token, self._heard = app, api, token, heard
        self._standing: set[aiohttp.ClientWebSocketResponse] = set()
        self._ending: set[asyncio.Task[None]] = set()
        self._working: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(MOST_AT_ONCE)

    @property
    def standing(self) -> int:
        """How many connections stand."""
        return len(self._standing)

    async def run(self) -> None:
        """Keep the connections until cancelled; what is being kept then is finished first."""
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=10.0)
        async with aiohttp.ClientSession(timeout=timeout, trust_env=True) as session:
            try:
                async with asyncio.TaskGroup() as group:
                    for _ in range(CONNECTIONS):
                        group.create_task(self._keep(session))
            finally:
                if self._working or self._ending:
                    await asyncio.wait({*self._working, *self._ending}, timeout=LAST_WORDS)

    async def _keep(self, session: aiohttp.ClientSession) -> None:
        """One connection after another: the next is opened before the one that Slack wants to end is closed."""
        pause, short = 0.0, 0
        clock = asyncio.get_running_loop().time
        async with asyncio.TaskGroup() as group:
            older: list[aiohttp.ClientWebSocketResponse] = []
            while True:
                await asyncio.sleep(pause * random.uniform(1.0, 1.3))  # noqa: S311 — jitter, no secret
                life, began = Life(), clock()
                group.create_task(self._connection(session, life, older))
                await life.over.wait()
                short = 0 if life.heard and clock() - began > SHORT_LIFE else short + 1
                pause = life.pause(short)

    async def _connection(
        self,
        session: aiohttp.ClientSession,
        life: Life,
        older: list[aiohttp.ClientWebSocketResponse],
    ) -> None:
        """Open one and hear it until it ends."""
        try:
            url = await self._address()
            async with session.ws_connect(url, heartbeat=HEARTBEAT, max_msg_size=4_000_000) as link:
                try:
                    await self._hear(link, life, older)
                finally:
                    self._ended(link)
                    if link in older:
                        older.remove(link)
        except Refused as no:
            life.fatal, life.held_back = no.error in FATAL, no.pause or 0.0
            log.warning("no socket", error=no.error)
        except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
            log.warning("socket lost", kind=type(error).__name__)
        finally:
            life.over.set()

    async def _address(self) -> str:
        self._api.session()
        found = await answered(self._api.client.apps_connections_open(app_token=self._token))
        return str(found.get("url") or "")

    async def _hear(
        self,
        link: aiohttp.ClientWebSocketResponse,
        life: Life,
        older: list[aiohttp.ClientWebSocketResponse],
    ) -> None:
        while True:
            try:
                message = await link.receive(timeout=None if life.heard else HELLO_WITHIN)
            except TimeoutError:
                envelope: Payload = {}  # it stands, though nobody said hello
            else:
                if message.type is not aiohttp.WSMsgType.TEXT:
                    return
                envelope = _envelope(message.data)
            kind = envelope.get("type")
            if not life.heard and kind != "disconnect":
                life.heard = True
                self._began(link)
                for other in older:
                    self._end(other)
                older[:] = [link]
            if kind == "disconnect":
                life.renewed, life.fatal = True, envelope.get("reason") == "link_disabled"
                log.info("socket to be renewed", reason=str(envelope.get("reason"))[:40])
                life.over.set()
            elif isinstance(envelope.get("envelope_id"), str):
                await self._room.acquire()
                task = asyncio.create_task(self._done(link, envelope), name=str(id(link)))
                self._working.add(task)
                task.add_done_callback(self._finished)

    def _end(self, link: aiohttp.ClientWebSocketResponse) -> None:
        """Close a connection that was replaced, once what came by it is acknowledged; nobody waits for that."""

        async def ended() -> None:
            mine = [task for task in self._working if task.get_name() == str(id(link))]
            if mine:
                await asyncio.wait(mine, timeout=LAST_WORDS)
            await link.close()

        task = asyncio.create_task(ended())
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._working.discard(task)
        self._room.release()

    async def _done(self, link: aiohttp.ClientWebSocketResponse, envelope: Payload) -> None:
        """Keep what an envelope holds, then acknowledge it; what cannot be kept is not, and comes again."""
        answer: dict[str, Any] = {"envelope_id": envelope["envelope_id"]}
        try:
            payload = envelope.get("payload")
            if payload is not None:
                found = await self._app.async_dispatch(dispatchable(checked(payload), _retries(envelope)))
                if found.status not in (200, 400):
                    return
                body = json.loads(found.body) if found.status == 200 and found.body else None
                if isinstance(body, dict):
                    answer["payload"] = body
        except Misshapen:
            log.info("misshapen envelope")
        try:
            await link.send_str(json.dumps(answer))
        except (ConnectionError, aiohttp.ClientError):
            log.info("not acknowledged")  # it comes again by another connection, and is known then

    def _began(self, link: aiohttp.ClientWebSocketResponse) -> None:
        self._standing.add(link)
        if len(self._standing) == 1:
            self._heard(True)

    def _ended(self, link: aiohttp.ClientWebSocketResponse) -> None:
        if link in self._standing:
            self._standing.discard(link)
            if not self._standing:
                self._heard(False)


def _envelope(data: str) -> Payload:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _retries(envelope: Payload) -> dict[str, str | list[str]]:
    number, reason = envelope.get("retry_attempt"), envelope.get("retry_reason")
    found: dict[str, str | list[str]] = {}
    if isinstance(number, int) and number:
        found["x-slack-retry-num"] = str(number)
    if isinstance(reason, str) and reason:
        found["x-slack-retry-reason"] = reason
    return found
