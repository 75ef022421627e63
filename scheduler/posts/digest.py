"""digest: the lead's summary of the evening, for the lead alone: each rep's line, blockers, who is missing or off."""

from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from cards.digest import Digest, digest_card
from chat.reply import Delivery
from language.text import text
from scheduler.post import Moment, Post
from scoring.people import Member, Role
from scoring.period import period_of
from storage import reminders, totals
from storage.unreported import unreported

FARTHEST = timedelta(days=14)
"""How long a holiday is looked back over, at most."""


def run(moment: Moment) -> Sequence[Delivery]:
    """To each lead of the team; silence on a day on which nobody owed anything."""
    home, work, today = moment.organization, moment.work, moment.today
    everyone = home.crew(moment.team, today)
    crew = [member for member in everyone if member.role is Role.REP]
    found = unreported(work, [member for member in crew if moment.days_of(member)(today)], today)
    if not crew or moment.room is None:
        return []
    metrics = [metric for metric in home.metrics if metric.roll in ("sum", "count")]
    sums = totals.table(work, period_of("day", today), [metric.key for metric in metrics])
    done = {
        member: tuple((metric, amount) for metric in metrics if (amount := sums.get((member.id, metric.key), 0)))
        for member in everyone
    }
    digest = Digest(
        team=home.team_name(moment.team),
        day=today,
        done={member: done[member] for member in crew if done[member]},
        missing=found.missing,
        away=found.away,
        late=moment.late,
        blockers=_blockers(moment, crew),
        led={member: amounts for member, amounts in done.items() if amounts and member not in crew},
    )
    card = digest_card(digest, home)
    leads = home.leads_of(moment.team)
    persons = [moment.directory.person_of(lead.id, moment.room.room.platform) for lead in leads]
    return [Delivery(person, card, f"{moment.key}:{person.id}", private=True) for person in persons if person]


def _blockers(moment: Moment, crew: Sequence[Member]) -> tuple[tuple[Member, str], ...]:
    """What has been in a rep's way since the digest of the workday before, in the crew's order."""
    since = moment.slot - timedelta(days=1)
    while not moment.team_days(since.date()) and moment.slot - since < FARTHEST:
        since -= timedelta(days=1)
    zone = ZoneInfo(moment.organization.zone)
    noted = reminders.blockers_since(moment.work, [member.id for member in crew], since.replace(tzinfo=zone))
    return tuple((member, words) for member in crew for whose, words in noted if whose == member.id)


POST = Post(
    "digest",
    cadence="workdays 20:05",
    catch_up="latest",
    resend=False,
    run=run,
    label=text("lead's digest"),
    names=("日结", "日結"),
    founding=True,
)
