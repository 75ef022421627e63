"""`dealdrum check`: what it says of the company, whatever the platforms are."""

from pathlib import Path

from tests.bot.command import dealdrum
from tests.bot.test_cli import RULES


def test_the_admins_room_may_be_one_where_nobody_has_written_yet(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(RULES + '[[teams]]\nkey = "west"\nname = "华西"\n', encoding="utf-8")
    dealdrum(tmp_path, "apply", "rules.toml")
    assert "admins' room: none, so each admin is told alone" in dealdrum(tmp_path, "check").out
    for room in ("slack:C0NEVER01", "playground:east", "east"):
        assert f"admins' room: {room}\n" in dealdrum(tmp_path, "check", ADMIN_ROOM=room).out
    for wrong, remedy in (("west", "the team west has no room"), ("C0NEVER01", "slack:…"), ("slack:", "slack:…")):
        said = dealdrum(tmp_path, "check", ADMIN_ROOM=wrong).mistake
        assert said.startswith("ADMIN_ROOM: ")
        assert remedy in said
