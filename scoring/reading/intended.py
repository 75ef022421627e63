"""What a word of planning does not plan: an estimate, a share, a debt, what is sold, what others put off."""

from __future__ import annotations

from scoring.reading.modality import DONE
from scoring.reading.token import ACTS, Token

_PUT_OFF = ("说", "让", "叫", "讲", "表示", "推")


def estimate(token: Token, following: Token | None) -> bool:
    """预计20w: an estimate of a sum, no plan."""
    count = following.figure if following is not None else None
    return "pending" in token.means and count is not None and (count.money or count.number.scaled)


def was_planned(tokens: list[Token]) -> bool:
    """did 6 of the 8 visits I had planned: behind a share, what it is a share of."""
    last = tokens[-1].word
    shared = any(t.figure is not None and " of " in t.text for t in tokens)
    return shared and last in ("planned", "had planned", "scheduled", "lined up", "on the calendar")


def of_those(before: Token | None) -> bool:
    """8 of 10 planned visits done: a share of what was planned."""
    return before is not None and before.figure is not None and " of " in before.text


def owed(token: Token, tokens: list[Token]) -> bool:
    """paid $6k of the 15k they owe: the debt that was paid, or a part of it."""
    paid = any(t.means.get("stage") == "paid" and t.end <= token.start for t in tokens)
    return paid and token.word in ("owe", "owes", "owed")


def sold(token: Token, tokens: list[Token]) -> bool:
    """signed the 12-month plan: a thing that is sold."""
    if token.word not in ("plan", "plans"):
        return False
    if any("stage" in t.means and t.start <= token.end + 1 for t in tokens):
        return True
    place = next(p for p, t in enumerate(tokens) if t is token)
    named = place > 0 and tokens[place - 1].kind in ("text", "name") and tokens[place - 1].text.isascii()
    return named and any(t.text.endswith("了") for t in tokens)  # 开了个meeting讨论Q1 plan


def put_off(token: Token, tokens: list[Token]) -> bool:
    """跑了3家都说年后再看: what those that were counted put off, behind what was done."""
    place = next(p for p, t in enumerate(tokens) if t is token)
    says = place if token.text.startswith("说") else place - 1
    while says > 0 and tokens[says].text in ("等", "再"):
        says -= 1
    if says < 1 or not tokens[says].text.startswith(_PUT_OFF):
        return False
    told = tokens[:says]
    done = any(not ACTS.isdisjoint(t.means) and (t.text.endswith(DONE) or "metric" in t.means) for t in told)
    return done and any(t.kind in ("number", "name") for t in told) and not any("plan" in t.means for t in told)
