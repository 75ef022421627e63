"""The workspace we serve: who we are there, whom and where we hear, and what is shown to one person alone."""

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from datetime import datetime
from typing import Any

import structlog

from bot.platforms.place import Place
from bot.platforms.slack import identity
from bot.platforms.slack.client import Refused, WebApi
from bot.platforms.slack.download import Files
from bot.platforms.slack.home import Home
from bot.platforms.slack.identity import Identity
from bot.platforms.slack.inbound import PLATFORM, Heard, Ours, message_key
from bot.platforms.slack.modal import Forms
from bot.platforms.slack.notice import tell_admins, trouble
from bot.platforms.slack.people import People
from bot.platforms.slack.shape import Payload, identified, part, said
from bot.platforms.slack.ticket import trusted
from chat.adapter import Receive
from chat.message import Incoming
from language.text import text
from storage import inbox, tenants

log = structlog.get_logger()
ASK_AGAIN = 15.0
"""Seconds until Slack is asked again who we are, when it did not say."""
SETTINGS = "SLACK_BOT_TOKEN, SLACK_API_URL"
KNOWN_WITHIN = 2.0
LOOKED_UP_WITHIN = 0.5
"""Seconds that Slack gets to say whether we are in a channel: it waits for our answer meanwhile."""


class Workspace:
    """One Slack team and our bot in it."""

    def __init__(self, api: WebApi, place: Place, rooms: frozenset[str]) -> None:
        self.api, self.place = api, place
        self.people = People(api, place)
        self.home = Home(api, place)
        self.forms = Forms(place)
        self.files = Files(api, place)
        self.ours = Ours("", "", "", rooms, self.people.named)
        self.identity: Identity | None = None
        self.app = ""
        self.missed = asyncio.Event()
        self._known = asyncio.Event()
        self._foreign = False
        self._inside: set[str] = set()
        self._told: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def now(self) -> datetime:
        """The house's clock."""
        return self.place.now()

    async def run(self) -> None:
        """Find out who we are; then show home pages and let members follow their profiles, until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._identify())
            group.create_task(self.home.run())
            group.create_task(self.people.run())

    async def _identify(self) -> None:
        await asyncio.to_thread(self._remembered)
        told = ""
        while self.identity is None:
            try:
                found = await identity.asked(self.api)
            except Refused as no:
                if no.error != told:
                    log.warning("slack: not signed in", reason=no.error, settings=SETTINGS, remedy="dealdrum check")
                    told = no.error
                words = trouble(no)
                if words:
                    await asyncio.to_thread(tell_admins, self.place, no.error, words)
                await asyncio.sleep(ASK_AGAIN)
                continue
            known = await asyncio.to_thread(self._bound, found.team)
            self._foreign = known not in (found.team, PLATFORM)
            if self._foreign:
                log.error("the token is of another workspace", token=found.team, rules=known)
            else:
                log.info("slack: signed in", team=found.team)
            self.identity = found
            self.app = found.app or self.app
            self.ours = replace(self.ours, enterprise=found.enterprise)
            self._be(found.team, found.user, found.bot)

    def _be(self, team: str, user: str, bot: str) -> None:
        self.ours = replace(self.ours, team=team, user=user, bot=bot)
        self.people.team = self.home.team = self.forms.team = team
        self._known.set()

    def _remembered(self) -> None:
        """Serve from the start with what is remembered, even when Slack's API does not answer."""
        with self.place.store.look(self.now()) as look:
            known = tenants.known(look, PLATFORM)
        if known and known != PLATFORM and not self._known.is_set():
            self._be(known, "", "")

    def _bound(self, team: str) -> str:
        with self.place.store.work(self.now()) as work:
            return tenants.bound(work, PLATFORM, team)

    async def is_ours(self, payload: Payload) -> bool:
        """Whether a payload is of our workspace. TimeoutError while we do not know which that is."""
        async with asyncio.timeout(KNOWN_WITHIN):
            await self._known.wait()
        if self._foreign:
            return False
        authorized = payload.get("authorizations") or []
        teams = {identified(one, "team_id") for one in authorized} - {""} or {
            identified(payload, "team_id") or identified(payload, "team")
        }
        person = payload.get("user")
        own = identified(person, "team_id") if isinstance(person, dict) else ""
        if not self.ours.user:
            self._learn(authorized)
        return any(map(self.ours.has, teams)) and self.ours.has(own)

    def _learn(self, authorized: list[Payload]) -> None:
        """Slack's API has not answered yet, but events name the bot they are for."""
        for one in authorized:
            if one.get("is_bot") is True and identified(one, "team_id") == self.ours.team:
                self.ours = replace(self.ours, user=identified(one, "user_id"))

    def is_our_app(self, number: str) -> bool:
        """Whether a rightly signed request is for our app; where Slack did not say which that is, the first is."""
        if number and not self.app:
            self.app = number
        return number in ("", self.app)

    async def is_known(self, heard: Heard) -> bool:
        """Whether a message in a thread answers one that was for us."""
        if not heard.parent:
            return False
        return await asyncio.to_thread(
            self._was_kept, message_key(self.ours.team, heard.incoming.room.id, heard.parent)
        )

    async def keep(self, incoming: Incoming, receive: Receive) -> None:
        """Keep what one of our people said, durably; nothing of somebody from outside."""
        person = await self.people.introduced(incoming.person)
        if person is None:
            log.info("somebody from outside", room=incoming.room.id)
            return
        await receive(replace(incoming, person=person))
        self.home.show(person.id)

    async def placed(self, incoming: Incoming) -> Incoming:
        """What was said by a command, which people can write where we are not; unless Slack says so, we are."""
        room = incoming.room
        if room.form == "direct" or room.id in self._inside:
            return incoming
        try:
            async with asyncio.timeout(LOOKED_UP_WITHIN):
                found = part(dict(await self.api.call("conversations_info", channel=room.id)), "channel")
        except (Refused, TimeoutError) as no:
            return replace(incoming, outside=isinstance(no, Refused) and no.error == "channel_not_found")
        if found.get("is_member") is True:
            self._inside.add(room.id)
        return replace(incoming, outside=found.get("is_member") is False)

    async def keep_heard(self, heard: Heard, receive: Receive) -> None:
        """Keep a message that is for us, and the sheets that came with it."""
        if not (heard.addressed or await self.is_known(heard)):
            return
        if heard.speaks:
            await self.keep(heard.incoming, receive)
        await self._keep_sheets(heard, receive)

    async def _keep_sheets(self, heard: Heard, receive: Receive) -> None:
        """Keep the tables of a message's files, or that their sender is told why not; nothing of outsiders."""
        if not heard.sheets or await self.people.introduced(heard.incoming.person) is None:
            return
        for file in heard.sheets:
            found = await self.files.read(heard.incoming, file)
            if isinstance(found, Incoming):
                await self.keep(found, receive)
                self.files.kept(found.id)
            else:
                await asyncio.to_thread(self.files.tell, found)
                self.files.kept(found.key.removesuffix(":file"))

    def _was_kept(self, name: str) -> bool:
        with self.place.store.look(self.now()) as look:
            return inbox.text_of(look, name) is not None

    async def response_address(self, url: str) -> str:
        """The address if it is Slack's; any other is never called, and the admins are told once."""
        if not url or trusted(url, self.api.url):
            return url
        log.warning("strange response address")
        if "address" not in self._told:
            self._told.add("address")
            words = text("A request named a response address that is not Slack's; it was not called. See the log.")
            self.later(asyncio.to_thread(tell_admins, self.place, "response_url", words))
        return ""

    def open_form(self, user: str, trigger: str, name: str) -> None:
        """Open a form for somebody; its trigger is good for three seconds, so nothing is waited for."""
        self.later(self._open(user, trigger, name))

    def change_form(self, payload: Payload, action: Payload) -> None:
        """Open a form by its button, or show the other form in its place; what was typed is kept."""
        user, view = identified(payload, "user"), part(payload, "view")
        name = said(action, "value")
        if said(view, "type") == "modal":
            self.later(self._change(user, view, name))
        else:
            self.open_form(user, said(payload, "trigger_id"), name)

    async def _open(self, user: str, trigger: str, name: str) -> None:
        view = await asyncio.to_thread(self.forms.view, user, name, {})
        await self.api.call("views_open", trigger_id=trigger, view=view)

    async def _change(self, user: str, view: Payload, name: str) -> None:
        typed = self.forms.typed(view)
        new = await asyncio.to_thread(self.forms.view, user, name, typed)
        values = {"hash": said(view, "hash")} if said(view, "hash") else {}
        await self.api.call("views_update", view_id=identified(view, "id"), view=new, **values)

    def later(self, work: Coroutine[Any, Any, object]) -> None:
        """Do something after the acknowledgement; a refusal is logged."""

        async def done() -> None:
            try:
                await work
            except Refused as no:
                log.warning("not done", error=no.error)

        task = asyncio.create_task(done())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def missed_some(self) -> None:
        """Slack says that it held something back."""
        self.missed.set()

    def forget(self) -> None:
        """The app was removed, or its token revoked: log it; whoever mends it starts the program anew."""
        log.error("Slack has revoked the app's token; install the app again and set SLACK_BOT_TOKEN")
        words = trouble(Refused("token_revoked"))
        if words and "revoked" not in self._told:
            self._told.add("revoked")
            self.later(asyncio.to_thread(tell_admins, self.place, "token_revoked", words))
