"""A Slack to play with: `make fake-slack` prints the settings to run against it, then shows what the bot posts."""

import asyncio
import sys
from pathlib import Path

from aiohttp import web

from bot.platforms.slack.manifest import PATH
from tests.fakes.slack import acts
from tests.fakes.slack.limits import texts
from tests.fakes.slack.server import Server
from tests.fakes.slack.team import APP_TOKEN, BOT_TOKEN, BOT_USER, SECRET, Channel, Team

HELP = """say USER CHANNEL words…   send USER CHANNEL FILE   command USER CHANNEL words…   messages CHANNEL
# home USER   people   channels   help   (CHANNEL: an id, or dm; @bot in the words mentions the bot)
# Troubles: without SCOPE, with SCOPE   out CHANNEL, in CHANNEL (the bot)   archive CHANNEL   revoke"""


async def play(server: Server, line: str) -> str:
    """One line of a script; what came of it."""
    try:
        return (
            await _talk(server, line.split(maxsplit=3)) or _look(server.team, line.split()) or _trouble(server, line)
        )
    except KeyError as unknown:
        return f"there is no {unknown.args[0]}; type people, or channels"


async def _talk(server: Server, words: list[str]) -> str:
    """What somebody does; "" when it is something else."""
    match words:
        case "say", user, channel, text:
            place = _place(server.team, channel, user)
            stamp, attempts = await acts.say(server, user, place.id, text.replace("@bot", f"<@{BOT_USER}>"))
            return f"{stamp} {[attempt.status for attempt in attempts]}"
        case "command", user, channel, *text:
            place = _place(server.team, channel, user)
            return str((await acts.command(server, user, place.id, " ".join(text))).status)
        case "send", user, channel, name if Path(name).is_file():
            place = _place(server.team, channel, user)
            body = await asyncio.to_thread(Path(name).read_bytes)
            _, attempts = await acts.send_file(server, user, place.id, Path(name).name, body)
            return str([attempt.status for attempt in attempts])
        case "home", user:
            await acts.open_home(server, user)
            await asyncio.sleep(1)
            return "\n".join(filter(str.strip, texts(server.team.homes.get(user, [{"blocks": []}])[-1]["blocks"])))
        case "messages", channel:
            place = _place(server.team, channel)
            later = [body for where, body in server.responses if where == place.id]
            return "\n".join(shown(post) for post in [*place.messages, *place.ephemeral, *later]) or "nothing yet"
    return ""


def _look(team: Team, words: list[str]) -> str:
    match words:
        case ["people"]:
            return "\n".join(f"{number} {user['real_name']}" for number, user in team.users.items())
        case ["channels"]:
            return "\n".join(f"{place.id} {place.name} {place.kind}" for place in team.channels.values())
    return ""


def _trouble(server: Server, line: str) -> str:
    """What goes wrong in a workspace, and right again."""
    match line.split():
        case "without", scope:
            server.methods.scopes.discard(scope)
        case "with", scope:
            server.methods.scopes.add(scope)
        case "out", channel:
            _place(server.team, channel).members.discard(BOT_USER)
        case "in", channel:
            _place(server.team, channel).members.add(BOT_USER)
        case "archive", channel:
            _place(server.team, channel).archived = True
        case ["revoke"]:
            server.methods.token = ""
        case _:
            return HELP
    return "done"


def _place(team: Team, channel: str, user: str = "") -> Channel:
    """A conversation by its id, or somebody's with the bot. KeyError: there is no such one."""
    if user:
        team.users[user]
    if channel == "dm":
        return team.direct(user)
    owner = f"U{channel[1:]}"
    return team.direct(owner) if channel.startswith("D") and owner in team.users else team.channels[channel]


def shown(post: acts.Json) -> str:
    """A post in a line or two."""
    who = f"(only {post['only']})" if post.get("only") else post.get("user", "bot")
    body = " ⏎ ".join(texts(post.get("blocks") or [])) or post.get("text", "")
    return f"{who}: {body}"


async def main(port: int, app: str) -> None:
    """Serve until interrupted; lines come by standard input, or by POST /play."""
    server = Server(app=app and app.rstrip("/").removesuffix(PATH) + PATH)

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
