"""What somebody in Slack sees of a delivery, sent by the real adapter to a Slack of its own."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from pydantic import SecretStr

from bot.platforms.place import Place
from bot.platforms.slack.adapter import Slack
from bot.platforms.slack.settings import Settings
from chat.message import Reader
from chat.reply import Delivery
from storage.store import Store
from tests.company import NOW
from tests.fakes.shown import Shown
from tests.fakes.slack.limits import texts
from tests.fakes.slack.server import Server, running
from tests.fakes.slack.team import APP_TOKEN, BOT_TOKEN, SECRET


def settings(server: Server, *, http: bool = False, listen: str = "C0LISTEN1") -> Settings:
    """Settings by which the adapter uses that Slack: by its socket, or by HTTP."""
    return Settings(
        slack_bot_token=SecretStr(BOT_TOKEN),
        slack_app_token=SecretStr("" if http else APP_TOKEN),
        slack_signing_secret=SecretStr(SECRET if http else ""),
        slack_api_url=f"{server.address}/api/",
        slack_listen_rooms=listen,
    )


class ShownSlack:
    """An adapter that keeps the words of all that it sent."""

    name = "slack"

    def __init__(self, store: Store) -> None:
        self._place = Place(store, lambda: NOW, Path(tempfile.gettempdir()))
        self.words: list[str] = []

    async def send(self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> str:
        """Send it, and keep what Slack shows."""
        async with running() as server:
            server.team.channel(delivery.to.id)
            adapter = Slack(settings(server), self._place)
            try:
                receipt = await adapter.send(delivery, reader, images)
            finally:
                await adapter.close()
            assert not server.methods.refused, server.methods.refused
            for _, message in server.methods.posted:
                self.words += [*texts(message["blocks"]), message["text"]]
        return receipt


def shown(store: Store) -> Shown:
    """All the words of its messages."""
    adapter = ShownSlack(store)
    return Shown(adapter, lambda: "\n".join(adapter.words))
