"""When the bot speaks by itself."""

from collections.abc import Mapping, Sequence

from chat.reply import Reply, Table, says
from language.text import Arg, Text, text

_POSTS: Mapping[str, Text] = {
    "morning": text("morning briefing"),
    "midday": text("midday PK line"),
    "myday": text("my day"),
    "remind": text("evening reminder"),
    "digest": text("lead's digest"),
    "weekly": text("weekly review"),
    "monthly": text("monthly verdict"),
    "targets": text("new targets"),
}


def schedules_card(rows: Sequence[tuple[str, str, bool]]) -> Reply:
    """Each post with its cadence, and whether it is on."""
    if not rows:
        return says(text("Nothing is scheduled yet; the rules file sets it up."))
    cells: list[tuple[Arg, ...]] = [
        (_POSTS.get(post, post), cadence, text("on") if on else text("off")) for post, cadence, on in rows
    ]
    return Reply((Table((text("post"), text("when"), text("state")), tuple(cells)),))
