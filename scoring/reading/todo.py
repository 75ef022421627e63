"""What one sets oneself to do: Today: call 25 past clients, drop by Fenwick Marina, chase the deposit."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.token import Token

_ORDERS = word_set(
    "chase send finish prep prepare get write book see ping nudge review update push confirm draft schedule set "
    "reach collect build fix find start try keep catch work knock circle check touch hand bring take run make hit "
    "give finalise finalize nail submit resend research tackle onboard reply respond head ring"
)
"""Verbs that stand at the head of what is to be done; told as done they would be sent, finished, made."""
_BOTH = word_set("call visit email text meet demo quote close sign follow drop swing stop pop") | {
    *("follow up", "follow up with", "drop by", "swing by", "stop by", "drop in", "pop in", "follow-up", "hit up"),
}
"""Verbs that head a count as well: call 12, visit 3."""
_NOUNS = word_set("demo quote meet close sign")
_SAME_PAST = word_set("set hit")
_TOLD = frozenset(("actual", "done"))
_PAST = ("ed", "won", "sent", "met", "made", "paid", "got", "went", "saw", "spoke")


def is_to_do(line: list[Token], *, plainly: bool = False) -> bool:
    """Whether what stands behind the colon of a line are bare verbs with what they are to be done to.

    `plainly`: one of them is no noun as well; Fri: quote Beacon, circle back w/ Holt, but not Tue: visit Hale.
    """
    colon = next((p for p, t in enumerate(line[:6]) if t.text == ":" or (t.text in "-–—" and p == 1)), len(line))
    parts: list[list[Token]] = [[]]
    for token in line[colon + 1 :]:
        if token.text in ",，;；.+" or "and" in token.means:
            parts.append([])
        else:
            parts[-1].append(token)
    parts = [part for part in parts if part]
    if not parts or any(_tells(token) for part in parts for token in part):
        return False
    bare = [part for part in parts if _head(part) in _ORDERS | _BOTH and len(part) > 1]
    asks = any(_asks(part) and (_head(part) in _ORDERS or not plainly) for part in bare)
    return asks and parts[0] in bare and len(bare) * 2 > len(parts)


def begins_to_do(line: list[Token]) -> bool:
    """ring Maersk, call Acme: a bare verb at the head; behind one that is a noun as well, whom it is about."""
    head = line[0].word
    return head in _ORDERS or (head in _BOTH - _NOUNS and len(line) > 1 and line[1].kind == "name")


def _head(part: list[Token]) -> str:
    word = part[0].word
    return word if word in _BOTH else word.partition(" ")[0]


def _asks(part: list[Token]) -> bool:
    """chase the deposit, call 25 past clients, visit Acme; not visit 3, call 12, hit 40 dials."""
    if _head(part) in _SAME_PAST:
        return False
    return _head(part) in _ORDERS or part[1].figure is None or len(part) > 2


def _tells(token: Token) -> bool:
    """Whether a word says that it is done."""
    word = token.word.partition(" ")[0]
    if token.means.keys().isdisjoint(("going", "stage", "metric", *_TOLD)):
        return False
    return word.endswith(_PAST) or (not _TOLD.isdisjoint(token.means) and word not in _ORDERS)
