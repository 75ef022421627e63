"""The command line as people type it: what each command prints, and how a mistake ends."""

import json
import re
import socket
import sqlite3
from pathlib import Path

import pytest

from bot.cli import app
from tests.bot.command import dealdrum, started
from tests.free_port import free_port

COMMANDS = [
    "demo",
    "run",
    "init",
    "check",
    "say",
    "simulate",
    "chat",
    "read",
    "post",
    "apply",
    "import",
    "rebuild",
    "backup",
    "export",
    "move",
    "restore",
    "claim",
]
ANSWERS = "星河\n华东，华南\n\n"
RULES = """[organization]
name = "星河"
zone = "Asia/Shanghai"
currency = "CNY"
locale = "zh_CN"

[[teams]]
key = "east"
name = "华东"
room = "playground:east"

[[members]]
key = "wang"
name = "王建国"
team = "east"
"""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose home holds a sample company: the first `say` makes it."""
    folder = tmp_path_factory.mktemp("sample")
    done = started(folder, "say", "今天拜访3家，电话20个", "--as", "小王")
    assert "拜访 3 家" in done.out
    return folder


def test_all_commands_are_known_here() -> None:
    known = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    assert known == {*COMMANDS}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(tmp_path: Path, command: str) -> None:
    done = dealdrum(tmp_path, command, "--help")
    assert (done.code, done.err) == (0, "")
    assert f"Usage: dealdrum {command}" in done.out
    assert not (tmp_path / "home").exists()


def test_run_without_a_platform_names_the_settings(tmp_path: Path) -> None:
    said = started(tmp_path, "run").mistake
    for name in ("WECOM_BOT_ID", "WECOM_BOT_SECRET", "SLACK_BOT_TOKEN"):
        assert name in said
    assert "dealdrum demo" in said
    assert dealdrum(tmp_path, "run", "--role", "nobody").mistake == "--role nobody: use one of all, web, worker"


def test_a_taken_port_is_told_with_the_next_free_one(tmp_path: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        taken = listener.getsockname()[1]
        said = started(tmp_path, "demo", PORT=str(taken)).mistake
    found = re.fullmatch(rf"PORT: {taken} is taken; free is (\d+): PORT=(\d+) make demo", said)
    assert found
    assert found[1] == found[2]
    assert int(found[1]) > taken


def test_from_nothing_to_a_company_and_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    assert dealdrum(tmp_path, "init", typed=ANSWERS).out.endswith(
        "rules.toml is written. Next: add your people to it, then: dealdrum apply rules.toml\n"
    )
    shown = dealdrum(tmp_path, "apply", "rules.toml", "--dry-run")
    applied = dealdrum(tmp_path, "apply", "rules.toml")
    assert shown.out == f"{applied.out}A dry run: nothing of this is saved.\n"
    assert "organization 星河 created" in applied.out
    assert dealdrum(tmp_path, "apply", RULES_FILE="rules.toml").out == "Nothing changes.\n"
    checked = dealdrum(tmp_path, "check")
    assert (checked.code, checked.err) == (2, "")  # no platform yet
    assert "company: 星河, 2 teams, 0 members" in checked.out
    assert re.search(r"claim [0-9A-Z]{8,}$", dealdrum(tmp_path, "claim").out.strip())
    assert dealdrum(tmp_path, "rebuild").out == "The totals equal the ledger.\n"


@pytest.mark.parametrize(
    ("sellers", "template", "counts"), [("20", "startup", "[[points]]"), ("21", "mature", "[[scorecards]]")]
)
def test_init_chooses_the_template_by_how_many_sell(tmp_path: Path, sellers: str, template: str, counts: str) -> None:
    done = dealdrum(tmp_path, "init", "--zone", "Asia/Singapore", typed=f"星河\n华东\n{sellers}\n")
    assert f"The template is {template}." in done.out
    body = (tmp_path / "rules.toml").read_text(encoding="utf-8")
    assert counts in body
    assert 'zone = "Asia/Singapore"' in body
    posts = {"digest", "monthly", "morning", "overdue", "remind", "targets", "weekly"}
    assert set(re.findall(r'post = "(\w+)"', body)) == posts
    applied = dealdrum(tmp_path, "apply", "rules.toml")
    assert "team 华东 added" in applied.out
    assert "remark:" not in applied.out  # a template is a good plan


def test_apply_says_what_is_to_be_remarked_on_a_plan(tmp_path: Path) -> None:
    card = '[[scorecards]]\nlines = [{ metric = "bookings", weight = 80 }, { metric = "visits", weight = 20 }]\n'
    (tmp_path / "rules.toml").write_text(
        RULES.replace("[organization]", "[organization]\nwinners = 1") + card, encoding="utf-8"
    )
    shown = dealdrum(tmp_path, "apply", "rules.toml", "--dry-run")
    assert "remark: Scorecard of everybody: process and experience weigh 20%; give them at least 30 %." in shown.out
    assert "remark: Only one place is honoured (winners = 1)" in shown.out
    assert shown.out.endswith("A dry run: nothing of this is saved.\n")
    dealdrum(tmp_path, "apply", "rules.toml")
    assert "plan: Scorecard of everybody: process and experience weigh 20%" in dealdrum(tmp_path, "check").out


def test_rules_for_a_later_day_wait(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(RULES, encoding="utf-8")
    dealdrum(tmp_path, "apply", "rules.toml")
    (tmp_path / "rules.toml").write_text(RULES.replace('country = "CN"', 'country = "SG"'), encoding="utf-8")
    later = dealdrum(tmp_path, "apply", "rules.toml", "--from", "2199-01-01")
    assert later.out.startswith("From ")
    again = dealdrum(tmp_path, "apply", "rules.toml", "--from", "2199-01-01")
    assert again.out == "Nothing changes.\n"


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ("name = ", "rules.toml, line 1, "),
        (RULES.replace("Asia/Shanghai", "Mars/Base"), 'rules.toml, line 3, zone = "Mars/Base" is not a time zone'),
        (RULES.replace('zone = "Asia/Shanghai"\n', ""), "zone is missing"),
        (RULES.replace("currency", "currancy"), "currancy"),
        (RULES.replace('"CNY"', '"RMB"'), 'currency = "RMB" is not an ISO 4217 currency; did you mean "CNY"?'),
        (
            RULES.replace('"zh_CN"', '"cn"'),
            'locale = "cn" cannot be used: it is not spoken here; there are zh_CN, zh_TW, en',
        ),
        (RULES.replace('team = "east"', 'team = "west"'), 'team = "west"'),
        (
            RULES + '[[schedules]]\nkey = "w"\npost = "win"\ncadence = "workdays 09:00"\nteam = "east"\n',
            'there is no post "win"',
        ),
        (b"\xff", "rules.toml: it is not UTF-8; save it as UTF-8"),
    ],
)
def test_a_mistake_in_the_rules_file_is_one_line(tmp_path: Path, rules: str | bytes, said: str) -> None:
    (tmp_path / "rules.toml").write_bytes(rules if isinstance(rules, bytes) else rules.encode())
    told = dealdrum(tmp_path, "apply", "rules.toml").mistake
    assert told.startswith("rules.toml")
    assert said.removeprefix("rules.toml, line 3, ") in told
    assert not (tmp_path / "home" / "dealdrum.db").exists()


def test_a_rules_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert dealdrum(tmp_path, "apply", "nope.toml").mistake.startswith("nope.toml: there is no such file")
    assert dealdrum(tmp_path, "apply", ".").mistake.endswith("it is a folder; give the path of a file")
    assert dealdrum(tmp_path, "apply").mistake == "Which rules file? Give its path, or set RULES_FILE"
    checked = dealdrum(tmp_path, "check", RULES_FILE="nope.toml")
    assert checked.code == 2
    assert "\nRULES_FILE: nope.toml: there is no such file" in checked.out


@pytest.mark.parametrize("command", [["rebuild"], ["claim"], ["post", "morning"]])
def test_without_a_company_a_command_says_how_to_found_one(tmp_path: Path, command: list[str]) -> None:
    assert "dealdrum init, then: dealdrum apply" in dealdrum(tmp_path, *command).mistake


def test_what_is_said_is_answered_in_the_persons_language(sample: Path) -> None:
    done = dealdrum(sample, "say", "2 demos today", "--as", "Grace")
    assert (done.code, done.err) == (0, "")
    assert "Recorded: 2 demos" in done.out
    assert re.search(r"^    \[Undo\] undo [0-9A-Z]{3}$", done.out, re.MULTILINE)


def test_in_a_group_what_is_for_one_is_marked(sample: Path) -> None:
    done = dealdrum(sample, "say", "拜访2家", "--as", "吴昊", "--room", "华南突击队")
    assert "✅ 已记：拜访 2 家" in done.out
    assert "[wu] 今日：" in done.out


def test_a_conversation_is_answered_line_by_line(sample: Path) -> None:
    done = dealdrum(sample, "chat", "--as", "思雨", typed="拜访2家\n\n撤销\n")
    assert (done.code, done.err) == (0, "")
    assert done.out.index("已记：拜访 2 家") < done.out.index("已撤销：拜访 2 家")
    assert not done.out.startswith(">")


def test_an_unknown_name_or_room_is_told_with_some_that_are_there(sample: Path) -> None:
    who = dealdrum(sample, "say", "你好", "--as", "nobody").mistake
    assert who.startswith("--as nobody: there is nobody of that name; for example: ")
    assert "陈喆" in who
    where = dealdrum(sample, "say", "你好", "--as", "小王", "--room", "Singapore").mistake
    assert where.startswith("--room Singapore: ")
    assert "华东一组" in where


def test_the_sample_company_can_be_checked_rebuilt_and_briefed(sample: Path) -> None:
    assert "sample company: 星河云科技 / Xinghe Cloud, 3 teams, 19 members" in dealdrum(sample, "check").out
    assert dealdrum(sample, "rebuild").out == "The totals equal the ledger.\n"
    briefing = dealdrum(sample, "post", "morning", "--team", "east", "--dry-run")
    assert briefing.out.startswith("☀️ 早上好，华东一组")
    assert dealdrum(sample, "post", "morning", "--team", "sg", "--dry-run").out.startswith(
        "☀️ Good morning, Singapore"
    )
    silent = dealdrum(sample, "post", "monthly", "--team", "east", "--on", "2020-01-01", "--dry-run").out
    assert "To look at another day: --on 2019-12-02" in silent, f"not the last one on which it was due: {silent}"
    assert "there are east, south, sg" in dealdrum(sample, "post", "morning", "--team", "west").mistake
    assert "there are digest, monthly, morning, overdue, remind" in dealdrum(sample, "post", "evening").mistake


def test_a_stage_of_a_pk_is_shown_and_never_sent(sample: Path) -> None:
    half = dealdrum(sample, "post", "pk-half", "--team", "east", "--dry-run")
    assert half.out.startswith("⏱ 半程战报：华东一组")
    final = dealdrum(sample, "post", "pk-final", "--team", "sg", "--dry-run")
    assert "wins the PK!" in final.out
    assert dealdrum(sample, "post", "pk-final", "--team", "sg", "--dry-run").out == final.out, "nothing was judged"
    assert "--dry-run" in dealdrum(sample, "post", "pk-half", "--team", "east").mistake


def test_messages_are_read_line_by_line_without_a_database(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "a", "text": "今天拜访3家", "today": "2026-11-18", "lang": "zh", "kind": "dm"}),
        "not JSON",
        json.dumps({"id": "c"}),
        "",
        json.dumps({"id": "d", "text": "3 visits and 20 calls", "today": "2026-11-18", "lang": "en", "kind": "dm"}),
    ]
    done = dealdrum(tmp_path, "read", typed="\n".join(lines) + "\n")
    assert (done.code, done.err) == (0, "")
    first, broken, lacking, last = map(json.loads, done.out.splitlines())
    assert first["truth"]["activities"] == [
        {"metric": "visits", "quantity": 3, "date": "2026-11-18", "customers": []}
    ]
    assert broken["id"] is None
    assert broken["error"]
    assert (lacking["id"], "text" in lacking["error"]) == ("c", True)
    assert [activity["metric"] for activity in last["truth"]["activities"]] == ["visits", "calls"]
    assert not (tmp_path / "home").exists()


def test_how_a_message_is_read_can_be_explained(tmp_path: Path) -> None:
    done = dealdrum(tmp_path, "read", "--explain", "今天拜访3家，明天回访星河", "--today", "2026-11-18")
    assert (done.code, done.err) == (0, "")
    assert "拜访" in done.out
    assert "2026-11-19" in done.out
    assert '"metric": "visits"' in done.out


def test_a_newer_or_foreign_database_is_told_in_one_line(sample: Path, tmp_path: Path) -> None:
    newer, foreign = tmp_path / "newer.db", tmp_path / "foreign.db"
    newer.write_bytes((sample / "home" / "demo.db").read_bytes())
    database = sqlite3.connect(newer)
    database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.commit()
    database.close()
    foreign.write_text("not a database at all, only words")
    for command in (["rebuild"], ["say", "你好"], ["demo"]):
        said = dealdrum(tmp_path, *command, DATABASE_URL=f"sqlite:///{newer}", PORT=str(free_port())).mistake
        assert said.startswith("DATABASE_URL: the database has schema 9999")
    checked = dealdrum(tmp_path, "check", DATABASE_URL=f"sqlite:///{foreign}")
    assert checked.code == 2
    assert f"\nDATABASE_URL: sqlite:///{foreign} cannot be opened (file is not a database)" in checked.out
    assert "\nslack: off" in checked.out, "what follows is looked at all the same"
