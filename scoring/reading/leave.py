"""Days off: 请假, 年假, PTO, out sick; with both ends and the portion of the day."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from language.alternatives import quick
from language.dates import DayFound, day_at
from scoring.reading.clause import Clause
from scoring.reading.lexicon import GIVEN_NAMES
from scoring.reading.message import Message
from scoring.reading.nickname import is_person
from scoring.reading.result import Leave, Reading
from scoring.reading.vocabulary import requests as phrases

_DID = ("了", "过", "趟", "ed")
_LEAVE = quick(phrases.LEAVE)
_REMOTE = re.compile(phrases.REMOTE, re.ASCII)
_LENGTH = re.compile(
    r"(?<![这那前近])"  # 这两天忙，周五请假
    r"(\d{1,2}|[一二两三四五六七八九十]{1,2}|two|three|four|five|a couple of)\s?(?:天|days?)(?!\s?ago|前)"
)
_LENGTHS = {
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "a couple of": 2,
}
_AM = re.compile(
    r"上午|早上|(?<!good )morning(?! (?:all|team|everyone|folks|guys)\b)"
    r"|(?<!i )\bam\b(?! (?:off|out|away|on|taking|not|sick|ill))"
    r"|before noon|until noon|till noon|上半天"
)
_PM = re.compile(r"下午|午后|afternoon|\bpm\b|after lunch|after noon|leaving early|下半天|from noon|after \d")
_HALF = re.compile(r"半天|half[- ]day|half a day|半日")
_DOTTED = re.compile(
    r"(?<![\d.])(\d{1,2})\.(\d{1,2})(?=[-~到至号日请休年病事补婚产])|(?<=[-~到至])(\d{1,2})\.(\d{1,2})(?![\d天])"
)
_SPAN = re.compile(r"(?<![\d./-])(\d{1,2})(?=[到至~-](\d{1,2})[号日])")
"""24到26号: days of one month, named once."""
_SPAN_IN = re.compile(
    r"(?<![\d/])(\d{1,2}/|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6} )"
    r"(\d{1,2}) ?- ?(\d{1,2})(?![\d/])"
)
"""12/24-26, nov 24-26."""
_BACK_AT = r"\bback(?: (?:at|in|to|online|(?:my |the )?(?:desk|work|it|office|shop|store|field|patch)))*"
_BACK = re.compile(rf"{_BACK_AT} (?:on )?(?=\S)")
_BACK_ON = re.compile(rf"(?:{_BACK_AT}(?: on)?(?: the)?|回来|返岗|上班) *$")
"""back, back at my desk on the: what stands before the day when one works again."""
_COMES = r"(?:再|就|会|能|才|准时)*(?:来(?![不访])|回来|返岗|上班|到岗|回公司)"
_COMES_ON = re.compile(rf"(?:早上|上午|下午)?{_COMES}")
_DAY_BACK = re.compile(
    rf"(?:今天|明天|后天|大后天|下?(?:周|星期|礼拜)[一二三四五六日天]|(?:\d{{1,2}}月)?\d{{1,2}}[号日])(?:早上|上午|下午)?{_COMES}"
)
"""请个假，明天来: the day when one works again."""
_BACK_AFTER_NOON = re.compile(rf"(?:中午|下午|午后){_COMES}")
"""请半天假，下午回来上班: the morning is the half that is off."""
_TWO_DAYS = re.compile("(?:今明|明后)(?=两?天)|这(?=两天[^,，。]{0,4}(?:请|休|调|不在|不上班))")
"""明后天休假: both of them."""
_SPANS = ("今明", "明后", "这两天")
_TWO_OF_WEEK = re.compile("((?:周|星期|礼拜)[一二三四五六])([二三四五六日天])(?=[请休不年调都])")
"""下周一二请假: Monday and Tuesday."""
_UNTIL = re.compile(r"(?:到|至|until|till|thru|through)[ 了]?$")
_NOT_MINE = re.compile(
    r"client|customer|\b(?:the|their|our) (?:buyer|owner|manager|cfo|ceo|boss|prospect|gatekeeper|vendor|guy|doctor"
    r"|principal|gm) (?:is|was|'s|will be) |取消|不请|销假|cancel"
    r"|(?:not|no longer|never) (?:be |going to be |taking )?(?:off|out|on leave|away)"
    r"|(?:isn't|won't be|aren't) (?:off|out|on leave)|^(?:please )?(?:put|mark|set|note) (?!me\b|myself\b)"
)
"""Taken back, somebody else's, or talk of a customer."""
_ASKED = re.compile(
    r"(?:多少|几个?|有没有|有)人[^,，。]{0,6}(?:请|休|不在)|请了?假了?(?:吗|么|没有?)$"
    r"|\b(?:is|are|was) (?!i\b)[a-z]+ (?:off|out|on leave)[^.]{0,24}\?|how many (?:people )?are"
)
"""有多少人请假, 小李请假了没, is Sam off today?: a question about days off, which enters none."""


def leave_of(message: Message) -> Reading | None:
    """The sender's leave; None for a colleague's, for working at home, and when work was reported with it."""
    folded = message.folded
    said = _LEAVE.search(folded)
    if not said or _REMOTE.search(folded) or _ASKED.search(folded):
        return None
    live = [c for c, m in zip(message.clauses, message.moods, strict=True) if m.live]
    if any(_reports(clause, said.start()) for clause in live):
        return None
    clause = next(
        (c for c, _ in zip(message.clauses, message.moods, strict=True) if _LEAVE.search(folded[c.start : c.end])),
        message.clauses[0],
    )
    mood = message.moods[message.clauses.index(clause)]
    conditional = mood.why == "if" and "if" in clause.kinds and not _bounded(message, clause)
    if (
        mood.other
        or conditional
        or mood.why in ("ask", "joke", "sample", "praise")
        or (mood.why == "order" and "order" in clause.kinds)  # heads up everyone, I'm off this afternoon
        or (mood.why == "hear" and "hear" in clause.kinds)  # on MC today, doc says rest
        or _somebody(message)
    ):
        return None
    theirs = "客户" in folded[: said.end()]
    if theirs or _NOT_MINE.search(folded):
        return None
    start, end = _days(message)
    return Reading("leave", leave=Leave(start, end, _portion(folded)))


def _reports(clause: Clause, leave: int) -> bool:
    """Whether work is told: 拜访3家, 上午拜访了海底捞; not 请假2天, nor 去了医院 as the reason behind it."""
    counts = any(t.figure is not None and not t.figure.measure for t in clause.tokens)
    did = any("going" in t.means and t.word.endswith(_DID) for t in clause.tokens)
    named = did and "name" in clause.kinds and (clause.start < leave or "day" in clause.kinds)
    return bool(clause.kinds & {"metric", "going", "stage"}) and (counts or named)


def _bounded(message: Message, clause: Clause) -> bool:
    """Whether its only condition is its last day: OOO until Friday."""
    found = _ahead(message.folded, message.context.today, message.context.month_first)
    last = any(_UNTIL.search(message.folded[: day.start]) for _, day in found)
    return last and all(token.word in ("until", "till") for token in clause.tokens if "if" in token.means)


def _somebody(message: Message) -> bool:
    """Sam's out today: a name right before the words."""
    first = message.clauses[0].tokens[0]
    named = (
        first.kind == "name" and not first.text.startswith(_SPANS) and not _LEAVE.search(message.folded[: first.end])
    )
    return (
        (named and not _is_affair(message.clauses[0]))
        or first.word in GIVEN_NAMES
        or first.word in ("everyone", "everybody")
        or "they" in first.means
        or (first.means.keys() & {"team", "you"} != set())
        or message.text.startswith("@")
        or "批准" in message.folded
    )


def _is_affair(clause: Clause) -> bool:
    """孩子家长会，上午请假: a name that stands alone, and begins with nobody's."""
    first = clause.tokens[0]
    heads = (first, *(replace(first, text=first.text[:size]) for size in (2, 3)))
    return len(clause.tokens) == 1 and not any(is_person(head) for head in heads)


def _portion(folded: str) -> Literal["full", "am", "pm", "half"]:
    if _HALF.search(folded) and _BACK_AFTER_NOON.search(folded):
        return "am"
    if _AM.search(folded) and not _PM.search(folded):
        return "am"
    if _PM.search(folded) and not _AM.search(folded):
        return "pm"
    return "half" if _HALF.search(folded) else "full"


def _days(message: Message) -> tuple[date, date]:
    """The first and the last day: two days said with 到 or thru between, one day and a length, or today."""
    today = message.context.today
    if both := _TWO_DAYS.search(message.folded):
        first = today + timedelta(days=both.group() == "明后")
        return first, first + timedelta(days=1)
    found = _ahead(message.folded, today, message.context.month_first)
    starts = [day for day, _ in found]
    start = starts[0] if starts else today
    length = _LENGTH.search(message.folded)
    if len(found) == 1 and _UNTIL.search(message.folded[: found[0][1].start]):
        return min(today, start), start
    if len(found) >= 2:
        return min(start, starts[-1]), max(start, starts[-1])
    if length:
        number = length.group(1)
        days = int(number) if number.isdecimal() else _LENGTHS.get(number, 1)
        return start, start + timedelta(days=max(1, min(days, 400)) - 1)
    return start, max(start, _before_back(message) or start)


def _before_back(message: Message) -> date | None:
    """off tomorrow, back Thursday: the last workday before one is back; None where no such day is said."""
    back, comes = _BACK.search(message.folded), _DAY_BACK.search(message.folded)
    at = back.end() if back else comes.start() if comes else -1
    day = day_at(message.folded, at, message.context.today, message.context.month_first) if at >= 0 else None
    if day is None or day.ahead is None:
        return None
    last = day.ahead - timedelta(days=1)
    return last - timedelta(days=max(0, last.weekday() - 4))


def _after(first: date, value: date, words: str) -> date:
    """The second day behind the first: of the same month when only its number was said, else a week later."""
    if words.rstrip("日号").isdigit():
        try:
            return first.replace(day=value.day)
        except ValueError:
            return first
    while value < first:
        value += timedelta(days=7)
    return value


def _ahead(folded: str, today: date, month_first: bool | None) -> list[tuple[date, DayFound]]:
    """The days of the text, looking ahead; a weekday takes the week of the other (Mon-Wed next week)."""
    folded = _TWO_OF_WEEK.sub(r"\1周\2", folded)
    folded = _DOTTED.sub(lambda said: said.group().replace(".", "/"), folded)  # 12.3-12.5年假
    folded = _SPAN_IN.sub(r"\1\2-\1\3", _SPAN.sub(r"\1号", folded))
    found: list[DayFound] = []
    at = 0
    while at < len(folded):
        day = day_at(folded, at, today, month_first) if not folded[at].isspace() else None
        back = day is not None and (_BACK_ON.search(folded, max(0, at - 40), at) or _COMES_ON.match(folded, day.end))
        if day is not None and (day.ahead or day.past) and not back:
            found.append(day)
        at = day.end if day is not None else at + 1
    days: list[tuple[date, DayFound]] = []
    following = "next week" in folded or "下周" in folded
    for day in found:
        value = day.ahead or day.past
        assert value is not None
        if days and value < days[-1][0]:
            value = _after(days[-1][0], value, folded[day.start : day.end])
        if days and following and day.assumed | ("周" in folded[day.start : day.end]) and value < days[-1][0]:
            value += timedelta(days=7)
        days.append((value, day))
    if (
        len(days) >= 2
        and "next week" in folded[days[-1][1].start : days[-1][1].end]
        and days[0][1].assumed | (days[0][0] == today)
    ):
        first, last = days[0], days[-1]
        while first[0] < last[0] - timedelta(days=6):
            first = (first[0] + timedelta(days=7), first[1])
        days[0] = first
    return days
