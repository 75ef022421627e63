"""Who may ask for what, and where the answer is given: role, command, kind of room."""

from dataclasses import dataclass
from typing import Literal

from scoring.people import Member, Role

ORDER = tuple(Role)


@dataclass(frozen=True, slots=True)
class Right:
    """The least role (None: anybody, known or not), whether a group may see the answer, and where it may be asked.

    Each command says its own; tests/contracts/rights.md is the table of them all, as it is lived.
    """

    role: Role | None
    answer: Literal["here", "private"] = "here"
    only: Literal["", "direct", "group"] = ""


def may(member: Member | None, right: Right) -> bool:
    """Whether the member (None: somebody unknown) has the right."""
    if right.role is None:
        return True
    return member is not None and ORDER.index(member.role) >= ORDER.index(right.role)


def leads(member: Member, other: Member) -> bool:
    """Whether the member may act for the other: the other's lead, or a manager or admin."""
    if member.role in (Role.MANAGER, Role.ADMIN):
        return True
    return member.role is Role.LEAD and member.team is not None and member.team == other.team
