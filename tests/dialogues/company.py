"""The company of the tests in a store of its own: founded once, copied for each test."""

import shutil
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from scheduler.cadence import cadence
from scheduler.calendar import Calendar
from scoring.rules import Checks, read_rules
from storage import cascades, rules
from storage.store import Store

RULES = Path(__file__).with_name("company.toml")
FOUNDED = datetime(2026, 1, 1, tzinfo=UTC)
CALENDAR = Calendar("CN")


def company(folder: Path) -> Store:
    """The company in a database in the folder; the caller closes it."""
    shutil.copyfile(_founded(), folder / "company.db")
    return Store(f"sqlite:///{folder / 'company.db'}")


@cache
def _founded() -> Path:
    path = Path(mkdtemp()) / "founded.db"
    store = Store(f"sqlite:///{path}")
    store.migrate()
    found = read_rules(RULES.read_text(encoding="utf-8"), RULES.name, Checks(cadence=cadence, country=Calendar))
    with store.work(FOUNDED) as work:
        rules.apply(work, found, date(2026, 1, 1))
        work.flush()
        cascades.apply(work, found, CALENDAR.is_workday)
    store.close()
    return path
