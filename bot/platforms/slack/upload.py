"""Files for Slack, in its three steps: ask for an address, post the bytes, say that they are there."""

import asyncio
from collections.abc import Iterable

from bot.platforms.slack.client import Refused, WebApi
from bot.sheets import file_of
from chat.message import Reader
from chat.reply import Sheet

PICTURE = "dealdrum.png"
MOST_ALT = 1_000


async def uploaded(api: WebApi, body: bytes, name: str, alt: str, channel: str = "", thread: str = "") -> str:
    """The file's id; with a channel it is shown there, without one a message may show it. Refused."""
    ticket = await api.call("files_getUploadURLExternal", filename=name, length=len(body), alt_txt=alt[:MOST_ALT])
    url, file = str(ticket.get("upload_url") or ""), str(ticket.get("file_id") or "")
    if not url or not file:
        raise Refused("no_upload_url")
    await api.post(url, body=body)
    place = {"channel_id": channel} if channel else {}
    if channel and thread:
        place["thread_ts"] = thread
    await api.call("files_completeUploadExternal", files=[{"id": file, "title": name}], **place)
    return file


async def shared(api: WebApi, sheets: Iterable[Sheet], reader: Reader, channel: str, thread: str) -> None:
    """Show sheets in a channel, each as a file of its own. Refused."""
    for sheet in sheets:
        body = await asyncio.to_thread(file_of, sheet, reader, "xlsx")
        await uploaded(api, body, f"{sheet.name}.xlsx", sheet.name, channel, thread)
