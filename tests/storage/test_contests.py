"""A contest's figures from the store: totals kept on the way = the ledger added up anew; leave, targets, baselines."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from scoring.activity import Activity
from scoring.contest import Contest, Measure, Player, Side, digest
from scoring.leave import Absence
from scoring.pk import standing, winners
from storage import contests, leaves, ledger, pks
from storage.entrants import prepared
from storage.store import Store
from storage.tables import ActivityRow
from storage.targets import Target
from storage.targets import add as add_target
from storage.work import Work, table_of
from tests.company import ANN, BOB, LI, NOW, TODAY, WANG, at, is_workday, member

FIRST, LAST = date(2026, 3, 9), date(2026, 3, 13)  # Monday to Friday of the week of NOW, a Wednesday
ROWS = table_of(ActivityRow)


def contest(work: Work, measure: Measure = "total", first: date = FIRST, last: date = LAST) -> Contest:
    north = Side("North", (Player(member(work, WANG).id), Player(member(work, LI).id)))
    west = Side("West", (Player(member(work, ANN).id),))
    return Contest("visits", measure, first, last, (north, west), 1 if measure == "best" else 0)


def visit(work: Work, who: int, amount: int, day: date, seconds: int = 0) -> Activity:
    number = work.new_id()
    row = Activity(number, number, "AAA", who, None, "visits", amount, day, at(seconds))
    ledger.record(work, [row])
    return row


happenings = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 9), st.integers(-2, 8), st.sampled_from(["add", "undo", "move"])),
    max_size=20,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=happenings, measure=st.sampled_from(["total", "per_head", "best"]))
def test_what_is_kept_on_the_way_is_the_ledger_added_up_anew(
    quick: Store, found: list[tuple[int, int, int, str]], measure: Measure
) -> None:
    """Entries, undo, and rows moved to another day; the rows stored, and those of the same batch, pending."""
    with quick.work(NOW) as work:
        start = date(2026, 3, 9) + timedelta(weeks=Random(repr(found)).randrange(1, 2000))
        rules = contest(work, measure, start, start + timedelta(days=4))
        people = [p.member for side in rules.sides for p in side.players]
        rows: list[Activity] = []
        for second, (who, amount, days, what) in enumerate(found):
            if what == "add" or not rows:
                rows.append(visit(work, people[who], amount, start + timedelta(days=days), second))
            else:
                old = rows.pop(who % len(rows))
                ledger.cancel(work, old)
                if what == "move":
                    rows.append(visit(work, old.member, old.amount, start + timedelta(days=days), second))
            if second % 3 == 0:
                work.flush()
        kept = contests.figures(work, rules, rules.last, is_workday)
        work.flush()
        sums: dict[int, int] = defaultdict(int)
        for row in work.rows(select(ROWS).where(ROWS.c.org_id == work.org, ROWS.c.metric == "visits")):
            if rules.first <= row.day <= rules.last:
                sums[row.member_id] += row.amount
        after = contests.figures(work, rules, rules.last, is_workday)
        naive = standing(rules, sums, kept.days, kept.whole)
        assert {r.score.side: r.score.value for r in kept.results} == {r.score.side: r.score.value for r in naive}
        assert [r.score.value for r in after.results] == [r.score.value for r in naive]


def test_leave_leaves_the_divisor_and_half_a_day_half(store: Store) -> None:
    """Mon to Wed: three days; Wang is off on Monday and half of Tuesday: 1.5 days; Li 3: 4.5 of 3 are 1.5 heads."""
    with store.work(NOW) as work:
        wang, rules = member(work, WANG).id, contest(work, "per_head")
        leaves.add(work, Absence(wang, FIRST, FIRST), "m1")
        leaves.add(work, Absence(wang, FIRST + timedelta(days=1), FIRST + timedelta(days=1), "am"), "m2")
        visit(work, wang, 6, TODAY)
        work.flush()
        found = contests.figures(work, rules, TODAY, is_workday)
        north = next(r.score for r in found.results if r.score.side == 0)
        assert north.due == 15_000
        assert north.value == 40_000
        assert found.whole.present[wang] == 7


def test_who_reached_the_value_first_is_read_from_the_ledger(store: Store) -> None:
    with store.work(NOW) as work:
        wang, ann, rules = member(work, WANG).id, member(work, ANN).id, contest(work)
        visit(work, ann, 3, TODAY, seconds=60)
        visit(work, wang, 2, TODAY, seconds=30)
        visit(work, wang, 1, TODAY, seconds=90)
        work.flush()
        found = contests.figures(work, rules, TODAY, is_workday).results
        assert winners(found) == (1,)
        assert [r.reached for r in found] == [at(60), at(90)]


def test_days_after_leaving_do_not_count(store: Store) -> None:
    """Wang leaves the contest on Wednesday: Tuesday's visits count, Wednesday's do not, and two days divide."""
    with store.work(NOW) as work:
        wang, rules = member(work, WANG).id, contest(work, "per_head")
        visit(work, wang, 4, FIRST + timedelta(days=1))
        visit(work, wang, 5, TODAY)
        found = contests.figures(work, rules, LAST, is_workday, {wang: TODAY})
        north = next(r.score for r in found.results if r.score.side == 0)
        assert north.actual == 4
        assert [part.present for part in north.parts] == [4, 10]


def test_a_months_target_is_shared_by_workdays_and_a_weeks_own_comes_first(store: Store) -> None:
    """March 2026 has 22 weekdays, 5 in the week: 220 gives 50. Ann's own week of 70 stands as it is.

    Li has none: the average of the group, 50.
    """
    with store.work(NOW) as work:
        wang, ann = member(work, WANG).id, member(work, ANN).id
        month = date(2026, 3, 1)
        add_target(work, Target("visits", "member", wang, "month", month, 220, 220, 220))
        add_target(work, Target("visits", "member", ann, "month", month, 220, 220, 220))
        add_target(work, Target("visits", "member", ann, "week", FIRST, 70, 70, 70))
        work.flush()
        found = prepared(work, contest(work, "attainment", FIRST, date(2026, 3, 15)), is_workday)
        assert found
        assert [p.target for side in found.sides for p in side.players] == [50, 50, 70]
        assert [p.own for side in found.sides for p in side.players] == [True, False, True]


def test_without_targets_or_a_past_there_is_nothing_to_compare_with(store: Store) -> None:
    with store.work(NOW) as work:
        assert prepared(work, contest(work, "attainment"), is_workday) is None
        assert prepared(work, contest(work, "improvement"), is_workday) is None
        assert prepared(work, contest(work, "total"), is_workday) == contest(work, "total")


def test_the_baseline_is_the_four_weeks_before(store: Store) -> None:
    """40 visits in the 20 workdays before are 1 per half day; what was done before them does not count."""
    with store.work(NOW) as work:
        wang = member(work, WANG).id
        visit(work, wang, 40, FIRST - timedelta(days=28))
        visit(work, wang, 99, FIRST - timedelta(days=29))
        visit(work, wang, 7, FIRST)
        work.flush()
        found = prepared(work, contest(work, "improvement"), is_workday)
        assert found
        assert [p.usual for side in found.sides for p in side.players] == [10_000] * 3
        dry = contests.tried(work, contest(work), TODAY, is_workday)
        assert dry.wins == (1, 0)


def test_a_contest_is_kept_as_it_was_frozen_and_judged_once(store: Store) -> None:
    with store.work(NOW) as work:
        bob, rules = member(work, BOB).id, contest(work)
        pk = pks.freeze(work, pks.add(work, rules, bob, "draft", "奶茶", "旅行"), rules)
        results = contests.figures(work, rules, LAST, is_workday).results
        pks.judge(work, pk, results)
        pks.note(work, pk, "slogan", bob, "West", "We win")
    with store.look(NOW) as look:
        kept = pks.by_code(look, pk.code.lower())
        assert kept
        assert (kept.state, kept.contest, kept.verdict) == ("done", rules, results)
        assert (kept.stake, kept.prize, kept.digest) == ("奶茶", "旅行", digest(rules))
        assert [note.reason for note in pks.notes(look, kept)] == ["We win"]
        assert pks.ended(look, 1) == [kept]
        assert pks.live(look) == []


@pytest.mark.parametrize("state", ["running", "announced"])
def test_what_is_under_way_is_live(store: Store, state: str) -> None:
    with store.work(NOW) as work:
        pks.move(work, pks.add(work, contest(work), member(work, BOB).id, "draft"), state)  # type: ignore[arg-type]
    with store.look(NOW) as look:
        assert [pk.state for pk in pks.live(look)] == [state]


def test_a_month_so_far_from_a_sheet_is_not_taken_for_the_work_of_its_first_days(quick: Store) -> None:
    with quick.work(NOW) as work:
        first, last = date(2026, 3, 1), date(2026, 3, 7)
        rules = contest(work, first=first, last=last)
        player = rules.sides[0].players[0].member
        number = work.new_id()
        row = Activity(number, number, "AAA", player, None, "visits", 40, first, at(0))
        ledger.record(work, [replace(row, message="import:visits:2026-03-01", source="import")])
        visit(work, player, 3, date(2026, 3, 3))
        work.flush()
        week = contests.figures(work, rules, last, is_workday)
        month = contests.figures(work, contest(work, first=first, last=date(2026, 3, 31)), TODAY, is_workday)
        assert week.results[0].score.value == 3
        assert month.results[0].score.value == 43
