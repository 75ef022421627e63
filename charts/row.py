"""The leaderboard's value: its rows as they come in."""

from dataclasses import dataclass

from charts.value import BadChartError, fields, read_whole

MOST_ROWS = 50
MOST_POINTS = 60  # of a spark line


@dataclass(frozen=True, slots=True)
class Row:
    """One person. `filled` and `mark` are shares of the bar from 0 to 1."""

    place: int
    name: str
    value: str
    team: str
    note: str
    change: int | None
    filled: float
    mark: float | None
    spark: tuple[float, ...]
    avatar: str
    badge: str


def read_row(value: object, path: str) -> Row:
    """An entry of the rows. BadChartError if a field has the wrong shape."""
    given = fields(value, path)
    place = given.whole("place")
    if place is None or place < 1:
        raise BadChartError(f"{path}.place must be 1 or more")
    return Row(
        place=place,
        name=given.text("name"),
        value=given.text("value"),
        team=given.text("team"),
        note=given.text("note"),
        change=given.whole("change"),
        filled=given.share("filled") or 0,
        mark=given.share("mark"),
        spark=given.each("spark", MOST_POINTS, read_whole),
        avatar=given.text("avatar"),
        badge=given.text("badge"),
    )
