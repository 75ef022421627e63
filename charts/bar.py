"""A bar from zero with an upright mark at the target, and a small line of days."""

from charts.pen import Pen

OVER = 0.38  # of the bar's height that the mark stands out above and below


def draw_bar(
    pen: Pen, filled: float, mark: float | None, left: float, wide: float, middle: float, high: float
) -> None:
    """Shares from 0 to 1 of `wide` px. The mark has a rim, so that it is seen on the bar too."""
    top = middle - high / 2
    radius = min(10, high / 2)
    pen.box(left, top, wide, high, pen.theme.track, radius)
    if filled:
        pen.box(left, top, max(wide * filled, high / 2), high, pen.theme.accent, radius)
    if mark is not None:
        at, over = left + wide * mark, max(high * OVER, 5)
        pen.box(at - 4, top - over - 2, 8, high + 2 * over + 4, pen.theme.card, radius=4)
        pen.box(at - 2, top - over, 4, high + 2 * over, pen.theme.ink, radius=2)


def draw_spark(pen: Pen, days: tuple[float, ...], left: float, wide: float, middle: float, high: float) -> None:
    """A line from the first to the last day between its own lowest and highest value, the last day marked."""
    if len(days) < 2:
        return
    low, span = min(days), max(days) - min(days)
    step = wide / (len(days) - 1)
    foot = middle + high / 2
    points = [
        (left + step * index, foot - high * ((day - low) / span if span else 0.5)) for index, day in enumerate(days)
    ]
    pen.polygon([*points, (left + wide, foot + 2), (left, foot + 2)], pen.theme.accent, 0.12)
    pen.line(points, pen.theme.accent, 3)
    pen.circle(points[-1], 6.5, pen.theme.card)
    pen.circle(points[-1], 4.5, pen.theme.pill)
