"""Why a record is what it is: each clause of the message behind it, and what became of it."""

from collections.abc import Mapping, Sequence
from datetime import date

from cards import location
from cards.entry import listed
from chat.reply import Line, Reply
from language.text import At, Text, text
from scoring.activity import Activity
from scoring.deal import DealEvent
from scoring.evidence import Whereabouts
from scoring.people import Organization
from scoring.reading.explanation import Explained

_MOST = 6
_MOST_PLACES = 3
_MOST_WORDS = 60
_REASONS: Mapping[str, Text] = {
    "plan": text("a plan"),
    "hope": text("a hope, or not settled yet"),
    "ask": text("a question or a request"),
    "other": text("somebody else's"),
    "total": text("a running total"),
    "target": text("a target"),
    "sample": text("an example"),
    "failed": text("did not come about"),
    "superseded": text("corrected in the same message"),
}


def why_card(
    rows: Sequence[Activity | DealEvent],
    at: At,
    clauses: Sequence[Explained],
    home: Organization,
    today: date,
    places: Sequence[Whereabouts] = (),
    by: str = "",
) -> Reply:
    """What was recorded from which words, `by` which lead if not by its owner; what does not count, and why.

    `places` stand behind a visit.
    """
    code = rows[0].code
    lines = [Line(text("{code}: {what}", code=code, what=listed(rows, home, today)), strong=True)]
    lines += [Line(text("Read from “{clause}”", clause=clause)) for clause in _clauses(rows)]
    lines += [
        Line(text("Not counted: “{clause}” ({reason})", clause=one.words.strip()[:_MOST_WORDS], reason=_reason(one)))
        for one in clauses
        if not one.counts and one.words.strip()
    ]
    if by:
        lines.append(Line(text("Reported by {name}, as the lead.", name=by)))
    if rows[0].source != "message":
        lines.append(Line(text("Entered by: {source}", source=_SOURCES.get(rows[0].source, text("another way")))))
    evidence = [Line(location.line(place)) for place in places[:_MOST_PLACES]]
    return Reply((*lines[:_MOST], *evidence, Line(text("Recorded {at}.", at=at))))


_SOURCES: Mapping[str, Text] = {
    "correction": text("a correction"),
    "edit": text("an edited message"),
    "sample": text("the sample company"),
}


def _clauses(rows: Sequence[Activity | DealEvent]) -> list[str]:
    return list(dict.fromkeys(row.clause.strip()[:_MOST_WORDS] for row in rows if row.clause.strip()))


def _reason(one: Explained) -> Text:
    return _REASONS.get(one.why, text("not something done"))
