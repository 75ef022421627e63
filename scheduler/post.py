"""What a post is: a function from a moment to deliveries; the same shape as a command."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeVar

from chat.message import Reader
from chat.reply import Delivery
from language.text import Text
from scheduler import posts
from scheduler.calendar import workdays_of
from scheduler.due import CatchUp
from scoring.people import Member, Organization
from scoring.period import IsWorkday
from storage.people import Directory, KnownRoom
from storage.work import Work
from words.catalogue import LOCALES
from words.show import show

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Moment:
    """The clock strikes for a team in a room. `slot` is naive local time; `subject` is what a post due once is about.

    `late`: more than ten minutes after the slot; the post says so. `team_days` are the team's own workdays,
    `shared_days` the company's, for what several teams share: boards and PKs.
    """

    post: str
    team: int | None
    room: KnownRoom | None
    slot: datetime
    late: bool
    subject: str
    directory: Directory
    team_days: IsWorkday
    work: Work
    shared_days: IsWorkday

    @property
    def organization(self) -> Organization:
        """The company whose clock strikes."""
        return self.directory.organization

    @property
    def today(self) -> date:
        """The local day of the slot."""
        return self.slot.date()

    def days_of(self, member: Member) -> IsWorkday:
        """Which days the member works: those of the own group, which may be another than the team that is told."""
        return workdays_of(self.organization, member.team, self.shared_days)

    def shared(self, name: Hashable, read: Callable[[], Read]) -> Read:
        """What is the same for every room whose post is written in this transaction: read once."""
        known: dict[Hashable, Read] = self.work.known.setdefault("shared by rooms", {})
        if name not in known:
            known[name] = read()
        return known[name]

    @property
    def key(self) -> str:
        """What makes this moment one of its kind."""
        return f"{self.post}:{self.team or 0}:{self.subject or self.slot.isoformat(timespec='minutes')}"


@dataclass(frozen=True, slots=True)
class Post:
    """Something the clock says; `resend`: said again when no answer came.

    `cadence`: when it comes, unless the company says otherwise. `label`: how the list of schedules calls it, and
    people do; `names`: what else they call it. `founding`: new companies begin with it. `offer`: how a company that
    does not have it yet turns it on. Posts that are due once, of something that happened, have none of these.
    """

    name: str
    catch_up: CatchUp
    resend: bool
    run: Callable[[Moment], Sequence[Delivery]]
    cadence: str = ""
    label: Text | None = None
    names: tuple[str, ...] = ()
    founding: bool = False
    offer: Text | None = None

    def now(
        self,
        work: Work,
        directory: Directory,
        team: int | None,
        slot: datetime,
        team_days: IsWorkday,
        shared_days: IsWorkday,
    ) -> Sequence[Delivery]:
        """What it would say in the team's room at that naive local time, by the figures of now."""
        room = directory.room_of_team(team)
        return self.run(Moment(self.name, team, room, slot, False, "", directory, team_days, work, shared_days))


@cache
def discover() -> Mapping[str, Post]:
    """Every post by its name: one file each in scheduler/posts, each with a POST."""
    found = (import_module(f"{posts.__name__}.{module.name}").POST for module in iter_modules(posts.__path__))
    return {post.name: post for post in found}


@cache
def recurring() -> Mapping[str, Post]:
    """The posts that can be scheduled, first those of every new company; the others are about what happened."""
    found = sorted(discover().values(), key=lambda post: not post.founding)
    return {post.name: post for post in found if post.cadence}


@cache
def called() -> Mapping[str, str]:
    """The recurring post by all that people call it, in lower case; ValueError when two share a word.

    That is its name, its label in every language, and its `names`.
    """
    found: dict[str, str] = {}
    for post in recurring().values():
        labels = (show(post.label, Reader(locale, "UTC")) for locale in LOCALES) if post.label else ()
        for word in (post.name, *labels, *post.names):
            owner = found.setdefault(word.casefold(), post.name)
            if owner != post.name:
                raise ValueError(f"{word!r} is said for two posts: {owner} and {post.name}")
    return found
