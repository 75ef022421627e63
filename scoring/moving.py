"""Changes of people and teams in words: who goes to which team from which day, and what a team is called now."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from language.dates import day_at
from language.normalise import fold, tidy

LONGEST = 120
_TO = r"(?:转到|调到|转入|调入|转去|调去|换到|转|调)"
_MOVES = (
    rf"^(?:把|请把)?@?(?P<name>NAME)[\s,，]*(?P<when>[^转调]{{0,24}}?)(?:起|开始)?[\s,，]*{_TO}\s*(?P<team>TEAM)$",
    r"^(?:please )?(?:move|transfer) @?(?P<name>NAME) to (?P<team>TEAM)(?P<when>.{0,30})$",
    r"^@?(?P<name>NAME) (?:moves|goes|transfers|is moving) to (?P<team>TEAM)(?P<when>.{0,30})$",
)
_ANYBODY = r"[^\s,，:：]{2,20}"
_RENAMES = (
    r"^(?P<old>TEAM)\s*(?:改名为|改名叫|改名成|改名|更名为|更名|改叫)[\s:：]*(?P<new>\S.{0,39})$",
    r"^(?:please )?rename (?:team )?(?P<old>TEAM) (?:to|as|into) (?P<new>\S.{0,39})$",
)


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody goes to a team. `name` and `team` as written; `since` None: no day was said; `unread`: an odd one."""

    name: str
    team: str
    since: date | None = None
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Rename:
    """A team gets another name."""

    old: str
    new: str


def move_of(text: str, names: Iterable[str], teams: Iterable[str], today: date) -> Move | None:
    """The move that a message orders; None when it orders none. A name may have a slip, a team must be known."""
    said, folded = _prepared(text)
    known_teams = _any_in(folded, teams)
    if not known_teams:
        return None
    for name in (_any_of(names), _ANYBODY):
        for form in _MOVES if name else ():
            found = re.match(form.replace("NAME", name).replace("TEAM", known_teams), folded)
            if found:
                when = said[slice(*found.span("when"))]
                day = _day(when, today)
                unread = "" if day or not re.search(r"\w", when) else when.strip()
                return Move(said[slice(*found.span("name"))], said[slice(*found.span("team"))], day, unread)
    return None


def rename_of(text: str, teams: Iterable[str]) -> Rename | None:
    """The new name that a message gives to a known team; None when it gives none."""
    said, folded = _prepared(text)
    known = _any_in(folded, teams)
    for form in _RENAMES if known else ():
        found = re.match(form.replace("TEAM", known), folded)
        if found:
            return Rename(said[slice(*found.span("old"))], said[slice(*found.span("new"))].strip(" “”\"'。."))
    return None


def _prepared(text: str) -> tuple[str, str]:
    """The message and what it is matched by; empty when it is too long or has several lines."""
    said = tidy(text).strip() if len(text) <= LONGEST else ""
    folded = fold(said).casefold()
    return (said, folded) if "\n" not in said and len(folded) == len(said) else ("", "")


def _any_of(names: Iterable[str]) -> str:
    return "|".join(re.escape(fold(name).casefold()) for name in sorted(names, key=len, reverse=True) if name)


def _any_in(folded: str, names: Iterable[str]) -> str:
    """The same where one of them is said; "" where none is, as nearly always."""
    known = [fold(name).casefold() for name in names]
    return _any_of(known) if any(name and name in folded for name in known) else ""


def _day(said: str, today: date) -> date | None:
    folded = fold(said)
    for at in range(len(folded)):
        found = None if folded[at].isspace() else day_at(folded, at, today)
        if found and not found.wrong:
            return _nearer(found.past, found.ahead, today)
    return None


def _nearer(past: date | None, ahead: date | None, today: date) -> date | None:
    """Of the day behind and the day ahead the nearer: the 1st of this month is not one of next year."""
    if past is None or ahead is None:
        return past or ahead
    return past if today - past < ahead - today else ahead
