"""How often each method of the Web API may be called: Slack's tiers, kept a little below in this process."""

import time
from collections import defaultdict, deque

TIERS = {1: 1, 2: 18, 3: 45, 4: 90}
"""Calls in a minute that we make of a method; Slack allows about a tenth more."""
METHODS = {
    "chat_update": 3,
    "chat_delete": 3,
    "chat_postEphemeral": 4,
    "conversations_history": 3,
    "conversations_info": 3,
    "conversations_list": 2,
    "conversations_open": 3,
    "conversations_replies": 3,
    "files_completeUploadExternal": 4,
    "files_info": 4,
    "files_getUploadURLExternal": 4,
    "reactions_add": 3,
    "reactions_remove": 2,
    "users_conversations": 2,
    "users_info": 4,
    "views_publish": 4,
}
MINUTE = 60.0


class Pace:
    """Counts calls per method; a method that is not known here is not held back."""

    SHORT = 3.0
    """Seconds that a call waits by itself; more than that is the outbox's to wait."""

    def __init__(self) -> None:
        self._calls: dict[str, deque[float]] = defaultdict(deque)

    def wait(self, method: str) -> float:
        """Seconds until the method may be called."""
        most = TIERS[METHODS[method]] if method in METHODS else 0
        calls, now = self._calls[method], time.monotonic()
        while calls and calls[0] <= now - MINUTE:
            calls.popleft()
        return max(0.0, calls[-most] + MINUTE - now) if most and len(calls) >= most else 0.0

    def went(self, method: str) -> None:
        """It is called now."""
        if method in METHODS:
            self._calls[method].append(time.monotonic())
