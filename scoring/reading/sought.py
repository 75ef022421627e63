"""Customers told by what they are, not by their names: 跑了两个物业, 见了3个总包."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.token import Token

_SEEKS = word_set("跑了 跑完了 拜访了 走访了 见了 约见了 面见了 拜了 跑 拜访完了")
_NO_SORTS = (
    *(
        "城市",
        "省",
        "市",
        "县",
        "镇",
        "乡",
        "区",
        "片区",
        "部门",
        "流程",
        "手续",
        "窗口",
        "来回",
        "圈",
        "展",
        "步",
        "朋友",
        "老同学",
        "老朋友",
        "同学",
    ),
    *(
        "亲戚",
        "网友",
        "同事",
        "家人",
        "骗子",
        "熟人",
        "人",
        "面试",
        "候选",
        "供应商",
        "领导",
        "副总",
        "高管",
        "股东",
        "总监",
        "工程师",
        "通宵",
        "马拉松",
        "地级",
        "街道",
    ),
)
"""What one gets to or meets that is no customer."""

_GONE = word_set("看了 去了 转了 逛了 走了 去看了")
_SITES = tuple("场厂店院校园所站矿库馆")
"""看了6个猪场: places by their last sign."""


def is_sought(following: Token | None, verb: Token | None) -> bool:
    """跑了两个物业, 见了3个总包: customers by what they are; no towns, no friends."""
    if verb is None or following is None or following.kind not in ("name", "text") or following.text.isascii():
        return False
    placed = verb.text in _GONE and following.text.endswith(_SITES) and following.text != "现场"
    return placed or (verb.text in _SEEKS and not following.text.startswith(_NO_SORTS))


def is_thing(number: Token, following: Token | None) -> bool:
    """写了3份周报, 打了5个喷嚏: an unknown thing is what was counted."""
    if following is None or following.start != number.end or "metric" in following.means or following.text == "价":
        return False
    return (following.kind == "name" and not following.means) or (
        following.kind == "text" and not following.text.isascii()
    )
