"""Totals and boards kept step by step are what counting from scratch gives, to the smallest unit, for any history."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from language.money import Money
from scoring.activity import Activity
from scoring.deal import DealEvent, Stage
from scoring.metric import Metric
from scoring.period import Period, period_of
from scoring.rate import converted
from storage import boards, ledger, measures, people, totals
from storage.people import directory
from storage.store import Store
from storage.values import dump
from storage.work import Work
from tests.company import NOW, REPS, TODAY, is_workday, member
from tests.promises.scale import PHASES, TOTALS
from tests.storage.conftest import quick as quick

STOCK = Metric("stock", "stock", ("库存",), roll="last")
FACES = Metric("faces", "faces", ("见过",), roll="distinct", of=("visits",), origin="metrics")
PERIODS = tuple(period_of(kind, TODAY) for kind in ("day", "week", "month", "quarter", "year"))
CUSTOMERS = ("Acme", "acme ", "星河", "Globex")
RATE = Decimal("5.3512")
STAGES = ("signed", "paid", "refunded", "cancelled", "lost")
SHARES = {
    "signed": {"bookings": 1, "signed": 0},
    "paid": {"collections": 1},
    "refunded": {"collections": -1},
    "cancelled": {"bookings": -1, "signed": 0},
}
"""What a step of a deal counts for: its amount (1, or -1 when it goes back), or nought for one case."""
Row = Activity | DealEvent


@dataclass(frozen=True)
class Deed:
    """Something that happens; `which` picks who does it, or the earlier row that is meant."""

    what: str
    which: int
    amount: int
    back: int
    customers: tuple[str, ...]
    foreign: bool


DEEDS = st.builds(
    Deed,
    st.sampled_from(("visits", "stock", *STAGES, "unrated", "undo", "correct", "move", "collected at once")),
    st.integers(0, 11),
    st.integers(1, 10**9),
    st.sampled_from((0, 0, 1, 2, 9, 40, 300)),
    st.lists(st.sampled_from(CUSTOMERS), min_size=1, max_size=2).map(tuple),
    st.booleans(),
)
HISTORIES = st.lists(st.lists(DEEDS, min_size=1, max_size=6), min_size=1, max_size=5)
_VISIT = Deed("visits", 0, 3, 0, ("Acme", "星河"), foreign=False)
TAKEN_BACK = [[_VISIT, replace(_VISIT, what="correct"), replace(_VISIT, what="undo")]]
"""A visit to two customers, corrected and taken back."""
TOLD_AGAIN = [[*TAKEN_BACK[0], _VISIT]]


@dataclass(slots=True)
class History:
    """What has happened: every row that still counts, and who is in which team now."""

    work: Work
    live: list[Row] = field(default_factory=list)

    def happens(self, deed: Deed) -> None:
        """Do it as commands would."""
        if deed.what == "move":
            teams = [*directory(self.work).organization.teams, None]
            who = member(self.work, REPS[deed.which % len(REPS)])
            people.change_member(self.work, who.id, team=teams[deed.amount % len(teams)])
        elif deed.what in ("undo", "correct"):
            self._taken_back(deed)
        else:
            self._written(self._row(deed))
            if deed.what == "collected at once":  # 签单即回款: a second row of the same entry
                self._written(self._row(replace(deed, what="paid")))

    def _taken_back(self, deed: Deed) -> None:
        if not self.live:
            return
        row = self.live.pop(deed.which % len(self.live))
        ledger.cancel(self.work, row, "undo" if deed.what == "undo" else "correction")
        if deed.what == "correct":
            new = {"amount": deed.amount} if isinstance(row, Activity) else {"org_minor": deed.amount}
            self._written(replace(row, id=self.work.new_id(), **new))

    def _written(self, row: Row) -> None:
        self.live.append(ledger.write(self.work, row))

    def _row(self, deed: Deed) -> Row:
        who, number = member(self.work, REPS[deed.which % len(REPS)]), self.work.new_id()
        day = TODAY - timedelta(days=deed.back)
        if deed.what in ("visits", "stock"):
            return Activity(number, number, "AAA", who.id, who.team, deed.what, deed.amount, day, NOW, deed.customers)
        stage = Stage({"unrated": "signed", "collected at once": "signed"}.get(deed.what, deed.what))
        money = Money(deed.amount, "SGD" if deed.foreign or deed.what == "unrated" else "CNY")
        own = converted(money, "CNY", RATE) if deed.foreign else deed.amount
        return DealEvent(
            number,
            number,
            "AAA",
            number,
            who.id,
            who.team,
            deed.customers[0],
            stage,
            money,
            None if deed.what == "unrated" else own,
            day,
            NOW,
        )


def counted(live: Iterable[Row], metric: str, period: Period, teams: frozenset[int] | None) -> dict[int, int]:
    """What each member has by the definition: every row that counts, one after the other."""
    found: Counter[int] = Counter()
    newest: dict[int, tuple[date, int, int]] = {}
    faces: dict[int, set[str]] = {}
    for row in live:
        if row.day not in period or (teams is not None and row.team not in teams):
            continue
        if isinstance(row, DealEvent):
            shares = SHARES.get(row.stage.value, {})
            if metric in shares:
                back = -1 if row.stage is Stage.CANCELLED else 1
                found[row.member] += shares[metric] * (row.org_minor or 0) if shares[metric] else back
        elif metric == "faces" and row.metric == "visits":
            faces.setdefault(row.member, set()).update(name.strip().casefold() for name in row.customers)
        elif metric == "stock" == row.metric:
            newest[row.member] = max(newest.get(row.member, (date.min, 0, 0)), (row.day, row.id, row.amount))
        elif metric == row.metric:
            found[row.member] += row.amount
    return (
        dict(found)
        | {who: last[2] for who, last in newest.items()}
        | {who: len(names) for who, names in faces.items()}
    )


def places(amounts: Mapping[int, int]) -> dict[int, tuple[int, int]]:
    """{member: (place, amount)}: one more than how many have more."""
    return {who: (1 + sum(other > own for other in amounts.values()), own) for who, own in amounts.items()}


def compare(work: Work, live: list[Row]) -> None:
    """Every sum of every period, for the company and each team; and the boards of the month, for one of them."""
    home = directory(work).organization
    scopes = [None, *({team} for team in home.teams)]
    for period in PERIODS:
        for teams in scopes:
            inside = None if teams is None else frozenset(teams)
            kept = totals.table(work, period, ("visits", "bookings", "signed", "collections"), inside)
            for metric in ("visits", "bookings", "signed", "collections"):
                own = {who: n for (who, key), n in kept.items() if key == metric and n}
                assert own == {w: n for w, n in counted(live, metric, period, inside).items() if n}, (
                    "the totals are not"
                )
            for rolled in (STOCK, FACES):
                own = measures.by_member(work, rolled, period, inside)
                assert {w: n for w, n in own.items() if n} == counted(live, rolled.key, period, inside), rolled.key
    month = PERIODS[2]
    for key in ("bookings", "collections", "visits", "stock", "faces"):
        metric = home.metric(key)
        assert metric
        team = (None, *home.teams)[len(live) % (1 + len(home.teams))]
        inside = None if team is None else frozenset({team})
        amounts = counted(live, key, month, inside)
        board = boards.board(work, metric, month, team, TODAY, is_workday)
        on = [one.holder for one in board.standings]
        wanted = places({who: amounts.get(who, 0) for who in on})
        assert {one.holder: (one.place, one.score) for one in board.standings} == wanted, f"the board of {key}"
        if key not in ("stock", "faces"):
            assert board.total == sum(amounts.values()), "who has left the team counts in its total"
            crew = home.crew(team, TODAY)
            leads = {m.id for m in crew if m.role == "lead" and amounts.get(m.id)}
            assert {m.id for m in crew if m.role == "rep"} | leads == set(on), "leads compete where they have sales"


def collected(work: Work) -> dict[int, int]:
    """The month's collections, with those that wait to be written."""
    return {who: n for who, n in totals.by_member(work, PERIODS[2], "collections").items() if n}


def recounted(live: list[Row]) -> dict[int, int]:
    """The same from scratch."""
    return {who: n for who, n in counted(live, "collections", PERIODS[2], None).items() if n}


class Forgotten(Exception):
    """Ends a history without a trace."""


def test_what_is_kept_is_what_counting_from_scratch_gives(
    quick: Store, figure: Callable[[str, str, str], None]
) -> None:
    """Reports, deals, refunds, currencies, last and distinct metrics, undo, corrections, moves between teams."""
    deeds = 0

    @settings(
        max_examples=TOTALS,
        deadline=None,
        phases=PHASES,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(HISTORIES)
    @example(TAKEN_BACK)
    @example(TOLD_AGAIN)
    def holds(batches: list[list[Deed]]) -> None:
        nonlocal deeds
        with suppress(Forgotten), quick.work(NOW) as work:
            people.change_organization(work, metrics=dump((STOCK, FACES)))
            work.flush()
            history = History(work)
            for batch in batches:
                for deed in batch:
                    history.happens(deed)
                    deeds += 1
                assert collected(work) == recounted(history.live), "what waits to be written is left out"
                work.flush()
            compare(work, history.live)
            assert totals.rebuild(work), "the totals are not what the ledger says"
            raise Forgotten

    holds()
    figure("P9", "kept totals and boards equal a recount", f"{TOTALS:,} histories, {deeds:,} deeds: all equal")
