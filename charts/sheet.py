"""Pictures to look at: python -m charts.sheet OUT_DIR [--all] writes a sheet of all variants, or each one too."""

import io
import sys
from pathlib import Path
from typing import Any

from PIL import Image

from charts.picture import draw_picture
from charts.sample import leaderboard
from charts.scenes import scenes

ACROSS, REDUCED = 10, 4
CELL, GAP, GREY = (270, 400), 12, "#8A8F9C"  # px of one reduced picture and around it
KEPT = frozenset(
    (
        "leaderboard-chinese-light",
        "leaderboard-english-dark",
        "contest-chinese-light",
        "contest-slogans-light",
        "contest-final-light",
        "contest-english-light",
        "progress-levels-dark",
        "progress-english-light",
        "funnel-chinese-dark",
        "month-chinese-light",
        "poster-chinese-light",
        "poster-english-light",
    )
)
"""What stands beside the sheet in full size."""
HOSTILE = (
    "𠮷田𬭎䶮喆堃镕昇珺龑",
    "A" * 100_000,
    "\u202egnP.exe\u202c evil",
    "Z̷̡̢͙͕̲̅́̈́͛̈́̕͝a̸̛l̵g̶o̷ ̴t̵e̸x̷t̸",
    "$\\frac{$ 5k vs $6k",
    "👨‍👩‍👧‍👦 王 🇨🇳🇸🇬 👍🏽",
    "\u200b\u200d\u2060",
    "สมชาย محمد 김민준",
    "\ud800\udfff lone",
    "买买提·艾力 “小艾” O’Neil",
)


def _tied() -> list[dict[str, Any]]:
    rows = leaderboard(6)["rows"]
    places = (1, 1, 3, 4, 4, 6)
    return [row | {"place": place} for row, place in zip(rows, places, strict=True)]


def _bare(count: int) -> list[dict[str, Any]]:
    """Rows with nothing but what must be there, and all at zero."""
    rows = leaderboard(count)["rows"]
    return [{"place": 1, "name": row["name"], "value": "0"} for row in rows]


def _long(chinese: bool) -> list[dict[str, Any]]:
    name = "阿不都热依木·买买提艾力·吐尔逊江" if chinese else "Bartholomew Featherstonehaugh-Cholmondeley III"
    value = "¥123,456,789.00"
    rows = leaderboard(7, chinese=chinese)["rows"]
    return [row | {"name": name, "value": value, "team": name, "badge": row["badge"] or "最佳"} for row in rows]


def _hostile() -> list[dict[str, Any]]:
    rows = leaderboard(len(HOSTILE))["rows"]
    return [row | {"name": name, "avatar": name} for row, name in zip(rows, HOSTILE, strict=True)]


def _wordy() -> dict[str, Any]:
    """Three rows and five tiles with long notes under a title too long for one line."""
    behind = {"label": "完成率", "value": "73.1%", "note": "落后时间进度 24 个百分点", "tone": "behind"}
    calls = {"label": "本周拜访", "value": "1,342 次", "note": "快于时间进度 12 个百分点", "tone": "ahead"}
    board = leaderboard(3, title="华东大区新能源与储能联合事业部十一月新签客户王者争霸榜")
    total, _, *others = board["tiles"]
    return board | {"tiles": [total, behind, *others, calls]}


def variants() -> dict[str, dict[str, Any]]:
    """The name of each variant of every chart with its value."""
    return {f"leaderboard-{name}": chart for name, chart in boards().items()} | scenes()


def boards() -> dict[str, dict[str, Any]]:
    """The name of each variant of the leaderboard with its chart value."""
    more = "还有 12 人"
    counted = {f"rows-{count}": leaderboard(count) for count in (0, 1, 2, 3, 4, 10, 20, 50)}
    winners = [row | {"badge": "进步最快", "avatar": ""} for row in leaderboard(4)["rows"]]
    return {
        "chinese": leaderboard(8),
        "english": leaderboard(10, chinese=False, more="12 more people"),
        **counted,
        "nobody": leaderboard(0, more="本月还没有签单,第一单会是谁?"),
        "ties": leaderboard(rows=6) | {"rows": _tied()},
        "bare": leaderboard(5, tiles=[], legend=[], aside=[]) | {"rows": _bare(5)},
        "two-and-more": leaderboard(2, more=more, aside=["剩 6 个工作日"]),
        "long-chinese": leaderboard(7, title="华东大区新能源事业部十一月签单王者争霸榜", more=more)
        | {"rows": _long(True)},
        "long-english": leaderboard(7, chinese=False) | {"rows": _long(False)},
        "wordy-chinese": _wordy(),
        "wordy-english": leaderboard(9, chinese=False, title="Enterprise and mid-market signings, November 2026"),
        "hostile": leaderboard(10) | {"rows": _hostile()},
        "badges": leaderboard(4) | {"rows": winners},
    }


def _contact_sheet(pictures: list[Image.Image]) -> Image.Image:
    """All pictures side by side in rows as high as their highest, reduced, tall ones cut."""
    wide, high = CELL
    small = [picture.reduce(REDUCED) for picture in pictures]
    rows = [small[start : start + ACROSS] for start in range(0, len(small), ACROSS)]
    heights = [min(high, max(picture.height for picture in row)) for row in rows]
    sheet = Image.new("RGB", (ACROSS * (wide + GAP) + GAP, sum(heights) + GAP * (len(rows) + 1)), GREY)
    top = GAP
    for row, height in zip(rows, heights, strict=True):
        for index, picture in enumerate(row):
            sheet.paste(picture.crop((0, 0, wide, min(height, picture.height))), (GAP + index * (wide + GAP), top))
        top += height + GAP
    return sheet


def main() -> None:
    """Write the sheet of every variant in both themes into the folder named on the command line."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    drawn = []
    for name, chart in variants().items():
        for theme in ("light", "dark"):
            picture = draw_picture({"chart": chart, "theme": theme})
            if "--all" in sys.argv or f"{name}-{theme}" in KEPT:
                (folder / f"{name}-{theme}.png").write_bytes(picture.png)
            drawn.append(Image.open(io.BytesIO(picture.png)).convert("RGB"))
    _contact_sheet(drawn).quantize().save(folder / "contact-sheet.png", optimize=True)
    print(f"{len(drawn)} pictures, the sheet in {folder}")


if __name__ == "__main__":
    main()
