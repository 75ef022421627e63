"""The metric that a number shows by itself, its unit or its verb: 聊了六家门店, 12通, at 5 salons."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.hand import Hand
from scoring.reading.neighbours import Spot, is_plural, people_ahead
from scoring.reading.objects import FOLLOWED
from scoring.reading.occasion import WECHAT
from scoring.reading.token import Count, Token

_MATTER = word_set("合同 资料 材料 样品 样本 手册 画册 彩页 单页 传单 宣传册 说明书 目录 产品册 产品资料 新品资料")
_SEEN = frozenset(("见到", "见着", "见上", "见到了", "见上了", "见咗"))
_MORE_ADDED = word_set("再加 再记 再补 再报 再录 再登记")


def counted_by_verb(hand: Hand, spot: Spot, figure: Count, ahead: Token | None) -> str:
    """Another metric than the verb's own or the noun's: 聊了六家门店 are visits, 留了俩微信 wechat_adds; else ""."""
    if hand.going is None:
        return ""
    if figure.value == len(hand.names) > 1 and figure.unit in ("家", "个", "户", "处", "位") and ahead is None:
        return hand.key  # 跑了万科、绿地、碧桂园三个案场
    if hand.key == "proposals" and spot.word_behind in _MATTER:
        return "other:发资料"
    if ahead is not None:
        return "followups" if hand.key == "followups" and ahead.means["metric"] in FOLLOWED else ""
    if hand.key == "meetings" and figure.unit in ("家", "户", "家店", "家客户", "家公司"):
        return "visits"
    if any(t.text in WECHAT for t in spot.earlier[-3:]) and hand.going.text in (
        "扫了",
        "加了",
        "要了",
        "换了",
        "留了",
        "扫",
    ):
        return "wechat_adds"  # 微信扫了9个
    if spot.word_behind not in WECHAT | {"微信号", "wx", "vx"}:
        return ""
    return "other:微信" if hand.going.text.startswith(("发", "群发", "回")) else "wechat_adds"  # 发了20条微信


def first_inside(hand: Hand, tokens: list[Token], place: int) -> bool:
    """拜访（3）电话（20）: whether the number in brackets is the metric's own."""
    if tokens[place].kind != "number" or hand.metric is None or hand.names:
        return False
    return not hand.made or (place > 1 and tokens[place - 2] is hand.metric)


def without_hours(tokens: list[Token]) -> list[Token]:
    """9-11 calls (19): the hours before a metric that has its number in brackets behind it."""
    for place, token in enumerate(tokens[:-4]):
        span = token.figure is not None and token.figure.number.doubt == "range"
        row = tokens[place + 1 : place + 5]
        count = row[2].figure
        alone = count is not None and count.value is not None and row[1].kind == "open" and row[3].kind == "close"
        if span and alone and "metric" in row[0].means:
            return [*tokens[:place], *tokens[place + 1 :]]
    return tokens


def is_added(hand: Hand, spot: Spot) -> bool:
    """加了主任微信, 加到王总和李总的企微: the contacts of those who were named."""
    if hand.key != "wechat_adds" or hand.going is None or not hand.names or spot.token.text not in WECHAT:
        return False
    theirs = any("label" in t.means for t in spot.earlier)  # 客户加了小王微信
    counted = any(t.figure is not None for t in spot.earlier if t.start >= hand.going.end)
    return not (theirs or counted) and hand.clause.kinds.isdisjoint(("no", "fail", "pending"))


def _visited(hand: Hand) -> bool:
    """去了5家只见到2家: whether visits were counted just before."""
    return bool(hand.made) and hand.tally.drafts[-1].metric == "visits"


def _answered(spot: Spot) -> bool:
    """拨了60通，通了28通: some of those counted."""
    return "".join(t.text for t in spot.earlier[-2:]).endswith(("接了", "通了"))


def counted_itself(hand: Hand, spot: Spot, figure: Count) -> str:
    """The metric that a number shows by its own: 完成了4家, at 5 salons, 12通; "" for none."""
    met = spot.word_before in _SEEN and not _visited(hand)
    if met and figure.unit in ("个", "位", "名") and spot.word_behind.startswith("客"):
        return "visits"  # 噚日喺觀塘見到4個客
    if figure.unit in ("家", "家客户") and (_done_so_many(hand, spot) or met):
        return "visits"
    if spot.word_before in ("at", "in") and _left_there(spot):
        return "visits"
    if figure.unit in ("家", "家客户") and spot.word_before in _MORE_ADDED and spot.at == 1:
        return "visits"  # 再加1家
    if spot.word_before == "covered" and people_ahead(spot) and not figure.unit:
        return "visits"
    if spot.word_before == "priced" and is_plural(spot) and not figure.unit:
        return "quotes"
    if figure.unit == "访":
        return "visits"
    if spot.word_behind == "outbound" and spot.at + 2 == len(spot.tokens):
        return "calls"  # 17 outbound, 5 inbound calls
    return "calls" if figure.unit == "通" and not _answered(spot) else ""


def _done_so_many(hand: Hand, spot: Spot) -> bool:
    """5家指标，我完成了4家: only customers are counted so."""
    before = spot.word_before in ("了", "完成", "完成了", "做了", "做完")
    return before and "done" in hand.clause.kinds and not hand.clause.kinds & {"stage", "metric", "no"}


def _left_there(spot: Spot) -> bool:
    """dropped samples at 5 salons: something was left at so many places."""
    return _left(spot) and (is_plural(spot) or people_ahead(spot))


def _left(spot: Spot) -> bool:
    return any(t.word.startswith(("dropped", "left", "delivered")) for t in spot.earlier)
