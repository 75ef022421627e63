"""Lines that are typed to the Slack to play with: what people do there, what they see, what goes wrong."""

import asyncio
import shlex
from pathlib import Path

from tests.fakes.slack import acts
from tests.fakes.slack.limits import texts
from tests.fakes.slack.server import Server
from tests.fakes.slack.team import BOT_USER, Channel, Json, Team
from tests.running import until

HELP = """say USER CHANNEL words…   edit USER CHANNEL words…, delete USER CHANNEL (the last of theirs)   send USER CHANNEL FILE
# command USER CHANNEL words… (/sales)   form USER field=words …, deal USER field=words … (/checkin)
# press USER CHANNEL button (CHANNEL: also home)   messages CHANNEL, messages USER dm   home USER   people   channels   help
# CHANNEL: an id, or dm; @bot in the words mentions the bot; "…" round words with blanks in a form
# Troubles: without SCOPE, with SCOPE   out CHANNEL, in CHANNEL (the bot)   archive CHANNEL   revoke"""


class Lacking(Exception):
    """There is no such person, channel, message, button, or form."""


async def play(server: Server, line: str) -> str:
    """One line of a script; what came of it."""
    try:
        return (
            await _talk(server, line.split(maxsplit=3))
            or await _click(server, line.split(maxsplit=3))
            or await _form(server, line)
            or await _look(server, line.split())
            or _trouble(server, line)
        )
    except (Lacking, ValueError) as wrong:
        return str(wrong)


async def _talk(server: Server, words: list[str]) -> str:
    """What somebody says or takes back; "" when it is something else."""
    match words:
        case "say", user, channel, text:
            place = _place(server.team, channel, user)
            stamp, attempts = await acts.say(server, user, place.id, text.replace("@bot", f"<@{BOT_USER}>"))
            return f"{stamp} {[attempt.status for attempt in attempts]}"
        case "edit", user, channel, text:
            place = _place(server.team, channel, user)
            stamp = _last_of(place, user)["ts"]
            return str((await acts.edit(server, place.id, stamp, text.replace("@bot", f"<@{BOT_USER}>"))).status)
        case "delete", user, channel:
            place = _place(server.team, channel, user)
            last = _last_of(place, user)
            away = acts.bury if last.get("reply_count") else acts.delete
            return str((await away(server, place.id, last["ts"])).status)
        case "send", user, channel, name if Path(name).is_file():
            place = _place(server.team, channel, user)
            body = await asyncio.to_thread(Path(name).read_bytes)
            _, attempts = await acts.send_file(server, user, place.id, Path(name).name, body)
            return str([attempt.status for attempt in attempts])
    return ""


async def _click(server: Server, words: list[str]) -> str:
    """A slash command, or a button of what somebody sees."""
    match words:
        case "command", user, channel, *text:
            place = _place(server.team, channel, user)
            return str((await acts.command(server, user, place.id, " ".join(text))).status)
        case "press", user, "home", label:
            pages = server.team.homes.get(user)
            page = pages[-1] if pages else {}
            return str((await acts.press(server, user, _button(page, label), view=page)).status)
        case "press", user, channel, label:
            place = _place(server.team, channel, user)
            for post in reversed(_seen(server, place)):
                if post.get("only", user) in ("", user) and any(_means(one, label) for one in _buttons(post)):
                    pressed = await acts.press(server, user, _button(post, label), place.id, {"ts": "1.0", **post})
                    return str(pressed.status)
            raise Lacking(f"no button {label} there")
    return ""


def _modals(server: Server) -> set[str]:
    """The numbers of the forms that were opened; a home page is no form."""
    return {number for number, view in server.team.views.items() if view["type"] == "modal"}


async def _form(server: Server, line: str) -> str:
    """The form of a check-in, opened, filled in and sent off: what Slack is told of it."""
    if line.split()[:1] not in (["form"], ["deal"]):
        return ""
    kind, user, *fields = shlex.split(line)
    known = _modals(server)
    await acts.command(server, user, _place(server.team, "dm", user).id, "", "/checkin")
    await until(lambda: _modals(server) - known)
    number = (_modals(server) - known).pop()
    if kind == "deal":
        view = server.team.views[number]
        await acts.press(server, user, acts.buttons(view["blocks"])[0], view={**view, "state": {"values": {}}})
        await until(lambda: server.team.views[number]["callback_id"] != view["callback_id"])
    view = server.team.views[number]
    asked = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    if not fields:
        return f"{view['title']['text']}: fields {', '.join(asked)}"
    done = await acts.submit(server, user, view, dict(part.split("=", 1) for part in fields))
    return f"{done.status} {(done.body or {}).get('errors', '')}"


async def _look(server: Server, words: list[str]) -> str:
    """What somebody sees."""
    team = server.team
    match words:
        case "home", user:
            await acts.open_home(server, user)
            await asyncio.sleep(1)
            return "\n".join(filter(str.strip, texts(team.homes.get(user, [{"blocks": []}])[-1]["blocks"])))
        case "messages", *user, channel:
            place = _place(team, channel, *user)
            marked = {stamp for where, stamp, _ in team.reactions if where == place.id}
            return "\n".join(shown(post, post.get("ts") in marked) for post in _seen(server, place)) or "nothing yet"
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
    """A conversation by its id, or somebody's with the bot."""
    if user and user not in team.users:
        raise Lacking(f"there is no {user}; type people")
    if channel == "dm" and user:
        return team.direct(user)
    owner = f"U{channel[1:]}"
    if channel.startswith("D") and owner in team.users:
        return team.direct(owner)
    if channel not in team.channels:
        raise Lacking(f"there is no {channel}; type channels")
    return team.channels[channel]


def _last_of(place: Channel, user: str) -> Json:
    for post in reversed(place.messages):
        if post.get("user") == user and not post.get("subtype"):
            return post
    raise Lacking(f"{user} wrote nothing there")


def _seen(server: Server, place: Channel) -> list[Json]:
    """All posts of a place: to all, to one alone, and the answers to commands and presses."""
    return [*place.messages, *place.ephemeral, *(body for where, body in server.responses if where == place.id)]


def _buttons(post: Json) -> list[Json]:
    """The buttons of a post or page, also those beside a text."""
    blocks = post.get("blocks") or []
    beside = [block["accessory"] for block in blocks if block.get("accessory", {}).get("type") == "button"]
    return [*acts.buttons(blocks), *beside]


def _means(button: Json, label: str) -> bool:
    return label in str(button["text"]["text"])


def _button(post: Json, label: str) -> Json:
    for one in _buttons(post):
        if _means(one, label):
            return one
    raise Lacking(f"no button {label} there")


def shown(post: Json, marked: bool = False) -> str:
    """A post in a line or two."""
    who = f"(only {post['only']})" if post.get("only") else post.get("user", "bot")
    body = " ⏎ ".join(filter(str.strip, texts(post.get("blocks") or []))) or post.get("text", "")
    return f"{who}: {body}{'  [✅]' * marked}"
