"""Days as people say them: 昨天, 上周五, 18号, 11/18, the 18th, 3 days ago; looking back, or ahead for plans."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from language.normalise import words
from language.numerals import han_value

_NEAR = {
    "大前天": -3, "前天": -2, "前儿": -2, "前日": -2, "前晚": -2,
    "昨天": -1, "昨日": -1, "昨晚": -1, "昨儿": -1, "昨儿个": -1, "昨夜": -1, "昨": -1,
    "今天": 0, "今日": 0, "今儿": 0, "今儿个": 0, "今早": 0, "今晚": 0, "今晨": 0, "本日": 0, "今午": 0, "今": 0,
    "明天": 1, "明日": 1, "明早": 1, "明晚": 1, "明儿": 1, "明儿个": 1, "明": 1, "后天": 2, "后日": 2, "大后天": 3,
    "后儿": 2, "听日": 1, "听朝": 1, "听晚": 1, "琴日": -1, "琴晚": -1, "寻日": -1, "寻晚": -1,
    "噚日": -1, "噚晚": -1,
    "day before yesterday": -2, "yesterday": -1, "yest": -1, "last night": -1, "yday": -1, "y'day": -1, "yesty": -1,
    "ystd": -1, "ystday": -1,
    "today": 0, "tdy": 0, "tonight": 0,
    "this morning": 0, "this afternoon": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1, "tomo": 1, "tomoz": 1, "tmoz": 1,
    "tmw": 1, "2moro": 1, "tmoro": 1,
    "day after tomorrow": 2,
}  # fmt: skip
_WEEKDAYS = {
    "一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": 5,
    "1": 0, "2": 1, "3": 2, "4": 3, "5": 4, "6": 5,
    "7": 6, "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
MONTHS = {name: number for number, name in enumerate(words("jan feb mar apr may jun jul aug sep oct nov dec"), 1)}
"""Their numbers, by the first three letters of their English names."""
_NUM = "[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3}"
_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAY = (
    "mon(?:day)?s?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
)
_HAN = re.compile(
    rf"""(?P<near>大前天|大后天|前天|前儿|前日|前晚|昨天|昨日|昨晚|昨儿个?|昨夜|今天|今日|今儿个?|今早|今晚|今晨|今午|本日|明天|明日|明早|明晚|明儿个?
        |后天|后日|后儿|听日(?![本语文韩])|听[朝晚]|[琴寻噚][日晚](?![本语文])|昨(?=[上下])|今(?=[上下])|明(?=[上下]))
    |(?P<ago>(?:{_NUM}|两))\ ?天(?P<way>之?前|以前|之?后|以后)
    |(?P<week>上上?个?|下下?个?|本|这个?)?\ ?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天末]|[1-7](?![\d家个次通]))
    |(?P<year>\d{{4}})\ ?年\ ?(?P<ymonth>{_NUM})\ ?月\ ?(?P<yday>{_NUM})\ ?[日号]?
    |(?P<month>{_NUM})\ ?月(?!份|底|初|中|度)\ ?(?P<day>{_NUM})\ ?(?:[日号]|(?![\d家个通万]))
    |(?P<which>上个?月|本月|这个?月|下个?月)?(?P<only>{_NUM}|[一二三四五六七八九十]{{1,3}})\ ?(?:号|日)
     (?![楼院厅店馆机线栋单门会桌仓柜码路弄厂库桥桩井炉窑泵棚铺摊档座]
     |公馆|车间|[教实宿]\w{{1,2}}楼|教学|实训|办公|宿舍|地[块库]|产线|生产|大棚|冷库|别墅|包[间厢]|商铺|展[位厅馆])
    |(?P<end>上个?月|本月|这个?月|下个?月)?月(?P<edge>底|末)(?!前)""",
    re.VERBOSE,
)
_NUMERIC = re.compile(
    r"""(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?![\d.])
    |(?P<one>\d{1,2})(?P<mark>[/.-])(?P<two>\d{1,2})(?:(?P=mark)(?P<short>\d{4}|\d{2}))?
     (?!\d|[/.]\d|%|k\b|w\b|万|千|m\b|\ ?(?:am|pm))""",
    re.VERBOSE,
)
_LATIN = re.compile(
    rf"""(?P<near>(?:the\ )?day\ before\ yesterday|(?:the\ )?day\ after\ tomorrow|yesterday|yest|last\ night|yday
        |y'day|yesty|ystday|ystd|today|tdy|tonight
        |this\ morning|this\ afternoon|tomorrow|tmrw|tmr|tomoz|tmoz|tmoro|tomo|tmw|2moro)(?:'?s)?(?![a-z])
    |(?P<ago>\d{{1,2}}|one|two|three|four|five|six|seven|a\ couple(?:\ of)?)\ days?\ ago(?![a-z])
    |(?:(?P<week>last|this\ past|this\ coming|this|next|past|on)\ )?(?P<weekday>{_WEEKDAY})(?:'s)?(?![a-z])
     (?:\ (?P<late>last\ week|next\ week|this\ week)|\ (?:the\ )?(?P<date>\d{{1,2}})(?:st|nd|rd|th|(?=\ ?[:\n])))?
    |(?P<month>{_MONTH})\.?\ (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:,]\d|\d|[a-z%])(?:,?\ (?P<myear>20\d\d))?
    |(?P<dday>\d{{1,2}})(?:st|nd|rd|th)?[\ -](?:of\ )?(?P<dmonth>{_MONTH})(?![a-z])(?:[\ -](?P<dyear>20\d\d))?
    |the\ (?P<only>\d{{1,2}})(?:st|nd|rd|th)(?![a-z])
     (?!\ (?:[a-z]+\ (?:visit|call|demo|time|meeting)|milestone|instal|payment|tranche|invoice|half|quarter|floor
     |st\b|street|ave\b|avenue|round|phase|store|branch|attempt))""",
    re.VERBOSE,
)
_BEGINS = frozenset(
    words(
        "the day yes yst yda y'd las tod tdy ton thi tom tmr tmw tmo one two thr fou fiv six sev nex pas mon "
        "tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec"
    )
) | {"a c", "on "}
"""What a day in Latin letters begins with: elsewhere its pattern is not tried."""
_ONES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


@dataclass(slots=True)
class DayFound:
    """A day named at [start, end) of a folded text.

    `past` is what it means for something done, `ahead` for a plan or leave; None: it cannot mean that.
    `assumed` when another day was possible (a bare weekday, 18号); `wrong` when there is no such day (31 Feb).
    Nobody changes one; it is not frozen because that would make it four times as slow to build.
    """

    start: int
    end: int
    past: date | None
    ahead: date | None
    assumed: bool = False
    wrong: bool = False


_PLACES = tuple("区路街座栋幢弄巷湖湾苑园府城厦道")
"""What stands before the number of a house or a stall: A区12号 is no day."""


def day_at(text: str, at: int, today: date, month_first: bool | None = None) -> DayFound | None:
    """The day named at `at` of a folded text; None when there is none."""
    first = text[at]
    if "0" <= first <= "9":
        found = _NUMERIC.match(text, at)
        if found:
            return _numeric(found, today, month_first)
        han = None if text[max(0, at - 1) : at] in _PLACES else _HAN.match(text, at)
        return _han(han, today) if han else _latin(text, at, today)
    if "a" <= first <= "z":
        return _latin(text, at, today) if text[at : at + 3] in _BEGINS else None
    han = _HAN.match(text, at)
    return _han(han, today) if han else None


def _near(found: re.Match[str], today: date, offset: int) -> DayFound:
    day = _shift(today, offset)
    return DayFound(found.start(), found.end(), day if offset <= 0 else None, day if offset >= 0 else None)


def _shift(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def _calendar(found: re.Match[str], year: int, month: int, day: int, today: date, *, sure: bool) -> DayFound:
    """A day of the calendar; without a stated year the nearest past one, or the coming one for plans."""
    span = found.start(), found.end()
    if sure:
        stated = _date(year, month, day)
        if stated is None or not 2000 <= year <= 2100:
            return DayFound(*span, None, None, wrong=True)
        return DayFound(*span, stated if stated <= today else None, stated if stated >= today else None)
    this, last, coming = (_date(today.year + step, month, day) for step in (0, -1, 1))
    if this is None and (last is None or month == 2):
        return DayFound(*span, None, None, wrong=True)
    ahead = this if this and this >= today else coming
    if this and this > today:
        # A day up to two months ahead is a plan; later than that last year's is meant.
        past = None if (this - today).days <= 60 else last
        return DayFound(*span, past, ahead, assumed=past is not None)
    return DayFound(*span, this or last, ahead)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _of_month(found: re.Match[str], day: int, today: date, which: str | None) -> DayFound:
    """18号, the 18th: the most recent such day; the coming one for plans."""
    span = found.start(), found.end()
    if which and which[0] in "上下":
        first = _shift(today.replace(day=1), -1).replace(day=1) if which[0] == "上" else _next_month(today)
        stated = _date(first.year, first.month, day)
        if stated is None:
            return DayFound(*span, None, None, wrong=True)
        return DayFound(*span, stated if which[0] == "上" else None, stated)
    if not 1 <= day <= 31:
        return DayFound(*span, None, None, wrong=True)
    this = _date(today.year, today.month, day)
    if which:
        return DayFound(*span, this if this and this <= today else None, this, wrong=this is None)
    before, month = None, today
    for _ in range(3):
        candidate = _date(month.year, month.month, day)
        if candidate and candidate <= today:
            before = candidate
            break
        month = _shift(month.replace(day=1), -1)
    following = _next_month(today)
    ahead = this if this and this >= today else _date(following.year, following.month, day)
    return DayFound(*span, before, ahead, assumed=before != today)


def _next_month(day: date) -> date:
    return _shift(day.replace(day=28), 4).replace(day=1)


def _month_end(day: date) -> date:
    return _shift(_next_month(day), -1)


def _weekday(found: re.Match[str], weekday: int, week: str, today: date) -> DayFound:
    """A weekday: 上周五 is last week's, 下周五 next week's, 周五 the most recent one, or the coming one for plans."""
    span = found.start(), found.end()
    monday = _shift(today, -today.weekday())
    if week.startswith("上"):
        return DayFound(*span, _shift(monday, weekday - 7 * week.count("上")), None)
    if week.startswith(("下", "next")):
        return DayFound(*span, None, _shift(monday, weekday + 7 * max(1, week.count("下"))))
    back = _shift(today, -((today.weekday() - weekday) % 7))
    if week == "last":
        back = _shift(today, -((today.weekday() - weekday - 1) % 7 + 1))
        return DayFound(*span, back, None, assumed=True)
    if week == "last week":
        return DayFound(*span, _shift(monday, weekday - 7), None)
    ahead = _shift(today, (weekday - today.weekday()) % 7)
    if week in ("本", "这", "这个", "this", "this coming", "this week"):
        stated = _shift(monday, weekday)
        return DayFound(*span, stated if stated <= today else None, stated if stated >= today else None)
    return DayFound(*span, back, ahead, assumed=back != today)


def _dated(found: re.Match[str], day: DayFound, number: int) -> DayFound:
    """Wed 18: the weekday with its date; where they do not fit together, the weekday alone."""
    if any(one is not None and one.day == number for one in (day.past, day.ahead)):
        past = day.past if day.past is not None and day.past.day == number else None
        ahead = day.ahead if day.ahead is not None and day.ahead.day == number else None
        return DayFound(day.start, day.end, past, ahead)
    earlier = _shift(day.past, -7) if day.past is not None else None
    if earlier is not None and earlier.day == number:
        return DayFound(day.start, day.end, earlier, None)
    return DayFound(day.start, found.end("weekday"), day.past, day.ahead, day.assumed)


def _number(text: str) -> int:
    value = han_value(text) if not text.isdecimal() else None
    return int(value) if value is not None else int(text) if text.isdecimal() else 0


def _han(found: re.Match[str], today: date) -> DayFound | None:
    part = found.groupdict()
    if part["near"]:
        return _near(found, today, _NEAR[part["near"]])
    if part["ago"]:
        sign = -1 if "前" in part["way"] else 1
        return _near(found, today, sign * (2 if part["ago"] == "两" else _number(part["ago"])))
    if part["weekday"]:
        return _weekday(found, _WEEKDAYS[part["weekday"]], (part["week"] or "").replace("个", ""), today)
    if part["year"]:
        return _calendar(found, int(part["year"]), _number(part["ymonth"]), _number(part["yday"]), today, sure=True)
    if part["month"]:
        return _calendar(found, today.year, _number(part["month"]), _number(part["day"]), today, sure=False)
    if part["only"]:
        return _of_month(found, _number(part["only"]), today, part["which"])
    last = _month_end(today)
    if (part["end"] or "").startswith("上"):
        return DayFound(found.start(), found.end(), _shift(today.replace(day=1), -1), None)
    return DayFound(found.start(), found.end(), last if last <= today else None, last)


def _numeric(found: re.Match[str], today: date, month_first: bool | None) -> DayFound | None:
    part = found.groupdict()
    if part["year"]:
        return _calendar(found, int(part["year"]), int(part["month"]), int(part["day"]), today, sure=True)
    one, two = int(part["one"]), int(part["two"])
    if part["mark"] != "/" and (one > 12 or len(part["two"]) < 2 or part["mark"] == "-") and not part["short"]:
        return None
    of_today = month_first is None and part["mark"] == "/" and (one, two) == (today.day, today.month)
    if (month_first is False and two <= 12) or (one > 12 >= two) or of_today:
        one, two = two, one
    if not 1 <= one <= 12:
        return None
    if part["short"]:
        year = int(part["short"])
        return _calendar(found, year if year > 99 else 2000 + year, one, two, today, sure=True)
    return _calendar(found, today.year, one, two, today, sure=False)


def _latin(text: str, at: int, today: date) -> DayFound | None:
    if at and ("a" <= text[at - 1] <= "z" or text[at - 1].isdigit()):
        return None
    found = _LATIN.match(text, at)
    if not found:
        return None
    part = found.groupdict()
    if part["near"]:
        return _near(found, today, _NEAR[part["near"].removeprefix("the ")])
    if part["ago"]:
        days = _ONES.get(part["ago"]) or (2 if "couple" in part["ago"] else int(part["ago"]))
        return _near(found, today, -days)
    if part["weekday"]:
        week = part["late"] or (part["week"] or "").replace("on", "").replace("this past", "last")
        day = _weekday(found, _WEEKDAYS[part["weekday"][:3]], "next" if week == "next week" else week, today)
        return _dated(found, day, int(part["date"])) if part["date"] else day
    if part["month"]:
        year, sure = (int(part["myear"]), True) if part["myear"] else (today.year, False)
        return _calendar(found, year, MONTHS[part["month"][:3]], int(part["day"]), today, sure=sure)
    if part["dmonth"]:
        year, sure = (int(part["dyear"]), True) if part["dyear"] else (today.year, False)
        return _calendar(found, year, MONTHS[part["dmonth"][:3]], int(part["dday"]), today, sure=sure)
    return _of_month(found, int(part["only"]), today, None)
