"""Competitors in a deal that was lost: 输给阿里云, 被另一家代理抢走了."""

from __future__ import annotations

from scoring.reading.token import Token

BY_BUYER = ("砍单", "拒", "婉拒", "回绝", "弃单")
"""Losses that the customer itself brings about: 被万科砍单了."""

_TAKES = ("抢", "撬", "截", "挖")
"""给海康集成抢了: losses that a competitor brings about."""


def of_rival(tokens: list[Token], place: int) -> bool:
    """输给阿里云, 输给了华为: a competitor's name at once behind."""
    place -= place > 1 and tokens[place - 1].text == "了"
    return place > 0 and "rival" in tokens[place - 1].means


def taken_by(tokens: list[Token], place: int, lost: Token | None) -> bool:
    """被另一家代理抢走了: who took it, behind 被 and before the loss."""
    if lost is None or tokens[place].end > lost.start or lost.text.startswith(BY_BUYER):
        return False
    row = [t.text for t in tokens[max(0, place - 3) : place]]
    return "被" in row or (row[-1:] in (["给"], ["让"]) and lost.text.startswith(_TAKES))
