"""A form that was filled in, as what is to be recorded; what is wrong is said field by field."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from cards.form import DEAL, OFFERED
from language.text import Text, text
from scoring.completion import completed
from scoring.deal import SOLD
from scoring.people import Organization
from scoring.reading.result import ActivityDraft, DealDraft, Option, Question

MOST_IN_FIELD = 200
MOST_CHARACTERS = 4096
Wrong = Mapping[str, Text]
"""What to put right, by field; empty when all is well."""


def read_form(name: str, values: Mapping[str, str], home: Organization, today: date) -> tuple[Option | None, Wrong]:
    """What a form records, or what is wrong with it."""
    wrong: dict[str, Text] = {}
    day = _day(values.get("day", ""), today, wrong)
    short = {key: " ".join(value.split())[:MOST_IN_FIELD] for key, value in values.items()}
    option = _deal(short, home, day, wrong) if name == DEAL else _activity(short, home, day, wrong)
    return (None, wrong) if wrong else (option, {})


def _activity(values: Mapping[str, str], home: Organization, day: date, wrong: dict[str, Text]) -> Option | None:
    metric = home.metric(values.get("metric", ""))
    if metric is None or metric.kind == "result":
        wrong["metric"] = text("Choose what you did.")
        return None
    customers = tuple(
        part.strip()
        for part in values.get("customer", "").replace("，", ",").replace("、", ",").split(",")
        if part.strip()
    )
    clause = " ".join(filter(None, (metric.key, values.get("number", ""), *customers, values.get("note", ""))))
    draft = ActivityDraft(metric.key, Decimal(0), day, customers, clause)
    found = completed(Question("number", clause, wanted=Option((draft,))), values.get("number", ""), home.currency)
    if found is None or found.activities[0].quantity <= 0:
        wrong["number"] = text("I need one whole number, for example 3.")
        return None
    return found


def _deal(values: Mapping[str, str], home: Organization, day: date, wrong: dict[str, Text]) -> Option | None:
    customer, amount = values.get("customer", ""), values.get("amount", "")
    if not customer:
        wrong["customer"] = text("Which customer? For example: Acme")
    stage = next((one for one in OFFERED if one.value == values.get("stage")), None)
    if stage is None:
        wrong["stage"] = text("Choose what happened.")
        return None
    clause = " ".join(filter(None, (stage.value, customer, amount, values.get("note", ""))))
    draft = DealDraft(customer, stage, None, day, clause, note=values.get("note", ""))
    if not amount and stage not in SOLD:
        return Option(deals=(draft,))
    found = completed(Question("amount_missing", clause, wanted=Option(deals=(draft,))), amount, home.currency)
    if found is None:
        wrong["amount"] = text("I need one amount, for example 50,000.")
    return found


def _day(value: str, today: date, wrong: dict[str, Text]) -> date:
    if not value.strip():
        return today
    try:
        day = date.fromisoformat(value.strip())
    except ValueError:
        wrong["day"] = text("I need a day, for example {day}.", day=today.isoformat())
        return today
    if day > today:
        wrong["day"] = text("That day is still to come; only what is done counts.")
    elif day < today - timedelta(days=366):
        wrong["day"] = text("That day is more than a year ago.")
    return day


def filling(name: str, values: Mapping[str, str]) -> str:
    """A form that was filled in, as the text of an Incoming."""
    return json.dumps({"form": name, "values": dict(values)}, ensure_ascii=False)


def filled(text: str) -> tuple[str, dict[str, str]]:
    """Which form it was, and what stands in its fields; ("", {}) for a text that is none."""
    try:
        found = json.loads(text)
        name, values = found["form"], found["values"]
        if not isinstance(name, str):
            return "", {}
        return name, {key: value[:MOST_CHARACTERS] for key, value in values.items() if isinstance(value, str)}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return "", {}
