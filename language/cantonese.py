"""Written Cantonese beside standard Chinese: the few words that differ, for matching sentences."""

import re

_STANDARD = {
    "幾多": "多少",
    "几多": "多少",
    "唔係": "不是",
    "唔系": "不是",
    "系咪": "是否",
    "係咪": "是否",
    "今日": "今天",
    "尋日": "昨天",
    "寻日": "昨天",
    "琴日": "昨天",
    "聽日": "明天",
    "听日": "明天",
    "邊個": "哪个",
    "边个": "哪个",
    "我哋": "我们",
    "佢哋": "他们",
    "佢": "他",
    "咗": "了",
    "嘅": "的",
    "仲": "还",
    "係": "是",
    "唔": "不",
    "冇": "没",
    "嗰": "那",
    "喺": "在",
}
_WORDS = re.compile(rf"{'|'.join(_STANDARD)}|(?<![联关体派])系(?=[\d一二两三四五六七八九十])")
"""系 is 係 as folding leaves it; before a number it is no system."""


def standard(folded: str) -> str:
    """The folded text with what Cantonese writes differently as standard Chinese; every place stays.

    Example: 我仲差幾多 is 我还差多少.
    """
    return folded if folded.isascii() else _WORDS.sub(lambda found: _STANDARD.get(found[0], "是"), folded)
