"""The webhook of a group: what WeCom takes by HTTP."""

import base64
import hashlib
import time
from collections.abc import Callable
from typing import Any

from aiohttp import web

PATH = "/cgi-bin/webhook/send"


class Hooks:
    """Takes posts for known keys; 20 a minute each."""

    def __init__(self, *keys: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.keys, self._clock = set(keys), clock
        self.posted: list[tuple[str, dict[str, Any]]] = []
        self.codes: list[int] = []
        self.status: list[int] = []
        self._moments: dict[str, list[float]] = {}
        self._runner: web.AppRunner | None = None

    async def open(self, port: int = 0) -> int:
        """Listen; the port."""
        app = web.Application(client_max_size=8 * 2**20)
        app.router.add_post(PATH, self._post)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        found: int = self._runner.addresses[0][1]
        return found

    async def shut(self) -> None:
        """Be away."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _post(self, request: web.Request) -> web.Response:
        if self.status:
            return web.Response(status=self.status.pop(0))
        key, body = request.query.get("key", ""), await request.json()
        code = self.codes.pop(0) if self.codes else self._fault(key, body)
        if code == 0:
            self.posted.append((key, body))
        return web.json_response({"errcode": code, "errmsg": "ok" if code == 0 else "refused"})

    def _fault(self, key: str, body: dict[str, Any]) -> int:
        if key not in self.keys:
            return 93000
        now = self._clock()
        moments = self._moments.setdefault(key, [])
        if sum(moment > now - 60 for moment in moments) >= 20:
            return 45009
        moments.append(now)
        kind = body.get("msgtype")
        if kind in ("text", "markdown_v2"):
            words = body[kind]["content"]
            return 45002 if len(words.encode()) > (2048 if kind == "text" else 4096) else 0 if words else 93017
        if kind == "image":
            raw = base64.b64decode(body["image"]["base64"])
            return (
                93018
                if len(raw) > 2 * 2**20
                else 0
                if hashlib.md5(raw).hexdigest() == body["image"]["md5"]
                else 40058
            )
        return 40008
