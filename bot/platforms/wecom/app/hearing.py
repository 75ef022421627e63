"""Whether the app's callback is heard: kept for `dealdrum check`, noted once a minute at most."""

import asyncio
from datetime import datetime, timedelta

import structlog

from bot.platforms.place import Place
from bot.platforms.wecom.app.crypto import Reason
from bot.told import told
from bot.trace import trace
from language.text import Text, text
from storage import links
from storage.store import AGAIN
from storage.work import Work

log = structlog.get_logger()
CALLBACK = "wecom-callback"
"""What the state of the callback is kept under."""
EVERY = timedelta(minutes=1)
REMEDIES: dict[str, Text] = {
    "token": text("WECOM_CALLBACK_TOKEN is not the Token of 接收消息"),
    "key": text("WECOM_CALLBACK_AES_KEY is not the EncodingAESKey of 接收消息"),
    "corp": text("WECOM_CORP_ID is not that of the company that calls"),
    "clock": text("this machine's clock is more than five minutes off: set it (NTP)"),
}


class Hearing:
    """Notes why calls are refused, and that they are heard again."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._last: tuple[str, datetime] | None = None
        self._noting: set[asyncio.Task[None]] = set()

    def __call__(self, reason: Reason | str) -> None:
        """A call was refused for this reason; "": it was WeCom's."""
        now = self._place.now()
        if self._last and now - self._last[1] < EVERY and self._last[0] in ("", reason):
            return  # whoever calls with rubbish does not make us forget that WeCom is heard
        self._last = (reason, now)
        if reason:
            log.warning("wecom: callback refused", remedy=told(REMEDIES[reason]))
        task = asyncio.create_task(asyncio.to_thread(self._note, reason))
        self._noting.add(task)
        task.add_done_callback(self._noting.discard)

    def _note(self, reason: str) -> None:
        try:
            with self._place.work() as work:
                if reason:
                    links.in_trouble(work, CALLBACK, reason)
                else:
                    links.heard(work, CALLBACK, work.now)
        except AGAIN as error:
            log.warning("wecom: not noted", **trace(error))


def in_words(work: Work) -> Text | None:
    """What is wrong with the callback as far as it was seen; None when it is heard, or was never called.

    Rubbish with a wrong signature says nothing where WeCom was heard before.
    """
    heard, trouble = links.state(work, CALLBACK)
    if not trouble or (trouble == "token" and heard is not None):
        return None
    return text("the app's callback was refused: {why}", why=REMEDIES.get(trouble, trouble))
