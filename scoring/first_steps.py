"""A new lead's first steps: what of them is done, and which comes next."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from scoring.people import Member, Organization, Role

Step = Literal["roster", "targets", "briefing", "pk"]
STEPS: tuple[Step, ...] = ("roster", "targets", "briefing", "pk")


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """The steps that are done; the order of `STEPS` is the order to go."""

    done: frozenset[Step]

    @property
    def next(self) -> Step | None:
        """The first that is not done; None when all are."""
        return next((step for step in STEPS if step not in self.done), None)

    @property
    def marks(self) -> str:
        """As it is kept: a 1 or a 0 for each step. Example: roster and targets are "1100"."""
        return "".join("1" if step in self.done else "0" for step in STEPS)


def rivals(home: Organization, lead: Member, day: date) -> tuple[str, str] | None:
    """Who may fight the first PK: two reps of the lead's team, else two teams; None where there are no two."""
    reps = [one.name for one in home.crew(lead.team, day) if one.role is Role.REP] if lead.team is not None else []
    names = reps if len(reps) > 1 else [team.name for team in home.teams.values()]
    return (names[0], names[1]) if len(names) > 1 else None
