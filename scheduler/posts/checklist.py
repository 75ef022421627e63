"""checklist: a new lead's first steps, shown once, then ticked off as they are done; silent when nothing changed."""

from collections.abc import Sequence

from cards.guide import checklist, ticked
from chat.reply import Delivery
from scheduler.post import Moment, Post
from scoring.first_steps import STEPS, rivals
from storage import guides


def run(moment: Moment) -> Sequence[Delivery]:
    """The whole list the first time; later it is edited where it stands, or what is new is said."""
    member = moment.organization.members.get(int(moment.subject)) if moment.subject.isdigit() else None
    person = moment.directory.person_of(member.id) if member else None
    guide = guides.of(moment.work, member.id) if member else None
    if member is None or person is None or guide is None:
        return []
    steps = guides.first_steps(moment.work, member, moment.today)
    fresh = tuple(
        step for step, mark in zip(STEPS, guide.state or "0000", strict=True) if mark == "0" and step in steps.done
    )
    if guide.state and not fresh:
        return []
    team = moment.organization.teams[member.team].name if member.team is not None else ""
    two = rivals(moment.organization, member, moment.today)
    key = f"{moment.key}:{steps.marks}"
    guides.shown(moment.work, guide, steps.marks, guide.head or key)
    if not guide.head:
        return [Delivery(person, checklist(steps, team, two), key, private=True)]
    anew = ticked(fresh, steps, team, two)
    return [Delivery(person, checklist(steps, team, two), key, private=True, replaces=guide.head, anew=anew)]


POST = Post("checklist", catch_up="latest", resend=False, run=run)
