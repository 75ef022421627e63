"""overdue: what customers owe and should have paid, by age, for the team's leads alone, once a week."""

from collections.abc import Sequence

from cards.receivable import overdue_card
from chat.reply import Delivery
from language.text import text
from scheduler.post import Moment, Post
from scoring.ageing import OVERDUE, aged
from storage.owed import owed


def run(moment: Moment) -> Sequence[Delivery]:
    """To each lead of the team; silence when nothing is overdue. Deals of who has left the team are not forgotten."""
    home, work, today = moment.organization, moment.work, moment.today
    inside = home.within(moment.team)
    crew = [one.id for one in home.members.values() if moment.team is None or one.team in inside]
    parts = aged(((one.due.due, one) for one in owed(work, crew, today)), today, moment.team_days)
    if moment.room is None or not any(parts[bucket] for bucket in OVERDUE):
        return []
    card = overdue_card(parts, home.team_name(moment.team), home, today, moment.team_days)
    persons = [moment.directory.person_of(lead.id, moment.room.room.platform) for lead in home.leads_of(moment.team)]
    return [Delivery(person, card, f"{moment.key}:{person.id}", private=True) for person in persons if person]


POST = Post(
    "overdue",
    cadence="mon 09:10",
    catch_up="latest",
    resend=True,
    run=run,
    label=text("overdue money"),
    names=("逾期款", "逾期", "逾期提醒"),
    founding=True,
    offer=text("schedule overdue on"),
)
