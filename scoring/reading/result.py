"""A message understood: what was done, what is asked, what remains unclear."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from language.money import Money
from language.text import Text
from scoring.deal import Stage
from scoring.instalments import Part

Intent = Literal["checkin", "deal", "mixed", "query", "correct", "undo", "leave", "help", "none", "ambiguous", "plan"]
Doubt = Literal[
    "vague_number",
    "number",
    "amount",
    "amount_missing",
    "currency",
    "date",
    "future_date",
    "negative",
    "zero_amount",
    "customer",
    "stage",
    "whose",
    "total",
    "metric",
    "too_long",
    "implausible",
    "large_amount",
    "same_again",
    "same_deal",
    "old_day",
    "closed_day",
    "raised_amount",
    "heard_amount",
    "other_currency",
    "over_paid",
]


@dataclass(frozen=True, slots=True)
class ActivityDraft:
    """Something done: `quantity` of `metric` (a key, or other:<word>) on `day`; `clause` is what it was read from."""

    metric: str
    quantity: Decimal
    day: date
    customers: tuple[str, ...] = ()
    clause: str = ""


@dataclass(frozen=True, slots=True)
class DealDraft:
    """Something that happened to a deal; `money` None when no amount was said. `parts`: its payment plan."""

    customer: str | None
    stage: Stage
    money: Money | None
    day: date
    clause: str = ""
    note: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """Something that will be done; never counts. `day` None when no day was said."""

    text: str
    metric: str | None = None
    quantity: Decimal | None = None
    customers: tuple[str, ...] = ()
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One likely reading of an unclear clause: what would be recorded if it is chosen (nothing: leave it)."""

    activities: tuple[ActivityDraft, ...] = ()
    deals: tuple[DealDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What was not clear: the exact words, why, and the likely readings (none: the missing bit is asked).

    `wanted`, when there is no likely reading, is the record that a number alone completes: quantity 0, or no money.
    `about` is what is asked, where it takes figures.
    """

    doubt: Doubt
    clause: str
    options: tuple[Option, ...] = ()
    wanted: Option | None = None
    about: Text | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A question about figures; None: not stated."""

    what: Literal["leaderboard", "me", "team", "target", "pk", "funnel", "rep"]
    period: Literal["today", "yesterday", "week", "last_week", "month", "last_month", "quarter", "year"] | None = None
    who: str | None = None
    metric: str | None = None


@dataclass(frozen=True, slots=True)
class Correct:
    """A correction of an earlier record. `to` is a number, an amount, a customer, a metric or a day, by `field`."""

    field: Literal["quantity", "amount", "customer", "metric", "date"]
    to: Decimal | Money | str | date
    target: str = "last"
    metric: str | None = None
    customer: str | None = None
    day: date | None = None
    before: Decimal | Money | str | date | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """Days off, both ends included."""

    start: date
    end: date
    portion: Literal["full", "am", "pm", "half"] = "full"


@dataclass(frozen=True, slots=True)
class Reading:
    """One message, understood. What is clear stands in activities and deals even when questions remain.

    `blockers` are the words of what is in the way, for the lead.
    """

    intent: Intent
    activities: tuple[ActivityDraft, ...] = ()
    deals: tuple[DealDraft, ...] = ()
    plans: tuple[PlanDraft, ...] = ()
    questions: tuple[Question, ...] = ()
    query: Query | None = None
    correct: Correct | None = None
    undo: str | None = None
    leave: Leave | None = None
    blockers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What the reader knows when it reads: the day, the reader's language, and the organization's own words.

    `metrics` are (key, names); `customers` and `members` the organization's known names; `speaker` the sender's own.
    """

    today: date
    currency: str = "CNY"
    metrics: tuple[tuple[str, tuple[str, ...]], ...] = ()
    customers: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    direct: bool = False
    month_first: bool | None = None
    speaker: frozenset[str] = frozenset()
