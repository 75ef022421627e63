"""Which function sketches which kind of chart; a new chart is one file and its line here."""

from collections.abc import Callable

from charts import contest, funnel, leaderboard, month, poster, progress
from charts.sketch import Sketch

SKETCHES: dict[str, Callable[[object], Sketch]] = {
    "leaderboard": leaderboard.sketch,
    "contest": contest.sketch,
    "progress": progress.sketch,
    "funnel": funnel.sketch,
    "month": month.sketch,
    "poster": poster.sketch,
}
