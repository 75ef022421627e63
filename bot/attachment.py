"""A file that somebody sent: the message that it stands for, or what its sender is told instead."""

from collections.abc import Sequence
from dataclasses import replace

from bot.spreadsheet import MOST_BYTES, sheet_text
from cards import refusal
from chat.errors import Refusal
from chat.message import Incoming
from chat.reply import Delivery
from language.text import Text, text
from storage import outbox
from storage.work import Work

MOST = MOST_BYTES + 1
"""Bytes of a file that a platform fetches at most: one more than is read, so that a larger one is told so."""
Read = Incoming | Delivery


def read(incoming: Incoming, name: str, data: bytes) -> Read:
    """The message with the file's table as its text, whole; the answer where it is no table that can be read.

    Takes up to a second for the largest file: call it in a thread.
    """
    try:
        return replace(incoming, text=sheet_text(name, data))
    except Refusal as no:
        return _said(incoming, no.words)


def unfetched(incoming: Incoming) -> Delivery:
    """The answer when a file could not be had from the platform."""
    lost = text("I could not fetch the file.")
    return _said(incoming, (lost, text("Please send it again, or paste the table here.")))


def tell(work: Work, answer: Delivery) -> None:
    """Let the sender know; once, however often the file came."""
    outbox.put(work, [answer])


def _said(incoming: Incoming, words: Sequence[Text]) -> Delivery:
    return Delivery(incoming.room, refusal.card(words), f"{incoming.id}:file", ticket=incoming.ticket)
