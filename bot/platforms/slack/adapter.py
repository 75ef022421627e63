"""Slack as a platform of the house."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Any

from bot.platforms.hearing import Hearing
from bot.platforms.place import Place
from bot.platforms.slack.client import WebApi
from bot.platforms.slack.deaf import Ears
from bot.platforms.slack.door import INLET, Door
from bot.platforms.slack.inbound import PLATFORM
from bot.platforms.slack.listeners import application
from bot.platforms.slack.notice import not_heard
from bot.platforms.slack.sending import SPACING, Sending
from bot.platforms.slack.settings import Settings
from bot.platforms.slack.socket import Sockets
from bot.platforms.slack.workspace import Workspace
from chat.adapter import Receive
from chat.message import Person, Reader, Room
from chat.pace import Pace, Window
from chat.reply import Delivery


class Slack:
    """One workspace, by Socket Mode, by HTTP, or by both at once: the same listeners stand behind them."""

    name = PLATFORM

    def __init__(self, settings: Settings, place: Place) -> None:
        self._settings, self._place = settings, place
        self._api = WebApi(settings.slack_bot_token.get_secret_value(), settings.api_url)
        self.workspace = Workspace(self._api, place, settings.listen_rooms)
        self._sending = Sending(self._api, place)

    def routes(self, receive: Receive) -> Sequence[Any]:
        """The address that Slack calls, where there is a secret to know its calls by."""
        if not self._settings.secrets:
            return ()
        app = application(self.workspace, receive)
        hearing = Hearing(self._place, INLET, partial(not_heard, self._place))
        door = Door(app, self._settings.secrets, lambda: self._place.now().timestamp(), self.workspace, hearing)
        return (door.route(),)

    async def attend(self) -> None:
        """Know who we are, and keep the pages and the profiles."""
        await self.workspace.run()

    async def run(self, receive: Receive) -> None:
        """The same, and keep the sockets, until cancelled."""
        token = self._settings.slack_app_token.get_secret_value()
        ears = Ears(self._api, self._place, self.workspace, receive, by_socket=bool(token))
        async with asyncio.TaskGroup() as group:
            group.create_task(self.attend())
            group.create_task(ears.run())
            if token:
                app = application(self.workspace, receive)
                group.create_task(Sockets(app, self._api, token, ears.heard).run())

    def ready(self) -> bool:
        """Any replica may post at any time."""
        return True

    def pace(self, to: Room | Person) -> Pace:
        """Two a second in a channel: a post (those keep a second between them, see Sending) and a private word."""
        return (Window(2, SPACING),)

    async def send(self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> str:
        """Post, show to one person, or edit; the receipt is "channel:stamp"."""
        return await self._sending.deliver(delivery, reader, images)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._api.close()
