"""What a command is: a function from a request to what is said; it never sends and never commits."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, Protocol

from chat.message import Incoming, Person, Reader
from chat.reply import Delivery, Reply
from language.text import Text
from scoring.people import Member, Organization, Role
from scoring.period import IsWorkday
from scoring.reading.result import Context, Reading
from scoring.rights import Right, leads
from scoring.target import Holder
from storage.people import Directory
from storage.work import Work


class Recurring(Protocol):
    """What the clock can say by itself: how the list calls it, when it comes unless the company says otherwise."""

    @property
    def label(self) -> Text | None:
        """What people call it; None for one that is never listed."""

    @property
    def cadence(self) -> str:
        """When it usually comes, as the rules file says it."""

    @property
    def catch_up(self) -> Literal["all", "latest", "skip"]:
        """What becomes of missed slots."""

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

    @property
    def offer(self) -> Text | None:
        """How a company that does not have it yet turns it on; None for one that is not offered."""


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody asks. `member` is None for a person who is not on the roster; `today` is the asker's local day.

    `shared_days` are the company's workdays, which hold for what several teams share: boards, PKs, the months that
    close. `shifts` gives a team's own, which hold for its targets, its pace, its reports. `posts` is, by name,
    what the clock can say by itself, `post_names` the name by all that people call it, in lower case.
    """

    incoming: Incoming
    args: str
    reading: Reading | None
    member: Member | None
    directory: Directory
    now: datetime
    today: date
    reader: Reader
    shared_days: IsWorkday
    shifts: Callable[[int | None], IsWorkday]
    posts: Mapping[str, Recurring]
    post_names: Mapping[str, str]
    work: Work

    @property
    def organization(self) -> Organization:
        """The company of the one who asks."""
        return self.directory.organization

    @property
    def asker(self) -> Member:
        """The member who asks; rights make sure that there is one where a command needs it."""
        if self.member is None:
            raise LookupError("only members get here")
        return self.member

    @property
    def team(self) -> int | None:
        """Which team is meant when none is named: the room's, else the asker's own; a stranger's is the only one."""
        known = self.directory.rooms.get((self.incoming.room.platform, self.incoming.room.id))
        if known and known.team is not None:
            return known.team
        return self.member.team if self.member else self.organization.only_team

    @property
    def own_days(self) -> IsWorkday:
        """Which days the asker works."""
        return self.shifts(self.member.team if self.member else None)

    def days_of(self, holder: Holder) -> IsWorkday:
        """Which days the holder of a target works: a member those of the own team, the company its own."""
        kind, number = holder
        if kind == "member":
            found = self.organization.members.get(number)
            return self.shifts(found.team if found else None)
        return self.shifts(number if kind == "team" else None)

    @property
    def reps(self) -> list[Member]:
        """The reps of the team that is meant whom the asker leads, as they stand today."""
        crew = self.organization.crew(self.team, self.today)
        return [one for one in crew if one.role is Role.REP and leads(self.asker, one)]

    def acts_for(self, member: int) -> bool:
        """Whether the asker may change what is the member's: it is their own, or they lead who has it."""
        owner = self.organization.members.get(member)
        return member == self.asker.id or (owner is not None and leads(self.asker, owner))

    @property
    def in_group(self) -> bool:
        """Whether others read along."""
        return self.incoming.room.form == "group"

    def privately(self, reply: Reply, name: str, to: Person | None = None) -> Delivery:
        """A delivery that only the asker (or `to`) sees; `name` tells it from other answers to this message."""
        key = f"{self.incoming.id}:{name}"
        if to is not None:
            return Delivery(to, reply, key, private=True)
        beside, ticket = self.incoming.room, self.incoming.ticket
        return Delivery(self.incoming.person, reply, key, private=True, beside=beside, ticket=ticket)

    def here(self, reply: Reply, name: str = "here") -> Delivery:
        """A delivery where the message came from: to all in a group, in a direct chat to the asker."""
        room = self.incoming.room
        to = room if self.in_group else self.incoming.person
        return Delivery(to, reply, f"{self.incoming.id}:{name}", beside=room, ticket=self.incoming.ticket)


Outcome = Reply | Sequence[Delivery]


def always(text: str, context: Context) -> bool:
    """A sentence that can mean nothing else."""
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """A word people can say. `names` are the ways to say it in any language; `name` is the one that buttons use.

    `right`: who may say it, and who hears the answer.
    `reads`: changes nothing, so it is run after the message is acknowledged. `shown`: stands in the help.
    `follows`: a pattern of what may be typed after the word, besides metrics, periods, teams and codes.
    `glues`: what follows may stand close to the word, as Chinese is written: 绑定华南组; what `reads` may always.
    `sentence`: a pattern of how a whole message may begin that asks for it without the word in front, POST in it
    being what people call a scheduled post; `meant` then tells, by the company's customers and members, whether it is
    said of one of them or is mere talk.
    `asked`: whole sentences that mean it, by the words that then stand behind its name (handlers/enquiry.py).
    """

    name: str
    names: tuple[str, ...]
    help: Text
    example: Text
    run: Callable[[Request], Outcome]
    right: Right
    reads: bool = False
    shown: bool = True
    follows: str = ""
    glues: bool = False
    sentence: str = ""
    meant: Callable[[str, Context], bool] = always
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
