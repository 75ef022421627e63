"""The program as people start it: a process of its own, with a home of its own, spoken to over HTTP."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2

from tests.free_port import free_port
from tests.running import PATIENCE

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-18"
"""A Wednesday with eight more workdays in its month, none of them moved by a holiday."""

Message = dict[str, Any]


def environment(home: Path, **settings: str) -> dict[str, str]:
    """What a program of ours runs with: a warning is an error, and no setting comes from outside."""
    outside = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    ours = {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "PYTHONUTF8": "1", "DEALDRUM_HOME": str(home)}
    return {**outside, **ours, **settings}


@dataclass(frozen=True, slots=True)
class Program:
    """A running demo."""

    home: Path
    port: int
    process: "subprocess.Popen[bytes]"
    client: httpx2.Client

    @property
    def address(self) -> str:
        """Where its page is."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def output(self) -> str:
        """What it has printed so far."""
        return (self.home / "stdout").read_text("utf-8")

    @property
    def complaints(self) -> str:
        """What it has written to standard error so far."""
        return (self.home / "stderr").read_text("utf-8")

    def get(self, path: str, **query: str | int) -> Any:
        """The JSON answer to a question that is expected to work."""
        return self.client.get(f"/playground/{path}", params=query).raise_for_status().json()

    def post(self, path: str, body: Mapping[str, Any]) -> httpx2.Response:
        """The answer to something done, whatever it is."""
        return self.client.post(f"/playground/{path}", json=body)

    def say(self, who: str, words: str, room: str = "") -> list[Message]:
        """What comes back for a line in a room, or in the direct chat."""
        said = self.post("messages", {"as": who, "room": room or f"dm-{who}", "text": words})
        replies: list[Message] = said.raise_for_status().json()["replies"]
        return replies

    def press(self, who: str, message: Message, says: str) -> list[Message]:
        """What comes back for a press of the button that says `says`."""
        pressed = self.post("press", {"as": who, "message": message["id"], "says": says})
        replies: list[Message] = pressed.raise_for_status().json()["replies"]
        return replies

    def jump(self, to: str) -> str:
        """Move the clock; the new now."""
        return str(self.post("clock", {"to": to}).raise_for_status().json()["now"])

    def messages(self, room: str, after: int = 0) -> list[Message]:
        """What a room shows."""
        found: list[Message] = self.get("messages", room=room, after=after)["messages"]
        return found

    def kill(self) -> None:
        """End it as a power cut would; its drawing worker goes with it."""
        self.process.kill()
        self.process.wait(timeout=PATIENCE)

    def interrupt(self) -> int:
        """Press Ctrl-C; the exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)


@contextmanager
def running(home: Path, *arguments: str, port: int = 0) -> Iterator[Program]:
    """A demo at home in a folder until the block ends; then nothing of it is left."""
    home.mkdir(parents=True, exist_ok=True)
    port = port or free_port()
    with (home / "stdout").open("wb") as out, (home / "stderr").open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "demo", *arguments],
            env=environment(home, PORT=str(port)),
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=errors,
            start_new_session=True,
        )
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=PATIENCE) as client:
        program = Program(home, port, process, client)
        try:
            _until_it_answers(program)
            yield program
        finally:
            if process.poll() is None:
                program.interrupt()
            _until_nothing_is_left(home)
    assert "Traceback" not in program.complaints, program.complaints


def _until_it_answers(program: Program) -> None:
    end = time.monotonic() + PATIENCE
    while program.address not in program.output:
        assert program.process.poll() is None, program.complaints
        assert time.monotonic() < end, "the demo did not start"
        time.sleep(0.05)
    program.get("now")


def _until_nothing_is_left(home: Path) -> None:
    """The drawing worker ends soon after the program, when its standard input does."""
    end = time.monotonic() + PATIENCE
    while left := processes_of(home):
        if time.monotonic() > end:
            for process in left:
                os.kill(process, signal.SIGKILL)
            raise AssertionError(f"{len(left)} processes of the program were still running after its end")
        time.sleep(0.02)


def processes_of(home: Path, name: str = "") -> list[int]:
    """Every process with this home that was started with such a name; none can be seen where there is no /proc."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            started = name.encode() in (folder / "cmdline").read_bytes()
            if started and f"DEALDRUM_HOME={home}".encode() in (folder / "environ").read_bytes().split(b"\0"):
                found.append(int(folder.name))
    return found
