"""The reader on standard input: JSON lines in, readings in the corpus' structure out; and how a message was read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

from language.money import Money
from scoring.reading.explanation import Explained, explained
from scoring.reading.markup import clean
from scoring.reading.reader import read
from scoring.reading.result import ActivityDraft, Context, Correct, DealDraft, Reading

_CHANNELS = ("slack", "wecom")
EXAMPLE = '{"id": "1", "text": "visited 3", "today": "2026-11-20", "channel": "slack", "lang": "en"}'
"""What a line on standard input looks like; `id`, `channel` and `lang` may be left out."""


def _wire(reading: Reading) -> dict[str, Any]:
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
        body["correct"] = _correct(reading.correct)
    if reading.leave:
        leave = reading.leave
        body["leave"] = {"start": leave.start.isoformat(), "end": leave.end.isoformat(), "portion": leave.portion}
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
    return {
        "customer": draft.customer,
        "stage": draft.stage.value,
        "amount": _plain(draft.money),
        "currency": draft.money.currency if draft.money else None,
        "date": draft.day.isoformat(),
    }


def _correct(correct: Correct) -> dict[str, Any]:
    return {
        "target": correct.target,
        "field": correct.field,
        "metric": correct.metric,
        "customer": correct.customer,
        "date": correct.day.isoformat() if correct.day else None,
        "from": _plain(correct.before),
        "to": _plain(correct.to),
    }


def _plain(value: Decimal | Money | str | date | None) -> int | float | str | None:
    if isinstance(value, Money):
        value = value.major
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def read_line(line: str, company: Context | None = None) -> str:
    """One JSON line read, by what is known of a company; without one its language says the currency.

    A malformed one gives {"id": …, "error": …}, with a right one beside what is wrong.
    """
    identifier: object = None
    try:
        item = json.loads(line)
        identifier = item.get("id")
        text, today = item["text"], date.fromisoformat(item["today"][:10])
        channel = item.get("channel")
        cleaned = clean(text, channel if channel in _CHANNELS else "local")
        known = company or Context(today, "USD" if item.get("lang") == "en" else "CNY")
        direct = item.get("kind") == "dm" or cleaned.addressed
        reading = read(cleaned.text, replace(known, today=today, direct=direct))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        lacking = isinstance(error, KeyError)
        what = f"{error.args[0]} is missing" if lacking else f"{type(error).__name__}: {error}"[:200]
        answer = {"id": identifier, "error": f"{what}; a line looks like {EXAMPLE}"}
        return json.dumps(answer, ensure_ascii=False)
    return json.dumps({"id": identifier, "truth": _wire(reading)}, ensure_ascii=False)


def main(stdin: Iterable[str], stdout: TextIO, company: Context | None = None) -> None:
    """Read every line; empty lines are passed over."""
    for line in stdin:
        if line.strip():
            stdout.write(read_line(line, company) + "\n")


def company_at(path: Path) -> Context:
    """What a rules file says to the reader: its metrics, members and currency; RulesError when it cannot be used."""
    from bot.founding import rules_at  # who reads without a company loads no database
    from handlers.context import ruled_context

    return ruled_context(rules_at(path, "--rules"))


def explain(text: str, today: date, company: Context | None = None) -> str:
    """How a message is read, clause by clause: what holds for it, its words with their kinds; then the reading."""
    cleaned = clean(text)
    context = replace(company or Context(today), today=today, direct=True)
    lines = [line for clause in explained(cleaned.text, context) for line in _explained(clause)]
    reading = read(cleaned.text, context)
    lines += [f"? {question.doubt}: {question.clause}" for question in reading.questions]
    lines += [f"plan: {plan.text}" for plan in reading.plans]
    return "\n".join([*lines, json.dumps(_wire(reading), ensure_ascii=False)])


def _explained(clause: Explained) -> list[str]:
    """A clause in two lines: what holds for it, and the kinds of its words."""
    state = "counts" if clause.counts else f"does not count: {clause.why}"
    whose = f", done by {clause.other}" if clause.other else ""
    day = f", on {clause.day}" if clause.day else ""
    words = "  ".join(f"{word}[{kind}]" for word, kind in clause.kinds)
    return [f"{clause.words!r} {state}{whose}{day}", f"    {words}"]
