"""The PKs of the sample company: last month's with its verdict, this month's under way."""

from dataclasses import replace
from datetime import date

from scoring.board import contestants
from scoring.contest import Contest, Measure, Player, Side
from scoring.people import Organization
from scoring.period import IsWorkday, Period, before
from storage import contests, fixtures, pks
from storage.entrants import prepared
from storage.work import Work

STARTER = "chen"
_SLOGANS = {"east": "稳扎稳打", "south": "使命必达", "sg": "Lah, we got this"}


def hold(work: Work, home: Organization, today: date, is_workday: IsWorkday) -> None:
    """Last month's PK of visits per head, judged; this month's of bookings by % of target, running."""
    starter = next(member.id for member in home.members.values() if member.key == STARTER)
    month = home.period("month", today)
    past = _frozen(work, home, before(month), "visits", "per_head", is_workday)
    pk = pks.add(work, past, starter, "draft", "输的组请下午茶")
    pk = pks.freeze(work, pk, past)
    pks.judge(work, pk, contests.figures(work, past, past.last, is_workday).results)
    now = _frozen(work, home, month, "bookings", "attainment", is_workday)
    pk = pks.add(work, now, starter, "draft", "输的组表演节目", "全员去海边")
    pk = pks.freeze(work, pk, now)
    pks.note(work, pk, "begun", starter)
    fixtures.arrange(work, pk, is_workday)


def _frozen(
    work: Work, home: Organization, period: Period, metric: str, measure: Measure, is_workday: IsWorkday
) -> Contest:
    sides = tuple(
        Side(
            team.name,
            tuple(Player(m.id) for m in contestants(home, team.id, period.last)),
            team.id,
            _SLOGANS[team.key],
        )
        for team in home.teams.values()
    )
    contest = Contest(metric, measure, period.start, period.last, sides)
    return prepared(work, contest, is_workday) or replace(contest, measure="per_head")
