"""Measures: what the store adds up step by step is what counting from scratch gives."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from language.money import Money
from scoring.activity import Activity
from scoring.deal import DealEvent, Stage
from scoring.measure import Tally
from scoring.metric import Metric
from scoring.period import Period, Turns, period_of
from storage import ledger, measures, people, totals
from storage.people import directory
from storage.store import Store
from storage.values import dump
from storage.work import Work
from tests.company import ANN, LI, NOW, TODAY, WANG, member

STOCK = Metric("stock", "stock", ("库存",), roll="last")
RATING = Metric("rating", "rating", ("评分",), roll="mean")
TIMES = Metric("times", "times", ("次数",), roll="count")
FACES = Metric("faces", "faces", ("见过",), roll="distinct", of=("visits",), origin="metrics")
YIELD = Metric("yield", "yield", ("产出",), roll="ratio", of=("calls", "visits"), share=True, origin="metrics")
OWN = (STOCK, RATING, TIMES, FACES, YIELD)
MARCH = period_of("month", TODAY)
CUSTOMERS = ("Acme", "acme ", "Globex", "Initech")
PEOPLE = (WANG, LI, ANN)


def prepared(work: Work) -> None:
    people.change_organization(work, metrics=dump(OWN))
    work.flush()


@dataclass(frozen=True)
class Doing:
    who: int
    team: int
    metric: str
    amount: int
    back: int
    customers: tuple[str, ...]
    undo: int


DOINGS = st.lists(
    st.builds(
        Doing,
        st.integers(0, 2),
        st.integers(0, 1),
        st.sampled_from(("visits", "calls", "stock", "rating", "times")),
        st.integers(0, 9),
        st.integers(0, 40),
        st.lists(st.sampled_from(CUSTOMERS), max_size=3, unique=True).map(tuple),
        st.integers(0, 6),
    ),
    max_size=12,
)
WEEK = period_of("week", TODAY)
PERIODS = (
    MARCH,
    period_of("day", TODAY),
    WEEK,
    period_of("quarter", TODAY),
    Period("day", date(2026, 2, 20), date(2026, 3, 5)),
)


def happened(work: Work, doings: list[Doing]) -> list[Activity]:
    """Write a history in several flushes, with rows taken back; all rows of the ledger as written."""
    teams = sorted(directory(work).organization.teams)
    whose = [member(work, who).id for who in PEOPLE]
    rows: list[Activity] = []
    for doing in doings:
        number = work.new_id()
        day = TODAY - timedelta(days=doing.back)
        row = Activity(
            number,
            number,
            "AAA",
            whose[doing.who],
            teams[doing.team],
            doing.metric,
            doing.amount,
            day,
            NOW,
            doing.customers,
        )
        rows.append(ledger.write(work, row))
        living = [r for r in rows if not r.cancels and r.id not in {c.cancels for c in rows}]
        if doing.undo == 0 and living:
            back = ledger.cancel(work, living[doing.amount % len(living)])
            rows += [one for one in back if isinstance(one, Activity)]
        if doing.undo == 1:
            work.flush()
    work.flush()
    return rows


def tally_of(rows: list[Activity]) -> Tally:
    """What stored totals are proven against: one member's rows of one metric; those taken back do not count."""
    gone = {row.cancels for row in rows if row.cancels}
    living = [row for row in rows if not row.cancels and row.id not in gone]
    newest = max(living, key=lambda row: (row.day, row.id), default=None)
    return Tally(
        sum=sum(row.amount for row in living),
        n=len(living),
        last=newest.amount if newest else None,
        seen=len({customer for row in living for customer in row.customers}),
    )


def scratch(rows: list[Activity], metric: Metric, period: Period, team: int | None) -> dict[int, int | None]:
    """The same by the definition: from all rows, one member after the other."""

    def amount(source: str, roll: str, who: int) -> int | None:
        own = [
            r
            for r in rows
            if r.metric == source and r.member == who and r.day in period and (team is None or r.team == team)
        ]
        folded = [replace(r, customers=tuple(c.strip().casefold() for c in r.customers)) for r in own]
        tally = tally_of(folded)
        if roll == "mean":
            return (2 * tally.sum + tally.n) // (2 * tally.n) if tally.n else None
        return {"sum": tally.sum, "count": tally.n, "last": tally.last, "distinct": tally.seen}[roll]

    found: dict[int, int | None] = {}
    for who in {r.member for r in rows}:
        if metric.roll == "ratio":
            above, below = (amount(key, "sum", who) or 0 for key in metric.of)
            found[who] = (2 * above * 10_000 + below) // (2 * below) if below else None
        else:
            found[who] = amount(metric.of[0] if metric.of else metric.key, metric.roll, who)
    return found


class NotKept(Exception):
    """Ends an example without a trace."""


@settings(max_examples=150, deadline=None)
@given(DOINGS)
def test_what_is_kept_step_by_step_is_what_counting_from_scratch_gives(quick: Store, doings: list[Doing]) -> None:
    with suppress(NotKept), quick.work(NOW) as work:
        prepared(work)
        rows = happened(work, doings)
        teams = sorted(directory(work).organization.teams)
        for metric in OWN:
            for period in PERIODS:
                for team in (None, teams[0]):
                    inside = None if team is None else [team]
                    kept = measures.by_member(work, metric, period, inside)
                    naive = scratch(rows, metric, period, team)
                    assert {who: n for who, n in kept.items() if n} == {who: n for who, n in naive.items() if n}, (
                        metric.key
                    )
        assert totals.rebuild(work)
        raise NotKept


def row(work: Work, who: object, metric: str, amount: int, *customers: str, back: int = 0) -> Activity:
    one = member(work, who)  # type: ignore[arg-type]
    number = work.new_id()
    activity = Activity(
        number, number, "AAA", one.id, one.team, metric, amount, TODAY - timedelta(days=back), NOW, customers
    )
    return ledger.write(work, activity)


def test_a_customer_of_two_members_is_one_for_the_team(store: Store) -> None:
    """Wang met Acme and Globex, Li met Acme: two and one, together two."""
    with store.work(NOW) as work:
        prepared(work)
        row(work, WANG, "visits", 2, "Acme", "Globex")
        row(work, LI, "visits", 1, "ACME")
        work.flush()
        north = member(work, WANG).team
        assert north is not None
        assert measures.by_member(work, FACES, MARCH) == {member(work, WANG).id: 2, member(work, LI).id: 1}
        assert measures.whole(work, FACES, MARCH, [north]) == 2
        assert measures.whole(work, FACES, WEEK) == 2


def test_a_teams_mean_and_ratio_are_those_of_all_entries(store: Store) -> None:
    """Ratings 5 and 4 of Wang, 1 of Li: 4.5 → 5, 1, together 10 ÷ 3 = 3. Calls per visit: 30 ÷ 10 and 0 ÷ 5: 30 ÷ 15."""
    with store.work(NOW) as work:
        prepared(work)
        for who, amount in ((WANG, 5), (WANG, 4), (LI, 1)):
            row(work, who, "rating", amount)
        row(work, WANG, "calls", 30)
        row(work, WANG, "visits", 10)
        row(work, LI, "visits", 5)
        work.flush()
        wang, li = (member(work, who).id for who in (WANG, LI))
        assert measures.by_member(work, RATING, MARCH) == {wang: 5, li: 1}
        assert measures.whole(work, RATING, MARCH) == 3
        assert measures.by_member(work, YIELD, MARCH) == {wang: 30_000, li: 0}
        assert measures.whole(work, YIELD, MARCH) == 20_000
        assert measures.whole(work, YIELD, period_of("month", date(2026, 1, 1))) is None


def test_who_has_moved_counts_for_each_team_with_what_was_done_there(store: Store) -> None:
    with store.work(NOW) as work:
        prepared(work)
        row(work, WANG, "stock", 7, back=3)
        people.change_member(work, member(work, WANG).id, team=member(work, ANN).team)
        work.flush()
        row(work, WANG, "stock", 9)
        work.flush()
        wang, west = member(work, WANG), member(work, ANN).team
        north = member(work, LI).team
        assert west is not None
        assert north is not None
        assert measures.by_member(work, STOCK, MARCH) == {wang.id: 9}
        assert measures.by_member(work, STOCK, MARCH, [north]) == {wang.id: 7}
        assert measures.by_member(work, STOCK, MARCH, [west]) == {wang.id: 9}


def event(work: Work, deal: int, stage: Stage, minor: int | None, day: date) -> DealEvent:
    one = member(work, WANG)
    number = work.new_id()
    money = None if minor is None else Money(minor, "CNY")
    return ledger.write(
        work, DealEvent(number, number, "AAA", deal, one.id, one.team, f"c{deal}", stage, money, minor, day, NOW)
    )


def test_what_is_worked_out_from_deals(store: Store) -> None:
    """Two deals of ¥300 and ¥100, one cancelled: ¥300 in one deal; quoted in December and signed within 60 days."""
    with store.work(NOW) as work:
        event(work, 1, Stage.LEAD, None, date(2026, 1, 2))
        event(work, 1, Stage.QUOTED, None, date(2026, 1, 5))
        event(work, 1, Stage.SIGNED, 30_000, date(2026, 3, 3))
        event(work, 2, Stage.SIGNED, 10_000, date(2026, 3, 4))
        event(work, 2, Stage.CANCELLED, 10_000, date(2026, 3, 5))
        row(work, WANG, "leads", 4)
        work.flush()
        home, wang = directory(work).organization, member(work, WANG).id
        found = {
            key: measures.by_member(work, home.metric(key), MARCH)
            for key in ("average_deal", "conversion", "quote_success", "cycle_days", "repeat_rate")
        }  # type: ignore[arg-type]
        assert found == {
            "average_deal": {wang: 30_000},
            "conversion": {wang: 2_500},
            "quote_success": {wang: 10_000},
            "cycle_days": {wang: 60},
            "repeat_rate": {wang: 0},
        }


def test_leads_met_within_a_day(store: Store) -> None:
    """Acme was called after 20 hours, Globex after 25; one of two new deals moved on after 5: two of four."""
    with store.work(NOW - timedelta(days=2)) as work:
        one = member(work, WANG)
        for customer, later, metric in (
            ("acme", 0, "leads"),
            ("acme", 20, "calls"),
            ("globex", 0, "leads"),
            ("globex", 25, "calls"),
        ):
            number = work.new_id()
            at = work.now + timedelta(hours=later)
            ledger.write(
                work, Activity(number, number, "AAA", one.id, one.team, metric, 1, at.date(), at, (customer,))
            )
        for deal, stage, later in ((1, Stage.LEAD, 0), (1, Stage.INTENT, 5), (2, Stage.LEAD, 0)):
            number, at = work.new_id(), work.now + timedelta(hours=later)
            who = (one.id, one.team, f"deal {deal}", stage)
            ledger.write(work, DealEvent(number, number, "AAA", deal, *who, None, None, at.date(), at))
    with store.look(NOW) as look:
        timely = directory(look).organization.metric("timely_followups")
        assert timely
        assert measures.by_member(look, timely, MARCH) == {one.id: 5_000}


def test_weeks_and_years_begin_where_the_company_says(store: Store) -> None:
    """With weeks from Sunday, Sunday 8 March belongs to the week of Wednesday the 11th."""
    with store.work(NOW) as work:
        people.change_organization(work, turns=Turns(6, 4))
        work.flush()
        row(work, WANG, "visits", 2, back=3)
        work.flush()
        home = directory(work).organization
        visits = home.metric("visits")
        assert visits
        assert measures.by_member(work, visits, home.period("week", TODAY)) == {member(work, WANG).id: 2}
        assert home.period("year", TODAY).start == date(2025, 4, 1)
        assert measures.by_member(work, visits, home.period("year", TODAY)) == {member(work, WANG).id: 2}
        assert measures.by_member(work, visits, period_of("week", TODAY)) == {}
