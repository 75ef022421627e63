"""A warning while next year's make-up days are not known: from November on, once a week, to the admins."""

from datetime import datetime
from zoneinfo import ZoneInfo

from cards.coverage import coverage_card
from chat.reply import Delivery
from scheduler.calendar import calendar_of
from scoring.people import Role
from storage import outbox
from storage.admins import admins_of
from storage.outbox import Lane
from storage.people import directory, has_organization
from storage.store import Store

FROM_MONTH, AT_HOUR = 11, 10
"""The State Council's notice comes in late October or November."""


def warn(store: Store, now: datetime) -> list[Lane]:
    """Tell the admins, each once a week; the lanes that are ours to send."""
    with store.look(now) as look:
        if not has_organization(look):
            return []
        people = directory(look)
        home = people.organization
        local = now.astimezone(ZoneInfo(home.zone))
        year, week, _ = local.isocalendar()
        if local.month < FROM_MONTH or local.hour < AT_HOUR or not calendar_of(home).is_workday(local.date()):
            return []
        if calendar_of(home).covered(local.year + 1):
            return []
        members = home.members.values()
        admins = admins_of(people, now) or [m for m in members if m.role is Role.MANAGER and m.active(local.date())]
        persons = [person for admin in admins if (person := people.person_of(admin.id))]
        keys = {person: f"coverage:{year}-{week}:{person.platform}:{person.id}" for person in persons}
        untold = [person for person in persons if outbox.state_of(look, keys[person]) is None]
    if not untold:
        return []
    card = coverage_card(local.year + 1)
    with store.work(now) as work:
        return outbox.send(work, [Delivery(person, card, keys[person], private=True) for person in untold])
