"""Which function sketches which kind of chart; a new chart is one file and its line here."""

from collections.abc import Callable

from charts import leaderboard
from charts.sketch import Sketch

SKETCHES: dict[str, Callable[[object], Sketch]] = {"leaderboard": leaderboard.sketch}
