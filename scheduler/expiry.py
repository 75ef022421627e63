"""What ends by itself: open questions nobody answered, and the texts of old messages."""

from datetime import datetime, timedelta

from cards import question as cards
from chat.reply import Delivery
from language.text import At
from storage import drafts, imports, inbox, outbox, places, reminders
from storage.outbox import Lane
from storage.people import directory
from storage.store import Store

TEXTS_STAY = timedelta(days=30)


def expire(store: Store, now: datetime) -> list[Lane]:
    """Close questions whose time is over and tell their authors; the lanes that are ours to send."""
    with store.look(now) as look:
        over = drafts.expired(look)
    if not over:
        return []
    with store.work(now) as work:
        people = directory(work)
        said = []
        for member in {draft.member: None for draft in over}:
            own = [draft for draft in over if draft.member == member]
            for draft in own:
                drafts.settle(work, draft, "expired")
            person = people.person_of(member)
            if person:
                card = cards.expired([draft.question for draft in own], At(own[-1].expires_at))
                said.append(Delivery(person, card, f"expired:{own[-1].id}", private=True))
        return outbox.send(work, said)


def forget_texts(store: Store, now: datetime) -> int:
    """Empty the texts of messages and deliveries older than 30 days; how many.

    What was in somebody's way and sheets without a yes go as well, and places after their own days.
    """
    with store.work(now) as work:
        imports.forget(work)
        places.forget(work)
        reminders.forget_blockers(work, now - TEXTS_STAY)
        return inbox.forget_texts(work, now - TEXTS_STAY) + outbox.forget_texts(work, now - TEXTS_STAY)
