"""When the bot speaks by itself."""

from collections.abc import Sequence

from cards.cadence import when
from chat.reply import Line, Reply, Table, says
from language.text import Arg, Listing, Text, text


def schedules_card(
    rows: Sequence[tuple[Text | str, str, bool, tuple[str, ...]]], missing: Sequence[tuple[Text | str, Text]] = ()
) -> Reply:
    """Each post, by its label, with its cadence, whether it is on, and whose it is where several teams are shown.

    One of the `missing` comes behind, with how it is turned on.
    """
    if not rows:
        return says(text("Nothing is scheduled yet; the rules file sets it up."))
    named = any(teams for *_, teams in rows)
    cells: list[tuple[Arg, ...]] = [
        (post, when(cadence), text("on") if on else text("off"), *((Listing(teams),) if named else ()))
        for post, cadence, on, teams in rows
    ]
    header: tuple[Arg, ...] = (text("post"), text("when"), text("state"), *((text("team"),) if named else ()))
    table = Table(header, tuple(cells))
    more = [text("Not set up yet: {post}. Say “{how}”.", post=post, how=how) for post, how in missing[:1]]
    return Reply((table, *map(Line, more)))


def schedule_changed(post: Text | str, cadence: str, teams: tuple[str, ...] = (), *, on: bool) -> Reply:
    """What a post is from now on, and for which teams where several of them have it."""
    state = text("on") if on else text("off")
    line = text("✅ {post}: {when}, {state}", post=post, when=when(cadence), state=state)
    kept = text("It holds from today and is kept as a version of the rules.")
    whose = [Line(text("For {teams}.", teams=Listing(teams)))] if len(teams) > 1 else []
    return Reply((Line(line, strong=True), *whose, Line(kept)))
