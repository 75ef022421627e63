"""dealdrum export: the numbers of the company as a file, and plain words when it cannot be done."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.sample.load import load
from storage.store import Store
from tests.company import NOW


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample company in it."""
    folder = tmp_path_factory.mktemp("home")
    store = Store(f"sqlite:///{folder / 'dealdrum.db'}")
    store.migrate()
    load(store, NOW)
    store.close()
    return folder


def said(home: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["export", *words], env={"DEALDRUM_HOME": str(home), "DATABASE_URL": ""})
    return done.exit_code, done.output


def test_the_totals_of_a_month_are_printed_with_a_row_for_everybody(home: Path) -> None:
    code, words = said(home, "--from", "2026-02-01", "--to", "2026-02-28")
    assert code == 0
    lines = words.splitlines()
    assert lines[0].startswith('"团队","姓名","拜访"')
    assert len(lines) == 20
    assert any(line.startswith('"华东一组","王建国",') for line in lines)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_file_is_written_with_one_teams_deals(home: Path, form: str, tmp_path: Path) -> None:
    out = tmp_path / f"deals.{form}"
    code, words = said(home, "deals", "--from", "2026-01-01", "--to", "2026-02-28", "--team", "sg", "--out", str(out))
    assert code == 0
    assert words.startswith(str(out))
    assert out.stat().st_size > 1_000
    assert out.read_bytes()[:2] == (b"PK" if form == "xlsx" else b"\xef\xbb")


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (("nothing",), "export nothing: there is no such table; there are "),
        (("totals", "--team", "mars"), "--team mars: there is no such team; there are east, south, sg"),
        (("totals", "--out", "x.pdf"), "--out x.pdf: let the name end with one of .csv, .xlsx"),
        (("totals", "--from", "2026-03-01", "--to", "2026-02-01"), "--to 2026-02-01: it lies before 2026-03-01"),
        (("totals", "--out", "/nowhere/at/all.csv"), "--out /nowhere/at/all.csv: it cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(home: Path, words: tuple[str, ...], wrong: str) -> None:
    code, output = said(home, *words)
    assert code == 2
    assert wrong in output
