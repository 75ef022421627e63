"""receivable: the holder of a deal is reminded of money three days before it is due, on the day, weekly after it."""

from collections.abc import Sequence

from cards.receivable import reminder_card
from chat.reply import Delivery
from scheduler.post import Moment, Post
from scoring.instalments import again
from scoring.pipeline import Owed
from storage import dues, instalments, leaves, pipeline
from storage.instalments import Kept


def run(moment: Moment) -> Sequence[Delivery]:
    """To the holder alone; silence once it is paid, put off, cancelled. Who is off hears of it when they are back."""
    number, _, kind = moment.subject.partition(":")
    kept = instalments.by_id(moment.work, int(number)) if number.isdigit() else None
    one = _owed(moment, kept) if kept and kept.holds else None
    if kept is None or one is None:
        return []
    if one.deal.holder in leaves.off(moment.work, moment.today):
        following = dues.tomorrow(moment.today, moment.team_days)
        dues.appoint(moment.work, kept, "on" if kind == "on" else "over", following)
        return []
    if kind != "before":
        dues.appoint(moment.work, kept, "over", again(moment.today, moment.team_days))
    person = moment.directory.person_of(one.deal.holder)
    card = reminder_card(one, moment.today, moment.team_days)
    return [Delivery(person, card, f"{moment.key}:{moment.today}", private=True)] if person else []


def _owed(moment: Moment, kept: Kept) -> Owed | None:
    """What is open of the part; None when nothing is."""
    deal = pipeline.deal(moment.work, kept.deal)
    parts = deal.dues if deal else ()
    due = next((due for due in parts if due.instalment and due.instalment.id == kept.instalment.id), None)
    return Owed(deal, due, kept.code) if deal and due and due.open else None


POST = Post(dues.POST, catch_up="all", resend=True, run=run)
