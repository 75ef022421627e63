"""Whose work it is that the sender lent a hand with."""

from __future__ import annotations

from itertools import pairwise

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.token import Token

HELPED = word_set("helped helping assisted assisting")
"""Words without one of which nobody was lent a hand."""
THEIR = word_set("his her their")
"""Words for what belongs to somebody else."""


def helped(clause: Clause, tokens: list[Token]) -> str:
    """helped Ken fix his proposal: whose work it is that one lent a hand with."""
    if HELPED.isdisjoint(clause.words) or THEIR.isdisjoint(clause.words):
        return ""
    pairs = pairwise(tokens)
    return next((two.text for one, two in pairs if one.word in HELPED and two.kind == "name"), "")
