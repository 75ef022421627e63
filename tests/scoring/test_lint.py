"""Plan lint: each remark at its edge, and silence for a good plan."""

from datetime import date

import pytest

from scoring.lint import Remark, Whole, of_card, of_whole, remarks
from scoring.metric import BUILT_IN
from scoring.ruling import Rulebook, Thresholds
from scoring.scorecard import CardLine, Scorecard

METRICS = {metric.key: metric for metric in BUILT_IN}
TODAY = date(2026, 11, 20)


def card(**weights: int) -> Scorecard:
    return Scorecard("rep", tuple(CardLine(METRICS[key], weight, 12_000) for key, weight in weights.items()))


GOOD = card(bookings=60, visits=40)


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ({"bookings": 60, "visits": 40}, ()),
        ({"bookings": 61, "visits": 39}, (Remark("some process", "rep", 39, hint=True),)),
        ({"bookings": 70, "visits": 30}, (Remark("some process", "rep", 30, hint=True),)),
        ({"bookings": 71, "visits": 29}, (Remark("little process", "rep", 29),)),
        ({"bookings": 100}, (Remark("little process", "rep", 0),)),
        ({"bookings": 50, "visits": 20, "satisfaction": 30}, ()),  # experience counts with process
    ],
)
def test_process_and_experience_weigh_at_least_thirty_and_better_forty_per_cent(
    weights: dict[str, int], expected: tuple[Remark, ...]
) -> None:
    assert tuple(of_card(card(**weights))) == expected


def test_more_than_five_metrics_are_too_many() -> None:
    five = {"visits": 20, "calls": 20, "demos": 20, "quotes": 20, "bookings": 20}
    assert not list(of_card(card(**five)))
    (found,) = of_card(card(**five | {"leads": 20}))
    assert found == Remark("too many", "rep", 6)
    assert list(of_card(Scorecard("", ()))) == []


@pytest.mark.parametrize(
    ("parts", "room", "expected"),
    [
        ((220_000, 220_000), None, ()),  # 12 % held back
        ((450_000,), None, ()),
        ((425_000,), None, ()),
        ((424_000,), None, (Remark("do not add up", "q", -1_520),)),
        ((451_000,), None, (Remark("do not add up", "q", -980),)),
        ((250_000, 250_000), None, (Remark("no room", "q", 0),)),
        ((250_000, 250_000), 1_200, ()),
        ((250_000, 250_000), 500, (Remark("no room", "q", 0),)),
        ((550_000,), None, ()),  # over-assigned
        ((700_000,), None, (Remark("do not add up", "q", 4_000),)),
        ((), None, ()),
    ],
)
def test_the_parts_of_a_target_leave_room_of_ten_to_fifteen_per_cent(
    parts: tuple[int, ...], room: int | None, expected: tuple[Remark, ...]
) -> None:
    """Of 500,000: parts of 440,000 leave 12 %."""
    assert tuple(of_whole(Whole("q", 500_000, parts, room))) == expected


@pytest.mark.parametrize(("winners", "told"), [(1, True), (2, False)])
def test_a_contest_with_one_winner_only_is_remarked_on(winners: int, told: bool) -> None:
    found = remarks(Rulebook(), (), winners, {}, TODAY)
    assert (Remark("one winner", "", 1) in found) is told


@pytest.mark.parametrize(
    ("since", "changed", "told"),
    [(date(2026, 11, 1), True, False), (date(2026, 11, 2), True, True), (date(2026, 11, 2), False, False)],
)
def test_a_change_within_a_period_is_remarked_on(since: date, changed: bool, told: bool) -> None:
    book = Rulebook(since=since, scorecards=(GOOD,))
    found = remarks(book, (), 3, {}, TODAY, changed=changed)
    assert [one.fault for one in found] == (["midway"] if told else [])


@pytest.mark.parametrize(
    ("last", "silent"),
    [
        (date(2026, 11, 20), None),
        (date(2026, 10, 22), None),  # 29 days
        (date(2026, 10, 21), 30),
        (None, 30),
    ],
)
def test_a_metric_that_nobody_reports_is_remarked_on(last: date | None, silent: int | None) -> None:
    found = remarks(Rulebook(scorecards=(GOOD, GOOD)), (), 3, {"visits": last}, TODAY)
    assert found == (() if silent is None else (Remark("silent", "visits", silent),))


def test_what_a_ratio_is_made_of_has_to_be_reported_too() -> None:
    found = remarks(
        Rulebook(scorecards=(card(conversion=50, visits=50),), thresholds=Thresholds(silent_days=7)),
        (),
        3,
        {"leads": None, "visits": TODAY},
        TODAY,
    )
    assert found == (Remark("silent", "leads", 7),)


def test_every_target_and_card_is_looked_at() -> None:
    book = Rulebook(scorecards=(GOOD, card(bookings=100)))
    found = remarks(book, (Whole("a", 10, (10,)), Whole("b", 100, (88,)), Whole("c", 10, (20,))), 3, {}, TODAY)
    assert [one.fault for one in found] == ["little process", "no room", "do not add up"]
