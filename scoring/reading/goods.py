"""Words for what is sold, for sorts of customers and their families, which stand where a customer's name might."""

from __future__ import annotations

import re

from language.normalise import fold, simplified
from scoring.reading.vocabulary import goods
from scoring.reading.vocabulary.names import SURNAMES

_THINGS = frozenset(fold(word) for word in goods.THINGS.split(","))
_ENDINGS = tuple(goods.THING_ENDINGS.split(","))
_SORTS = tuple(goods.SORTS.split(","))
_WARES = tuple(fold(word) for word in goods.WARE_ENDINGS.split(","))
_LESSONS = re.compile(r"\d{1,3}节?$")
_CALLED = re.compile(f"[{SURNAMES}](?:老板|店主|医生)")
"""陶老板, 马医生: somebody by name and title."""
_KIN = re.compile("孩子(?!王)|小孩|爱人|老公|老婆(?!饼)|媳妇|儿子|女儿|家属")
_LASTS = frozenset(word[-1:] for word in (*goods.THINGS.split(","), *_ENDINGS, *_THINGS)) | frozenset("0123456789节")
"""What such a word ends in: elsewhere nothing is compared."""
_LONGEST = 8
"""Characters: what is longer says more than what was sold."""


def is_thing(name: str) -> bool:
    """审计, 瑜伽年卡, 体验课4节: what was sold, no customer's name."""
    if simplified(name[-1:]) not in _LASTS:
        return False
    word = _LESSONS.sub("", fold(name.strip()))
    return word in _THINGS or (len(word) <= _LONGEST and word.endswith(_ENDINGS))


def is_ware(name: str) -> bool:
    """冷链运输, 耐火材料: what may have been sold, where another name may be the customer's."""
    return fold(name.strip()).endswith(_WARES)


def is_sort(name: str) -> bool:
    """家长, 建材经销商: a sort of customer; nobody's name where another stands."""
    if _CALLED.fullmatch(name):
        return False
    return len(name) <= _LONGEST and fold(name).endswith(_SORTS) and not name[:1].isdigit()  # 1602的业主


def is_kin(name: str) -> bool:
    """孩子转学: one of the customer's family, of whom a reason tells; `name` in Simplified characters."""
    return _KIN.match(name) is not None
