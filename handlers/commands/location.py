"""location: where somebody is, as evidence for the visit that they report within half an hour."""

from cards import location as cards
from chat.errors import Refusal
from chat.reply import Reply
from handlers.command import Command, Request
from language.text import text
from scoring.evidence import is_visit
from scoring.people import Role
from scoring.rights import Right
from storage import ledger, places


def run(request: Request) -> Reply:
    """Keep a location that was sent, coarse and for its days; tell which visit it stands behind."""
    spot = request.incoming.spot
    if spot is None:
        raise Refusal(text("Send me your location itself, within 30 minutes of the visit that it stands behind."))
    if spot.days == 0:
        return cards.unkept()
    metrics = [metric.key for metric in request.organization.metrics if is_visit(metric)]
    at = request.incoming.sent_at
    number = places.visit_of(request.work, request.asker.id, at, metrics)
    places.add(request.work, request.asker.id, spot, at)
    visit = ledger.entry(request.work, number) if number is not None else None
    return cards.noted(visit.rows if visit else (), request.organization, request.today, spot.days)


COMMAND = Command(
    name="location",
    names=("位置", "定位"),
    help=text("A location that you send stands behind the visit you report within 30 minutes."),
    example=text("location"),
    run=run,
    right=Right(Role.REP, "private"),
    shown=False,
)
