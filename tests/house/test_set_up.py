"""Anybody can set it up: locks with hashes and without addresses, no machine's paths, settings that are explained."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.house.tree import ROOT, assert_none, files

LOCKS = ("requirements.lock", "requirements-dev.lock")
ADDRESS = re.compile(r"(https?|ftp|git\+\w+)://|file:|(^|\s)-(i|f)\s|--(extra-)?index-url|--find-links")
PIN = re.compile(r"^[a-z0-9][a-z0-9-]*==\S+")
# The parts are kept apart so that this file does not name what it looks for.
MACHINE_PATH = re.compile(r"(?<![\w.:}])/(" + "|".join(("work", "root", "opt/" + "pypi")) + r")(?=/|[\s\"'`),;:]|$)")
SETTING = re.compile(r"^(?:# ?)?([A-Z][A-Z0-9_]*)=", re.MULTILINE)


def lock_faults(name: str, text: str) -> Iterator[str]:
    """Lines of a lock file that name an address, pin no exact version, or have no hash."""
    for number, line in enumerate(text.splitlines(), 1):
        if ADDRESS.search(line):
            yield f"{name}:{number}: an address. Make the lock with `make lock`, which leaves them out."
    for line in _logical(text):
        pinned = PIN.match(line)
        if not pinned:
            yield f"{name}: {line[:60]}: not pinned. Make the lock with `make lock`."
        elif "--hash=sha256:" not in line:
            yield f"{name}: {pinned[0]}: no hash. Make the lock with `make lock`."


def pins(text: str) -> dict[str, str]:
    """Requirement (with its marker) by name and marker: {"numpy ; python…": "2.4.6"}."""
    bare = (re.sub(r"\s*--hash=\S+", "", line).strip() for line in _logical(text))
    parts = (line.partition("==") for line in bare)
    return {f"{name} {rest.partition(' ')[2]}".strip(): rest.partition(" ")[0] for name, _, rest in parts}


def machine_paths(name: str, text: str) -> Iterator[str]:
    """Lines that name a path of the machine they were written on."""
    for number, line in enumerate(text.splitlines(), 1):
        if found := MACHINE_PATH.search(line):
            yield f"{name}:{number}: {found[0]} is a path of one machine. Start from the project or from a setting."


def setting_faults(explained: frozenset[str], read: frozenset[str]) -> Iterator[str]:
    """Settings of .env.example and of the code that do not match."""
    yield from (f".env.example: {name} is missing. Explain it there." for name in sorted(read - explained))
    yield from (f".env.example: {name} is read by nobody. Remove it." for name in sorted(explained - read))


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_has_hashes_and_no_addresses(name: str) -> None:
    assert_none(lock_faults(name, (ROOT / name).read_text(encoding="utf-8")))


def test_the_tests_run_on_the_versions_that_are_shipped() -> None:
    shipped, tested = (pins((ROOT / name).read_text(encoding="utf-8")) for name in LOCKS)
    assert len(shipped) > 20
    assert_none(_drift(shipped, tested))


def test_no_file_names_a_machines_path() -> None:
    assert_none(fault for path in files() for fault in machine_paths(str(path.relative_to(ROOT)), _text_of(path)))


def test_the_example_settings_are_the_settings() -> None:
    explained = frozenset(SETTING.findall((ROOT / ".env.example").read_text(encoding="utf-8")))
    assert_none(setting_faults(explained, frozenset(_settings())))


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://mirror.example/simple",
        "--find-links wheels",
        "jinja2 @ file:///tmp/jinja2.whl",
        "jinja2>=3.1 --hash=sha256:00",
        "jinja2==3.1.6",
        "jinja2==3.1.6 \\\n    --hash=md5:00",
    ],
)
def test_a_lock_line_that_cannot_be_trusted_is_found(line: str) -> None:
    good = "babel==2.18.0 ; sys_platform == 'linux' \\\n    --hash=sha256:00\n    # via -r requirements.in\n"
    assert not list(lock_faults("a.lock", good))
    assert list(lock_faults("a.lock", good + line))


def test_a_version_that_is_shipped_untested_is_found() -> None:
    lock = "numpy==2.4.6 ; python_version < '3.12' \\\n    --hash=sha256:00\n"
    assert pins(lock) == {"numpy ; python_version < '3.12'": "2.4.6"}
    assert not list(_drift(pins(lock), pins(lock)))
    assert list(_drift(pins(lock), pins(lock.replace("2.4.6", "2.4.7"))))
    assert list(_drift(pins(lock), {}))


@pytest.mark.parametrize("folder", ["/" + name for name in ("work", "root", "opt/pypi")])
def test_a_machines_path_is_found(folder: str) -> None:
    for line in (f"see {folder}/main/x", f'PATH = "{folder}"', f"`{folder}`", f"cd {folder}"):
        assert list(machine_paths("docs/a.md", line)), line


@pytest.mark.parametrize("line", ["storage/work.py", "../work.py", "/workdays", "from storage.work import Work"])
def test_a_path_of_the_project_passes(line: str) -> None:
    assert not list(machine_paths("docs/a.md", line))


def test_a_setting_that_is_not_explained_or_not_read_is_found() -> None:
    assert frozenset(SETTING.findall("# Where it listens.\n# HOST=127.0.0.1\nPORT=8765\n")) == {"HOST", "PORT"}
    assert not list(setting_faults(frozenset({"HOST"}), frozenset({"HOST"})))
    assert "HOST is missing" in next(setting_faults(frozenset(), frozenset({"HOST"})))
    assert "HOST is read by nobody" in next(setting_faults(frozenset({"HOST"}), frozenset()))


def test_another_python_gets_a_fresh_environment(tmp_path: Path) -> None:
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "sitecustomize.py").write_text("import sys\nsys.base_prefix = '/a home/of another'\n")

    def made(goal: str, path: str = "") -> str:
        asked = ["make", "-n", *goal.split(), f"PY={sys.executable}"]
        own = {**os.environ, "PYTHONPATH": path, "MAKEFLAGS": ""}
        return subprocess.run(asked, cwd=tmp_path, env=own, capture_output=True, text=True, check=True).stdout

    stamp = re.search(r"^VERSION := (\S+)$", made("-p install"), re.MULTILINE)
    assert stamp
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / f".python-{stamp[1]}").touch()
    (tmp_path / ".venv" / ".ok").touch()
    assert "-m venv" not in made("install")
    assert "-m venv --clear" in made("install", str(tmp_path / "other"))


def _logical(text: str) -> list[str]:
    lines = text.replace("\\\n", " ").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.strip().startswith("#")]


def _drift(shipped: Mapping[str, str], tested: Mapping[str, str]) -> Iterator[str]:
    for name, version in shipped.items():
        if tested.get(name) != version:
            yield f"requirements-dev.lock: {name} is {tested.get(name)}, shipped is {version}. Run `make lock`."


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""  # a picture or a font


def _settings() -> Iterator[str]:
    """The names in the environment of every settings class."""
    from bot.settings import every_settings

    for kind in every_settings():
        yield from (name.upper() for name in kind.model_fields)
