"""move: a change of team takes effect on its day; the member and whoever ordered it are told."""

from collections.abc import Sequence

from cards.moving import made
from chat.reply import Delivery
from scheduler.post import Moment, Post
from storage import moves


def run(moment: Moment) -> Sequence[Delivery]:
    """Made once; of somebody who has left meanwhile, or whose team is gone, nothing is made."""
    found = moves.by_id(moment.work, int(moment.subject)) if moment.subject.isdigit() else None
    if found is None or found.state != "waiting":
        return []
    home = moment.organization
    member = home.members.get(found.member)
    if member is None or not member.active(moment.today) or found.team not in home.teams:
        moves.settle(moment.work, found, "dropped")
        return []
    moves.settle(moment.work, found, "done")
    moves.make(moment.work, home, member, found.team, found.by)
    card = made(member.name, home.team_name(member.team), home.team_name(found.team))
    persons = (moment.directory.person_of(number) for number in dict.fromkeys((member.id, found.by)))
    return [
        Delivery(one, card, f"{moment.key}:{one.platform}:{one.id}", private=True)
        for one in persons
        if one is not None
    ]


POST = Post("move", catch_up="all", resend=False, run=run)
