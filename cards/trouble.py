"""Something failed on our side: a number to find it by, never what was inside."""

import hashlib

from chat.reply import Reply, says
from language.text import Text, text


def number(message_id: str) -> str:
    """A short number for a message, the same each time: what stands in the log and in the reply."""
    return hashlib.sha256(message_id.encode("utf-8", "replace")).hexdigest()[:8]


def card(found: str) -> Reply:
    """To the one who wrote the message."""
    return says(
        text("I could not process your message. It is kept; the admin has been told (number {number}).", number=found)
    )


def left_card(name: str) -> Reply:
    """To the admins: somebody who has left still writes."""
    return says(text("{name} has left and still writes; nothing of it is recorded.", name=name))


def too_many() -> Reply:
    """To somebody who asks more than 60 times a minute; said once."""
    return says(text("That was too many questions in one minute; I answer again in the next. Reports always count."))


def admin_card(found: str) -> Reply:
    """To the admins."""
    return says(text("A message failed five times and is parked: number {number}. See the log.", number=found))


def backup_card() -> Reply:
    """To the admins."""
    return says(text("The backup failed. Run dealdrum backup by hand and see what it says."))


def post_card(post: str) -> Reply:
    """To the admins: a post of the clock could not be written."""
    return says(text("The post {post} could not be written; it is left out. See the log.", post=post))


def undelivered_card(place: str, remedy: Text | None = None) -> Reply:
    """To the admins: the platform refused something for good, and what to do about it where that is known."""
    if remedy is None:
        return says(text("Something for {place} could not be delivered. See the log.", place=place))
    return says(text("Something for {place} could not be delivered.", place=place), remedy)


def unknown_card(place: str) -> Reply:
    """To the admins: sent, and no answer came; sending it again could double it."""
    return says(
        text("Something for {place} may not have arrived: no answer came. It is not sent again.", place=place)
    )


def database_card() -> Reply:
    """To the admins, not by way of the database."""
    return says(
        text("The database takes nothing now. Messages are refused until it does; the platforms send them again.")
    )


def database_back_card() -> Reply:
    """To the admins, after that."""
    return says(text("The database takes messages again."))
