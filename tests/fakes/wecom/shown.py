"""What WeCom's bot sends over its link, in a group where somebody has written to it."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.platforms.place import Place
from bot.platforms.wecom.adapter import Wecom
from bot.platforms.wecom.keeper import Keeper
from bot.platforms.wecom.link import Ack
from bot.platforms.wecom.pauses import Pauses
from bot.platforms.wecom.posting import Posting
from bot.platforms.wecom.speaker import Identity, Speaker
from chat.message import Room
from storage import chats
from storage.store import Store
from tests.fakes.shown import ROOM, Shown

NOW = datetime(2026, 3, 11, tzinfo=UTC)


class Taking:
    """A link that takes whatever it is given."""

    up, name = True, "link"

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []

    async def ask(self, command: str, body: dict[str, Any], request: str = "") -> Ack:
        """Yes."""
        self.bodies.append(body)
        return Ack(0, {"upload_id": "u", "media_id": "m"})


def shown(store: Store) -> Shown:
    """The words of all frames."""
    with store.work(NOW) as work:
        chats.reached(work, "wecom", [Room("wecom", "bot", ROOM)])
    place, taking = Place(store, lambda: NOW, Path()), Taking()
    link: Any = taking
    adapter = Wecom(place, "bot", Identity("战鼓", ""), None, Posting(place, {}), Pauses())
    adapter.link = link
    keeper = Keeper(place, link, Pauses())
    adapter._speaker = Speaker(place, link, keeper, Posting(place, {}), Identity("", ""), str)
    return Shown(adapter, lambda: "\n".join(json.dumps(body, ensure_ascii=False) for body in taking.bodies))
