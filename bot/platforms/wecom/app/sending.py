"""Messages to persons by the app: words within 2,048 bytes, pictures, cards; whom WeCom leaves out is told."""

import asyncio
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import structlog

from bot.platforms.place import Place
from bot.platforms.wecom.app.client import Answer, Client, Refused, Unanswered
from bot.platforms.wecom.budget import reserve
from bot.platforms.wecom.card import Card, template
from bot.platforms.wecom.draw import Drawn, drawn
from bot.platforms.wecom.errcode import BUSY, LIMITED, NO_RECEIVER, OUR_FAULT, PASSING
from bot.platforms.wecom.escape import short
from bot.platforms.wecom.inbound import PLATFORM
from bot.platforms.wecom.notice import left_out
from bot.platforms.wecom.pace import NORMAL
from bot.platforms.wecom.speaker import Identity
from bot.platforms.wecom.upload import STAYS
from bot.sheets import file_of
from chat.errors import DeliveryFailed, NotYet
from chat.message import Reader, Room
from chat.reply import Block, Delivery, Reply, Table
from storage import keepsakes
from storage.people import directory

log = structlog.get_logger()
MOST_MARKDOWN = 2048
MOST_IMAGE, MOST_FILE = 10_000_000, 20_000_000
SAME_WITHIN = 1800
"""Seconds in which WeCom shows the same words to the same person once: what may be sent twice is shown once."""
MEDIA = "wecom-app"
"""What media ids are kept under: they hold for the app alone."""
ENCRYPTED = "wo"


@dataclass(frozen=True, slots=True)
class Agent:
    """The app by its number; `hears`: it has a callback, so that buttons work."""

    number: int
    hears: bool


class Messenger:
    """Sends private deliveries within WeCom's limits, above which it drops messages and does not say so."""

    def __init__(self, place: Place, client: Client, agent: Agent, identity: Identity) -> None:
        self._place, self._client, self._agent, self._identity = place, client, agent, identity

    async def take(self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> str | None:
        """Send it; the receipt, None when the app cannot reach them. DeliveryFailed, NotYet."""
        if delivery.replaces and delivery.anew is not None:
            delivery, images = replace(delivery, reply=delivery.anew), ()
        user = await asyncio.to_thread(self._account, delivery)
        if not user:
            return None
        kept, media = await self._media(images)
        found = drawn(_flat(delivery.reply), reader, kept, limit=MOST_MARKDOWN, buttons=self._agent.hears)
        bodies = [{"msgtype": "markdown", "markdown": {"content": part}} for part in found.parts]
        bodies += [*media, *await self._files(found, reader)]
        cards = [] if delivery.unkept else await asyncio.to_thread(self._reserve, user, delivery, found, len(bodies))
        bodies += [{"msgtype": "template_card", "template_card": card} for card in cards]
        return await self._all(user, delivery, bodies)

    async def _all(self, user: str, delivery: Delivery, bodies: Sequence[dict[str, Any]]) -> str | None:
        """Send the parts; a later one that is not taken is noted, the first decides what becomes of all.

        So the first alone can come twice, and is shown once unless it is an answer.
        """
        receipt = ""
        for place, body in enumerate(bodies):
            try:
                answer = await self._one(user, body, once=place == 0 and not delivery.ticket)
            except (DeliveryFailed, NotYet) as error:
                if place == 0:
                    raise
                log.warning("wecom: the app did not send a part", part=body["msgtype"], reason=str(error))
                continue
            missing = _left_out(answer, user)
            if missing:
                await self._place.write(partial(left_out, delivery=delivery, reason=missing))
                return None
            receipt = receipt or str(answer.get("msgid", "")) or "sent"
        return receipt or "sent"

    async def _one(self, user: str, body: dict[str, Any], *, once: bool) -> Answer:
        about: dict[str, Any] = {"touser": user, "agentid": self._agent.number}
        if once:
            about |= {"enable_duplicate_check": 1, "duplicate_check_interval": SAME_WITHIN}
        try:
            return await self._client.post("message/send", {**about, **body})
        except Refused as refused:
            log.warning("wecom: the app was refused", code=refused.code)
            if refused.code in NO_RECEIVER:
                return {"invaliduser": user}
            if refused.code == LIMITED:
                raise NotYet("limited", 60) from None
            later = 5.0 if refused.code in PASSING and refused.code != BUSY else 60.0
            raise DeliveryFailed(str(refused), None if refused.code in OUR_FAULT else later) from None
        except Unanswered as silent:
            again = once or not silent.arrived
            raise DeliveryFailed(f"WeCom {silent}", 10.0 if again else None, unknown=not again) from None

    async def _media(self, images: Sequence[bytes | None]) -> tuple[list[bytes | None], list[dict[str, Any]]]:
        """The pictures that went up; one that is not taken is said in words."""
        kept: list[bytes | None] = []
        said: list[dict[str, Any]] = []
        for image in images:
            number = await self._number("image", "picture.png", image) if image and len(image) <= MOST_IMAGE else ""
            kept.append(image if number else None)
            said += [{"msgtype": "image", "image": {"media_id": number}}] if number else []
        return kept, said

    async def _files(self, found: Drawn, reader: Reader) -> list[dict[str, Any]]:
        said = []
        for sheet in found.sheets:
            data = await asyncio.to_thread(file_of, sheet, reader, "xlsx")
            name = f"{short(sheet.name, 60)}.xlsx"
            number = await self._number("file", name, data) if len(data) <= MOST_FILE else ""
            said += [{"msgtype": "file", "file": {"media_id": number}}] if number else []
        return said

    async def _number(self, kind: str, name: str, data: bytes) -> str:
        """The media_id of a file; "" when WeCom does not take it."""
        digest = hashlib.sha256(data).hexdigest()
        known = await asyncio.to_thread(self._known, digest)
        if known:
            return known
        try:
            number = await self._client.upload(kind, name, data)
        except (Refused, Unanswered) as error:
            log.warning("wecom: the app could not send a file up", reason=str(error))
            return ""
        if number:
            await self._place.write(lambda work: keepsakes.keep_upload(work, MEDIA, digest, number, work.now + STAYS))
        return number

    def _known(self, digest: str) -> str:
        with self._place.look() as look:
            return keepsakes.upload(look, MEDIA, digest)

    def _account(self, delivery: Delivery) -> str:
        """The plain userid to write to; "" where there is none, or it is a group: those an app does not reach."""
        to = delivery.to
        if isinstance(to, Room) and to.form == "group":
            return ""
        first = to.id.removeprefix("@")
        every = [first] if delivery.unkept else [first, *self._others(first)]
        plain = (one for one in every if one and not one.startswith(ENCRYPTED) and "|" not in one and one != "@all")
        return next(plain, "")

    def _others(self, account: str) -> list[str]:
        """The WeCom accounts of whoever has this one."""
        with self._place.look() as look:
            people = directory(look)
        member = people.accounts.get((PLATFORM, account.casefold()))
        others = people.persons.get(member, ()) if member is not None else ()
        return [one.id for one in others if one.platform == PLATFORM]

    def _reserve(self, user: str, delivery: Delivery, found: Drawn, bodies: int) -> list[dict[str, Any]]:
        """Note what goes out before it does; the cards of it. NotYet when the person has had enough for now."""
        cards = [self._card(card, delivery.key, place) for place, card in enumerate(found.cards)]
        with self._place.work() as work:
            reserve(work, f"#app-{user.casefold()}", NORMAL, max(1, bodies + len(cards)))
            for card in cards:
                keepsakes.keep_card(work, card["task_id"], json.dumps(card, ensure_ascii=False))
        return cards

    def _card(self, card: Card, key: str, place: int) -> dict[str, Any]:
        """The card by a task id of the delivery's own, so that a second try shows no second card."""
        task = hashlib.sha256(f"{key}#{place}".encode()).hexdigest()[:32]
        return template(card, f"app-{task}", self._identity.name, self._identity.page)


def _flat(reply: Reply) -> Reply:
    """With tables as lines: the markdown of apps has none."""

    def lines(block: Block) -> Block:
        if isinstance(block, Table) and block.header:
            return Table((), (block.header, *block.rows))
        if block.kind == "picture":
            return replace(block, words=tuple(lines(one) for one in block.words))  # type: ignore[misc]
        return block

    return Reply(tuple(lines(block) for block in reply.blocks), reply.mark)


def _left_out(answer: Answer, user: str) -> str:
    """Why WeCom did not send it to this person although errcode is 0; "" when it did."""
    for name in ("invaliduser", "unlicenseduser"):
        if user.casefold() in str(answer.get(name, "")).casefold().split("|"):
            return name
    return ""
