"""The examples in deploy/ and what docs/operations.md says of them match the program."""

import re
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
from prometheus_client import CollectorRegistry, generate_latest

from bot.cli import app
from bot.house import LAST_WORK_WITHIN
from bot.metrics import Metrics
from bot.serving import LAST_REQUESTS_WITHIN
from bot.settings import every_settings
from bot.tally import Tally
from storage.store import Store
from tests.company import NOW
from tests.house.tree import ROOT

DEPLOY = ROOT / "deploy"
TEXTS = [*sorted(DEPLOY.iterdir()), ROOT / "docs" / "operations.md"]
UNITS = sorted(path.name for path in DEPLOY.iterdir() if path.suffix in (".service", ".timer"))
THEIRS = {"POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD"}


def commands() -> set[str]:
    return {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}


def settings() -> set[str]:
    return {name.upper() for kind in every_settings() for name in kind.model_fields}


def unit(name: str) -> ConfigParser:
    found = ConfigParser(strict=False, interpolation=None)
    found.optionxform = str  # type: ignore[assignment, method-assign]
    found.read(DEPLOY / name)
    return found


def compose() -> dict[str, Any]:
    yaml = pytest.importorskip("yaml", reason="PyYAML reads the compose file")
    read: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return read


def named(text: str) -> Iterator[str]:
    """The commands of ours that are written in a text as one types them."""
    yield from re.findall(r"(?:^|[`/ ])dealdrum ([a-z]+)", text)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_command_that_is_named_is_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert {name for name in named(text) if name not in ("dealdrum", "in")} <= commands()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_setting_that_is_named_is_there(path: Path) -> None:
    found = set(re.findall(r"\b([A-Z]+(?:_[A-Z]+)+)\b", path.read_text(encoding="utf-8")))
    assert found - THEIRS <= settings()


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_has_what_systemd_needs(name: str) -> None:
    found = unit(name)
    if name.endswith(".timer"):
        assert found["Timer"]["OnCalendar"]
        assert (DEPLOY / name.replace(".timer", ".service")).exists()
    else:
        assert found["Service"]["ExecStart"].split()[1] in commands()
        assert found["Service"]["User"] == "dealdrum"


def test_a_supervisor_waits_longer_than_a_stop_takes() -> None:
    longest = LAST_REQUESTS_WITHIN + LAST_WORK_WITHIN
    assert int(unit("dealdrum.service")["Service"]["TimeoutStopSec"]) > longest
    assert int(compose()["services"]["dealdrum"]["stop_grace_period"].removesuffix("s")) > longest
    assert f"within {longest:.0f} seconds" in (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


def test_the_compose_file_names_what_is_there() -> None:
    ours = compose()["services"]["dealdrum"]
    assert ours["command"][0] in commands()
    assert set(ours["environment"]) <= settings()
    assert (DEPLOY / ours["build"]["context"] / ours["build"]["dockerfile"]).resolve() == DEPLOY / "Containerfile"
    assert set(ours["depends_on"]) <= set(compose()["services"])


def test_the_container_copies_what_is_there_and_runs_what_is_there() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    for name in re.findall(r"^COPY (\S+) ", text, re.MULTILINE):
        assert (ROOT / name).exists()
    assert re.findall(r'^CMD \["(\w+)"\]', text, re.MULTILINE)[0] in commands()


def test_every_metric_is_explained(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'x.db'}")
    store.migrate()
    tally = Tally()
    tally.came("memory", NOW)
    registry = CollectorRegistry()
    registry.register(Metrics(store, tally, lambda: NOW))
    kinds = re.findall(r"^# TYPE (\w+)", generate_latest(registry).decode(), re.MULTILINE)
    store.close()
    explained = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert [name for name in kinds if name not in explained] == []
    made = {name.removesuffix("_total") for name in kinds} | {"dealdrum_inbox_last_received_timestamp_seconds"}
    assert {name.removesuffix("_total") for name in re.findall(r"dealdrum_\w+", explained)} <= made
