"""correction: a win that was told and taken back or changed since is put right, in place where that goes."""

from collections.abc import Sequence

from cards.win import changed_card, withdrawn_card
from chat.reply import Delivery
from scheduler.post import Moment, Post
from scheduler.posts.win import card, largest, signing
from storage import announcements, ledger


def run(moment: Moment) -> Sequence[Delivery]:
    """The message as it holds now; where it cannot be edited, one line on what changed."""
    work, number = moment.work, int(moment.subject.partition(":")[0])
    head = announcements.head_of(work, number)
    if head is None or moment.room is None:
        return []
    told = announcements.entries(work, head, moment.team)
    top = largest(moment)
    holding = {entry: one for entry in told if (one := signing(moment, entry, top))}
    changed = holding.get(number)
    gone = [] if changed else [_author(moment, number)]
    left = card(moment, list(holding.values())) if holding else None
    anew = (
        changed_card([changed], moment.organization.wins_shown(moment.team))
        if changed
        else withdrawn_card(gone, None)
    )
    reply = left if changed and left else withdrawn_card(gone, left)
    return [Delivery(moment.room.room, reply, moment.key, replaces=head, anew=anew)]


def _author(moment: Moment, entry: int) -> str:
    """Who had signed it."""
    found = ledger.entry(moment.work, entry)
    return moment.organization.members[found.member].name if found else ""


POST = Post("correction", catch_up="all", resend=True, run=run)
