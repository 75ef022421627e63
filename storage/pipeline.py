"""Deals as they stand, read from their events, notes, plans and what was done for their customers."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select

from scoring.customer import customer_key
from scoring.deal import SHARES, DealEvent
from scoring.holder import holder_of, shares_of
from scoring.pipeline import Deal, Turned, deal_of, live
from scoring.rate import converted_back, rate_on
from storage import closings, holders, instalments, versions
from storage.deals import events_of
from storage.people import directory
from storage.tables import ActivityRow, DealEventRow
from storage.values import names_of
from storage.work import Work, table_of

ACTIVITIES, EVENTS = table_of(ActivityRow), table_of(DealEventRow)
SINCE = timedelta(days=400)
"""Deals that nothing happened to for longer are not listed."""
TOUCHED = timedelta(days=60)
_MOST_MEMBERS = 60
"""For so many the ledger of activities is looked through for their customers."""


def held_by(work: Work, members: Iterable[int], today: date) -> list[Deal]:
    """The deals that these members hold, open or not, in no order."""
    wanted = frozenset(members)
    query = select(EVENTS.c.deal_id).where(
        EVENTS.c.org_id == work.org, EVENTS.c.member_id.in_(wanted), EVENTS.c.day >= today - SINCE
    )
    numbers = {int(row.deal_id) for row in work.rows(query.distinct())} | set(holders.given_to(work, wanted))
    numbers |= {row["deal_id"] for row in work.pending(DealEventRow) if row["member_id"] in wanted}
    touched = _touched(work, wanted, today) if len(wanted) <= _MOST_MEMBERS else {}
    return [deal for deal in _standing(work, numbers, touched) if deal.holder in wanted]


def deal(work: Work, number: int) -> Deal | None:
    """One deal as it stands, pending rows included; None when there is none, or all of it was taken back."""
    return next(iter(_standing(work, (number,), {})), None)


def of_customer(work: Work, customer: str) -> list[Deal]:
    """All deals with a customer, whoever holds them."""
    key = customer_key(customer)
    query = select(EVENTS.c.deal_id).where(EVENTS.c.org_id == work.org, EVENTS.c.customer_key == key)
    numbers = {int(row.deal_id) for row in work.rows(query.distinct())}
    numbers |= {row["deal_id"] for row in work.pending(DealEventRow) if row["customer_key"] == key}
    return _standing(work, numbers, {})


def history(work: Work, number: int) -> list[DealEvent]:
    """All events of a deal, those taken back as well, in the order they were written."""
    return events_of(work, (number,)).get(number, [])


def _standing(work: Work, numbers: Iterable[int], touched: dict[tuple[int, str], date]) -> list[Deal]:
    wanted = sorted(set(numbers))
    events, notes, plans = events_of(work, wanted), holders.of_deals(work, wanted), instalments.of_deals(work, wanted)
    turned = turning(work)
    found: list[Deal] = []
    for number, rows in events.items():
        said = live(rows)
        if not said:
            continue
        holder = holder_of(notes.get(number, ()), _first(rows))
        plan = [one.instalment for one in plans.get(number, ())]
        last = touched.get((holder, customer_key(said[-1].customer)))
        one = deal_of(rows, holder, plan, turned, last)
        if one:
            found.append(replace(one, shares=shares_of(notes.get(number, ())) or None))
    return found


def _first(rows: Sequence[DealEvent]) -> int:
    return next(row.member for row in rows if row.stage not in SHARES)


def turning(work: Work) -> Turned:
    """How an event's amount is turned into a currency: by the rate of its day, through the organization's."""
    home = directory(work).organization.currency
    rates = versions.book(work, closings.today_of(work)).rates

    def turned(event: DealEvent, currency: str) -> int | None:
        if event.money is None or event.money.currency == currency:
            return event.money.minor if event.money else 0
        if event.org_minor is None:
            return None
        if currency == home:
            return event.org_minor
        rate = rate_on(rates, currency, event.adjusts or event.day)
        return None if rate is None else converted_back(event.org_minor, home, currency, rate)

    return turned


def _touched(work: Work, members: frozenset[int], today: date) -> dict[tuple[int, str], date]:
    """The last day on which each member did something for a customer: {(member, customer's key): day}."""
    query = select(ACTIVITIES.c.member_id, ACTIVITIES.c.customers, ACTIVITIES.c.day).where(
        ACTIVITIES.c.org_id == work.org,
        ACTIVITIES.c.member_id.in_(members),
        ACTIVITIES.c.day >= today - TOUCHED,
        ACTIVITIES.c.amount > 0,
        ACTIVITIES.c.customers != "[]",
    )
    found: dict[tuple[int, str], date] = {}
    for row in work.rows(query):
        for name in names_of(row.customers):
            place = row.member_id, customer_key(name)
            found[place] = max(found.get(place, row.day), row.day)
    return found
