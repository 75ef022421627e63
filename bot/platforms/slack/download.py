"""Files are fetched with our token, from Slack alone, and read as pasted tables."""

import asyncio
from collections import OrderedDict
from dataclasses import replace
from urllib.parse import urljoin

import aiohttp
import structlog

from bot import attachment
from bot.platforms.place import Place
from bot.platforms.slack.client import Refused, WebApi
from bot.platforms.slack.file import File
from bot.platforms.slack.notice import tell_admins, trouble
from bot.platforms.slack.ticket import trusted
from chat.message import Incoming
from chat.reply import Delivery

log = structlog.get_logger()
HOST = ".slack.com"
"""Slack's files lie with files.slack.com; no other house is shown the token."""
WITHIN = 60.0
AT_ONCE, MOST_KEPT = 2, 8
MOST_REDIRECTS = 2


class Files:
    """Fetches sheets; one that takes longer than Slack waits is there when Slack delivers its message again."""

    def __init__(self, api: WebApi, place: Place) -> None:
        self._api, self._place = api, place
        self._few = asyncio.Semaphore(AT_ONCE)
        self._reading: OrderedDict[str, asyncio.Task[attachment.Read]] = OrderedDict()

    async def read(self, incoming: Incoming, file: File) -> attachment.Read:
        """The message that the file stands for, or what its sender is told instead; both in the direct chat."""
        name = f"{incoming.id}/file-{file.id}"
        named = replace(incoming, id=name, message=name)
        if incoming.room.form != "direct":
            alone = replace(incoming.room, id=f"@{incoming.person.id}", form="direct")
            named = replace(named, room=alone, ticket="")
        task = self._reading.get(named.id)
        if task is None:
            task = self._reading[named.id] = asyncio.create_task(self._read(named, file))
            while len(self._reading) > MOST_KEPT:
                self._reading.popitem(last=False)[1].cancel()
        return await asyncio.shield(task)

    def kept(self, number: str) -> None:
        """What came of a file is durable: it need not be held any longer."""
        self._reading.pop(number, None)

    def tell(self, answer: Delivery) -> None:
        """Answer the sender, durably; called in a thread."""
        with self._place.work() as work:
            attachment.tell(work, answer)

    async def _read(self, incoming: Incoming, file: File) -> attachment.Read:
        async with self._few:
            try:
                async with asyncio.timeout(WITHIN):
                    data = await self._fetched(file.url or await self._asked(file.id))
            except (Refused, TimeoutError) as no:
                log.warning("file not fetched", error=str(no) or "timeout")
                if isinstance(no, Refused) and (words := trouble(no)):
                    await asyncio.to_thread(tell_admins, self._place, f"{no.error}:{no.needed}", words)
                return attachment.unfetched(incoming)
            return await asyncio.to_thread(attachment.read, incoming, file.name, data)

    async def _asked(self, number: str) -> str:
        found = (await self._api.call("files_info", file=number)).get("file")
        details = found if isinstance(found, dict) else {}
        return str(details.get("url_private_download") or details.get("url_private") or "")

    async def _fetched(self, url: str) -> bytes:
        """As much as is ever read of a file. Refused: not Slack's, or Slack shows its sign-in page in its place."""
        for _ in range(1 + MOST_REDIRECTS):
            if not trusted(url, self._api.url, HOST):
                raise Refused("strange_address")
            data, elsewhere = await self._got(url)
            if not elsewhere:
                return data
            url = urljoin(url, elsewhere)
        raise Refused("redirected")

    async def _got(self, url: str) -> tuple[bytes, str]:
        """The content, or where else it is said to be."""
        headers = {"Authorization": f"Bearer {self._api.client.token}"}
        limit = aiohttp.ClientTimeout(total=WITHIN, sock_connect=WITHIN / 4)
        try:
            async with self._api.session().get(url, headers=headers, allow_redirects=False, timeout=limit) as answer:
                if answer.status in (301, 302, 303, 307, 308):
                    return b"", answer.headers.get("Location", "")
                if answer.status in (401, 403) or (answer.status == 200 and answer.content_type == "text/html"):
                    raise Refused("missing_scope", needed="files:read")
                if answer.status != 200:
                    raise Refused(f"http_{answer.status}")
                data = bytearray()
                async for part in answer.content.iter_chunked(64 * 1024):
                    data += part
                    if len(data) >= attachment.MOST:
                        break
                return bytes(data[: attachment.MOST]), ""
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise Refused("connection") from error
