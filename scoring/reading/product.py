"""A price of one piece times the pieces: 签了3台，每台8.6万; sold 12 seats at $40 each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from language.normalise import word_set
from scoring.reading.prices import a_piece, for_one, is_one, of_all
from scoring.reading.token import Token

_PIECES = word_set(
    "个 件 只 片 箱 瓶 份 支 双 台 套 吨 斤 公斤 张 辆 桌 盒 包 桶 卷 块 本 把 间 袋 罐 捆 筐 颗 "
    "seats seat units unit users user licenses license licences pallets tons boxes cases machines trucks robots "
    "servers laptops terminals chairs desks devices"
)
_EACH = word_set("each apiece ea per")
_PER_PIECE = word_set("每台 每个 每套 每件 每箱 每瓶 每盒 每支 每张 每辆 每吨 每斤 每公斤 单台 单价 均价 @ ")
_LEAST = 100
"""Of a currency, that a deal is worth at least; what comes to less is asked."""
_MOST = 1_000_000
"""Pieces, at most."""


def product_of(tokens: Iterable[Token]) -> Token | None:
    """The sum that a number of pieces and the price of one come to; None unless there is just one of both."""
    row = list(tokens)
    prices = [place for place in range(len(row)) if _is_price(row, place)]
    pieces = [place for place in range(len(row)) if place not in prices and _are_pieces(row, place)]
    if len(prices) != 1 or len(pieces) != 1 or _is_of_time(row, prices[0], pieces[0]):
        return None
    price, many = row[prices[0]], row[pieces[0]].figure
    if price.figure is None or price.figure.value is None or many is None or many.value is None:
        return None
    if price.figure.value * many.value < _LEAST:
        return None  # 每台2.4: perhaps of ten thousand
    number = price.figure.number._replace(value=price.figure.value * many.value, scaled=True)
    return replace(price, figure=replace(price.figure, number=number, unit="", measure=False))


def _is_of_time(row: list[Token], price: int, pieces: int) -> bool:
    """2 yards visited, hoist rental: 14 weeks @ $2,150: whether the price stands behind another number."""
    return price > 1 and row[price - 1].text == "@" and any(t.figure is not None for t in row[pieces + 1 : price - 1])


def _are_pieces(row: list[Token], place: int) -> bool:
    """3台, 12 seats, 3 vans: how many were bought."""
    count = row[place].figure
    if count is None or count.money or count.value is None or not 1 < count.value <= _MOST or count.number.doubt:
        return False
    if count.unit:
        return count.unit in _PIECES
    behind = row[place + 1] if place + 1 < len(row) else None
    return behind is not None and behind.kind == "text" and behind.text.isascii() and behind.text.endswith("s")


def _counted(row: list[Token], place: int) -> bool:
    return place >= 0 and _are_pieces(row, place)


def _is_price(row: list[Token], place: int) -> bool:
    """每台8.6万, 一套599, 45元一箱, $40 each, @ 27k: a sum that is said to be that of one."""
    count = row[place].figure
    if count is None or count.value is None or count.unit or count.number.percent:
        return False
    before, behind = row[place - 1] if place else None, row[place + 1] if place + 1 < len(row) else None
    if before is not None and (before.text in _PER_PIECE or is_one(before.figure)):
        return True
    if of_all(row, place):
        return False
    if before is not None and before.word in ("at", "@") and (_counted(row, place - 2) or _counted(row, place - 3)):
        return True  # 400 cases at $12, 40k cartons at $0.61
    for_each = behind is not None and (behind.word in _EACH or is_one(behind.figure))
    return for_each or a_piece(row, place) or for_one(row, place)
