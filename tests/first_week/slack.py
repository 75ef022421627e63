"""The first week in Slack, by Socket Mode: one workspace, one channel, direct chats."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from http import HTTPStatus
from itertools import count
from pathlib import Path
from unittest.mock import patch

from bot.founding import write_rules
from bot.platforms.place import Place
from bot.platforms.slack import sending
from bot.platforms.slack.adapter import Slack
from tests.bot.wecom.office import Ticking
from tests.fakes.slack import acts
from tests.fakes.slack.server import Attempt, Server
from tests.fakes.slack.shown import settings
from tests.fakes.slack.team import BOT_USER, Channel, Json, Team
from tests.first_week.house import BEGIN, Home, at_home, codes_in, founded
from tests.first_week.script import Heard
from tests.running import until

NAMES = (
    "Ann Lee", "Ben Ong", "Chloe Tan", "Dev Patel", "Ella Koh", "Farid Aziz",
    "Grace Lim", "Hugo Chan", "Iris Wong", "Jack Teo", "Kim Sato", "Leo Ng",
)  # fmt: skip
PEOPLE = {name: f"U0{name.split()[0].upper():0<7}" for name in NAMES}
ROOMS = {"#north": "C0NORTH01", "#south": "C0SOUTH01"}


class InSlack:
    """What people do in Slack, and what they see there."""

    def __init__(self, home: Home, server: Server) -> None:
        self._home, self._server = home, server
        self._seen: dict[str, int] = {}

    async def say(self, who: str, text: str, group: str) -> list[Heard]:
        """In the channel with a mention of the app."""
        channel = ROOMS[group] if group else self._server.team.direct(PEOPLE[who]).id
        words = f"<@{BOT_USER}> {text}" if group else text
        await self._home.after(lambda: acts.say(self._server, PEOPLE[who], channel, words))
        return self._heard()

    async def press(self, who: str, label: str, group: str) -> list[Heard]:
        """On the newest message that has the button and that they can see."""
        channel = self._server.team.channels[ROOMS[group]] if group else self._server.team.direct(PEOPLE[who])
        every = sorted((*channel.messages, *channel.ephemeral), key=lambda one: str(one["ts"]), reverse=True)
        for message in (one for one in every if one.get("only", PEOPLE[who]) == PEOPLE[who]):
            for button in acts.buttons(message.get("blocks")):
                if label == button["text"]["text"]:
                    press = partial(acts.press, self._server, PEOPLE[who], button, channel.id, message)
                    await self._home.after(partial(self._until_taken, press))
                    return self._heard()
        raise AssertionError(f"{who} sees no [{label}]")

    async def _until_taken(self, press: Callable[[], Awaitable[Attempt]]) -> None:
        """Slack sends a press once and shows that it failed, which happens on a busy machine: people press again."""
        before = self._home.taken
        while (await press()).status != HTTPStatus.OK and self._home.taken == before:
            await asyncio.sleep(1)

    async def send_file(self, who: str, name: str, table: str) -> list[Heard]:
        """As a pasted table."""
        return await self.say(who, f"import {name}\n{table}", "")

    async def until(self, moment: datetime) -> list[Heard]:
        """The clock goes on."""
        await self._home.go_on(moment)
        return self._heard()

    def claim_code(self) -> str:
        """As `dealdrum claim` prints it."""
        return self._home.claim_code()

    def codes(self) -> Sequence[str]:
        """Those behind all buttons so far."""
        every = [m for channel in self._server.team.channels.values() for m in _posts(channel)]
        every.sort(key=lambda one: str(one["ts"]))
        return codes_in([button.get("value", "") for one in every for button in acts.buttons(one.get("blocks"))])

    def _heard(self) -> list[Heard]:
        assert not self._server.methods.refused, self._server.methods.refused
        heard: list[Heard] = []
        for channel in self._server.team.channels.values():
            posts = _posts(channel)
            new = posts[self._seen.get(channel.id, 0) :]
            heard += [Heard(_place(channel, message), words_of(message)) for message in new]
            self._seen[channel.id] = len(posts)
        return heard


def _posts(channel: Channel) -> list[Json]:
    """What the bot said there, to all or to one, in the order of time."""
    own = [one for one in channel.messages if one.get("user") == BOT_USER]
    return sorted([*own, *channel.ephemeral], key=lambda one: str(one["ts"]))


def _place(channel: Channel, message: Json) -> str:
    names = {number: name for name, number in PEOPLE.items()}
    if channel.kind == "im":
        return next(names[one] for one in channel.members if one in names)
    room = next(name for name, number in ROOMS.items() if number == channel.id)
    return f"{names[message['only']]} (only visible to you, in {room})" if "only" in message else room


def words_of(message: Json) -> str:
    """A message as it is read: line by line, a row of buttons in brackets."""
    lines = [line for block in message.get("blocks") or [] for line in _lines(block)]
    files = ["(file)" for _ in message.get("files", ())]
    return "\n".join([*(lines or [message["text"]] if not files else lines), *files])


def _lines(block: Json) -> list[str]:
    match block["type"]:
        case "rich_text":
            return "".join(_run(one) for part in block["elements"] for one in part["elements"]).split("\n")
        case "section":
            return str(block["text"]["text"]).split("\n")
        case "context":
            return [str(one["text"]) for one in block["elements"] if "text" in one]
        case "table":
            return [" | ".join(_cell(cell) for cell in row) for row in block["rows"]]
        case "image":
            return ["(picture)"]
        case "actions":
            return [" ".join(f"[{button['text']['text']}]" for button in block["elements"])]
    raise AssertionError(block["type"])


def _run(piece: Json) -> str:
    words = str(piece.get("text", piece.get("user_id", "")))
    return f"**{words}**" if piece.get("style", {}).get("bold") and words.strip() else words


def _cell(cell: Json) -> str:
    if cell["type"] == "raw_text":
        return str(cell["text"])
    return "".join(_run(one) for part in cell["elements"] for one in part["elements"])


def _team(clock: Ticking) -> Team:
    team, numbers = Team(), count(1)
    team.stamp = lambda: f"{int(clock().timestamp())}.{next(numbers):06d}"  # type: ignore[method-assign]
    team.person(BOT_USER, "DealDrum", is_bot=True)
    for name, number in PEOPLE.items():
        team.person(number, name, "Asia/Singapore", "en-US")
    for name, number in ROOMS.items():
        team.channel(number, *PEOPLE.values(), name=name.removeprefix("#"))
    return team


@asynccontextmanager
async def on_slack(folder: Path) -> AsyncIterator[InSlack]:
    """A company that was founded this minute, with nobody in it."""
    clock = Ticking(BEGIN)
    server = Server(team=_team(clock))
    server.methods.spacing = 0.0
    hurry = patch.object(sending, "SPACING", 0.0)  # the clock jumps; keeping to Slack's seconds is tested elsewhere
    hurry.start()
    await server.start()
    write_rules(folder / "rules.toml", "Northwind", "North, South", 12, "Asia/Singapore")
    store = founded(folder, (folder / "rules.toml").read_text(encoding="utf-8"), clock())
    own = settings(server, listen="")
    try:
        async with at_home(store, clock, lambda: Slack(own, Place(store, clock, folder)), folder) as home:
            await until(lambda: bool(server.links))
            yield InSlack(home, server)
    finally:
        hurry.stop()
        await server.stop()
        store.close()
