"""Nouns that only say of which kind something else is: demo units, visit notes, 方案沟通会, a cold call block."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.errands import is_nobody
from scoring.reading.neighbours import Spot
from scoring.reading.token import Token

_NOUNS_OF = ("demo ", "demos ", "call ", "calls ", "meeting ", "meetings ", "proposal ", "proposals ", "quote ")
_SPANS = word_set("block blitz session sprint hour marathon script")
_THINGS = word_set(
    "report reports notes unit units kit kits slot slots invite invites link links deck decks video videos recording "
    "recordings template templates sheet sheets list lists"
)
"""demo units, visit notes: the first noun only says which; sample kits are samples."""
_AROUND = ("环境", "账号", "账户", "样机", "视频", "脚本", "课件", "厅")


def names_kind(token: Token, following: Token) -> bool:
    """方案沟通会, a cold call block: a metric that only says what kind of meeting or hour it was."""
    if following.start == token.end and following.text.startswith(_AROUND):
        return True  # 把demo环境搭好了
    if token.text.isascii():
        thing = following.word in _THINGS and not token.means.get("metric", "").startswith("other:")
        return thing or following.word in _SPANS or _is_head_noun(token, following)
    what = following.means.get("metric") if following.start == token.end else ""
    return what == "meetings" or (what == "demos" and token.means.get("metric", "").startswith("other:"))


def _is_head_noun(token: Token, following: Token) -> bool:
    """3 zoom demos, an in-service demo for 9 nurses: of two nouns the last says what it was."""
    if following.start != token.end + 1 or token.word.endswith("s"):
        return False
    if "going" in following.means:
        return following.word.startswith(_NOUNS_OF)
    return not following.means.get("metric", "other:").startswith("other:")


def says_of_what(spot: Spot) -> bool:
    """3个拜访技巧, 电话面试: a metric that only says which common noun is meant."""
    following = spot.following
    if following is None or following.start != spot.token.end or following.means.keys() - {"fill"}:
        return False
    papers = following.text in ("记录", "照片", "登记") and any(t.figure is not None for t in spot.earlier[-2:])
    return papers or is_nobody(following)
