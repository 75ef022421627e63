"""P19: hostile names, notes and customers create nothing live in any of WeCom's dialects."""

import random
import re
import unicodedata

import pytest

from bot.platforms.wecom.draw import drawn
from bot.platforms.wecom.escape import cut, escaped, short
from bot.platforms.wecom.webhook import messages
from chat.message import Person, Reader
from chat.reply import Button, Buttons, Line, Mention, Reply, Table
from language.text import text
from tests.promises.scale import FULL

MANY = 10_000 if FULL else 200
READER = Reader("zh_CN", "Asia/Shanghai")
ATTACKS = (
    "<@all>",
    "<@wangfang>",
    "@all",
    "@所有人",
    "[领奖](https://evil.example/x)",
    "![x](http://evil.example/pixel.png)",
    "https://evil.example",
    "HTTP://EVIL.EXAMPLE",
    "hxxp://evil.example",
    "javascript://x",
    "www.evil.example",
    "evil.cn/a?b=c",
    '<font color="warning">红</font>',
    "<think>想</think>",
    "</think>",
    "`rm -rf`",
    "```",
    "a|b|c",
    "\n| --- |\n",
    "# 大标题",
    "> 引用",
    "- 列表",
    "---",
    "===",
    " - 列表",
    "1. 列表",
    "$userName=wangfang$",
    "$departmentName=1$",
    "]]>",
    "&lt;@all&gt;",
    "&#64;all",
    "**粗**",
    "__x__",
    "~~x~~",
    "\u202e@all",
    "<\u200b@all>",
    "\u2060https\u200b://evil.example",
    "＜@all＞",
    "\x00\x1b[31m",
    "\ud800",
    "a\r\n# b",
    "\u2028# c",
)
LIVE = {
    "mention": re.compile(r"<@|@"),
    "link": re.compile(r"[a-z][a-z0-9+.-]*://|\]\(|\bwww\.|[a-z0-9]\.[a-z]{2}", re.IGNORECASE),
    "tag": re.compile(r"<[/a-z!@]", re.IGNORECASE),
    "entity": re.compile(r"&(#|[a-z]+;)"),
    "code": re.compile(r"`"),
    "placeholder": re.compile(r"\$[a-zA-Z]+="),
    "picture": re.compile(r"!\["),
    "strike": re.compile(r"~~"),
    "hidden": re.compile(r"[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\x00-\x08\x0b-\x1f\x7f]"),
}
BLOCK = re.compile(r"^\s*(#|>|[-+*]\s|---|===|\d+\.\s)")


def hostile(seed: int) -> str:
    """Attacks, pieces of attacks and plain words, joined at random; every attack comes alone as well."""
    if seed < len(ATTACKS):
        return ATTACKS[seed]
    chance = random.Random(seed)
    pieces = []
    for _ in range(chance.randint(1, 4)):
        attack = chance.choice(ATTACKS)
        start = chance.randint(0, len(attack) - 1)
        pieces.append(chance.choice([attack, attack[start:], attack[:start], "王建国", "O'Neil", "😀", "星河 A/S"]))
    return chance.choice(["", " ", "\n"]).join(pieces)


def test_no_hostile_name_becomes_anything_live() -> None:
    for seed in range(MANY):
        name = hostile(seed)
        said = escaped(name)
        for kind, pattern in LIVE.items():
            assert not pattern.search(said), (kind, name, said)
        assert not BLOCK.match(said), (name, said)
        assert "|" not in said
        assert "\n" not in said
        assert escaped(said) == said, "what is escaped stays as it is"


@pytest.mark.parametrize("webhook", [False, True], ids=["bot", "webhook"])
def test_no_hostile_name_becomes_anything_live_in_what_is_sent(webhook: bool) -> None:
    for seed in range(MANY):
        name = hostile(seed)
        person = Person("wecom", "bot", name, name)
        reply = Reply(
            (
                Line(text("{name}: {note}", name=name, note=name), strong=True),
                Table(("", "x"), ((name, 3),)),
                Line(name),
                Mention(person),
                Buttons((Button(text("{what}", what=name), "undo K7Q"),)),
            )
        )
        found = drawn(reply, READER, (), buttons=not webhook)
        bodies = messages(found, []) if webhook else []
        words = [body[body["msgtype"]]["content"] for body in bodies] if webhook else list(found.parts)
        words += [choice.label for card in found.cards for choice in card.choices] + [c.title for c in found.cards]
        for line in "\n".join(words).replace("**", "").split("\n"):
            for kind, pattern in LIVE.items():
                assert not pattern.search(line), (kind, name, line)
            assert line.startswith("| ") or "|" not in line
            assert not BLOCK.match(line), (name, line)
        assert not any("@all" in str(body) for body in bodies)


def test_plain_names_stay_as_they_are() -> None:
    for name in (
        "王建国",
        "星河科技（深圳）",
        "O'Neil & Söhne".replace("&", "und"),
        "张三 13800001111",
        "3.5折",
        "🎉",
        "👨‍👩‍👧",
    ):
        assert escaped(name) == name


def test_a_cut_goes_through_no_character_that_is_seen_as_one() -> None:
    family = "👨‍👩‍👧" * 20
    for limit in range(4, 200):
        for kept in (cut(family, limit), short(family, limit // 4 or 1)):
            assert not kept.rstrip("…").endswith("\u200d")
            assert not unicodedata.category((kept.rstrip("…") or "x")[0]).startswith("M")
        assert len(cut(family, limit).encode()) <= limit
        assert len(cut("业绩" * 100, limit).encode()) <= limit
