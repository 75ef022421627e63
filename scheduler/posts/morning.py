"""morning: the briefing in the team's room: one picture, five lines about what yesterday led to."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from cards.briefing import Briefing, briefing_card
from chat.reply import Delivery
from language.text import At, text
from scheduler.post import Moment, Post
from scoring.board import Board, arena
from scoring.bout import Bout
from scoring.contest import Side
from scoring.effect import DAYS, Effect, effect, news
from scoring.metric import Metric
from scoring.people import Organization
from scoring.period import period_of
from scoring.pk import winners
from storage import boards, bouts, deals, imports, leaves, pks, plans, progress, totals
from storage.late import late_of
from storage.rooms import rooms_of

TOLD = 7
"""Days back that a late report is told of; the week and the month count it in any case."""


def run(moment: Moment) -> Sequence[Delivery]:
    """What yesterday brought, what it led to, where the team stands, the leaderboard."""
    if moment.room is None:
        return []
    work, home = moment.work, moment.organization
    yesterday = _workdays_before(moment, 1)[0]
    where = progress.of_team(work, moment.team, moment.today, moment.team_days)
    wide = arena(home, moment.team, moment.today)
    board = _board(moment, where.main, wide)
    crew = {member.id for member in home.crew(moment.team, moment.today)}
    series = _series(moment, crew)
    quiet = _quiet(moment, crew, series)
    planned, kept = _plans(moment, crew, yesterday)
    new = crew - moment.shared("sold before", lambda: imports.sold_before(work))
    running = _pk(moment)
    briefing = Briefing(
        team=home.team_name(moment.team),
        today=moment.today,
        yesterday=yesterday,
        late=moment.late,
        done={metric: amounts[-1] for metric, amounts in series.items() if amounts[-1]},
        best=_best(moment, crew, where.main.key, yesterday),
        effect=news(_effect_of(series), _effect_of({key: amounts[:-1] for key, amounts in series.items()})),
        progress=where,
        away={who: half for who, half in leaves.away(work, moment.today).items() if who in crew},
        first_deals=tuple(m for m in _first_signers(moment, yesterday) if m in new),
        quiet=quiet,
        begun=_begun(moment),
        planned=planned,
        kept=kept,
        pk=running,
        side=_pk_side(running, home, moment.team) if running else None,
        corrected=_corrected(moment, crew, yesterday),
    )
    card = briefing_card(briefing, board, home, At(work.now))
    return [Delivery(moment.room.room, card, moment.key)]


def _quiet(moment: Moment, crew: set[int], series: dict[str, list[int]]) -> int:
    """How many workdays in a row the team has been silent; whoever has reported today is not silent any more."""
    days = next((n for n, day in enumerate(reversed(_done(series))) if day), DAYS + 1)
    if days <= 1:
        return days
    today, keys = moment.today, tuple(series)
    done = moment.shared(("done", today), lambda: totals.by_day(moment.work, today, today + timedelta(days=1), keys))
    return 1 if any(amount and member in crew for (_, member, _), amount in done.items()) else days


def _begun(moment: Moment) -> bool:
    """Whether the company reported before the days that are looked back on: else a silent team is a new one."""
    first = totals.first_day(moment.work)
    return first is not None and first < _workdays_before(moment, DAYS + 1)[-1]


def _board(moment: Moment, main: Metric, wide: int | None) -> Board:
    """The month's board of the arena; rooms with one arena share it."""
    work, today, month = moment.work, moment.today, period_of("month", moment.today)
    place = ("board", main.key, wide, today)
    return moment.shared(place, lambda: boards.board(work, main, month, wide, today, moment.shared_days))


def _first_signers(moment: Moment, yesterday: date) -> Sequence[int]:
    place = ("first signers", yesterday, moment.today)
    return moment.shared(place, lambda: tuple(deals.first_signers(moment.work, yesterday, moment.today)))


def _by_day(moment: Moment, start: date, keys: tuple[str, ...]) -> dict[tuple[date, int, str], int]:
    """Everybody's sums from a day on up to yesterday, by day."""
    work, today = moment.work, moment.today
    return moment.shared(("by day", start, today, keys), lambda: totals.by_day(work, start, today, keys))


def _plans(moment: Moment, crew: set[int], yesterday: date) -> tuple[dict[str, int], dict[str, int]]:
    """What was planned for the last workday and what the same people did of it, by metric."""
    planned: dict[str, int] = {}
    kept: dict[str, int] = {}
    made = moment.shared(("plans", yesterday), lambda: plans.of_day(moment.work, yesterday))
    found = [one for one in made if one.member in crew]
    done = totals.table(moment.work, period_of("day", yesterday), {one.metric for one in found}) if found else {}
    for one in found:
        planned[one.metric] = planned.get(one.metric, 0) + one.amount
        kept[one.metric] = kept.get(one.metric, 0) + done.get((one.member, one.metric), 0)
    return planned, kept


def _pk(moment: Moment) -> Bout | None:
    """The contest of the room that ends next, when the day before moved it; None while nobody has done anything."""
    live = moment.shared("live pks", lambda: pks.live(moment.work))
    running = [pk for pk in live if pk.state == "running"]
    own = [pk for pk in running if moment.room in rooms_of(pk, moment.directory)]
    first = min(own, key=lambda pk: (pk.contest.last, pk.id), default=None)
    if first is None or moment.today > first.contest.last:
        return None  # its verdict is at ten
    found = bouts.bout(moment.work, first, moment.today, moment.shared_days)
    before = bouts.bout(moment.work, first, _workdays_before(moment, 2)[-1], moment.shared_days)
    side = _pk_side(found, moment.organization, moment.team)
    done, past = ({one.score.side: one.score.actual for one in bout.results} for bout in (found, before))
    moved = done != past and _said_of(found, side) != _said_of(before, side)
    return found if winners(found.results) and (moved or found.days_left == 1) else None


def _said_of(bout: Bout, own: int | None) -> tuple[object, ...]:
    """What the line of the morning would say of it: who leads, how much turns it (for the own side, if it trails)."""
    ahead = winners(bout.results)
    trailing = own is not None and own not in ahead
    turns = (one.turns for one in bout.results if (one.score.side == own if trailing else one.turns is not None))
    return ahead, next(turns, None)


def _pk_side(bout: Bout, home: Organization, team: int | None) -> int | None:
    """Which side is the team's own: its group, or people of the team alone; None: none, or several."""
    inside = home.within(team) if team is not None else frozenset()
    own = [
        number
        for number, side in enumerate(bout.contest.sides)
        if (side.team == team if side.team is not None else _all_in(side, home, inside))
    ]
    return own[0] if len(own) == 1 else None


def _all_in(side: Side, home: Organization, inside: frozenset[int]) -> bool:
    return all(p.member in home.members and home.members[p.member].team in inside for p in side.players)


def _corrected(moment: Moment, crew: set[int], yesterday: date) -> dict[tuple[date, str], int]:
    """What was recorded since the last briefing for the days that were told of before it."""
    told_at = datetime.combine(yesterday, moment.slot.time(), ZoneInfo(moment.organization.zone))
    return late_of(moment.work, crew, told_at, yesterday - timedelta(days=TOLD), yesterday)


def _effect_of(series: dict[str, list[int]]) -> Effect:
    """How the last day of the series compares with those before it."""
    last = {metric: amounts[-1] for metric, amounts in series.items()}
    return effect(last, {metric: amounts[:-1] for metric, amounts in series.items()})


def _series(moment: Moment, crew: set[int]) -> dict[str, list[int]]:
    """{metric: sums of each of the last workdays, the last one last}; weekends are added to the workday before."""
    days = sorted(_workdays_before(moment, DAYS + 1))
    keys = tuple(metric.key for metric in moment.organization.metrics)
    amounts = _by_day(moment, days[0], keys)
    series = {key: [0] * len(days) for key in keys}
    for (day, member, metric), amount in amounts.items():
        if member in crew:
            place = max((n for n, workday in enumerate(days) if workday <= day), default=0)
            series[metric][place] += amount
    return series


def _done(series: dict[str, list[int]]) -> list[bool]:
    """Whether anything was done, day by day."""
    return [any(amounts) for amounts in zip(*series.values(), strict=True)]


def _workdays_before(moment: Moment, count: int) -> list[date]:
    """The last workdays before today, the nearest first."""
    found: list[date] = []
    day = moment.today
    while len(found) < count and (moment.today - day).days < 10 * count:
        day -= timedelta(days=1)
        if moment.team_days(day):
            found.append(day)
    return found or [moment.today - timedelta(days=1)]


def _best(moment: Moment, crew: set[int], metric: str, yesterday: date) -> tuple[int, int] | None:
    """Who brought most of the main result since yesterday morning: (member, amount)."""
    amounts: dict[int, int] = {}
    for (_, member, _), amount in _by_day(moment, yesterday, (metric,)).items():
        if member in crew:
            amounts[member] = amounts.get(member, 0) + amount
    best = max(amounts.items(), key=lambda one: (one[1], -one[0]), default=None)
    return best if best and best[1] > 0 else None


POST = Post(
    "morning",
    cadence="workdays 09:00",
    catch_up="latest",
    resend=True,
    run=run,
    label=text("morning briefing"),
    names=("briefing", "早报", "早報"),
    founding=True,
)
