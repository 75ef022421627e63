"""What a platform is to the rest of the house."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol

from chat.message import Incoming, Person, Reader, Room
from chat.pace import Pace
from chat.reply import Delivery

Receive = Callable[[Incoming], Awaitable[None]]
"""Takes an incoming value; returns when it is durable, so that the platform may be acknowledged."""


class Adapter(Protocol):
    """One platform: what comes in is translated to `Incoming`, what goes out is drawn and sent."""

    name: str

    def routes(self, receive: Receive) -> Sequence[Any]:
        """Plain ASGI routes that the edge mounts, for platforms that call us; empty for most."""

    async def attend(self) -> None:
        """Do what the routes need beside them, until cancelled: all that runs where links are another program's."""

    async def run(self, receive: Receive) -> None:
        """Keep the links that we open, such as a socket, and attend to the routes, until cancelled."""

    def ready(self) -> bool:
        """Whether this program may send now; while it may not (another holds the bot's link), the lanes wait."""

    def pace(self, to: Room | Person) -> Pace:
        """How often one chat may be spoken to: windows of (most, seconds), all of which hold; none: no limit.

        The moments are kept in the chat's lane and noted before a delivery is tried, so that all replicas together,
        also after a crash, keep one budget. Choose a little less than the platform allows.
        """

    async def send(self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> str:
        """Send in the reader's language; images stand for the pictures in order (None: say the words).

        Returns the platform's receipt. Raises DeliveryFailed, or NotYet when nothing was sent and it must wait.
        """

    async def close(self) -> None:
        """Let go of connections."""
