"""reminder: what a member wanted to be reminded of, at the moment that was wanted; on leave not before its end."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from cards.reminder import Item, due
from chat.reply import Delivery
from scheduler.post import Moment, Post
from scoring.people import Member
from storage import leaves, reminders
from storage.reminders import Reminder

LONGEST_LEAVE = 370


def run(moment: Moment) -> Sequence[Delivery]:
    """Only the newest moment of a reminder speaks; of one that was put off the earlier moments are silent."""
    number, _, moves = moment.subject.partition(":")
    found = reminders.by_id(moment.work, int(number)) if number.isdigit() else None
    if found is None or found.state != "waiting" or str(found.moves) != moves:
        return []
    member = moment.organization.members.get(found.member)
    if member is None or not member.active(moment.today):
        reminders.settle(moment.work, found, "dropped")
        return []
    back = _back_on(moment, member, found)
    if back:
        reminders.move(moment.work, found, back)
        return []
    person = moment.directory.person_of(member.id)
    if person is None:
        return []
    reminders.settle(moment.work, found, "told")
    return [Delivery(person, due(Item(found.code, found.what, found.day)), moment.key, private=True)]


def _back_on(moment: Moment, member: Member, found: Reminder) -> datetime | None:
    """The same hour of the first workday after leave; None for who is not on leave."""
    assert found.due_at
    zone = ZoneInfo(member.zone)
    day = moment.work.now.astimezone(zone).date()
    if member.id not in leaves.off(moment.work, day):
        return None
    for _ in range(LONGEST_LEAVE):
        day += timedelta(days=1)
        if moment.team_days(day) and member.id not in leaves.off(moment.work, day):
            break
    return datetime.combine(day, found.due_at.astimezone(zone).time(), zone)


POST = Post("reminder", catch_up="all", resend=False, run=run)
