"""Another gateway: the same protocol by another hand, with what it leaves open done otherwise than ours does it."""

import itertools
import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

Frame = dict[str, Any]


@dataclass
class Habits:
    """How this gateway differs."""

    binary: bool = False
    """Frames come as bytes."""
    codes_as_words: bool = False
    """errcode "0" instead of 0."""
    acks_name_commands: bool = False
    """An answer repeats the cmd of what it answers, and tells more than it has to."""
    pong: bool = True
    """A ping is answered; without, other frames show that somebody is there."""
    early: bool = False
    """What people write comes before the answer to the subscription."""
    again: bool = False
    """Each callback comes twice, the second time under another req_id."""
    numbers: bool = False
    """req_ids and msgids are numbers."""
    reversed: bool = False
    """Two answers at a time, the later frame's first."""


@dataclass
class Stranger:
    """A gateway for one bot; `seen` are the frames that it took besides pings."""

    habits: Habits
    seen: list[Frame] = field(default_factory=list)
    waiting: list[Frame] = field(default_factory=list)
    """Callbacks for whoever subscribes."""
    url: str = ""
    subscribed: int = 0
    _socket: web.WebSocketResponse | None = None
    _held: list[Frame] = field(default_factory=list)
    _runner: web.AppRunner | None = None
    _numbers: Any = field(default_factory=lambda: itertools.count(100))

    async def open(self) -> None:
        """Listen, with compression, below a path."""
        app = web.Application()
        app.router.add_get("/gateway/v2", self._serve)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"ws://127.0.0.1:{self._runner.addresses[0][1]}/gateway/v2?corp=1"

    async def shut(self) -> None:
        """Be away."""
        if self._runner is not None:
            await self._runner.cleanup()

    def callback(self, body: Frame, command: str = "aibot_msg_callback") -> Frame:
        """A frame about something that happened; the same twice has the same msgid."""
        number: Any = next(self._numbers)
        body = {"msgid": number if self.habits.numbers else f"MSG-{number}", **body}
        return {
            "headers": {"req_id": number if self.habits.numbers else f"{number}-f00", "trace": "x"},
            "cmd": command,
            "body": body,
            "v": 3,
        }

    async def tell(self, frame: Frame) -> None:
        """Have it come to the bot; twice, where that is the habit."""
        await self._send(frame)
        if self.habits.again:
            await self._send({**frame, "headers": {"req_id": f"again-{next(self._numbers)}"}})

    def words(self, command: str) -> list[str]:
        """What was said by frames of that command."""
        found = []
        for frame in self.seen:
            body = frame.get("body") or {}
            if frame["cmd"] == command:
                found.append(str((body.get(body.get("msgtype")) or {}).get("content", "")))
        return found

    async def _serve(self, request: web.Request) -> web.WebSocketResponse:
        self._socket = socket = web.WebSocketResponse(autoping=True)
        await socket.prepare(request)
        async for message in socket:
            if message.type in (WSMsgType.TEXT, WSMsgType.BINARY):
                await self._take(json.loads(message.data))
        return socket

    async def _take(self, frame: Frame) -> None:
        command = frame["cmd"]
        if command == "aibot_subscribe":
            self.subscribed += 1
            if self.habits.early:
                for one in self.waiting:
                    await self.tell(one)
            await self._answer(frame)
            if not self.habits.early:
                for one in self.waiting:
                    await self.tell(one)
            return
        if command == "ping":
            if self.habits.pong:
                await self._answer(frame)
            else:
                await self._send({"cmd": "aibot_event_callback", "body": {"event": {"eventtype": "tick"}}})
            return
        self.seen.append(frame)
        if not self.habits.reversed:
            await self._answer(frame)
            return
        self._held.append(frame)
        if len(self._held) == 2:
            for one in reversed(self._held):
                await self._answer(one)
            self._held.clear()

    async def _answer(self, frame: Frame) -> None:
        answer: Frame = {
            "errmsg": "ok",
            "errcode": "0" if self.habits.codes_as_words else 0,
            "headers": frame["headers"],
        }
        if self.habits.acks_name_commands:
            answer |= {"cmd": frame["cmd"], "body": {"created_at": 1}, "hint": [1]}
        await self._send(answer)

    async def _send(self, frame: Frame) -> None:
        assert self._socket is not None
        raw = json.dumps(frame)
        await (self._socket.send_bytes(raw.encode()) if self.habits.binary else self._socket.send_str(raw))
