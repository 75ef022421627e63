"""Where a plan begins: a coming day, a word of planning, tonight."""

from __future__ import annotations

from itertools import pairwise

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.governing import ACTUAL
from scoring.reading.intended import estimate, of_those, owed, put_off, sold, was_planned
from scoring.reading.modality import is_deadline, is_version
from scoring.reading.owed import heads_owed
from scoring.reading.spoken import is_topic_ahead
from scoring.reading.token import Token

_AHEAD, _TONIGHT = frozenset(("plan", "day")), frozenset(("今晚", "tonight"))
_TELLS = word_set("log record report add enter")
_SOLD = word_set("sales sale signups sign-ups signup sign-up orders order wins joins") | {"doors knocked"}
_PAST = word_set("met saw went swung spoke sat rang ran won made got")
_TOLD_DONE = frozenset(("going", "stage", "actual"))


def begins_plan(clause: Clause) -> bool:
    """Whether a plan begins, outside of brackets: a coming day, a word of planning, 今晚 without 了, what is owed."""
    if heads_owed(clause):
        return True
    if clause.kinds.isdisjoint(_AHEAD):
        return False
    tokens = clause.outer
    if clause.start and len(tokens) == 1 and "repair" in tokens[0].means:
        return False  # 拜访3家…等下，4家
    days = [t.day for t in tokens if t.day is not None and not put_off(t, tokens)]
    if days and any(day.past is None and not day.wrong for day in days):
        return True
    tonight = not _TONIGHT.isdisjoint(clause.words) and any(token.word in _TONIGHT for token in tokens)
    if tonight and not any(_is_told(token) for token in tokens):
        return True
    if "by" in clause.words and any(is_deadline(one, two) for one, two in pairwise(tokens)):
        return True
    if "plan" not in clause.all_kinds:
        return False
    booked = next((p for p, t in enumerate(tokens) if t.word.endswith(("booked", " set"))), 0)
    tokens = tokens[:booked] or tokens  # 3 meetings set for next week
    if was_planned(tokens):
        tokens = tokens[:-1]
    planned = any(
        "plan" in token.means
        and "going" not in token.means
        and not (is_version(token, after) or estimate(token, after) or owed(token, tokens))
        and not (sold(token, tokens) or of_those(before) or is_topic_ahead(token, tokens))
        and not (put_off(token, tokens) or _to_log(token, after))
        for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False)
    )
    return planned and ("target" in clause.kinds or not any(token.text in ACTUAL for token in tokens))


def _to_log(token: Token, after: Token | None) -> bool:
    """Need to log: Monday 6 calls: what was done is only still to be told."""
    return token.word.endswith(("need to", "gotta", "got to")) and after is not None and after.word in _TELLS


def _is_told(token: Token) -> bool:
    """今晚跑了两家, signed Acme tonight, 2 sales tonight: what tells that the evening is over."""
    return token.text.endswith(("了", "完", "过")) or token.word in _SOLD or _is_past(token)


def _is_past(token: Token) -> bool:
    """hit six bars tonight, signed Acme tonight: an English verb that tells of what was done."""
    word = token.word
    if not word.isascii() or token.means.keys().isdisjoint(_TOLD_DONE):
        return False
    return "actual" in token.means or word.partition(" ")[0].endswith("ed") or word.partition(" ")[0] in _PAST
