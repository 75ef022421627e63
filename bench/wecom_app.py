"""WeCom's app: what a sealed report costs beside its decryption, and how soon callbacks are answered under load."""

import asyncio
import secrets
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from starlette.applications import Starlette

from bench.calls import Call, answered, served
from bench.calls import cost as cost_of
from bench.drawing import READER, leaderboard
from bench.sample import Company, company, message, reps
from bench.timing import Row, median_of, quantile
from bot.drawing import Drawing
from bot.pipeline import Pipeline
from bot.platforms.place import Place
from bot.platforms.wecom.app.callback import PATH
from bot.platforms.wecom.app.crypto import Seal, Secret, opened
from bot.platforms.wecom.app.envelope import cipher_of, fields_of
from bot.platforms.wecom.opening import opened as opened_wecom
from bot.platforms.wecom.settings import Settings
from bot.settled import settle
from chat.message import Person
from scheduler.clock import read_clock
from storage import people
from storage.backup import back_up
from tests.fakes.wecom.sealing import sealed

CORP, AGENT = "ww00000000000000be", "1000002"
SECRET = Secret("QDG6eK", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C")
CALLS, ROUNDS = 2_000, 5
LOAD_A_SECOND, LOAD_SECONDS = 200, 30
NOBODY = "http://10.255.255.1"
"""An address that never answers."""


def rows() -> Iterator[Row]:
    """The decryption, the report, and half a minute of load."""
    with company() as ours:
        yield from asyncio.run(_measured(ours))


async def _measured(ours: Company) -> list[Row]:
    said = [message(ours.people, number).text for number in range(CALLS)]
    calls = [_sealed(text, number) for number, text in enumerate(said)]
    alone = median_of(lambda: _decrypt(calls[:500]), ROUNDS) / 500
    async with _house(ours) as (site, adapter), served(site):
        settle()  # as the program does
        cost = await cost_of(calls)
        async with _troubles(ours, adapter):
            many = [_sealed(said[n % CALLS], CALLS + n) for n in range(LOAD_A_SECOND * LOAD_SECONDS)]
            load = await answered(many, LOAD_A_SECOND)
    lost = float(sum(one == float("inf") for one in load))
    what = (
        f"WeCom's app: {LOAD_A_SECOND} callbacks/s for {LOAD_SECONDS} s, a picture, a backup, the interface hanging"
    )
    against = f"decrypting and reading it alone, {alone * 1e3:.3f} ms"
    return [
        Row("WeCom's app: a sealed report, body to inbox and ledger", cost * 1e3, "ms of CPU", against, cost / alone),
        Row(f"{what}: p99", quantile(load, 0.99) * 1e3, "ms", target="≤ 200"),
        Row(f"{what}: slowest", max(load) * 1e3, "ms", target="≤ 2,000"),
        Row(f"{what}: not answered", lost, "callbacks", target="0"),
    ]


@asynccontextmanager
async def _house(ours: Company) -> AsyncIterator[tuple[Starlette, Any]]:
    """The app's route over the real pipeline."""
    settings = Settings(
        wecom_corp_id=CORP,
        wecom_agent_id=AGENT,
        wecom_app_secret=SecretStr("bench"),
        wecom_callback_token=SecretStr(SECRET.token),
        wecom_callback_aes_key=SecretStr(SECRET.aes_key),
        wecom_api_url=NOBODY,
    )
    with ours.store.work(read_clock()) as work:
        for number, member in enumerate(reps(ours.people)):
            people.link(work, Person("wecom", CORP, f"user{number}"), member.id)
    adapter = opened_wecom(settings, Place(ours.store, read_clock, Path(tempfile.gettempdir())))
    pipeline = Pipeline(ours.store, ours.desk, read_clock, lambda _: None)
    running = asyncio.create_task(pipeline.run())
    try:
        yield Starlette(routes=list(adapter.routes(pipeline.receive))), adapter
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await adapter.close()


@asynccontextmanager
async def _troubles(ours: Company, adapter: Any) -> AsyncIterator[None]:
    """What goes on meanwhile: pictures, backups, and calls that nobody answers; each begins anew when it ends."""
    with tempfile.TemporaryDirectory() as folder:
        drawing, chart = Drawing(Path(folder)), leaderboard()
        client = adapter._app._client

        async def draw() -> None:
            while True:
                await drawing.draw(chart, READER.locale)

        async def keep() -> None:
            command = [sys.executable, "-m", "bench.wecom_app", str(ours.folder / "bench.db"), folder]
            while True:
                backup = await asyncio.create_subprocess_exec(
                    *command
                )  # a program of its own, as it is for an operator
                try:
                    assert await backup.wait() == 0
                finally:
                    if backup.returncode is None:
                        backup.kill()
                        await backup.wait()

        async def ask() -> None:
            while True:
                await asyncio.gather(*(client.get("user/get", userid="x") for _ in range(4)), return_exceptions=True)
                await asyncio.sleep(0.1)

        tasks = [asyncio.create_task(one()) for one in (draw, keep, ask)]
        try:
            yield
        finally:
            ended = [one for one in tasks if one.done()]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await drawing.close()
            for one in ended:
                one.result()  # a trouble that did not go on would make the figure a lie


def _sealed(text: str, number: int) -> Call:
    now = int(read_clock().timestamp())
    words = (
        f"<xml><ToUserName><![CDATA[{CORP}]]></ToUserName><FromUserName><![CDATA[user{number % 15}]]></FromUserName>"
        f"<CreateTime>{now}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{text}]]></Content>"
        f"<MsgId>{7_000_000_000 + number}</MsgId><AgentID>{AGENT}</AgentID></xml>"
    )
    stamp, nonce = str(now + 60), f"n{number}"
    cipher, signed = sealed(words.encode(), SECRET, CORP, stamp, nonce, secrets.token_bytes(16))
    body = f"<xml><ToUserName>{CORP}</ToUserName><Encrypt><![CDATA[{cipher}]]></Encrypt></xml>"
    return f"{PATH}?msg_signature={signed}&timestamp={stamp}&nonce={nonce}", body, {}


def _decrypt(calls: Sequence[Call]) -> None:
    now = read_clock()
    for path, body, _ in calls:
        parts = dict(pair.split("=") for pair in path.partition("?")[2].split("&"))
        seal = Seal(parts["msg_signature"], parts["timestamp"], parts["nonce"])
        fields_of(opened(cipher_of(body.encode()), seal, [SECRET], CORP, now))


if __name__ == "__main__":
    back_up(Path(sys.argv[1]), Path(sys.argv[2]), 1, read_clock())
