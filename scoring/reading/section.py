"""Headings of a report and what stands under them: done, planned, an example, a running total."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

from language.normalise import fold, word_set
from scoring.reading.todo import begins_to_do, is_to_do
from scoring.reading.token import Token
from scoring.reading.vocabulary import headings

Mode = Literal["done", "plan", "sample", "total"]

_BARE = ("stop", "open", "close", "mark")
_BOXES = frozenset("☐□⬜⏳⌛🔜🚧")
_LIST = re.compile(r"[^\w\n]{0,4}\n[ \t]{0,4}(?:[-·•▪●*○◆▶➤→]|[(]?[0-9①②一]{1,2}[.、)]|[①②➊])")
"""What stands behind a heading over a list: the end of its line and the mark of the first point."""
_TOLD = frozenset(("number", "metric", "going", "stage", "no"))
_DOING = frozenset(("metric", "going", "fill", "plan"))
_CLOSING = ("】", "]", "*", "_")
"""What ends a heading besides the colon: 【今日】, *Today*."""
_LABELS = word_set("拜访 电话 签单 回款 业绩 closed 成绩 过程 结果 动作 上午 下午")
_PROGRESS = word_set("本周进度 本月进度 周进度 月进度 目前进度")
"""本周进度：电话96/120；上门3/5: all of the line is of the week."""
_YESTERDAY = word_set("yesterday yest yday y 昨日 昨天 昨日完成 昨天完成")
_TOMORROW = word_set("tomorrow tmrw tmr tmw 明日 明天 明日计划 明天计划 明日安排 明天安排") | {"plan for tomorrow"}
_TODAY = word_set("today t 今日 今天")
_DASHES = frozenset(("-", "–", "—"))
_BLOCKERS = word_set("blockers blocker")
_OF_DAY = _TODAY | {"this morning", "this afternoon", "rest of today"}
_WEEKDAYS = tuple(
    word_set(words)
    for words in (
        "mon monday",
        "tue tues tuesday",
        "wed weds wednesday",
        "thu thur thurs thursday",
        "fri friday",
        "sat",
        "sun",
    )
)
_ANY_WEEKDAY = frozenset().union(*_WEEKDAYS)


class Section(NamedTuple):
    """What a line says about itself: `here` for this line, `after` for the lines below; None: as before."""

    here: Mode | None = None
    after: Mode | None = None
    yesterday: bool = False


_AS_BEFORE = Section()


def _table() -> dict[str, Mode]:
    found: dict[str, Mode] = {}
    for table in (headings.CHINESE, headings.ENGLISH):
        for mode, words in table.items():
            for word in words.split(","):
                found.setdefault(fold(word), mode)  # type: ignore[arg-type]
    return found


_HEADINGS = _table()
_BEGINS = frozenset(heading[:2] for names in (_HEADINGS, *_WEEKDAYS) for heading in names)
"""What a heading begins with: other lines have none."""


def is_standup(headings: list[str], today: date) -> bool:
    """Whether the post has a heading for yesterday, for the workday before, or Today above Blockers: a plan then.

    Not where tomorrow has one as well: 昨天, 今天, 明天 are written in the evening.
    """
    if not headings or not _TOMORROW.isdisjoint(headings):
        return False
    if not _YESTERDAY.isdisjoint(headings) or (headings[0] in _TODAY and not _BLOCKERS.isdisjoint(headings[1:])):
        return True
    names = _WEEKDAYS[(today.weekday() - 1) % 7 if 0 < today.weekday() < 6 else 4]
    if names.isdisjoint(headings):
        return False
    first = next(place for place, heading in enumerate(headings) if heading in names)
    return _TODAY.isdisjoint(headings[:first])


def opens_to_do(heading: str, lines: list[list[Token]]) -> bool:
    """Today: above ring Maersk: a list of what is to be done, by its first line."""
    if heading not in _TODAY or len(lines) < 2 or lines[0][-1].text != ":":
        return False
    return begins_to_do(lines[1]) and is_to_do([*lines[0], *lines[1]])


def is_next_day(headings: list[str], place: int, today: date) -> bool:
    """*Thu* below *Wed recap* or below Done, written on a Wednesday: a heading of the day that comes."""
    coming = _WEEKDAYS[(today.weekday() + 1) % 7 if today.weekday() < 4 else 0]
    if headings[place] not in coming:
        return False
    ours = _WEEKDAYS[today.weekday()] | _TODAY
    return any(
        not ours.isdisjoint(h.split()) or _HEADINGS.get(h) == "done" or h == "done today" for h in headings[:place]
    )


def section_of(line: list[Token], heading: str, behind: str, *, standup: bool) -> Section:
    """The section a line opens, by its heading before the colon or in brackets, or by the whole line.

    `behind` is the text at once behind the line.
    """
    if line[0].text in _BOXES or (len(line) > 1 and line[1].text in _BOXES):
        return Section("plan")
    mode = _HEADINGS.get(heading)
    if standup and heading in _TODAY:
        mode = "plan"
    elif standup and heading in _YESTERDAY:
        return Section("done", "done", yesterday=heading == "y")
    elif (heading in _OF_DAY and is_to_do(line)) or (heading in _ANY_WEEKDAY and is_to_do(line, plainly=True)):
        return Section("plan")
    if line[0].word in _OF_DAY and len(line) > 2 and line[1].text in _DASHES and is_to_do(line):
        return Section("plan")
    if mode is None:
        loose = _loose(line, behind)
        return Section(loose, loose) if loose else _AS_BEFORE
    if mode == "done":
        return _AS_BEFORE if heading in _LABELS and _has_rest(line) else Section("done", "done")
    if mode == "total" and _has_rest(line):
        return Section("total") if heading in _PROGRESS else _AS_BEFORE
    return Section(mode, mode)


def _loose(line: list[Token], behind: str) -> Mode | None:
    """A heading in other words: 下周行程, Thu plan, 明日大招 over a list; 模板发一下照着填 opens an example."""
    if line[-1].text == ":" and any("sample" in token.means for token in line if token.kind not in _BARE):
        return "sample"
    if line[0].day is not None and line[0].day.past is None and _LIST.match(behind) and _names_nobody(line):
        return "plan"
    words: list[Token] = []
    for token in line:
        if token.kind == "open" and words and line[-1].kind == "close":
            break  # Plan for this week (first one back, happy new year)
        if token.kind in _BARE:
            continue
        if len(words) == 4 or token.kind in _TOLD or not _TOLD.isdisjoint(token.means):
            return None
        words.append(token)
    ahead = any(token.day is not None and token.day.past is None and not token.day.wrong for token in words)
    planned = any("plan" in token.means for token in words)
    named = any(token.kind == "name" or "name" in token.means for token in words)
    if not (ahead or planned):
        return None
    return "plan" if not named or (words[0].day is not None and _LIST.match(behind)) else None


def _names_nobody(line: list[Token]) -> bool:
    """明日三访, 明天拜访3家, over a list: a coming day, what is done then and how often."""
    rest = [token for token in line[1:] if token.kind not in _BARE]
    return 0 < len(rest) < 4 and all(t.kind == "number" or t.means.keys() & _DOING for t in rest)


def heading_of(line: list[Token], folded: str) -> str:
    """The words before the colon or the closing bracket, or the whole line when it is short; "" for no heading."""
    words: list[str] = []
    for token in line:
        if token.text == ":" or (token.text in _CLOSING and words):
            break
        if token.kind in _BARE:
            if token.text in (",", "，", "。", "(", "（"):
                break
            continue
        word = folded[token.start : token.end]
        if len(words) == 6 or (not words and len(word) > 1 and word[:2] not in _BEGINS):
            return ""
        words.append(word)
    han = max("".join(words), default="") >= "\u3400"
    return ("" if han else " ").join(words)


def _has_rest(line: list[Token]) -> bool:
    """Whether something stands behind the heading of the line."""
    seen = False
    for token in line:
        if token.text == ":" or token.text in _CLOSING:
            seen = True
        elif seen and token.kind not in (*_BARE, "day"):
            return True
    return False
