"""python -m bench.wecom_client FILE PORT RATE IN_FLIGHT: calls the app, prints how long each answer took."""

import asyncio
import json
import sys
import time
from pathlib import Path

import aiohttp

from bot.platforms.wecom.app.callback import PATH


async def main(file: str, port: str, rate: int, in_flight: int) -> None:
    """Make all the calls; at a rate, or as many at once as are allowed."""
    calls = [json.loads(line) for line in Path(file).read_text(encoding="utf-8").splitlines()]
    room = asyncio.Semaphore(in_flight if not rate else 1_000)
    took = [float("inf")] * len(calls)
    begun = time.perf_counter()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:

        async def call(number: int) -> None:
            body, query = calls[number]
            if rate:
                await asyncio.sleep(max(0.0, begun + number / rate - time.perf_counter()))
            async with room:
                since = time.perf_counter()
                try:
                    async with session.post(f"http://127.0.0.1:{port}{PATH}?{query}", data=body.encode()) as answer:
                        await answer.read()
                        if answer.status == 200:
                            took[number] = time.perf_counter() - since
                except aiohttp.ClientError:
                    pass

        await asyncio.gather(*map(call, range(len(calls))))
    print(*took)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
