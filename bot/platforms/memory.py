"""A platform that keeps what it is given: for tests, and as the smallest example of an adapter."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chat.adapter import Receive
from chat.message import Person, Reader, Room
from chat.pace import Pace, Window
from chat.reply import Delivery
from words.plain import plain_text


@dataclass(frozen=True, slots=True)
class Sent:
    """A delivery with the words its reader saw and the pictures that came with it."""

    delivery: Delivery
    words: str
    images: tuple[bytes | None, ...]


class Memory:
    """Keeps deliveries in order; `refuse` is raised by the next sends, one each."""

    def __init__(self, name: str = "memory") -> None:
        self.name = name
        self.sent: list[Sent] = []
        self.refuse: list[Exception] = []
        self.windows: tuple[Window, ...] = ()

    def routes(self, receive: Receive) -> Sequence[Any]:
        """None."""
        return ()

    async def attend(self) -> None:
        """Nobody calls."""

    async def run(self, receive: Receive) -> None:
        """Nothing comes in by itself."""
        await asyncio.Event().wait()

    def ready(self) -> bool:
        """Always."""
        return True

    def pace(self, to: Room | Person) -> Pace:
        """As fast as it goes, unless `windows` are set."""
        return self.windows

    async def send(self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> str:
        """Keep it."""
        if self.refuse:
            raise self.refuse.pop(0)
        self.sent.append(Sent(delivery, plain_text(delivery.reply, reader), tuple(images)))
        return str(len(self.sent))

    async def close(self) -> None:
        """Nothing to let go of."""
