"""The route of the Slack platform, called as the web server calls it."""

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from starlette.applications import Starlette

from bot.platforms.place import Place
from bot.platforms.slack.adapter import Slack
from bot.platforms.slack.inbound import Ours
from bot.platforms.slack.verify import sign
from chat.message import Incoming
from storage.store import Store
from tests.company import NOW
from tests.fakes.slack.acts import event
from tests.fakes.slack.server import Server
from tests.fakes.slack.shown import settings
from tests.fakes.slack.team import APP, BOT, BOT_USER, SECRET, TEAM, sample

STAMP = str(int(NOW.timestamp()))
Headers = list[tuple[bytes, bytes]]


class Here:
    """The route, called as the web server calls it; `kept` is what came through."""

    def __init__(self, store: Store, fail: Exception | None = None) -> None:
        server = Server()
        self.kept: list[Incoming] = []
        self.fail = fail
        self.slack = Slack(settings(server, http=True), Place(store, lambda: NOW, Path()))
        workspace = self.slack.workspace
        workspace.ours = Ours(TEAM, BOT_USER, BOT, frozenset({"C0LISTEN1"}), workspace.people.named)
        workspace.people.team = TEAM
        workspace.app = APP
        workspace._known.set()
        self.site = Starlette(routes=list(self.slack.routes(self._receive)))

    async def _receive(self, incoming: Incoming) -> None:
        if self.fail:
            raise self.fail
        self.kept.append(incoming)

    async def post(
        self, body: bytes, headers: Headers | None = None, parts: Sequence[bytes] | None = None
    ) -> tuple[int, bytes]:
        """(status, body) of a POST; signed unless headers are given."""
        given = headers if headers is not None else authentic(body)
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": "POST",
            "path": "/slack/events",
            "raw_path": b"/slack/events",
            "query_string": b"",
            "headers": given,
            "scheme": "http",
            "server": ("127.0.0.1", 80),
            "client": ("127.0.0.1", 1),
        }
        left = [*(parts if parts is not None else [body])]
        said: list[Any] = []

        async def receive() -> dict[str, Any]:
            if left:
                part = left.pop(0)
                return {"type": "http.request", "body": part, "more_body": bool(left)}
            await asyncio.Event().wait()
            raise AssertionError

        async def send(message: Any) -> None:
            said.append(message)

        await self.site(scope, receive, send)
        return said[0]["status"], b"".join(one.get("body", b"") for one in said[1:])


def done(here: Here, *request: Any) -> tuple[int, bytes]:
    """The answer to a request."""

    async def ask() -> tuple[int, bytes]:
        try:
            return await here.post(*request)
        finally:
            await here.slack.close()

    return asyncio.run(ask())


def authentic(body: bytes, stamp: str = STAMP, kind: str = "application/json") -> Headers:
    """The headers of a rightly signed request."""
    return [
        (b"content-type", kind.encode()),
        (b"x-slack-request-timestamp", stamp.encode()),
        (b"x-slack-signature", sign(SECRET.encode(), stamp.encode(), body)),
    ]


def message(text: str = "今天拜访3家", stamp: str = "1700000000.000100") -> dict[str, Any]:
    """A message in a room we listen to."""
    inner = {"type": "message", "user": "U0REP0001", "text": text, "ts": stamp, "channel": "C0LISTEN1"}
    return event(sample(), inner)


GOOD = json.dumps(message()).encode()


def unsigned(*names: bytes, **values: bytes) -> Headers:
    """A good request's headers without some, or with others."""
    changed = {name.replace("_", "-").encode(): value for name, value in values.items()}
    return [(name, changed.get(name, value)) for name, value in authentic(GOOD) if name not in names]
