"""What somebody who leaves leaves behind."""

from dataclasses import dataclass
from datetime import date

from language.money import Money


@dataclass(frozen=True, slots=True)
class Estate:
    """Customers, deals (by id) that are open, what is due of them, plans, people looked after, and PKs by code.

    `due` has a sum for each currency; `plans` counts what was planned from the last day on; `pks` are left early,
    `duels` end, because nobody else stands on that side.
    """

    customers: tuple[str, ...] = ()
    deals: tuple[int, ...] = ()
    due: tuple[Money, ...] = ()
    parts: int = 0
    plans: int = 0
    mentees: tuple[int, ...] = ()
    pks: tuple[str, ...] = ()
    duels: tuple[str, ...] = ()

    @property
    def bare(self) -> bool:
        """Whether nobody has to take anything over."""
        return not (self.customers or self.deals or self.parts or self.plans)


@dataclass(frozen=True, slots=True)
class Handover:
    """Somebody's leave-taking. `state`: waiting, done or dropped; `last` the last day of membership."""

    id: int
    code: str
    by: int
    leaver: int
    taker: int
    last: date
    state: str
    estate: Estate


def first_day_off(last: date) -> date:
    """The first day on which somebody is no member any more, whose last day that was."""
    return date.fromordinal(last.toordinal() + 1)
