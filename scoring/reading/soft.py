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
_REVIEWERS = word_set("legal lawyers lawyer solicitor solicitors procurement compliance board committee")
_REVIEW = word_set("need needs review reviews reviewing look looking check checking approve vote votes") | {
    *("needs to", "need to", "has to", "have to", "still need", "to sign"),
}
"""legal needs to look: whose yes is still to come."""
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


_SPOKEN = frozenset(("verbally", "verbal", "orally", "by phone", "over the phone", "on the phone"))


def _are_to_come(clause: Clause) -> bool:
    """contract to follow, legal needs to look."""
    papers = not clause.words.isdisjoint(_PAPERS) and not clause.words.isdisjoint(_TO_COME)
    return papers or (not clause.words.isdisjoint(_REVIEWERS) and not clause.words.isdisjoint(_REVIEW))


_NOT_GRANTED = frozenset(("not happening", "isn't happening"))
_WANTS = word_set("wants want wanted asking asks demanded demanding") | {"asked for", "asking for", "wants to"}


def _without_lookalikes(found: list[Frame], clauses: list[Clause]) -> list[Frame]:
    """The frames without what is no loss: Nutrivo wants 15% off, not happening; walked wheat at Manor Farm."""
    return [f for f in found if f.stage != "lost" or not (_is_refused(f, clauses) or _is_walked_over(f))]


def _is_refused(frame: Frame, clauses: list[Clause]) -> bool:
    if frame.word.word not in _NOT_GRANTED or "name" in frame.clause.kinds:
        return False
    before = (c for c in clauses if c.sentence == frame.clause.sentence and c.start < frame.clause.start)
    return any(not c.words.isdisjoint(_WANTS) for c in before)


def _is_walked_over(frame: Frame) -> bool:
    heads = [t.word for t in frame.clause.tokens[:5] if "daypart" not in t.means and t.text != ":"]
    return frame.word.word == "walked" and heads[:1] == ["walked"] and "at" in heads[1:]


def soften(found: list[Frame], clauses: list[Clause]) -> None:
    """Make an intent of each yes behind which the same sentence says that its papers are still to come."""
    found[:] = _without_lookalikes(found, clauses)
    for frame in found:
        if frame.stage != "signed" or frame.word.word not in _SAID_YES:
            continue
        if frame.word.word == "said yes" and not _SPOKEN.isdisjoint(frame.clause.words):
            frame.stage = "intent"
            continue
        behind = (c for c in clauses if c.sentence == frame.clause.sentence and c.start > frame.word.start)
        if any(_are_to_come(c) for c in behind):
            frame.stage = "intent"
