"""Deals that are told behind a heading: 2 orders: Lucky's $340; Renewals: Atlas (24k), Borealis (9k)."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.event import COUNTED_DEALS, SPOKEN_OF, is_money
from scoring.reading.token import BRACKETS, Token

_ONE_DEAL = word_set("win sale closing signing")
_COLONS = frozenset((":", "(", "-", "–", "—"))
_STILL_OPEN = frozenset(("to", "left", "open", "still", "close", "away", "stuck", "out"))
_FOR = frozenset(("at", "@", "for"))
_LEADS = frozenset((":", "-", "–", "—", "="))
_LEAST = 100
"""Of a currency, that a deal is worth at least where no word says that it is money."""


def heads_list(tokens: list[Token], place: int) -> bool:
    """2 orders: Lucky's $340; Monday's win I never posted: Acme: deals that are told behind the colon."""
    counted = place > 0 and tokens[place - 1].figure is not None
    row = tokens[place + 1 : place + 7]
    one = tokens[place - 1].figure if counted else None
    if one is not None and one.value == 1 and len(row) > 1 and row[0].text in _COLONS and is_money(row[1]):
        return True  # 1 sale ($14.2k)
    if one is not None and one.value == 1 and any(map(_is_worth, [t for t in row if t.word not in _FOR][:1])):
        return True  # 1 sale 2,800, 1 close @ 2,800
    if counted:
        colon = next((p for p, t in enumerate(row) if t.text in _COLONS), -1)
        undone = any(t.word in SPOKEN_OF for t in tokens[:place]) or any(t.word in _STILL_OPEN for t in row[:colon])
        if tokens[place].word in COUNTED_DEALS and undone:
            return False  # 2 deals to chase: Tesco £336
        return colon >= 0 and any(t.kind == "name" for t in tokens[place + 2 + colon : place + 7 + colon])
    if all("fill" in t.means or t.day is not None for t in tokens[:place]) and _is_labelled(row):
        return True
    if tokens[place].word not in _ONE_DEAL or not any(t.day is not None for t in tokens[: place + 3]):
        return False
    colon = next((p for p, t in enumerate(tokens) if place < p < place + 7 and t.text == ":"), 0)
    plain = all(t.kind in ("word", "text", "day") for t in tokens[:colon] if t is not tokens[place])
    return bool(colon) and plain and tokens[colon + 1 : colon + 2] != [] and tokens[colon + 1].kind == "name"


def _is_worth(token: Token) -> bool:
    count = token.figure
    return count is not None and not (count.unit or count.measure) and (count.money or (count.value or 0) >= _LEAST)


def _is_labelled(row: list[Token]) -> bool:
    """orders - Festo 9,850: a colon or a dash, a name and money at once behind it."""
    row = [t for t in row if t.day is None and t.kind not in BRACKETS]  # Orders: Atlas (24k)
    row = [t for t in row if not (t.kind == "word" and t.means.keys() == {"fill"})]
    if len(row) > 3 and row[1].figure is not None and row[2].text in _COLONS:
        row = [row[0], *row[3:]]  # orders: 1 (Apex Tools 85,000)
    elif len(row) > 3 and row[1].figure is not None and not is_money(row[1]) and row[2].kind == "name":
        row = [row[0], *row[2:]]
    if len(row) > 3 and row[0].text in _LEADS and is_money(row[1]) and row[2].word == "from":
        return row[3].kind == "name"  # collections - 1,20,000 from Mehta
    if len(row) < 3 or row[0].text not in _LEADS or row[1].kind != "name":
        return False
    count = row[2].figure
    return count is not None and (count.money or count.number.scaled or (count.value or 0) >= 100)
