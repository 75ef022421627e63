"""Logs: one line each on standard error, with ids, never with people's words or secrets."""

import asyncio
import logging
import re
import sys
from collections.abc import Iterable, MutableMapping
from types import TracebackType
from typing import Any

import structlog

from bot.trace import trace

LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}
LONGEST = 300
HIDDEN = "***"
SECRET = re.compile(
    r"\bxox[a-z]-[\w-]{1,200}|\bxapp-[\w-]{1,200}|\bBearer [\w.~+/=-]{1,400}"
    r"|(?<=://)[^/\s:@]{1,80}:[^/\s@]{1,200}(?=@)"
    r"|(?<=[?&])[a-z_]{0,20}(?:token|secret|key|signature|ticket)=[^&\s\"']{1,400}",
    re.IGNORECASE,
)
"""What looks like a secret: Slack's tokens, what authorizes a request, a password or a key within an address."""

log = structlog.get_logger()


def configure(level: str, secrets: Iterable[str] = ()) -> None:
    """Write what is at least this important; what looks like a secret, or is one of these, is not written."""
    lines = structlog.processors.JSONRenderer(ensure_ascii=False)  # a remedy in Chinese is there to be read
    renderer = structlog.dev.ConsoleRenderer() if sys.stderr.isatty() else lines
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _Redaction(secrets),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(LEVELS[level]),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
    )
    logging.basicConfig(level=logging.WARNING, handlers=[_Libraries()], force=True)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a tick left out on a busy machine comes with the next
    sys.excepthook = _crashed


class _Redaction:
    """A processor that takes secrets out of every value and cuts what is long."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._secrets = sorted((secret for secret in secrets if secret), key=len, reverse=True)

    def __call__(self, _logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        """The event without them."""
        return {key: self._cleaned(value) for key, value in event.items()}

    def _cleaned(self, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        for secret in self._secrets:
            value = value.replace(secret, HIDDEN)
        return SECRET.sub(HIDDEN, value)[:LONGEST]


class _Libraries(logging.Handler):
    """What libraries log: who, where and what kind of error; not their words, which may hold those of people."""

    def emit(self, record: logging.LogRecord) -> None:
        """One line of ours."""
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, asyncio.CancelledError):
            return  # what we stop ourselves is no error
        found = trace(error) if error else {"where": f"{record.filename}:{record.lineno}"}
        log.log(record.levelno, "library", name=record.name, **found)


def _crashed(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """An error of ours that ends the program: where it arose, without what it says."""
    if not isinstance(error, KeyboardInterrupt):
        log.critical("crashed", **trace(error))
