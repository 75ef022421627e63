"""Metrics, scorecards, points and rates of a rules file: what they mean, and what cannot be."""

import re
from datetime import date, time
from decimal import Decimal

import pytest

from scoring.metric import with_own
from scoring.mistake import RulesError
from scoring.rate import Rate
from scoring.rules import Rules, read_rules

HEAD = """[organization]
name = "星河云科技"
zone = "Asia/Shanghai"
currency = "CNY"
locale = "zh_CN"
"""
CARD = "[[scorecards]]\n"
WANG = '[[members]]\nkey = "wang"\nname = "小王"\n'
LI = '[[members]]\nkey = "li"\nname = "小李"\n'


def rules(body: str) -> Rules:
    return read_rules(HEAD + body, "rules.toml")


def lines(*written: str) -> str:
    return "lines = [" + ", ".join(f"{{ {one} }}" for one in written) + "]\n"


def test_a_scorecard_is_read_with_its_caps_and_targets_in_the_smallest_unit() -> None:
    found = rules(
        CARD
        + 'position = "客户经理"\n'
        + lines(
            'metric = "bookings", weight = 60, target = 100000, cap = 150',
            'metric = "visits", weight = 25, floor = 50',
            'metric = "quote_success", weight = 15, target = 32.5',
        )
    )
    (card,) = found.book.scorecards
    assert card.position == "客户经理"
    bookings, visits, success = card.lines
    assert (bookings.weight, bookings.target, bookings.cap) == (60, 10_000_000, 15_000)
    assert (visits.target, visits.cap, visits.floor) == (None, 12_000, 5_000)
    assert (success.target, success.cap) == (3_250, 20_000)


def test_lines_may_stand_as_sections_of_their_own() -> None:
    long = CARD + '[[scorecards.lines]]\nmetric = "visits"\nweight = 100\n' + CARD + 'position = "x"\n'
    found = rules(long + '[[scorecards.lines]]\nmetric = "calls"\nweight = 100\n')
    assert [(card.position, card.lines[0].metric.key) for card in found.book.scorecards] == [
        ("", "visits"),
        ("x", "calls"),
    ]


def test_a_position_without_its_own_card_or_points_has_the_one_for_all() -> None:
    body = (
        CARD
        + lines('metric = "visits", weight = 100')
        + CARD
        + 'position = "lead"\n'
        + lines('metric = "calls", weight = 100')
    )
    points = (
        '[[points]]\nmetric = "visits"\npoints = 2\n[[points]]\nposition = "lead"\nmetric = "calls"\npoints = 1\n'
    )
    book = rules(body + points).book
    assert [book.card_of(position).lines[0].metric.key for position in ("lead", "rep", "")] == [
        "calls",
        "visits",
        "visits",
    ]  # type: ignore[union-attr]
    assert [book.points_of(position)[0].metric.key for position in ("lead", "rep")] == ["calls", "visits"]
    assert rules("").book.card_of("rep") is None
    assert rules("").book.points_of("rep") == ()


def test_points_are_for_full_units_of_the_company_currency() -> None:
    body = '[[points]]\nmetric = "bookings"\npoints = 10\nper = 10000\nmost = 300\n'
    (rule,) = rules(body).book.points_of("")
    assert (rule.points, rule.per, rule.most) == (10, 1_000_000, 300)
    (yen,) = read_rules(HEAD.replace("CNY", "JPY") + body, "rules.toml").book.points_of("")
    assert yen.per == 10_000


def test_rates_are_exact() -> None:
    found = rules(
        '[[rates]]\ncurrency = "SGD"\nsince = 2026-10-01\nrate = "5.35"\n[[rates]]\ncurrency = "JPY"\nsince = 2026-10-01\nrate = 0.047\n'
    )
    assert found.book.rates == (
        Rate("SGD", date(2026, 10, 1), Decimal("5.35")),
        Rate("JPY", date(2026, 10, 1), Decimal("0.047")),
    )


def test_thresholds_are_the_usual_ones_unless_set() -> None:
    assert (rules("").book.thresholds.old_days, rules("").book.thresholds.times_usual) == (14, 5)
    assert rules("[thresholds]\nold_days = 7\n").book.thresholds.old_days == 7


def test_the_company_says_how_its_weeks_years_and_days_go() -> None:
    keys = (
        'week_start = "sunday"\nyear_start = 4\nweekend = "alternate"\nshort_week = 2026-11-02\nworkdays = [2026-11-28]\n'
        'days_off = [2026-12-24]\nquiet = "21:00-08:00"\nsigned_is_collected = true\nanonymous = false\nwinners = 1\n'
    )
    home = rules(keys).organization
    assert (home.week_start, home.year_start, home.weekend, home.short_week) == (
        "sunday",
        4,
        "alternate",
        date(2026, 11, 2),
    )
    assert (home.workdays, home.days_off) == ((date(2026, 11, 28),), (date(2026, 12, 24),))
    assert home.quiet == (time(21), time(8))
    assert (home.signed_is_collected, home.anonymous, home.winners) == (True, False, 1)


@pytest.mark.parametrize(
    ("written", "roll", "of", "origin"),
    [
        ('roll = "last"', "last", (), "report"),
        ('roll = "mean"\nscale = 1', "mean", (), "report"),
        ('roll = "ratio"\nof = ["signed", "visits"]\nshare = true', "ratio", ("signed", "visits"), "metrics"),
        ('roll = "distinct"\nof = ["visits"]', "distinct", ("visits",), "metrics"),
        ('roll = "distinct"', "distinct", (), "report"),
    ],
)
def test_every_roll_up_can_be_a_metric_of_ones_own(written: str, roll: str, of: tuple[str, ...], origin: str) -> None:
    (own,) = rules(f'[[metrics]]\nkey = "mine"\nnames = ["我的指标"]\n{written}\n').metrics
    assert (own.roll, own.of, own.origin) == (roll, of, origin)
    assert own in with_own((own,))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (CARD, "[[scorecards]] #1: lines is missing"),
        (CARD + "lines = []\n", "has no parts, or more than 20"),
        (CARD + "lines = 3\n", "is not a list of tables"),
        (CARD + lines('metric = "visits"'), "weight is missing; for example: weight = 60"),
        (CARD + lines('metric = "visit", weight = 100'), 'metric = "visit" is not a metric; did you mean "visits"?'),
        (
            CARD + lines('metric = "visits", weight = 60', 'metric = "calls", weight = 30'),
            "weights of 60 + 30 = 90; make them add up to 100",
        ),
        (CARD + lines('metric = "visits", weight = 60', 'metric = "visits", weight = 40'), 'name "visits" twice'),
        (CARD + lines('metric = "visits", weight = 100, target = 0'), "target = 0 is nought"),
        (CARD + lines('metric = "visits", weight = 100, target = 1.5'), "target = 1.5 is not a whole number"),
        (CARD + lines('metric = "conversion", weight = 100, target = 1.555'), "has too many decimals"),
        (CARD + lines('metric = "bookings", weight = 100, target = 0.001'), "is finer than money"),
        (
            CARD + lines('metric = "visits", weight = 100, cap = 90'),
            "cap = 90 is not a whole number from 100 to 1000",
        ),
        ((CARD + lines('metric = "visits", weight = 100')) * 2, "has two scorecards; keep one"),
        ('[[points]]\nmetric = "cycle_days"\npoints = 1\n', "is better when lower"),
        ('[[points]]\nmetric = "visits"\npoints = 1\n' * 2, "gives points twice"),
        ('[[rates]]\ncurrency = "CNY"\nsince = 2026-10-01\nrate = 1\n', "is the organization's own"),
        ('[[rates]]\ncurrency = "SGD"\nsince = 2026-10-01\nrate = 5\n' * 2, "has two rates for SGD"),
        ('[[rates]]\ncurrency = "SGD"\nsince = 2026-10-01\nrate = 0\n', "rate = 0 is not a rate above 0"),
        ('[[rates]]\ncurrency = "SGD"\nsince = 2026-10-01\nrate = "5,35"\n', "is not a number"),
        ('[[metrics]]\nkey = "r"\nnames = ["比"]\nroll = "ratio"\nof = ["visits"]\n', "is not two metrics"),
        ('[[metrics]]\nkey = "r"\nnames = ["比"]\nroll = "ratio"\n', "is not two metrics"),
        ('[[metrics]]\nkey = "r"\nnames = ["比"]\nof = ["visits"]\n', "is only for a ratio or distinct customers"),
        (
            '[[metrics]]\nkey = "r"\nnames = ["比"]\nroll = "distinct"\nof = ["visits", "calls"]\n',
            "names several metrics",
        ),
        (
            '[[metrics]]\nkey = "r"\nnames = ["比"]\nroll = "ratio"\nof = ["visit", "calls"]\n',
            'did you mean "visits"?',
        ),
        (
            '[[metrics]]\nkey = "r"\nnames = ["比"]\nroll = "ratio"\nof = ["visits", "conversion"]\n',
            "is not a sum or a count",
        ),
        ('[[metrics]]\nkey = "r"\nnames = ["比"]\nshare = true\n', "is only for a ratio"),
        ('[[metrics]]\nkey = "r"\nnames = ["比"]\nmoney = true\nscale = 1\n', "is not for money or shares"),
        (
            '[[metrics]]\nkey = "r"\nnames = ["比"]\nroll = "ratio"\nmoney = true\nof = ["visits", "calls"]\n',
            "is no money",
        ),
        (WANG + 'mentor = "wang"\n', "is not another member"),
        (WANG + LI + 'mentor = "wan"\n', 'did you mean "wang"?'),
        ("[thresholds]\nold_days = 0\n", "old_days = 0 is not a whole number from 1 to 366"),
        ("[[thresholds]]\n", "its heading is [thresholds]"),
    ],
)
def test_what_cannot_be_is_refused_with_its_remedy(body: str, told: str) -> None:
    with pytest.raises(RulesError) as caught:
        rules(body)
    assert told in str(caught.value)
    assert re.match(r"rules.toml, (line \d+, )?(\[|thresholds)", str(caught.value))


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ('weekend = "alternate"\n', "needs short_week"),
        ("workdays = [2026-11-28]\ndays_off = [2026-11-28]\n", "names 2026-11-28, which is among workdays, too"),
        ("year_start = 13\n", "is not a whole number from 1 to 12"),
        ('quiet = "21:00"\n', 'write it like "21:00-08:00"'),
        ('quiet = "08:00-08:00"\n', "lasts the whole day or not at all"),
        ('quiet = "25:00-08:00"\n', "is not a stretch of time"),
    ],
)
def test_a_calendar_that_contradicts_itself_is_refused(keys: str, told: str) -> None:
    with pytest.raises(RulesError, match=re.escape(told)):
        rules(keys)


def test_a_mentor_may_stand_further_down() -> None:
    assert rules(WANG + 'mentor = "li"\n' + LI).members[0].mentor == "li"
