"""The gateway: a WebSocket server that keeps WeCom's rules, and misbehaves when it is told to."""

import asyncio
import itertools
import json
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from scheduler.clock import read_clock
from tests.fakes.wecom.rules import CREDENTIAL, LIMITED, NOT_SUBSCRIBED, OK, Callback, Rules, Shown

SUBSCRIBES_A_MINUTE = 30


class Gateway:
    """One bot at WeCom. What it does wrong is set by the attributes below; a test turns them as it goes."""

    def __init__(
        self,
        bot: str = "bot",
        secret: str = "secret",
        *,
        name: str = "战鼓",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.bot, self.secret, self.name, self.rules = bot, secret, name, Rules(clock)
        self.connection: ServerConnection | None = None
        self.subscribed_at: list[float] = []
        self.connections = self.refused = 0
        self.frames: list[dict[str, Any]] = []
        self.deaf = False
        """Takes frames and says nothing any more, as half-open connections do."""
        self.no_pong = False
        self.lose_acks: dict[str, int] = {}
        """By command: how many answers are lost although the frame was acted upon."""
        self.ack_after: float = 0.0
        self.codes: dict[str, list[int]] = {}
        """By command: errcodes that are answered next instead of doing it."""
        self.stamp = read_clock
        self._numbers = itertools.count(1)
        self._server: Server | None = None
        self._port = 0
        self._tasks: set[asyncio.Task[None]] = set()

    async def open(self, port: int = 0, trust: ssl.SSLContext | None = None) -> int:
        """Listen; on the port of before when it was open already."""
        self._server = await serve(self._client, "127.0.0.1", port or self._port, ssl=trust, max_size=8 * 2**20)
        self._port = next(iter(self._server.sockets)).getsockname()[1]
        return self._port

    async def shut(self) -> None:
        """Be away: nobody listens, and whoever was connected is cut off."""
        if self._server is not None:
            self.cut()
            self._server.close()
            await self._server.wait_closed()
            self._server = None

    def cut(self) -> None:
        """End the connection without a goodbye (1006)."""
        if self.connection is not None:
            self.connection.transport.abort()

    async def close(self, code: int) -> None:
        """End the connection with a close code."""
        assert self.connection is not None
        await self.connection.close(code)

    async def kick(self) -> None:
        """Another connection takes the bot over."""
        assert self.connection is not None
        event = {"msgtype": "event", "event": {"eventtype": "disconnected_event"}}
        await self._callback(event, Callback("kick", "", 0), "aibot_event_callback")
        await self.connection.close(1000)

    @property
    def up(self) -> bool:
        """Whether a bot is subscribed."""
        return self.connection is not None

    # What people do.

    async def say(self, user: str, words: str, group: str = "", *, msgid: str = "", **more: Any) -> str:
        """Somebody writes to the bot: alone, or in a group with a mention; the msgid."""
        text = f"@{self.name} {words}" if group and not words.startswith("@") else words
        return await self.send(user, {"msgtype": "text", "text": {"content": text}, **more}, group, msgid=msgid)

    async def send(self, user: str, body: dict[str, Any], group: str = "", *, msgid: str = "") -> str:
        """Any message. One that comes while nobody is connected is lost, as it is with WeCom."""
        number = msgid or f"m{next(self._numbers)}"
        where = {"chatid": group, "chattype": "group"} if group else {"chattype": "single"}
        full = {"msgid": number, "aibotid": self.bot, **where, "from": {"userid": user}, **body}
        chat = f"2:{group}" if group else f"1:{user.casefold()}"
        self.rules.reachable.add((2, group) if group else (1, user.casefold()))
        await self._callback(full, Callback("message", chat, self.rules.clock()), "aibot_msg_callback")
        return number

    async def enter(self, user: str) -> None:
        """Somebody opens the chat with the bot, the first time that day."""
        body = {**self._about(user), "event": {"eventtype": "enter_chat"}}
        callback = Callback("enter", f"1:{user.casefold()}", self.rules.clock())
        await self._callback(body, callback, "aibot_event_callback")

    async def press(self, user: str, shown: Shown, key: str) -> str:
        """Somebody presses a button of a card; the req_id."""
        task = shown.body["task_id"]
        event = {"card_type": "button_interaction", "event_key": key, "task_id": task}
        form, _, chat = shown.chat.partition(":")
        group = {"chatid": chat, "chattype": "group"} if form == "2" else {"chattype": "single"}
        body = {**self._about(user), **group}
        body["event"] = {"eventtype": "template_card_event", "template_card_event": event}
        callback = Callback("press", shown.chat, self.rules.clock(), task)
        return await self._callback(body, callback, "aibot_event_callback")

    async def tell(self, body: dict[str, Any], command: str = "aibot_event_callback") -> None:
        """Any frame, such as an event nobody knows."""
        await self._callback(body, Callback("other", "", self.rules.clock()), command)

    # What people see.

    def seen(self, chat: str, kind: str = "") -> list[Shown]:
        """What stands in a chat: `1:userid` or `2:chatid`."""
        return [one for one in self.rules.shown if one.chat == chat and not one.dropped and kind in ("", one.kind)]

    def words(self, chat: str) -> list[str]:
        """The words that stand in a chat."""
        return [one.words for one in self.seen(chat)]

    def _about(self, user: str) -> dict[str, Any]:
        number = f"e{next(self._numbers)}"
        stamp = int(self.stamp().timestamp())
        return {
            "msgid": number,
            "create_time": stamp,
            "aibotid": self.bot,
            "from": {"userid": user},
            "msgtype": "event",
        }

    async def _callback(self, body: dict[str, Any], callback: Callback, command: str) -> str:
        request = f"R{next(self._numbers)}"
        self.rules.callbacks[request] = callback
        if self.connection is not None and not self.deaf:
            frame = {"cmd": command, "headers": {"req_id": request}, "body": body}
            with suppress(ConnectionClosed):  # then it is lost
                await self.connection.send(json.dumps(frame, ensure_ascii=False))
        return request

    async def _client(self, connection: ServerConnection) -> None:
        self.connections += 1
        try:
            async for raw in connection:
                frame = json.loads(raw)
                self.frames.append(frame)
                if self.deaf:
                    continue
                command, request = frame["cmd"], frame["headers"]["req_id"]
                code, body = await self._taken(connection, command, request, frame.get("body") or {})
                if command == "ping" and self.no_pong:
                    continue
                if self.lose_acks.get(command, 0):
                    self.lose_acks[command] -= 1
                    continue
                ack = {"headers": {"req_id": request}, "errcode": code, "errmsg": "ok" if code == OK else "refused"}
                self._soon(connection, json.dumps({**ack, **({"body": body} if body else {})}))
        except ConnectionClosed:
            pass
        finally:
            if self.connection is connection:
                self.connection = None
                self.rules.callbacks.clear()  # a req_id holds on its own connection alone

    async def _taken(
        self, connection: ServerConnection, command: str, request: str, body: dict[str, Any]
    ) -> tuple[int, dict[str, Any]]:
        if command == "aibot_subscribe":
            self.subscribed_at.append(self.rules.clock())
        if self.codes.get(command):
            return self.codes[command].pop(0), {}
        if command == "aibot_subscribe":
            return await self._subscribe(connection, body), {}
        if command == "ping":
            return OK, {}
        if connection is not self.connection:
            return NOT_SUBSCRIBED, {}
        return self.rules.take(command, request, body)

    async def _subscribe(self, connection: ServerConnection, body: dict[str, Any]) -> int:
        now = self.rules.clock()
        if sum(moment > now - 60 for moment in self.subscribed_at) > SUBSCRIBES_A_MINUTE:
            return LIMITED
        if (body.get("bot_id"), body.get("secret")) != (self.bot, self.secret):
            self.refused += 1
            return CREDENTIAL
        if self.connection is not None and self.connection is not connection:
            await self.kick()
        self.connection = connection
        return OK

    def _soon(self, connection: ServerConnection, ack: str) -> None:
        async def late() -> None:
            if self.ack_after:
                await asyncio.sleep(self.ack_after)
            with suppress(ConnectionClosed):
                await connection.send(ack)

        task = asyncio.create_task(late())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
