"""python -m bench.client FILE PORT RATE IN_FLIGHT: posts what the file holds, prints how long each answer took.

A line of the file is a request as JSON: [path, body, headers].
"""

import asyncio
import json
import sys
import time
from pathlib import Path

import aiohttp


async def main(file: str, port: str, rate: int, in_flight: int) -> None:
    """Post all of it; at a rate, or as many at once as are allowed."""
    requests = [json.loads(line) for line in Path(file).read_text(encoding="utf-8").splitlines()]
    room = asyncio.Semaphore(in_flight if not rate else 1_000)
    took = [float("inf")] * len(requests)
    begun = time.perf_counter()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:

        async def post(number: int) -> None:
            path, body, headers = requests[number]
            if rate:
                await asyncio.sleep(max(0.0, begun + number / rate - time.perf_counter()))
            async with room:
                since = time.perf_counter()
                try:
                    url = f"http://127.0.0.1:{port}{path}"
                    async with session.post(url, data=body.encode(), headers=headers) as answer:
                        await answer.read()
                        if answer.status == 200:
                            took[number] = time.perf_counter() - since
                except aiohttp.ClientError:
                    pass  # its time stays infinite

        await asyncio.gather(*map(post, range(len(requests))))
    print(*took)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
