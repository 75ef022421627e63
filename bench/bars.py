"""pyplot's plainest bar chart of 15 people, as large as ours: one for each line on standard input."""

import sys

import matplotlib as mpl

mpl.use("Agg")

from matplotlib import pyplot


def draw(path: str) -> None:
    """Bars with names, fitted and saved as PNG of 1,200 × 1,600."""
    figure, axes = pyplot.subplots(figsize=(6, 8), dpi=200)
    names = [f"Member {number}" for number in range(15)]
    axes.barh(names, [1000 - 60 * number for number in range(15)])
    axes.set_title("Bookings")
    figure.tight_layout()
    figure.savefig(path)
    pyplot.close(figure)


for _ in sys.stdin:
    draw(sys.argv[1])
    print("drawn", flush=True)
