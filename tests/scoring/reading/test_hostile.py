"""Any text is read without an exception, in time that grows with its length only."""

import importlib
import json
import pkgutil
import random
import re
import time
from collections.abc import Iterator
from datetime import date
from itertools import cycle
from pathlib import Path

import pytest

import language
import scoring.reading
from language.alternatives import Search
from scoring.reading.markup import clean
from scoring.reading.reader import LONGEST, read
from scoring.reading.result import Context
from tests.language.corpus.readings import ITEMS, items_of

TODAY = date(2026, 11, 20)
CONTEXT = Context(TODAY)
MESSAGES = [
    json.loads(line)["text"]
    for line in (Path(__file__).parents[2] / "language/corpus/messages.jsonl").read_text("utf-8").splitlines()
]
PIECES = [
    *"，。！？、；：（）【】「」“”,.!?;:()[]<>@#*_~`|/\\-–—=+&%$¥€£ \n\t",
    *"0123456789零一二三十百千万亿两半几俩²½٣",
    *("\u202e", "\u0000", "\ud800", "\u0301", "\u200b", "\ufe0f\u20e3", "😀", "👨‍👩‍👧", "🇨🇳", "\U000e0041"),
    *("拜访", "电话", "签了", "回款", "明天", "上周五", "改成", "不是", "如果", "小王", "家", "通", "万", "号", "月"),
    *(
        "visit",
        "calls",
        "closed",
        "Acme",
        "tomorrow",
        "not",
        "$",
        "1,2",
        "1e9",
        "12k",
        "the 31st",
        "Feb 31",
        "2026-13-40",
    ),
    *(
        "<!channel>",
        "<@U1>",
        "@all",
        "「",
        "」\n- - - - -\n",
        "> ",
        "#接龙",
        "[呲牙]",
        "&amp;",
        ":tada:",
        "客户:",
        "between 3 and ",
    ),
]


def mutated(random_: random.Random) -> Iterator[str]:
    for message in MESSAGES:
        for _ in range(40):
            text = list(message)
            for _ in range(random_.randint(1, 6)):
                place = random_.randint(0, len(text))
                if random_.random() < 0.5:
                    text.insert(place, random_.choice(PIECES))
                elif text:
                    del text[random_.randrange(len(text)) :][: random_.randint(1, 5)]
            yield "".join(text)
    for _ in range(3000):
        yield "".join(random_.choice(PIECES) for _ in range(random_.randint(0, 60)))


def test_ten_thousand_mutated_messages_raise_nothing() -> None:
    count = 0
    for text, channel in zip(mutated(random.Random(7)), cycle(("slack", "wecom")), strict=False):
        read(clean(text, channel).text, CONTEXT)
        count += 1
    assert count > 10_000, "10^5 are read by `make promises`"


@pytest.mark.parametrize(
    "piece",
    [
        *PIECES,
        "回款",
        "款到了",
        "签了",
        "华为5万",
        "没",
        "听",
        "拜访3家，",
        "closed Acme 5k, ",
        "1,",
        "(",
        "a",
        "A ",
        "Aa ",
        "三",
        "1万",
        "不是5,",
        "1-",
        "A&",
        "1. 2. ",
        "签了华为、",
        "收到🫡，",
        "咋改昨天报的数，",
        "宝洁这单40万签了，我跟小赵一人一半，",
        "沙龙上收了28张名片，",
        "报价:科沃斯14万,石头科技9万6，",
        "刘老板定了两台，一台3万8，定金收了一万，",
        "离本月目标还差多少，",
        "计划败访5家，实际去了3家，",
        "今天加了8个微信，",
        "where am I vs quota，",
        "成交！台達電 NT$350,000 ",
    ],
)
def test_four_thousand_characters_of_anything_return_in_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        read(clean(text, "slack").text, CONTEXT)
        return min(_timed(text) for _ in range(2))

    short, long = seconds(1000), seconds(4000)
    if long > max(7 * short, 0.02):  # linear is 4, quadratic 16: look again before saying so
        looks = [(seconds(1000), seconds(4000)) for _ in range(4)]
        short, long = min(looks, key=lambda look: look[1] / look[0])
    assert long < max(7 * short, 0.02), f"{piece!r}: {short:.4f} s for 1,000, {long:.4f} s for 4,000 characters"


def _timed(text: str) -> float:
    start = time.process_time()
    read(clean(text, "slack").text, CONTEXT)
    return time.process_time() - start


def test_a_message_beyond_the_cap_is_asked_about_without_being_looked_at() -> None:
    for text in ("a\u0301" * 100_000, "1" * (LONGEST + 1), "拜访3家" * 2000):
        start = time.process_time()
        reading = read(text, CONTEXT)
        assert time.process_time() - start < 0.01
        assert [question.doubt for question in reading.questions] == ["too_long"]
        assert not reading.activities
        assert not reading.deals


def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    found: dict[str, tuple[str, re.Pattern[str]]] = {}
    for package in (language, scoring.reading):
        for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            module = importlib.import_module(info.name)
            for name, value in vars(module).items():
                values = value if isinstance(value, tuple) else (value,)
                for one in values:
                    pattern = one[1] if isinstance(one, tuple) and len(one) == 2 else one
                    parts = (
                        (pattern.headed, pattern.others, pattern.first) if isinstance(pattern, Search) else (pattern,)
                    )
                    for part in parts:
                        if isinstance(part, re.Pattern):
                            found[part.pattern] = (f"{info.name}.{name}", part)
    return list(found.values())


LOOKS = 4
"""So often in a row a pattern is slow that is not only disturbed by others on the machine."""

PUMPS = [
    "1",
    "a",
    "A ",
    "A",
    " ",
    "-",
    "- ",
    "拜",
    "三",
    "1,",
    "1.",
    "1/",
    "1-",
    "<",
    "@",
    "~a",
    "「",
    "not ",
    "不是",
    "一,",
    "a-",
    "1 ",
    "\n",
    "x-1",
    ":a",
    "刚",
    "把",
]


def test_every_pattern_takes_linear_time_on_pumped_text() -> None:
    patterns = _patterns()
    assert len(patterns) > 40, "the patterns are found"
    assert not [(name, pump) for name, pattern in patterns for pump in PUMPS if _is_slow(pattern, pump)]


def _is_slow(pattern: re.Pattern[str], pump: str) -> bool:
    """Whether four times the text takes far more than four times the time, however often it is looked at."""
    for _ in range(LOOKS):
        times = _best_times(pattern, pump)
        if times[2] <= 0.02 or times[2] <= 9 * times[0]:
            return False
    return True


def _best_times(pattern: re.Pattern[str], pump: str) -> list[float]:
    """Seconds for 1,000, 2,000 and 4,000 characters; the best of five when the first looks slow, for others use the machine."""
    best = [9.0, 9.0, 9.0]
    for _ in range(5):
        for place, length in enumerate((1000, 2000, 4000)):
            text = (pump * length)[:length] + "x!"
            start = time.process_time()
            pattern.search(text)
            best[place] = min(best[place], time.process_time() - start)
        if best[2] < 0.005:
            break
    return best


def test_a_pattern_of_quadratic_time_is_seen() -> None:
    times = _best_times(re.compile(r"\d+(?:-\d+){2,}"), "1")
    assert times[2] > 9 * times[0]


@pytest.mark.parametrize("text", ["A²020", "一BF3 TEL22 WX²5"])
def test_digits_that_are_no_decimals_are_no_year(text: str) -> None:
    """A fuzzed message of a hundred thousand: ² is a digit to Python, and no number."""
    read(text, CONTEXT)


def test_a_point_of_a_list_and_a_currency_alone_say_nothing() -> None:
    """A fuzzed message of two hundred thousand: "4." begins a list, and of "€" alone nothing is left."""
    assert read("4.€", CONTEXT).intent == "none"


@pytest.mark.parametrize(
    "text", ["先去了东丽织造，和生", "picked up", "跑了仨修理厂，俩没开门，就", "1 sale at", "拜访3家，就只"]
)
def test_a_message_cut_short_is_no_error(text: str) -> None:
    """What a rule looks for behind a word may not be there: found by cutting every message of the corpora."""
    read(text, CONTEXT)


def test_no_message_cut_anywhere_is_an_error() -> None:
    """The beginnings and the ends of messages, as they are sent by a slip of the finger."""
    texts = [item["text"] for name in ITEMS for item in items_of(name)]
    for text in random.Random(20261124).sample(texts, 400):
        for cut in range(1, min(len(text), 120), 3):
            read(text[:cut], CONTEXT)
            read(text[cut:], CONTEXT)


@pytest.mark.parametrize("text", ["电话1~0万1", "付定金@1~0萬١", "签单 华为 3-0k5"])
def test_a_range_that_ends_in_nothing_is_no_error(text: str) -> None:
    """A fuzzed message of a hundred thousand: 0万1 ends a range, and nought has no scale to share."""
    read(text, Context(date(2026, 11, 20)))
