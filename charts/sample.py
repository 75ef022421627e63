"""Leaderboards with made-up people, to warm up, to look at and to test with."""

from typing import Any

PEOPLE = (
    ("李思琪", "华东一组", "🐯", 1286),
    ("王建国", "华南突击队", "🦁", 1143),
    ("Grace Tan", "Singapore", "🐼", 987),
    ("陈喆", "华东一组", "🐲", 843),
    ("欧阳若曦", "华北二组", "🐱", 768),
    ("赵堃", "华南突击队", "🐶", 655),
    ("Michael O'Connor", "Singapore", "🦄", 541),
    ("林小满", "华北二组", "🐰", 490),
    ("司马相如", "西南组", "🦊", 452),
    ("周镕", "西南组", "🐨", 431),
)
ENGLISH = (
    ("Olivia Bennett", "Enterprise", "🐯", 1286),
    ("Liam Castellanos", "Mid-market", "🦁", 1143),
    ("Grace Tan", "Singapore", "🐼", 987),
    ("Noah Fitzgerald", "Enterprise", "🐲", 843),
    ("Sofía Márquez", "LATAM", "🐱", 768),
    ("Jürgen Weiß", "DACH", "🐶", 655),
    ("Michael O'Connor", "Singapore", "🦄", 541),
    ("Emma Johansson", "Nordics", "🐰", 490),
    ("Ravi Subramaniam", "APAC", "🦊", 452),
    ("Chloé Dubois", "France", "🐨", 431),
)
STEPS = (3, 9, 4, 12, 7, 0, 2, 11, 8, 14, 3, 10, 5, 12)
CHANGES = (0, 1, -1, 1, 0, 3, -2, 0, None, 12)
BADGED = 5


def _spark(seed: int) -> list[int]:
    """14 growing days."""
    days = [0]
    for index in range(13):
        days.append(days[-1] + STEPS[(index * (seed + 3)) % len(STEPS)])
    return days


def _row(index: int, chinese: bool) -> dict[str, Any]:
    people = PEOPLE if chinese else ENGLISH
    name, team, avatar, amount = people[index % len(people)]
    amount = max(amount - 380 * (index // len(people)), 12 * (60 - index) // 10)
    share = amount * 9_300 // 1286
    deals = max(amount // 90, 1)
    attained = max(129 - 6 * index, 3)
    best = ("进步最快" if chinese else "Most improved") if index == BADGED else ""
    return {
        "place": index + 1,
        "name": name,
        "value": f"¥{amount / 10:.1f}万"
        if chinese
        else f"${amount / 1000:.1f}M"
        if amount >= 1000
        else f"${amount}.0K",
        "team": team,
        "note": f"{deals} 单 · {attained}%" if chinese else f"{deals} deals · {attained}%",
        "change": CHANGES[index % len(CHANGES)],
        "filled": share,
        "mark": min(share * 100 // attained, 10_000),
        "spark": _spark(index),
        "avatar": avatar,
        "badge": best,
        "kind": "row",
    }


TILES_ZH = (
    ("团队累计签单", "¥671.4万", "目标 ¥760.0万", "plain"),
    ("完成率", "88.3%", "快于时间进度 18 个百分点", "ahead"),
    ("签单数", "71 单", "今日 +6 单", "plain"),
    ("人均回款", "¥52.8万", "▼ 12% 环比", "behind"),
)
TILES_EN = (
    ("Signed by the team", "$6.7M", "Target $7.6M", "plain"),
    ("Attainment", "88.3%", "18 points ahead of time", "ahead"),
    ("Deals", "71", "+6 today", "plain"),
    ("Collected per head", "$528.0K", "▼ 12% on last month", "behind"),
)


def leaderboard(rows: int = 8, *, chinese: bool = True, **changed: Any) -> dict[str, Any]:
    """A leaderboard value as it reaches the worker; `changed` replaces fields."""
    tiles = TILES_ZH if chinese else TILES_EN
    board = {
        "kind": "leaderboard",
        "title": "11月签单王者榜" if chinese else "November signings",
        "scope": "华东 / 华南 / 华北 / 新加坡 | 11月1日 – 11月21日" if chinese else "All regions | 1–21 November",
        "aside": ["剩 6 个工作日", "时间进度 70%"] if chinese else ["6 workdays left", "70% of the time gone"],
        "tiles": [dict(zip(("label", "value", "note", "tone"), tile, strict=True)) for tile in tiles],
        "rows": [_row(index, chinese) for index in range(rows)],
        "legend": ["竖线 = 个人目标", "折线 = 近 14 天累计"]
        if chinese
        else ["Upright = target", "Line = last 14 days"],
        "footer": "数据截至 11-21 18:00 · 发“排行榜”看最新"
        if chinese
        else "As of 21 Nov 18:00 · say “rank” for the latest",
        "more": "",
    }
    return board | changed
