"""A company on WeCom by its self-built app: a fake REST interface, and callbacks over real HTTP."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
from pydantic import SecretStr
from starlette.applications import Starlette

from bot.platforms.wecom.settings import Settings
from tests.bot.wecom.office import Office, Ticking, office
from tests.fakes.wecom.callbacks import AES_KEY, TOKEN, Callbacks
from tests.fakes.wecom.rest import Rest
from tests.running import until

NO_BOT = {"wecom_bot_id": "", "wecom_bot_secret": ""}


@dataclass
class Shop:
    """What a test holds in its hands."""

    office: Office
    rest: Rest
    phone: Callbacks

    async def seen(self, user: str, words: str) -> str:
        """Wait until somebody sees these words by the app."""
        try:
            await until(lambda: any(words in said for said in self.rest.to(user)))
        except TimeoutError:
            raise AssertionError(f"no {words!r} for {user}, but: {self.rest.sent}") from None
        return next(said for said in self.rest.to(user) if words in said)


def of_app(rest: Rest, **more: Any) -> dict[str, Any]:
    """What would stand in .env for the app."""
    own = {
        "wecom_corp_id": rest.corp,
        "wecom_agent_id": str(rest.agent),
        "wecom_app_secret": SecretStr(rest.secret),
        "wecom_callback_token": SecretStr(TOKEN),
        "wecom_callback_aes_key": SecretStr(AES_KEY),
        "wecom_api_url": f"http://127.0.0.1:{rest.port}",
    }
    return own | more


def settings_for(rest: Rest, **more: Any) -> Settings:
    """The app alone."""
    return Settings(**of_app(rest, **more))


@asynccontextmanager
async def shop(filled: Path, *, bot: bool = False, own: dict[str, Any] | None = None) -> AsyncIterator[Shop]:
    """The company at work with its app, with the bot or without."""
    clock = Ticking()
    rest = Rest(clock=_seconds(clock))
    await rest.open()
    try:
        more = of_app(rest, **(own or {})) | ({} if bot else NO_BOT)
        async with office(filled, clock=clock, **more) as here:
            app = Starlette(routes=list(here.adapter.routes(here.pipeline.receive)))
            async with served(app) as url:
                yield Shop(here, rest, Callbacks(rest.corp, rest.agent, url, _seconds(clock)))
    finally:
        await rest.shut()


def _seconds(clock: Ticking) -> Callable[[], float]:
    return lambda: clock().timestamp()


@asynccontextmanager
async def served(app: Starlette) -> AsyncIterator[str]:
    """The routes behind a web server of their own."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app, log_config=None, lifespan="off")
    server = uvicorn.Server(config)
    server.capture_signals = _nothing  # type: ignore[method-assign, assignment]
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        await task


def _nothing() -> Any:

    return nullcontext()
