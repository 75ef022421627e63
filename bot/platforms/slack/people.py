"""What Slack knows of people: name, language, time zone, and whether they belong to the company."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import structlog

from bot.platforms.place import Place
from bot.platforms.slack.client import Refused, WebApi
from bot.platforms.slack.inbound import PLATFORM
from chat.message import Person
from language.normalise import storable
from storage import people
from storage.people import Directory, directory

log = structlog.get_logger()
MOST_KNOWN = 10_000
MOST_WAITING = 1_000
READ_EVERY = 1.0
ASK_WITHIN = 1.0
"""Seconds that a first message waits for its author's name; what comes later counts from the next message on."""
_CHINESE = {"zh_CN": "zh_CN", "zh_TW": "zh_TW", "zh_HK": "zh_TW", "zh_MO": "zh_TW"}


@dataclass(frozen=True, slots=True)
class Profile:
    """Somebody in Slack. `zone` is an IANA name or "", `locale` one of ours or "", `outside`: guest or stranger."""

    name: str
    locale: str = ""
    zone: str = ""
    outside: bool = False


def _profile_of(user: Mapping[str, Any], team: str) -> Profile:
    """A user of Slack's API, whose fields may be missing, null or of any kind."""
    found = user.get("profile")
    details = found if isinstance(found, dict) else {}
    names = (details.get("display_name"), details.get("real_name"), user.get("real_name"), user.get("name"))
    guest = any(user.get(flag) is True for flag in ("is_restricted", "is_ultra_restricted", "is_stranger", "is_bot"))
    home = user.get("team_id") or team
    return Profile(
        name=next((storable(name).strip() for name in names if isinstance(name, str) and name.strip()), ""),
        locale=_locale(user.get("locale")),
        zone=_text(user.get("tz")),
        outside=guest or home != team,
    )


def _locale(value: object) -> str:
    if not isinstance(value, str) or not value:
        return ""
    name = value.replace("-", "_")
    return _CHINESE.get(name, "zh_CN" if name.startswith("zh") else "en")


def _text(value: object) -> str:
    return storable(value).strip()[:254] if isinstance(value, str) else ""


class People:
    """Profiles by user id, asked for once; members follow what their profile says of language and time zone."""

    def __init__(self, api: WebApi, place: Place, team: str = "") -> None:
        self._api, self._place, self.team = api, place, team
        self._known: OrderedDict[str, Profile] = OrderedDict()
        self._waiting: asyncio.Queue[str] = asyncio.Queue(MOST_WAITING)
        self._asked: set[str] = set()
        self._read: tuple[Directory | None, float] = (None, 0.0)
        self._asking: dict[str, asyncio.Task[Profile | None]] = {}

    def named(self, user: str) -> str:
        """Somebody's name: the roster's, else Slack's, else ""."""
        people = self._directory()
        member = people.member_of(Person(PLATFORM, self.team, user))
        known = self._known.get(user)
        return member.name if member else known.name if known else ""

    async def introduced(self, person: Person) -> Person | None:
        """The person with what Slack knows; None for a guest or stranger who is not on the roster."""
        people = self._directory()
        member = people.member_of(person)
        if member is not None:
            self._ask_later(person.id)
            return replace(person, name=member.name)
        profile = self._known.get(person.id) or await self._ask_now(person.id)
        if profile is None:
            return person
        if profile.outside:
            return None
        return replace(person, name=profile.name, locale=profile.locale, zone=profile.zone)

    def changed(self, user: Mapping[str, Any]) -> None:
        """Slack says that somebody's profile changed."""
        number = user.get("id")
        if isinstance(number, str):
            self._keep(number, _profile_of(user, self.team))
            self._asked.discard(number)
            self._ask_later(number)

    async def run(self) -> None:
        """Ask for the profiles of members, one after the other, and let the members follow them."""
        while True:
            user = await self._waiting.get()
            profile = self._known.get(user) or await self.ask(user)
            if profile and not profile.outside:
                await asyncio.to_thread(self._follow, user, profile)

    async def ask(self, user: str) -> Profile | None:
        """Ask Slack for somebody; None when it does not say."""
        try:
            found = (await self._api.call("users_info", user=user, include_locale=True)).get("user")
        except Refused as no:
            log.info("profile not read", error=no.error)
            return None
        if not isinstance(found, dict):
            return None
        profile = _profile_of(found, self.team)
        self._keep(user, profile)
        return profile

    async def _ask_now(self, user: str) -> Profile | None:
        """Wait a moment for a profile; several messages of one person ask once."""
        task = self._asking.get(user)
        if task is None:
            if len(self._asking) >= MOST_WAITING:
                return None
            task = self._asking[user] = asyncio.create_task(self.ask(user))
            task.add_done_callback(lambda _: self._asking.pop(user, None))
        done, _ = await asyncio.wait([task], timeout=ASK_WITHIN)
        return task.result() if done else None

    def _ask_later(self, user: str) -> None:
        if user not in self._asked and not self._waiting.full():
            self._asked.add(user)
            self._waiting.put_nowait(user)

    def _keep(self, user: str, profile: Profile) -> None:
        self._known[user] = profile
        self._known.move_to_end(user)
        while len(self._known) > MOST_KNOWN:
            self._asked.discard(self._known.popitem(last=False)[0])

    def _follow(self, user: str, profile: Profile) -> None:
        """Give the member the language and zone of the profile, unless the rules name others."""
        with self._place.work() as work:
            people.follow(work, Person(PLATFORM, self.team, user), profile.locale, profile.zone)

    def _directory(self) -> Directory:
        """Everybody, as of a second ago at most: each message asks for it, and a look costs as much as one."""
        found, read_at = self._read
        if found is None or time.monotonic() - read_at > READ_EVERY:
            with self._place.look() as look:
                found = directory(look)
            self._read = found, time.monotonic()
        return found
