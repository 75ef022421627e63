"""Who rings the sender up: 客户电话催了我5遍, 老板给我打了3个电话, 3 angry calls, 31 voicemails in my inbox."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.token import THEY, Token

_ME = frozenset(("我", "俺", "咱", "我们"))
_CUSTOMERS = frozenset(("客户", "对方", "甲方", "人家", "业主"))
_UPSET = word_set(
    "angry complaint complaints complaining irate furious unhappy upset annoyed abusive nuisance spam scam missed"
)
_LEFT = word_set("left sent")
_MADE = word_set("made did took handled returned answered back")
_MESSAGES = word_set("calls call voicemails voicemail vms emails email mails texts messages msgs")
_CHASES, _RINGS = ("催", "骂", "吼", "追", "轰炸"), ("打", "拨", "找", "呼", "call", "来", "回")


def rings_me(clause: Clause) -> bool:
    """客户电话催了我5遍, 老板给我打了3个电话: who rings up or chases the sender; 给我留了3个电话 are numbers got."""
    if "number" in clause.kinds and clause.tokens[0].text in _CUSTOMERS and _chases(clause):
        return True
    if "number" in clause.kinds and _comes_in(clause):
        return True
    if _ME.isdisjoint(clause.words) or _tells_of_me(clause.tokens):
        return False
    tokens = [t for t in clause.tokens if t.text not in ("了", "过", "着")]
    called = "电话" in clause.words or any(
        t.means.get("going", t.means.get("metric")) == "calls" for t in clause.tokens
    )
    for one, two, three in zip(tokens, tokens[1:], [*tokens[2:], None], strict=False):
        if two.text not in _ME:
            continue
        if one.text.startswith(_CHASES) or (called and one.text.startswith(_RINGS)):
            return "number" in clause.kinds
        if called and one.text in ("给", "跟") and three is not None and three.text.startswith(_RINGS):
            return True
    return False


def _comes_in(clause: Clause) -> bool:
    """3 angry calls, they left 2 voicemails, 31 voicemails in my inbox: what came in, not what was done."""
    if clause.tokens[0].word in THEY and len(clause.tokens) > 1 and clause.tokens[1].word in _LEFT:
        return not clause.words.isdisjoint(_MESSAGES)
    if not clause.words.isdisjoint(_MADE):
        return False
    if "inbox" in clause.words and ("my" in clause.words or "the" in clause.words):
        return not clause.words.isdisjoint(_MESSAGES)
    if clause.words.isdisjoint(_UPSET) or clause.words.isdisjoint(_MESSAGES):
        return False
    row = [t.word for t in clause.tokens]
    place = next(p for p, word in enumerate(row) if word in _MESSAGES)
    return (place > 0 and row[place - 1] in _UPSET) or (
        row[place + 1 : place + 2] == ["from"] and not _UPSET.isdisjoint(row[place + 2 : place + 4])
    )


def _is_call(token: Token) -> bool:
    return token.means.get("going", token.means.get("metric")) == "calls"


def _tells_of_me(tokens: tuple[Token, ...]) -> bool:
    """我给客户打了8个电话; 我妈给我打了3个 is hers."""
    return tokens[0].text in _ME and sum(token.text in _ME for token in tokens) < 2


def _chases(clause: Clause) -> bool:
    """客户打了2次电话催交期: the customer's own calls."""
    called = [t.start for t in clause.tokens if _is_call(t)]
    return bool(called) and any(t.text.startswith("催") and t.start > called[0] for t in clause.tokens)
