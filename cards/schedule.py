"""When the bot speaks by itself."""

from collections.abc import Mapping, Sequence

from cards.cadence import when
from chat.reply import Line, Reply, Table, says
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
    "overdue": text("overdue money"),
}
_SAID: Mapping[str, Text] = {"overdue": text("schedule overdue on"), "myday": text("schedule my day on")}
"""How a post is turned on that older companies do not have."""


def schedules_card(rows: Sequence[tuple[str, str, bool]], missing: Sequence[str] = ()) -> Reply:
    """Each post with its cadence, and whether it is on; and how one of the `missing` ones is turned on."""
    if not rows:
        return says(text("Nothing is scheduled yet; the rules file sets it up."))
    cells: list[tuple[Arg, ...]] = [
        (_POSTS.get(post, post), when(cadence), text("on") if on else text("off")) for post, cadence, on in rows
    ]
    table = Table((text("post"), text("when"), text("state")), tuple(cells))
    first = next((post for post in _SAID if post in missing), None)
    if first is None:
        return Reply((table,))
    return Reply((table, Line(text("Not set up yet: {post}. Say “{how}”.", post=_POSTS[first], how=_SAID[first]))))


def schedule_changed(post: str, cadence: str, *, on: bool) -> Reply:
    """What a post is from now on."""
    state = text("on") if on else text("off")
    line = text("✅ {post}: {when}, {state}", post=_POSTS.get(post, post), when=when(cadence), state=state)
    return Reply((Line(line, strong=True), Line(text("It holds from today and is kept as a version of the rules."))))
