"""What the admins are told of Slack's troubles, each once a day; and what each trouble means for what waits."""

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
from scoring.people import Role
from storage import links, outbox
from storage.people import Directory, directory

log = structlog.get_logger()
MENDED_WITHIN = 300.0
"""Seconds until what a person has to mend first is tried again."""

TOLD_FOR = timedelta(days=2)
MOST_TIMES = 5


def failure(no: Refused) -> DeliveryFailed:
    """What becomes of a delivery that Slack refused: wait, wait until somebody mends it, or give up."""
    if no.error in DEAD or no.error == "missing_scope":
        return DeliveryFailed(no.error, MENDED_WITHIN)
    return DeliveryFailed(no.error, no.pause, unknown=no.unknown)


def trouble(no: Refused, room: str) -> Text | None:
    """A refusal in words with what to do about it; None for what passes by itself or is nobody's business."""
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
        people = directory(work)
        admins = [member for member in people.organization.members.values() if member.role is Role.ADMIN]
        found = [_reached(people, member.id, key) for member in admins if member.active(now.date())]
        everybody: list[Room | Person] = (
            [place.admin_room] if place.admin_room else [person for person in found if person]
        )
        name, until = f"slack:notice:{key}:{now.date().isoformat()}", now + TOLD_FOR
        reply = words if isinstance(words, Reply) else says(words)
        outbox.put(
            work,
            [Delivery(to, reply, f"{name}:{to.id}", private=isinstance(to, Person), until=until) for to in everybody],
        )


def _reached(people: Directory, member: int, key: str) -> Person | None:
    """Where an admin is told: in Slack, but of a dead token elsewhere, if there is an elsewhere."""
    persons = people.persons.get(member, ())
    dead = key.partition(":")[0] in DEAD
    return next((one for one in persons if (one.platform != PLATFORM) is dead), persons[0] if persons else None)


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
