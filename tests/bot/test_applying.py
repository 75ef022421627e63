"""`dealdrum apply` and `post` by an admin who makes mistakes, or does a thing twice."""

from datetime import date
from pathlib import Path

from storage import closings
from tests.bot.command import dealdrum
from tests.bot.test_cli import RULES
from tests.company import NOW, opened


def test_every_mistake_in_the_rules_file_is_told_at_once(tmp_path: Path) -> None:
    wrong = RULES.replace("Asia/Shanghai", "Asia/Shangai").replace('team = "east"', 'team = "west"')
    (tmp_path / "rules.toml").write_text(wrong, encoding="utf-8")
    told = dealdrum(tmp_path, "apply", "rules.toml")
    assert told.code == 2
    assert [line.partition(", [")[0] for line in told.err.splitlines()] == [
        "rules.toml, line 3",
        "rules.toml, line 15",
    ]
    checked = dealdrum(tmp_path, "check", RULES_FILE="rules.toml")
    assert told.err in checked.out
    assert checked.code == 2


def test_what_the_rules_refuse_is_a_line_and_no_crash(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(RULES, encoding="utf-8")
    dealdrum(tmp_path, "apply", "rules.toml")
    with opened(tmp_path / "home" / "dealdrum.db") as store, store.work(NOW) as work:
        closings.close_before(work, date(2026, 1, 1))
    said = dealdrum(tmp_path, "apply", "rules.toml", "--from", "2020-01-01").mistake
    assert said == "2020-01-01 is closed. The earliest day is 2026-01-01."


def test_a_post_that_was_sent_before_is_not_sent_again_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(RULES.replace('locale = "zh_CN"', 'locale = "en"'), encoding="utf-8")
    dealdrum(tmp_path, "apply", "rules.toml")
    command = ("post", "morning", "--team", "east")
    once, twice = dealdrum(tmp_path, *command).out, dealdrum(tmp_path, *command).out
    assert twice == once.rstrip("\n") + "\n\nremark: it was sent before, so nothing goes out again.\n"
    assert dealdrum(tmp_path, *command, "--dry-run").out == once
