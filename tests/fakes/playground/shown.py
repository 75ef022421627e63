"""What the playground's page is given."""

import asyncio
from typing import Any

from bot.platforms.playground.adapter import Playground
from storage.store import Store
from tests.dialogues.company import CALENDAR
from tests.fakes.shown import ROOM, Shown


def shown(store: Store) -> Shown:
    """The messages of the room, and their blocks."""
    adapter = Playground(store, CALENDAR)

    def messages() -> list[dict[str, Any]]:
        return list(asyncio.run(adapter.messages(ROOM, 0)))

    def blocks() -> list[Any]:
        return [block for message in messages() for block in message["blocks"]]

    return Shown(adapter, lambda: "\n".join(message["text"] for message in messages()), blocks)
