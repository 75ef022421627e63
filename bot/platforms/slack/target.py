"""Where in Slack something is shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """Where a delivery goes: a channel, in a thread, before one person's eyes only, or by a response address."""

    channel: str
    thread: str = ""
    only: str = ""
    url: str = ""
    public: bool = False
