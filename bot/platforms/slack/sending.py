"""A delivery on its way: where it goes, what is uploaded first, and what is done when Slack refuses."""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import structlog

from bot.platforms.place import Place
from bot.platforms.slack import ticket as tickets
from bot.platforms.slack.client import Refused, WebApi
from bot.platforms.slack.draw import LOOKS, MARKS, RECORDED, Message, alt_text, messages
from bot.platforms.slack.history import sent_before
from bot.platforms.slack.notice import failure, tell_admins, trouble
from bot.platforms.slack.target import Target
from bot.platforms.slack.ticket import Ticket
from bot.platforms.slack.upload import PICTURE, shared, uploaded
from chat.message import Person, Reader
from chat.reply import Delivery, Picture, Sheet
from storage import outbox

log = structlog.get_logger()
TOO_MUCH = frozenset(
    {"invalid_blocks", "invalid_attachments", "invalid_blocks_format", "only_one_table_allowed", "block_mismatch"}
    | {"msg_blocks_too_long", "msg_too_long", "too_many_attachments", "invalid_arguments"}
)
"""What Slack says when it does not take our blocks: then they are drawn simpler."""

NO_EDIT = frozenset(
    {"message_not_found", "cant_update_message", "edit_window_closed", "channel_not_found", "is_inactive"}
)
UNSEEN = frozenset(
    {"user_not_in_channel", "channel_not_found", "not_in_channel", "is_archived", "messages_tab_disabled"}
)
"""Why a private word cannot be shown in a channel; then it goes to the direct chat."""

SPACING = 1.1
"""Seconds between two posts in one channel."""
FILE_TRIES = (0.5, 1.0, 2.0)
"""Seconds after which a message with a picture is tried again: Slack needs a moment to know the file."""
MOST_KEPT = 2_000
EVENT = "dealdrum_delivery"


class Sending:
    """Sends deliveries; keeps direct channels by person, the last post of each channel, and lost answers."""

    def __init__(self, api: WebApi, place: Place) -> None:
        self._api, self._place = api, place
        self._direct: OrderedDict[str, str] = OrderedDict()
        self._last: OrderedDict[str, float] = OrderedDict()
        self._turns: OrderedDict[str, asyncio.Lock] = OrderedDict()
        self._lost: OrderedDict[str, tuple[str, float]] = OrderedDict()
        self._uses: OrderedDict[str, int] = OrderedDict()
        self._parts: OrderedDict[str, str] = OrderedDict()
        self._without_pictures: OrderedDict[str, bool] = OrderedDict()

    async def deliver(self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> str:
        """Send it; "channel:stamp" of its first message. DeliveryFailed."""
        try:
            return await self._sent(delivery, reader, images)
        except Refused as no:
            await self._tell(no)
            raise failure(no, delivery) from no

    async def _sent(self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> str:
        ticket = tickets.read(delivery.ticket)
        files = await self._uploaded(delivery, reader, images)
        receipt = await self._edited(delivery, reader, files) if delivery.replaces else ""
        if not receipt:
            receipt = await self._posted(await self._target(delivery, ticket), delivery, reader, files)
            if delivery.key in self._without_pictures:
                await self._picture_after(receipt, delivery, reader, images)
            await self._share(delivery, ticket, reader)
        await self._mark(ticket, delivery)
        return receipt

    async def _posted(self, target: Target, delivery: Delivery, reader: Reader, files: Sequence[str | None]) -> str:
        """Post it as it should look, else with less; privately elsewhere where a room will not have it."""
        tries = [*FILE_TRIES] if any(files) else []
        looks = iter(LOOKS)
        look = next(looks)
        while True:
            try:
                return await self._all(target, delivery, messages(delivery.reply, reader, files, look))
            except Refused as no:
                early = tries and no.error.startswith("invalid")
                if no.error in TOO_MUCH and (less := look if early else next(looks, None)):
                    if early:
                        await asyncio.sleep(tries.pop(0))
                    elif any(files):
                        self._without_pictures[delivery.key] = True
                        _bound(self._without_pictures)
                    look = less
                elif target.url and not no.unknown:
                    target = await self._target(delivery, replace(tickets.read(delivery.ticket), url=""))
                elif target.only and no.error in UNSEEN:
                    target = Target(await self._channel_of(target.only))
                elif target.thread and no.error in ("thread_not_found", "invalid_thread_ts"):
                    target = replace(target, thread="")
                else:
                    raise

    async def _all(self, target: Target, delivery: Delivery, found: Sequence[Message]) -> str:
        """All of a delivery's messages; those that went out in an earlier try are not sent again."""
        receipts = []
        for number, message in enumerate(found):
            part = f"{delivery.key}#{number}"
            if part not in self._parts:
                self._parts[part] = await self._one(target, part, message)
                _bound(self._parts)
            receipts.append(self._parts[part])
        for number in range(len(found)):
            self._parts.pop(f"{delivery.key}#{number}", None)
        return receipts[0] if receipts else ""

    async def _one(self, target: Target, key: str, message: Message) -> str:
        """One message, once: after a lost answer it is looked for before it is sent again."""
        words = message.content
        if target.url:
            return await self._respond(target, words)
        if target.only:
            values = {"channel": target.channel, "user": target.only, **words}
            if target.thread:
                values["thread_ts"] = target.thread
            found = await self._api.call("chat_postEphemeral", **values)
            return f"{target.channel}:{found.get('message_ts') or ''}"
        values = {"channel": target.channel, "unfurl_links": False, "unfurl_media": False, **words}
        values["metadata"] = {"event_type": EVENT, "event_payload": {"key": key}}
        if target.thread:
            values["thread_ts"] = target.thread
        async with self._turn(target.channel):
            if key in self._lost:
                stamp = await sent_before(self._api, target.channel, target.thread, key, self._lost[key])
                if stamp:
                    del self._lost[key]
                    return f"{target.channel}:{stamp}"
            await self._spaced(target.channel)
            began = self._place.now().timestamp()
            try:
                found = await self._api.call("chat_postMessage", **values)
            except Refused as no:
                if no.unknown:
                    self._lost.setdefault(key, (words["text"], began))
                    _bound(self._lost)
                raise
            finally:
                self._last[target.channel] = asyncio.get_running_loop().time()
                _bound(self._last)
            self._lost.pop(key, None)
        return f"{found.get('channel') or target.channel}:{found.get('ts') or ''}"

    async def _respond(self, target: Target, words: dict[str, Any]) -> str:
        self._uses[target.url] = self._uses.get(target.url, 0) + 1
        _bound(self._uses)
        kind = "in_channel" if target.public else "ephemeral"
        await self._api.post(target.url, values={"response_type": kind, "replace_original": False, **words})
        return ""

    async def _edited(self, delivery: Delivery, reader: Reader, files: Sequence[str | None]) -> str:
        """Put it in the place of what it replaces; "" where that is not there, or cannot be edited."""
        place = await asyncio.to_thread(self._receipt, delivery.replaces)
        channel, _, stamp = place.partition(":")
        tries = [*FILE_TRIES] if any(files) else []
        looks = iter(LOOKS)
        look = next(looks)
        while stamp:
            message = messages(delivery.reply, reader, files, look)[0]
            try:
                await self._api.call("chat_update", channel=channel, ts=stamp, **message.content)
            except Refused as no:
                less = look if tries else next(looks, None)
                if no.error in NO_EDIT:
                    return ""
                if no.error not in TOO_MUCH or less is None:
                    raise
                if tries:
                    await asyncio.sleep(tries.pop(0))
                look = less
            else:
                return place
        return ""

    async def _target(self, delivery: Delivery, ticket: Ticket) -> Target:
        beside, to = delivery.beside, delivery.to
        room = to if not isinstance(to, Person) else beside
        group = room is not None and room.form == "group"
        if room is not None and ticket.usable(self._place.now()) and self._uses.get(ticket.url, 0) < 5:
            return Target(room.id, url=ticket.url, public=group and not delivery.private)
        if not isinstance(to, Person):
            if to.id.startswith("@"):
                return Target(await self._channel_of(to.id[1:]))
            return Target(to.id, ticket.parent if ticket.channel == to.id else "")
        if group and room is not None and delivery.private:
            return Target(room.id, ticket.thread if ticket.channel == room.id else "", only=to.id)
        if room is not None and not room.id.startswith("@"):
            return Target(room.id, ticket.thread if ticket.channel == room.id else "")
        return Target(await self._channel_of(to.id))

    async def _channel_of(self, user: str) -> str:
        """The direct channel with somebody."""
        if user not in self._direct:
            found = (await self._api.call("conversations_open", users=user)).get("channel")
            number = str(found.get("id") or "") if isinstance(found, dict) else ""
            if not number:
                raise Refused("channel_not_found")
            self._direct[user] = number
            _bound(self._direct)
        return self._direct[user]

    async def _uploaded(self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> list[str | None]:
        """The pictures' files; None for one that was not drawn or not taken: its words are sent."""
        pictures = [block for block in delivery.reply.blocks if isinstance(block, Picture)]
        found: list[str | None] = []
        for picture, image in zip(pictures, images, strict=False):
            try:
                found.append(await uploaded(self._api, image, PICTURE, alt_text(picture, reader)) if image else None)
            except Refused as no:
                if no.error == "ratelimited":
                    raise
                log.warning("picture not uploaded", error=no.error)
                await self._tell(no)
                found.append(None)
        return found + [None] * (len(pictures) - len(found))

    async def _picture_after(
        self, receipt: str, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]
    ) -> None:
        """The workspace takes no picture within a message: its words are posted, the picture follows as a file."""
        del self._without_pictures[delivery.key]
        channel, _, stamp = receipt.partition(":")
        pictures = [block for block in delivery.reply.blocks if isinstance(block, Picture)]
        if not stamp or (isinstance(delivery.to, Person) and not channel.startswith("D")):
            return  # shown to one person alone: a file would be for all
        thread = tickets.read(delivery.ticket).parent if not isinstance(delivery.to, Person) else ""
        for picture, image in zip(pictures, images, strict=False):
            try:
                if image:
                    await uploaded(self._api, image, PICTURE, alt_text(picture, reader), channel, thread)
            except Refused as no:
                log.warning("picture not shown", error=no.error)

    async def _share(self, delivery: Delivery, ticket: Ticket, reader: Reader) -> None:
        """Sheets go as files of their own; one that others may not see goes to the direct chat."""
        sheets = [block for block in delivery.reply.blocks if isinstance(block, Sheet)]
        if not sheets:
            return
        to, thread = delivery.to, ""
        if isinstance(to, Person):
            channel = await self._channel_of(to.id)
        else:
            channel, thread = to.id, ticket.parent if ticket.channel == to.id else ""
        await shared(self._api, sheets, reader, channel, thread)

    async def _mark(self, ticket: Ticket, delivery: Delivery) -> None:
        """React to the message that was recorded, no longer to one edited into nothing; failing harms nothing."""
        sign = delivery.reply.mark or (RECORDED if delivery.replaces else "")
        if sign not in MARKS or not ticket.stamp or delivery.private:
            return
        how = "add" if delivery.reply.mark else "remove"
        try:
            await self._api.call(f"reactions_{how}", channel=ticket.channel, timestamp=ticket.stamp, name=MARKS[sign])
        except Refused as no:
            if no.error not in ("already_reacted", "no_reaction"):
                log.info("no reaction", error=no.error)

    def _turn(self, channel: str) -> asyncio.Lock:
        if channel not in self._turns:
            self._turns[channel] = asyncio.Lock()
            if len(self._turns) > MOST_KEPT:
                idle = next((name for name, lock in self._turns.items() if not lock.locked()), None)
                if idle is not None and idle != channel:
                    del self._turns[idle]
        return self._turns[channel]

    async def _spaced(self, channel: str) -> None:
        """Keep a second between two posts in a channel, whichever lanes they come from."""
        last = self._last.get(channel)
        if last is not None:
            await asyncio.sleep(max(0.0, last + SPACING - asyncio.get_running_loop().time()))

    def _receipt(self, key: str) -> str:
        with self._place.look() as look:
            return outbox.receipt_of(look, key)

    async def _tell(self, no: Refused) -> None:
        words = trouble(no)
        if words:
            await asyncio.to_thread(tell_admins, self._place, f"{no.error}:{no.needed}", words)


def _bound(kept: OrderedDict[str, Any]) -> None:
    while len(kept) > MOST_KEPT:
        kept.popitem(last=False)
