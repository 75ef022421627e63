"""The self-built app as a whole: its callback, its messages, its cards after a press."""

import asyncio
from collections.abc import Sequence
from typing import Any

import structlog

from bot.platforms.hearing import Hearing
from bot.platforms.place import Place
from bot.platforms.wecom.app.callback import INLET, Callback
from bot.platforms.wecom.app.client import Client, Refused, Unanswered
from bot.platforms.wecom.app.crypto import Secret
from bot.platforms.wecom.app.inbound import APP, Fields, Ours
from bot.platforms.wecom.app.sending import Agent, Messenger
from bot.platforms.wecom.notice import contacts_changed, not_heard
from bot.platforms.wecom.press import shown_after
from bot.platforms.wecom.speaker import Identity
from bot.trace import trace
from chat.adapter import Receive
from chat.message import Incoming, Reader
from chat.reply import Delivery
from language.text import Text
from storage.store import AGAIN

log = structlog.get_logger()
DONE = "✓"
SETTINGS = "WECOM_CORP_ID, WECOM_APP_SECRET"


class Application:
    """What the adapter has of the app; without secrets for the callback nothing is heard by it."""

    def __init__(
        self,
        place: Place,
        client: Client,
        agent: Agent,
        identity: Identity,
        ours: Ours,
        corp: str,
        secrets: Sequence[Secret] = (),
    ) -> None:
        self._place, self._client, self._agent = place, client, agent
        self._messenger = Messenger(place, client, agent, identity)
        hearing = Hearing(place, INLET, self._refused)
        self._callback = (
            Callback(secrets, corp, ours, place.now, self._kept, self._contacts_changed, hearing) if secrets else None
        )
        self._showing: set[asyncio.Task[None]] = set()

    def routes(self, receive: Receive) -> Sequence[Any]:
        """The callback's address, where there is one."""
        return self._callback.routes(receive) if self._callback else ()

    def asked_for(self, delivery: Delivery) -> bool:
        """Whether it answers what came by the app: an answer takes the way its question came."""
        return delivery.ticket.startswith(f"{APP}:")

    async def sign_in(self) -> None:
        """Try company and secret at the start: else nobody would know of a wrong one before the first message."""
        try:
            await self._client.sign_in()
        except (Refused, Unanswered) as error:
            log.warning("wecom: the app is not let in", reason=str(error), settings=SETTINGS, remedy="dealdrum check")

    async def take(self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> str | None:
        """Send it; the receipt, None when the app cannot reach them."""
        return await self._messenger.take(delivery, reader, images)

    async def close(self) -> None:
        """Let cards under way be shown, and let go of the session."""
        if self._showing:
            await asyncio.wait(self._showing, timeout=2)
        await self._client.close()

    def _kept(self, incoming: Incoming, task: str) -> None:
        """After a press the card is shown anew, while WeCom has its answer already."""
        response = incoming.ticket.removeprefix(f"{APP}:")
        if incoming.kind == "press" and response and task:
            showing = asyncio.create_task(self._show(incoming, task, response))
            self._showing.add(showing)
            showing.add_done_callback(self._showing.discard)

    def _refused(self, why: Text) -> None:
        with self._place.work() as work:
            not_heard(work, self._place.admin_room, why)

    async def _contacts_changed(self, fields: Fields) -> None:
        """The admins are told what the roster could follow; nothing of it is done by itself."""
        await self._place.write(lambda work: contacts_changed(work, self._place.admin_room, fields))

    async def _show(self, incoming: Incoming, task: str, response: str) -> None:
        try:
            card, refused = await asyncio.to_thread(shown_after, self._place, incoming, task, done=True)
            body = {
                "userids": [incoming.person.id],
                "agentid": self._agent.number,
                "response_code": response,
                "template_card": card if refused else {**card, "replace_text": DONE},
            }
            await self._client.post("message/update_template_card", body)
        except (Refused, Unanswered, *AGAIN) as error:
            log.warning("wecom: the app's card was not updated", **trace(error))
