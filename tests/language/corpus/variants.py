"""Variants of the corpora: the same message in other words must be read the same.

python -m tests.language.corpus.variants [--errors] [variant] [corpus] prints how many messages that are read rightly
are still read rightly when their customers have invented names, when a metric has another name, and so on.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.language.corpus import score
from tests.language.corpus.readings import ITEMS, items_of, readings_of

Item = dict[str, Any]
TRADITIONAL = Path(__file__).parent / "traditional.txt"
"""Simplified characters of the corpora, each before its Traditional form."""
_PLAIN_LINE = re.compile(r"[^\d\n:：]{1,16}[:：]? ?\d{1,4} ?[家个個通次条條份单位张張]?")
Rewriting = Callable[[Item, int], Item | None]

HAN_NAMES = [
    "明天科技",
    "佰川冷链",
    "回音壁传媒",
    "三叶草母婴",
    "鹿鸣书局",
    "加一健身",
    "云栖木业",
    "签宝软件",
    "汀洲建材",
    "好时光影城",
    "青橙电器",
    "六合机电",
    "博远检测",
    "上谷风能",
    "禾木家居",
    "跟上教育",
    "未央包装",
    "隆庆五金",
    "报春园艺",
    "沃森泵阀",
]
"""Invented companies; several begin with words that mean something else in a report."""

LATIN_NAMES = [
    "Zorblat",
    "Kivo Labs",
    "Northpeak",
    "Tallow & Finch",
    "Quillmark",
    "Brightwater Foods",
    "Ovanta",
    "Redfern Logistics",
    "Lumiq",
    "Harrowgate",
    "Pellucid",
    "Stonebridge Dental",
    "Vexley",
    "Marrow Creek",
    "Juniper Forge",
    "Ostrava Group",
]
HAN = re.compile("[\u3400-\u9fff]")
_DESCRIBED = re.compile(
    "[\u3400-\u9fff]*(?:总|先生|女士|小姐|姐|哥|老板|客户|阿姨|太太|师傅|医生|主任|老师|医院|酒店|学校|大厦)|.*[<={@$].*"
)


def renamed(item: Item, turn: int) -> Item | None:
    """The item with an invented name for each customer; None when no name of it stands in the text."""
    names = sorted({name for name in _customers(item) if name in item["text"]}, key=len, reverse=True)
    names = [name for name in names if len(name) > 1 and not _DESCRIBED.fullmatch(name)]
    names = [name for name in names if not any(name != other and name in other for other in names)]
    if not names:
        return None
    words = json.dumps({key: item[key] for key in ("text", "truth", "accept") if key in item}, ensure_ascii=False)
    for place, name in enumerate(names):
        invented = HAN_NAMES if HAN.search(name) else LATIN_NAMES
        words = words.replace(name, invented[(turn + place) % len(invented)])
    return {**item, **json.loads(words)}


def _customers(item: Item) -> Iterator[str]:
    for reading in (item["truth"], *(item.get("accept") or [])):
        for key in ("deals", "optional_deals"):
            for deal in reading.get(key) or []:
                yield from (name for name in (deal["customer"], *(deal.get("alt_customers") or [])) if name)
        for key in ("activities", "optional_activities"):
            for activity in reading.get(key) or []:
                yield from activity.get("customers") or []


def _swapped(pairs: dict[str, str]) -> Rewriting:
    """A rewriting of whole words by others that mean the same."""
    latin = [word for word in pairs if word.isascii()]
    found = re.compile(
        "|".join(
            [rf"(?<![A-Za-z-]){re.escape(w)}(?![A-Za-z-])" for w in latin]
            + [f"(?<![过出回]){w}" for w in pairs if w not in latin]  # 发过去了 is one word
        )
    )

    def rewrite(item: Item, turn: int) -> Item | None:
        names = list(_customers(item))
        if item["truth"]["intent"] in ("query", "help") or any(found.search(name) for name in names):
            return None
        text = found.sub(lambda hit: pairs[hit.group()], item["text"])
        return {**item, "text": text} if text != item["text"] else None

    return rewrite


def _around(before: tuple[str, ...], after: tuple[str, ...], english: bool) -> Rewriting:
    def rewrite(item: Item, turn: int) -> Item | None:
        apart = item["truth"]["intent"] in ("query", "help", "undo", "correct", "leave") or "\n" in item["text"]
        if (item["lang"] == "en") != english or apart or item["text"].startswith(("「", "#", ">")):
            return None
        return {**item, "text": before[turn % len(before)] + item["text"] + after[turn % len(after)]}

    return rewrite


def _translated(table: dict[str, str]) -> Rewriting:
    def rewrite(item: Item, turn: int) -> Item | None:
        text = item["text"].translate(str.maketrans(table))
        changed = text != item["text"] and item["lang"] != "en" and item["channel"] != "slack"
        return {**item, "text": text} if changed and not any(name not in text for name in _named(item)) else None

    return rewrite


def _named(item: Item) -> list[str]:
    return [name for name in _customers(item) if name in item["text"]]


def _numerals(item: Item, turn: int) -> Item | None:
    """3家 as 三家, 2 visits as two visits."""
    han, latin = (
        "零一两三四五六七八九",
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
    )
    text = re.sub(r"(?<![\d.,年月/-])([1-9])(?=[家个通份场位次])", lambda hit: han[int(hit.group(1))], item["text"])
    text = re.sub(
        r"(?<![\w.,$/:-])([2-9])(?= (?:visits|calls|demos|meetings|quotes|dials|follow-ups|leads)\b)",
        lambda hit: latin[int(hit.group(1))],
        text,
    )
    return {**item, "text": text} if text != item["text"] and not any(n not in text for n in _named(item)) else None


def _traditional(item: Item, turn: int) -> Item | None:
    """The message and its names in Traditional characters, one for one."""
    if item["lang"] != "zh-Hans":
        return None
    table = str.maketrans({pair[0]: pair[1] for pair in TRADITIONAL.read_text("utf-8").split()})
    told: Item = json.loads(json.dumps(item, ensure_ascii=False).translate(table))
    return told if told["text"] != item["text"] else None


def _reordered(item: Item, turn: int) -> Item | None:
    """Neighbouring lines that say nothing but a metric and its number, from the last to the first."""
    lines = item["text"].split("\n")
    plain = [place for place, line in enumerate(lines) if _PLAIN_LINE.fullmatch(line.strip())]
    runs = [place for place in plain if place - 1 in plain or place + 1 in plain]
    if len(runs) < 2 or runs != list(range(runs[0], runs[-1] + 1)):
        return None
    lines[runs[0] : runs[-1] + 1] = reversed(lines[runs[0] : runs[-1] + 1])
    return {**item, "text": "\n".join(lines)}


VARIANTS: dict[str, Rewriting] = {
    "customers renamed": renamed,
    "metrics in other words": _swapped(
        {
            "拜访": "走访",
            "拜訪": "走訪",
            "电话": "外呼",
            "加微信": "加微",
            "演示": "产品演示",
            "报价": "报价单",
            "回访": "跟进",
        }
        | {
            "visits": "site visits",
            "visit": "site visit",
            "calls": "dials",
            "demos": "product demos",
            "follow-ups": "followups",
        }
        | {"meetings": "client meetings", "proposals": "proposals sent", "leads": "new leads"}
    ),
    "stages in other words": _swapped(
        {
            "签了": "签下了",
            "签约": "签单",
            "回款": "到账",
            "拿下": "谈成",
            "signed": "inked",
            "closed": "landed",
            "Closed": "Signed",
        }
        | {"Signed": "Closed", "lost": "churned", "丢了": "黄了"}
    ),
    "visiting in other words": _swapped(
        {"拜访了": "跑了", "跑了": "拜访了", "去了": "走访了", "visited": "stopped by", "Visited": "Went to"}
    ),
    "greeting before, thanks behind (zh)": _around(
        ("各位领导晚上好，", "大家好！", "汇报一下：", "😀 ", "老板，"),
        ("，谢谢", "[呲牙]", "，辛苦各位", " 💪", "。以上，收工"),
        english=False,
    ),
    "greeting before, thanks behind (en)": _around(
        ("Hey all, ", "Evening team! ", "Quick one: ", "ok so ", ":wave: "),
        (", thanks!", " :muscle:", ". That's it for me", " lol", ". cheers"),
        english=True,
    ),
    "half-width punctuation": _translated(
        {"，": ",", "。": ". ", "：": ":", "；": ";", "！": "!", "（": "(", "）": ")", "、": ","}
    ),
    "full-width digits": _translated(dict(zip("0123456789", "０１２３４５６７８９", strict=True))),
    "numbers in words": _numerals,
    "Traditional characters": _traditional,
    "lines in another order": _reordered,
}


def held(name: str, corpora: tuple[str, ...] = ITEMS) -> tuple[int, int, list[Item]]:
    """How many rightly read messages are still read rightly as this variant, of how many, and those that are not."""
    changed: list[Item] = []
    for corpus in corpora:
        items = items_of(corpus)
        readings = readings_of(items)
        for turn, item in enumerate(items):
            if score.score_item(item, readings[item["id"]])["exact"]:
                variant = VARIANTS[name](item, turn)
                changed += [variant] if variant is not None else []
    again = readings_of(changed)
    wrong = [
        {**item, "read": again[item["id"]]}
        for item in changed
        if not score.score_item(item, again[item["id"]])["exact"]
    ]
    return len(changed) - len(wrong), len(changed), wrong


def main(arguments: list[str]) -> None:
    """The table of the variants, or of those whose name begins so; with --errors what is read otherwise."""
    wanted = [argument for argument in arguments if not argument.startswith("-")]
    corpora = tuple(name for name in ITEMS if name in wanted) or ITEMS
    begins = [word for word in wanted if word not in ITEMS]
    for name in VARIANTS:
        if not begins or name.startswith(tuple(begins)):
            right, total, wrong = held(name, corpora)
            print(f"{name:40} {right:4} of {total:4}  {100 * right / max(1, total):5.1f} %")
            for item in wrong if "--errors" in arguments else []:
                print("   ", json.dumps(item["text"], ensure_ascii=False))
                print("       right:", json.dumps(_records(item["truth"]), ensure_ascii=False))
                print("       read: ", json.dumps(_records(item["read"]["truth"]), ensure_ascii=False))


def _records(reading: dict[str, Any]) -> list[Any]:
    said: list[Any] = [reading["intent"]]
    said += [(a["metric"], a["quantity"], a["date"][5:]) for a in reading.get("activities") or []]
    return said + [(d["customer"], d["stage"], d["amount"]) for d in reading.get("deals") or []]


if __name__ == "__main__":
    main(sys.argv[1:])
