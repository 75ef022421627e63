"""Metrics: something counted, how it rolls up, and the words people type for it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Roll = Literal["sum", "count", "last", "mean", "ratio", "distinct"]
MetricKind = Literal["process", "result", "experience"]
Origin = Literal["report", "deals", "survey", "metrics", "rows"]
"""Where its numbers come from: reports, deals, customers' answers; other metrics, or the ledger row by row."""


@dataclass(frozen=True, slots=True)
class Metric:
    """One thing counted. Amounts are integers: whole units, minor money units where `money`, 10^-`scale` units else.

    `names` are the words people type, in any language; `plausible` is the most one person does in a day. `of` names
    the metrics it is worked out from: (above, below) the line of a ratio, the one whose customers are told apart.
    `share`: a ratio in 1/10,000, shown in per cent.
    """

    key: str
    label: str
    names: tuple[str, ...]
    unit: str = ""
    kind: MetricKind = "process"
    roll: Roll = "sum"
    better: Literal["higher", "lower"] = "higher"
    money: bool = False
    plausible: int | None = None
    scale: int = 0
    of: tuple[str, ...] = ()
    share: bool = False
    origin: Origin = "report"


BUILT_IN: tuple[Metric, ...] = (
    Metric(
        "visits",
        "visits",
        (
            "拜访",
            "拜訪",
            "上门",
            "上門",
            "陌拜",
            "跑客户",
            "实访",
            "實訪",
            "走访",
            "走訪",
            "visit",
            "visits",
            "onsite",
            "onsites",
            "site visit",
            "drop-by",
            "drop-in",
        ),
        unit="家",
        plausible=20,
    ),
    Metric(
        "calls",
        "calls",
        (
            "电话",
            "電話",
            "外呼",
            "通话",
            "通話",
            "电访",
            "電訪",
            "打电话",
            "call",
            "calls",
            "dial",
            "dials",
            "phone call",
            "cold call",
        ),
        unit="通",
        plausible=300,
    ),
    Metric(
        "leads",
        "leads",
        (
            "新增客户",
            "新增客戶",
            "线索",
            "線索",
            "新客户",
            "新客戶",
            "新增意向",
            "名片",
            "lead",
            "leads",
            "new lead",
            "business card",
        ),
        unit="条",
        plausible=100,
    ),
    Metric("demos", "demos", ("演示", "展示", "demo", "demos", "demonstration"), unit="场", plausible=15),
    Metric(
        "quotes",
        "quotes",
        ("报价", "報價", "报价单", "quote", "quotes", "quotation"),
        unit="份",
        plausible=30,
    ),
    Metric(
        "followups",
        "follow-ups",
        ("跟进", "跟進", "回访", "回訪", "follow-up", "follow-ups", "followup", "follow up"),
        unit="个",
        plausible=150,
    ),
    Metric("proposals", "proposals", ("方案", "提案", "proposal", "proposals"), unit="份", plausible=15),
    Metric(
        "meetings",
        "meetings",
        ("客户会议", "客戶會議", "会议", "會議", "meeting", "meetings"),
        unit="场",
        plausible=15,
    ),
    Metric(
        "wechat_adds",
        "WeChat adds",
        ("加微", "加微信", "加V", "加WX", "wechat add", "wechat adds"),
        unit="个",
        plausible=150,
    ),
    Metric(
        "bookings",
        "bookings",
        ("签单额", "簽單額", "业绩", "業績", "bookings", "booked"),
        kind="result",
        money=True,
        origin="deals",
    ),
    Metric(
        "signed",
        "signed deals",
        ("签单数", "簽單數", "签单", "簽單", "deals", "signed"),
        unit="单",
        kind="result",
        origin="deals",
    ),
    Metric(
        "collections",
        "collections",
        ("回款额", "回款額", "回款", "collections", "collected"),
        kind="result",
        money=True,
        origin="deals",
    ),
    Metric(
        "average_deal",
        "average deal",
        ("客单价", "客單價", "平均客单价", "average deal"),
        kind="result",
        roll="ratio",
        money=True,
        of=("bookings", "signed"),
        origin="metrics",
    ),
    Metric(
        "conversion",
        "lead conversion",
        ("转化率", "轉化率", "线索转化率", "conversion", "conversion rate"),
        kind="result",
        roll="ratio",
        of=("signed", "leads"),
        share=True,
        origin="metrics",
    ),
    Metric(
        "quote_success",
        "quote success",
        ("报价成功率", "報價成功率", "quote success"),
        kind="result",
        roll="ratio",
        share=True,
        origin="rows",
    ),
    Metric(
        "repeat_rate",
        "repeat rate",
        ("复购率", "復購率", "repeat rate"),
        kind="result",
        roll="ratio",
        share=True,
        origin="rows",
    ),
    Metric(
        "timely_followups",
        "timely follow-ups",
        ("跟进及时率", "跟進及時率", "及时率", "timely follow-ups"),
        roll="ratio",
        share=True,
        origin="rows",
    ),
    Metric(
        "cycle_days",
        "cycle days",
        ("成交周期", "成交週期", "cycle time", "cycle days"),
        kind="result",
        roll="ratio",
        better="lower",
        origin="rows",
    ),
    Metric(
        "satisfaction",
        "satisfaction",
        ("满意度", "滿意度", "客户满意度", "satisfaction"),
        kind="experience",
        roll="mean",
        scale=1,
        origin="survey",
    ),
)
"""The metrics every organization starts with; a rules file adds names and metrics of its own."""

SCORE = Metric("score", "score", ("计分", "計分", "得分", "计分卡", "計分卡", "scorecard"), scale=2, origin="metrics")
"""What a scorecard makes of somebody's numbers, in 1/10,000: 10,000 are 100.00 points of a hundred."""
REPORTED = tuple(metric for metric in BUILT_IN if metric.kind == "process" and metric.origin == "report")
"""What people say that they did."""
POINTS = Metric("points", "points", ("积分", "積分"), origin="metrics")
"""What a point table gives."""


def with_own(own: Iterable[Metric]) -> tuple[Metric, ...]:
    """The built-in metrics with an organization's own: a built-in one's key adds names to it, others follow.

    Example: with Metric("visits", "visits", ("到店",)) people may type 到店 for visits as well as 拜访.
    """
    mine = {metric.key: metric for metric in own}
    known = tuple(
        replace(mine[one.key], names=tuple(dict.fromkeys(one.names + mine[one.key].names)))
        if one.key in mine
        else one
        for one in BUILT_IN
    )
    built_in = {one.key for one in BUILT_IN}
    return known + tuple(metric for key, metric in mine.items() if key not in built_in)


def told_apart(metrics: Iterable[Metric]) -> frozenset[str]:
    """The metrics whose customers somebody counts: those behind a metric of distinct customers."""
    return frozenset(one.of[0] if one.of else one.key for one in metrics if one.roll == "distinct")
