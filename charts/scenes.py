"""The other charts with made-up figures, in every variant: to look at and to test with."""

from typing import Any

Chart = dict[str, Any]
HOSTILE = "𠮷田𬭎䶮喆 $\\frac{$ 👨‍👩‍👧‍👦 \u202egnP"
LONG_ZH = "华东大区新能源与储能联合事业部第一突击队"
LONG_EN = "Enterprise and mid-market, Northern Europe and the Baltics"
FOOT_ZH, FOOT_EN = "数据截至 11-20 18:00 · 发“PK”看最新", "As of 20 Nov 18:00 · say “pk” for the latest"


def _words(chinese: bool, zh: str, en: str) -> str:
    return zh if chinese else en


def _side(name: str, value: str, filled: int, note: str = "", place: int | None = None, avatar: str = "") -> Chart:
    """One side of a contest."""
    return {"name": name, "value": value, "note": note, "filled": filled, "place": place, "avatar": avatar}


def contest(*sides: Chart, chinese: bool = True, stage: str = "running", **changed: Any) -> Chart:
    """A contest between the given sides, else between two."""
    two = (
        _side(
            _words(chinese, "猛虎组", "Tigers"),
            _words(chinese, "128 家", "128"),
            8800,
            _words(chinese, "人均 21.3", "21.3 a head"),
            1,
            "🐯",
        ),
        _side(
            _words(chinese, "雄狮组", "Lions"),
            _words(chinese, "117 家", "117"),
            8050,
            _words(chinese, "人均 19.5", "19.5 a head"),
            2,
            "🦁",
        ),
    )
    chart = {
        "kind": "contest",
        "title": _words(chinese, "拜访 PK：猛虎组 对 雄狮组", "Visits: Tigers against Lions"),
        "scope": _words(chinese, "总数 | 11月1日 – 11月30日", "Total | 1–30 November"),
        "aside": [_words(chinese, "剩 6 个工作日", "6 workdays left")],
        "stage": stage,
        "sides": list(sides or two),
        "verdict": _words(chinese, "猛虎组领先 11 家", "Tigers lead by 11"),
        "lines": [
            _words(chinese, "“拿下十一月！”", "“November is ours!”"),
            _words(chinese, "彩头：输的一组请喝奶茶", "Stake: the losers buy lunch"),
            _words(chinese, "雄狮组每天多访 2 家，月底就能反超", "2 more visits a day turn it for the Lions"),
        ],
        "footer": _words(chinese, FOOT_ZH, FOOT_EN),
    }
    return chart | changed


def _bullet(label: str, value: str, note: str, filled: int, tone: str = "plain", mark: int | None = 10_000) -> Chart:
    """One bullet."""
    return {"label": label, "value": value, "note": note, "filled": filled, "tone": tone, "mark": mark}


def progress(*, chinese: bool = True, **changed: Any) -> Chart:
    """Progress of a team."""
    zh = (
        _bullet("签单额", "¥671.4万 / ¥760万", "88.3% · 快 18 个百分点", 8300, "ahead", 9400),
        _bullet("回款额", "¥182.0万 / ¥600万", "30.3% · 落后 40 个百分点", 2850, "behind", 9400),
        _bullet("拜访", "342 / 480 家", "71.3% · 与时间同步", 6700, "plain", 9400),
    )
    en = (
        _bullet("Bookings", "$6.7M / $7.6M", "88.3% · 18 points ahead", 8300, "ahead", 9400),
        _bullet("Collections", "$1.8M / $6.0M", "30.3% · 40 points behind", 2850, "behind", 9400),
        _bullet("Visits", "342 / 480", "71.3% · on time", 6700, "plain", 9400),
    )
    points = [0, 12, 40, 40, 85, 130, 128, 190, 260, 260, 310, 402, 480, 560, 671]
    words = ["¥671.4万", "目标 ¥760万"] if chinese else ["$6.7M", "Target $7.6M"]
    chart = {
        "kind": "progress",
        "title": _words(chinese, "华东团队 · 11月目标", "East · November target"),
        "scope": _words(chinese, "11月1日 – 11月30日", "1–30 November"),
        "aside": [_words(chinese, "剩 6 个工作日", "6 workdays left"), _words(chinese, "时间进度 70%", "70% gone")],
        "tiles": [],
        "bullets": list(zh if chinese else en),
        "elapsed": 6580,
        "legend": [
            _words(chinese, "竖线 = 目标", "Upright = target"),
            _words(chinese, "深色带 = 时间进度", "Band = time gone"),
        ],
        "climb": {"points": points, "goal": 760, "days": 21, "words": words},
        "footer": _words(chinese, "数据截至 11-20 18:00 · 发“目标”看最新", "As of 20 Nov 18:00 · say “target”"),
    }
    return chart | changed


def _step(label: str, value: str, filled: int, rate: str = "", change: str = "", tone: str = "plain") -> Chart:
    """One step of a funnel."""
    return {"label": label, "value": value, "filled": filled, "rate": rate, "change": change, "tone": tone}


def funnel(*, chinese: bool = True, weak: int | None = 3, **changed: Any) -> Chart:
    """A funnel of five steps."""
    names = (
        ("线索", "意向", "报价", "签约", "回款") if chinese else ("Leads", "Intent", "Quoted", "Signed", "Collected")
    )
    up, down = _words(chinese, "▲ 4 个百分点", "▲ 4 points"), _words(chinese, "▼ 9 个百分点", "▼ 9 points")
    steps = [
        _step(names[0], "412", 10_000),
        _step(names[1], "256", 6200, "62%", up, "ahead"),
        _step(names[2], "131", 3200, "51%"),
        _step(names[3], "27", 1400, "21%", down, "behind"),
        _step(names[4], "22", 1200, "81%", up, "ahead"),
    ]
    note = _words(
        chinese,
        "最弱的一步：报价 → 签约 21%，比上周低 9 个百分点",
        "Weakest step: quoted → signed 21%, 9 points below",
    )
    chart = {
        "kind": "funnel",
        "title": _words(chinese, "本周销售漏斗", "This week's funnel"),
        "scope": _words(chinese, "全公司 | 11月16日 – 11月20日", "Company | 16–20 November"),
        "aside": [],
        "tiles": [],
        "steps": [one | {"weak": index == weak} for index, one in enumerate(steps)],
        "note": note if weak is not None else "",
        "footer": _words(chinese, "数据截至 11-20 18:00 · 发“漏斗”看最新", "As of 20 Nov 18:00 · say “funnel”"),
    }
    return chart | changed


def month(*, chinese: bool = True, full: bool = False, **changed: Any) -> Chart:
    """November with its weekends, a make-up day and a day off; days to come are empty unless `full`."""
    days: list[Chart] = []
    for day in range(1, 31):
        column = (day + 5) % 7
        off, made_up = column > 4, day == 14
        level = None if day > 20 and not full else 0 if off and not made_up else (day * 7) % 5
        value = str(level * 3) if level else ""
        mark = ("班" if chinese else "W") if made_up else ("休" if chinese else "off") if day == 4 else ""
        days.append({"day": day, "level": level, "value": value, "mark": mark, "off": off and not made_up})
    chart = {
        "kind": "month",
        "title": _words(chinese, "王建国 · 11月拜访日历", "Olivia Bennett · visits in November"),
        "scope": _words(chinese, "每格是一天的拜访数", "Each field is one day's visits"),
        "aside": [_words(chinese, "连续 6 天", "6 days in a row")],
        "tiles": [
            {"label": _words(chinese, "本月拜访", "Visits"), "value": "78", "note": "", "tone": "plain"},
            {
                "label": _words(chinese, "有拜访的天数", "Days with visits"),
                "value": "13 / 15",
                "note": _words(chinese, "快于目标", "ahead"),
                "tone": "ahead",
            },
        ],
        "weekdays": list("一二三四五六日") if chinese else ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        "first": 6,
        "days": days,
        "legend": ["少", "多"] if chinese else ["few", "many"],
        "footer": _words(chinese, "数据截至 11-20 18:00 · 发“我的”看最新", "As of 20 Nov 18:00 · say “me”"),
    }
    return chart | changed


def _win(name: str, amount: str, customer: str = "", avatar: str = "") -> Chart:
    """One win."""
    return {"name": name, "amount": amount, "customer": customer, "avatar": avatar}


def poster(*wins: Chart, chinese: bool = True, **changed: Any) -> Chart:
    """A poster of the given wins, else of one."""
    one = _win(
        *(("李思琪", "¥128,000", "星河科技", "🐯") if chinese else ("Olivia Bennett", "$128,000", "Acme", "🐯"))
    )
    team = (
        _bullet("华东团队 11月", "¥671.4万 / ¥760万", "88.3% · 快 18 个百分点", 8300, "ahead", 9400)
        if chinese
        else _bullet("East, November", "$6.7M / $7.6M", "88.3% · 18 points ahead", 8300, "ahead", 9400)
    )
    chart = {
        "kind": "poster",
        "title": _words(chinese, "喜报！签单成功", "A deal is signed!"),
        "scope": _words(chinese, "11月20日 周五 15:42", "Friday 20 November, 15:42"),
        "wins": list(wins) or [one],
        "lines": [_words(chinese, "本月第 5 单，连续 3 周有签单", "The 5th this month, 3 weeks in a row")],
        "team": team,
        "footer": _words(chinese, "战鼓 · 发“排行榜”看全队", "DealDrum · say “rank” for the board"),
    }
    return chart | changed


def _several(chinese: bool, count: int) -> Chart:
    names = (
        ("李思琪", "王建国", "陈喆", "赵堃") if chinese else ("Olivia Bennett", "Liam Castellanos", "Chloé Dubois")
    )
    wins = [
        _win(names[n % len(names)], f"¥{(n + 3) * 41_500:,}", "星河科技" if chinese else "Acme") for n in range(count)
    ]
    title = _words(chinese, f"喜报！{count} 单齐发", f"{count} deals are signed!")
    return poster(*wins, chinese=chinese, title=title, lines=[])


def _groups(count: int, chinese: bool) -> list[Chart]:
    names = ("猛虎组", "雄狮组", "飞鹰组", "战狼组") if chinese else ("Tigers", "Lions", "Eagles", "Wolves")
    return [_side(names[n % len(names)], f"{940 - n * 61}", max(9800 - n * 640, 0), "", n + 1) for n in range(count)]


def scenes() -> dict[str, Chart]:
    """The name of each variant with its chart value; names begin with the kind."""
    return _usual(True, "chinese") | _usual(False, "english") | _odd_contests() | _odd_others()


def _usual(chinese: bool, tongue: str) -> dict[str, Chart]:
    return {
        f"contest-{tongue}": contest(chinese=chinese),
        f"contest-groups-{tongue}": contest(*_groups(4, chinese), chinese=chinese),
        f"progress-{tongue}": progress(chinese=chinese),
        f"funnel-{tongue}": funnel(chinese=chinese),
        f"month-{tongue}": month(chinese=chinese),
        f"poster-{tongue}": poster(chinese=chinese),
        f"poster-several-{tongue}": _several(chinese, 3),
    }


def _odd_contests() -> dict[str, Chart]:
    nought = _side("猛虎组", "0", 0), _side("雄狮组", "0", 0)
    tied = _side("猛虎组", "88 家", 8800, place=1), _side("雄狮组", "88 家", 8800, place=1)
    long = _side(LONG_ZH, "¥123,456,789.00", 10_000, LONG_EN, 1), _side(LONG_EN, "¥99,456,789.00", 8000, LONG_ZH, 2)
    odd = _side(HOSTILE, HOSTILE, 10_000, HOSTILE, 1, HOSTILE)
    words = contest()["lines"]
    return {
        "contest-declared": contest(*nought, stage="declared", verdict="11月1日 09:00 开战", lines=words[:2]),
        "contest-standing": contest(
            _side("华东一组", "48.5%", 10_000, "“稳扎稳打” · 6 人", 1),
            _side("华南突击队", "38.8%", 8000, "“使命必达，勇夺第一” · 6 人", 2),
            _side("Singapore", "35.7%", 7360, "“Lah, we got this one” · 6 people", 3),
            stage="half",
            verdict="华东一组 领先；华南突击队 再多 ¥159,293 即反超。",
        ),
        "contest-slogans": contest(
            _side("华东一组", "", 0, "“狭路相逢勇者胜” · 6 人"),
            _side("Singapore", "", 0, "“November is ours” · 5 people"),
            stage="declared",
            title="PK：华东一组 对 Singapore",
            verdict="花落谁家？",
            lines=["剩 6 个工作日，到 11-30(周一) · 彩头：输的请奶茶"],
        ),
        "contest-half": contest(stage="half", title="半场战报：猛虎组 对 雄狮组"),
        "contest-final": contest(stage="final", title="PK 终局", verdict="🏆 猛虎组获胜", lines=words[:2], aside=[]),
        "contest-tied": contest(*tied, verdict="打平", lines=[]),
        "contest-long": contest(*long, verdict=LONG_ZH * 2),
        "contest-twelve": contest(*_groups(12, True), verdict="", lines=[]),
        "contest-hostile": contest(odd, odd, verdict=HOSTILE),
        "contest-alone": contest(_side("猛虎组", "5", 9000, place=1)),
    }


def _odd_others() -> dict[str, Chart]:
    return {
        "progress-nothing": progress(
            bullets=[_bullet("签单额", "¥0 / ¥760万", "0%", 0)],
            climb={"points": [], "goal": 760, "days": 21, "words": ["", "目标 ¥760万"]},
        ),
        "progress-over": progress(climb={"points": [300, 900], "goal": 760, "days": 2, "words": ["¥900万", "目标"]}),
        "progress-refund": progress(climb={"points": [50, -80], "goal": 300, "days": 9, "words": ["-¥80万", "目标"]}),
        "progress-bullets": progress(climb=None),
        "progress-levels": progress(
            title="王建国 · 本月签单额",
            bullets=[
                _bullet("基准", "¥266,000 / ¥300,000", "88.7% · 快于时间进度 18 个百分点", 8870, "ahead"),
                _bullet("冲刺", "¥266,000 / ¥360,000", "73.9% · 还差 ¥94,000", 7390),
                _bullet("挑战", "¥266,000 / ¥450,000", "59.1% · 还差 ¥184,000", 5910),
            ],
            climb={
                "points": [0, 12, 40, 40, 85, 130, 128, 190, 210, 210, 266],
                "goal": 300,
                "days": 21,
                "words": ["¥266,000", "目标 ¥300,000"],
            },
        ),
        "progress-long": progress(bullets=[_bullet(LONG_ZH, "¥123,456,789.00", LONG_EN, 5000, "behind")]),
        "funnel-even": funnel(weak=None),
        "funnel-nothing": funnel(weak=None, steps=[_step("线索", "0", 0), _step("签约", "0", 0, "–")]),
        "funnel-long": funnel(steps=[_step(LONG_ZH, "1,234,567", n, "100%", LONG_ZH) for n in (10_000, 9000, 10)]),
        "month-full": month(full=True),
        "poster-twelve": _several(True, 12),
        "poster-masked": poster(_win("李思琪", "", "", "🐯"), lines=[], team=None),
        "poster-long": poster(_win(LONG_ZH, "¥123,456,789,000.00", LONG_EN * 2)),
        "poster-hostile": poster(_win(HOSTILE, HOSTILE, HOSTILE), lines=[HOSTILE]),
    }
