"""A thousand more members with a year of history, written by SQL: the ledger first, then its totals from it."""

from datetime import date, timedelta

from sqlalchemy import Connection, text

from bench.sample import NOW
from scoring.people import Member, Role
from scoring.period import period_of
from storage import people
from storage.store import Store
from storage.work import GRAINS

MEMBERS, TEAM_OF, DAYS, ROWS_A_DAY = 1000, 50, 240, 4
METRICS = ("visits", "calls", "demos", "quotes")

DAYS_TABLE = (
    "CREATE TEMP TABLE bench_days "
    "(n BIGINT PRIMARY KEY, day DATE UNIQUE, week DATE, month DATE, quarter DATE, year DATE)"
)
PEOPLE_TABLE = "CREATE TEMP TABLE bench_people (n BIGINT PRIMARY KEY, id BIGINT, team BIGINT)"
AT = {
    "sqlite": "d.day || ' 09:00:00.000000'",
    "postgresql": "(d.day + time '09:00') AT TIME ZONE 'UTC'",
}
"""How each database writes a moment of a day."""
ACTIVITIES = """
INSERT INTO activities (org_id, id, entry, code, member_id, team_id, metric, amount, day, at, customers, clause,
                        message, source, evidence, cancels)
SELECT 1, d.n * 100000000 + p.n * 1000 + {report} + m.n, d.n * 100000000 + p.n * 1000 + {report}, 'AAA', p.id, p.team,
       m.metric, 1 + (d.n * 7 + p.n * 3 + m.n) % 9, d.day, {at}, '[]', '', '', 'message', 'said', NULL
FROM bench_days d, bench_people p, bench_metrics m
"""
DEALS = """
INSERT INTO deal_events (org_id, id, entry, code, deal_id, member_id, team_id, customer, customer_key, stage, minor,
                         currency, org_minor, day, at, clause, message, source, cancels)
SELECT 1, d.n * 100000000 + p.n * 1000 + {report} + 9, d.n * 100000000 + p.n * 1000 + {report}, 'AAA',
       d.n * 100000000 + p.n * 1000 + {report} + 9, p.id, p.team, 'C' || p.n % 400, 'c' || p.n % 400,
       'signed', 100000 * (1 + (d.n + p.n) % 50), 'CNY', 100000 * (1 + (d.n + p.n) % 50), d.day, {at},
       '', '', 'message', NULL
FROM bench_days d, bench_people p WHERE (d.n + p.n) % 5 = 0
"""
COUNTED = """
INSERT INTO totals (org_id, grain, start, team_id, member_id, metric, sum, n)
SELECT 1, 'day', a.day, a.team_id, a.member_id, {metric}, sum({amount}), count(*)
FROM {table} a WHERE a.id < 1000000000000 GROUP BY 3, 4, 5, 6
"""
ADDED = """
INSERT INTO totals (org_id, grain, start, team_id, member_id, metric, sum, n)
SELECT 1, '{grain}', d.{grain}, t.team_id, t.member_id, t.metric, sum(t.sum), sum(t.n)
FROM totals t JOIN (SELECT DISTINCT {part}, {grain} FROM bench_days) d ON d.{part} = t.start
JOIN bench_people p ON p.id = t.member_id
WHERE t.org_id = 1 AND t.grain = '{part}' GROUP BY d.{grain}, t.team_id, t.member_id, t.metric
"""
PARTS = {"week": "day", "month": "day", "quarter": "month", "year": "quarter"}
"""What each longer period is added up from: much less than the ledger."""


def hire(store: Store) -> None:
    """The members and their teams, by the program's own functions."""
    with store.work(NOW) as work:
        for group in range(MEMBERS // TEAM_OF):
            team = people.add_team(work, f"crowd-{group}", f"Crowd {group}")
            for number in range(TEAM_OF):
                key = f"crowd-{group}-{number}"
                people.add_member(
                    work, Member(0, key, f"Rep {group} {number}", Role.REP, team, "en", "Asia/Shanghai")
                )


def history(connection: Connection, today: date, days: int = DAYS, reports: int = 1) -> None:
    """Days of rows, so many reports of everybody a day, and the totals they add up to; on either database."""

    def run(statement: str, values: list[dict[str, object]] | None = None) -> None:
        connection.execute(text(statement), values)

    at = AT[connection.dialect.name]
    run(DAYS_TABLE)
    run(PEOPLE_TABLE)
    run("CREATE TEMP TABLE bench_metrics (n BIGINT PRIMARY KEY, metric TEXT)")
    run("INSERT INTO bench_metrics VALUES (:n, :m)", [{"n": n, "m": m} for n, m in enumerate(METRICS[:ROWS_A_DAY])])
    run(
        "INSERT INTO bench_days VALUES (:n, :day, :week, :month, :quarter, :year)",
        [_day(today, number) for number in range(days)],
    )
    run(
        "INSERT INTO bench_people SELECT row_number() OVER (ORDER BY m.id), m.id, m.team_id FROM members m "
        "WHERE m.key LIKE 'crowd-%'"
    )
    for report in range(0, 100 * reports, 100):
        run(ACTIVITIES.format(at=at, report=report))
        run(DEALS.format(at=at, report=report))
    run("ANALYZE")
    run(COUNTED.format(table="activities", metric="a.metric", amount="a.amount"))
    run(COUNTED.format(table="deal_events", metric="'bookings'", amount="a.org_minor"))
    run(COUNTED.format(table="deal_events", metric="'signed'", amount="1"))
    for grain, part in PARTS.items():
        run(ADDED.format(grain=grain, part=part))


def _day(today: date, number: int) -> dict[str, object]:
    day = today - timedelta(days=number)
    return {"n": number + 1, **{grain: period_of(grain, day).start.isoformat() for grain in GRAINS}}
