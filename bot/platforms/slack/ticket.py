"""What an answer needs to know of the message it answers; opaque to all but this platform."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot.platforms.slack.settings import SLACK

HOOKS = "hooks.slack.com"
URL_IS_GOOD_FOR = timedelta(minutes=29)
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Ticket:
    """Where something came from: channel, the message's stamp ("" when it is none), the thread it stands in.

    `url` answers a command for half an hour; `at` is when it came, in seconds.
    """

    channel: str = ""
    stamp: str = ""
    thread: str = ""
    url: str = ""
    at: int = 0

    @property
    def parent(self) -> str:
        """The message under which an answer to all stands: the thread's first, never a reply's."""
        return self.thread or self.stamp

    def usable(self, now: datetime) -> bool:
        """Whether the response address still works."""
        return bool(self.url) and now.timestamp() - self.at < URL_IS_GOOD_FOR.total_seconds()


def written(ticket: Ticket) -> str:
    """The ticket as text."""
    values = {"c": ticket.channel, "ts": ticket.stamp, "t": ticket.thread, "u": ticket.url, "at": ticket.at}
    return json.dumps({name: value for name, value in values.items() if value})


def read(text: str) -> Ticket:
    """The ticket that was written; an empty one for anything else."""
    try:
        found = json.loads(text) if text else {}
        return Ticket(
            str(found.get("c", "")),
            str(found.get("ts", "")),
            str(found.get("t", "")),
            str(found.get("u", "")),
            int(found.get("at", 0)),
        )
    except (ValueError, AttributeError, TypeError):
        return Ticket()


def trusted(url: str, api_url: str, host: str = HOOKS) -> bool:
    """Whether an address is Slack's, or that of the server which SLACK_API_URL names in Slack's place.

    `host` is where Slack has it: hooks.slack.com, or any host that ends with .slack.com.
    """
    try:
        asked, ours = urlsplit(url), urlsplit(api_url)
        if asked.username or asked.password or not asked.hostname:
            return False
        slacks = asked.hostname.endswith(host) if host.startswith(".") else asked.hostname == host
        if asked.scheme == "https" and slacks and asked.port in (None, 443):
            return True
    except ValueError:
        return False
    if api_url == SLACK:
        return False
    same = asked.hostname == ours.hostname or {asked.hostname, ours.hostname} <= set(_LOOPBACK)
    return same and asked.scheme in ("https", ours.scheme)
