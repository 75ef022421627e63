"""What was only talked about: 跟华为聊了方案, 讨论了一下演示的事, went over the quote with Acme."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.companion import works_inside
from scoring.reading.neighbours import Spot
from scoring.reading.token import Token

_MADE_FOR_OTHERS = ("quotes", "proposals", "demos", "other:投标", "other:样品", "other:试用", "other:培训")
"""Metrics of what is made or held; a visit, a call and a meeting are talk themselves."""
_GONE_OVER = ("过了", "对了", "核对")
"""跟客户过了一遍方案; a demo is given so: 跟Acme过了demo."""
_TALKED = tuple(word_set("聊 谈 沟通 讨论 交流 商量 探讨 研究 确认 倾"))
_TALKED_OF = (*_TALKED, "了解", "问", "介绍", "梳理")
_TOPICS = ("计划", "规划", "安排", "打算", "预算", "合作", "需求", "目标", "想法", "意向", "续约", "续签", "采购")
_BETWEEN = word_set(
    "了 下 一下 过 聊 谈 到 关于 有关 一遍 the a an our their his her my your new updated revised latest first next "
    "through over about on pricing 新 新的 这个 那个 这份 那份 他们的 我们的 最新"
)
_GATHERED = ("收集", "搜集")
_GOT = (
    *_GATHERED,
    "收了",
    "要了",
    "拿了",
    "换了",
    "抄到",
    "留到",
    "留下",
    "留了",
    "要到",
    "拿到",
    "问到",
    "搞到",
    "弄到",
)
_ASKED = tuple("问催说要询讲投反")
_WHOM = word_set("everyone everybody people those folks ones leads")
_NOTED = frozenset(("登记", "抄", "记"))
_ASKING = frozenset(("they", "label", "contact"))
_OF_CUSTOMERS = frozenset(("家", "位", "个", "户", "家客户", "个客户", "位客户"))
_OF_OFFERS = frozenset(("份", "套", "版", "稿", "场"))
_NEEDS_NONE = word_set("discussed reviewed revisited debated")
_TALKS = _NEEDS_NONE | word_set("talked spoke chatted walked went looked dug")
_OF_TALK = word_set("over through about on into")
"""went over, walked Acme through: without one of these the others tell of no talk."""


def is_talked_about(key: str, spot: Spot) -> bool:
    """Whether an offer, a demo or the like without a number of its own is what a talk was about."""
    if spot.word_before in ("i", "we") and spot.at > 1 and spot.tokens[spot.at - 2].word in _WHOM:
        return True  # followed up with everybody I met
    if works_inside(spot.tokens[spot.at + 1 : spot.at + 4]):
        return True
    if key not in _MADE_FOR_OTHERS or (spot.before is not None and spot.before.figure is not None):
        return False
    if spot.following is not None and spot.following.figure is not None:
        return False
    between: list[str] = []
    for token in reversed(spot.earlier):
        if token.text.startswith(_TALKED) or (key != "demos" and token.text.startswith(_GONE_OVER)):
            return True
        if token.word in _TALKS:
            return token.word in _NEEDS_NONE or not _OF_TALK.isdisjoint(between)
        if token.word not in _BETWEEN and token.kind != "name":
            return not _OF_TALK.isdisjoint(token.word.split()) and token.word.split()[0] in _TALKS
        between.append(token.word)
    return False


def is_topic_ahead(token: Token, tokens: list[Token]) -> bool:
    """跟华为聊了明年的计划: a talk that was held, and what is to come was only its topic."""
    if not tokens[-1].text.endswith(_TOPICS) or not tokens[-1].text.startswith(_TOPICS):
        return False
    talk = next((p for p, t in enumerate(tokens) if t.text.startswith(_TALKED_OF)), len(tokens))
    held = any(t.text.endswith(("了", "过")) for t in tokens[talk : talk + 2])
    return held and tokens[min(talk, len(tokens) - 1)].start < token.start


def got_numbers(spot: Spot, *, taken: bool) -> bool:
    """留到3个电话, 收集业主电话23个: numbers got, no calls; not 给客户留了3个电话. `taken`: the verb says so."""
    row = spot.earlier
    got = next(
        (p for p, t in enumerate(row) if t.text.startswith(_GOT) or (t.text == "了" and row[p - 1].text in _NOTED)),
        len(row),
    )
    gathered = any(t.text.startswith(_GATHERED) for t in row[got:])
    told = taken or gathered or any(t.kind == "number" for t in row[got:])
    return told and all(t.text != "给" for t in row[:got])


def is_wanted(spot: Spot) -> bool:
    """客户说要3份报价: what somebody asks for, a number at once behind 要; 有2家想捎份报价: who wants it."""
    if spot.token.text == "想":
        return any(t.figure is not None and t.figure.unit in _OF_CUSTOMERS for t in spot.earlier[-2:])
    count = spot.following.figure if spot.following is not None else None
    if count is not None and count.unit in _OF_OFFERS:
        return True  # 采购那边要2份报价: nobody tells so of what was given
    return count is not None and any(t.text.endswith("说") or not _ASKING.isdisjoint(t.means) for t in spot.earlier)


def comes_from_them(key: str, spot: Spot) -> bool:
    """同一个客户来电问了5次, 22 open opps: who rang up and why; what has long been there."""
    rang = spot.token.text in ("来电", "来电话") and spot.word_behind.startswith(_ASKED)
    return rang or (key == "leads" and spot.word_before == "open")


def sends_else(spot: Spot) -> bool:
    """给20个老客户发了祝福: what was sent is no proposal."""
    behind = spot.tokens[spot.at + 1 :]
    papers = any(t.means.get("metric") in ("proposals", "quotes") for t in behind)
    return spot.token.means.get("going") == "proposals" and bool(behind) and not papers
