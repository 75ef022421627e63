"""What to type first: examples in the language of the one who speaks."""

FIRST = {
    "zh_CN": ("今天拜访3家，电话20个", "签单 星河科技 5万", "排行榜", "本月还差多少", "撤销", "帮助"),
    "zh_TW": ("今天拜訪3家，電話20通", "簽單 星河科技 5萬", "排行榜", "本月還差多少", "撤銷", "幫助"),
    "en": ("3 visits and 20 calls today", "Signed Acme 50k", "rank", "how much am I short", "undo", "help"),
}


def suggestions(locale: str) -> tuple[str, ...]:
    """Six lines for somebody of this locale; an unknown one gets English."""
    return FIRST.get(locale, FIRST["en"])
