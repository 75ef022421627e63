"""Short sentences by family, each with what may be recorded of it: tests/scoring/reading/sentences.txt."""

from pathlib import Path

import pytest

from scoring.reading.result import ActivityDraft, DealDraft
from tests.scoring.reading.heard import reading_of, told

_LINES = (Path(__file__).parent / "sentences.txt").read_text("utf-8").splitlines()
FAMILIES: dict[str, list[str]] = {}
for _line in _LINES:
    if _line.startswith("## "):
        _family = FAMILIES.setdefault(_line[3:], [])
    elif _line.strip() and not _line.startswith("# "):
        _family.append(_line)

REMEDY = """\
read otherwise than sentences.txt says: mend the reading; where the new one is right (a metric was added), put it into
the line instead, or after “ | ” where both are; `dealdrum read --explain "…" --today 2026-11-20` shows each part:"""


def recorded(text: str) -> str:
    """What is recorded of a sentence, counts of a metric added up, in a fixed order; "-" for nothing."""
    reading = reading_of(text.replace("\\n", "\n"), currency="USD" if text.isascii() else "CNY")
    counts: dict[tuple[str, object], ActivityDraft] = {}
    for draft in reading.activities:
        known = counts.get((draft.metric, draft.day))
        quantity = draft.quantity + (known.quantity if known else 0)
        counts[draft.metric, draft.day] = ActivityDraft(draft.metric, quantity, draft.day)
    parts = [_told(draft) for draft in (*counts.values(), *reading.deals)]
    return "; ".join(sorted(parts)) or "-"


def _told(draft: ActivityDraft | DealDraft) -> str:
    reading = reading_of("")
    if isinstance(draft, ActivityDraft):
        return told(type(reading)("checkin", activities=(draft,)))
    return told(type(reading)("deal", deals=(draft,)))


def accepted(wanted: str) -> list[str]:
    """The readings that a line accepts, in the same fixed order."""
    return ["; ".join(sorted(part.strip() for part in one.split(";"))) for one in wanted.split(" | ")]


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_every_sentence_of_a_family_is_read_as_it_was_meant(family: str) -> None:
    wrong = []
    for line in FAMILIES[family]:
        text, _, wanted = line.partition(" => ")
        got = recorded(text)
        if got not in accepted(wanted):
            wrong.append(f"{text}: {got}, not {wanted}")
    assert not wrong, "\n".join([REMEDY, *wrong])
