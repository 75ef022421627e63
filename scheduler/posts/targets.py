"""targets: each member is asked in private to confirm the month's targets that are new to them."""

from collections.abc import Sequence

from cards.confirmation import to_confirm
from chat.reply import Delivery
from language.text import text
from scheduler.post import Moment, Post
from scoring.period import period_of
from scoring.wanted import Target
from storage import confirmations, targets


def run(moment: Moment) -> Sequence[Delivery]:
    """To whoever has a target this month that they were not yet asked about."""
    month, home = period_of("month", moment.today), moment.organization
    board = targets.board(moment.work, "member", month.kind, month.start, moment.today)
    asked = confirmations.of_month(moment.work, month.start)
    said = []
    for member in home.crew(moment.team, moment.today):
        own = [target for (who, _), target in board.items() if who == member.id]
        known = asked[member.id].targets if member.id in asked else ()
        found = [(one, metric) for one in own if (metric := home.metric(one.metric))]
        person = moment.directory.person_of(member.id)
        if person is None or not found or {one.id for one, _ in found} <= set(known):
            continue
        code = confirmations.ask(moment.work, member.id, month.start, [one.id for one, _ in found])
        first = found[0][0]
        before = targets.versions(moment.work, "member", member.id, first.metric, month)
        earlier: tuple[Target, ...] = tuple(one for one in before if one.id < first.id)
        card = to_confirm(found, home, code, moment.today, earlier)
        said.append(Delivery(person, card, f"{moment.key}:{member.id}", private=True))
    return said


POST = Post(
    "targets",
    cadence="workdays 08:50",
    catch_up="latest",
    resend=True,
    run=run,
    label=text("targets to confirm"),
    founding=True,
)
