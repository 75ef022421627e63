"""The pace: in no stretch of a window's length goes more than it allows, whatever went before."""

from hypothesis import given
from hypothesis import strategies as st

from chat.pace import Window, remembered, wait

SLACK = (Window(1, 1),)
WECOM = (Window(25, 60), Window(900, 3600))


def test_without_windows_nothing_waits_and_nothing_is_remembered() -> None:
    assert wait([], (), 5) == 0
    assert wait([4, 5, 5], (), 5) == 0
    assert remembered([4, 5], (), 5) == []


def test_one_a_second_waits_for_the_rest_of_the_second() -> None:
    assert wait([10_000], SLACK, 10_000) == 1_000
    assert wait([10_000], SLACK, 10_400) == 600
    assert wait([10_000], SLACK, 11_000) == 0


def test_the_narrower_of_two_windows_counts_and_then_the_wider() -> None:
    both = (Window(2, 10), Window(3, 60))
    assert wait([0, 1_000], both, 2_000) == 8_000
    assert wait([0, 1_000, 10_000], both, 20_000) == 40_000


def test_a_clock_that_was_put_back_makes_it_wait_longer_and_never_shorter() -> None:
    assert wait([10_000], SLACK, 9_000) == 2_000


windows = st.lists(st.builds(Window, st.integers(1, 6), st.sampled_from([1.0, 5.0, 20.0])), min_size=1, max_size=3)


@given(windows, st.lists(st.integers(0, 7_000), max_size=60))
def test_no_stretch_holds_more_than_a_window_allows(pace: list[Window], pauses: list[int]) -> None:
    now, sent, gone = 0, list[int](), list[int]()
    for pause in pauses:
        now += pause
        now += wait(sent, pace, now)
        assert wait(sent, pace, now) == 0
        sent = remembered(sent, pace, now)
        gone.append(now)
    for most, seconds in pace:
        assert all(later - first >= seconds * 1000 for first, later in zip(gone, gone[most:], strict=False))
    assert len(sent) <= max(most for most, _ in pace)
