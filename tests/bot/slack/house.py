"""The house in Slack, as `dealdrum run` joins it, with its web server on a loopback port."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from bot.house import House
from bot.listening import LOOPBACK, listen
from bot.platforms.place import Place
from bot.platforms.slack.adapter import Slack
from chat.message import Person, Room
from scheduler.clock import read_clock
from scoring.people import Member
from storage import people
from storage.people import directory
from storage.store import Store
from tests.company import awake, is_workday
from tests.fakes.slack.acts import buttons
from tests.fakes.slack.limits import texts
from tests.fakes.slack.server import Server
from tests.fakes.slack.shown import settings
from tests.fakes.slack.team import BOT_USER, Json
from tests.free_port import free_port
from tests.running import until

REP, ANN, LEAD, ADMIN, GUEST = "U0REP0001", "U0REP0002", "U0LEAD001", "U0ADMIN01", "U0GUEST01"
SALES, LISTEN, PRIVATE, ELSEWHERE = "C0SALES01", "C0LISTEN1", "G0TEAM001", "C0OTHER01"
DIRECT = "D0REP0001"


def join(store: Store) -> None:
    """The company's people have their accounts in Slack; the north team's room is #sales; nobody sleeps now.

    The house runs by the real clock: in its quiet hours a lead would be asked the next morning only.
    """
    with store.work(read_clock()) as work:
        awake(work)
        home = directory(work).organization
        by_key = {member.key: member.id for member in home.members.values()}
        for user, key in ((REP, "wang"), (LEAD, "chen"), (ADMIN, "zhou")):
            people.link(work, Person("slack", "slack", user, key), by_key[key])
        north = next(team.id for team in home.teams.values() if team.key == "north")
        people.bind(work, Room("slack", "slack", SALES), north, "sales", "zh_CN")


@dataclass
class InSlack:
    """A running house with its Slack."""

    server: Server
    slack: Slack
    house: House
    store: Store
    url: str

    def posts(self, channel: str) -> list[Json]:
        """What the bot posted there."""
        return [m for m in self.server.team.channels[channel].messages if m.get("user") == BOT_USER]

    def private(self, channel: str) -> list[Json]:
        """What single people were shown there."""
        return self.server.team.channels[channel].ephemeral

    async def posted(self, channel: str, most: int = 1) -> list[Json]:
        """Wait for so many posts; all of them."""
        await until(lambda: len(self.posts(channel)) >= most)
        return self.posts(channel)

    async def quiet(self) -> None:
        """Until everything that came in has been answered."""
        await self.house.quiet()


def words(post: Json) -> str:
    """All that a post says."""
    return "\n".join(dict.fromkeys([*texts(post.get("blocks") or []), post.get("text", "")]))


def button(post: Json, says: str) -> Json:
    """The button that says a verb."""
    return next(one for one in buttons(post["blocks"]) if one.get("value", "").startswith(says))


@dataclass
class Pen:
    """Draws nothing, or one picture for every chart."""

    picture: bytes | None = None

    async def draw(self, chart: object, locale: str, theme: str = "light") -> bytes | None:
        """That picture."""
        return self.picture

    async def warm(self) -> None:
        """Nothing to load."""

    async def close(self) -> None:
        """Nothing to end."""


@asynccontextmanager
async def in_slack(
    store: Store,
    *,
    http: bool = False,
    server: Server | None = None,
    now: Callable[[], datetime] = read_clock,
    picture: bytes | None = None,
    sends: bool = True,
) -> AsyncIterator[InSlack]:
    """Run the house in a Slack of its own until the block ends."""
    server = server or Server()
    await server.start()
    port = free_port()
    if http:
        server.app = f"http://{LOOPBACK}:{port}/slack/events"
    slack = Slack(settings(server, http=http), Place(store, now, Path(str(store.url)).parent))
    house = House(store, {"slack": slack}, now, is_workday, Path("/tmp"), sends=sends)
    house.drawing = house.sender._drawing = Pen(picture)  # type: ignore[assignment]
    with listen(LOOPBACK, port) as listener:
        site = Starlette(routes=list(slack.routes(house.receive)))
        web = uvicorn.Server(uvicorn.Config(site, log_level="error", lifespan="off"))
        web.install_signal_handlers = lambda: None  # type: ignore[method-assign,attr-defined]
        tasks = [asyncio.create_task(house.run()), asyncio.create_task(web._serve([listener]))]
        try:
            await until(lambda: tasks[0].done() or _stands(slack, web, server, http=http))
            assert not tasks[0].done(), tasks[0].exception()
            yield InSlack(server, slack, house, store, server.app)
        finally:
            web.should_exit = True
            tasks[0].cancel()
            with suppress(asyncio.CancelledError):
                await asyncio.gather(*tasks, return_exceptions=True)
            await server.stop()


def _stands(slack: Slack, web: uvicorn.Server, server: Server, *, http: bool) -> bool:
    return slack.workspace.identity is not None and web.started and bool(http or server.links)


def members(store: Store) -> dict[str, Member]:
    """Everybody by name."""
    with store.look(read_clock()) as look:
        return {member.name: member for member in directory(look).organization.members.values()}
