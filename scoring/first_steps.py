"""A new lead's first steps: what of them is done, and which comes next."""

from dataclasses import dataclass
from typing import Literal

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
