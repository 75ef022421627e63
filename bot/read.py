"""The reader on standard input: JSON lines in, readings in the corpus' structure out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, TextIO

from language.money import Money
from scoring.reading.markup import clean
from scoring.reading.reader import read
from scoring.reading.result import ActivityDraft, Context, DealDraft, Reading


def wire(reading: Reading) -> dict[str, Any]:
    """The reading as plain data: {"intent": …, "activities": […], …}; a plan is `none`, numbers are numbers."""
    intent = "none" if reading.intent == "plan" else reading.intent
    body: dict[str, Any] = {"intent": intent}
    if reading.activities or intent in ("checkin", "mixed"):
        body["activities"] = [_activity(draft) for draft in reading.activities]
    if reading.deals or intent in ("deal", "mixed"):
        body["deals"] = [_deal(draft) for draft in reading.deals]
    if reading.query:
        query = reading.query
        body["query"] = {"what": query.what, "period": query.period, "who": query.who, "metric": query.metric}
    if reading.correct:
        correct = reading.correct
        body["correct"] = {
            "target": correct.target,
            "field": correct.field,
            "metric": correct.metric,
            "customer": correct.customer,
            "date": correct.day.isoformat() if correct.day else None,
            "from": _plain(correct.before),
            "to": _plain(correct.to),
        }
    if reading.leave:
        leave = reading.leave
        body["leave"] = {
            "start": leave.start.isoformat(),
            "end": leave.end.isoformat(),
            "portion": leave.portion,
        }
    if reading.undo:
        body["undo"] = {"target": reading.undo}
    return body


def _activity(draft: ActivityDraft) -> dict[str, Any]:
    return {
        "metric": draft.metric,
        "quantity": _plain(draft.quantity),
        "date": draft.day.isoformat(),
        "customers": list(draft.customers),
    }


def _deal(draft: DealDraft) -> dict[str, Any]:
    money = draft.money
    return {
        "customer": draft.customer,
        "stage": draft.stage.value,
        "amount": _plain(money) if money else None,
        "currency": money.currency if money else None,
        "date": draft.day.isoformat(),
    }


def _plain(value: Decimal | Money | str | None) -> int | float | str | None:
    if isinstance(value, Money):
        value = value.major
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def read_line(line: str) -> str:
    """One JSON line read; a malformed one gives {"id": …, "error": …}."""
    identifier: object = None
    try:
        item = json.loads(line)
        if not isinstance(item, dict):
            raise TypeError("a line is a JSON object")
        identifier = item.get("id")
        text = item["text"]
        if not isinstance(text, str):
            raise TypeError("text is a string")
        reading = _read_item(item, text)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        return json.dumps({"id": identifier, "error": f"{type(error).__name__}: {error}"[:200]}, ensure_ascii=False)
    return json.dumps({"id": identifier, "truth": wire(reading)}, ensure_ascii=False)


def _read_item(item: dict[str, Any], text: str) -> Reading:
    channel = item.get("channel")
    cleaned = clean(text, channel if channel in ("slack", "wecom") else "local")
    context = Context(
        today=date.fromisoformat(str(item["today"])[:10]),
        currency="USD" if item.get("lang") == "en" else "CNY",
        direct=item.get("kind") == "dm" or cleaned.addressed,
    )
    return read(cleaned.text, context)


def main(stdin: Iterable[str], stdout: TextIO) -> None:
    """Read every line; empty lines are passed over."""
    for line in stdin:
        if line.strip():
            stdout.write(read_line(line) + "\n")
