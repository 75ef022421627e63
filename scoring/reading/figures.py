"""What begins with digits: counts, sums, and what is none of both (phones, times, days, rooms, codes)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from language.dates import DayFound
from language.money import currency_after, currency_before
from language.normalise import word_set
from language.numbers import Number, number_at
from scoring.reading.capitals import brand_at, numbered_name
from scoring.reading.counts import LAKHS, counted, counts_on, money_at, short_scale
from scoring.reading.lexicon import STRICT, UNITS
from scoring.reading.models import is_model_year
from scoring.reading.token import Passage, Token, is_han

TIME = re.compile(
    r"\d{1,2}:\d{2}(?: ?[-~到至] ?\d{1,2}:\d{2})?(?: ?[ap]\.?m\.?(?![a-z]))?"
    r"|\d{1,2} ?[ap]\.?m\.?(?![a-z])(?: pst| est)?|\d{1,2}-\d{1,2} ?[ap]m(?![a-z])"
    r"|(?:\d{1,2}|[一二三四五六七八九十两]{1,3})点(?:半|钟|多|一刻|\d{1,2}分?)?(?!\d)"
)
ORDINAL = re.compile(
    r"第(?:\d{1,6}|[一二三四五六七八九十百几]{1,6})(?:[次家个笔期季名位单站条场天周]|号|季度)?"
    r"|\d{1,3}(?:st|nd|rd|th)(?![a-z])|(?:no\. ?|#)\d{1,12}"
)
NAMED = re.compile(
    r"(?:\d{1,4}-){1,4}[A-Z][A-Za-z]{2,}|3M(?![A-Za-z0-9])|4[Ss]店|"
    r"\d{1,3}(?:st|nd|rd|th) (?:Street|St|Avenue|Ave)(?: [A-Z][\w'’]{1,20}){1,3}|"
    r"\d{3,4}(?:的?(?:业主|住户|租客))|\d{3,4}室(?![内外友温])|\d{2,4}(?:厂|研究所|医院|中学|基地)(?![家里])|[A-Z甲乙丙丁](?:公司|客户|厂|集团|项目)|(?:公司|客户|项目)[A-Z](?![A-Za-z])"
)
"""Names by their form: 7-Eleven, 3M, A公司, 客户B."""

_PHONE = re.compile(
    r"\+\d[\d ()-]{7,20}\d|1[3-9]\d{9}(?!\d)|\d{3,4}-\d{3,4}-\d{4}|0\d{2,3}-\d{7,8}|\d{3}-\d{4}(?!\d)"
)
_CHAIN = re.compile(r"\d{1,6}(?:-\d{1,6}){2,6}(?!\d)|\d{1,6}(?:\.\d{1,6}){2,6}")
_RATIO = re.compile(r"(\d{1,4}(?:\.\d{1,4})?) ?/ ?(\d{1,4})(?![\d/])")
_DATE_AHEAD = re.compile(r" ?\) ?[:：\d一二三四五六七八九十两]")
"""拜访(11/18)：3家: the day of what is counted behind it."""
_TRIES = re.compile(
    r"(\d{1,3}) for \d{1,3}(?= on| today|[,.](?!\d)|$)|(\d{1,4}) (?:(?:out )?of|outta) (?:the |my )?\d{1,4}(?= [a-z])"
)
_STATED = re.compile(r" ?[:=]? ?\d")
_DASHED = re.compile(r"-\d")
_NUMBER_OF_ROOM = re.compile(r"\d{3,5}(?![\d.,]|[万元块台])")
_ROOM = re.compile(r"\d{1,4}(?:[栋幢座]|号[楼院])(?:\d{1,2}单元\d{0,5}|\d{2,5})[室号]?")
_HOUR = re.compile(r"\d{1,2}(?=[,.;!)\n](?!\d)|$)")
_YEAR = re.compile(r"(?:19|20)\d\d(?:年(?!\d))?(?![\d.,:/-]|[kw万亿]| ?[a-z]{0,8}s\b)")
_COUNT = re.compile(r"\d{1,3}(?=[家个通次份张位条场组人户万千元块]|k(?![a-z])| (?!days? ago|outta)[a-z]{4})")
"""What can be nothing but a count: no day, time, phone number or code is looked for."""
_COUNTED = frozenset("家个通次份张位条场组人户块")
"""Units and a currency of which none begins a name behind digits."""
_ENDING = re.compile(r"\d{1,3}(?=[，。、；]|[,;\n](?!\d)|$)")
"""Neither can digits that nothing follows, but for an hour: before 5."""
_ITEM = re.compile(r"\d{1,2}\)(?=\S)")
_POINT = re.compile(r"(\d{1,2})\.(?= ?[a-z\u4e00-\u9fff])")
_MONTH = re.compile(r"\d{1,2}月份?(?=[\u4e00-\u9fff])(?![底初中])")
_MONTH_DAY = re.compile(
    r"(\d{1,2})-(\d{2}) ?(?=[^\d\n]{0,30}\d)(?![a-z]+s\b)|(\d{1,2})\.([1-9])(?= [\u4e00-\u9fff])", re.ASCII
)
_LETTERS = re.compile(r"(?!x\b|x ?\d)[a-z]{1,3}(?![a-z])", re.ASCII)
_BEFORE_DAY = frozenset("\n【[-~补") | word_set(
    "补录 补报 补登 补记 补交 补填 补上 漏报 漏登 漏填 漏记 迟报 迟交 晚交 晚报 忘报 日报 汇报 小结"
)
"""What a dotted day stands behind: 补录11.17."""
_IN_PARTS = frozenset(("payment", "instalment", "installment", "milestone", "invoice", "deposit", "phase"))
_LAST_YEAR = re.compile(r"20\d\d(?![\dk%])")
_THROUGH = ("through ", "thru ", "until ", "till ", "into ", "to the end of ", "through end of ")
"""What a year stands behind that a contract runs to."""
_REACHED = word_set("完成 已完成 完成了 达成 达成了 实际 实际完成 完成率 达成率 完成数 进度 完成度")
"""What may stand between a metric and how many of those planned were done."""
_UNTIL = (" before ", " until ", " till ", " til ", " by ")


def figure_at(passage: Passage, at: int, before: list[Token]) -> Token | None:
    """What begins with a digit, a sign or a currency mark; None when it belongs to a name (58同城) or is none."""
    if passage.char(at).isdigit() and at and passage.folded[at - 1] == " " and (end := numbered_name(passage, at)):
        return passage.token("name", at, end)
    joined = at > 0 and "a" <= passage.folded[at - 1] <= "z"
    if joined and not (before and before[-1].end == at and before[-1].kind in ("word", "mark", "name")):
        return None
    if at and passage.folded[at - 1].isdigit() and passage.folded[at].isdigit() and before and before[-1].end < at:
        return None  # the rest of digits that were passed over
    if _is_plain(passage.folded, at):
        hit = passage.words.match(passage.folded, at)
        return passage.token("name", at, hit[0], hit[1]) if hit and "name" in hit[1] else _plain_at(passage, at)
    return (
        _name_at(passage, at)
        or _no_count_at(passage, at, before)
        or _day_or_ratio(passage, at, before)
        or _sum_at(passage, at, before)
        or _plain_at(passage, at)
    )


def _is_plain(folded: str, at: int) -> bool:
    """Whether digits are nothing but a count: 3家, 20 calls, 5万, and 30 at the end."""
    if _COUNT.match(folded, at):
        return True
    return _ENDING.match(folded, at) is not None and not folded.endswith(_UNTIL, 0, at)


def _name_at(passage: Passage, at: int) -> Token | None:
    """Digits that begin a name: 7-Eleven, 12栋1602, a customer of the lexicon."""
    found = NAMED.match(passage.text, at) or _ROOM.match(passage.folded, at) or brand_at(passage, at)
    if found and not passage.day_at(at):  # 19-Nov
        return passage.token("name", at, found.end())
    hit = passage.words.match(passage.folded, at)
    return passage.token("name", at, hit[0], hit[1]) if hit and "name" in hit[1] else None


def _no_count_at(passage: Passage, at: int, before: list[Token]) -> Token | None:
    """Digits that count nothing: 2) of an enumeration, a phone number, a time, an ordinal, 11月 as a period."""
    folded = passage.folded
    if (
        (item := _ITEM.match(folded, at))
        and at
        and folded[at - 1] in " :，,；;"
        and sum((t.kind == "open") - (t.kind == "close") for t in before[-20:]) <= 0
    ):
        return passage.token("mark", at, item.end())
    point = _POINT.match(folded, at) if at and folded[at - 1] in " :，,；;" else None
    if point and _is_listed(int(point.group(1)), before):
        return passage.token("mark", at, point.end())
    room = _NUMBER_OF_ROOM.match(folded, at) if folded.endswith(("座", "栋", "幢"), 0, at) else None
    if room:
        return passage.token("text", at, room.end(), {"code": ""})  # 万达A座1806
    phone = _PHONE.match(folded, at)
    chain = _CHAIN.match(folded, at)
    if phone or (chain and not _is_day(passage, at)):
        return passage.token("text", at, (phone or chain).end(), {"code": "phone"})  # type: ignore[union-attr]
    until = folded.endswith(_UNTIL, 0, at)
    time = TIME.match(folded, at) or (_HOUR.match(folded, at) if until else None)
    if time:
        return passage.token("time", at, time.end())
    if ordinal := ORDINAL.match(folded, at):
        hit = passage.words.match(folded, at)
        if hit and "going" in hit[1]:
            return passage.token("word", at, hit[0], hit[1])  # 3rd time at Motel 6
        return passage.token("text", at, ordinal.end(), {"ordinal": ""})
    if year := _year_before(passage, at):
        return year
    month = _MONTH.match(folded, at)
    return passage.token("word", at, month.end(), {"period": ""}) if month and not passage.day_at(at) else None


def _is_day(passage: Passage, at: int) -> bool:
    """Whether digits joined by dashes are a day of our time; 5-2-1803 is a flat."""
    day = passage.day_at(at)
    return day is not None and not (day.wrong and day.end - at > 6 and passage.folded[day.end - 5] == "-")


def _is_listed(number: int, before: list[Token]) -> bool:
    """Whether 2. is the next point of a list within the line: 拜访客户：1. 蓝思 2. 领益."""
    if number == 1:
        return bool(before) and before[-1].text == ":"
    return any(t.kind == "mark" and t.text == f"{number - 1}." for t in before[-12:])


def _year_before(passage: Passage, at: int) -> Token | None:
    """in 2019, 2019年: a year that is over; thru 2029: until when; 2021 F150: of what is sold."""
    found = _YEAR.match(passage.folded, at)
    if found and is_model_year(passage, at):
        return passage.token("text", at, at + 4, {"code": "year"})
    if passage.folded.endswith(_THROUGH, 0, at) and (last := _LAST_YEAR.match(passage.folded, at)):
        return passage.token("text", at, last.end(), {"code": "year"})
    if not found or int(passage.folded[at : at + 4]) >= passage.today.year:
        return None
    told = found.group().endswith("年") or passage.folded.endswith(("in ", "since "), 0, at)
    return passage.token("word", at, found.end(), {"era": ""}) if told and not passage.day_at(at) else None


def _day_or_ratio(passage: Passage, at: int, before: list[Token]) -> Token | None:
    """11/18 is a day, 3/5 behind a metric three of five, 0 for 3 none of three, 24/7 neither."""
    folded = passage.folded
    ratio, tries = _RATIO.match(folded, at), _TRIES.match(folded, at)
    if tries:
        return counted(passage, at, Number(at, tries.end(), Decimal(tries.group(1) or tries.group(2))))
    if (
        ratio
        and (_follows_metric(before) or _of_target(passage, ratio))
        and not _DATE_AHEAD.match(folded, ratio.end())
    ):
        return counted(passage, at, Number(at, ratio.end(), Decimal(ratio.group(1))))
    day = passage.day_at(at) or _heading_day(passage, at, before)
    words = folded[at : day.end] if day else ""
    dated = bool(before) and before[-1].word in ("on", "for", "since")
    wrong = day is not None and day.wrong and "/" in words and not dated
    if day and words != "24/7" and not wrong and ("." not in words or _dotted(passage, day, before)):
        return Token("day", at, day.end, passage.text[at : day.end], day=day)
    return passage.token("text", at, ratio.end(), {"code": "ratio"}) if ratio else None


def _of_target(passage: Passage, ratio: re.Match[str]) -> bool:
    """2/3 demos, 30/50 calls: done and target, no day; 11/18 calls: 20 is a day, and so is on 11/18."""
    end = ratio.end()
    hit = passage.words.match(passage.folded, end + 1) if passage.char(end) == " " and passage.char(end + 1) else None
    if hit is None or "metric" not in hit[1] or int(ratio.group(2)) < Decimal(ratio.group(1)):
        return False
    return not _STATED.match(passage.folded, hit[0]) and not passage.folded.endswith("on ", 0, ratio.start())


def _follows_metric(before: list[Token]) -> bool:
    last = before[-1] if before else None
    if last is not None and last.text == "(":
        row = [t for t in before[-4:-1] if t.means.keys() != {"fill"} and not (t.figure and t.figure.number.percent)]
        return bool(row) and "metric" in row[-1].means  # 拜访(3/4), 拜访完成率100%(5/5)
    if last is not None and last.text == ":":
        last = before[-2] if len(before) > 1 else None
    if last is not None and last.text in _REACHED and len(before) > 1:
        last = before[-3 if before[-1].text == ":" and len(before) > 2 else -2]  # 拜访完成3/4, 电话达成：52/60
    return last is not None and ("metric" in last.means or last.word in _IN_PARTS)


def _heading_day(passage: Passage, at: int, before: list[Token]) -> DayFound | None:
    """11-18 and 12.1 at the head of a line whose figures follow; 10-15 calls is a range."""
    found = _MONTH_DAY.match(passage.folded, at)
    if not found or (before and before[-1].text != "\n"):
        return None
    if found.group(3) and UNITS.match(passage.folded, found.end() + 1):
        return None  # 1.5 小时
    slashed = f"{found.group(1) or found.group(3)}/{found.group(2) or found.group(4)}"
    day = Passage(slashed, slashed, passage.today, passage.words, passage.month_first).day_at(0)
    if day is None or day.past is None or day.wrong or (passage.today - day.past).days > 60:
        return None
    return DayFound(at, at + len(slashed), day.past, day.ahead, day.assumed)


def _dotted(passage: Passage, day: DayFound, before: list[Token]) -> bool:
    """Whether 11.18 is a day: at the start of a line or beside another day, with no unit behind."""
    if passage.folded.startswith(
        ("补】", "补]", "补报", "补录", "补登", "日报", "号报", "日结", "日战报", "日总结"), day.end
    ):
        return True  # 11.19日报
    if day.end < len(passage.folded) and (
        currency_after(passage.folded, day.end) or UNITS.match(passage.folded, day.end)
    ):
        return False
    if not before or before[-1].text in _BEFORE_DAY or before[-1].kind == "day":
        return True
    return any(t.day is not None and "." in t.text for t in before[-12:]) and passage.char(day.end) == " "


def _sum_at(passage: Passage, at: int, before: list[Token]) -> Token | None:
    """Money with its mark, and what is negative: $19.5k, -5万, -$500; a lone 拜访-3家, but not 拜访-3 电话-20."""
    mark = currency_before(passage.folded, at)
    if mark:
        return money_at(passage, at, mark)
    after_word = at > 0 and (passage.folded[at - 1].isalnum() or passage.folded[at - 1] in ")%")
    if after_word and before and before[-1].means.keys() & {"metric", "stage"}:
        after_word = len(_DASHED.findall(passage.folded)) > 1
    if passage.folded[at] != "-" or after_word:
        return None
    following = currency_before(passage.folded, at + 1) if at + 1 < len(passage.folded) else None
    inner = money_at(passage, at + 1, following) if following else None
    if inner is None and passage.char(at + 1).isdigit():
        inner = _plain_at(passage, at + 1)
    if inner is None or inner.figure is None:
        return None
    figure = replace(inner.figure, negative=True)
    return replace(inner, start=at, text=passage.text[at : inner.end], figure=figure)


def _plain_at(passage: Passage, at: int) -> Token | None:
    """A count; None when a name goes on behind the digits; 4s and the like are codes."""
    number = number_at(passage.folded, at) if passage.folded[at] not in "+-#" else None
    if number is None or _names_on(passage, number):
        return None
    behind = passage.folded[number.end : number.end + 1]
    latin = "a" <= behind <= "z" and not number.doubt and not number.scaled
    letters = _LETTERS.match(passage.folded, number.end) if latin else None
    known = letters and (UNITS.match(passage.folded, number.end) or currency_after(passage.folded, number.end))
    if letters and not known and not short_scale(passage, number) and not LAKHS.match(passage.text, number.end):
        return passage.token("text", at, letters.end(), {"code": ""})
    return counted(passage, at, number)


def _names_on(passage: Passage, number: Number) -> bool:
    """Whether a Chinese name goes on behind the digits: 58同城, 360集团."""
    end = number.end
    following = passage.folded[end : end + 1]
    if not following or following in _COUNTED or counts_on(passage.folded, number.start, end):
        return False
    summed = passage.folded[end - 1] == "+"  # 宠物店6+宠物医院2
    if number.doubt or number.scaled or number.percent or summed or not following or not is_han(following):
        return False
    if (
        UNITS.match(passage.folded, end)
        or currency_after(passage.folded, end)
        or following in STRICT
        or following in "刚已才"
    ):
        return False
    hit = passage.words.match(passage.folded, end)
    if passage.day_at(end):
        return False  # 前天电话30昨天电话28
    return hit is None or (hit[0] == end + 1 and "metric" not in hit[1])
