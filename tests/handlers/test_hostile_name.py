"""Hostile names and words, numbers 74-87 of the bad inputs: shown inert wherever they are shown, nothing lost."""

from dataclasses import replace

import pytest

from chat.chart import BoardRow
from chat.message import Person
from chat.reply import Mention, Picture
from language.normalise import storable
from scoring.activity import Activity
from tests.dialogues.stage import Heard, Stage

GROUP = "华东一组"


def said(heard: list[Heard], place: str) -> str:
    return "\n".join(one.words for one in heard if one.place == place)


HOSTILE = {
    "rtl": ("小\u202e周", "小周"),  # 74
    "zero width": ("小\u200b周\U000e0041", "小周"),  # 75
    "zalgo": ("Zoe" + "\u0301" * 40, "Zoe" + "\u0301" * 4),  # 76
    "cyrillic": ("раypal", "раypal"),  # 78
    "long": ("周" * 100_000, "周" * 64),  # 83
    "emoji": ("👩‍👩‍👧 🇨🇳 ❤️ \ue000", "👩‍👩‍👧 🇨🇳 ❤️ \ue000"),  # 84
    "channel": ("<!channel>", "<!channel>"),  # 85
    "all": ("@all", "@all"),
    "link": ("[x](http://evil.tld)", "[x](http://evil.tld)"),
    "formula": ("$\\frac{$", "$\\frac{$"),  # 86
    "template": ("{{7*7}}{0.__class__}{name}", "{{7*7}}{0.__class__}{name}"),  # 87
    "percent": ("%n%s%(x)s", "%n%s%(x)s"),
    "sql": ("'; DROP TABLE members;--", "'; DROP TABLE members;--"),
    "script": ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    "surrogate": (storable("a\ud800b"), "a\ufffdb"),  # 81: what a platform hands on
    "nul": (storable("a\x00b"), "ab"),  # 82
}


@pytest.mark.parametrize(("name", "shown"), HOSTILE.values(), ids=list(HOSTILE))
def test_a_hostile_name_is_shown_inert_wherever_it_is_shown(name: str, shown: str, stage: Stage) -> None:
    stranger = Person("memory", "memory", "id-1", name)
    report = replace(stage.incoming("id-1", "拜访9家", GROUP), person=stranger)
    heard = stage.receive([report])
    assert f"{shown} → " in said(heard, "林晓峰")
    done = stage.press("晓峰", "全部确认")
    assert f"：{shown}，" in said(done, "林晓峰")
    heard += done
    heard += stage.receive([replace(stage.incoming("id-1", "排行榜 拜访 本周", GROUP), person=stranger)])
    assert f"1. {shown}（新人） 9" in said(heard, GROUP)
    blocks = [block for one in heard for block in one.delivery.reply.blocks]
    assert not any(isinstance(block, Mention) for block in blocks)
    (picture,) = [block for block in blocks if isinstance(block, Picture)]
    assert isinstance(picture.chart.rows[0], BoardRow)
    for one in heard:
        assert not set(one.words) & set("\u202e\u200b\u2060\x00")


@pytest.mark.parametrize("name", ["", "  \u3000 ", "\u200b\u2060"], ids=ascii)  # 80
def test_who_shows_no_name_is_asked_for_it_before_anybody_is_asked(name: str, stage: Stage) -> None:
    stranger = Person("memory", "memory", "id-1", name)
    heard = stage.receive([replace(stage.incoming("id-1", "拜访9家", GROUP), person=stranger)])
    assert "加入 你的姓名" in said(heard, "id-1")
    assert not said(heard, "林晓峰")
    heard = stage.receive([replace(stage.incoming("id-1", "加入 张三", GROUP), person=stranger)])
    assert "张三 → " in said(heard, "林晓峰")


def test_two_who_look_alike_are_told_apart(stage: Stage) -> None:
    """79"""
    for number in ("id-000111", "id-000222"):
        stranger = Person("memory", "memory", number, "小周")
        heard = stage.receive([replace(stage.incoming("小周", "拜访9家", GROUP), person=stranger)])
    assert "小周 (000222) → " in said(heard, "林晓峰")


@pytest.mark.parametrize("name", [name for name, _ in HOSTILE.values() if name.strip()], ids=ascii)
def test_a_hostile_customer_loses_nothing_and_breaks_nothing(name: str, stage: Stage) -> None:
    heard = stage.say("小王", f"拜访3家\n签单 {name[:500]} 5万")
    assert "拜访 3 家" in said(heard, "王建国")
    assert "¥50,000" in said(heard, "王建国") or "US$50,000" in said(heard, "王建国") or "❓" in said(heard, "王建国")
    assert not set(said(heard, "王建国")) & set("\u202e\u200b\u2060\x00")
    assert any(isinstance(row, Activity) and row.amount == 3 for row in stage.newest("小王"))
