"""Persons named beside a customer: who closed it with the sender, who comes from it."""

from __future__ import annotations

from scoring.reading.token import Token


def comes_from(tokens: list[Token], name: Token) -> bool:
    """Dagny from Fjordline: a person, named with whose she is."""
    place = next(p for p, t in enumerate(tokens) if t is name)
    behind = tokens[place + 1 : place + 3]
    told = len(behind) == 2 and behind[0].word == "from" and behind[1].kind == "name"
    return told and " " not in name.text and not any("stage" in t.means for t in tokens)


def is_companion(tokens: list[Token], name: Token) -> bool:
    """Alma & I closed Brandt: who did it with the sender."""
    place = next(p for p, t in enumerate(tokens) if t is name)
    behind, ahead = tokens[place + 1 : place + 3], tokens[max(0, place - 2) : place]
    pair = behind if len(behind) == 2 and "and" in behind[0].means else ahead[::-1]
    return len(pair) == 2 and "and" in pair[0].means and pair[1].word in ("i", "me")
