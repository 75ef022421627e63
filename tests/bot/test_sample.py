"""The sample company: its people, and ninety workdays that look like a sales team's."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.sample import company
from bot.sample.company import CAST, GUEST, HISTORY, NEWCOMER, SLUMP, SLUMP_TEAM, STAR
from bot.sample.history import Row, history
from bot.sample.load import load
from bot.sample.quota import OVER, RESERVE, months_between
from scheduler.calendar import Calendar
from scoring.activity import Activity
from scoring.deal import DealEvent, Stage
from scoring.people import Member, Organization, Role
from scoring.period import Period, period_of
from scoring.pk import winners
from scoring.target import COMPANY
from storage import deals, pks, targets, totals
from storage.people import directory
from storage.store import Store
from storage.tables import OrganizationRow
from storage.work import Work, table_of

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
OCTOBER = period_of("month", date(2026, 10, 1))
IS_WORKDAY = Calendar("CN").is_workday
DAYS = company.workdays_before(TODAY, HISTORY, IS_WORKDAY)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path_factory.mktemp('sample')}/dealdrum.db")
    opened.migrate()
    load(opened, NOW)
    yield opened
    opened.close()


@pytest.fixture
def work(store: Store) -> Iterator[Work]:
    with store.look(NOW) as looking:
        yield looking


@pytest.fixture
def home(work: Work) -> Organization:
    return directory(work).organization


@pytest.fixture(scope="module")
def rows(store: Store) -> list[Row]:
    with store.look(NOW) as looking:
        return list(history(directory(looking).organization, TODAY, IS_WORKDAY))


def named(home: Organization, key: str) -> Member:
    return next(member for member in home.members.values() if member.key == key)


def attained(work: Work, home: Organization, month: Period) -> dict[str, int]:
    """Per cent of the base target by member key."""
    sums = totals.by_member(work, month, "bookings")
    wanted = targets.board(work, "member", "month", month.start)
    return {
        home.members[who].key: 100 * sums.get(who, 0) // t.base for (who, m), t in wanted.items() if m == "bookings"
    }


def test_there_are_three_groups_of_five_reps_with_a_lead_each_and_a_manager(home: Organization) -> None:
    roles = Counter((member.team, member.role) for member in home.members.values())
    assert len(home.teams) == 3
    for team in home.teams:
        assert (roles[team, Role.REP], roles[team, Role.LEAD]) == (5, 1)
    assert roles[None, Role.MANAGER] == 1
    assert {member.key for member in home.members.values()} == set(CAST)


def test_one_group_works_in_english(home: Organization) -> None:
    locales = {
        team.key: {m.locale for m in home.members.values() if m.team == team.id} for team in home.teams.values()
    }
    assert locales == {"east": {"zh_CN"}, "south": {"zh_CN"}, "sg": {"en"}}


def test_everybody_can_be_written_to_and_every_group_has_a_room(work: Work, home: Organization) -> None:
    people = directory(work)
    for member in home.members.values():
        person = people.person_of(member.id, "playground")
        assert person is not None
        assert person.id == member.key
    for team in home.teams.values():
        room = people.room_of_team(team.id)
        assert room is not None
        assert room.room.id == f"team-{team.key}"
    assert GUEST[0] not in CAST


def test_it_is_marked_as_a_sample(work: Work) -> None:
    assert work.connection.execute(select(table_of(OrganizationRow).c.sample)).scalar() is True


def test_every_customer_is_known_under_a_name_of_its_own(work: Work) -> None:
    names = [name for found in company.customers().values() for name in found]
    assert len(names) >= 120
    assert set(deals.customers(work).values()) == set(names)


def test_the_totals_are_what_the_ledger_says(tmp_path: Path) -> None:
    opened = Store(f"sqlite:///{tmp_path}/dealdrum.db")
    opened.migrate()
    load(opened, NOW)
    with opened.work(NOW) as work:
        assert totals.rebuild(work)
        assert work.connection.execute(select(func.count()).select_from(totals.TOTALS)).scalar_one() > 10_000
    opened.close()


def test_a_company_that_is_there_is_not_touched(store: Store) -> None:
    with pytest.raises(ValueError, match="empty database"):
        load(store, NOW)


def test_the_same_seed_and_day_give_the_same_rows(home: Organization, rows: list[Row]) -> None:
    assert list(history(home, TODAY, IS_WORKDAY)) == rows
    assert list(history(home, TODAY, IS_WORKDAY, seed=8)) != rows


def test_the_history_is_ninety_workdays_and_nothing_is_later_than_yesterday(rows: list[Row]) -> None:
    assert sorted({row.day for row in rows}) == DAYS
    assert 8_000 < len(rows) < 16_000
    assert all(first.at <= second.at and first.id < second.id for first, second in pairwise(rows))
    assert all(row.at.astimezone(UTC) < NOW for row in rows)


def test_every_row_has_its_words_and_its_message(rows: list[Row]) -> None:
    assert all(row.clause and row.message and len(row.code) == 3 for row in rows)
    clauses = {row.clause for row in rows}
    assert any(clause.startswith("拜访3家：") for clause in clauses)
    assert any(clause.endswith(" calls") for clause in clauses)
    for row in rows:
        if isinstance(row, Activity):
            assert all(customer in row.clause for customer in row.customers)


def test_visits_quotes_and_signings_stand_about_ten_to_three_to_one(rows: list[Row]) -> None:
    count: Counter[str] = Counter()
    for row in rows:
        count[row.metric if isinstance(row, Activity) else row.stage] += (
            row.amount if isinstance(row, Activity) else 1
        )
    assert 9 <= count["visits"] / count["signed"] <= 12
    assert 2.5 <= count["quotes"] / count["signed"] <= 3.5
    assert count["quotes"] == count["quoted"]
    assert count["lost"] > count["signed"]
    assert count["refunded"] == 1


def test_mondays_are_for_calls_and_fridays_have_few_visits(rows: list[Row]) -> None:
    sums: dict[tuple[str, int], int] = defaultdict(int)
    for row in rows:
        if isinstance(row, Activity):
            sums[row.metric, row.day.weekday()] += row.amount
    days = Counter(day.weekday() for day in DAYS)
    calls, visits = ({day: sums[metric, day] / days[day] for day in range(5)} for metric in ("calls", "visits"))
    assert calls[0] > 1.3 * max(calls[day] for day in range(1, 5))
    assert visits[4] < 0.8 * min(visits[day] for day in (1, 2, 3))


def test_most_is_signed_towards_the_end_of_a_month(rows: list[Row]) -> None:
    days = [day for day in DAYS if day in OCTOBER]
    signed = Counter(row.day for row in rows if isinstance(row, DealEvent) and row.stage is Stage.SIGNED)
    early, late = sum(signed[day] for day in days[:-4]), sum(signed[day] for day in days[-4:])
    assert late / 4 > 1.5 * early / len(days[:-4])


def test_deals_go_their_way_and_no_more_money_comes_than_was_signed(rows: list[Row]) -> None:
    order = list(Stage)
    events: dict[int, list[DealEvent]] = defaultdict(list)
    for row in rows:
        if isinstance(row, DealEvent):
            events[row.deal].append(row)
    paid_in_parts = 0
    for found in events.values():
        stages = [event.stage for event in found]
        assert stages == sorted(stages, key=order.index)
        assert len({(event.member, event.customer) for event in found}) == 1
        assert found[0].deal == found[0].id
        signed = sum(event.org_minor or 0 for event in found if event.stage is Stage.SIGNED)
        paid = [event.org_minor or 0 for event in found if event.stage is Stage.PAID]
        assert sum(paid) <= signed
        assert not (signed and Stage.LOST in stages)
        paid_in_parts += len(paid) > 1
    assert paid_in_parts > 50


def test_in_whole_months_people_reach_between_60_and_130_per_cent(work: Work, home: Organization) -> None:
    reached = attained(work, home, OCTOBER)
    del reached[NEWCOMER]
    assert min(reached.values()) >= 55
    assert max(reached.values()) <= 140
    assert max(reached.values()) - min(reached.values()) >= 55
    assert 85 <= sum(reached.values()) / len(reached) <= 105


@pytest.mark.parametrize("metric", ["bookings", "visits"])
def test_targets_add_up_on_three_levels_in_every_month_of_the_history(
    work: Work, home: Organization, metric: str
) -> None:
    for month in months_between(DAYS[0], TODAY):
        whole = targets.of(work, *COMPANY, "month", month.start)[metric]
        teams = [t for (_, m), t in targets.board(work, "team", "month", month.start).items() if m == metric]
        members = [t for (_, m), t in targets.board(work, "member", "month", month.start).items() if m == metric]
        assert len(teams) == 3
        for level in ("base", "stretch", "challenge"):
            amount = getattr(whole, level)
            together, each = sum(getattr(t, level) for t in teams), sum(getattr(t, level) for t in members)
            if metric == "bookings":  # some is held back at the top
                assert together == each == amount - amount * RESERVE // 10_000
            else:  # the members get some more than their team
                assert together == amount
                assert each == sum(getattr(t, level) + getattr(t, level) * OVER // 10_000 for t in teams)
        assert whole.base < whole.stretch < whole.challenge


@pytest.mark.parametrize("day", [TODAY, date(2026, 10, 31), date(2026, 12, 31), date(2026, 5, 18), date(2027, 1, 15)])
def test_the_star_leads_the_board_whatever_the_day(home: Organization, day: date) -> None:
    start = day.replace(day=1)
    sums: Counter[int] = Counter()
    for row in history(home, day, IS_WORKDAY):
        if isinstance(row, DealEvent) and row.stage is Stage.SIGNED and row.day >= start:
            sums[row.member] += row.org_minor or 0
    assert sums.most_common(1)[0][0] == named(home, STAR).id


def test_the_newcomer_has_signed_one_deal_last_week(home: Organization, rows: list[Row]) -> None:
    newcomer = named(home, NEWCOMER)
    assert newcomer.joined == DAYS[-25]
    own = [row for row in rows if row.member == newcomer.id]
    signed = [row for row in own if isinstance(row, DealEvent) and row.stage is Stage.SIGNED]
    assert len(signed) == 1
    assert TODAY - timedelta(days=7) <= signed[0].day < TODAY
    assert min(row.day for row in own) == newcomer.joined


def test_one_rep_falls_from_month_to_month(work: Work, home: Organization) -> None:
    months = months_between(date(2026, 8, 1), OCTOBER.start)
    falling = [attained(work, home, month)[SLUMP] for month in months]
    assert falling == sorted(falling, reverse=True)
    assert falling[0] - falling[-1] >= 30


def test_a_team_has_two_bad_weeks(home: Organization, rows: list[Row]) -> None:
    team = next(team.id for team in home.teams.values() if team.key == SLUMP_TEAM)
    bad, other = DAYS[-45:-35], DAYS[-35:-15]
    visits: Counter[date] = Counter()
    for row in rows:
        if isinstance(row, Activity) and row.team == team and row.metric == "visits":
            visits[row.day] += row.amount
    assert sum(visits[day] for day in bad) / 10 < 0.7 * sum(visits[day] for day in other) / 20


def test_somebody_was_on_leave_for_three_days(home: Organization, rows: list[Row]) -> None:
    worked = {row.day for row in rows if row.member == named(home, company.AWAY).id}
    assert [day for day in DAYS[-20:] if day not in worked] == DAYS[-12:-9]


def test_any_day_can_be_the_first(home: Organization) -> None:
    """Also a Sunday, a holiday, and a year whose make-up days nobody knows yet."""
    for day in (date(2026, 10, 4), date(2026, 2, 17), date(2027, 3, 1), date(2028, 2, 29)):
        assert len({row.day for row in history(home, day, IS_WORKDAY)}) == HISTORY


def test_a_pk_is_under_way_and_last_months_has_its_verdict(store: Store) -> None:
    with store.look(NOW) as look:
        (running,), (over,) = pks.live(look), pks.ended(look, 2)
        home = directory(look).organization
    assert (running.contest.metric, running.contest.measure) == ("bookings", "attainment")
    assert {side.name for side in running.contest.sides} == {team.name for team in home.teams.values()}
    assert all(player.target for side in running.contest.sides for player in side.players)
    assert running.digest
    assert running.prize
    assert over.contest.last < running.contest.first
    assert len(over.verdict) == 3
    assert winners(over.verdict)
