"""Talking to a real worker as the bot does."""

import json
import os
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


class Worker:
    """A running worker; `stderr` is a file that can be read while it lives."""

    def __init__(self, folder: Path, config: Path | None = None) -> None:
        self.log = folder / "stderr"
        environment = os.environ | {"MPLCONFIGDIR": str(config or folder / "config")}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "charts.worker"],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
            )

    def send(self, body: bytes) -> None:
        assert self.process.stdin
        self.process.stdin.write(struct.pack(">I", len(body)) + body)
        self.process.stdin.flush()

    def block(self) -> bytes:
        assert self.process.stdout
        (length,) = struct.unpack(">I", self.process.stdout.read(4))
        return self.process.stdout.read(length)

    def ask(self, request: dict[str, Any] | bytes) -> bytes | dict[str, str]:
        """The PNG, or the error object."""
        self.send(request if isinstance(request, bytes) else json.dumps(request).encode())
        return self.block() or json.loads(self.block())

    def close(self) -> int:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        code = self.process.wait(30)
        self.process.stdout.close()
        return code
