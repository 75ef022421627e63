"""Who may ask for what, and where the answer is given: a table, role × command × kind of room."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scoring.people import Member, Role

ORDER = tuple(Role)


@dataclass(frozen=True, slots=True)
class Right:
    """The least role (None: anybody, known or not), and whether a group may see the answer."""

    role: Role | None
    answer: Literal["here", "private"] = "here"
    only: Literal["", "direct", "group"] = ""


RIGHTS: Mapping[str, Right] = {
    "add": Right(Role.LEAD, "private"),
    "admit": Right(Role.LEAD, "private"),
    "anonymous": Right(Role.REP, "private"),
    "answer": Right(None, "private"),
    "behalf": Right(Role.LEAD, "private"),
    "bind": Right(Role.LEAD, only="group"),
    "challenge": Right(Role.REP, "private"),
    "checkin": Right(None, "private"),
    "checklist": Right(Role.LEAD, "private"),
    "claim": Right(None, only="direct"),
    "comment": Right(Role.LEAD, "private"),
    "correct": Right(Role.REP),
    "export": Right(Role.REP, "private"),
    "funnel": Right(Role.REP, "private"),
    "gap": Right(Role.REP, "private"),
    "help": Right(None, "private"),
    "join": Right(None, "private"),
    "leave": Right(Role.REP, "private"),
    "link": Right(None, "private", "direct"),
    "location": Right(Role.REP, "private"),
    "me": Right(Role.REP, "private"),
    "month": Right(Role.REP, "private"),
    "missing": Right(Role.LEAD, "private"),
    "plan": Right(Role.REP, "private"),
    "move": Right(Role.MANAGER, "private"),
    "pk": Right(Role.REP),
    "rank": Right(Role.REP),
    "remind": Right(Role.REP, "private"),
    "rename": Right(Role.MANAGER, "private"),
    "rep": Right(Role.LEAD, "private"),
    "report": Right(None),
    "sheet": Right(Role.REP, "private", "direct"),
    "start": Right(None, "private"),
    "target": Right(Role.REP, "private"),
    "schedule": Right(Role.LEAD, "private"),
    "team": Right(Role.REP),
    "template": Right(None, "private"),
    "undo": Right(Role.REP),
    "win": Right(Role.REP, "private"),
    "why": Right(Role.REP, "private"),
}


def may(member: Member | None, command: str) -> bool:
    """Whether the member (None: somebody unknown) has the right; a command without a row is for nobody."""
    right = RIGHTS.get(command)
    if right is None:
        return False
    if right.role is None:
        return True
    return member is not None and ORDER.index(member.role) >= ORDER.index(right.role)


def leads(member: Member, other: Member) -> bool:
    """Whether the member may act for the other: the other's lead, or a manager or admin."""
    if member.role in (Role.MANAGER, Role.ADMIN):
        return True
    return member.role is Role.LEAD and member.team is not None and member.team == other.team
