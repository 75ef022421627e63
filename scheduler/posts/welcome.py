"""welcome: a newcomer's second and third workday: what happens with reports, how to ask; the first is the joining."""

from collections.abc import Sequence
from datetime import timedelta

from cards.guide import second_day, third_day
from chat.reply import Delivery
from scheduler.post import Moment, Post
from storage import accounts, leaves, schedules


def run(moment: Moment) -> Sequence[Delivery]:
    """To the member in the subject; who is on leave hears it on the first day back."""
    number, _, step = moment.subject.partition(":")
    member = moment.organization.members.get(int(number)) if number.isdigit() else None
    person = moment.directory.person_of(member.id) if member else None
    if member is None or person is None or not member.active(moment.today):
        return []
    if member.id in leaves.off(moment.work, moment.today):
        key = f"{moment.post}:{moment.subject}:{moment.today}"
        tomorrow = moment.work.now + timedelta(days=1)
        schedules.appoint(moment.work, key, moment.post, tomorrow, None, moment.subject)
        return []
    card = second_day(reported=accounts.has_records(moment.work, member.id)) if step == "2" else third_day()
    return [Delivery(person, card, moment.key, private=True)]


POST = Post("welcome", catch_up="all", resend=False, run=run)
