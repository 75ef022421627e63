"""A yes whose papers are still to come is no signing: they're going with us, $74k, contract to be drawn up in Jan."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.frame import Frame

_SAID_YES = (
    frozenset(
        f"{be}{what}"
        for be in ("", "is ", "are ", "they're ")
        for what in ("going with us", "a go", "on board", "in", "a yes", "moving forward with us")
    )
    | word_set("greenlit approved")
    | {
        *(
            "said yes",
            "went for it",
            "chose us",
            "picked us",
            "selected us",
            "gave the go-ahead",
            "gave us the go-ahead",
        ),
        *(
            "gave the go ahead",
            "gave us the go ahead",
            "gave the green light",
            "gave us the green light",
            "went with us",
        ),
    }
)
"""What a customer says before anything is signed."""
_PAPERS = word_set(
    "contract contracts po paper papers paperwork agreement docs signature signatures docusign order msa sow"
)
_TO_COME = word_set("follow coming pending next tomorrow tmrw soon later shortly monday drawn") | {
    *(
        "to follow",
        "to come",
        "to be",
        "to be signed",
        "next week",
        "next wk",
        "next month",
        "by friday",
        "on its way",
    ),
}


def soften(found: list[Frame], clauses: list[Clause]) -> None:
    """Make an intent of each yes behind which the same sentence says that its papers are still to come."""
    for frame in found:
        if frame.stage != "signed" or frame.word.word not in _SAID_YES:
            continue
        behind = (c for c in clauses if c.sentence == frame.clause.sentence and c.start > frame.word.start)
        if any(not c.words.isdisjoint(_PAPERS) and not c.words.isdisjoint(_TO_COME) for c in behind):
            frame.stage = "intent"
