"""`dealdrum check`: what it says of the company, whatever the platforms are."""

import socket
from pathlib import Path

from bot.listening import LOOPBACK
from tests.bot.command import dealdrum, started
from tests.bot.test_cli import RULES
from tests.free_port import free_port


def test_the_admins_room_may_be_one_where_nobody_has_written_yet(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(RULES + '[[teams]]\nkey = "west"\nname = "华西"\n', encoding="utf-8")
    dealdrum(tmp_path, "apply", "rules.toml")
    assert "admins' room: none, so each admin is told alone" in dealdrum(tmp_path, "check").out
    for room in ("slack:C0NEVER01", "playground:east", "east"):
        assert f"admins' room: {room}\n" in dealdrum(tmp_path, "check", ADMIN_ROOM=room).out
    for wrong, remedy in (
        ("west", "the team west has no room yet; leave ADMIN_ROOM out until"),
        ("East", "give one of east, west, slack:…, wecom:…"),
        ("slack:", "slack:…"),
    ):
        checked = dealdrum(tmp_path, "check", ADMIN_ROOM=wrong)
        (said,) = [line for line in checked.out.splitlines() if line.startswith("ADMIN_ROOM: ")]
        assert checked.code == 2
        assert remedy in said


FAULTY = """PORT=abc
METRICS_PORT=0
LOGLEVEL=info
SLACK_BOT_TOKEN=xapp-1
WECOM_BOT_ID=aib1
WECOM_CORP_ID=ww1
WECOM_AGENT_ID=x
WECOM_CALLBACK_AES_KEY=short
nonsense
"""
NAMED = [
    ".env, line 3: there is no setting LOGLEVEL",
    ".env, line 9: this is not a setting",
    ".env, PORT cannot be used",
    ".env, METRICS_PORT cannot be used",
    ".env, SLACK_BOT_TOKEN cannot be used",
    "SLACK_BOT_TOKEN is set; set SLACK_APP_TOKEN",
    ".env, WECOM_AGENT_ID cannot be used",
    ".env, WECOM_CALLBACK_AES_KEY cannot be used",
    "WECOM_BOT_ID is set, but not WECOM_BOT_SECRET",
    "WECOM_CORP_ID is set, but not WECOM_APP_SECRET",
    "WECOM_CALLBACK_AES_KEY is set, but not WECOM_CALLBACK_TOKEN",
]


def test_all_bad_settings_are_named_at_once_each_with_its_remedy(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(FAULTY, encoding="utf-8")
    checked = dealdrum(tmp_path, "check")
    said = checked.out.splitlines()[1 : 1 + len(NAMED)]
    assert checked.code == 2
    assert [line[: len(start)] for line, start in zip(said, NAMED, strict=True)] == NAMED
    assert all(":" in line or ";" in line for line in said)
    assert "RULES_FILE: nope.toml" in dealdrum(tmp_path, "check", RULES_FILE="nope.toml").out
    refused = dealdrum(tmp_path, "run")
    assert (refused.code, refused.out, refused.err.splitlines()) == (2, "", said)


def test_a_misspelt_setting_is_not_missed_as_well(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("WECOM_BOT_ID=aib1\nWECOM_BOT_SECERT=x\n", encoding="utf-8")
    said = dealdrum(tmp_path, "run").mistake
    assert said == ".env, line 2: there is no setting WECOM_BOT_SECERT; write WECOM_BOT_SECRET"


def test_teams_without_a_room_are_listed_as_the_language_lists(tmp_path: Path) -> None:
    teams = "".join(f'[[teams]]\nkey = "t{n}"\nname = "{n}组"\n' for n in range(7))
    post = '[[schedules]]\nkey = "m{n}"\npost = "morning"\ncadence = "workdays 09:00"\nteam = "t{n}"\n'
    posts = "".join(post.replace("{n}", str(n)) for n in range(7))
    (tmp_path / "rules.toml").write_text(RULES + teams + posts, encoding="utf-8")
    dealdrum(tmp_path, "apply", "rules.toml")
    said = dealdrum(tmp_path, "check", LC_ALL="zh_CN.UTF-8").out
    assert "0组、1组、2组、3组、4组、…" in said


def test_a_home_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    home = str(tmp_path / "file" / "home")
    said = dealdrum(tmp_path, "say", "你好", DEALDRUM_HOME=home).mistake
    assert said.startswith("DEALDRUM_HOME: ")
    assert "name a folder that you may write" in said
    checked = dealdrum(tmp_path, "check", DEALDRUM_HOME=home)
    assert checked.code == 2
    assert said in checked.out


def test_the_port_of_the_metrics_is_looked_at_too(tmp_path: Path) -> None:
    free = str(free_port())
    assert f"metrics: 127.0.0.1:{free} is free\n" in dealdrum(tmp_path, "check", METRICS_PORT=free).out
    same = dealdrum(tmp_path, "check", METRICS_PORT="8765")
    assert "METRICS_PORT and PORT are both 8765; give each its own\n" in same.out
    with socket.create_server((LOOPBACK, 0)) as other:
        taken = other.getsockname()[1]
        checked = dealdrum(tmp_path, "check", METRICS_PORT=str(taken))
    assert f"METRICS_PORT: {taken} on 127.0.0.1 cannot be used (Address already in use)" in checked.out
    assert same.code == checked.code == 2


def test_a_port_that_somebody_else_holds_is_a_fault_as_it_is_for_run(tmp_path: Path) -> None:
    with socket.create_server((LOOPBACK, 0)) as other:
        taken = other.getsockname()[1]
        checked = dealdrum(tmp_path, "check", PORT=str(taken))
    assert f"PORT: {taken} is taken; free is " in checked.out
    assert checked.code == 2


def test_without_a_company_check_fails_as_run_does_also_beside_the_playgrounds(tmp_path: Path) -> None:
    remedy = "company: There is no company in this database; run: dealdrum init, then: dealdrum apply rules.toml\n"
    checked = dealdrum(tmp_path, "check")
    assert (checked.code, checked.out.count(remedy)) == (2, 1)
    dealdrum(tmp_path, "say", "今天拜访3家", "--as", "小王")
    checked = dealdrum(tmp_path, "check")
    assert (checked.code, checked.out.count(remedy)) == (2, 1)
    (tmp_path / "rules.toml").write_text(RULES, encoding="utf-8")
    dealdrum(tmp_path, "apply", "rules.toml")
    checked = dealdrum(tmp_path, "check")
    assert checked.out.count(remedy) == 0


def test_without_a_platform_check_fails_as_run_does(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(RULES, encoding="utf-8")
    dealdrum(tmp_path, "apply", "rules.toml")
    checked = dealdrum(tmp_path, "check")
    said = checked.out.splitlines()[-1]
    assert (checked.code, said.partition(":")[0]) == (2, "No platform is set up")
    assert said in dealdrum(tmp_path, "run").mistake


def test_the_database_is_named_and_looking_at_it_does_not_make_it(tmp_path: Path) -> None:
    wrong = tmp_path / "typo" / "dealdrum.db"
    checked = dealdrum(tmp_path, "check", DATABASE_URL=f"sqlite:///{wrong}")
    assert f"database: sqlite:///{wrong}\ncompany: There is no company in this database" in checked.out
    assert "There is no company" in dealdrum(tmp_path, "rebuild", DATABASE_URL=f"sqlite:///{wrong}").mistake
    assert not wrong.parent.exists()
    away = dealdrum(tmp_path, "check", DATABASE_URL="postgresql://ann:secret-canary@127.0.0.1:1/x").out
    assert "database: postgresql://ann:***@127.0.0.1:1/x\n" in away
    assert "secret-canary" not in away


def test_a_line_of_the_env_file_that_is_no_setting_is_told_by_us_alone(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PORT 8765\n", encoding="utf-8")
    checked = started(tmp_path, "check")
    assert ".env, line 1: this is not a setting" in checked.out
    assert checked.err == ""
