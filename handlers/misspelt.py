"""A report that begins with a colleague's name, mistyped: whose it is is asked, never assumed."""

import re

from handlers.command import Request
from handlers.naming import named
from language.normalise import fold
from language.text import text
from scoring.people import Role
from scoring.reading.lexicon import lexicon_of
from scoring.reading.result import Option, Question, Reading

_NAMED = re.compile(r"\s*@?([A-Z][a-z]{3,20})(?:'s)?[ :,]+[A-Za-z]")
"""A word like a name that a verb follows: Garce visited 3."""


def whose(request: Request, reading: Reading) -> Question | None:
    """Is this the colleague's or one's own? None where no name of a colleague is near the first word."""
    said = request.args or request.incoming.text
    found = _NAMED.match(said[:60])
    if found is None or request.asker.role is not Role.REP or not (reading.activities or reading.deals):
        return None
    word = found[1]
    hit = lexicon_of((), frozenset(), frozenset()).match(fold(word), 0)
    if hit is not None and hit[0] == len(word):
        return None  # a word of its own: Called, Today
    people, sure = named(request.organization, word, request.today)
    if sure or not people or request.asker.id in {one.id for one in people}:
        return None
    mine = Option(reading.activities, reading.deals)
    return Question("whose", said.strip(), (mine,), about=text("Is this {name}'s or yours?", name=people[0].name))
