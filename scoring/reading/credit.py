"""Whose deal a whole message is: the one named behind 业务员: or AE:, in a region's 喜报, in somebody's report."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from language.normalise import simplified, word_set
from scoring.reading.clause import Clause
from scoring.reading.nickname import is_person, may_be_person
from scoring.reading.token import Token
from scoring.reading.vocabulary.names import SURNAMES

_MAY_CREDIT = frozenset(("announce", "team", "credit", "close", "label"))
_BRANCHES = ("分公司", "支公司", "办事处", "营业部", "事业部", "组", "大区", "战区", "团队", "战队")
_THESE = frozenset(("这", "这是"))
_OWN_TITLES = word_set("晚报 日报 日结 工作日报 销售日报 业务日报 工作汇报 今日日报 今日小结 日总结")
_LONGEST_HEAD = 8
_NAMED = re.compile(f"[{SURNAMES}][\u3400-\u9fff]{{1,2}}")
_NOBODY_S = word_set("it's let's that's what's here's there's who's")
_LOGS = word_set("log add record enter put post count submit mark")
_ABSENT = word_set("she he she's he's shes hes")
_GADGETS = word_set("phone laptop battery tablet wifi internet app signal login account computer")
_THEIR_REPORT = word_set("report numbers update stats figures tally dsr eod recap reports activity")
_PASSES_ON = word_set("forwarding fwd fwd: fw fw: posting sharing pasting here are these is this below from me")
_REPORT = word_set("日报 战报 周报 数据 业绩 成绩 汇报 报表 晚报")


_FORWARDED = re.compile(
    "(?:昨天|今天|刚才|刚刚)?(?:这是|下面是|以下是|上面是|帮|替|代|转)?(?P<name>[\u3400-\u9fff]{2,3}?)(?:刚|刚刚|今天|昨天)?"
    "(?:(?:发|写|报|填|交|转)(?:来|过来|给我)?的|的|转一下|转发一下|发一下|转下|发下)(?:日报|汇报|报告|数据|如下)?"
)


def _forwarded(clauses: list[Clause]) -> str:
    """小袁发的👇, 这是小刘的, in a line of their own above a report: whose it is; "" for nobody's."""
    first = clauses[0]
    alone = len(clauses) > 1 and clauses[1].line > first.line and len(first.tokens) <= _LONGEST_HEAD
    if not alone or "name" not in first.all_kinds:
        return ""
    row = simplified("".join(t.text for t in first.tokens if t.kind not in ("stop", "mark", "day")))
    found = _FORWARDED.fullmatch(row)
    if found is None:
        return ""
    named = next(t for t in first.tokens if t.kind == "name")
    known = "person" in named.means or is_person(replace(named, text=found["name"], means={}), strict=True)
    return found["name"] if known else ""


def _cried_out(clauses: list[Clause]) -> str:
    """CLOSED WON 🔔 Rahul O. | Timberline Logistics | $48,000: the seller, in a field before the customer's."""
    if len(clauses) < 2 or "stage" not in clauses[0].kinds or clauses[0].ended not in ("|", "/"):
        return ""
    names = [t for t in clauses[0].tokens if t.kind == "name"]
    sold = clauses[1].tokens[0]
    theirs = len(names) == 1 and is_person(names[0]) and sold.kind == "name" and not is_person(sold)
    return names[0].text if theirs else ""


def credited(clauses: list[Clause]) -> str:
    """The name behind AE:, 业务员: and the like: the whole message is about that person's deal."""
    signed = bool(clauses) and clauses[0].tokens[0].text in _OWN_TITLES and _is_own(clauses)
    announced = False
    if clauses and (
        owner := _absent(clauses) or _passed_on(clauses[0]) or _forwarded(clauses) or _cried_out(clauses)
    ):
        return owner
    for clause in clauses:
        if clause.kinds.isdisjoint(_MAY_CREDIT) and clause.tokens[0].text not in _THESE:
            continue
        announced = announced or "announce" in clause.kinds
        if signed and clause.line == clauses[0].line:
            continue  # 晚报 | 客户经理 马骏: who writes
        if announced and clause.kinds & {"team", "label", "name"}:
            places = (p for p, t in enumerate(clause.tokens) if p and _wins(t) and _is_of_team(clause.tokens, p))
            owner = next((clause.tokens[p].text for p in places), "")
            if owner:
                return owner  # 喜报 华东区 高远 斩获
        if clause.tokens[0].text in _THESE:
            words = clause.tokens[:6]
            owner = next((t.text for t in words if t.kind == "name" and is_person(t)), "")
            if owner and any(t.text in _REPORT for t in words):
                return owner  # 这是小孙今天的日报
        if "credit" not in clause.kinds and "close" not in clause.kinds:
            continue
        labelled = any(t.text == ":" for t in clause.tokens)
        for token, following in pairwise(t for t in clause.tokens if t.text not in ":-"):
            beside = "me" in clause.kinds and not labelled  # 客户经理小郭跟我一起去的
            if (
                "credit" in token.means
                and following.kind == "name"
                and (labelled or is_person(following))
                and not beside
            ):
                return following.text
    return ""


def _absent(clauses: list[Clause]) -> str:
    """log 7 demos for Imani, she's on a flight: a name behind for, of whom it is told at once why; "" for nobody."""
    first, row = clauses[0], [t for t in clauses[0].tokens if t.kind != "stop"]
    if len(clauses) < 2 or first.ended not in (",", ".", "-", "\n", ";") or len(row) < 4 or row[0].word not in _LOGS:
        return ""
    named = row[-1].kind == "name" and row[-2].word.endswith("for") and row[1].figure is not None
    why = [t.word for t in clauses[1].tokens[:2]]
    absent = why[0] in _ABSENT or (why[0] in ("her", "his") and why[-1] in _GADGETS)
    return row[-1].text if named and absent else ""


def _passed_on(clause: Clause) -> str:
    """Forwarding Arun's report as he has no network: whose report a first line says that it is; "" for nobody's."""
    place = next((p for p, t in enumerate(clause.tokens[:5]) if t.word.endswith("'s")), -1)
    if place < 0 or any(t.word not in _PASSES_ON and t.kind != "stop" for t in clause.tokens[:place]):
        return ""
    whose, noun = clause.tokens[place], clause.tokens[place + 1 : place + 3]
    theirs = whose.text[:1].isupper() and whose.day is None and any(t.word in _THEIR_REPORT for t in noun)
    heads = ":" in clause.words or clause.ended == "\n"
    return whose.text[:-2] if theirs and heads and whose.word not in _NOBODY_S else ""


def _is_own(clauses: list[Clause]) -> bool:
    """晚报 | 客户经理 马骏: a report under its writer's name; that of another member is theirs."""
    return not any("person" in clause.all_kinds for clause in clauses if clause.line == clauses[0].line)


def _is_of_team(tokens: tuple[Token, ...], place: int) -> bool:
    """喜报 华东区 高远, 成都分公司赵敏: whether a region or a branch stands at once before the name."""
    row = tokens[max(0, place - 2) : place]
    return "team" in row[-1].means or "".join(t.text for t in row).endswith(_BRANCHES)


def _wins(token: Token) -> bool:
    """Whether a name behind a region's may be a colleague's: where somebody is cried out, any family name does."""
    return token.kind == "name" and (
        is_person(token) or may_be_person(token.text) or _NAMED.fullmatch(token.text) is not None
    )
