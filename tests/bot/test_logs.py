"""Logs: ids and places, never what people said, never a secret."""

import asyncio
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from sqlalchemy.exc import DBAPIError

from bot import logs, settings
from bot.settings import PlatformSettings
from bot.trace import trace
from storage.store import Store
from tests.company import NOW
from tests.house.tree import ROOT

WORDS, SECRET = "签单 星河科技 80000", "s3cr3t-of-ours"


@pytest.fixture
def ours(capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    """Logs as the program writes them, until the end of the test."""
    handlers, hook = logging.getLogger().handlers[:], sys.excepthook
    logs.configure("info", [SECRET])
    yield
    structlog.reset_defaults()
    logging.getLogger().handlers[:] = handlers
    sys.excepthook = hook


def logged(capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


@pytest.mark.usefixtures("ours")
@pytest.mark.parametrize(
    "value",
    [
        SECRET,
        "xoxb-12345-67890-abcdef",
        "xapp-1-A0-99-abc",
        "Bearer abc.def.ghi",
        "postgresql://dealdrum:hunter2@db/dealdrum",
        "https://qyapi.weixin.qq.com/cgi-bin/message/send?access_token=hunter2",
        "GET /x?corpid=1&corpsecret=hunter2&a=b",
    ],
)
def test_secrets_are_taken_out_of_every_value(value: str, capsys: pytest.CaptureFixture[str]) -> None:
    structlog.get_logger().warning("not sent", reason=value, id=7)
    (line,) = logged(capsys)
    assert "***" in line["reason"]
    assert not any(part in line["reason"] for part in (SECRET, "12345", "A0-99", "abc.def", "hunter2"))
    assert line["id"] == 7


@pytest.mark.usefixtures("ours")
def test_long_values_are_cut_and_hostile_ones_take_no_time(capsys: pytest.CaptureFixture[str]) -> None:
    structlog.get_logger().warning("x", reason="xoxb-" * 40_000, other="://" + ":" * 100_000)
    (line,) = logged(capsys)
    assert len(line["reason"]) <= logs.LONGEST


@pytest.mark.usefixtures("ours")
def test_a_library_is_quoted_by_its_name_alone(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        int(WORDS)
    except ValueError:
        logging.getLogger("some.library").exception("failed with %s", WORDS)
    logging.getLogger("some.library").warning(WORDS)
    first, second = logged(capsys)
    assert (first["name"], first["kind"], first["event"]) == ("some.library", "ValueError", "library")
    assert "test_logs.py" in second["where"]
    assert WORDS not in json.dumps([first, second], ensure_ascii=False)


def test_what_is_cancelled_at_a_stop_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("info")
    logging.getLogger("some.library").error("a task ended", exc_info=asyncio.CancelledError())
    assert capsys.readouterr().err == ""


def test_a_place_in_the_log_is_one_of_ours_and_not_of_a_library(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'x.db'}")
    store.migrate()
    (tmp_path / "x.db").rename(tmp_path / "elsewhere.db")
    with pytest.raises(DBAPIError) as failed, store.work(NOW):
        pass
    store.close()
    places = trace(failed.value)["where"].split(" > ")
    assert {place.partition(":")[0] for place in places} == {"store.py"}


def test_a_crash_says_where_and_not_what() -> None:
    crash = f"from bot.logs import configure; configure('info')\ndef f(): raise ValueError('{WORDS}')\nf()"
    ended = subprocess.run([sys.executable, "-c", crash], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    (line,) = [json.loads(line) for line in ended.stderr.splitlines()]
    assert (line["event"], line["kind"]) == ("crashed", "ValueError")
    assert WORDS not in ended.stderr


def test_the_secrets_of_every_platform_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    class Own(PlatformSettings):
        signing_secret: str = ""
        bot_id: str = ""

    monkeypatch.setattr(settings, "every_settings", lambda: [Own])
    monkeypatch.setenv("SIGNING_SECRET", "first-secret,second-secret")
    monkeypatch.setenv("BOT_ID", "not-secret")
    assert settings.secrets() == ["first-secret", "second-secret"]
