"""The sample company loaded into an empty store."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.sample import company
from bot.sample.agreement import agree
from bot.sample.duels import hold
from bot.sample.history import customers_of, history
from bot.sample.plans import plan
from bot.sample.quota import month_targets, months_between
from scheduler.cadence import cadence
from scheduler.calendar import Calendar
from scoring.period import local_day
from scoring.rules import Checks
from storage import deals, ledger, people, rules, targets
from storage.store import Store

AHEAD = timedelta(days=100)
"""How far targets are set, so that a clock that jumps into the next months still finds some."""


def load(store: Store, now: datetime, today: date | None = None, seed: int = 7) -> None:
    """Found the sample company, with its targets, customers and PKs, and ninety workdays of history before `today`.

    `today` is the company's day at `now` unless given; ids stay in the order of time only when it does not lie
    after `now`. All of it in one transaction. ValueError when the store holds an organization already.
    """
    found = company.rules(Checks(cadence=cadence, country=Calendar))
    home = found.organization
    days = dict.fromkeys(home.workdays, True) | dict.fromkeys(home.days_off, False)
    is_workday = Calendar(home.country, days).is_workday
    day = today or local_day(now, ZoneInfo(home.zone), home.day_end)
    with store.work(now) as work:
        if people.has_organization(work):
            raise ValueError("there is an organization already; the sample company needs an empty database")
        rules.apply(work, company.on(found, day, is_workday), day)
        people.change_organization(work, sample=True)
        work.flush()
        organization = people.directory(work).organization
        rows = list(history(organization, day, is_workday, seed))
        for month in months_between(rows[0].day, day + AHEAD):
            for target in month_targets(organization, month):
                targets.add(work, target)
        for name, member in customers_of(organization, seed):
            deals.meet(work, name, member)
        ledger.record(work, rows)
        work.flush()
        agree(work, organization, day, is_workday)
        plan(work, organization, day, is_workday)
        work.flush()
        hold(work, organization, day, is_workday)
