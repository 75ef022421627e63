"""Two first conversations with the bot, Chinese and English: who says what where, what must come, what is recorded."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tests.end_to_end.program import Message, Program

ME = ""
"""The direct chat of whoever speaks."""

Amounts = dict[tuple[str, str, str], int]
"""{(day, member, metric): how many, or money in fen}."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something typed. `comes`: words of the answers, all of them; without any there must be no answer."""

    who: str
    words: str
    comes: tuple[str, ...] = ()
    room: str = ME


@dataclass(frozen=True, slots=True)
class Press:
    """A button of the answer before, by its label."""

    who: str
    label: str
    comes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Morning:
    """The clock jumps to the next morning; `comes` is in what the room shows since."""

    room: str
    comes: tuple[str, ...]


Step = Line | Press | Morning


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation; `recorded` is what it adds to the ledger, and nothing else may change.

    `seen` is whose page is shown in a picture: of whom, of which room, from which words on.
    """

    name: Literal["zh", "en"]
    locale: str
    seen: tuple[str, str, str]
    steps: tuple[Step, ...]
    recorded: Amounts


@dataclass(frozen=True, slots=True)
class Turn:
    """A step that was played, with what it brought."""

    step: Step
    heard: tuple[Message, ...]


def played(demo: Program, conversation: Conversation) -> Iterator[Turn]:
    """Play a conversation on a running program."""
    last: Message | None = None
    for step in conversation.steps:
        match step:
            case Line(who, words, _, room):
                heard = demo.say(who, words, room)
            case Press(who, label, _):
                assert last
                (says,) = [button["says"] for button in last["buttons"] if button["label"] == label]
                heard = demo.press(who, last, says)
            case Morning(room, _):
                before = demo.messages(room)[-1]["n"]
                demo.jump("next_morning")
                heard = demo.messages(room, after=before)
        last = heard[-1] if heard else None
        yield Turn(step, tuple(heard))


EAST, SG = "team-east", "team-sg"

CHINESE = Conversation(
    name="zh",
    locale="zh_CN",
    seen=("wang", EAST, "喜报！李思雨"),
    steps=(
        Line("wang", "你好", ("拜访3家",)),
        Line("wang", "今天拜访了3家客户，打了20个电话", ("已记：拜访 3 家、电话 20 通",)),
        Line("wang", "下午又去了海澜仓储，报价2份", ("拜访 1 家（海澜仓储）、报价 2 份", "今日：拜访 4 家")),
        Line("wang", "撤销", ("已撤销：拜访 1 家（海澜仓储）、报价 2 份", "今日：拜访 3 家")),
        Line("wang", "下午拜访海澜仓储，报价1份", ("拜访 1 家（海澜仓储）、报价 1 份",)),
        Line("wang", "报价改成2份", ("报价 1 份 → 报价 2 份",)),
        Line("wang", "签单 海澜仓储 8万", ("✅ 已记：海澜仓储 ¥80,000 签单", "本月签单额 ¥196,000"), EAST),
        Line("wang", "还差多少", ("还差 ¥104,000", "冲刺")),
        Line("wang", "排行榜", ("1. 欧阳若曦", "2. 王建国 ¥19.6万（65.3%）")),
        Line("li", "谁有星河科技的联系人？", (), EAST),
        Line("li", "拜访2家，演示1场，加微3个", ("已记：拜访 2 家、演示 1 场、加微 3 个",), EAST),
        Line("li", "电话大概几十个", ("具体是多少",)),
        Line("li", "电话30个", ("已记：电话 30 通",)),
        Line("li", "明天计划拜访4家", ("计划不计数",)),
        Line("li", "今天拜访80家", ("一天这么多，没写错吧？",)),
        Press("li", "先不记", ("没有记",)),
        Line("li", "签单 云图网络 50000", ("已记：云图网络 ¥50,000 签单",)),
        Line("zhao", "昨天拜访了4家，今天2家", ("11-17(周二) 拜访 4 家、拜访 2 家",)),
        Line("lin", "团队", ("华东一组", "签单 2 单", "2 人今天未报：刘洋、欧阳若曦")),
        Line("lin", "排行榜 拜访 本周", ("1. 赵堃 10", "2. 王建国 7"), EAST),
        Morning(
            EAST,
            (
                "喜报！王建国 签下 海澜仓储 ¥80,000",
                "喜报！李思雨 签下 云图网络 ¥50,000",
                "早上好，华东一组 · 11-19(周四)",
                "昨日：拜访 8 家、电话 50 通、报价 2 份、演示 1 场",
                "签单 2 单、签单额 ¥130,000",
                "本月签单额 ¥862,000 / ¥1,500,000（57.5%）",
            ),
        ),
        Line("wang", "我的", ("本月签单额 ¥196,000 / ¥300,000（65.3%）", "今天还没有报数")),
    ),
    recorded={
        ("2026-11-18", "王建国", "visits"): 4,
        ("2026-11-18", "王建国", "calls"): 20,
        ("2026-11-18", "王建国", "quotes"): 2,
        ("2026-11-18", "王建国", "bookings"): 8_000_000,
        ("2026-11-18", "王建国", "signed"): 1,
        ("2026-11-18", "李思雨", "visits"): 2,
        ("2026-11-18", "李思雨", "demos"): 1,
        ("2026-11-18", "李思雨", "wechat_adds"): 3,
        ("2026-11-18", "李思雨", "calls"): 30,
        ("2026-11-18", "李思雨", "bookings"): 5_000_000,
        ("2026-11-18", "李思雨", "signed"): 1,
        ("2026-11-17", "赵堃", "visits"): 4,
        ("2026-11-18", "赵堃", "visits"): 2,
    },
)

ENGLISH = Conversation(
    name="en",
    locale="en",
    seen=("grace", "dm-grace", "how much am I short?"),
    steps=(
        Line("grace", "hi", ("visited 3, 20 calls",)),
        Line("grace", "3 visits and 20 calls today", ("Recorded: 3 visits, 20 calls",)),
        Line(
            "grace", "also visited Acme Foods, 2 quotes sent", ("1 visit (Acme Foods), 2 quotes", "Today: 4 visits")
        ),
        Line("grace", "undo", ("Taken back: 1 visit (Acme Foods), 2 quotes", "Today: 3 visits")),
        Line("grace", "visited Acme Foods, sent 1 quote", ("Recorded: 1 visit (Acme Foods), 1 quote",)),
        Line("grace", "make that 2 quotes", ("1 quote → 2 quotes",)),
        Line("grace", "Signed Acme Foods 80k", ("✅ Recorded: Acme Foods ¥80,000 signed", "bookings ¥233,545"), SG),
        Line("grace", "how much am I short?", ("¥66,455 short", "After that: stretch")),
        Line("grace", "rank", ("1. 欧阳若曦", "2. Grace Tan ¥233.5K (77.8%)")),
        Line("michael", "does anyone have a contact at Globex?", (), SG),
        Line("michael", "2 visits, 1 demo, 3 leads", ("Recorded: 2 visits, 1 demo, 3 leads",), SG),
        Line("michael", "made several calls", ("How many exactly?",)),
        Line("michael", "30 calls", ("Recorded: 30 calls",)),
        Line("weiling", "tomorrow I will visit 4 customers", ("It counts once it is done",)),
        Line("weiling", "80 visits today", ("That is a lot for one day.",)),
        Press("weiling", "Leave it", ("nothing recorded",)),
        Line("weiling", "signed Northwind for 50,000", ("Recorded: Northwind ¥50,000 signed",)),
        Line("arjun", "yesterday 4 visits, today 2", ("4 visits on Tue 17 Nov, 2 visits",)),
        Line("priya", "team", ("Singapore", "2 deals", "1 has not reported today: Siti Rahman")),
        Line("priya", "rank visits this week", ("Grace Tan 8", "Arjun Menon 9"), SG),
        Morning(
            SG,
            (
                "Grace Tan signed Acme Foods ¥80,000",
                "Koh Wei Ling signed Northwind ¥50,000",
                "Good morning, Singapore · Thu 19 Nov",
                "Yesterday: 8 visits, 50 calls, 2 quotes, 1 demo",
                "2 deals, bookings ¥130,000",
                "bookings ¥773,605 of ¥1,650,000 (46.9%)",
            ),
        ),
        Line("grace", "me", ("bookings ¥233,545 of ¥300,000 (77.8%)", "Nothing reported today yet")),
    ),
    recorded={
        ("2026-11-18", "Grace Tan", "visits"): 4,
        ("2026-11-18", "Grace Tan", "calls"): 20,
        ("2026-11-18", "Grace Tan", "quotes"): 2,
        ("2026-11-18", "Grace Tan", "bookings"): 8_000_000,
        ("2026-11-18", "Grace Tan", "signed"): 1,
        ("2026-11-18", "Michael O'Connor", "visits"): 2,
        ("2026-11-18", "Michael O'Connor", "demos"): 1,
        ("2026-11-18", "Michael O'Connor", "leads"): 3,
        ("2026-11-18", "Michael O'Connor", "calls"): 30,
        ("2026-11-18", "Koh Wei Ling", "bookings"): 5_000_000,
        ("2026-11-18", "Koh Wei Ling", "signed"): 1,
        ("2026-11-17", "Arjun Menon", "visits"): 4,
        ("2026-11-18", "Arjun Menon", "visits"): 2,
    },
)

CONVERSATIONS = (CHINESE, ENGLISH)
