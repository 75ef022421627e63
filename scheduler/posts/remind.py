"""remind: in the evening whoever owes a report is asked for it, alone, at most twice; not who wants no reminder."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cards.remind import SILENT, remind_card, unreached_card
from chat.reply import Delivery
from language.text import text
from scheduler.post import Moment, Post
from scoring.leave import HALVES, halves_off
from scoring.metric import Metric
from scoring.people import Member, Role
from scoring.period import Period
from storage import chats, leaves, plans, totals
from storage.unreported import unreported

DEADLINE = time(20)
"""Until when a report is asked for; what comes later counts all the same."""
LAST = timedelta(hours=1)
"""Who is asked with less time left than this was asked before."""
FORTNIGHT = timedelta(days=14)
ASKED = 3
"""Metrics that a reminder names."""


def run(moment: Moment) -> Sequence[Delivery]:
    """One line to each who has joined; whom private words do not reach is counted in the group, without names."""
    room = moment.room
    left = datetime.combine(moment.today, DEADLINE) - moment.slot
    if room is None or left.total_seconds() <= 0:
        return []
    crew = moment.organization.crew(moment.team, moment.today)
    asked = [member for member in crew if member.role is Role.REP and not member.muted]
    owing = [member for member in asked if moment.days_of(member)(moment.today)]
    found = unreported(moment.work, owing, moment.today)
    until = datetime.combine(moment.today, DEADLINE, ZoneInfo(moment.organization.zone))
    planned, history = _planned(moment), _history(moment, [member.id for member in found.missing])
    deaf = chats.unreached(moment.work, [member.id for member in found.missing])
    said: list[Delivery] = []
    unreached: list[Member] = []
    for member in found.missing:
        person = moment.directory.person_of(member.id, room.room.platform)
        if person is None:
            continue  # has not joined yet
        if member.id in deaf:
            unreached.append(member)
            continue
        days, habits = history[member.id]
        silent, last = _silent(moment, member, days), left < LAST
        if last and silent >= SILENT:
            continue  # who has not answered for days is asked once a day; the lead reads the name in the digest
        own = planned.get(member.id)
        usual = _metrics(moment, own or habits)
        card = remind_card(left, DEADLINE, usual, planned=bool(own), last=last, silent=silent)
        said.append(Delivery(person, card, f"{moment.key}:{member.id}", private=True, until=until))
    if unreached:
        said.append(Delivery(room.room, unreached_card(len(unreached), DEADLINE), moment.key, until=until))
    return said


def _planned(moment: Moment) -> dict[int, tuple[str, ...]]:
    """What each planned for today, by metric."""
    found: dict[int, tuple[str, ...]] = {}
    for one in plans.of_day(moment.work, moment.today):
        found[one.member] = (*found.get(one.member, ()), one.metric)
    return found


def _history(moment: Moment, members: Sequence[int]) -> dict[int, tuple[set[date], tuple[str, ...]]]:
    """Each one's last two weeks: the days with a report, and what was on most of them, the most usual first."""
    keys = [metric.key for metric in moment.organization.metrics]
    actions = {metric.key for metric in moment.organization.metrics if metric.kind == "process"}
    days: dict[int, set[date]] = {member: set() for member in members}
    counts: dict[int, Counter[str]] = {member: Counter() for member in members}
    for day, member, metric in totals.by_day(moment.work, moment.today - FORTNIGHT, moment.today, keys):
        if member in days:
            days[member].add(day)
            counts[member].update([metric] if metric in actions else [])
    return {member: (days[member], tuple(key for key, _ in counts[member].most_common(ASKED))) for member in members}


def _silent(moment: Moment, member: Member, days: set[date]) -> int:
    """How many workdays right before today brought nothing; 0 for who has been silent all along, or is new."""
    if not days:
        return 0
    works, off = moment.days_of(member), leaves.absences(moment.work, member.id, _fortnight(moment))
    since = (max(days) + timedelta(days=n) for n in range(1, (moment.today - max(days)).days))
    return sum(works(day) and halves_off(off, day) < HALVES for day in since)


def _fortnight(moment: Moment) -> Period:
    return Period("day", moment.today - FORTNIGHT, moment.today)


def _metrics(moment: Moment, keys: Sequence[str]) -> list[Metric]:
    return [metric for key in keys[:ASKED] if (metric := moment.organization.metric(key))]


POST = Post(
    "remind",
    cadence="every 90 minutes 18:00-19:30 on workdays",
    catch_up="skip",
    resend=False,
    run=run,
    label=text("evening reminder"),
    names=("reminder", "reminders", "提醒", "催报", "催報"),
    founding=True,
)
