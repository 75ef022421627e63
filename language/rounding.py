"""Rounding of integers."""


def half_up(dividend: int, divisor: int) -> int:
    """Dividend ÷ divisor to the nearest integer, halves up; the divisor above 0. 7 ÷ 2 is 4, -7 ÷ 2 is -3."""
    return (2 * dividend + divisor) // (2 * divisor)
