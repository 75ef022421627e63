"""What is said: as the answer to a callback, as a message of its own, or by a group's webhook."""

import asyncio
import json
import secrets
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import structlog

from bot.platforms.place import Place
from bot.platforms.wecom import errcode
from bot.platforms.wecom.budget import reserve
from bot.platforms.wecom.card import Card, template
from bot.platforms.wecom.draw import Drawn, drawn
from bot.platforms.wecom.escape import short
from bot.platforms.wecom.inbound import PLATFORM
from bot.platforms.wecom.keeper import Keeper
from bot.platforms.wecom.link import Ack, Down, Link, NoAnswer
from bot.platforms.wecom.notice import ask_to_write
from bot.platforms.wecom.pace import pace_of
from bot.platforms.wecom.posting import Posting
from bot.platforms.wecom.sdk import Command
from bot.platforms.wecom.ticket import Ticket, read
from bot.platforms.wecom.upload import NotTaken, Uploads
from bot.sheets import file_of
from cards import outage
from chat.errors import DeliveryFailed, NotYet
from chat.message import Person, Reader, Room
from chat.reply import Delivery
from storage import chats, keepsakes
from storage.chats import Chat, name_of

log = structlog.get_logger()
ANSWER_WITHIN = 300.0
"""Seconds in which a callback is answered as a stream; WeCom was measured to end it after about six minutes."""
WELCOME_WITHIN = 4.5
MOST_ANSWERED = 5000
LOOK_AGAIN = 2.0


class App(Protocol):
    """The self-built app, where there is one: reaches people who have never written to the bot."""

    async def take(self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> str | None:
        """Send it; the receipt, None when it cannot reach them either."""


@dataclass(frozen=True, slots=True)
class Identity:
    """How the bot signs its cards, and the page behind them."""

    name: str
    page: str


class Speaker:
    """Sends deliveries within WeCom's limits; nothing is sent twice because a receipt did not come."""

    def __init__(
        self,
        place: Place,
        link: Link,
        keeper: Keeper,
        posting: Posting,
        identity: Identity,
        unreachable: Callable[[str], None],
        app: App | None = None,
    ) -> None:
        self._place, self._link, self._keeper, self._unreachable = place, link, keeper, unreachable
        self._posting, self._identity, self._app = posting, identity, app
        self._uploads = Uploads(place, link)
        self._answered: OrderedDict[str, None] = OrderedDict()

    async def say(self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> str:
        """Say it; the receipt. DeliveryFailed, NotYet. Nothing can be edited: a replacement is said anew."""
        if delivery.replaces and delivery.anew is not None:
            delivery, images = replace(delivery, reply=delivery.anew), ()
        ticket = read(delivery.ticket)
        if ticket and ticket.kind == "enter":
            return await self._welcome(ticket, delivery, reader)
        if self._posting.takes(delivery, bot=self._link.up):
            return await self._posting.post(delivery, reader, images)
        if not self._link.up:
            raise NotYet("no link", LOOK_AGAIN)
        goal = _itself(delivery.to) if delivery.unkept else await asyncio.to_thread(self._goal, delivery)
        if goal is None:
            return await self._elsewhere(delivery, reader, images)
        try:
            return await self._tell(goal, ticket, delivery, reader, images)
        except Down:
            raise NotYet("no link", LOOK_AGAIN) from None
        except NoAnswer:
            raise DeliveryFailed("no receipt", unknown=True) from None

    async def _tell(
        self, goal: Chat, ticket: Ticket | None, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]
    ) -> str:
        found, media = await self._with_media(delivery, reader, images)
        many = len(found.parts) + len(media)
        cards = [] if delivery.unkept else await asyncio.to_thread(self._reserve, goal, found, many)
        first, *rest = found.parts or ("",)
        receipt = "pushed"
        if first:
            receipt = await self._first(goal, ticket, first)
        bodies = [_markdown(part) for part in rest]
        bodies += media
        bodies += [{"msgtype": "template_card", "template_card": card} for card in cards]
        for place, body in enumerate(bodies):
            try:
                await self._push(goal, body)
            except (DeliveryFailed, NotYet, Down) as error:
                if not first and place == 0:
                    raise
                log.warning("wecom: a part was not sent", part=body["msgtype"], reason=str(error))
        return receipt

    async def _with_media(
        self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]
    ) -> tuple[Drawn, list[dict[str, Any]]]:
        """The reply, and its pictures and files uploaded; a picture that WeCom does not take is said in words."""
        media: list[dict[str, Any]] = []
        kept: list[bytes | None] = []
        for image in images:
            try:
                media += [_media("image", await self._uploads.number(image))] if image else []
                kept.append(image)
            except NotTaken as error:
                log.warning("wecom: picture not taken", reason=str(error))
                kept.append(None)
            except NoAnswer:
                log.warning("wecom: upload not answered")
                kept.append(None)
        found = drawn(delivery.reply, reader, kept)
        for sheet in found.sheets:
            data = await asyncio.to_thread(file_of, sheet, reader, "xlsx")
            try:
                media.append(_media("file", await self._uploads.number(data, f"{short(sheet.name, 60)}.xlsx")))
            except (NotTaken, NoAnswer) as error:
                log.warning("wecom: file not taken", reason=str(error))
        return found, media

    async def _first(self, goal: Chat, ticket: Ticket | None, words: str) -> str:
        """The first words: as the answer to the callback where that still holds, else as a message of their own."""
        if ticket is None or not self._may_answer(ticket, goal):
            await self._push(goal, _markdown(words))
            return "pushed"
        self._answered[ticket.request] = None
        while len(self._answered) > MOST_ANSWERED:
            self._answered.popitem(last=False)
        stream = {"id": secrets.token_hex(12), "finish": True, "content": words}
        body = {"msgtype": "stream", "stream": stream}
        ack = await self._link.ask(Command.RESPONSE, body, ticket.request)
        if ack.code in errcode.OLD_REQUEST:
            await self._push(goal, _markdown(words))
            return "pushed"
        await self._check(ack, goal)
        return str(stream["id"])

    def _may_answer(self, ticket: Ticket, goal: Chat) -> bool:
        """Whether the callback can be answered: once, soon, on its own link, where it came from."""
        same = ticket.chat == goal.number if goal.group else ticket.chat.casefold() == goal.number.casefold()
        fresh = self._place.now().timestamp() - ticket.at < ANSWER_WITHIN
        ours = ticket.link == self._link.name and ticket.request not in self._answered
        return ticket.kind == "message" and bool(ticket.request) and same and fresh and ours

    async def _push(self, goal: Chat, body: Mapping[str, Any]) -> None:
        about = {"chatid": goal.number, "chat_type": 2 if goal.group else 1}
        await self._check(await self._link.ask(Command.SEND, {**about, **body}), goal)

    async def _check(self, ack: Ack, goal: Chat) -> None:
        """Do what an error code asks for."""
        if ack.code == errcode.OK:
            return
        log.warning("wecom: refused", code=ack.code)
        if ack.code == errcode.LIMITED:
            raise NotYet("limited", 60)
        if ack.code == errcode.NOT_SUBSCRIBED:
            self._link.drop()
            raise DeliveryFailed("not subscribed", LOOK_AGAIN)
        if ack.code in errcode.UNREACHABLE:
            await self._place.write(lambda work: chats.lost(work, PLATFORM, goal))
            self._unreachable(goal.chat)
            raise DeliveryFailed(f"unreachable ({ack.code})", remedy=outage.way_back(group=goal.group))
        passing = 5.0 if ack.code in errcode.PASSING else 30.0
        raise DeliveryFailed(f"refused ({ack.code})", None if ack.code in errcode.OUR_FAULT else passing)

    async def _welcome(self, ticket: Ticket, delivery: Delivery, reader: Reader) -> str:
        """Whoever opens the chat is greeted within five seconds, or not at all."""
        late = self._place.now().timestamp() - ticket.at > WELCOME_WITHIN
        if late or ticket.link != self._link.name or ticket.request in self._answered:
            return "late"
        self._answered[ticket.request] = None
        words = "\n".join(drawn(delivery.reply, reader, ()).parts).replace("**", "")
        try:
            ack = await self._link.ask(
                Command.WELCOME, {"msgtype": "text", "text": {"content": words}}, ticket.request
            )
        except (Down, NoAnswer):
            return "late"
        return "greeted" if ack.code == errcode.OK else f"refused {ack.code}"

    async def _elsewhere(self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> str:
        """Nobody has written to the bot there: the app takes it, or the person is asked to write first."""
        if isinstance(delivery.to, Room) and delivery.to.form == "group":
            raise DeliveryFailed("nobody has written to the bot in this group yet", remedy=outage.way_in())
        if self._app is not None:
            receipt = await self._app.take(delivery, reader, images)
            if receipt is not None:
                return receipt
        await self._place.write(lambda work: ask_to_write(work, delivery))
        raise DeliveryFailed("this person has not written to the bot yet", state="unreached")

    def _goal(self, delivery: Delivery) -> Chat | None:
        with self._place.look() as look:
            return chats.chat_of(look, PLATFORM, delivery.to)

    def _reserve(self, goal: Chat, found: Drawn, bodies: int) -> list[dict[str, Any]]:
        """Note what goes out before it does; the cards that may go along. NotYet when the chat has had enough."""
        needed = [self._card(card) for card in found.cards if card.needed]
        extra = [self._card(card) for card in found.cards if not card.needed]
        many, pace = max(1, bodies + len(needed)), pace_of(goal.group, self._keeper.back)
        with self._place.work() as work:
            along = reserve(work, goal.chat, pace, many, extra=len(extra), sparing=goal.group)
            cards = [*needed, *extra] if along else needed
            for card in cards:
                keepsakes.keep_card(work, card["task_id"], json.dumps(card, ensure_ascii=False))
        return cards

    def _card(self, card: Card) -> dict[str, Any]:
        return template(card, f"dd-{secrets.token_hex(12)}", self._identity.name, self._identity.page)


def _itself(to: Room | Person) -> Chat:
    """Where somebody is written to when nobody can look it up: where their id says."""
    return Chat(name_of(to), to.id.removeprefix("@"), isinstance(to, Room) and to.form == "group")


def _media(kind: str, number: str) -> dict[str, Any]:
    return {"msgtype": kind, kind: {"media_id": number}}


def _markdown(words: str) -> dict[str, Any]:
    return {"msgtype": "markdown", "markdown": {"content": words}}
