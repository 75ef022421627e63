"""What comes in: kept in the order it came before anything is done about it; cards are shown anew after a press."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import structlog

from bot.platforms.place import Place
from bot.platforms.wecom.inbound import PLATFORM
from chat.adapter import Receive
from chat.message import Incoming
from storage import chats, outbox
from storage.store import AGAIN

log = structlog.get_logger()
MOST_WAITING = 10_000
MOST_AT_ONCE = 256
RETRY_EVERY = 1.0
LAST_WITHIN = 5.0


@dataclass(slots=True)
class Heard:
    """A message on its way into the inbox, `task` the card that was pressed; `kept` is set once it is there."""

    incoming: Incoming
    task: str = ""
    kept: asyncio.Event = field(default_factory=asyncio.Event)


class Intake:
    """Takes messages from the link without making it wait, and gives them to the pipeline until they are durable."""

    def __init__(self, place: Place, pressed: Callable[[Heard], Coroutine[Any, Any, None]]) -> None:
        self._place, self._pressed = place, pressed
        self._queue: asyncio.Queue[Heard] = asyncio.Queue(MOST_WAITING)
        self._known: set[str] = set()
        self._pressing: set[asyncio.Task[None]] = set()

    async def put(self, incoming: Incoming, task: str = "") -> None:
        """Take one; waits only when ten thousand wait already."""
        heard = Heard(incoming, task)
        await self._queue.put(heard)
        if incoming.kind == "press":
            answering = asyncio.create_task(self._pressed(heard))
            self._pressing.add(answering)
            answering.add_done_callback(self._pressing.discard)

    async def run(self, receive: Receive) -> None:
        """Keep what was taken until cancelled, and then what is left: WeCom does not bring it again.

        What waits goes together; what could not be kept goes first.
        """
        waiting: list[Heard] = []
        try:
            while True:
                if not waiting:
                    waiting.append(await self._queue.get())
                self._fill(waiting, MOST_AT_ONCE)
                await self._reach([heard.incoming for heard in waiting])
                waiting[:] = await self._kept(waiting, receive)
                if waiting:
                    await asyncio.sleep(RETRY_EVERY)
        except asyncio.CancelledError:
            self._fill(waiting, MOST_WAITING)
            left = [heard for heard in waiting if not heard.kept.is_set()]
            with suppress(TimeoutError):
                await asyncio.wait_for(self._kept(left, receive), LAST_WITHIN)
            raise

    def _fill(self, waiting: list[Heard], most: int) -> None:
        while len(waiting) < most and not self._queue.empty():
            waiting.append(self._queue.get_nowait())

    async def _kept(self, waiting: Sequence[Heard], receive: Receive) -> list[Heard]:
        """Give them to the pipeline in their order; those that were not kept and are worth another try."""
        ended = await asyncio.gather(*(receive(heard.incoming) for heard in waiting), return_exceptions=True)
        left = []
        for heard, error in zip(waiting, ended, strict=True):
            if error is None:
                heard.kept.set()
                continue
            if not isinstance(error, Exception):
                raise error
            self._place.refusals.note("wecom: not kept yet", error)
            left.append(heard)  # the pipeline puts aside what it cannot write: this is the database's trouble
        return left

    async def _reach(self, messages: Sequence[Incoming]) -> None:
        """Note chats that were not known yet: the bot may write where somebody wrote to it."""
        wrote = [message for message in messages if message.kind == "new"]
        new = {chats.name_of(m.room): m for m in wrote if chats.name_of(m.room) not in self._known}
        if not new:
            return
        try:
            await asyncio.to_thread(self._note, list(new.values()))
        except AGAIN as error:
            self._place.refusals.note("wecom: chats not noted", error)
        else:
            self._known |= set(new)

    def _note(self, messages: Sequence[Incoming]) -> None:
        with self._place.work() as work:
            for accounts in chats.reached(work, PLATFORM, [message.room for message in messages]):
                outbox.again(work, PLATFORM, accounts)

    def forget(self, chat: str) -> None:
        """A chat turned out not to be reachable: note it again when somebody writes there."""
        self._known.discard(chat)
