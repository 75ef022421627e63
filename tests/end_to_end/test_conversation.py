"""A conversation of twenty messages gives the right answers, records and boards, and a briefing worth reading."""

from collections import Counter
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from storage import totals
from storage.people import directory
from storage.store import Store
from tests.end_to_end.conftest import Start
from tests.end_to_end.conversation import CONVERSATIONS, Amounts, Conversation, Line, Morning, Press, Turn, played

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def amounts(home: Path) -> Amounts:
    """What each member has done on each day of the month, results included."""
    store = Store(f"sqlite:///{home / 'demo.db'}")
    with store.look(NOW) as look:
        company = directory(look).organization
        keys = [metric.key for metric in company.metrics]
        found = totals.by_day(look, date(2026, 11, 1), date(2026, 12, 1), keys)
        named = {(str(day), company.members[who].name, key): amount for (day, who, key), amount in found.items()}
    store.close()
    return named


def recorded_since(before: Amounts, after: Amounts) -> Amounts:
    changed = Counter(after)
    changed.subtract(before)
    return {key: amount for key, amount in changed.items() if amount}


def check(turn: Turn) -> None:
    heard = "\n".join(message["text"] for message in turn.heard)
    match turn.step:
        case Line(comes=()):
            assert turn.heard == ()
        case Line(comes=comes) | Press(comes=comes) | Morning(comes=comes):
            assert [words for words in comes if words not in heard] == [], heard
    for message in turn.heard:
        assert len(message["text"].splitlines()) <= 16
        assert "None" not in message["text"]
        assert "{" not in message["text"]


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda one: one.name)
def test_twenty_messages_are_answered_and_recorded_as_meant(
    start: Start, untouched: Path, conversation: Conversation
) -> None:
    assert sum(isinstance(step, Line) for step in conversation.steps) >= 20
    demo = start()
    turns = list(played(demo, conversation))
    for turn in turns:
        check(turn)
    assert recorded_since(amounts(untouched), amounts(demo.home)) == conversation.recorded
    (morning,) = [turn for turn in turns if isinstance(turn.step, Morning)]
    briefing = morning.heard[-1]
    assert briefing["pictures"]
    assert sum(block["kind"] == "line" for block in briefing["blocks"]) <= 5
