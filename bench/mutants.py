"""python -m bench.mutants FILE … [--tests FILE …]: how many small faults in a module its tests notice.

Each fault runs in a process of its own, forked from this one, so that pytest is imported once. A module's tests are
tests/<same ring>/test_<its name>.py unless named. Exit code 1 when fewer than 85 % are noticed.
"""

import argparse
import ast
import importlib.abc
import importlib.machinery
import multiprocessing
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import hypothesis
import pytest

from bench.mutation import faults

ENOUGH = 85  # per cent
SECONDS = 60
"""A fault that keeps the tests running longer is noticed, too."""

_NOTICED = (int(pytest.ExitCode.TESTS_FAILED), int(pytest.ExitCode.INTERRUPTED))
"""A test failed, or the module could not even be imported."""


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from other code than its file's."""

    def __init__(self, name: str, path: Path, code: CodeType) -> None:
        self.name, self.path, self.code = name, path, code

    def find_spec(self, name: str, path: Any, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        """The module's specification, for that one alone."""
        if name != self.name:
            return None
        return importlib.machinery.ModuleSpec(name, self, origin=str(self.path))

    def exec_module(self, module: ModuleType) -> None:
        """Run the other code."""
        exec(self.code, module.__dict__)


def main() -> None:
    """Print the survivors of every module and the share that was noticed."""
    parser = argparse.ArgumentParser(prog="python -m bench.mutants", description=__doc__)
    parser.add_argument("modules", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--tests", nargs="+", help="instead of the module's own")
    chosen = parser.parse_args()
    hypothesis.settings.register_profile("mutants", database=None, deadline=None, derandomize=True, max_examples=60)
    shares = [_judged(path, chosen.tests or [_tests_of(path)]) for path in chosen.modules]
    sys.exit(1 if min(shares) < ENOUGH else 0)


def _tests_of(path: Path) -> str:
    return str(Path("tests") / path.parent / f"test_{path.stem}.py")


def _judged(path: Path, tests: Sequence[str]) -> int:
    """The share of a module's faults that its tests notice, in per cent."""
    name = ".".join(path.with_suffix("").parts)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if _notices(name, path, compile(tree, str(path), "exec"), tests):
        sys.exit(f"{path}: the tests fail without any fault; there is nothing to learn")
    noticed, survivors = 0, []
    for fault in faults(tree):
        fault.make()
        if _notices(name, path, compile(tree, str(path), "exec"), tests):
            noticed += 1
        else:
            survivors.append(fault)
            print(f"{path}:{fault.line}: {fault.what}", flush=True)
        fault.undo()
    whole = noticed + len(survivors)
    share = 100 * noticed // whole if whole else 100
    print(f"{path}: {noticed} of {whole} faults noticed, {share} %", flush=True)
    return share


def _notices(name: str, path: Path, code: CodeType, tests: Sequence[str]) -> bool:
    child = multiprocessing.get_context("fork").Process(target=_run, args=(name, path, code, tests))
    child.start()
    child.join(SECONDS)
    if child.is_alive():
        child.kill()
        child.join()
        return True
    if child.exitcode not in (0, *_NOTICED):
        sys.exit(f"{path}: pytest could not run ({child.exitcode}): {' '.join(tests)}")
    return child.exitcode in _NOTICED


def _run(name: str, path: Path, code: CodeType, tests: Sequence[str]) -> None:
    sys.meta_path.insert(0, _Changed(name, path, code))
    hypothesis.settings.load_profile("mutants")
    quiet = ["-W", "ignore::pytest.PytestAssertRewriteWarning", "-x", "-q", "--tb=no", "--no-header"]
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        result = pytest.main([*quiet, *tests])
    os._exit(int(result))


if __name__ == "__main__":
    main()
