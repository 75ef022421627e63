"""remind: in the evening whoever owes a report is asked for it, alone; at most twice, until it is there."""

from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from cards.remind import remind_card, unreached_card
from chat.reply import Delivery
from language.text import text
from scheduler.post import Moment, Post
from scoring.people import Member, Role
from storage.unreported import unreported

DEADLINE = time(20)
"""Until when a report is asked for; what comes later counts all the same."""


def run(moment: Moment) -> Sequence[Delivery]:
    """One line to each; who cannot be written to is counted in the group, without names."""
    room = moment.room
    left = datetime.combine(moment.today, DEADLINE) - moment.slot
    if room is None or left.total_seconds() <= 0:
        return []
    crew = moment.organization.crew(moment.team, moment.today)
    owing = [member for member in crew if member.role is Role.REP]
    found = unreported(moment.work, owing, moment.today)
    until = datetime.combine(moment.today, DEADLINE, ZoneInfo(moment.organization.zone))
    said: list[Delivery] = []
    unreached: list[Member] = []
    for member in found.missing:
        person = moment.directory.person_of(member.id, room.room.platform)
        if person is None:
            unreached.append(member)
            continue
        card = remind_card(left, DEADLINE)
        said.append(Delivery(person, card, f"{moment.key}:{member.id}", private=True, until=until))
    if unreached:
        said.append(Delivery(room.room, unreached_card(len(unreached), DEADLINE), moment.key, until=until))
    return said


POST = Post(
    "remind",
    text("evening reminder"),
    cadence="every 90 minutes 18:00-19:30 on workdays",
    catch_up="skip",
    resend=False,
    run=run,
)
