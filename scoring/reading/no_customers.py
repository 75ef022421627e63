"""Names that are no customers: codes, goods, deeds, sorts of customers, the house where one lives."""

from __future__ import annotations

import re

from language.normalise import word_set
from scoring.reading.nickname import is_person
from scoring.reading.token import COUNTS, Token

_HOUSES = frozenset(("栋", "号楼", "幢", "座", "单元", "期", "弄", "室"))
_COUNTERS = frozenset("家个人场份组次张户条名位")
BUYERS = ("先生", "女士", "小姐", "太太", "阿姨", "大哥")
_BUYING = frozenset("续订买购租报")
_JOBS = word_set(
    "replacement remodel remodeling renovation reno repair install installation upgrade retrofit rewire repipe build "
    "conversion inspection maintenance cleanup project job package policy plan campaign shoot event catering"
)
_MODEL = re.compile(r"[A-Za-z]{1,6}[- ]?\d")


def is_code(token: Token, before: Token | None) -> bool:
    """合同编号HT2026-118, 2021 F150: the number of an order and the model of a year are nobody."""
    if before is not None and before.means.get("code") == "year":
        return True
    return before is not None and "reference" in before.means and any(char.isdigit() for char in token.text)


def is_goods(tokens: list[Token], place: int, owner: Token) -> bool:
    """千惠超市的冷柜, 益海嘉里 改良剂23吨: a second Chinese name at once behind the customer is what was sold."""
    token = tokens[place]
    if token.kind != "name" or token.means.keys() & {"name", "quoted", "contact", "company"}:
        return False
    if token.text.isascii():
        touching = owner.end == token.start and _MODEL.match(token.text) is not None  # 李总GL8锁单了
        return "contact" in owner.means and (touching or owner.text[-2:] in BUYERS)  # 李先生订了台奔腾B70
    if owner.means.keys() & {"contact"} or is_person(owner):
        if token.text[0] in "份单笔" and tokens[place - 1].text in ("那", "这"):
            return True  # 王姐那份重疾
        bought = owner.end == token.start and token.text[0] in _BUYING  # 刘哥续私教36节
        return "contact" in owner.means and (bought or owner.text[-2:] in BUYERS)
    between = [t for t in tokens[:place] if t.start >= owner.end]
    return not any(t.text not in ("的", "那批", "这批", "那个", "那", "这") for t in between)


def is_place(tokens: list[Token], place: int) -> bool:
    """Whether the name behind 在 or in is where something was done: a verb follows, or there is another name."""
    if tokens[place].text.isascii():
        return sum(t.kind == "name" for t in tokens) > 1
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return following is not None and bool(following.means.keys() & COUNTS)


def is_district(tokens: list[Token], name: Token) -> bool:
    """去林口的 日昇團膳 簽約: where the customer is who is named at once behind 的."""
    place = next((p for p, t in enumerate(tokens) if t is name), 0)
    row = tokens[place + 1 : place + 3]
    there = place > 0 and tokens[place - 1].text in ("去", "到", "在", "来")
    return there and len(row) == 2 and row[0].text == "的" and row[1].kind == "name"


def is_estate(tokens: list[Token], name: Token) -> bool:
    """湖畔7栋孙姐家, 万科城二期老吴家: where the customer lives who is named at once behind the house."""
    row = [t for t in tokens if t.start >= name.end][:2]
    if len(row) < 2 or row[0].start != name.end or row[1].start != row[0].end:
        return False
    house = row[0].figure.unit if row[0].figure is not None else row[0].text[-1:]
    lives = "contact" in row[1].means or (row[1].kind == "name" and row[1].text[0] in "老小阿")
    return house in _HOUSES and lives


def is_deed(tokens: list[Token], place: int) -> bool:
    """铺货6家, 试听5人: an unknown short word at the head with its count is something done; not 晨光文具60个账号."""
    token, *behind = tokens[place : place + 3]
    if token.means or not token.text[-1] >= "\u3400" or not behind:
        return False
    count = behind[0].figure
    firm = len(token.text) > 3 and len(behind) > 1
    firm = firm or (place > 0 and "place" in tokens[place - 1].means)  # 宁波申洲3个40HQ
    counted = count is not None and not count.money and count.unit in _COUNTERS and not firm
    return counted and not any(t.means.keys() & {"stage", "going", "metric"} for t in tokens[:place])


def is_job(tokens: list[Token], name: Token, others: list[Token]) -> bool:
    """HVAC replacement for the Lunds, Kitchen remodel for Smith: what is done for whom, told before the customer."""
    place = tokens.index(name)
    row = [t for t in tokens[place + 1 : place + 5] if t.word != "the"]
    jobs = next((p for p, t in enumerate(row) if t.word in _JOBS), None)
    if jobs is None or jobs > 1 or len(row) < jobs + 3 or any(t.kind != "text" for t in row[:jobs]):
        return False
    return row[jobs + 1].word == "for" and any(row[jobs + 2] is one for one in others)


def is_kind(tokens: list[Token], place: int) -> bool:
    """跑了5家烟酒店, 约了8个家长: what sort of customers were counted."""
    count = tokens[place - 1].figure if place else None
    if count is None or count.unit not in ("家", "个", "位", "户") or tokens[place].means:
        return False
    touching = tokens[place - 1].end == tokens[place].start and (count.value or 0) > 1
    return touching and any(t.means.keys() & COUNTS for t in tokens[: place - 1])


def is_sort_of_owner(tokens: list[Token], place: int) -> bool:
    """签了个做饰品的黄老板: what somebody does who is named behind."""
    row = tokens[place + 1 : place + 3]
    sort = tokens[place].text[0] in "个位家" and not tokens[place].means
    return sort and len(row) == 2 and row[0].text == "的" and "contact" in row[1].means
