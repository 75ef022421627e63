"""The long connection to WeCom: one socket, subscribed, kept up for ever; the SDK's own goes deaf (decision 0016)."""

import asyncio
import json
import secrets
import ssl
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import structlog
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.protocol import State

from bot.platforms.wecom.errcode import LIMITED, OK, PASSING
from bot.platforms.wecom.inbound import Frame, event_of, request_of
from bot.platforms.wecom.pauses import Backoff, Pauses
from bot.platforms.wecom.sdk import Command, request_id
from bot.trace import trace

log = structlog.get_logger()
MOST_FRAME = 4 * 2**20
MOST_PINGS_MISSED = 2


class Down(Exception):
    """There is no link now: nothing was sent."""


class NoAnswer(Exception):
    """It was sent and no answer came: it may have arrived."""


class Kicked(Exception):
    """Another connection has taken the bot over."""


class Refused(Exception):
    """WeCom does not let us subscribe, and trying again at once would not help."""

    def __init__(self, code: int) -> None:
        super().__init__(f"subscribe refused with {code}")
        self.code = code


class _Silent(Exception):
    """Nothing was heard for too long, or pings were not answered."""


class _Limited(Exception):
    """We subscribed too often."""


@dataclass(frozen=True, slots=True)
class Ack:
    """What WeCom says to a frame of ours."""

    code: int
    body: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Way:
    """Where the bot is, how to get there, and what it is let in by."""

    url: str
    bot: str
    secret: str = field(repr=False)
    trust: ssl.SSLContext | None
    proxy: str | None


class Link:
    """Connects, subscribes, listens, and begins again after every end. `hear` is given each callback, in order."""

    def __init__(
        self,
        way: Way,
        pauses: Pauses,
        hear: Callable[[Frame], Awaitable[None]],
        came_up: Callable[[], Awaitable[None]],
        went_down: Callable[[float], None],
    ) -> None:
        self._way, self._pauses = way, pauses
        self._hear, self._came_up, self._went_down = hear, came_up, went_down
        self._socket: ClientConnection | None = None
        self._acks: dict[str, asyncio.Future[Ack]] = {}
        self._heard = self._subscribed = float("-inf")
        self._subscribed_once = False
        self.name = ""
        """New for each subscription: a callback can be answered on the link it came by alone."""

    @property
    def up(self) -> bool:
        """Whether we are subscribed."""
        return self._socket is not None and self._socket.state is State.OPEN

    @property
    def quiet_for(self) -> float:
        """Seconds since anything was heard; may be asked from any thread."""
        return time.monotonic() - self._heard

    async def run(self) -> None:
        """Keep the link up until cancelled; Kicked or Refused when it must not be kept up."""
        backoff = Backoff(self._pauses)
        while True:
            began, self._subscribed_once = time.monotonic(), False
            pause: float | None = None
            try:
                await self._once()
            except _Limited:
                log.warning("wecom: subscribed too often")
                pause = backoff.limited()
            except (_Silent, NoAnswer, OSError, TimeoutError, WebSocketException) as error:
                log.warning("wecom: link lost", close=_close_code(error), **trace(error))
            if self._subscribed_once:
                backoff.held(time.monotonic() - began)
            await asyncio.sleep(backoff.next() if pause is None else pause)

    async def ask(self, command: str, body: dict[str, Any], request: str = "") -> Ack:
        """Send a frame and wait for what WeCom says; Down: not sent, NoAnswer: it may have arrived."""
        if not self.up or self._socket is None:
            raise Down
        return await self._ask(self._socket, command, body, request)

    def drop(self) -> None:
        """Give this connection up; another is made."""
        if self._socket is not None:
            self._socket.transport.abort()

    async def _once(self) -> None:
        """One connection from its beginning to its end, which is always an exception."""
        pauses = self._pauses
        await asyncio.sleep(max(0.0, self._subscribed + pauses.between - time.monotonic()))
        socket = await connect(
            self._way.url,
            ssl=self._way.trust,
            proxy=self._way.proxy,
            open_timeout=pauses.connect,
            close_timeout=pauses.close,
            ping_interval=None,
            compression=None,
            max_size=MOST_FRAME,
        )
        self._heard, self.name = time.monotonic(), secrets.token_hex(8)
        tasks = [asyncio.create_task(self._listen(socket))]
        try:
            await self._subscribe(socket, tasks[0])
            self._socket, self._subscribed_once = socket, True
            tasks += [asyncio.create_task(self._ping(socket)), asyncio.create_task(self._watch())]
            await self._came_up()
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            silent = self.quiet_for > pauses.ping * 1.2
            if self._socket is not None:
                self._went_down(self.quiet_for if silent else 0.0)
            self._socket = None
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            if silent:
                socket.transport.abort()  # nobody is there to say goodbye to
            await socket.close()

    async def _subscribe(self, socket: ClientConnection, listening: asyncio.Task[None]) -> None:
        self._subscribed = time.monotonic()
        try:
            ack = await self._ask(socket, Command.SUBSCRIBE, {"bot_id": self._way.bot, "secret": self._way.secret})
        except NoAnswer:
            if listening.done():
                listening.result()  # why none came
            raise
        if ack.code == LIMITED:
            raise _Limited
        if ack.code in PASSING:
            raise _Silent(f"subscribe answered with {ack.code}")
        if ack.code != OK:
            raise Refused(ack.code)

    async def _ping(self, socket: ClientConnection) -> None:
        """Two pings without an answer are the end, unless something else was heard since: then somebody is there."""
        missed = 0
        while True:
            await asyncio.sleep(self._pauses.ping)
            began = time.monotonic()
            try:
                await self._ask(socket, Command.HEARTBEAT, None)
                missed = 0
            except NoAnswer:
                missed = missed + 1 if self._heard < began else 0
                if missed >= MOST_PINGS_MISSED:
                    raise _Silent from None

    async def _watch(self) -> None:
        while (rest := self._pauses.silence - self.quiet_for) > 0:
            await asyncio.sleep(rest)
        raise _Silent

    async def _listen(self, socket: ClientConnection) -> None:
        try:
            while True:
                raw = await socket.recv()
                self._heard = time.monotonic()
                await self._take(_parsed(raw))
        finally:
            self._drop_acks()

    async def _take(self, frame: Frame | None) -> None:
        command = frame.get("cmd") if frame else None
        if frame is None:
            log.warning("wecom: not a frame")
        elif command not in (Command.CALLBACK, Command.EVENT_CALLBACK):
            self._acknowledged(frame, command)
        elif event_of(frame) == "disconnected_event":
            raise Kicked
        else:
            await self._hear(frame)

    def _acknowledged(self, frame: Frame, command: object) -> None:
        waiting = self._acks.get(request_of(frame))
        if waiting is None or waiting.done():
            known = isinstance(command, str) and command.isascii()
            log.info("wecom: frame left alone", cmd=str(command)[:40] if known else "", code=_code(frame))
            return
        body = frame.get("body")
        waiting.set_result(Ack(_code(frame), body if isinstance(body, dict) else {}))

    async def _ask(
        self, socket: ClientConnection, command: str, body: dict[str, Any] | None, request: str = ""
    ) -> Ack:
        name = request or request_id(command)
        frame: dict[str, Any] = {"cmd": command, "headers": {"req_id": name}}
        if body is not None:
            frame["body"] = body
        waiting = self._acks[name] = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(self._pauses.ack):
                await socket.send(json.dumps(frame, ensure_ascii=False))
                ack: Ack = await waiting
                return ack
        except (TimeoutError, ConnectionClosed) as error:
            raise NoAnswer(command) from error
        finally:
            if self._acks.get(name) is waiting:
                del self._acks[name]  # an answer that comes later is nobody's

    def _drop_acks(self) -> None:
        for waiting in self._acks.values():
            if not waiting.done():
                waiting.set_exception(NoAnswer("the link ended"))
                waiting.exception()  # looked at: whoever waits may be gone
        self._acks.clear()


def _parsed(raw: str | bytes) -> Frame | None:
    try:
        found = json.loads(raw, strict=False)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _code(frame: Frame) -> int:
    """Its errcode; 0 when it has none, -1 when it has one that is no number."""
    code = frame.get("errcode", OK)
    try:
        return int(code[:12]) if isinstance(code, str) else code if isinstance(code, int) else int(code or OK)
    except (TypeError, ValueError, OverflowError):
        return -1


def _close_code(error: BaseException) -> int | None:
    return error.rcvd.code if isinstance(error, ConnectionClosed) and error.rcvd else None


async def tried(way: Way, pauses: Pauses) -> int | None:
    """Connect, subscribe and leave: the code WeCom answers with, None when it does not. OSError, WebSocketException.

    Whoever else is connected as this bot is thrown out by it.
    """
    request = request_id(Command.SUBSCRIBE)
    body = {"bot_id": way.bot, "secret": way.secret}
    async with connect(way.url, ssl=way.trust, proxy=way.proxy, open_timeout=pauses.connect) as socket:
        await socket.send(json.dumps({"cmd": Command.SUBSCRIBE, "headers": {"req_id": request}, "body": body}))
        with suppress(TimeoutError):
            async with asyncio.timeout(pauses.ack):
                while True:
                    frame = _parsed(await socket.recv())
                    if frame is not None and request_of(frame) == request:
                        return _code(frame)
    return None
