"""What happens to a PK on its way, told in the rooms: cancelled, longer, somebody leaves, a slogan."""

from cards.contest import sides_of
from chat.reply import Reply, says
from language.text import Day, text
from scoring.bout import Bout


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


def slogan_card(side: str, slogan: str) -> Reply:
    """应战: to the rooms."""
    return says(text("🔥 {side}: “{slogan}”", side=side, slogan=slogan))
