"""Whether the program lives and whether it can serve: for supervisors and balancers."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

UNAVAILABLE = 503


def health(ready: Callable[[], Awaitable[bool]]) -> list[Route]:
    """GET /livez, which asks nobody, and GET /readyz, 503 while `ready` says no."""

    async def livez(_: Request) -> Response:
        return PlainTextResponse("ok")

    async def readyz(_: Request) -> Response:
        good = await ready()
        return PlainTextResponse("ready" if good else "not ready", 200 if good else UNAVAILABLE)

    return [Route("/livez", livez), Route("/readyz", readyz)]
