"""A workspace that lives in memory: people, channels, messages, files, views; as Slack would keep them."""

import itertools
import time
from dataclasses import dataclass, field
from typing import Any

from scheduler.clock import read_clock

Json = dict[str, Any]
TEAM, APP, BOT_USER, BOT = "T0FAKE001", "A0FAKE001", "U0BOT0001", "B0BOT0001"
BOT_TOKEN, APP_TOKEN = "xoxb-fake-0001", "xapp-1-A0FAKE001-1-fake"
SECRET = "0123456789abcdef0123456789abcdef"


@dataclass
class Channel:
    """A conversation."""

    id: str
    kind: str = "channel"
    name: str = ""
    members: set[str] = field(default_factory=set)
    archived: bool = False
    messages: list[Json] = field(default_factory=list)
    ephemeral: list[Json] = field(default_factory=list)
    last_post: float = float("-inf")


class Team:
    """What the workspace holds."""

    def __init__(self) -> None:
        self.users: dict[str, Json] = {}
        self.channels: dict[str, Channel] = {}
        self.files: dict[str, Json] = {}
        self.homes: dict[str, list[Json]] = {}
        self.views: dict[str, Json] = {}
        self.triggers: dict[str, tuple[float, str]] = {}
        self.responses: dict[str, tuple[float, int, str, str]] = {}
        self.reactions: list[tuple[str, str, str]] = []
        self._numbers = itertools.count(1)
        self._second, self._in_second = 0, 0

    def person(self, number: str, name: str, zone: str = "Asia/Shanghai", locale: str = "zh-CN", **more: Any) -> str:
        """Somebody joins."""
        profile = {"display_name": name, "real_name": name}
        self.users[number] = {
            "id": number,
            "team_id": TEAM,
            "name": number.lower(),
            "deleted": False,
            "real_name": name,
            "tz": zone,
            "tz_offset": 28800,
            "locale": locale,
            "is_bot": False,
            "is_restricted": False,
            "is_ultra_restricted": False,
            "profile": profile,
            **more,
        }
        return number

    def channel(self, number: str, *members: str, kind: str = "channel", name: str = "", bot: bool = True) -> Channel:
        """A conversation begins."""
        inside = {*members, *([BOT_USER] if bot else [])}
        self.channels[number] = Channel(number, kind, name or number.lower(), inside)
        return self.channels[number]

    def direct(self, user: str) -> Channel:
        """The direct chat of somebody with the bot."""
        number = f"D{user[1:]}"
        return self.channels.get(number) or self.channel(number, user, kind="im")

    def stamp(self) -> str:
        """A fresh message stamp, never the same twice."""
        return f"{int(read_clock().timestamp())}.{next(self._numbers) % 1_000_000:06d}"

    def fresh(self, prefix: str) -> str:
        """A fresh id."""
        return f"{prefix}{next(self._numbers):08d}"

    def trigger(self, user: str) -> str:
        """A trigger: good once, for three seconds."""
        number = self.fresh("9000.")
        self.triggers[number] = (time.monotonic(), user)
        return number

    def message(self, channel: str, stamp: str) -> Json | None:
        """A message by its stamp."""
        return next((one for one in self.channels[channel].messages if one["ts"] == stamp), None)


def sample(*, chinese: bool = True) -> Team:
    """A workspace to begin with: two reps, a lead, an admin, a guest; a public and a private channel."""
    team = Team()
    team.person(BOT_USER, "DealDrum", is_bot=True)
    own = () if chinese else ("America/New_York", "en-US")
    team.person("U0ADMIN01", "周敏" if chinese else "Sam Reed", *own)
    team.person("U0LEAD001", "陈静" if chinese else "Joan Cole", *own)
    team.person("U0REP0001", "王芳" if chinese else "Maria Diaz", *own)
    team.person("U0REP0002", "Ann Lee", "America/New_York", "en-US")
    team.person("U0GUEST01", "Guest", is_restricted=True)
    everybody = [number for number in team.users if number != BOT_USER]
    team.channel("C0SALES01", *everybody, name="sales")
    team.channel("C0LISTEN1", *everybody, name="reports")
    team.channel("G0TEAM001", "U0LEAD001", "U0REP0001", kind="group", name="north")
    team.channel("C0OTHER01", *everybody, name="random", bot=False)
    return team
