"""Organization, teams, members and their roles."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What a member may do; each role may do what the one before it may."""

    REP = "rep"
    LEAD = "lead"
    MANAGER = "manager"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Team:
    """A team, or a group within one (`parent`); `key` is its name in the rules file."""

    id: int
    key: str
    name: str
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the organization; `names` are other ways people write them."""

    id: int
    key: str
    name: str
    role: Role
    team: int | None
    locale: str
    zone: str
    position: str = ""
    names: tuple[str, ...] = ()
    joined: date | None = None
    left: date | None = None

    def active(self, day: date) -> bool:
        """Whether the member belongs to the organization on that day."""
        return (self.joined is None or self.joined <= day) and (self.left is None or day < self.left)
