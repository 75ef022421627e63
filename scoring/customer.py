"""Customers by name: when two ways of writing mean the same one."""

import re
import unicodedata

_LONGEST = 64
_SUFFIXES = re.compile(
    r"(股份有限公司|有限责任公司|有限公司|有限|集团|集團|公司|incorporated|inc|ltd|llc|corp|gmbh)$"
)
_FILLER = re.compile(r"[\s.,，。、'’\"“”()（）\-–—_]")


def customer_key(name: str) -> str:
    """What stays the same in 星河科技, 星河科技有限公司 and (星河科技): "" when nothing is left."""
    plain = _FILLER.sub("", unicodedata.normalize("NFKC", name[:_LONGEST]).casefold())
    shorter = _SUFFIXES.sub("", plain)
    return shorter if len(shorter) >= 2 else plain
