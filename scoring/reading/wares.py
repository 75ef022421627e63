"""Names of a clause that tell what was bought and what somebody deals in, not who bought it."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.nickname import is_person
from scoring.reading.token import Token

_ORDERED = ("order", "placed", "bought", "purchased", "sold", "took")
_PIECES = frozenset(("台", "辆", "套", "件", "箱", "批", "吨", "部", "架", "组"))
_CONTRACTS = ("合同", "协议", "订单", "项目", "单子")
_ORDERS = word_set("order orders po contract reorder renewal business")
_FREE = word_set(
    "sample samples card cards brochure brochures flyer flyers catalog catalogs catalogue minute minutes min mins "
    "hour hours hrs weeks days calls call meeting meetings notes photos pics pictures tries attempts people guys"
)
"""What is taken and not paid for: took 3 samples, took 40 minutes."""
_DEALS_IN = tuple("做搞卖干开养拍装买")


def is_sold(token: Token, before: Token | None, following: Token | None) -> bool:
    """6台展车, 8万的运维合同: what was sold, by its count or by the contract's name."""
    if before is None or token.means.keys() & {"name", "contact"} or token.text.isascii():
        return False
    counted = before.figure is not None and before.figure.unit in _PIECES and before.end == token.start
    contract = following is not None and following.text.startswith(_CONTRACTS) and before.text == "的"
    return counted or contract


def is_worth(tokens: list[Token], place: int) -> bool:
    """订了6800的布展, 9万8的冷藏柜黄了: behind a sum and 的, what it was the price of."""
    token, row = tokens[place], tokens[max(0, place - 2) : place]
    if (
        len(row) < 2
        or row[1].text != "的"
        or row[1].end != token.start
        or token.means.keys() & {"company", "contact"}
    ):
        return False
    count = row[0].figure
    return count is not None and row[0].end == row[1].start and (count.money or count.number.scaled or not count.unit)


def is_subject(tokens: list[Token], place: int) -> bool:
    """绿地缤纷城：安装合同昨天签的: behind a customer and a colon, what the contract is of."""
    before, behind = tokens[max(0, place - 1)], tokens[place + 1 : place + 2]
    contract = bool(behind) and behind[0].text.startswith(_CONTRACTS) and behind[0].start == tokens[place].end
    return contract and before.text == ":" and any(t.kind == "name" for t in tokens[:place])


def is_bought(tokens: list[Token], place: int) -> bool:
    """placed an order for $1,850 of the IPA: behind the sum, what it was spent on."""
    if not place or tokens[place - 1].text not in ("of", "the"):
        return False
    row = [t for t in tokens[max(0, place - 3) : place] if t.word != "the"]
    count = row[-2].figure if len(row) > 1 and row[-1].word == "of" else None
    ordered = any(t.word.startswith(_ORDERED) and "stage" in t.means for t in tokens[:place])
    return ordered and count is not None and (count.money or count.number.scaled)


def is_trade(tokens: list[Token], place: int) -> bool:
    """做婚庆的老许: what somebody deals in, before the name."""
    row = tokens[place : place + 3]
    if len(row) < 3 or row[1].text != "的" or row[0].means or not row[0].text.startswith(_DEALS_IN):
        return False
    return row[2].kind == "name" and ("contact" in row[2].means or is_person(row[2], strict=True))


def is_ordered(tokens: list[Token], place: int) -> bool:
    """Hale took 14 cases, $2,016; M&K gave me the stainless order: a customer who takes goods, or gives an order."""
    word = tokens[place].word
    return (word == "took" and _takes_goods(tokens, place)) or (word == "gave" and _gives_order(tokens, place))


def _takes_goods(tokens: list[Token], place: int) -> bool:
    count = tokens[place + 1].figure if place + 1 < len(tokens) else None
    if not place or tokens[place - 1].kind != "name" or count is None or count.money or count.number.scaled:
        return False
    return count.unit not in _FREE and _FREE.isdisjoint([t.word for t in tokens[place + 1 :]])


def _gives_order(tokens: list[Token], place: int) -> bool:
    row = [t.word for t in tokens[place + 1 : place + 6]]
    return row[:1] in (["me"], ["us"]) and not _ORDERS.isdisjoint(row[1:])
