"""Recorded events of Slack beside what they mean to us."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.platforms.slack.inbound import Ours, cleaned, heard
from bot.platforms.slack.shape import checked
from bot.platforms.slack.ticket import read
from tests.company import NOW

SAMPLES = sorted(Path(__file__).parents[2].joinpath("payloads", "slack").glob("*.json"))


def named(user: str) -> str:
    """The one person whose name is known here."""
    return "Ann Lee" if user == "U0REP0002" else ""


OURS = Ours("T061EG9R6", "U0LAN0Z89", "B0LAN0Z8", frozenset(), named)


def understood(name: str) -> Any:
    """What a sample's event means: our side of it, None when it is not for us."""
    path = next(path for path in SAMPLES if path.stem == name)
    event = checked(json.loads(path.read_text("utf-8"))["payload"])["event"]
    found = heard(event, OURS, NOW)
    return found.incoming if found and found.addressed else None


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_recorded_event_means_what_stands_beside_it(path: Path) -> None:
    wanted = json.loads(path.read_text("utf-8"))["incoming"]
    found = understood(path.stem)
    if wanted is None:
        assert found is None
        return
    assert found
    said = {
        "kind": found.kind,
        "id": found.id,
        "text": found.text,
        "person": found.person.id,
        "room": found.room.id,
        "form": found.room.form,
        "message": found.message,
    }
    assert said == {"message": wanted["id"], **wanted}


def test_a_message_and_its_mention_are_one() -> None:
    assert understood("message_mention").id == understood("app_mention").id


def test_a_message_its_edit_and_its_deletion_sort_in_that_order() -> None:
    names = [understood(name).id for name in ("message_mention", "message_changed", "message_deleted")]
    assert names == sorted(names)
    assert len({understood(name).message for name in ("message_mention", "message_changed", "message_deleted")}) == 1


def test_an_answer_stands_under_the_threads_first_message() -> None:
    assert read(understood("message_thread").ticket).parent == "1763535500.000100"
    assert read(understood("message_mention").ticket).parent == "1763535600.118219"
    assert read("{broken").parent == ""


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("<@U0LAN0Z89|dealdrum> visited 3", "visited 3"),
        ("<@U999|bob> 拜访3家", "@bob  拜访3家"),
        ("a\x00b\ud800", "ab\ufffd"),
        ("<!subteam^S1|@east> <mailto:a@b.c|a@b.c> <tel:1>", "@east a@b.c tel:1"),
        ("`claim 3F9A01C2D4`", "claim 3F9A01C2D4"),
        ("<<<>>>", "<<<>>>"),
        ("<" * 40_000, "<" * 40_000),
    ],
)
def test_slacks_markup_is_undone_once(raw: str, meant: str) -> None:
    assert cleaned(raw, OURS) == meant
