"""Lines, sections and clauses: what stands under "Tomorrow" is a plan, what follows 如果 did not happen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from language.dates import DayFound
from language.normalise import fold
from scoring.reading.lexer import Token
from scoring.reading.vocabulary import chinese, english

Mode = Literal["done", "plan", "sample", "total"]

_SENTENCE_ENDS = frozenset("。！!？?；;\n.…")
_CLAUSE_ENDS = frozenset(",，→")
_INSIDE = frozenset(("if", "joke", "hope", "sample"))


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens between two commas, with the section they stand in, the day that holds, and the kinds of words in them."""

    tokens: tuple[Token, ...]
    line: int
    sentence: int
    mode: Mode = "done"
    day: DayFound | None = None
    kinds: frozenset[str] = field(default_factory=frozenset)
    ended: str = ""
    heading: bool = False

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end


@lru_cache(maxsize=1)
def _sections() -> dict[str, str]:
    return {
        fold(word): mode
        for table in (chinese.SECTIONS, english.SECTIONS)
        for mode, words in table.items()
        for word in words.split(",")
    }


_RESETS = frozenset(
    "done today yesterday completed did finished results eod wins activity shipped accomplished".split()
)


def clauses_of(tokens: list[Token], text: str) -> list[Clause]:
    """The clauses of a message, in order."""
    folded = fold(text)
    lines = _lines(tokens)
    standup = any(
        _heading(line, folded) in ("yesterday", "y", "昨日", "昨天", "昨日完成", "昨天完成")
        for line in lines
        if _heading_ends(line)
    )
    found: list[Clause] = []
    mode: Mode = "done"
    sentence = 0
    for number, line in enumerate(lines):
        heading, rest = _heading(line, folded), _after_heading(line)
        section = _sections().get(heading)
        if section == "done" and standup and heading in ("today", "今日", "今天", "t"):
            section = "plan"
        here: Mode = mode
        if section in ("plan", "sample", "total", "done"):
            if section != "done" or not rest or not _is_metric(heading):
                here = section  # type: ignore[assignment]
            if not rest or section in ("plan", "sample") or (section == "done" and not _is_metric(heading)):
                mode = here
        for clause in _split(line, number, sentence, here):
            sentence = max(sentence, clause.sentence)
            found.append(clause)
        sentence += 1
    return _with_days(found)


def _lines(tokens: list[Token]) -> list[list[Token]]:
    lines: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == "stop" and token.text == "\n":
            lines.append([])
        else:
            lines[-1].append(token)
    return [line for line in lines if line]


def _is_metric(heading: str) -> bool:
    return heading in (
        "拜访",
        "电话",
        "签单",
        "回款",
        "业绩",
        "closed",
        "成绩",
        "过程",
        "结果",
        "动作",
        "上午",
        "下午",
    )


def _heading_ends(line: list[Token]) -> bool:
    return any(token.text in (":", "】", "*") for token in line) or len(line) <= 4


def _heading(line: list[Token], folded: str) -> str:
    """The words before the colon, or the whole line when it has none; without brackets, stars and days in brackets."""
    words: list[str] = []
    for token in line:
        if token.text == ":" or (token.text in ("】", "]") and words):
            break
        if token.kind in ("stop", "open", "close", "mark"):
            if token.text in (",", "，", "。", "(", "（"):
                break
            continue
        words.append(folded[token.start : token.end])
        if len(words) > 6:
            return ""
    heading = "".join(words) if any("\u3400" <= char for word in words for char in word) else " ".join(words)
    return heading


def _after_heading(line: list[Token]) -> bool:
    """Whether something stands behind the heading of the line."""
    seen = False
    for token in line:
        if token.text in (":", "】", "]"):
            seen = True
        elif seen and token.kind not in ("stop", "close", "open", "mark", "day"):
            return True
    return False


def _split(line: list[Token], number: int, sentence: int, mode: Mode) -> list[Clause]:
    found: list[Clause] = []
    current: list[Token] = []
    depth = 0
    for token in _without_speech(line):
        if token.kind == "open":
            depth += 1
        elif token.kind == "close":
            depth = max(0, depth - 1)
        ends_sentence = token.kind == "stop" and token.text in _SENTENCE_ENDS
        if depth == 0 and (ends_sentence or (token.kind == "stop" and token.text in _CLAUSE_ENDS)):
            if token.text in "?？":
                current.append(token)
            if current:
                found.append(_clause(current, number, sentence, mode, token.text))
            current = []
            sentence += ends_sentence
            continue
        current.append(token)
    if current:
        found.append(_clause(current, number, sentence, mode, "\n"))
    return _joined(found)


def _without_speech(line: list[Token]) -> list[Token]:
    """The line without what is quoted in it, when the quotation speaks of numbers and metrics."""
    marks = [
        place for place, token in enumerate(line) if token.text in ('"', "“", "”", "「", "」", "『", "』")
    ]
    for first, last in zip(marks[::2], marks[1::2], strict=False):
        inside = line[first + 1 : last]
        if any("metric" in token.means for token in inside) and any(
            token.kind == "number" for token in inside
        ):
            return [*line[:first], *line[last + 1 :]]
    return line


def _clause(tokens: list[Token], line: int, sentence: int, mode: Mode, ended: str) -> Clause:
    kinds: set[str] = set()
    depth = 0
    for token in tokens:
        depth += (token.kind == "open") - (token.kind == "close" and depth > 0)
        if not depth:
            kinds.update(token.means)
            kinds.add(token.kind)
        else:
            kinds.update(token.means.keys() & _INSIDE)
    return Clause(tuple(tokens), line, sentence, mode, None, frozenset(kinds), ended)


def _joined(clauses: list[Clause]) -> list[Clause]:
    """Names that go on behind a comma (visited A, B and C) belong to the clause before."""
    found: list[Clause] = []
    for clause in clauses:
        before = found[-1] if found else None
        if (
            before
            and _names_only(clause)
            and before.ended in ",，;；"
            and _last(before) == "name"
            and "name" in clause.kinds
            and "going" in before.kinds | _metric_kinds(before)
        ):
            comma = Token("stop", before.end, before.end + 1, "、")
            tokens = (*before.tokens, comma, *clause.tokens)
            found[-1] = replace(before, tokens=tokens, kinds=before.kinds | clause.kinds, ended=clause.ended)
        else:
            found.append(clause)
    return found


def _names_only(clause: Clause) -> bool:
    """Whether the clause is nothing but names, what stands in brackets aside."""
    return clause.kinds <= {"name", "and", "stop", "close", "word", "more", "rest"} and all(
        token.kind != "stop" or token.text in "、&+" for token in clause.tokens
    )


def _last(clause: Clause) -> str:
    """The kind of the last token outside brackets."""
    depth = 0
    for token in reversed(clause.tokens):
        depth += (token.kind == "close") - (token.kind == "open")
        if depth == 0 and token.kind != "open":
            return token.kind
    return ""


def _metric_kinds(clause: Clause) -> frozenset[str]:
    return frozenset({"going"}) if "metric" in clause.kinds else frozenset()


def _backward(found: list[Clause], clause: Clause, day: DayFound) -> None:
    """20 calls, 5 visits yesterday: a day at the end of a sentence holds for all of it when none was said before."""
    for place in range(len(found) - 1, -1, -1):
        earlier = found[place]
        if earlier.sentence != clause.sentence or "day" in earlier.kinds or day.past is None:
            return
        found[place] = replace(earlier, day=day)


def _carries(clause: Clause) -> bool:
    """Whether the day of the clause holds on: it heads something (Wed:, 补昨天的) or a record; not a day in passing."""
    if clause.kinds & {"metric", "stage", "going"}:
        return True
    return (
        sum(
            token.kind not in ("day", "stop", "open", "close") and "fill" not in token.means
            for token in clause.tokens
        )
        <= 2
    )


def _with_days(clauses: list[Clause]) -> list[Clause]:
    """Each clause with the day that holds in it: its own, else the last one said; a coming day holds for its sentence."""
    found: list[Clause] = []
    current: DayFound | None = None
    sentence = -1
    for clause in clauses:
        days = [token.day for token in clause.tokens if token.day is not None]
        passing = current
        if clause.sentence != sentence and current is not None and current.past is None and not current.wrong:
            current = None
        sentence = clause.sentence
        if days and clause.mode != "plan":
            past = [day for day in days if day.past is not None]
            current = past[-1] if past and not any(d.past is None for d in days) else days[-1]
        planned = "plan" in clause.kinds
        if days and current is not None and clause.tokens[-1].day is not None and not planned:
            _backward(found, clause, current)
        found.append(replace(clause, day=current))
        if days and (planned or not _carries(clause)):
            current = passing
    return found
