"""Reminders by words: what somebody wants to be told, on which day and at what time; nothing of it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from language.dates import DayFound, day_at
from language.normalise import fold, tidy
from language.numerals import han_value
from scoring.period import IsWorkday

MORNING = time(9, 30)
"""When somebody is reminded who names a day only."""
LAST = time(18)
"""Who asks in the evening to be reminded today, without saying when, is reminded on the next workday."""
FARTHEST = timedelta(days=366)
LONGEST = 400
"""Characters of a message in which reminders are looked for."""
_MOST = 5

_ASKS = re.compile(
    r"(?:请|请你|麻烦|帮我|帮忙|记得|到时候?|再)?"
    r"(?<!别)(?<!别再)(?<!不要)(?<!不用)(?<!不要再)提醒(?:我|一下我|下我|本人)(?:一下|一声)?|"
    r"\b(?:(?:please|pls|can you|could you) )?(?<!don't )(?<!do not )(?<!not )remind me"
    r"(?: to| about| that i (?:have|need) to)?\b|^reminder:|^\s*提醒(?=\s*(?:今天|今晚|明天|明早|明晚|大?后天|月底"
    r"|下?个?(?:周|星期|礼拜)[一二三四五六日天末]|下个?月|\d{1,2}(?:月|号|日|点|[:：]\d\d)))"
)
_WEEKDAY = re.compile(r"周|星期|礼拜|mon|tue|wed|thu|fri|sat|sun")
_PARTS = re.compile(r"(?:[，,。；;!！?？\n]|\.(?=\s|$))+")
_OFTEN = re.compile(
    r"每天|每日|每周|每个?月|每个?工作日|天天|\bevery ?(?:day|week|month|mon|tue|wed|thu|fri)|\bdaily\b|\bweekly\b"
)
_LATER = re.compile(
    r"(?:过)?(?P<han>\d{1,3}|半|[一两二三四五六七八九十]{1,2})\s?个?(?P<half>半)?(?P<unit>小时|钟头|分钟)(?:之?后|以后)|"
    r"\bin (?P<n>\d{1,3}|an?|half an) (?P<en>hours?|minutes?|mins?)\b"
)
_CLOCK = re.compile(
    r"(?P<part>早上|上午|中午|下午|傍晚|晚上|今晚|明晚|早|晚)?\s?"
    r"(?P<hour>\d{1,2}|[一二两三四五六七八九十]{1,2})\s?(?:点钟?|时(?!候)|(?=[:：]\d\d))"
    r"(?:[:：](?P<minute>\d\d)|(?P<half>半)|(?P<quarter>[一三])刻|(?P<minutes>\d{1,2})分?)?|"
    r"(?:\bat )?\b(?P<h24>\d{1,2})[:.](?P<m24>\d\d) ?(?P<ap24>[ap])?\.?m?\b|"
    r"(?:\bat )?\b(?P<h12>\d{1,2}) ?(?P<ap12>[ap])\.?m\b\.?|\bat (?P<bare>\d{1,2})(?: o'?clock)?\b"
)
_PART = re.compile(
    r"(?P<noon>中午|\b(?:at )?noon\b)|(?P<morning>早上|上午|\b(?:in the )?morning\b)|"
    r"(?P<afternoon>下午|\b(?:in the )?afternoon\b)|(?P<evening>傍晚|晚上|\b(?:in the )?evening\b)"
)
_TIMES = {"noon": time(12), "morning": MORNING, "afternoon": time(14), "evening": time(18)}
_LATE = ("下午", "傍晚", "晚上", "今晚", "明晚", "晚")
_EDGES = re.compile(
    r"^[\s:：、—-]*(?:(?:and|also|to|about|on|at|that)\b|一下|还有|另外)?[\s:：]*|[\s:：、—-]*(?:\b(?:on|at|by|to)|的)?\s*$"
)


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody wants to be reminded of `what` (their words). None where no day or time was said.

    `later` is a stretch from now; `often`: again and again, which we do not do.
    """

    what: str
    day: date | None = None
    clock: time | None = None
    later: timedelta | None = None
    often: bool = False

    @property
    def timed(self) -> bool:
        """Whether it says when."""
        return self.day is not None or self.clock is not None or self.later is not None


@dataclass(frozen=True, slots=True)
class Hour:
    """The local moment somebody is reminded at. `off` is the day that was meant and is not worked."""

    at: datetime
    off: date | None = None


def parted(text: str, today: date) -> tuple[tuple[Wish, ...], str]:
    """The wishes in a message and the rest of it, which is read as ever; total for any text."""
    if len(text) > LONGEST or not _asks(text):
        return (), text
    text = tidy(text)
    wishes: list[Wish] = []
    rest: list[str] = []
    at = 0
    for end in [*_PARTS.finditer(text), None]:
        clause = text[at : end.start() if end else len(text)]
        mark = end.group() if end else ""
        if len(wishes) < _MOST and _asks(clause):
            wishes.append(wish_of(clause, today))
        else:
            rest.append(clause + mark)
        at = end.end() if end else at
    return tuple(wishes), "".join(rest)


def _asks(text: str) -> bool:
    """Whether a reminder is asked for. One of two words stands in whatever asks; most messages have neither."""
    folded = fold(text)
    return ("提醒" in folded or "remind" in folded) and _ASKS.search(folded) is not None


def wish_of(clause: str, today: date) -> Wish:
    """What a clause that asks for a reminder wants: 周四提醒我回访星河 is (回访星河, Thursday).

    A weekday that is today's own means the next one, unless a time of day is said.
    """
    left = clause
    asks = _ASKS.search(fold(left))
    left = _without(left, asks.span()) if asks else left
    often = _OFTEN.search(fold(left))
    if often:
        return Wish(_tidied(left), often=True)
    later = _LATER.search(fold(left))
    if later:
        return Wish(_tidied(_without(left, later.span())), later=_stretch(later))
    day, said, left = _day_of(left, today)
    clock, left = _clock_of(left)
    meant = (day.ahead or day.past) if day else None
    if meant == today and clock is None and _WEEKDAY.search(fold(said)):
        meant = today + timedelta(days=7)
    return Wish(_tidied(left), meant, clock)


def hour_of(wish: Wish, now: datetime, is_workday: IsWorkday) -> Hour | None:
    """When to remind; None for a moment that is over or more than a year ahead. `now` is local.

    A day alone means its morning; no day means today if there is still time before the evening, else the next
    workday. A day off is put to the workday after it, unless the time of day was said as well: who names both
    means them.
    """
    if wish.later is not None:
        return Hour((now + wish.later).replace(second=0, microsecond=0))
    day = wish.day or now.date()
    if not now.date() <= day <= now.date() + FARTHEST:
        return None
    if wish.clock is not None:
        at = datetime.combine(day, wish.clock, now.tzinfo)
        if at <= now:
            at = at + timedelta(days=1) if wish.day is None else at
        return Hour(at) if at > now else None
    if not is_workday(day):
        return Hour(datetime.combine(_workday_after(day, is_workday), MORNING, now.tzinfo), off=day)
    at = datetime.combine(day, MORNING, now.tzinfo)
    if at > now:
        return Hour(at)
    soon = (now + timedelta(minutes=89)).replace(minute=0, second=0, microsecond=0)
    if soon.date() == day and soon.time() <= LAST:
        return Hour(soon)
    return Hour(datetime.combine(_workday_after(day, is_workday), MORNING, now.tzinfo))


def awake(at: datetime, quiet: tuple[time, time]) -> datetime:
    """The local moment, or where it lies in quiet hours the end of them."""
    begin, end = quiet
    clock = at.time()
    inside = begin <= clock < end if begin < end else clock >= begin or clock < end
    if not inside:
        return at
    day = at.date() + timedelta(days=begin > end and clock >= begin)
    return datetime.combine(day, end, at.tzinfo)


def _workday_after(day: date, is_workday: IsWorkday) -> date:
    for _ in range(31):
        day += timedelta(days=1)
        if is_workday(day):
            break
    return day


def _day_of(text: str, today: date) -> tuple[DayFound | None, str, str]:
    """The first day that is named and lies ahead, the words for it, and the text without them."""
    folded = fold(text)
    for at in range(len(folded)):
        if folded[at].isspace() or (at and _is_latin(folded[at - 1]) and _is_latin(folded[at])):
            continue
        found = day_at(folded, at, today)
        if found and not found.wrong and (found.ahead or found.past == today):
            return found, text[found.start : found.end], _without(text, (found.start, found.end))
    return None, "", text


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _clock_of(text: str) -> tuple[time | None, str]:
    """The time of day that is said, and the text without it."""
    folded = fold(text)
    found = _CLOCK.search(folded)
    said = _time(found) if found else None
    if found and said:
        return said, _without(text, found.span())
    part = _PART.search(folded)
    return (_TIMES[str(part.lastgroup)], _without(text, part.span())) if part else (None, text)


def _time(found: re.Match[str]) -> time | None:
    if found["hour"]:
        hour = int(found["hour"]) if found["hour"].isdigit() else int(han_value(found["hour"]) or 0)
        minute = 30 if found["half"] else {"一": 15, "三": 45}.get(found["quarter"] or "", 0)
        minute = int(found["minute"] or found["minutes"] or minute)
        late = found["part"] in _LATE or (found["part"] is None and 1 <= hour <= 6)
    else:
        hour = int(found["h24"] or found["h12"] or found["bare"])
        minute = int(found["m24"] or 0)
        half = found["ap24"] or found["ap12"]
        late = half == "p" or (half is None and found["m24"] is None and 1 <= hour <= 6)
        hour = 0 if half == "a" and hour == 12 else hour
    hour += 12 if late and hour < 12 else 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _stretch(found: re.Match[str]) -> timedelta:
    said = found["han"] or found["n"]
    unit = timedelta(hours=1) if (found["unit"] or found["en"])[0] in "小钟h" else timedelta(minutes=1)
    if said in ("半", "half an"):
        return unit / 2
    count = 1 if said in ("a", "an") else int(said) if said.isdigit() else int(han_value(said) or 1)
    return unit * count + (unit / 2 if found["half"] else timedelta(0))


def _without(text: str, span: tuple[int, int]) -> str:
    return f"{text[: span[0]].rstrip()} {text[span[1] :].lstrip()}".strip()


def _tidied(text: str) -> str:
    for _ in range(3):
        text = _EDGES.sub("", text).strip()
    return re.sub(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])", "", text)[:120]
