"""Numbers and names that stand before their verb: 给三家报了价, 跟三个老板聊了, A、B都跑完了, 一家都没跑成."""

from __future__ import annotations

from decimal import Decimal

from scoring.reading.hand import Hand
from scoring.reading.neighbours import UNITS_OF, Spot
from scoring.reading.spoken import sends_else
from scoring.reading.token import Token
from scoring.reading.vocabulary import people

_EVEN = frozenset(("都", "也", "都没", "也没", "都没有", "也没有"))
_ALL, _AT_LAST = frozenset(("都", "均", "全", "全部", "全都")), frozenset(("总算", "终于"))
_WITH = frozenset(("跟", "和", "与", "同"))
_BUYERS = tuple(people.BUYERS.split(","))


def served(number: Token, spot: Spot) -> bool:
    """给三家报了价: so many were served by what the verb behind tells."""
    before = next((t for t in reversed(spot.tokens) if t.end <= number.start), None)
    count = number.figure
    fits = count is not None and count.unit in ("家", "所", "位", "个客户", "家客户", "位客户")
    if before is not None and before.text in ("有", "还有", "又有"):
        return fits and spot.token.means.get("going") in ("demos", "quotes", "proposals", "wechat_adds")
    if before is not None and before.text in _WITH and _met(number, spot):
        return True
    return fits and before is not None and before.text in ("给", "帮", "对") and not sends_else(spot)


def _met(number: Token, spot: Spot) -> bool:
    """跟三个老板聊了, 和5位客户见了面: customers who were met, not colleagues; nothing but who they are between."""
    count = number.figure
    if spot.token.means.get("going", spot.token.means.get("metric")) != "meetings" or count is None:
        return False
    between = [t for t in spot.earlier if t.start >= number.end]
    who = "".join(t.text for t in between) if between else count.unit
    return count.unit.startswith(("个", "位")) and len(between) < 3 and who.endswith(_BUYERS)


def none_of_them(hand: Hand, key: str, spot: Spot) -> bool:
    """一家都没跑成: none at all."""
    figure = hand.waiting.figure if hand.waiting is not None else None
    none = figure is not None and figure.value == 1 and hand.negated
    nothing = [t.text for t in spot.earlier[-2:]] == [hand.waiting.text if hand.waiting else "", "没"]
    if not none or not (nothing or _EVEN & {t.text for t in spot.earlier}):
        return False
    hand.waiting, hand.negated = None, ""
    hand.add(key, Decimal(0))
    return True


def all_of_them(hand: Hand, key: str, spot: Spot) -> bool:
    """A、B、C三家都跑完了: the number or the names stand before the verb."""
    ends = spot.before is hand.waiting or spot.word_before in _AT_LAST
    at_end = ends and spot.token.text.endswith(("完", "完了", "遍了")) and bool(hand.lead or hand.joined)
    if hand.negated or (_ALL.isdisjoint(hand.clause.words) and not at_end):
        return False
    if not (at_end or _ALL & {t.text for t in spot.earlier}):
        return False
    if spot.token.text == "到了" and "stage" in hand.clause.kinds:
        return False  # 两家的货款都到了
    counts = [*hand.joined, hand.waiting] if hand.waiting is not None else []
    fits = UNITS_OF.get(key, frozenset()) | {"个", "处", "家", "位", "户", "个客户", "家客户", "位客户"}
    if counts and all(t.figure is not None and t.figure.unit in fits for t in counts):
        hand.waiting, hand.joined = None, []
        for count in counts:
            hand.record(key, count)
        return True
    lead, hand.lead = hand.lead, []
    return hand.by_name(lead, key)


def counts_all(hand: Hand, key: str, spot: Spot, waiting: Token | None) -> bool:
    """5家药店2家诊所都上门了: several numbers before the metric of all."""
    hand.waiting = waiting
    counted = waiting is not None and all_of_them(hand, key, spot)
    hand.waiting = None
    return counted
