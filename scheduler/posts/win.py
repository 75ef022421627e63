"""win: a signed deal is told to the team, a minute after it was recorded."""

from collections.abc import Sequence

from cards.win import win_card
from chat.reply import Delivery
from language.text import text
from scheduler.post import Moment, Post
from scoring.deal import Stage
from storage import deals, ledger, progress


def run(moment: Moment) -> Sequence[Delivery]:
    """Tell it, unless it was taken back meanwhile or the team has no room."""
    entry = ledger.entry(moment.work, int(moment.subject))
    signed = [event for event in entry.events if event.stage is Stage.SIGNED and event.money] if entry else []
    if not signed or moment.room is None:
        return []
    member = moment.organization.members[signed[0].member]
    where = progress.of_team(moment.work, moment.team, moment.today, moment.is_workday)
    first = deals.signed_before(moment.work, member.id, signed[0].entry) == 0
    card = win_card(member.name, signed, where, moment.organization, first=first)
    return [Delivery(moment.room.room, card, moment.key)]


POST = Post("win", text("win announcement"), cadence="", catch_up="all", resend=True, run=run)
