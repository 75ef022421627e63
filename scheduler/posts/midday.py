"""midday: how a PK stands, told in the team's room when its lead has changed since the evening before."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from cards import pk as cards
from chat.reply import Delivery
from language.text import At, text
from scheduler.post import Moment, Post
from scoring.pk import winners
from storage import bouts, outbox, pks
from storage.pks import Pk
from storage.rooms import rooms_of


def run(moment: Moment) -> Sequence[Delivery]:
    """The contest whose lead changed; a post of this day on it is brought up to date instead, in place."""
    return list(_told(moment))[:1]


def _told(moment: Moment) -> Iterator[Delivery]:
    for pk in pks.live(moment.work):
        if moment.room is None or pk.state != "running" or moment.room not in rooms_of(pk, moment.directory):
            continue
        of_day = f"midday:{moment.team or 0}:{moment.today}:{pk.id}:"
        key, told = f"{of_day}{moment.slot:%H:%M}", outbox.first_key(moment.work, of_day)
        if told == key or not (told or _turned(moment, pk)):
            continue
        bout = bouts.bout(moment.work, pk, moment.today, moment.shared_days)
        card = cards.standing_card(bout, moment.organization, At(moment.work.now))
        if told:
            anew = cards.lead_card(bout, moment.organization)
            yield Delivery(moment.room.room, card, key, replaces=told, anew=anew)
        else:
            yield Delivery(moment.room.room, card, key)


def _turned(moment: Moment, pk: Pk) -> bool:
    """Whether others lead than at the end of the day before."""
    now = bouts.bout(moment.work, pk, moment.today, moment.shared_days)
    past = bouts.bout(moment.work, pk, moment.today - timedelta(days=1), moment.shared_days)
    return bool(winners(now.results)) and winners(now.results) != winners(past.results)


POST = Post(
    "midday",
    cadence="workdays 12:30",
    catch_up="skip",
    resend=False,
    run=run,
    label=text("midday PK line"),
    names=("midday line", "午间战报", "午間戰報", "午间播报", "午間播報", "午报", "午報"),
)
