"""How customers were reached tells what was done: Dunlap Farms: phone; did Kessler in person; both on site."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.nickname import is_person
from scoring.reading.tally import Tally
from scoring.reading.token import NOT_DONE, Token

_MANNERS = {
    **dict.fromkeys(word_set("phone telephone phoned tel") | {"by phone", "on the phone", "over the phone"}, "calls"),
    **dict.fromkeys(
        word_set("onsite on-site f2f in-person face-to-face")
        | {"on site", "in person", "face to face", "at their office", "at their place"},
        "visits",
    ),
}
_BORDERS = frozenset((":", "-", "–", "—"))
_DID = word_set("did covered hit handled worked saw")
_ALL = word_set("both all each two three four everyone")
_BARRED = NOT_DONE | {"stage", "order", "you", "they"}
_PLAIN = frozenset(("fill", "emptyword", "daypart", "me", "actual", "done", "and", "place"))
_WHERE = frozenset(("in", "around", "near", "outside"))
_LEFT = word_set("left dropped delivered") | {"dropped off", "left off"}
_THINGS = word_set(
    "samples sample card cards brochure brochures flyer flyers catalog catalogs catalogue catalogues lunch donuts "
    "doughnuts bagels coffee cookies literature pricelist menu menus swag kit kits leaflets leaflet sheet sheets"
) | {"price list", "price lists", "line card", "line cards", "business card", "spec sheet", "sample kit"}
_MAY_TELL = frozenset(_MANNERS)


def told_by_manner(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """Record the customers of a clause that says by its manner what was done; whether it was such a clause."""
    if not clause.words.isdisjoint(_LEFT) and _leaves_there(clause, tokens):
        return tally.add(clause, "visits", Decimal(1), (tokens[0].text.strip(),))
    if clause.words.isdisjoint(_MAY_TELL) or not clause.kinds.isdisjoint(_BARRED):
        return False
    if "calls" in [t.means.get("metric") for t in tokens] and _called_in_person(clause, tokens, tally):
        return True
    row = [t for t in tokens if t.day is None and t.kind != "time"]
    said = next((t for t in row if t.word in _MANNERS), None)
    if said is None or (said is not row[-1] and not all("fill" in t.means for t in row[row.index(said) + 1 :])):
        return False
    metric = _MANNERS[said.word]
    heads = row[: row.index(said)]
    if not any(t.kind == "name" for t in heads):
        return metric == "visits" and _those_before(clause, heads, tally)
    if len(heads) == 2 and heads[0].kind == "name" and heads[1].text in _BORDERS:
        return not is_person(heads[0]) and tally.add(clause, metric, Decimal(1), (heads[0].text.strip(),))
    names = _done(heads)
    return bool(names) and metric == "visits" and tally.add(clause, metric, Decimal(len(names)), names)


def _called_in_person(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """Sales calls 6 (in person), 9 sales calls in person: visits, by all that stands behind their number."""
    told = [t for t in tokens[:2] if t.figure is not None or t.means.get("metric") == "calls"]
    rest = tokens[2:]
    count = next((t.figure for t in told if t.figure is not None), None)
    if len(told) != 2 or count is None or count.value is None or count.number.doubt or not rest:
        return False
    inside = rest[0].kind == "open"
    said = rest[inside] if len(rest) > inside else rest[0]
    ends = len(rest) == 1 or (rest[2:3] and rest[2].kind == "close" if inside else "fill" in rest[1].means)
    return bool(ends) and _MANNERS.get(said.word) == "visits" and tally.add(clause, "visits", count.value)


def _leaves_there(clause: Clause, tokens: list[Token]) -> bool:
    """Quarry Lane Vet: dropped off samples: a customer, a border, and what was left there."""
    if len(tokens) < 4 or tokens[0].kind != "name" or tokens[1].text not in _BORDERS or is_person(tokens[0]):
        return False
    given = any(t.word in _THINGS for t in tokens[3:])
    return given and tokens[2].word in _LEFT and clause.kinds.isdisjoint(("plan", "hope", "if", "ask", "stage"))


def _done(heads: list[Token]) -> tuple[str, ...]:
    """did Kessler and Wray Supply in person: nothing but a verb of doing and the customers."""
    verb = next((p for p, t in enumerate(heads) if t.word in _DID), len(heads))
    if verb > 2 or any(t.kind == "name" for t in heads[:verb]) or not all(map(_is_plain, heads)):
        return ()
    return tuple(t.text.strip() for t in heads[verb + 1 :] if t.kind == "name" and not is_person(t))


def _is_plain(token: Token) -> bool:
    return token.kind in ("name", "stop") or token.word in _DID or not _PLAIN.isdisjoint(token.means)


def _those_before(clause: Clause, heads: list[Token], tally: Tally) -> bool:
    """Cactus Pediatrics and Dr. Lindqvist's office, both on site: those named just before in the sentence."""
    if not heads or heads[0].word not in _ALL or any(t.kind == "number" and t.word not in _ALL for t in heads):
        return False
    names: list[str] = []
    while tally.loose and tally.loose[-1][0].sentence == clause.sentence:
        told, _, said = tally.loose.pop()
        names = [*(name for name in said if not _is_region(told, name)), *names]
    if len(names) < 2 or (heads[0].word == "both" and len(names) != 2):
        return False
    return tally.add(clause, "visits", Decimal(len(names)), tuple(names))


def _is_region(clause: Clause, name: str) -> bool:
    """Afternoon in Mesa: where those were who stand behind it."""
    return any(two.text.strip() == name and one.word in _WHERE for one, two in pairwise(clause.tokens))
