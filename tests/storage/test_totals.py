"""Totals: kept with the ledger at every grain, equal to a recomputation to the last unit."""

import os
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from language.money import Money
from scoring.activity import Activity
from scoring.deal import DealEvent, Stage
from scoring.period import Period, PeriodKind, before, period_of
from storage import ledger, people, totals
from storage.ids import code_of
from storage.people import directory
from storage.store import Store
from storage.tables import ActivityRow, DealEventRow, TotalRow
from storage.work import Work, table_of
from tests.company import ANN, LI, NOW, REPS, TODAY, WANG, at, member

HISTORIES = 10_000 if os.environ.get("PROMISES") == "full" else 150
Key = tuple[str, date, int, int, str]


@dataclass(frozen=True)
class Did:
    """Something a generated history does; `which` picks an earlier row, a member or a team by counting round."""

    what: str
    which: int
    amount: int
    back: int


DEEDS = st.builds(
    Did,
    st.sampled_from(
        ["visits", "calls", "signed", "paid", "cancelled", "refunded", "unrated", "undo", "correct", "move"]
    ),
    st.integers(0, 30),
    st.integers(1, 10**12),
    st.integers(0, 400),
)


def naive(work: Work) -> Counter[Key]:
    """The totals as the ledger's rows say, one by one, in words of their own."""
    found: Counter[Key] = Counter()

    def add(row: object, metric: str, amount: int) -> None:
        day: date = row.day  # type: ignore[attr-defined]
        monday = day - timedelta(days=day.weekday())
        quarter = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
        starts = {"day": day, "week": monday, "month": day.replace(day=1), "quarter": quarter}
        for grain, start in {**starts, "year": date(day.year, 1, 1)}.items():
            found[grain, start, row.team_id or 0, row.member_id, metric] += amount  # type: ignore[attr-defined]

    for row in work.rows(select(table_of(ActivityRow))):
        add(row, row.metric, row.amount)  # a cancelling row holds the negative amount itself
    for row in work.rows(select(table_of(DealEventRow))):
        sign = -1 if row.cancels else 1
        for stage, metric, amount in (
            ("signed", "bookings", row.org_minor or 0),
            ("signed", "signed", 1),
            ("cancelled", "bookings", -(row.org_minor or 0)),
            ("cancelled", "signed", -1),
            ("paid", "collections", row.org_minor or 0),
            ("refunded", "collections", -(row.org_minor or 0)),
        ):
            if row.stage == stage:
                add(row, metric, sign * amount)
    return found


def kept(work: Work) -> Counter[Key]:
    rows = work.rows(select(table_of(TotalRow)))
    return Counter({(r.grain, r.start, r.team_id, r.member_id, r.metric): r.sum for r in rows})


def nonzero(counted: Counter[Key]) -> dict[Key, int]:
    return {key: amount for key, amount in counted.items() if amount}


def do(work: Work, deed: Did, rows: list[Activity | DealEvent]) -> None:
    """Do it as commands would: append to the ledger, take back, correct, move a member to another team."""
    who = member(work, REPS[deed.which % len(REPS)])
    if deed.what == "move":
        teams = [*directory(work).organization.teams, None]
        people.change_member(work, who.id, team=teams[deed.amount % len(teams)])
    elif deed.what in ("undo", "correct"):
        if not rows:
            return
        row = rows.pop(deed.which % len(rows))
        ledger.cancel(work, row, "undo" if deed.what == "undo" else "correction")
        if deed.what == "correct":
            amount = deed.amount if isinstance(row, Activity) else 0
            new = replace(row, id=work.new_id(), **({"amount": amount} if amount else {"org_minor": deed.amount}))
            ledger.record(work, [new])
            rows.append(new)
    else:
        number, day = work.new_id(), TODAY - timedelta(days=deed.back)
        if deed.what in ("visits", "calls"):
            row = Activity(number, number, code_of(number), who.id, who.team, deed.what, deed.amount, day, work.now)
        else:
            stage = Stage("signed" if deed.what == "unrated" else deed.what)
            money = Money(deed.amount, "USD" if deed.what == "unrated" else "CNY")
            own = None if deed.what == "unrated" else deed.amount
            row = DealEvent(
                number, number, code_of(number), number, who.id, who.team, "Acme", stage, money, own, day, work.now
            )
        ledger.record(work, [row])
        rows.append(row)


@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=st.lists(st.lists(DEEDS, min_size=1, max_size=5), min_size=1, max_size=6))
def test_kept_totals_equal_a_recomputation_to_the_unit(quick: Store, history: list[list[Did]]) -> None:
    for table in (ActivityRow, DealEventRow, TotalRow):
        with quick.work(NOW) as work:
            work.connection.execute(text(f"DELETE FROM {table.__tablename__}"))
    rows: list[Activity | DealEvent] = []
    for n, batch in enumerate(history):
        with quick.work(at(n)) as work:
            for deed in batch:
                do(work, deed, rows)
    with quick.look(NOW) as look:
        assert nonzero(kept(look)) == nonzero(naive(look))
    with quick.work(NOW) as work:
        assert totals.rebuild(work) is True
        assert nonzero(kept(work)) == nonzero(naive(work))


def filled_with(store: Store) -> None:
    """A few rows of two people on several days."""
    with store.work(NOW) as work:
        for who, amount, back in (
            (WANG, 3, 0),
            (WANG, 4, 1),
            (LI, 5, 0),
            (WANG, 7, 9),
            (ANN, 11, 40),
            (WANG, 13, 70),
        ):
            do(work, Did("visits", REPS.index(who), amount, back), [])


def test_each_grain_has_its_row(store: Store) -> None:
    filled_with(store)
    with store.look(NOW) as look:
        who = member(look, WANG).id
        amounts = {
            grain: totals.of_member(look, who, period_of(grain, TODAY), ("visits",))["visits"]
            for grain in totals.GRAINS
        }
        # 11 March, 10 March (same week), 2 March (same month), 31 December (70 days before: last year)
        assert amounts == {"day": 3, "week": 7, "month": 14, "quarter": 14, "year": 14}
        last: dict[PeriodKind, Period] = {"year": before(period_of("year", TODAY)), "day": period_of("day", TODAY)}
        assert totals.of_member(look, who, last["year"], ("visits", "calls")) == {"visits": 13, "calls": 0}


def test_an_odd_range_is_made_of_its_days(store: Store) -> None:
    filled_with(store)
    odd = Period("month", TODAY - timedelta(days=9), TODAY)
    with store.look(NOW) as look:
        wang, li = member(look, WANG).id, member(look, LI).id
        assert totals.by_member(look, odd, "visits") == {wang: 11}
        assert totals.of_member(look, wang, odd, ("visits",)) == {"visits": 11}
        assert totals.by_day(look, TODAY - timedelta(days=1), TODAY + timedelta(days=1), ("visits",)) == {
            (TODAY, wang, "visits"): 3,
            (TODAY - timedelta(days=1), wang, "visits"): 4,
            (TODAY, li, "visits"): 5,
        }


def test_a_board_of_one_team_has_that_team_alone(store: Store) -> None:
    filled_with(store)
    year = period_of("year", TODAY)
    with store.look(NOW) as look:
        wang, li, ann = (member(look, who) for who in (WANG, LI, ANN))
        assert wang.team is not None
        assert ann.team is not None
        assert totals.by_member(look, year, "visits", [wang.team]) == {wang.id: 14, li.id: 5}
        assert totals.by_member(look, year, "visits", [ann.team]) == {ann.id: 11}
        assert totals.by_member(look, year, "visits", []) == {}


def test_what_is_pending_counts_at_once_and_not_twice_after_the_flush(store: Store) -> None:
    filled_with(store)
    week = period_of("week", TODAY)
    with store.work(at(1)) as work:
        do(work, Did("visits", REPS.index(WANG), 100, 0), [])
        who = member(work, WANG).id
        for _ in range(2):
            assert totals.of_member(work, who, week, ("visits",)) == {"visits": 107}
            assert totals.by_member(work, week, "visits")[who] == 107
            work.flush()


def test_a_member_who_moves_leaves_what_was_done_with_the_old_team(store: Store) -> None:
    filled_with(store)
    with store.work(at(1)) as work:
        wang, ann = member(work, WANG), member(work, ANN)
        people.change_member(work, wang.id, team=ann.team)
    with store.work(at(2)) as work:
        do(work, Did("visits", REPS.index(WANG), 1000, 0), [])
    with store.look(NOW) as look:
        day = period_of("day", TODAY)
        assert wang.team is not None
        assert ann.team is not None
        assert totals.by_member(look, day, "visits", [wang.team])[wang.id] == 3
        assert totals.by_member(look, day, "visits", [ann.team]) == {wang.id: 1000}
        assert totals.of_member(look, wang.id, day, ("visits",)) == {"visits": 1003}


def test_rebuild_finds_and_mends_a_total_that_is_wrong(store: Store) -> None:
    filled_with(store)
    with store.work(NOW) as work:
        work.connection.execute(text("UPDATE totals SET sum = sum + 1 WHERE grain = 'week'"))
    with store.work(NOW) as work:
        assert totals.rebuild(work) is False
    with store.work(NOW) as work:
        assert totals.rebuild(work) is True
        assert nonzero(kept(work)) == nonzero(naive(work))


def test_rebuild_finds_a_total_that_no_row_explains(store: Store) -> None:
    filled_with(store)
    with store.work(NOW) as work:
        totals.count(work, TODAY, 1, 2, "visits", 1, 1)
    with store.work(NOW) as work:
        assert totals.rebuild(work) is False
