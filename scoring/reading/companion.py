"""Persons named beside a customer or as one: who closed it with the sender, who comes from it, who paid."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.lexicon import GIVEN_NAMES
from scoring.reading.nickname import is_person
from scoring.reading.token import Token

_BUYERS = frozenset(("他们", "对方", "人家"))
_AT_ONCE = word_set("当场 现场 爽快 痛快 把")
_VIA = frozenset(("by", "via", "through", "thru", "over", "on", "with", "in"))
_BESIDE = word_set("with w/ w and & plus alongside brought took grabbed had")
_ROLES = word_set(
    "se sa ae csm pm fae tam sdr bdr vp svp rsm gm ceo cto coo cfo sales solutions tech technical field support "
    "product regional senior junior new engineer specialist manager director boss rep partner colleague teammate "
    "trainer consultant installer expert architect intern buddy"
)
_DEPARTMENTS = word_set(
    "ops finance legal accounting support marketing engineering hr it logistics payroll dispatch billing"
)
_ARTICLES = word_set("the our my head")
_CHANNELS = word_set(
    "paynow zelle paypal venmo stripe gpay upi neft rtgs imps ach grabpay alipay wise square cashapp fps bacs chaps "
    "sepa swift interac docusign phonepe paytm"
) | {"google pay", "apple pay", "cash app", "bank transfer"}
"""How money came: came in by PayNow."""
_INTRODUCING = ("介绍", "推荐", "引荐", "牵线", "转给", "转来", "分给", "派给", "移交给", "交给我")
_THEIR_MONEY = ("尾款", "定金", "订金", "货款", "首付", "余款", "欠款", "预付")


def comes_from(tokens: list[Token], name: Token) -> bool:
    """Dagny from Fjordline, Carla (procurement) at Hexcel: a person, named with whose she is."""
    place = next(p for p, t in enumerate(tokens) if t is name)
    behind = tokens[place + 1 : place + 6]
    closed = (
        next((p for p, t in enumerate(behind) if t.kind == "close"), -1)
        if behind[:1] and behind[0].kind == "open"
        else -1
    )
    behind = behind[closed + 1 : closed + 3]
    at = len(behind) == 2 and behind[0].word == "at" and is_person(name)
    told = len(behind) == 2 and (at or behind[0].word == "from") and behind[1].kind == "name"
    return told and " " not in name.text and not any("stage" in t.means for t in tokens)


def is_companion(tokens: list[Token], name: Token) -> bool:
    """Alma & I closed Brandt, me + Devon: who did it with the sender."""
    place = next(p for p, t in enumerate(tokens) if t is name)
    behind, ahead = tokens[place + 1 : place + 3], tokens[max(0, place - 2) : place]
    pair = behind if len(behind) == 2 and _joins(behind[0]) else ahead[::-1]
    return len(pair) == 2 and _joins(pair[0]) and pair[1].word in ("i", "me", "我")


def _joins(token: Token) -> bool:
    return "and" in token.means or token.text in ("+", "/")


def is_of_ours(before: list[Token]) -> bool:
    """went to Hanford with our SE, w/ my manager Dana: somebody of the sender's, by the words before the name."""
    row = [t.word for t in before[-4:]]
    whose = next((p for p in range(len(row) - 1, 0, -1) if row[p] in ("our", "my")), 0)
    role = all(word in _ROLES for word in row[whose + 1 :])
    return bool(whose) and role and row[whose - 1] in _BESIDE


def goes_along(tokens: list[Token], place: int) -> bool:
    """walked 4 with Hank, saw Gentry w/ Paul from the plant, w/ Lou our engineer: who went too."""
    name, row = tokens[place], [t.word for t in tokens[place - 1 : place + 3]]
    if not place or row[0] not in ("with", "w/", "alongside"):
        return False
    whose = len(row) > 3 and row[2] in ("from", "our", "my") and " " not in name.text.strip()
    ours = whose and (row[2] != "from" or (row[3] in _ARTICLES or row[3].partition(" ")[0] in _DEPARTMENTS | _ROLES))
    return ours or (row[0] == "with" and is_person(name))


def works_inside(row: list[Token]) -> bool:
    """spoke with Dana in ops: one of the sender's own, by the department behind the name."""
    if len(row) < 3 or row[1].word not in ("in", "from", "over") or row[2].word not in _DEPARTMENTS:
        return False
    return row[0].kind == "name" and is_person(row[0])


def signs_for(tokens: list[Token], name: Token) -> bool:
    """Bixby Aggregates, where I got Tom to sign: a person, who put his name to it for somebody."""
    place = next((p for p, t in enumerate(tokens) if t is name), 0)
    row = [t.word for t in tokens[max(0, place - 1) : place + 2] if t is not name]
    return row in (["got", "to sign"], ["had", "sign"]) and name.word in GIVEN_NAMES


def pays(name: Token, paid: Token, before: list[Token]) -> bool:
    """Whether a person is a customer that paid: by the verb, a place before the name, 老 and the money's name."""
    if paid.text[0] in "转付汇交还" or paid.text.startswith(("打款", "打过来", "打来", "刷卡", "刷了")):
        return True
    old = name.text.startswith("老") and paid.text.startswith(_THEIR_MONEY)
    return old or (bool(before) and "place" in before[-1].means and before[-1].end == name.start)


def goes_between(tokens: list[Token], place: int) -> bool:
    """小王介绍的客户, 老李转给我的, 我和小孙各签一单: who brought it or signed too is no customer."""
    name, following = tokens[place], tokens[place + 1] if place + 1 < len(tokens) else None
    return introduces(following) or (
        name.text[0] in "小老阿" and is_person(name, strict=True) and is_companion(tokens, name)
    )


def introduces(following: Token | None) -> bool:
    """陈总介绍的两个朋友: whether what stands behind a name says that its bearer brought others."""
    return following is not None and following.text.startswith(_INTRODUCING)


def buys(doer: str, following: list[Token]) -> bool:
    """人家当场签了, 他们尾款刚到账: the buyer's doing; 人家李宁当场签了 tells of another."""
    if doer not in _BUYERS:
        return False
    paid = any(t.means.get("stage") == "paid" for t in following[:4])
    at_once = doer != "他们" and following and following[0].kind != "name"
    return paid or bool(at_once and any(t.text in _AT_ONCE for t in following[:3]))


def is_owner(tokens: list[Token]) -> bool:
    """Lucy's numbers, here are Tom’s visits: a person's name behind fillers at most."""
    *before, token = tokens
    first = token.word.partition(" ")[0].removesuffix("'s")
    return ("person" in token.means or first in GIVEN_NAMES) and all("fill" in t.means for t in before)


def brings_money(token: Token, before: Token | None, following: Token | None) -> bool:
    """came in by PayNow, PayNow收到: how the money came."""
    if token.word not in _CHANNELS:
        return False
    return (before is not None and before.word in _VIA) or (
        following is not None and following.text.startswith(("收", "到"))
    )
