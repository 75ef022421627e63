"""A location that was sent: which visit it stands behind, and for how long it is kept."""

from collections.abc import Sequence
from datetime import date

from cards.entry import listed
from chat.reply import Line, Reply
from language.text import At, Text, text
from scoring.activity import Activity
from scoring.deal import DealEvent
from scoring.evidence import Whereabouts
from scoring.people import Organization


def noted(rows: Sequence[Activity | DealEvent], home: Organization, today: date, days: int) -> Reply:
    """To who sent it; without rows the visit is still to come."""
    if rows:
        what = listed(rows, home, today)
        first = text("📍 Noted. It stands behind {what}, #{code}.", what=what, code=rows[0].code)
    else:
        first = text("📍 Noted. Report the visit within 30 minutes, and it stands behind it.")
    return Reply((Line(first), Line(text("I keep it to about 1 km, for {n} days.", n=days))))


def unkept() -> Reply:
    """Where the company keeps no locations."""
    return Reply((Line(text("Locations are not kept in this company. Please write what you did.")),))


def line(place: Whereabouts) -> Text:
    """In `why`: when it was sent, and where that was."""
    where = (_degrees(place.north), _degrees(place.east))
    return text(
        "📍 Location sent {at}, about 1 km around {north}, {east}.", at=At(place.at), north=where[0], east=where[1]
    )


def _degrees(hundredths: int) -> str:
    """-1.5 as -1.50: with its sign before whole degrees, two places behind."""
    sign, size = "-" if hundredths < 0 else "", abs(hundredths)
    return f"{sign}{size // 100}.{size % 100:02d}"
