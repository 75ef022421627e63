"""What applying a rules file makes of it: targets go down by the company's own workdays."""

import sqlite3
from datetime import date, timedelta
from pathlib import Path

from tests.bot.command import dealdrum
from tests.bot.test_cli import RULES


def test_what_goes_down_goes_by_the_companys_own_workdays(tmp_path: Path) -> None:
    """In the first quarter of 2098 only 1 January and 1, 2 and 5 March are worked: a quarter of the target for
    January, three for March, none for February. The country's own holidays do not count."""
    first, last = date(2098, 1, 1), date(2098, 4, 1)
    days = [first + timedelta(days=index) for index in range((last - first).days)]
    worked = [date(2098, 1, 1), date(2098, 3, 1), date(2098, 3, 2), date(2098, 3, 5)]
    off = ", ".join(str(day) for day in days if day not in worked)
    own = f'country = "CN"\ndays_off = [{off}]\nworkdays = [{", ".join(map(str, worked))}]\n\n[[teams]]'
    target = '[[targets]]\nmetric = "bookings"\nholder = "company"\nperiod = "2098-Q1"\nbase = 400\namong = "equal"\n'
    (tmp_path / "rules.toml").write_text(RULES.replace("\n[[teams]]", own, 1) + target, encoding="utf-8")
    assert "target of 星河" in dealdrum(tmp_path, "apply", "rules.toml").out
    with sqlite3.connect(tmp_path / "home" / "dealdrum.db") as database:
        rows = database.execute(
            "SELECT holder, start, base FROM targets WHERE grain = 'month' ORDER BY start, holder"
        )
        assert rows.fetchall() == [
            ("company", "2098-01-01", 10_000),
            ("member", "2098-01-01", 10_000),
            ("team", "2098-01-01", 10_000),
            ("company", "2098-02-01", 0),
            ("member", "2098-02-01", 0),
            ("team", "2098-02-01", 0),
            ("company", "2098-03-01", 30_000),
            ("member", "2098-03-01", 30_000),
            ("team", "2098-03-01", 30_000),
        ]
