"""Boards: a team's and the company's month, at the sample's size and with 1,000 members and a million rows."""

from collections.abc import Iterator
from functools import partial

from bench.crowd import MEMBERS, hire, history
from bench.sample import NOW, Company, company
from bench.timing import Row, Run, in_turn, seconds
from bot.answer import prepare
from bot.batch import look_up
from bot.platforms.playground.draw import PLATFORM
from chat.message import Incoming
from scoring.metric import BUILT_IN, Metric
from scoring.period import Period, period_of
from scoring.scorecard import CAPS, CardLine, Scorecard, score, scores
from storage import boards, totals
from storage.people import directory
from storage.progress import main_metric

ROUNDS = 15
TODAY = NOW.date()


def rows() -> Iterator[Row]:
    """Milliseconds at both sizes, in turn; and the quarter's totals against adding up raw rows."""
    with company() as small, company() as large:
        made = seconds(lambda: hire(large.store))
        with large.store.work(NOW) as work:
            made += seconds(lambda: history(work.connection, TODAY))
        size = f"{MEMBERS:,} members, {_ledger_rows(large) / 1e6:.2f}M ledger rows"
        targets = {"totals of a team, month": "≤ 1", "totals of the company, month": "≤ 10"}
        own, crowd = runs(small, ""), runs(large, "crowd-1")
        for what in own:
            few, many = in_turn([own[what], crowd[what]], ROUNDS)
            against = f"the sample company, {few * 1e3:.2g} ms"
            yield Row(f"{what}; {size}", many * 1e3, "ms", against, many / few, targets.get(what, ""))
        yield _raw(large)
        yield _scored()
        yield Row("that history, made by SQL and not by messages", made, "s")


def runs(ours: Company, team: str) -> dict[str, Run]:
    """What is measured; `team` is a key, "" for the first that has a room."""
    with ours.store.look(NOW) as look:
        people = directory(look)
        home = people.organization
        known = next(room for room in people.rooms.values() if room.team is not None)
        number = next((t.id for t in home.teams.values() if t.key == team), known.team)
        metric, month = main_metric(home), period_of("month", TODAY)
        member = next(m for m in home.members.values() if m.team == known.team)
        person = people.person_of(member.id, PLATFORM)
        assert person
    asked = Incoming("bench-rank", "new", person, known.room, "排行榜", NOW)

    def ask() -> None:
        with ours.store.look(NOW) as look:
            (prepared,) = prepare(look, [asked], NOW)
        look_up(ours.store, ours.desk, prepared, NOW)

    return {
        "totals of a team, month": partial(_totals, ours, metric, month, number),
        "totals of the company, month": partial(_totals, ours, metric, month, None),
        "board of a team, month": partial(_board, ours, metric, month, number),
        "board of the company, month": partial(_board, ours, metric, month, None),
        "rank, from the words to the answer": ask,
    }


def _totals(ours: Company, metric: Metric, period: Period, team: int | None) -> None:
    with ours.store.look(NOW) as look:
        totals.by_member(look, period, metric.key, None if team is None else [team])


def _board(ours: Company, metric: Metric, period: Period, team: int | None) -> None:
    with ours.store.look(NOW) as look:
        boards.board(look, metric, period, team, TODAY, ours.desk.is_workday)


def _raw(ours: Company) -> Row:
    """The company's quarter from the totals, against adding up the ledger's rows."""
    quarter = period_of("quarter", TODAY)

    def added() -> None:
        with ours.store.look(NOW) as look:
            look.connection.exec_driver_sql(
                "SELECT member_id, sum(amount) FROM activities "
                "WHERE org_id = 1 AND metric = 'visits' AND day >= ? AND day < ? GROUP BY member_id",
                (quarter.start.isoformat(), quarter.end.isoformat()),
            ).all()

    def read() -> None:
        with ours.store.look(NOW) as look:
            totals.by_member(look, quarter, "visits")

    kept, raw = in_turn([read, added], 5)
    return Row(
        "totals of the company, quarter", kept * 1e3, "ms", f"adding up the rows, {raw * 1e3:,.0f} ms", kept / raw
    )


def _scored() -> Row:
    """The scores of 1,000 people on five metrics, without the trace, against one after the other with it."""
    metrics = [metric for metric in BUILT_IN if metric.key in ("visits", "calls", "demos", "bookings", "collections")]
    card = Scorecard("", tuple(CardLine(metric, 20, CAPS[metric.kind]) for metric in metrics))
    crowd = range(1_000)
    actuals = {m.key: [(who * 37 + n) % 100 for who in crowd] for n, m in enumerate(metrics)}
    targets = {m.key: [60 + who % 7 for who in crowd] for m in metrics}

    def traced() -> None:
        for who in crowd:
            score(card, {k: v[who] for k, v in actuals.items()}, {k: v[who] for k, v in targets.items()})

    quick, slow = in_turn([lambda: scores(card, actuals, targets) and None, traced], ROUNDS)
    what = "scores of 1,000 people on five metrics"
    return Row(what, quick * 1e3, "ms", f"with the trace, {slow * 1e3:.3g} ms", quick / slow, "≤ 5")


def _ledger_rows(ours: Company) -> int:
    with ours.store.look(NOW) as look:
        found = look.connection.exec_driver_sql(
            "SELECT (SELECT count(*) FROM activities) + (SELECT count(*) FROM deal_events)"
        )
        return int(found.scalar_one())
