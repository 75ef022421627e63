"""Amounts in the organization's currency: by the rate of their day, or of the sale; held where there is none."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from language.money import Money
from scoring.deal import SOLD, DealEvent, Stage
from scoring.rate import converted, rate_on
from storage import closings, deals, ledger, versions
from storage.people import directory
from storage.tables import DealEventRow
from storage.work import Work, table_of

EVENTS = table_of(DealEventRow)
_BACK = (Stage.CANCELLED, Stage.REFUNDED)


def exchanged(work: Work, event: DealEvent) -> DealEvent:
    """The event with its amount in the organization's currency, and the rate; held without one.

    What goes back, a refund or a cancellation, counts by the rate of its deal's sale.
    """
    if event.money is None:
        return replace(event, org_minor=None, rate=None)
    home = directory(work).organization.currency
    if event.money.currency == home:
        return replace(event, org_minor=event.money.minor, rate=None)
    rate = _rate(work, event, event.money)
    return replace(event, org_minor=None if rate is None else converted(event.money, home, rate), rate=rate)


def worth(work: Work, money: Money, day: date) -> int | None:
    """What an amount is in the organization's smallest unit by the rate of a day; None without one."""
    home = directory(work).organization.currency
    if money.currency == home:
        return money.minor
    rate = rate_on(versions.book(work, closings.today_of(work)).rates, money.currency, day)
    return None if rate is None else converted(money, home, rate)


def _rate(work: Work, event: DealEvent, money: Money) -> Decimal | None:
    day = event.adjusts or event.day
    if event.stage in _BACK:
        sale = _sale_rate(work, event.deal, money.currency)
        if sale is not None:
            return sale
    # Rates are dated by themselves; the rules in force now know the most of them.
    return rate_on(versions.book(work, closings.today_of(work)).rates, money.currency, day)


def _sale_rate(work: Work, deal: int, currency: str) -> Decimal | None:
    """The rate that the deal's newest sale in that currency was counted by."""
    query = select(EVENTS).where(EVENTS.c.org_id == work.org, EVENTS.c.deal_id == deal, EVENTS.c.rate.is_not(None))
    events = [deals.event_of(row._mapping) for row in work.rows(query.order_by(EVENTS.c.id))]
    events += [deals.event_of(row) for row in work.pending(DealEventRow) if row["deal_id"] == deal and row["rate"]]
    gone = {event.cancels for event in events if event.cancels}
    for event in reversed(events):
        sold = event.stage in SOLD and not event.cancels and event.id not in gone
        if sold and event.money and event.money.currency == currency:
            return event.rate
    return None


def held(work: Work) -> list[DealEvent]:
    """Events whose amount waits for a rate."""
    query = select(EVENTS).where(
        EVENTS.c.org_id == work.org, EVENTS.c.org_minor.is_(None), EVENTS.c.minor.is_not(None)
    )
    events = [deals.event_of(row._mapping) for row in work.rows(query.order_by(EVENTS.c.id))]
    gone = {event.cancels for event in events if event.cancels}
    return [event for event in events if not event.cancels and event.id not in gone]


def release(work: Work) -> int:
    """Count the amounts that a rate has come for: taken back and written anew in their entry; how many."""
    done = 0
    for event in held(work):
        found = exchanged(work, event)
        if found.org_minor is not None:
            ledger.cancel(work, event, "rate")
            ledger.write(work, replace(found, id=work.new_id(), at=work.now, source="rate"))
            done += 1
    return done
