"""What happens to a PK on its way, told in the rooms: cancelled, longer, somebody leaves, a slogan."""

from cards.contest import sides_of
from cards.pk import lead_line, left_line
from cards.thermometer import thermometer
from chat.reply import Line, Picture, Reply, says
from language.text import At, Day, text
from scoring.bout import Bout
from scoring.people import Organization


def cancelled_card(bout: Bout, name: str, reason: str) -> Reply:
    """To the rooms: it is off."""
    return says(
        text("🚫 The PK {sides} is cancelled by {name}.", sides=sides_of(bout.contest), name=name),
        text("Reason: {reason}", reason=reason),
    )


def extended_card(bout: Bout, name: str, reason: str) -> Reply:
    """To the rooms: it lasts longer, by rules with a new digest."""
    return says(
        text("⏳ The PK {sides} goes on to {day}.", sides=sides_of(bout.contest), day=Day(bout.contest.last)),
        text("By {name}: {reason}", name=name, reason=reason),
        *((text("The rules are frozen anew ({digest}).", digest=bout.digest),) if bout.digest else ()),
    )


def withdrawn_card(bout: Bout, member: str, name: str, reason: str) -> Reply:
    """To the rooms: somebody leaves early."""
    return says(
        text("{member} leaves the PK {sides} from tomorrow.", member=member, sides=sides_of(bout.contest)),
        text(
            "What was done until then counts; the days to come do not divide. By {name}: {reason}",
            name=name,
            reason=reason,
        ),
    )


def slogan_card(bout: Bout, side: str, slogan: str, home: Organization, now: At, *, first: bool) -> Reply:
    """应战: to the rooms; a side's `first` call with the sides and their slogans as a picture."""
    line = Line(text("🔥 {side}: “{slogan}”", side=side, slogan=slogan), strong=True)
    if not first:
        return Reply((line,))
    begun = any(part.actual for one in bout.results for part in one.score.parts)
    verdict = lead_line(bout, home) if begun else text("Who will it be?")
    left = left_line(bout)
    chart = thermometer(bout, home, "running" if begun else "declared", verdict, [left], now)
    return Reply((line, Picture(chart, (Line(left),))))
