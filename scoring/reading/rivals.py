"""Competitors in a deal that was lost: 输给阿里云, 被另一家代理抢走了."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.token import Token

BY_BUYER = ("砍单", "拒", "婉拒", "回绝", "弃单")
"""Losses that the customer itself brings about: 被万科砍单了."""

_BUYERS = word_set("客户 甲方 业主 院方 校方 厂方 买方 对方 人家 他们 招标方 采购方 业主方 最后 最终 结果 到头来")
_CHOSE = word_set(
    "选了 选择了 选 选的 选用了 定了 订了 用了 用的 买了 买的 签了 签的 采购了 改用 改用了 换成 换成了 换了"
)
_OURS = frozenset(("我们", "我", "咱", "咱们", "俺", "俺们", "我们的", "咱的"))
_OFFERED = ("报", "标价", "出价")
_FROM, _SAID = frozenset("跟在找从向"), frozenset(("说", "讲", "表示", "话"))
_BUYS = ("买", "投", "保", "办", "签", "订", "定", "装", "做", "合作")
_TAKES = ("抢", "撬", "截", "挖")
"""给海康集成抢了: losses that a competitor brings about."""


def of_rival(tokens: list[Token], place: int) -> bool:
    """输给阿里云, 输给了华为: a competitor's name at once behind."""
    place -= place > 1 and tokens[place - 1].text == "了"
    return place > 0 and "rival" in tokens[place - 1].means


def bought_from(tokens: list[Token], place: int) -> bool:
    """张姐说已经跟平安买了: from whom a customer bought who says so."""
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    if not place or tokens[place - 1].text not in _FROM or behind is None or not behind.text.endswith("了"):
        return False
    said = next((p for p, t in enumerate(tokens[:place]) if t.text in _SAID), 0)
    return behind.text.startswith(_BUYS) and any(t.kind == "name" for t in tokens[:said])


def taken_by(tokens: list[Token], place: int, lost: Token | None) -> bool:
    """被另一家代理抢走了: who took it, behind 被 and before the loss."""
    if lost is None or tokens[place].end > lost.start or lost.text.startswith(BY_BUYER):
        return False
    row = [t.text for t in tokens[max(0, place - 3) : place]]
    return "被" in row or (row[-1:] in (["给"], ["让"]) and lost.text.startswith(_TAKES))


def is_taken_instead(tokens: list[Token], place: int) -> bool:
    """Lost: Mehta wedding - went to Fairmont: where a customer went that was lost."""
    went = place and tokens[place - 1].word in ("went to", "gone to")
    return bool(went) and any(t.means.get("stage") == "lost" for t in tokens[: place - 1])


def chosen_instead(clauses: list[Clause]) -> set[int]:
    """客户选了三菱，我们报的86万: where a rival was chosen and what we had asked for, by where the clauses begin."""
    place = next((p for p, c in enumerate(clauses) if not _CHOSE.isdisjoint(c.words) and _is_rivals(c)), len(clauses))
    if any("name" in c.kinds for c in clauses[:place]):
        return set()  # 宝山钢构丢了，选了三一，我们报的32万
    offers = [c.start for c in clauses[place + 1 :] if _is_our_offer(c)]
    return {clauses[place].start, *offers} if offers else set()


def _is_rivals(clause: Clause) -> bool:
    """最后甲方选了海尔: nobody named but who was chosen, and no sum."""
    names = [p for p, t in enumerate(clause.tokens) if t.kind == "name" and t.text not in _BUYERS]
    if len(names) != 1 or not names[0] or "number" in clause.kinds or "me" in clause.kinds:
        return False
    chose = next((p for p, t in enumerate(clause.tokens) if t.text in _CHOSE), len(clause.tokens))
    buyer = any(t.text in _BUYERS for t in clause.tokens[:chose])
    return chose < names[0] and (buyer or clause.tokens[chose].text.startswith(("选", "改", "换")))


def _is_our_offer(clause: Clause) -> bool:
    """我们报的86万, 我们的报价太高: what we had asked for."""
    heads = [t.text for t in clause.tokens[:4]]
    return heads[0] in _OURS and any(text.startswith(_OFFERED) for text in heads[1:])
