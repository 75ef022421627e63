"""Words for a quotation that tell of none given today: a rival's, one of before, one that is only asked for."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.token import Token

_WANTS = frozenset(("要", "要了", "想要", "索要", "要个", "要份"))
_NO_RIVALS = word_set("跟 给了 被 他们 她们 人家 他 她")
_EARLIER = word_set("上次 上回 之前 原来 当初 先前")
"""上次报的5万6: the offer of before, none of today."""


def is_no_offer(tokens: list[Token], place: int) -> bool:
    """What others offered, what was offered before, and what is wanted."""
    return _is_rivals_offer(tokens, place) or _is_earlier(tokens, place) or is_wanted(tokens, place)


def is_wanted(tokens: list[Token], place: int) -> bool:
    """对方当场要报价，50万左右: asked for, none given."""
    return place > 0 and tokens[place - 1].text in _WANTS


def _is_rivals_offer(tokens: list[Token], place: int) -> bool:
    """我看竞品那边报价才7万8: what others ask for, no name between."""
    for token in reversed(tokens[max(0, place - 4) : place]):
        if token.kind in ("name", "stop") or "me" in token.means:
            return False
        if token.means.keys() & {"they", "rival"} and token.text not in _NO_RIVALS:
            return True
    return False


def _is_earlier(tokens: list[Token], place: int) -> bool:
    """上次报的5万6可以: an offer of before that is only spoken of."""
    return (
        place > 0 and tokens[place - 1].text in _EARLIER and [t.text for t in tokens[place + 1 : place + 2]] == ["的"]
    )


def ends_entry(tokens: list[Token], place: int) -> bool:
    """Acme (no budget), Benton (quoted $4k): where what brackets say of one in a row ends, and another follows."""
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return tokens[place].kind == "close" and following is not None and following.kind == "stop"
