"""A Slack to play with: `make fake-slack` prints the settings to run against it, then does what is typed."""

import asyncio
import sys

from aiohttp import web

from bot.platforms.slack.manifest import PATH
from bot.told import locale
from tests.fakes.slack.script import HELP, play
from tests.fakes.slack.server import Server
from tests.fakes.slack.team import APP_TOKEN, BOT_TOKEN, SECRET, sample


async def main(port: int, app: str) -> None:
    """Serve until interrupted; lines come by standard input, or by POST /play."""
    server = Server(
        team=sample(chinese=locale().startswith("zh")), app=app and app.rstrip("/").removesuffix(PATH) + PATH
    )

    async def played(request: web.Request) -> web.Response:
        return web.Response(text=await play(server, await request.text()) + "\n")

    server.extra = [web.post("/play", played)]
    try:
        await server.start(port)
    except OSError as taken:
        sys.exit(f"port {port}: {taken.strerror}; choose another, for example: make fake-slack PORT={port + 10}")
    print(f"SLACK_API_URL={server.address}/api/\nSLACK_BOT_TOKEN={BOT_TOKEN}")
    print(f"SLACK_SIGNING_SECRET={SECRET}" if app else f"SLACK_APP_TOKEN={APP_TOKEN}")
    print(f"# {HELP}", flush=True)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        if line.strip():
            print(await play(server, line.strip()), flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 9700, sys.argv[2] if len(sys.argv) > 2 else ""))
