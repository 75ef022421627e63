"""win: a signed deal is told to the team a minute after it was recorded; several within two minutes are one."""

from collections.abc import Sequence
from datetime import timedelta

from cards.win import MOST_DRAWN, Signing, Team, win_card
from chat.reply import Delivery, Reply
from language.text import At
from scheduler.post import Moment, Post
from scoring.deal import Stage
from storage import announcements, deals, imports, ledger, progress

TOGETHER = timedelta(minutes=2)
"""How long others may join; a dozen at most, for each that joins is told with all before it."""
ENOUGH = 4
"""Deals in the month before one of them is called the largest."""


def run(moment: Moment) -> Sequence[Delivery]:
    """Tell it, unless it was taken back meanwhile or the team has no room; soon after another one, with that one."""
    number, work = int(moment.subject), moment.work
    top = largest(moment)
    new = signing(moment, number, top)
    if new is None or moment.room is None:
        return []
    head = announcements.running(work, moment.team, work.now - TOGETHER, MOST_DRAWN)
    before = announcements.entries(work, head, moment.team) if head else []
    announcements.add(work, number, moment.team, head or moment.key)
    told = [one for entry in before if (one := signing(moment, entry, top))]
    if head is None or not told:
        return [Delivery(moment.room.room, card(moment, [new]), moment.key)]
    every = card(moment, [*told, new])
    return [Delivery(moment.room.room, every, moment.key, replaces=head, anew=card(moment, [new]))]


def signing(moment: Moment, entry: int, top: int | None) -> Signing | None:
    """What an entry signed and still holds; None when nothing does. `top`: the largest deal event of the month."""
    found = ledger.entry(moment.work, entry)
    signed = [event for event in found.events if event.stage is Stage.SIGNED and event.money] if found else []
    if not signed:
        return None
    member = moment.organization.members[signed[0].member]
    sold = deals.signed_before(moment.work, member.id, entry) or member.id in imports.sold_before(moment.work)
    return Signing(
        member.name,
        tuple(signed),
        first=not sold,
        largest=any(event.id == top for event in signed),
        member=member.id,
    )


def largest(moment: Moment) -> int | None:
    """The event of the company's largest deal of the month; None while there are few."""
    home = moment.organization
    month = home.period("month", moment.today)
    top = deals.biggest_signed(moment.work, month, frozenset(home.teams), ENOUGH)
    return top[0].id if len(top) == ENOUGH else None


def card(moment: Moment, signings: Sequence[Signing]) -> Reply:
    """What is said of them, and what they do to the team's month."""
    where = progress.of_team(moment.work, moment.team, moment.today, moment.team_days)
    return win_card(signings, Team(moment.team, moment.today, where), moment.organization, At(moment.work.now))


POST = Post("win", catch_up="all", resend=True, run=run)
