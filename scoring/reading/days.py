"""The day that holds in each clause of a message: its own, else the last one said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from language.dates import DayFound
from language.normalise import word_set
from scoring.reading.clause import Clause, done_again
from scoring.reading.token import ACTS, Token

_YESTERDAYS = word_set("yesterday yest yday y 昨日 昨天")
_YESTERDAYS_SAID = _YESTERDAYS | word_set("y'day yesty ystd ystday")
_TODAYS = word_set("today t 今日 今天")
_TOMORROWS = word_set("tomorrow tmrw tmr 明日 明天")
_SAYS = word_set("说 表示 答应 想 约 要 想要 让 叫")
_COMPARES = frozenset(("比", "较"))
_PUT_OFF = word_set("moved pushed rescheduled bumped shifted postponed delayed 改到 推到 延到 挪到 推迟到 改约")
_WANTED = word_set("wants wanted expects asks asked demands")
_STANDUP = word_set("standup stand-up scrum blocker blockers")
"""Words of a post in which today is what is planned, also without a colon."""
_CAUGHT_UP = ("忘", "漏", "没报", "没发", "没交", "没填", "没写", "补", "迟报", "晚报", "forgot", "missed", "late")
"""昨天忘了报：…。今天：…: what is made up for is no stand-up, and today is told as done."""
_ENTRIES = word_set("entry entries log logs numbers report update stats tally backlog catchup")
_OWN = frozenset(("me", "actual"))
"""I did Kessler today: behind what was said of another day, the sender's own doing is of today."""
_HEADS = frozenset((":", "-", "→"))
"""What stands behind a day that heads a row."""
_THAT = ("那单", "那家", "那笔", "那个", "那户", "那张", "那位", "的那")
_BOOKED = ("other:meetings_booked", "other:邀约")


def dated(clauses: list[Clause], today: date) -> list[Clause]:
    """Each clause with the day that holds in it: its own, else the last one said; a coming one for its sentence."""
    clauses = _standup(clauses, today)
    if not any("day" in clause.all_kinds or clause.day for clause in clauses):
        return clauses
    clauses = _coming(clauses, today)
    found: list[Clause] = []
    current: DayFound | None = None
    sentence = -1
    for clause in clauses:
        days: list[DayFound] = []
        if "day" in clause.all_kinds and not _is_in_already(clause):
            row = clause.outer
            days = [t.day for p, t in enumerate(row) if t.day is not None and not _says_which(row, p)]
            days = [_in_brackets(clause.tokens, days[0])] if len(days) == 1 and "open" in clause.all_kinds else days
        if days and ("booked" in clause.kinds or _counts_booked(clause)):
            headed = any(t.text == ":" for t in clause.tokens[1:4])  # 补周一的：实访两组、约访4组
            days = [day for day in days if headed or day.past is None or day.ahead is None]  # 1 demo set for Tue
        if clause.day is not None:
            days.append(clause.day)
        if clause.sentence != sentence and current is not None and current.past is None and not current.wrong:
            current = None
        if current is not None and current.past is None and not current.wrong and not days and done_again(clause):
            current = None
        sentence = clause.sentence
        passing = current
        if days and clause.mode != "plan":
            past = [day for day in days if day.past is not None]
            current = past[-1] if past and not any(day.past is None for day in days) else days[-1]
        planned = "plan" in clause.kinds
        records = "number" in clause.kinds and clause.kinds & ACTS
        if days and current is not None and not planned and records and clause.tokens[-1].day is not None:
            _backward(found, clause, current)
        clause.day = current
        found.append(clause)
        wrong = current is not None and current.wrong
        over = planned and current is not None and current.ahead is None  # yesterday I planned 5 but did 2
        own = current is not None and current.past == today and bool(clause.kinds & _OWN)
        if days and not over and (planned or wrong or not (own or _carries(clause))):
            current = passing
    return found


def _in_brackets(tokens: tuple[Token, ...], day: DayFound) -> DayFound:
    """Yesterday (Fri), said on a Monday: the weekday that brackets at once behind a day say that it was."""
    place = next(p for p, t in enumerate(tokens) if t.day is day)
    row = tokens[place + 1 : place + 4]
    said = row[1].day if len(row) == 3 and row[0].kind == "open" and row[2].kind == "close" else None
    return said if said is not None and said.past is not None and tokens[place].word in _YESTERDAYS_SAID else day


def _is_in_already(clause: Clause) -> bool:
    """logging just today since Mon-Thu are already in: days of which nothing is told."""
    return "already" in clause.words and "number" not in clause.kinds


def _counts_booked(clause: Clause) -> bool:
    """约访4组, set 1 demo for Tues: what was arranged, for another day."""
    if "set" in clause.words and clause.tokens[-1].day is not None and clause.tokens[-2].word.endswith("for"):
        return True
    return "metric" in clause.all_kinds and any(t.means.get("metric") in _BOOKED for t in clause.tokens)


def _says_which(row: list[Token], place: int) -> bool:
    """6 follow-ups from the Tuesday webinar, from Tuesday's show: a weekday that only says which event is meant."""
    day, token = row[place].day, row[place]
    if (place and _tells_whom(row, place)) or _tells_which_deal(row, place) or _is_its_weekday(row, place):
        return True
    if place < 2 or day is None or not day.assumed or place + 1 >= len(row):
        return False
    before = row[place - 1].word
    told = before == "the" and row[place - 2].word in ("from", "of")
    owned = before == "from" and token.word.endswith(("'s", "’s"))
    return (told or owned) and row[place + 1].kind in ("text", "word", "name")


def _tells_whom(row: list[Token], place: int) -> bool:
    """电话回访了昨天展会上收的38个电话: behind what was done, a day that only says which they are."""
    done = any(t.text.endswith("了") for t in row[:place]) and any(not ACTS.isdisjoint(t.means) for t in row[:place])
    behind = row[place + 1 : place + 6]
    of = next((p for p, t in enumerate(behind) if t.text == "的" or t.text.endswith("的")), 0)
    return done and bool(of) and all(t.figure is None and t.kind != "stop" for t in behind[:of])


def _is_its_weekday(row: list[Token], place: int) -> bool:
    """9月21日 周一: which day of the week the day before it was."""
    said, day = row[place - 1].day if place else None, row[place].day
    if said is None or day is None or said.past is None or day.past is None or said.assumed or not day.assumed:
        return False
    return said.past.weekday() == day.past.weekday()


def _tells_which_deal(row: list[Token], place: int) -> bool:
    """上周五那单终于打款了, 周三报价的那家签了: a day that only says which deal it is of which something is told."""
    if row[place + 1 : place + 2] and row[place + 1].text == "那" and any(t.text.startswith("都") for t in row):
        return True  # 昨天那两组都回访了
    if _begun_then(row, place):
        return True
    said = next((p for p, t in enumerate(row[place + 1 : place + 5], place + 1) if t.text.startswith(_THAT)), 0)
    if not said or any(t.kind in ("number", "name") or "stage" in t.means for t in row[place + 2 : said]):
        return False
    if row[place + 1].kind == "name" or any(t.text.startswith(("补", "忘", "漏")) for t in row):
        return False
    return any("stage" in t.means and "metric" not in t.means for t in row[said + 1 :])


def _begun_then(row: list[Token], place: int) -> bool:
    """昨天签的华丰退了: when the deal began of which something is told."""
    verb, of, name, *rest = row[place + 1 : place + 12] + [None] * 3
    if verb is None or of is None or name is None or name.kind != "name" or of.text != "的":
        return False
    begun = verb.means.get("stage")
    told = any(t is not None and t.means.get("stage", begun) != begun and "metric" not in t.means for t in rest)
    return told and not {"stage", "metric", "going"}.isdisjoint(verb.means)


def _backward(found: list[Clause], clause: Clause, day: DayFound) -> None:
    """20 calls, 5 visits yesterday: a day at the end of a sentence holds for all of it when none was said before."""
    for place in range(len(found) - 1, -1, -1):
        earlier = found[place]
        if earlier.sentence != clause.sentence or "day" in earlier.kinds or day.past is None:
            return
        earlier.day = day


def _carries(clause: Clause) -> bool:
    """Whether the day of the clause holds on: it heads something (Wed:, 补昨天的) or a record."""
    if "hear" in clause.kinds or not clause.words.isdisjoint(_COMPARES):
        return False  # 电话比昨天多打了10个
    if not clause.words.isdisjoint(_PUT_OFF) and clause.tokens[-1].day is not None:
        return False  # they moved it to the 9th
    if not clause.words.isdisjoint(_WANTED) and "me" not in clause.kinds:
        return False  # she wants 30 dials each on Monday
    if "boss" in clause.kinds and "me" not in clause.kinds and _is_bosses(clause):
        return False
    if clause.kinds & ACTS or clause.tokens[0].text in "【[" or clause.tokens[-1].text == ":":
        return True
    if clause.tokens[0].day is not None and _heads_row(clause.tokens):
        return True  # Wed: Exeter show, picked up 11 leads
    if not clause.words.isdisjoint(_SAYS):
        return False  # 外呼41个，3个说周末来看车
    words = [t for t in clause.outer if t.kind not in ("day", "stop", "open") and "fill" not in t.means]
    words = [t for t in words if "emptyword" not in t.means]
    if not clause.words.isdisjoint(_ENTRIES) and len(words) <= 3:
        return True  # late entry for monday
    late = clause.tokens[-1].day is not None and len(words) == 2 and clause.tokens[0].text.isascii()
    return len(words) <= 2 and not (late and clause.tokens[0].kind == "text")  # board votes on the 8th


def _heads_row(tokens: tuple[Token, ...]) -> bool:
    """Wed: 3 leads, Sat 11/14 canvass: 5 inspections: a day, a plain word or two, and what stands behind a head."""
    for token in tokens[1:5]:
        if token.text in _HEADS:
            return True
        if token.kind not in ("text", "day") and token.means.keys() != {"fill"}:
            return False
    return False


def _is_bosses(clause: Clause) -> bool:
    """早会领导讲了昨天的数据: a day of which a boss spoke."""
    boss = next((t.start for t in clause.tokens if "boss" in t.means), clause.end)
    return all(t.start > boss for t in clause.tokens if t.day is not None)


def _standup(clauses: list[Clause], today: date) -> list[Clause]:
    """Yesterday: 33 calls. Today: 40 calls, in one line: Today is what is planned, unless it is told as done."""
    heads = [c for c in clauses if len(c.tokens) > 2 and c.tokens[0].word in _TODAYS]
    if not heads:
        return clauses
    head = heads[0]
    if head.tokens[1].text != ":" and all(c.words.isdisjoint(_STANDUP) for c in clauses):
        return clauses
    before = today - timedelta(days={0: 3, 6: 2}.get(today.weekday(), 1))
    first = next((c for c in clauses[:2] if any(_is_over(t, before) for t in c.tokens)), None)
    if first is None or head.start < first.start or any(t.word.startswith(_CAUGHT_UP) for t in first.tokens[:4]):
        return clauses
    told = [t for c in clauses if c.start < head.start for t in c.tokens]
    if not any(t.text in _HEADS for t in told[:2]) and any(t.text == "了" or t.text.endswith("了") for t in told):
        return clauses  # 昨天走不开，就打了7个电话。今天：上门2家
    ahead = [c for c in clauses if c.start >= head.start]
    if any(_tells(t) for c in ahead for t in c.tokens[2:]):
        return clauses
    if any(c.tokens[0].word in _TOMORROWS and len(c.tokens) > 1 and c.tokens[1].text == ":" for c in ahead):
        return clauses  # 昨天, 今天 and 明天, each with its figures
    return [replace(c, mode="plan") if c.start >= head.start else c for c in clauses]


def _coming(clauses: list[Clause], today: date) -> list[Clause]:
    """Monday: 30 dials, said on a Friday: the last line, about the next workday or with a plan or a hope in it."""
    heads = [c for c in clauses if "day" in c.all_kinds and _heads_weekday(c)]
    if not heads or len({c.sentence for c in heads}) != 1 or heads[0].sentence == clauses[0].sentence:
        return clauses  # a list of several days, or nothing before it
    row = [c for c in clauses if c.sentence == heads[0].sentence and c.start >= heads[0].start]
    behind = [c for c in clauses if c.line > row[-1].line]
    if any(not c.kinds.isdisjoint(ACTS) and "number" in c.kinds for c in behind):
        return clauses
    day = row[0].tokens[0].day
    following = today + timedelta(days={4: 3, 5: 2}.get(today.weekday(), 1))
    ahead = day is not None and day.past is not None and day.past + timedelta(days=7) == following
    ahead = ahead or any(c.kinds & {"plan", "hope"} for c in row)
    if not ahead or any(_tells(token) for c in row for token in c.tokens):
        return clauses
    last = {c.start for c in row}
    return [replace(c, mode="plan") if c.start in last else c for c in clauses]


def _heads_weekday(clause: Clause) -> bool:
    """Mon: 30 dials; Monday → 30 dials; Mon - Tessera quote."""
    if not _names_weekday(clause.tokens[0]):
        return False
    return clause.ended == "→" if len(clause.tokens) == 1 else clause.tokens[1].text in _HEADS


def _names_weekday(token: Token) -> bool:
    return token.day is not None and token.day.assumed


def _is_over(token: Token, before: date) -> bool:
    """Yesterday, or the last workday by its name: what the message reports."""
    named = token.day is not None and token.day.assumed and token.day.past == before
    return token.word in _YESTERDAYS or named


def _tells(token: Token) -> bool:
    """Whether a word says that it is done: 去了, made, signed, 15 so far."""
    word = token.word
    past = word.endswith(("ed", "won", "paid")) and bool(token.means.keys() & {"going", "stage"})
    return past or word.endswith(("了", "far")) or bool(token.means.keys() & {"actual", "done"})
