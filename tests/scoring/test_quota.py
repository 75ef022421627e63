"""From what is missing to actions: average deal, conversion of each step, days left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.quota import Plan, Quota, Rate, Step, quota, rate_of

OWN = {"leads": 100, "intents": 50, "signed": 20, "bookings": 800_000, "visits": 65, "quotes": 30}
TEAM = {"leads": 400, "intents": 100, "signed": 50, "bookings": 3_000_000, "visits": 100, "quotes": 100}
NONE: dict[str, int] = {}


def test_a_gap_becomes_deals_intents_leads_and_the_actions_around_them() -> None:
    """160,000 short, 8 workdays left. 800,000 ÷ 20 = 40,000 a deal: 4 deals. 4 × 50 ÷ 20 = 10 intents;
    10 × 100 ÷ 50 = 20 leads. 65 visits for 20 deals: 4 × 65 ÷ 20 = 13; 30 quotes: 6.
    A week is five of the eight days: 4 × 5 ÷ 8 = 2.5, so 3 deals; intents 7, leads 13, visits 9, quotes 4.
    A workday: 1 deal, 2 intents, 3 leads, 2 visits, 1 quote."""
    assert quota(160_000, 8, OWN, NONE, Plan()) == Quota(
        160_000,
        8,
        Rate(20, 800_000, "own"),
        (
            Step("signed", 4, 3, 1, Rate(20, 800_000, "own")),
            Step("intents", 10, 7, 2, Rate(50, 20, "own")),
            Step("leads", 20, 13, 3, Rate(100, 50, "own")),
            Step("visits", 13, 9, 2, Rate(65, 20, "own")),
            Step("quotes", 6, 4, 1, Rate(30, 20, "own")),
        ),
    )


def test_with_less_than_a_week_left_a_week_asks_for_no_more_than_the_whole() -> None:
    found = quota(160_000, 2, OWN, NONE, Plan())
    assert found
    assert [(step.total, step.per_week, step.per_day) for step in found.steps][:3] == [
        (4, 4, 2),
        (10, 10, 5),
        (20, 20, 10),
    ]


def test_every_step_is_rounded_up_before_the_next_is_made_of_it() -> None:
    """40,001 short at 40,000 a deal are 2 deals, 5 intents, 10 leads."""
    found = quota(40_001, 8, OWN, NONE, Plan())
    assert found
    assert [step.total for step in found.steps][:3] == [2, 5, 10]


@pytest.mark.parametrize(
    ("own", "rate"),
    [
        ({"leads": 20, "intents": 5}, Rate(20, 5, "own")),
        ({"leads": 19, "intents": 5}, Rate(400, 100, "team")),
        ({"leads": 20, "intents": 0}, Rate(400, 100, "team")),
        ({}, Rate(400, 100, "team")),
    ],
)
def test_ones_own_rate_needs_twenty_cases_and_a_result(own: dict[str, int], rate: Rate) -> None:
    assert rate_of("leads", "intents", own, TEAM, Plan()) == rate


def test_where_nobody_has_experience_the_rules_file_speaks() -> None:
    """An average deal of 50,000, four leads for an intent, three intents for a deal: 100,000 are 2 deals, 6, 24."""
    plan = Plan(50_000, (("leads", (4, 1)), ("intents", (3, 1)), ("visits", (5, 1))), (("leads", 20),))
    found = quota(100_000, 10, {"leads": 19, "intents": 10}, {"leads": 19, "intents": 10, "signed": 19}, plan)
    assert found
    assert found.average == Rate(1, 50_000, "rules")
    assert [(step.metric, step.total, step.rate) for step in found.steps] == [
        ("signed", 2, Rate(1, 50_000, "rules")),
        ("intents", 6, Rate(3, 1, "rules")),
        ("leads", 24, Rate(4, 1, "rules")),
        ("visits", 10, Rate(5, 1, "rules")),
    ]


def test_a_step_nobody_knows_ends_the_chain() -> None:
    """Intents are unknown: leads would have to be made of them. The visits go with the deals."""
    found = quota(160_000, 8, {key: OWN[key] for key in ("leads", "signed", "bookings", "visits")}, NONE, Plan())
    assert found
    assert [step.metric for step in found.steps] == ["signed", "visits"]


def test_without_history_the_plain_weekly_quota_holds() -> None:
    """Twenty new leads a week: 4 a workday, 32 in the eight days left."""
    assert quota(160_000, 8, NONE, NONE, Plan(weekly=(("leads", 20),))) == Quota(
        160_000, 8, None, (Step("leads", 32, 20, 4, None),)
    )
    alone = Plan(average=50_000, weekly=(("visits", 12),))  # deals alone are no action
    assert quota(160_000, 8, NONE, NONE, alone) == Quota(160_000, 8, None, (Step("visits", 20, 12, 3, None),))


@pytest.mark.parametrize(("gap", "days"), [(0, 8), (-5, 8), (100, 0), (100, -1)])
def test_nothing_missing_or_no_day_left_asks_for_nothing(gap: int, days: int) -> None:
    assert quota(gap, days, OWN, TEAM, Plan(weekly=(("leads", 20),))) is None


def test_the_smallest_gap_on_the_last_day_asks_for_one_deal() -> None:
    found = quota(1, 1, OWN, NONE, Plan())
    assert found
    assert [(step.metric, step.total) for step in found.steps][:3] == [("signed", 1), ("intents", 3), ("leads", 6)]


def test_nothing_to_base_it_on_is_said() -> None:
    assert quota(100, 8, NONE, NONE, Plan()) is None
    assert rate_of("leads", "intents", NONE, NONE, Plan()) is None


@given(st.integers(1, 10**9), st.integers(1, 250))
def test_a_larger_gap_never_asks_for_less_and_days_together_bring_it(gap: int, days: int) -> None:
    one, more = quota(gap, days, OWN, TEAM, Plan()), quota(gap + 12_345, days, OWN, TEAM, Plan())
    assert one
    assert more
    for step, other in zip(one.steps, more.steps, strict=True):
        assert step.total <= other.total
        assert step.per_day * days >= step.total
        assert step.per_week <= step.total
    assert one.steps[0].total * OWN["bookings"] >= gap * OWN["signed"]


@given(st.integers(1, 10**9), st.integers(2, 100))
def test_twice_the_experience_at_the_same_rates_changes_nothing(gap: int, factor: int) -> None:
    many = {metric: count * factor for metric, count in OWN.items()}
    one, other = quota(gap, 8, OWN, NONE, Plan()), quota(gap, 8, many, NONE, Plan())
    assert one
    assert other
    assert [step.total for step in one.steps] == [step.total for step in other.steps]
