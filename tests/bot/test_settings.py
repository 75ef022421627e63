"""Settings: what is read from where, and the one line a mistake is told in."""

from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, settings
from tests.bot.command import dealdrum, started


@pytest.fixture(autouse=True)
def _nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def write(line: str | bytes) -> None:
    Path(".env").write_bytes(line if isinstance(line, bytes) else line.encode())


def test_without_any_setting_the_defaults_hold() -> None:
    found = settings()
    assert (found.host, found.port, found.log_level) == ("127.0.0.1", 8765, "info")
    assert found.database("dealdrum") == f"sqlite:///{Path.home() / '.dealdrum' / 'dealdrum.db'}"


@pytest.mark.parametrize(
    "line",
    [
        "PORT=9000",
        "port = 9000",
        "export PORT=9000",
        'PORT="9000"',
        "PORT='9000' # mine",
        "# first\n\nPORT=9000\n",
        "\ufeffPORT=9000",
    ],
)
def test_a_setting_may_be_written_in_several_ways(line: str) -> None:
    write(line)
    assert settings().port == 9000


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    write("PORT=9000")
    monkeypatch.setenv("PORT", "9001")
    assert settings().port == 9001


def test_an_empty_setting_is_none_and_others_are_for_somebody_else() -> None:
    write("PORT=\nPUBLIC_URL=\nSLACK_BOT_TOKEN=xoxb-1\nCOMPOSE_PROJECT_NAME=sales")
    assert settings().port == 8765


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("PORT=abc", ".env, PORT cannot be used: give a number from 1 to 65535, for example PORT=8765"),
        ("PORT=70000", ".env, PORT cannot be used: give a number from 1 to 65535, for example PORT=8765"),
        ("METRICS_PORT=0", ".env, METRICS_PORT cannot be used: give a number from 1 to 65535"),
        ("LOG_LEVEL=loud", ".env, LOG_LEVEL cannot be used: use debug, info, warning or error"),
        ("DATABASE_URL=mysql://x", ".env, DATABASE_URL cannot be used: begin it with sqlite:/// or postgresql://"),
        ("DATABASE_URL=postgresql://db:port/x", ".env, DATABASE_URL cannot be used: begin it with sqlite:/// or "),
        ("DATABASE_URL=postgres://a:b@c@db/x", ".env, DATABASE_URL cannot be used: begin it with sqlite:/// or "),
        ("DATABASE_URL=sqlite:///", ".env, DATABASE_URL cannot be used: "),
        ("DATABASE_URL=sqlite:///:memory:", ".env, DATABASE_URL cannot be used: "),
        ("PUBLIC_URL=example.com", ".env, PUBLIC_URL cannot be used: begin it with https://"),
        ("PROT=8765", ".env, line 1: there is no setting PROT; write PORT"),
        ("# x\nLOGLEVEL=info", ".env, line 2: there is no setting LOGLEVEL; write LOG_LEVEL"),
        ("PORT", ".env, line 1: this is not a setting: write KEY=value, for example PORT=8765"),
        ('PORT="8765', ".env, line 1: this is not a setting: write KEY=value"),
        ("PORT: 8765", ".env, line 1: this is not a setting: write KEY=value"),
        (b"\xff\xfeP", ".env: it is not UTF-8; save it as UTF-8"),
    ],
)
def test_a_mistake_names_the_file_the_key_and_the_remedy(line: str | bytes, said: str) -> None:
    write(line)
    with pytest.raises(SettingsError) as wrong:
        settings()
    assert str(wrong.value).startswith(said)
    assert "\n" not in str(wrong.value)


def test_a_mistake_in_the_environment_is_not_blamed_on_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    write("LOG_LEVEL=info")
    monkeypatch.setenv("PORT", "abc")
    with pytest.raises(SettingsError, match="^environment, PORT cannot be used"):
        settings()


@pytest.mark.parametrize("command", [["demo"], ["run"], ["say", "你好"], ["claim"]])
def test_every_command_ends_with_the_line_and_exit_code_2(tmp_path: Path, command: list[str]) -> None:
    write("PORT=abc")
    assert started(tmp_path, *command).mistake.startswith(".env, PORT cannot be used: ")


def test_a_secret_in_a_setting_is_never_repeated(tmp_path: Path) -> None:
    for address in ("mysql://me:secret@db/x", "postgresql://me:secret@127.0.0.1:1/x"):
        assert "secret" not in dealdrum(tmp_path, "rebuild", DATABASE_URL=address).mistake
        assert "me:secret" not in dealdrum(tmp_path, "check", DATABASE_URL=address).out
