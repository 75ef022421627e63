"""dealdrum import: a sheet from the command line."""

from pathlib import Path

from tests.bot.command import dealdrum
from tests.bot.test_cli import RULES


def test_a_sheet_is_shown_first_and_saved_with_yes_and_never_twice(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(RULES, encoding="utf-8")
    dealdrum(tmp_path, "apply", "rules.toml")
    sheet = tmp_path / "team.csv"
    sheet.write_bytes("姓名,团队,拜访\n张三,华南组,20\n合计,,20\n".encode("gbk"))
    asked = dealdrum(tmp_path, "import", "team.csv").mistake
    assert "--answer numbers=done" in asked
    shown = dealdrum(tmp_path, "import", "team.csv", "--answer", "numbers=done").out
    assert "1 new member: 张三" in shown
    assert "with --yes" in shown
    saved = dealdrum(tmp_path, "import", "team.csv", "--answer", "numbers=done", "--yes").out
    assert "Saved: 1 new team" in saved
    again = dealdrum(tmp_path, "import", "team.csv", "--answer", "numbers=done", "--yes").out
    assert "would change anything" in again
    sheet.write_bytes(b"PK\x03\x04junk")
    assert ".xlsx and .csv" in dealdrum(tmp_path, "import", "team.csv").mistake
