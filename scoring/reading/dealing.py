"""What is to be done with a deal, in words: 星河 转给小王; split Acme 60/40 with Grace; move Acme to quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from language.normalise import fold, tidy
from scoring.customer import customer_key
from scoring.deal import Stage

What = Literal["assign", "split", "cancel", "move", "show"]
LONGEST = 80
STAGES: dict[str, Stage] = {
    **dict.fromkeys(("lead", "new lead", "线索"), Stage.LEAD),
    **dict.fromkeys(("intent", "interested", "qualified", "意向", "有意向"), Stage.INTENT),
    **dict.fromkeys(("quoted", "quote", "proposal", "报价", "已报价", "方案"), Stage.QUOTED),
    **dict.fromkeys(("signed", "won", "签约", "签单", "已签约", "成交"), Stage.SIGNED),
    **dict.fromkeys(("lost", "丢单", "输单", "丢了"), Stage.LOST),
}
_STAGE = "|".join(sorted(map(re.escape, STAGES), key=len, reverse=True))
_DIGITS = {word: number for number, word in enumerate("一二三四五六七八九", 1)}
_PARTS = (
    r"(?:(?P<one>\d{1,2}) ?(?:[:/]|开|-) ?(?P<two>\d{1,2})|(?P<han>[一二三四五六七八九]{2}) ?(?:开|分成?)"
    r"|(?P<half>平分|对半分?|一人一半|各一半|half and half|half[/-]half|equally|evenly))(?: ?分成?)?"
)
_NOUN = r"(?: ?(?:这个|那个|的)?(?:单子?|客户|商机|项目))?"
_C, _P = r"(?P<customer>[^,，。;；\n]{1,30}?)", r"(?P<person>[^\s,，。;；\d]{1,12}?|[a-z][a-z .'-]{0,24}?[a-z])"
_FORMS: tuple[tuple[What, re.Pattern[str]], ...] = (
    (
        "split",
        re.compile(rf"^(?:把)?{_C}{_NOUN} ?(?:和|跟|与|同) ?{_P} ?(?:按|的业绩)? ?{_PARTS}(?:业绩)?$"),
    ),
    ("split", re.compile(rf"^(?:split|share) {_C}(?: deal)? {_PARTS} (?:with|between me and) {_P}$")),
    ("split", re.compile(rf"^(?:split|share) {_C}(?: deal)? with {_P},? {_PARTS}$")),
    (
        "assign",
        re.compile(
            rf"^(?:把)?{_C}{_NOUN} ?(?:转|转交|移交|交|分配|改|换|过户)给 ?{_P}"
            r"(?: ?(?:跟|跟进|负责|来跟|接手))?(?:了|吧)?$"
        ),
    ),
    (
        "assign",
        re.compile(rf"^(?:assign|give|hand|transfer|reassign|pass) (?:the )?{_C}(?: deal)? (?:over )?to {_P}$"),
    ),
    ("assign", re.compile(rf"^{_C} (?:goes|moves|now belongs) to {_P}$")),
    ("cancel", re.compile(rf"^{_C}{_NOUN} ?(?:退单|退订|取消订单|取消合同|解约)了?$")),
    ("cancel", re.compile(rf"^退单[ :：]?{_C}$")),
    ("cancel", re.compile(rf"^cancel (?:the )?{_C} (?:deal|order|contract)$")),
    ("cancel", re.compile(rf"^{_C} (?:has )?cancell?ed (?:the|their|its) (?:deal|order|contract)$")),
    (
        "move",
        re.compile(
            rf"^(?:把)?{_C}{_NOUN} ?(?:改到|移到|推进到|推到|转到|挪到|退回到?|改为|改成) ?"
            rf"(?P<stage>{_STAGE})(?:阶段)?了?$"
        ),
    ),
    ("move", re.compile(rf"^move (?:the )?{_C}(?: deal)? (?:back )?to (?P<stage>{_STAGE})$")),
    ("show", re.compile(rf"^{_C}(?: ?的)?(?:单子|商机)(?:历史|进展|进度|情况)?$")),
    ("show", re.compile(rf"^(?:history of|show) (?:the )?{_C} deal$")),
)
OPENING = (
    r"转给|转交给|移交给|交给|分配给|改给|换给|过户给|退单|退订|取消订单|取消合同|解约|改到|移到|推进到|推到|转到|挪到|退回"
    r"|(?:和|跟|与|同).{1,14}(?:分|开|一半|[0-9][:/])|的?(?:单子|商机)(?:历史|进展|进度|情况)?$"
    r"|^(?:assign|give|hand|transfer|reassign|pass|move|split|share|cancel|history of|show) .{1,40}"
    r"|cancell?ed (?:the|their|its) | (?:goes|moves|now belongs) to "
)
"""A pattern of what every wish has in it: to be looked for before anything is read."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done with whose deal: given to whom, parted how (their part last), moved where."""

    what: What
    customer: str
    person: str = ""
    parts: tuple[int, int] = (0, 0)
    stage: Stage | None = None


def wish_of(text: str) -> Wish | None:
    """What a whole message wants done with a deal; None for anything else. Names are as they were written."""
    said = tidy(text[: LONGEST + 1]).strip(" 。.!！")
    if not said or len(said) > LONGEST:
        return None
    folded = fold(said)
    for what, form in _FORMS:
        found = form.match(folded)
        if found:
            groups = found.groupdict()
            person = said[slice(*found.span("person"))].strip() if groups.get("person") else ""
            customer = said[slice(*found.span("customer"))].strip(" 的")
            parts = _parts(groups) if what == "split" else (0, 0)
            if customer and (what != "split" or min(parts) > 0):
                return Wish(what, customer, person, parts, STAGES.get(groups.get("stage") or ""))
    return None


def _parts(groups: dict[str, str | None]) -> tuple[int, int]:
    """The holder's part, then the other's: 60/40, 六四, half."""
    if groups.get("half"):
        return 50, 50
    han = groups.get("han")
    if han:
        return _DIGITS[han[0]], _DIGITS[han[1]]
    return int(groups.get("one") or 0), int(groups.get("two") or 0)


def is_meant(wish: Wish | None, customers: Iterable[str], members: Iterable[str]) -> bool:
    """Whether such words are said of a known customer, and of a known member where one is named; else it is talk."""
    if wish is None:
        return False
    person = fold(wish.person)
    if wish.person and not any(fold(name) == person for name in members):
        return False
    return bool(named(wish.customer, customers))


def named(customer: str, customers: Iterable[str]) -> list[str]:
    """The customers that somebody can mean: of exactly that name, else those it is a part of (星河: 星河科技)."""
    key = customer_key(customer)
    if not key:
        return []
    keys = [(name, customer_key(name)) for name in customers]
    return [name for name, own in keys if own == key] or [name for name, own in keys if len(key) > 1 and key in own]
