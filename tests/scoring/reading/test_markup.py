"""Platform markup is taken off: mentions, links, entities, quotations, placeholders; hostile names stay words."""

import pytest

from scoring.reading.markup import Channel, clean

CLEANED: list[tuple[str, Channel, str]] = [
    ("visited AT&amp;T &lt;HQ&gt;", "slack", "visited AT&T <HQ>"),
    ("see <https://x.io|the notes>, 3 calls", "slack", "see the notes, 3 calls"),
    ("closed Acme :tada: :x:", "slack", "closed Acme   ❌"),
    ("~3~ 4 calls, ~5 visits", "slack", "  4 calls, ~5 visits"),
    ("*Friday*: 2*3 calls, * 5 visits *", "slack", "Friday: 2*3 calls, * 5 visits *"),
    ("<@U123|sam> 3 calls", "slack", "@sam 3 calls"),
    ("> Sam: 4 visits\nnice work", "slack", "nice work"),
    ("> 3 visits\n> 5 calls", "slack", "3 visits\n5 calls"),
    ("*Done*\n> 3 visits", "slack", "*Done*\n3 visits"),
    ("「李娜：今天拜访3家」\n- - - - - - -\n厉害", "wecom", "厉害"),
    ("拜访3家[呲牙]", "wecom", "拜访3家 "),
    ("[拜访] 3家", "wecom", "[拜访] 3家"),
    ("visited '<!channel>'", "slack", "visited '<!channel>'"),
]


@pytest.mark.parametrize(("text", "channel", "expected"), CLEANED)
def test_markup_is_taken_off(text: str, channel: Channel, expected: str) -> None:
    assert clean(text, channel).text == expected


@pytest.mark.parametrize("text", ["@salesbot 3 visits", "@業績小幫手\u2005今天跑了兩家"])
def test_the_bots_mention_is_taken_off_and_known(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.addressed
    assert not cleaned.text.startswith("@")


def test_a_colleagues_mention_stays() -> None:
    assert clean("@王芳 你好").text == "@王芳 你好"
