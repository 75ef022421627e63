"""After a press the card is shown anew within five seconds: by whom, when; a refused press changes nothing."""

import asyncio
import json
from contextlib import suppress
from datetime import datetime
from typing import Any

import structlog

from bot.platforms.place import Place
from bot.platforms.wecom.card import forgotten, pressed
from bot.platforms.wecom.escape import escaped
from bot.platforms.wecom.intake import Heard
from bot.platforms.wecom.link import Down, Link, NoAnswer
from bot.platforms.wecom.sdk import Command
from bot.platforms.wecom.ticket import read
from bot.trace import trace
from chat.message import Incoming
from language.text import At, text
from storage import keepsakes, outbox
from storage.people import directory
from storage.store import AGAIN
from storage.work import Work
from words.show import name_of, show

log = structlog.get_logger()
KEPT_WITHIN = 2.5
"""Seconds to wait for what the press does; then the card says that it is being done."""


class Presses:
    """Answers presses on cards."""

    def __init__(self, place: Place, link: Link) -> None:
        self._place, self._link = place, link

    async def answer(self, heard: Heard) -> None:
        """Show the card anew; again and again alike, however often it is pressed."""
        ticket = read(heard.incoming.ticket)
        if ticket is None or not heard.task:
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(heard.kept.wait(), KEPT_WITHIN)
        try:
            body = await asyncio.to_thread(self._body, heard)
        except AGAIN as error:
            self._place.refusals.note("wecom: card not found", error)
            return
        if ticket.link != self._link.name:
            return
        try:
            ack = await self._link.ask(Command.UPDATE, body, ticket.request)
        except (Down, NoAnswer) as error:
            log.warning("wecom: card not updated", **trace(error))
        else:
            if ack.code:
                log.warning("wecom: card not updated", code=ack.code)

    def _body(self, heard: Heard) -> dict[str, Any]:
        card, alone = shown_after(self._place, heard.incoming, heard.task, done=heard.kept.is_set())
        update: dict[str, Any] = {"response_type": "update_template_card", "template_card": card}
        return {**update, "userids": [heard.incoming.person.id]} if alone else update


def shown_after(place: Place, incoming: Incoming, task: str, *, done: bool) -> tuple[dict[str, Any], bool]:
    """The card as it is after a press, and whether only who pressed it is to see that: the press was refused."""
    now = place.now()
    with place.store.look(now) as look:
        kept = keepsakes.card(look, task)
        refused = outbox.state_of(look, f"{incoming.id}:refused") is not None
        words = _words(look, incoming, now, done=done)
    if kept is None:
        return forgotten(task, incoming.text, words), False
    if refused:
        return json.loads(kept), True
    return pressed(json.loads(kept), incoming.text, words), False


def _words(work: Work, incoming: Incoming, now: datetime, *, done: bool) -> str:
    people = directory(work)
    reader = people.reader_of(incoming.room if incoming.room.form == "group" else incoming.person)
    if not done:
        return show(text("⏳ Being done …"), reader, escaped)
    member = people.member_of(incoming.person)
    name = member.name if member else name_of(incoming.person)
    return show(text("✓ {name}, {time}", name=name, time=At(now, time_only=True)), reader, escaped)
