"""How long it takes to write the briefings of a thousand rooms that are due at nine."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from bench.timing import Row, cpu_seconds
from chat.message import Room
from scheduler.calendar import Calendar
from scheduler.clock import next_moment, tick
from scoring.rules import read_rules
from storage import people, rules, schedules
from storage.store import Store

ROOMS = 1_000
NINE = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
HEAD = '[organization]\nname = "Bench"\nzone = "Asia/Shanghai"\ncurrency = "CNY"\nlocale = "zh_CN"\ncountry = "CN"\n'


def rows() -> Iterator[Row]:
    """One company with a thousand teams of one person each, every team with a room and a briefing at nine."""
    with TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{Path(folder) / 'company.db'}")
        store.migrate()
        _found(store)
        is_workday = Calendar("CN").is_workday
        before = NINE - timedelta(minutes=1)
        tick(store, before, is_workday, _raise)
        found = cpu_seconds(lambda: next_moment(store, before, NINE, is_workday))
        written = cpu_seconds(lambda: tick(store, NINE, is_workday, _raise))
        store.close()
    yield Row(f"{ROOMS:,} rooms due at nine, found (processor)", found, "s", target="≤ 5")
    yield Row(f"{ROOMS:,} rooms due at nine, briefings written (processor)", written, "s", target="≤ 5")


def _found(store: Store) -> None:
    teams = "".join(f'[[teams]]\nkey = "t{n}"\nname = "Team {n}"\n' for n in range(ROOMS))
    members = "".join(f'[[members]]\nkey = "m{n}"\nname = "Member {n}"\nteam = "t{n}"\n' for n in range(ROOMS))
    with store.work(NINE - timedelta(days=30)) as work:
        rules.apply(work, read_rules(HEAD + teams + members, "bench.toml"), date(2026, 10, 1))
        work.flush()
        for team in people.directory(work).organization.teams.values():
            people.bind(work, Room("bench", "bench", team.key), team.id, team.name, "zh_CN")
            values = {"cadence": "workdays 09:00", "zone": "Asia/Shanghai", "team_id": team.id, "member_id": None}
            schedules.add(work, f"morning:{team.key}", post="morning", catch_up="latest", enabled=True, **values)


def _raise(post: str, error: Exception) -> None:
    raise RuntimeError(post) from error
