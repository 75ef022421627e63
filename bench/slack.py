"""Slack over HTTP: what a signed check-in costs beside bolt's own floor, and how soon what comes is acknowledged."""

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from pydantic import SecretStr
from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from sqlalchemy import select
from starlette.applications import Starlette

from bench.calls import Call, answered, served
from bench.calls import cost as cost_of
from bench.drawing import READER, leaderboard
from bench.sample import Company, company, message
from bench.timing import Row, quantile
from bot.batch import Desk
from bot.drawing import Drawing
from bot.pipeline import Pipeline
from bot.platforms.place import Place
from bot.platforms.slack.adapter import Slack
from bot.platforms.slack.inbound import Ours
from bot.platforms.slack.settings import Settings
from bot.platforms.slack.verify import sign
from bot.settled import settle
from chat.message import Person
from scheduler.clock import read_clock
from storage import people
from storage.inbox import INBOX

SECRET = "0123456789abcdef0123456789abcdef"
TEAM, APP, BOT = "T0BENCH01", "A0BENCH01", "U0BENCHBT"
EVENTS = 2_000
COMMANDS, COMMANDS_A_SECOND = 500, 100
LOAD_A_SECOND, LOAD_SECONDS = 200, 60
EVERY = 5.0
"""Seconds between two pictures, and between two backups, under load."""
PEOPLE = 10


def rows() -> Iterator[Row]:
    """The floor, the check-in, the command, and a minute of load."""
    with company() as ours:
        yield from asyncio.run(_measured(ours))


async def _measured(ours: Company) -> list[Row]:
    chart = leaderboard()
    said = [message(ours.people, number).text for number in range(EVENTS)]
    async with served(_floor()):
        settle()  # as the program does
        floor = await cost_of([_event(said[n % len(said)], n) for n in range(EVENTS)])
    async with _house(ours) as site, served(site):
        settle()
        cost = await cost_of([_event(said[n % len(said)], n) for n in range(EVENTS)])
        command = await answered([_command(n) for n in range(COMMANDS)], COMMANDS_A_SECOND)
        many = [_event(said[n % len(said)], 100_000 + n) for n in range(LOAD_A_SECOND * LOAD_SECONDS)]
        async with _meanwhile(ours, chart) as done:
            load = await answered(many, LOAD_A_SECOND)
    against, times = f"bolt's no-op, {floor * 1e3:.2f} ms", cost / floor
    what = f"Slack: {LOAD_A_SECOND} events/s for {LOAD_SECONDS} s, Web API hanging, pictures and backups"
    lost = float(sum(one == float("inf") for one in load))
    missing = float(len(many) - _kept(ours, 100_000))
    return [
        Row("Slack: a signed check-in over HTTP, 64 in flight", cost * 1e3, "ms of CPU", against, times, "≤ 4 ×"),
        Row("Slack: /sales acknowledged at 100/s, p50", quantile(command, 0.5) * 1e3, "ms", target="≤ 20"),
        Row("Slack: /sales acknowledged at 100/s, p99", quantile(command, 0.99) * 1e3, "ms", target="≤ 200"),
        Row(f"{what}, p99 of the acknowledgement", quantile(load, 0.99) * 1e3, "ms", target="≤ 200"),
        Row(f"{what}, not acknowledged or not kept", lost + missing, "events", target="0"),
        Row("the same, pictures drawn meanwhile", float(done["pictures"]), "pictures"),
        Row("the same, backups made and proven meanwhile", float(done["backups"]), "backups"),
    ]


@asynccontextmanager
async def _meanwhile(ours: Company, chart: Any) -> AsyncIterator[dict[str, int]]:
    """Pictures are drawn and backups made, one after the other, as in the worst minute of a morning."""
    done = {"pictures": 0, "backups": 0}
    drawing = Drawing(ours.folder / "drawing")
    await drawing.warm()

    async def draw() -> None:
        while True:
            done["pictures"] += bool(await drawing.draw(chart, READER.locale))
            await asyncio.sleep(EVERY)

    async def back_up() -> None:
        """As an administrator has it: by a program of its own."""
        where = {"DATABASE_URL": ours.store.url, "DEALDRUM_HOME": str(ours.folder)}
        while True:
            program = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "backup", "--keep", "2",
                env={**os.environ, **where}, stdout=asyncio.subprocess.DEVNULL,
            )  # fmt: skip
            try:
                done["backups"] += await program.wait() == 0
            finally:
                if program.returncode is None:
                    program.kill()
                    await program.wait()
            await asyncio.sleep(EVERY)

    tasks = [asyncio.create_task(draw()), asyncio.create_task(back_up())]
    try:
        yield done
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await drawing.close()


def _kept(ours: Company, first: int) -> int:
    """How many events from this number on lie in the inbox."""
    with ours.store.look(read_clock()) as look:
        names = look.rows(select(INBOX.c.id).where(INBOX.c.id.like("slack:%/C0BENCH01/%")))
    return sum(int(str(name).rpartition(".")[2]) >= first for (name,) in names)


def _floor() -> Any:
    async def authorize(**_: Any) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id=TEAM, bot_user_id=BOT, bot_token="xoxb-x")

    app = AsyncApp(signing_secret=SECRET, authorize=authorize)

    @app.event("message")
    async def nothing() -> None:
        """The no-op that everything is compared with."""

    return AsyncSlackRequestHandler(app)


@asynccontextmanager
async def _house(ours: Company) -> AsyncIterator[Any]:
    """Our route over the real pipeline; nothing is sent, and whoever asks Slack for something waits."""
    settings = Settings(
        slack_bot_token=SecretStr("xoxb-bench"),
        slack_signing_secret=SecretStr(SECRET),
        slack_api_url="http://10.255.255.1/api/",  # never answers
        slack_listen_rooms="C0BENCH01",
    )
    with ours.store.work(read_clock()) as work:
        members = [m for m in people.directory(work).organization.members.values() if m.left is None]
        for n, member in enumerate(members):
            people.link(work, Person("slack", TEAM, f"U0M{n:05d}", member.name), member.id)
    assert len(members) >= PEOPLE
    slack = Slack(settings, Place(ours.store, read_clock, Path(tempfile.gettempdir())))
    workspace = slack.workspace
    workspace.ours = Ours(TEAM, BOT, "B0BENCH01", frozenset({"C0BENCH01"}), workspace.people.named)
    workspace.people.team, workspace.app = TEAM, APP
    workspace._known.set()
    desk: Desk = ours.desk
    pipeline = Pipeline(ours.store, desk, read_clock, lambda lanes: None)
    running = asyncio.create_task(pipeline.run())
    try:
        yield Starlette(routes=list(slack.routes(pipeline.receive)))
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await slack.close()


def _event(text: str, number: int) -> Call:
    stamp = f"{int(read_clock().timestamp())}.{number % 1_000_000:06d}"
    inner = {"type": "message", "channel": "C0BENCH01", "channel_type": "channel", "text": text, "ts": stamp}
    inner |= {"user": f"U0M{number % PEOPLE:05d}", "team": TEAM, "client_msg_id": "x" * 36, "event_ts": stamp}
    body = {
        "token": "x" * 24, "team_id": TEAM, "api_app_id": APP, "event": inner, "type": "event_callback",
        "event_id": f"Ev{number:010d}", "event_time": 1_700_000_000, "event_context": "4-" + "x" * 120,
        "authorizations": [{"enterprise_id": None, "team_id": TEAM, "user_id": BOT, "is_bot": True}],
    }  # fmt: skip
    return _signed(json.dumps(body).encode(), "application/json")


def _command(number: int) -> Call:
    fields = {"command": "/sales", "text": "me", "team_id": TEAM, "user_id": f"U0M{number % PEOPLE:05d}"}
    more = {"channel_id": "C0BENCH01", "channel_name": "x", "trigger_id": f"1.{number}", "api_app_id": APP}
    return _signed(urlencode({**fields, **more}).encode(), "application/x-www-form-urlencoded")


def _signed(body: bytes, kind: str) -> Call:
    stamp = str(int(read_clock().timestamp()) + 60)
    signature = sign(SECRET.encode(), stamp.encode(), body).decode()
    headers = {"Content-Type": kind, "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature}
    return "/slack/events", body.decode(), headers
