"""How much may still be said in a chat: noted before it goes out, so that all replicas keep one budget."""

from bot.platforms.wecom.inbound import PLATFORM
from bot.platforms.wecom.pace import CARDS_BELOW, in_last_minute, noted, pause
from chat.errors import NotYet
from chat.pace import Pace
from storage import chats
from storage.work import Work


def reserve(work: Work, chat: str, pace: Pace, many: int, *, extra: int = 0, sparing: bool = False) -> bool:
    """Note that so many messages go out now; NotYet when the chat has had enough.

    `extra` more go along where there is room for all of them and, `sparing`, the chat is not busy; whether they do.
    """
    sent, now = chats.spoken(work, PLATFORM, chat)
    waits = pause(sent, many, pace, now)
    if waits:
        raise NotYet(f"the pace of {chat}", waits / 1000)
    busy = sparing and in_last_minute(sent, now) >= CARDS_BELOW
    along = not busy and not pause(sent, many + extra, pace, now)
    chats.note_spoken(work, PLATFORM, chat, noted(sent, many + extra * along, pace, now))
    return along
