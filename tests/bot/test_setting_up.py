"""How a company is founded and set up: what init writes, and what check says of what is still to be done."""

import re
import socket
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.bot.command import dealdrum
from tests.bot.test_cli import RULES

POSTING = '[[schedules]]\nkey = "m"\npost = "morning"\ncadence = "workdays 09:00"\nteam = "east"\n'


def test_a_company_elsewhere_has_its_own_currency_language_and_holidays(tmp_path: Path) -> None:
    done = dealdrum(tmp_path, "init", "--zone", "America/New_York", typed="Acme\n\n\n")
    assert "Time zone America/New_York: USD, en, holidays of US." in done.out
    body = (tmp_path / "rules.toml").read_text(encoding="utf-8")
    assert 'currency = "USD"\nlocale = "en"\ncountry = "US"\n' in body
    assert 'name = "Sales"' in body, "whoever has no teams to name has one"
    assert dealdrum(tmp_path, "apply", "rules.toml", "--dry-run").code == 0


def test_teams_may_be_parted_as_people_part_them_and_each_counts_once(tmp_path: Path) -> None:
    dealdrum(tmp_path, "init", typed="星河\n华东、华南； 华北,华东\n\n")
    body = (tmp_path / "rules.toml").read_text(encoding="utf-8")
    assert re.findall(r'^name = "(.+)"$', body, re.MULTILINE) == ["星河", "华东", "华南", "华北"]


def test_a_zone_that_there_is_not_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    said = dealdrum(tmp_path, "init", "--zone", "Asia/Shanghi").mistake
    assert said == '--zone Asia/Shanghi: it is not a time zone; did you mean "Asia/Shanghai"?'


def test_check_tells_a_new_company_what_is_still_to_be_done(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(RULES.replace('room = "playground:east"\n', "") + POSTING, encoding="utf-8")
    dealdrum(tmp_path, "apply", "rules.toml")
    said = dealdrum(tmp_path, "check").out
    assert "company: nobody is an admin yet; start dealdrum run, then: dealdrum claim\n" in said
    assert (
        "company: no room yet for 华东, so nothing is posted there; mention the bot in the group: bind 华东\n" in said
    )
    admin = RULES.replace('team = "east"\n', 'team = "east"\nrole = "admin"\naccounts = ["slack:U1"]\n')
    (tmp_path / "rules.toml").write_text(admin + POSTING, encoding="utf-8")
    dealdrum(tmp_path, "apply", "rules.toml")
    later = dealdrum(tmp_path, "check").out
    assert "nobody is an admin" not in later
    assert "no room yet" not in later


def test_check_names_the_file_that_settings_come_from(tmp_path: Path) -> None:
    assert f"settings: the environment's; there is no {tmp_path / '.env'}\n" in dealdrum(tmp_path, "check").out
    (tmp_path / ".env").write_text("LOG_LEVEL=info\n")
    assert f"settings: {tmp_path / '.env'}\n" in dealdrum(tmp_path, "check").out


def test_check_tells_whose_the_port_is(tmp_path: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = str(listener.getsockname()[1])
        assert f"PORT: {port} is taken; free is " in dealdrum(tmp_path, "check", PORT=port).out
    free = dealdrum(tmp_path, "check", PORT=port).out
    assert f"port: 127.0.0.1:{port} is free; no DealDrum runs there\n" in free
    assert "HOST: 192.0.2.1 cannot be used" in dealdrum(tmp_path, "check", HOST="192.0.2.1").out


def test_a_port_on_which_dealdrum_runs_already_is_told_as_that(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SLACK_BOT_TOKEN=xoxb-fake-1\nSLACK_APP_TOKEN=xapp-1-A1-1-fake\n")
    with HTTPServer(("127.0.0.1", 0), Alive) as other:
        Thread(target=other.serve_forever, daemon=True).start()
        port = other.server_port
        said = dealdrum(tmp_path, "run", PORT=str(port)).mistake
        other.shutdown()
    assert re.fullmatch(rf"PORT: a DealDrum runs at {port} already; stop it, or beside it: PORT=\d+", said)


class Alive(BaseHTTPRequestHandler):
    """Says that it lives, as a DealDrum does."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"ok" if self.path == "/livez" else b"")

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""


@pytest.mark.parametrize("people", ["many", "-3", "0", "2.5"])
def test_init_asks_again_for_a_number_of_people_that_is_none(people: str, tmp_path: Path) -> None:
    done = dealdrum(tmp_path, "init", typed=f"Acme\n\n{people}\n30\n")
    assert "give a number from 1 on, for example 10." in done.out + done.err
    assert "The template is mature." in done.out


def test_init_writes_over_nothing_and_says_so_before_it_asks(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text("mine")
    assert dealdrum(tmp_path, "init").mistake == (
        "rules.toml: it is there already; name another file, or edit this one"
    )
    assert (tmp_path / "rules.toml").read_text() == "mine"


def test_check_says_when_nothing_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rules.toml").write_text(RULES, encoding="utf-8")
    dealdrum(tmp_path, "apply", "rules.toml")
    monkeypatch.setattr("bot.checking.takes_writes", lambda *_: False)
    done = dealdrum(tmp_path, "check")
    assert "company: its database takes nothing: make room on the disk, or let it be written\n" in done.out
    assert done.code == 2


def test_a_folder_that_is_not_there_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    said = dealdrum(tmp_path, "init", "typo/rules.toml").mistake
    assert said == "typo/rules.toml: there is no folder typo; make it first"
