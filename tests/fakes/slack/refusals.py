"""How the Web API says no."""

from typing import Any


class No(Exception):
    """The answer `ok: false`."""

    def __init__(self, error: str, **more: Any) -> None:
        super().__init__(error)
        self.body = {"ok": False, "error": error, **more}


class Late(Exception):
    """429 with Retry-After."""

    def __init__(self, seconds: int = 1) -> None:
        super().__init__(str(seconds))
        self.seconds = seconds
