"""What the admins are told of Slack's troubles, each once a day; and what each trouble means for what waits."""

from dataclasses import replace
from datetime import timedelta

import structlog

from bot.platforms.place import Place
from bot.platforms.slack.client import Refused
from bot.platforms.slack.identity import DEAD
from bot.platforms.slack.inbound import PLATFORM
from cards import outage
from chat.errors import DeliveryFailed
from chat.message import Person, Room
from chat.reply import Delivery, Reply, says
from language.text import Text, text
from storage import links, outbox
from storage.admins import off, on, to_admins
from storage.people import directory

log = structlog.get_logger()
MENDED_WITHIN = 300.0
"""Seconds until what a person has to mend first is tried again."""

TOLD_FOR = timedelta(days=2)
MOST_TIMES = 5


def failure(no: Refused, delivery: Delivery) -> DeliveryFailed:
    """What becomes of a delivery that Slack refused: wait, wait until somebody mends it, or give up."""
    if trouble(no):
        return DeliveryFailed(no.error, MENDED_WITHIN)
    return DeliveryFailed(no.error, no.pause, unknown=no.unknown, remedy=_way_in(no, delivery.beside or delivery.to))


def trouble(no: Refused) -> Text | None:
    """What is wrong with the app as a whole, and what to do about it; None where it is not that."""
    if no.error in DEAD:
        return text(
            "Slack no longer accepts the bot's token ({error}). Install the app again and set SLACK_BOT_TOKEN anew.",
            error=no.error,
        )
    if no.error == "missing_scope":
        return text(
            "The Slack app lacks a permission ({scope}). Add it under OAuth & Permissions and install the app again.",
            scope=no.needed or "?",
        )
    return None


def _way_in(no: Refused, to: Room | Person) -> Text | None:
    """Why nothing can be posted in a channel, and what to do about it; None where nothing can be done by a person."""
    if isinstance(to, Person):
        return None
    room = to.id
    if no.error == "is_archived":
        return text("The Slack channel {room} is archived: nothing can be posted there.", room=room)
    if no.error in ("not_in_channel", "channel_not_found"):
        return text("I cannot post in the Slack channel {room}. Invite me there: /invite @DealDrum", room=room)
    if no.error in ("restricted_action", "no_permission"):
        return text("Slack's settings do not let me post in the channel {room} ({error}).", room=room, error=no.error)
    return None


def not_heard(place: Place, why: Text) -> None:
    """That Slack's calls are refused, and why."""
    tell_admins(place, "unsigned", outage.not_heard("Slack", why))


def tell_admins(place: Place, key: str, words: Text | Reply) -> None:
    """Tell the admins' room, or every admin wherever they can be reached, once a day for each key."""
    now = place.now()
    with place.store.work(now) as work:
        choose = off(PLATFORM) if key.partition(":")[0] in DEAD else on(PLATFORM)
        name = f"slack:notice:{key}:{now.date().isoformat()}"
        reply = words if isinstance(words, Reply) else says(words)
        said = to_admins(directory(work), place.admin_room, reply, name, now, choose)
        outbox.put(work, [replace(delivery, until=now + TOLD_FOR) for delivery in said])


def tell_gaps(place: Place) -> None:
    """Tell every room that is bound of the times in which we were deaf and that could not be read up."""
    with place.work() as work:
        gaps = links.untold(work, PLATFORM)
        if not gaps:
            return
        links.told(work, gaps)
        times = [(gap.since, gap.until) for gap in gaps][-MOST_TIMES:]
        rooms = [known.room for known in directory(work).rooms.values() if known.room.platform == PLATFORM]
        said = [Delivery(room, outage.gap(times), f"slack:gap:{gaps[-1].id}:{room.id}") for room in rooms]
        outbox.put(work, said)
