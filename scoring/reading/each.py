"""The same price for each of several customers that were named: 成交3家：A、B、C，每家399."""

from __future__ import annotations

from dataclasses import replace

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.customers import names_of
from scoring.reading.frame import Frame
from scoring.reading.token import Count, Token

_EACH = word_set("每家 每户 每人 每位 每店 每间 每单 每个 各 均 每家店 每个人")
_PER = word_set("人 家 户 位 店 生 each apiece ea per")
_OF_ONE = _EACH | _PER
_UNITS = word_set("家 户 人 位 名 个 店 间 单 家店 家门店 家客户 位客户 个客户 个人 位学员 名学员")
_HEADS = ("学员", "学生", "客户", "家长", "分别是", "分别为")
_LEAST = 100
"""Of a currency, that a customer pays at least."""


def each_of_them(frame: Frame, told: list[Clause]) -> list[Frame]:
    """A frame for each customer of a sentence that names several and says what one of them pays; else the frame.

    `told`: the sentence's live clauses.
    """
    if frame.stage not in ("signed", "paid") or all(clause.words.isdisjoint(_OF_ONE) for clause in told):
        return [frame]
    prices = (_price_in(one, two) for one, two in zip(told, [*told[1:], None], strict=True))
    price = next((found for found in prices if found is not None), None)
    names = _names([c for c in told if c.start >= frame.clause.start]) if price is not None else []
    if price is None or len(names) < 2 or not _fits(told, price, len(names)):
        return [frame]
    return [
        replace(frame, customer=name, amount=price, listed=True, several=False, totals=False, alone=False)
        for name in names
    ]


def _price_in(clause: Clause, following: Clause | None) -> Token | None:
    """每家399, 学费4980/人, $399 each: the sum of one, the only one of the clause."""
    figures = [p for p, t in enumerate(clause.tokens) if _is_money(t.figure)]
    if len(figures) != 1:
        return None
    tokens, place = clause.tokens, figures[0]
    if place + 1 < len(tokens):
        per = tokens[place + 1].word in _PER
    else:
        per = clause.ended == "/" and following is not None and following.tokens[0].word in _PER
    return tokens[place] if per or (place and tokens[place - 1].text in _EACH) else None


def _is_money(count: Count | None) -> bool:
    """A sum, or a bare number that may be one."""
    if count is None or count.value is None or count.number.doubt or count.number.percent or count.measure:
        return False
    return count.money or count.number.scaled or (not count.unit and count.value >= _LEAST)


def _names(told: list[Clause]) -> list[str]:
    """The customers named in a row, once each."""
    found: dict[str, None] = {}
    for clause in told:
        if "name" not in clause.kinds:
            continue
        for token in names_of(list(clause.tokens)):
            name = token.text.strip()
            for head in _HEADS:
                name = name.removeprefix(head) if len(name) > len(head) + 1 else name
            found[name] = None
    return list(found)


def _fits(told: list[Clause], price: Token, named: int) -> bool:
    """Whether so many were counted as were named, where they were counted at all."""
    counts = [
        t.figure
        for clause in told
        if "stage" in clause.kinds or "metric" in clause.kinds
        for t in clause.tokens
        if t.figure is not None and t is not price and not (t.figure.money or t.figure.number.scaled)
    ]
    fitting = [one for one in counts if one.unit in _UNITS or not one.unit]
    return all(one.value == named for one in fitting[-1:]) and bool(fitting or named < 5)
