"""The drawing worker seen from outside: a chart value goes in, a PNG comes out, or nothing within ten seconds."""

import asyncio
import json
import os
import struct
import sys
from pathlib import Path
from typing import Any

import structlog

log = structlog.get_logger()
MOST_SECONDS = 10.0
MOST_BYTES = 4_000_000


class Drawing:
    """Keeps one worker program alive and gives it one chart at a time; a slow one is killed and replaced."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._worker: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()

    async def draw(self, chart: Any, locale: str, theme: str = "light") -> bytes | None:
        """The PNG of a rendered chart; None when it could not be drawn (its words are sent instead)."""
        body = json.dumps({"chart": chart, "theme": theme, "locale": locale}).encode("utf-8", "replace")
        async with self._turn:
            try:
                return await asyncio.wait_for(self._ask(body), MOST_SECONDS)
            except (TimeoutError, OSError, EOFError, asyncio.IncompleteReadError) as error:
                log.warning("picture not drawn", kind=type(error).__name__)
                await self._kill()
                return None

    async def warm(self) -> None:
        """Start the worker and let it load its fonts, so that the first picture is quick."""
        async with self._turn:
            try:
                await asyncio.wait_for(self._ask(b'{"warm": true}'), 3 * MOST_SECONDS)
            except (TimeoutError, OSError, EOFError, asyncio.IncompleteReadError) as error:
                log.warning("drawing not ready", kind=type(error).__name__)
                await self._kill()

    async def close(self) -> None:
        """End the worker."""
        await self._kill()

    async def _ask(self, body: bytes) -> bytes | None:
        worker = await self._started()
        assert worker.stdin
        assert worker.stdout
        worker.stdin.write(struct.pack(">I", len(body)) + body)
        await worker.stdin.drain()
        png = await _packet(worker.stdout)
        if png:
            return png
        trouble = await _packet(worker.stdout)
        if trouble != b"{}":
            log.warning("picture refused", trouble=trouble[:200].decode("utf-8", "replace"))
        return None

    async def _started(self) -> asyncio.subprocess.Process:
        if self._worker is None or self._worker.returncode is not None:
            self._cache.mkdir(parents=True, exist_ok=True)
            for lock in self._cache.glob("*.matplotlib-lock"):  # a killed worker's: ours would wait 5 s, each time
                lock.unlink(missing_ok=True)
            self._worker = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "charts.worker",
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                env={**os.environ, "MPLCONFIGDIR": str(self._cache)},
                start_new_session=True,  # a Ctrl-C is for us; the worker ends when its standard input does
            )
        return self._worker

    async def _kill(self) -> None:
        worker, self._worker = self._worker, None
        if worker and worker.returncode is None:
            worker.kill()
            await worker.wait()


async def _packet(stream: asyncio.StreamReader) -> bytes:
    (length,) = struct.unpack(">I", await stream.readexactly(4))
    if length > MOST_BYTES:
        raise EOFError("a picture of more than 4 MB")
    return await stream.readexactly(length)
