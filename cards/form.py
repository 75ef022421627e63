"""The two forms of a check-in: something done, or a deal; and what to write where there are no forms."""

from collections.abc import Mapping
from datetime import date

from cards.entry import STAGES
from cards.metric import label
from chat.form import Choice, Field, Form
from language.text import text
from scoring.deal import Stage
from scoring.people import Organization

ACTIVITY, DEAL = "checkin", "deal"
"""What the forms are called."""

OFFERED = (Stage.SIGNED, Stage.PAID, Stage.QUOTED, Stage.INTENT, Stage.LEAD, Stage.LOST)
_MOST_CHOICES = 100


def checkin_form(home: Organization, today: date, typed: Mapping[str, str] | None = None) -> Form:
    """What was done: metric and number are needed; day, customer and note may be left as they are."""
    counted = [metric for metric in home.metrics if metric.kind != "result"][:_MOST_CHOICES]
    was = typed or {}
    fields = (
        Field("metric", text("What"), "choice", True, tuple(Choice(one.key, label(one)) for one in counted)),
        Field("number", text("How many"), required=True, example=text("for example 3")),
        Field("customer", text("Customer"), example=text("for example Acme; several with commas")),
        Field("day", text("Day"), "day", value=today.isoformat()),
        Field("note", text("Note")),
    )
    return Form(
        ACTIVITY,
        text("Check in"),
        text("Record"),
        _filled(fields, was),
        (text("Copy, change and send: visited 3, 20 calls"),),
        DEAL,
        text("It is a deal"),
    )


def deal_form(home: Organization, today: date, typed: Mapping[str, str] | None = None) -> Form:
    """What happened to a deal: customer and amount are needed where money is meant."""
    was = typed or {}
    stages = tuple(Choice(stage.value, STAGES[stage]) for stage in OFFERED)
    fields = (
        Field("customer", text("Customer"), required=True, example=text("for example Acme")),
        Field("stage", text("Stage"), "choice", True, stages, value=Stage.SIGNED.value),
        Field("amount", text("Amount in {currency}", currency=home.currency), example=text("for example 50,000")),
        Field("day", text("Day"), "day", value=today.isoformat()),
        Field("note", text("Note")),
    )
    return Form(
        DEAL,
        text("A deal"),
        text("Record"),
        _filled(fields, was),
        (text("Copy, change and send: signed Acme 50,000"),),
        ACTIVITY,
        text("It is an activity"),
    )


def form_named(name: str, home: Organization, today: date, typed: Mapping[str, str] | None = None) -> Form:
    """The form of that name; that of a check-in for any other."""
    return deal_form(home, today, typed) if name == DEAL else checkin_form(home, today, typed)


def _filled(fields: tuple[Field, ...], typed: Mapping[str, str]) -> tuple[Field, ...]:
    """The fields with what was typed before, where the same is asked."""
    return tuple(
        Field(one.name, one.label, one.form, one.required, one.choices, one.example, _kept(one, typed))
        for one in fields
    )


def _kept(field: Field, typed: Mapping[str, str]) -> str:
    was = typed.get(field.name, "")
    if not was or (field.form == "choice" and was not in {choice.value for choice in field.choices}):
        return field.value
    return was
