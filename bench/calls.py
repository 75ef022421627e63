"""Calls over HTTP: a site on a port of its own, and a program beside it that calls."""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import uvicorn

from bot.listening import LOOPBACK, listen

PORT = 18_767
IN_FLIGHT = 64
WARM = 100
Call = tuple[str, str, dict[str, str]]
"""Path, body and headers."""


@asynccontextmanager
async def served(site: Any) -> AsyncIterator[None]:
    """The site answers on PORT."""
    with listen(LOOPBACK, PORT) as listener:
        server = uvicorn.Server(uvicorn.Config(site, log_level="error", lifespan="off"))
        task = asyncio.create_task(server._serve([listener]))
        while not server.started:
            await asyncio.sleep(0.01)
        try:
            yield
        finally:
            server.should_exit = True
            await task


async def cost(calls: Sequence[Call]) -> float:
    """Seconds of this process's CPU for each call; the client is a program of its own."""
    await answered(calls[:WARM])
    begun = time.process_time()
    await answered(calls[WARM:])
    return (time.process_time() - begun) / (len(calls) - WARM)


async def answered(calls: Sequence[Call], rate: int = 0) -> list[float]:
    """Seconds until each call was answered with 200, infinite where it was not; `rate` a second, 0: as it goes."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False) as file:
        file.writelines(json.dumps(call) + "\n" for call in calls)
    client = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.client", file.name, str(PORT), str(rate), str(IN_FLIGHT),
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, _ = await client.communicate()
    Path(file.name).unlink()
    return [float(word) for word in out.split()]
