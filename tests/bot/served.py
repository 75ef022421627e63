"""`dealdrum run` with the tests' own platform, which takes messages over HTTP; started as a program of its own."""

import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot import serving
from bot.platforms.memory import Memory
from bot.settings import Settings
from chat.adapter import Receive
from tests.company import NORTH, WANG, found, says


class Calling(Memory):
    """A platform that calls us: each POST is a message, answered when it is kept."""

    def routes(self, receive: Receive) -> Sequence[Any]:
        """One route."""

        async def message(request: Request) -> Response:
            await receive(says(WANG, (await request.body()).decode(), request.headers["id"], room=NORTH))
            return PlainTextResponse("kept")

        return [Route("/memory", message, methods=["POST"])]


def main(home: Path, port: int) -> None:
    """Serve the tests' company on that port until stopped."""
    settings = Settings(dealdrum_home=home, port=port)
    store = serving.store_at(settings, serving.COMPANY)
    found(store)
    store.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(serving, "set_up", lambda: {"memory": SimpleNamespace()})
        patch.setattr(serving, "opening_of", lambda _: SimpleNamespace(opened=lambda *_: Calling()))
        serving.serve(settings, "all")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
