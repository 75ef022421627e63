"""weekly: last week in the team's room: the funnel with what changed, the three biggest wins, who improved most."""

from collections.abc import Sequence
from datetime import date, timedelta

from cards.weekly import Deed, Week, weekly_card
from chat.reply import Delivery
from language.text import At, text
from scheduler.post import Moment, Post
from scoring.funnel import funnel
from scoring.improvement import improvements
from scoring.period import Period, before
from storage import deals, funnels, progress, totals

ENDED = timedelta(days=3)
"""The week that is told: on Monday the one that ended, on Friday the one that ends."""
MOST_CASES = 3


def run(moment: Moment) -> Sequence[Delivery]:
    """Silence after a week in which nothing happened."""
    if moment.room is None:
        return []
    home, work = moment.organization, moment.work
    week = home.period("week", moment.today - ENDED)
    inside = home.within(moment.team)
    flow = funnel(funnels.firsts(work, inside), week, before(week))
    metrics = [metric for metric in home.metrics if metric.roll in ("sum", "count")]
    keys = [metric.key for metric in metrics]
    now, past = totals.table(work, week, keys, inside), totals.table(work, before(week), keys, inside)
    if not any(now.values()):
        return []
    shown = home.wins_shown(moment.team)
    biggest = deals.biggest_signed(work, week, inside, MOST_CASES)
    begun = deals.begun(work, [event.deal for event in biggest])
    cases = tuple(
        Deed(
            home.members[event.member].name,
            event.customer if shown == "full" else "",
            event.money,
            (event.day - begun[event.deal]).days or None,
        )
        for event in biggest
        if event.money and shown != "name"
    )
    told = Week(
        team=home.team_name(moment.team),
        period=week,
        metrics=tuple(metrics),
        now=totals.by_metric(now),
        before=totals.by_metric(past),
        cases=cases,
        climber=_climber(moment, now, past),
        coming=_coming(moment, week),
        progress=progress.of_team(work, moment.team, moment.today, moment.team_days),
        late=moment.late,
    )
    return [Delivery(moment.room.room, weekly_card(told, flow, home, At(work.now)), moment.key)]


def _coming(moment: Moment, week: Period) -> tuple[int, date] | None:
    """The workdays still to come in the week after, as far as they are in this month: how many, and the last."""
    home = moment.organization
    month, after = home.period("month", moment.today), home.period("week", week.last + timedelta(days=1))
    every = (max(after.start, moment.today) + timedelta(days=n) for n in range(7))
    days = [day for day in every if day in after and day in month and moment.team_days(day)]
    return (len(days), days[-1]) if days else None


def _climber(
    moment: Moment, now: dict[tuple[int, str], int], past: dict[tuple[int, str], int]
) -> tuple[str, int, int] | None:
    """Who did most more actions than the week before: (name, before, now).

    Who stands as 匿名 on boards is not named here either.
    """
    home = moment.organization
    crew = [one.id for one in home.crew(moment.team, moment.today) if not (one.anonymous and home.anonymous)]
    best = next(iter(improvements(crew, past, now, home.metrics)), None)
    return (home.members[best.member].name, best.before, best.now) if best else None


POST = Post(
    "weekly",
    cadence="mon 09:30",
    catch_up="latest",
    resend=True,
    run=run,
    label=text("weekly review"),
    founding=True,
)
