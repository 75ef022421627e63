"""myday: one's own day in private, for those whose schedule says so: the month, the gap, what the day needs."""

from collections.abc import Sequence
from datetime import date, timedelta

from cards.myday import myday_card
from chat.reply import Delivery
from language.text import Day, text
from scheduler.post import Moment, Post
from scheduler.posts.planned import came_of, planned_for
from scoring.people import Member, Role
from storage import leaves, progress


def run(moment: Moment) -> Sequence[Delivery]:
    """To the schedule's member, else to every rep of its team; not to those on leave, nor to who wants none."""
    off = leaves.off(moment.work, moment.today)
    said: list[Delivery] = []
    for member in _members(moment):
        person = moment.directory.person_of(member.id, moment.room.room.platform if moment.room else "")
        if person is None or member.id in off:
            continue
        where = progress.of_member(moment.work, member.id, moment.today, moment.days_of(member))
        before = _workday_before(moment, member)
        came = came_of(moment, member, before)
        came = text("{day}: {what}", day=Day(before), what=came) if came else None
        card = myday_card(where, moment.organization, moment.today, came, planned_for(moment, member, moment.today))
        said.append(Delivery(person, card, f"{moment.key}:{member.id}", private=True))
    return said


def _workday_before(moment: Moment, member: Member) -> date:
    """The member's last workday before today; yesterday after a fortnight without any."""
    days = (moment.today - timedelta(days=back) for back in range(1, 15))
    return next(filter(moment.days_of(member), days), moment.today - timedelta(days=1))


def _members(moment: Moment) -> list[Member]:
    home = moment.organization
    if moment.subject.isdigit():
        one = home.members.get(int(moment.subject))
        return [one] if one and one.active(moment.today) else []
    crew = home.crew(moment.team, moment.today)
    return [member for member in crew if member.role is Role.REP and not member.muted]


POST = Post(
    "myday",
    cadence="workdays 08:45",
    catch_up="skip",
    resend=False,
    run=run,
    label=text("my day"),
    offer=text("schedule my day on"),
)
