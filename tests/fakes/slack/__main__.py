"""A Slack to play with: `make fake-slack` prints the settings to run against it, then shows what the bot posts."""

import asyncio
import sys
from pathlib import Path

from aiohttp import web

from tests.fakes.slack import acts
from tests.fakes.slack.limits import texts
from tests.fakes.slack.server import Server
from tests.fakes.slack.team import APP_TOKEN, BOT_TOKEN, SECRET

HELP = """say USER CHANNEL words…   send USER CHANNEL FILE   command USER CHANNEL words…   messages CHANNEL
# home USER   people   channels   help   (CHANNEL: an id, or dm)"""


async def play(server: Server, line: str) -> str:
    """One line of a script; what came of it."""
    word, *rest = line.split(maxsplit=3)
    team = server.team
    match word, rest:
        case "say", [user, channel, text]:
            place = team.direct(user).id if channel == "dm" else channel
            stamp, attempts = await acts.say(server, user, place, text)
            return f"{stamp} {[attempt.status for attempt in attempts]}"
        case "command", [user, channel, *text]:
            place = team.direct(user).id if channel == "dm" else channel
            return str((await acts.command(server, user, place, " ".join(text))).status)
        case "send", [user, channel, name] if Path(name).is_file():
            place = team.direct(user).id if channel == "dm" else channel
            body = await asyncio.to_thread(Path(name).read_bytes)
            _, attempts = await acts.send_file(server, user, place, Path(name).name, body)
            return str([attempt.status for attempt in attempts])
        case "home", [user]:
            await acts.open_home(server, user)
            await asyncio.sleep(1)
            return "\n".join(filter(str.strip, texts(team.homes.get(user, [{"blocks": []}])[-1]["blocks"])))
        case "messages", [channel]:
            place = team.channels[channel]
            posts = [
                *place.messages,
                *place.ephemeral,
                *(body for where, body in server.responses if where == channel),
            ]
            return "\n".join(shown(post) for post in posts)
        case "people", []:
            return "\n".join(f"{number} {user['real_name']}" for number, user in team.users.items())
        case "channels", []:
            return "\n".join(f"{place.id} {place.name} {place.kind}" for place in team.channels.values())
    return HELP


def shown(post: acts.Json) -> str:
    """A post in a line or two."""
    who = f"(only {post['only']})" if post.get("only") else post.get("user", "bot")
    body = " ⏎ ".join(texts(post.get("blocks") or [])) or post.get("text", "")
    return f"{who}: {body}"


async def main(port: int, app: str) -> None:
    """Serve until interrupted; lines come by standard input, or by POST /play."""
    server = Server(app=app)

    async def played(request: web.Request) -> web.Response:
        return web.Response(text=await play(server, await request.text()) + "\n")

    server.extra = [web.post("/play", played)]
    await server.start(port)
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
