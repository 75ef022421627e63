"""WeCom: processor time from a frame to its place in the inbox, against an empty echo on the same kind of link."""

import asyncio
import json
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any

from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, serve

from bench.sample import NOW, Company, company, reps
from bench.timing import Row
from bot.pipeline import Pipeline
from bot.platforms.place import Place
from bot.platforms.wecom.adapter import Wecom
from bot.platforms.wecom.link import Way
from bot.platforms.wecom.pauses import Pauses
from bot.platforms.wecom.posting import Posting
from bot.platforms.wecom.speaker import Identity
from chat.message import Incoming, Person
from storage import people

FRAMES = 1000
ROUNDS = 3
TALK, REPORT = (
    "大家辛苦了，今天晚上七点在楼下老地方一起吃饭，能来的朋友请提前跟小陈说一声，方便订位子",
    "今天拜访3家，电话20通",
)


def rows() -> Iterator[Row]:
    """Milliseconds of processor time for a frame; the gateway is another process."""
    echo = statistics.median(asyncio.run(_echo()) for _ in range(ROUNDS))
    yield Row("an empty echo, one frame", echo * 1e3, "ms of processor time")
    for what, words in (("frame to inbox, nothing to record", TALK), ("frame to inbox, ledger and answer", REPORT)):
        with company() as ours:
            moved_in(ours)
            busy = statistics.median(asyncio.run(_kept(ours, words, turn)) for turn in range(ROUNDS))
        yield Row(f"WeCom, {what}", busy * 1e3, "ms of processor time", "an empty echo", busy / echo)


def moved_in(ours: Company) -> None:
    """Give every rep a WeCom account."""
    with ours.store.work(NOW) as work:
        for number, member in enumerate(reps(ours.people)):
            people.link(work, Person("wecom", "bot", f"user{number}"), member.id)


async def _served(words: str, turn: int) -> tuple[asyncio.subprocess.Process, int]:
    command = [sys.executable, "-m", "bench.wecom", words, str(turn)]
    child = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert child.stdout
    return child, int(await child.stdout.readline())


async def _echo() -> float:
    child, port = await _served(TALK, 0)
    try:
        async with connect(f"ws://127.0.0.1:{port}", compression=None, ping_interval=None) as socket:
            await socket.send('{"cmd":"echo"}')
            first = await socket.recv()
            begun = process_time()
            await socket.send(first)
            for _ in range(FRAMES - 1):
                await socket.send(await socket.recv())
            return (process_time() - begun) / FRAMES
    finally:
        child.kill()
        await child.wait()


async def _kept(ours: Company, words: str, turn: int) -> float:
    child, port = await _served(words, turn)
    place = Place(ours.store, lambda: NOW, Path())
    way = Way(f"ws://127.0.0.1:{port}", "bot", "secret", None, None)
    adapter = Wecom(place, "bot", Identity("战鼓", ""), way, Posting(place, {}), Pauses())
    pipeline = Pipeline(ours.store, ours.desk, lambda: NOW, lambda _: None)
    done = asyncio.Event()
    kept = 0
    begun = 0.0

    async def receive(incoming: Incoming) -> None:
        nonlocal kept, begun
        begun = begun or process_time()
        await pipeline.receive(incoming)
        kept += 1
        if kept == FRAMES:
            done.set()

    tasks = [asyncio.create_task(pipeline.run()), asyncio.create_task(adapter.run(receive))]
    try:
        await done.wait()
        return (process_time() - begun) / FRAMES
    finally:
        child.kill()
        await child.wait()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await adapter.close()


def frames(words: str, turn: int) -> list[str]:
    """What many people write, each frame with an id of its own."""
    found = []
    for n in range(FRAMES):
        body: dict[str, Any] = {
            "msgid": f"bench{turn}-{n}",
            "aibotid": "bot",
            "chattype": "group",
            "chatid": "wrBENCH",
        }
        body |= {
            "from": {"userid": f"user{n % 15}"},
            "msgtype": "text",
            "text": {"content": f"@战鼓 {words}，第{n}条"},
        }
        frame = {"cmd": "aibot_msg_callback", "headers": {"req_id": f"R{n}"}, "body": body}
        found.append(json.dumps(frame, ensure_ascii=False))
    return found


async def gateway(words: str, turn: int) -> None:
    """Let whoever subscribes, or wants an echo, have all frames at once; killed at the end."""
    made = frames(words, turn)

    async def client(socket: ServerConnection) -> None:
        asked = json.loads(await socket.recv())
        if asked["cmd"] != "echo":
            await socket.send(json.dumps({"headers": asked["headers"], "errcode": 0, "errmsg": "ok"}))
        for frame in made:
            await socket.send(frame)
        async for _ in socket:
            pass

    async with serve(client, "127.0.0.1", 0, compression=None) as server:
        print(next(iter(server.sockets)).getsockname()[1], flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(gateway(sys.argv[1], int(sys.argv[2])))
