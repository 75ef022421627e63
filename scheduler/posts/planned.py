"""planned: on the morning after a day somebody planned, in private, what came of it and what today holds."""

from collections.abc import Sequence
from datetime import date

from cards.plan import amounts, done_line, plan_lines
from cards.reminder import Item, looked_back
from chat.reply import Delivery
from language.text import Listing, Text
from scheduler.post import Moment, Post
from scoring.people import Member
from scoring.period import period_of
from scoring.planned import Planned
from storage import leaves, plans, reminders, schedules, totals


def run(moment: Moment) -> Sequence[Delivery]:
    """To the member and of the day in the subject; who gets an own day each morning reads the numbers there."""
    number, _, said = moment.subject.partition(":")
    member = moment.organization.members.get(int(number)) if number.isdigit() else None
    if member is None or not member.active(moment.today) or member.id in leaves.off(moment.work, moment.today):
        return []
    day = date.fromisoformat(said)
    line = None if _has_own_day(moment, member) else came_of(moment, member, day)
    open_ = [one for one in reminders.open_of(moment.work, member.id) if one.kind == "plan" and one.day == day]
    person = moment.directory.person_of(member.id)
    if person is None or (line is None and not open_):
        return []
    today = [one for one in plans.of_member(moment.work, member.id, moment.today) if one.day == moment.today]
    items = [Item(one.code, one.what, one.day) for one in open_]
    card = looked_back(line, items, next(iter(plan_lines(today, moment.organization)), None))
    return [Delivery(person, card, moment.key, private=True)]


def came_of(moment: Moment, member: Member, day: date) -> Text | None:
    """Planned and done of one member's day; None without a plan in numbers."""
    own = _of_day(moment, member, day)
    if not own:
        return None
    done = totals.table(moment.work, period_of("day", day), {one.metric for one in own})
    sums = {metric: amount for (who, metric), amount in done.items() if who == member.id}
    return done_line({one.metric: one.amount for one in own}, sums, moment.organization)


def planned_for(moment: Moment, member: Member, day: date) -> Listing | None:
    """What a member planned for a day, in numbers and in words; None without a plan."""
    sums = {one.metric: one.amount for one in _of_day(moment, member, day)}
    noted = [one.what for one in reminders.open_of(moment.work, member.id) if one.kind == "plan" and one.day == day]
    return Listing((*amounts(sums, moment.organization).items, *noted)) if sums or noted else None


def _of_day(moment: Moment, member: Member, day: date) -> list[Planned]:
    return [one for one in plans.of_day(moment.work, day) if one.member == member.id]


def _has_own_day(moment: Moment, member: Member) -> bool:
    rows = [row for row in schedules.known(moment.work).values() if row["post"] == "myday" and row["enabled"]]
    return any(
        row["member_id"] == member.id or (row["member_id"] is None and row["team_id"] == member.team) for row in rows
    )


POST = Post("planned", catch_up="latest", resend=False, run=run)
