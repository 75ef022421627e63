"""Plan lint: what in a company's rules is likely to go wrong, before it does."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from scoring.period import period_of
from scoring.ruling import Rulebook
from scoring.scorecard import Scorecard

MOST_LINES = 5
LEAST_PROCESS, BETTER_PROCESS = 30, 40  # per cent of the weights on process and experience
LEAST_ROOM, MOST_ROOM = 1_000, 1_500  # room for adjustment, in 1/10,000 of the whole
_WHOLE = 10_000

Fault = Literal[
    "too many", "little process", "some process", "no room", "do not add up", "one winner", "midway", "silent"
]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something worth a thought; a `hint` is less than a warning. `what` it is about; `figure` in its own unit."""

    fault: Fault
    what: str
    figure: int
    hint: bool = False


@dataclass(frozen=True, slots=True)
class Whole:
    """A target with the targets of those below its holder for the same metric and period: bases in the smallest unit.

    `room` is what is planned for adjustment, in 1/10,000 of the whole, where it is stated; None: nothing is.
    """

    what: str
    base: int
    parts: tuple[int, ...]
    room: int | None = None


def remarks(
    book: Rulebook,
    wholes: Sequence[Whole],
    winners: int,
    last_reported: Mapping[str, date | None],
    today: date,
    *,
    changed: bool = False,
) -> tuple[Remark, ...]:
    """Everything that is remarked on a plan: scorecards, targets, prizes, when it changes, and what nobody reports.

    `last_reported` is by metric the last day on which anybody reported it, None: never; a metric that is not in it is
    not reported by people. `changed`: scorecards or points are changed by rules that hold from `book.since` on.
    """
    found = [remark for card in book.scorecards for remark in of_card(card)]
    found += [remark for whole in wholes for remark in of_whole(whole)]
    if winners == 1:
        found.append(Remark("one winner", "", 1))
    if changed and book.since != period_of("month", book.since).start:
        found.append(Remark("midway", "", book.since.day))
    found += _silent(book, last_reported, today)
    return tuple(found)


def of_card(card: Scorecard) -> Iterator[Remark]:
    """More than five lines; process and experience below 30 % (a warning) or 40 % (a hint) of the weights.

    Example: bookings 75, visits 25 is a warning; bookings 65, visits 35 a hint; bookings 60, visits 40 is fine.
    """
    if len(card.lines) > MOST_LINES:
        yield Remark("too many", card.position, len(card.lines))
    whole = sum(line.weight for line in card.lines)
    soft = sum(line.weight for line in card.lines if line.metric.kind != "result") * 100 // whole if whole else 100
    if soft < LEAST_PROCESS:
        yield Remark("little process", card.position, soft)
    elif soft < BETTER_PROCESS:
        yield Remark("some process", card.position, soft, hint=True)


def of_whole(whole: Whole) -> Iterator[Remark]:
    """Whether the parts leave, or add, room of 10 to 15 %: without any there is no buffer, else they do not add up.

    Example: parts of 440,000 for 500,000 leave 12 %: fine. Parts of 500,000 leave nothing: no buffer. Parts of
    300,000 leave 40 %, and parts of 700,000 are 40 % too much: they do not add up.
    """
    if not whole.parts:
        return
    off = (sum(whole.parts) - whole.base) * _WHOLE // whole.base
    stated = whole.room is not None and LEAST_ROOM <= whole.room <= MOST_ROOM
    if off == 0 and not stated:
        yield Remark("no room", whole.what, 0)
    elif not (off == 0 or LEAST_ROOM <= abs(off) <= MOST_ROOM):
        yield Remark("do not add up", whole.what, off)


def _silent(book: Rulebook, last_reported: Mapping[str, date | None], today: date) -> Iterator[Remark]:
    """Metrics on a scorecard that nobody has reported for as long as the threshold says."""
    seen: set[str] = set()
    for card in book.scorecards:
        for line in card.lines:
            for key in line.metric.of or (line.metric.key,):
                if key in seen or key not in last_reported:
                    continue
                seen.add(key)
                last = last_reported[key]
                days = (today - last).days if last else book.thresholds.silent_days
                if days >= book.thresholds.silent_days:
                    yield Remark("silent", key, days)
