"""What a percentile of measured times is."""

from bench.timing import quantile


def test_the_99th_percentile_is_the_least_value_that_99_of_100_do_not_exceed() -> None:
    assert quantile(range(1, 101), 0.99) == 99
    assert quantile(range(201), 0.99) == 198
    assert quantile([3, 1, 2], 0.5) == 2
    assert quantile([7], 0.99) == 7
