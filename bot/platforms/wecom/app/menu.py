"""The app's menu: three entries at the bottom of the chat, each a word that could have been typed."""

from typing import Any

MENU = (
    ("战报", (("排行榜", "rank"), ("我的进度", "me"), ("团队", "team"), ("PK", "pk"))),
    ("报数", (("模板", "template"), ("撤销", "undo"), ("我的单子", "deals"))),
    ("更多", (("还差多少", "gap"), ("请假", "leave"), ("帮助", "help"))),
)
"""Entries with what stands below them: (label, the command's name)."""
_KEY = "say:"


def menu() -> dict[str, Any]:
    """The body of menu/create (at most 3 entries of 16 bytes … 5 below of 40 bytes)."""
    return {
        "button": [
            {
                "name": name,
                "sub_button": [{"type": "click", "name": label, "key": f"{_KEY}{word}"} for label, word in below],
            }
            for name, below in MENU
        ]
    }


def said_by(key: str) -> str:
    """What a press on an entry says; "" for a key that is none of ours."""
    words = {f"{_KEY}{word}": word for _, below in MENU for _, word in below}
    return words.get(key, "")
