"""Reminders asked for in words: kept for a moment when their author may be written to."""

from datetime import datetime
from zoneinfo import ZoneInfo

from cards.reminder import Item, refused
from chat.errors import Refusal
from handlers.command import Request
from language.text import At, text
from scoring.reminding import Wish, awake, hour_of, parted
from storage import reminders
from storage.reminders import Reminder

MOST_OPEN = 50


def kept(request: Request, wish: Wish) -> Item:
    """Keep one; Refusal when it does not say of what or when, or cannot be kept."""
    if wish.often:
        raise Refusal(*refused(text("I can remind you once, not again and again.")))
    if not wish.what:
        raise Refusal(*refused(text("Of what shall I remind you?")))
    if not wish.timed:
        raise Refusal(*refused(text("When shall I remind you?")))
    hour = hour_of(wish, local_now(request), request.own_days)
    if hour is None:
        raise Refusal(*refused(text("That moment is over, or more than a year away.")))
    if len(reminders.open_of(request.work, request.asker.id)) >= MOST_OPEN:
        raise Refusal(text("You have {n} open reminders; finish some first. “plan” lists them.", n=MOST_OPEN))
    at = awake(hour.at, request.organization.quiet_hours)
    found = reminders.add(request.work, request.asker.id, wish.what, at.date(), at, request.incoming.message)
    return Item(found.code, found.what, found.day, At(at), hour.off, At(hour.at) if at != hour.at else None)


def kept_of(request: Request) -> tuple[Item, ...]:
    """Those that a report asks for beside what it reports; what cannot be kept there is passed over."""
    if request.member is None:
        return ()
    found = []
    for wish in parted(request.incoming.text, request.today)[0]:
        try:
            found.append(kept(request, wish))
        except Refusal:
            continue
    return tuple(found)


def local_now(request: Request) -> datetime:
    """The asker's wall clock."""
    return request.now.astimezone(ZoneInfo(request.asker.zone))


def item_of(found: Reminder) -> Item:
    """A stored one as it is shown."""
    return Item(found.code, found.what, found.day, At(found.due_at) if found.due_at else None)
