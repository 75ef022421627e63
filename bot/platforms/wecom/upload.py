"""Pictures and files go up in chunks, one after the other; what WeCom still has is not sent again."""

import asyncio
import base64
import hashlib
from datetime import timedelta

from bot.platforms.place import Place
from bot.platforms.wecom.budget import reserve
from bot.platforms.wecom.errcode import LIMITED, OK
from bot.platforms.wecom.inbound import PLATFORM
from bot.platforms.wecom.link import Ack, Link
from bot.platforms.wecom.pace import UPLOADS
from bot.platforms.wecom.sdk import Command
from chat.errors import NotYet
from storage import keepsakes

CHUNK = 512 * 1024
MOST_BYTES = 10_000_000
STAYS = timedelta(days=3) - timedelta(hours=2)
"""WeCom keeps a file for three days."""
BUDGET = "#uploads"


class NotTaken(Exception):
    """WeCom does not take it; its words are sent instead."""


class Uploads:
    """Gives pictures the ids they are sent by. One at a time: parallel chunks have timed out."""

    def __init__(self, place: Place, link: Link) -> None:
        self._place, self._link, self._turn = place, link, asyncio.Lock()

    async def number(self, data: bytes, name: str = "") -> str:
        """The media_id of a PNG, or of a file of that name.

        NotTaken; NotYet when too much went up lately; Down, NoAnswer.
        """
        if not data or len(data) > MOST_BYTES:
            raise NotTaken("too large or empty")
        async with self._turn:
            digest = hashlib.md5(data, usedforsecurity=False).hexdigest()
            known = await asyncio.to_thread(self._known, digest)
            return known or await self._sent(data, digest, name)

    async def _sent(self, data: bytes, digest: str, name: str) -> str:
        chunks = [data[start : start + CHUNK] for start in range(0, len(data), CHUNK)]
        await asyncio.to_thread(self._reserve, len(chunks) + 2)
        about = {"type": "file", "filename": name} if name else {"type": "image", "filename": f"{digest}.png"}
        size = {"total_size": len(data), "total_chunks": len(chunks)}
        begun = await self._ask(Command.UPLOAD_INIT, {**about, **size, "md5": digest})
        upload = begun.body.get("upload_id")
        for index, chunk in enumerate(chunks):
            part = base64.b64encode(chunk).decode()
            await self._ask(Command.UPLOAD_CHUNK, {"upload_id": upload, "chunk_index": index, "base64_data": part})
        number = (await self._ask(Command.UPLOAD_FINISH, {"upload_id": upload})).body.get("media_id")
        if not isinstance(number, str) or not number:
            raise NotTaken("no media_id")
        await asyncio.to_thread(self._keep, digest, number)
        return number

    async def _ask(self, command: str, body: dict[str, object]) -> Ack:
        ack = await self._link.ask(command, body)
        if ack.code == LIMITED:
            raise NotYet("uploads", 60)
        if ack.code != OK:
            raise NotTaken(f"{command}: {ack.code}")
        return ack

    def _known(self, digest: str) -> str:
        with self._place.look() as look:
            return keepsakes.upload(look, PLATFORM, digest)

    def _keep(self, digest: str, number: str) -> None:
        with self._place.work() as work:
            keepsakes.keep_upload(work, PLATFORM, digest, number, work.now + STAYS)

    def _reserve(self, frames: int) -> None:
        with self._place.work() as work:
            reserve(work, BUDGET, UPLOADS, frames)
