"""The program `dealdrum` run as a command in a folder of its own: as a process, or quicker within this one."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import structlog
from typer.testing import CliRunner

from bot.cli import app
from bot.settings import Settings
from tests.end_to_end.program import environment


@dataclass(frozen=True, slots=True)
class Done:
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def mistake(self) -> str:
        """The one line on standard error of a command that ended with exit code 2."""
        (line,) = self.err.splitlines()
        assert (self.code, self.out) == (2, "")
        return line


def started(folder: Path, *arguments: str, typed: str = "", **settings: str) -> Done:
    """Run a command as a process, as people do; `typed` is its standard input."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env=environment(folder / "home", **settings),
        input=typed.encode(),
        capture_output=True,
        timeout=300,  # a hang ends; a busy machine fails nothing
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def dealdrum(folder: Path, *arguments: str, typed: str = "", **settings: str) -> Done:
    """Run a command within this process, which takes a tenth of the time; an error of ours is raised."""
    with within(folder):
        ours = {name.upper(): None for name in Settings.model_fields} | {"DEALDRUM_HOME": str(folder / "home")}
        result = CliRunner(env={**ours, **settings}).invoke(app, arguments, input=typed, prog_name="dealdrum")
    structlog.reset_defaults()
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Done(result.exit_code, result.stdout, result.stderr)


@contextlib.contextmanager
def within(folder: Path) -> Iterator[None]:
    """In a folder, for a while."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
