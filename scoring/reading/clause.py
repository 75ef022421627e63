"""Clauses: what stands between two commas, with the section, the sentence and the day it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from language.dates import DayFound
from language.normalise import fold, word_set
from scoring.reading.pieces import NEXT, pieces_of
from scoring.reading.quotation import has_speech, without_speech
from scoring.reading.section import Mode, Section, heading_of, is_next_day, is_standup, opens_to_do, section_of
from scoring.reading.ticked import as_meant, without_one_more
from scoring.reading.token import ACTS, BRACKETS, COUNTS, Token

_LONGEST = 100
"""Tokens in a clause, at most: nobody speaks longer without a stop, and trying pairs of them stays cheap."""

_SENTENCE_ENDS = frozenset("。！!?？;；\n.…")
_ENDS = _SENTENCE_ENDS | frozenset(",，→")
_INSIDE = frozenset(("if", "joke", "hope", "sample"))
_BETWEEN_NAMES = word_set("、 & + the The then again")
_OF_NAMES = word_set(
    "practice surgery dental family clinic office store folks team people guys group plant warehouse branch farm "
    "school crew yard job jobsite site lot shop project depot"
)
_WHERE = frozenset(("at", "@", "in", "on", "near", "off"))
_FOLK = word_set("guys folks team people crew ladies lads girls boys staff gang owner owners manager buyer over")
_AT = frozenset(("at", "@", "over", "from"))
_PAST = word_set("signed closed won visited landed")
_THEN = word_set("就 再 才 后 之后 以后 我请客")
_FIELDS = frozenset(("metric", "stage"))
_UNSURE = frozenset(("plan", "hope", "if", "pending", "ask", "unsure", "order"))


@dataclass(slots=True)
class Clause:
    """A part of a sentence. `kinds` are the kinds of its words outside brackets; `ended` is the mark behind it.

    `line` and `sentence` number where it stands; `mode` is its section's; `day` is the day that holds in it.
    `words` (in lower case) and `all_kinds` are those inside brackets too, as the clause was written.
    Only `dated` changes one; it is not frozen for the same reason as a token.
    """

    tokens: tuple[Token, ...]
    line: int
    sentence: int
    mode: Mode = "done"
    day: DayFound | None = None
    kinds: frozenset[str] = frozenset()
    ended: str = ""
    words: frozenset[str] = frozenset()
    all_kinds: frozenset[str] = frozenset()

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.tokens[-1].end

    @property
    def outer(self) -> list[Token]:
        """The tokens that stand outside brackets."""
        return list(self.tokens) if BRACKETS.isdisjoint(self.all_kinds) else outside(self.tokens)


def clauses_of(tokens: list[Token], text: str, today: date) -> list[Clause]:
    """The clauses of a message, in order; their days are put in by `dated`."""
    folded = fold(text)
    lines = _lines(tokens) if "\n" in text else [tokens] if tokens else []
    lines = as_meant(lines, text)
    headings = [heading_of(line, folded) for line in lines]
    standup, spoken = is_standup(headings, today), has_speech(folded)
    found: list[Clause] = []
    mode: Mode = "done"
    sentence = 0
    for number, line in enumerate(lines):
        section = section_of(line, headings[number], text[line[-1].end : line[-1].end + 12], standup=standup)
        if section.after == "done" and opens_to_do(headings[number], lines[number : number + 2]):
            section = Section("plan", "plan")
        if mode == "sample" and line[-1].text == ":" and any(t.means.keys() & _FIELDS for t in line):
            section = Section("sample", "sample")  # Closed $: in a format that nobody has filled in
        mode = section.after or ("plan" if number and is_next_day(headings, number, today) else mode)
        told = without_speech(line) if spoken else line
        of_day = mode == "total" and line[0].day is not None and line[0].day.past is not None
        clauses = _split(told, number, sentence, section.here or ("done" if of_day else mode))
        if section.yesterday and clauses:
            yesterday = DayFound(line[0].start, line[0].end, today - timedelta(days=1), None)
            clauses[0].day = yesterday
        found.extend(clauses)
        sentence = (clauses[-1].sentence if clauses else sentence) + 1
    return found


def _lines(tokens: list[Token]) -> list[list[Token]]:
    ends = [place for place, token in enumerate(tokens) if token.text == "\n"]
    lines = [tokens[begun + 1 : end] for begun, end in pairwise((-1, *ends, len(tokens)))]
    return [line for line in lines if line]


def outside(tokens: tuple[Token, ...]) -> list[Token]:
    """The tokens that stand outside brackets."""
    found: list[Token] = []
    depth = 0
    for token in tokens:
        if token.kind in BRACKETS:
            depth = max(0, depth + (token.kind == "open") - (token.kind == "close"))
        if not depth and token.kind != "close":
            found.append(token)
    return found


def _split(line: list[Token], number: int, sentence: int, mode: Mode) -> list[Clause]:
    """The clauses of a line: cut at stops outside brackets, then where something new begins without a stop."""
    found: list[Clause] = []
    current: list[Token] = []
    depth = 0

    def close(ended: str) -> None:
        pieces = pieces_of(current)
        for place, (piece, cut, all_kinds) in enumerate(pieces, 1):
            kinds = all_kinds if BRACKETS.isdisjoint(all_kinds) else _kinds_outside(piece)
            words = frozenset([token.word for token in piece])
            mark = ended if place == len(pieces) else cut
            found.append(Clause(tuple(piece), number, sentence, mode, None, kinds, mark, words, all_kinds))
        current.clear()

    for token in line:
        if token.kind == "stop":
            if not depth and token.text in _ENDS and not (token.text == "→" and _labels(current)):
                if token.text in "?？":
                    current.append(token)
                said = bool(current) and not (token.text in "!！" and (_is_cry(current) or _is_thanks(current)))
                close(token.text)
                sentence += said and token.text in _SENTENCE_ENDS
                continue
        elif token.kind in BRACKETS:
            depth = max(0, depth + (token.kind == "open") - (token.kind == "close"))
        current.append(token)
        if len(current) >= _LONGEST:
            close("")
    close("\n")
    return _joined(found)


def _labels(tokens: list[Token]) -> bool:
    """Calls → 12: whether the arrow only leads from a metric to its number."""
    return bool(tokens) and "metric" in tokens[-1].means


def _is_cry(tokens: list[Token]) -> bool:
    """33万！盒马！签了！, Won! Acme 24k: a piece of one sentence, cried out."""
    return len(tokens) <= 2 and ("stage" in tokens[0].means or all(t.kind in ("number", "name") for t in tokens))


def _is_thanks(tokens: list[Token]) -> bool:
    """签约福田！感谢领导支持！合同额156万: words that say nothing, between two that belong together."""
    return all(token.means.keys() == {"fill"} for token in tokens)


def _kinds_outside(tokens: list[Token]) -> frozenset[str]:
    """The kinds of the words outside brackets, and those inside that govern the clause all the same."""
    kinds: set[str] = set()
    depth = 0
    for place, token in enumerate(tokens):
        alone = "plan" in token.means and {t.kind for t in tokens[place - 1 : place + 2 : 2]} == {"open", "close"}
        if alone and place > 1 and tokens[place - 2].kind != "name":
            kinds.add("coming" if token.text[0] in "下明" else "sample")  # 约见2位(下周), 拜访3家(计划)
        depth += (token.kind == "open") - (token.kind == "close" and depth > 0)
        if not depth:
            kinds.update(token.means)
            kinds.add(token.kind)
        else:
            kinds.update(token.means.keys() & _INSIDE)
    return frozenset(kinds)


def _joined(clauses: list[Clause]) -> list[Clause]:
    """Names that go on behind a comma (visited A, B and C) belong to the clause before."""
    found: list[Clause] = []
    for clause in clauses:
        before = found[-1] if found else None
        if (before is not None and _sums_go_on(before, clause)) or (
            before is not None
            and "name" in clause.kinds
            and (not before.kinds.isdisjoint(COUNTS) or "dropped" in before.words)
            and before.ended in ",，;；"
            and _last(before) in ("name", "time")
            and not any("stage" in token.means and "metric" in token.means for token in before.outer)
            and _names_only(clause, listed=any(token.text == ":" for token in before.tokens))
        ):
            comma = Token("stop", before.end, before.end + 1, "、")
            tokens = (*before.tokens, comma, *clause.tokens)
            found[-1] = replace(
                before,
                tokens=tokens,
                kinds=before.kinds | clause.kinds,
                ended=clause.ended,
                words=before.words | clause.words | {"、"},
                all_kinds=before.all_kinds | clause.all_kinds | {"stop"},
            )
        else:
            found.append(clause)
    return found


def _sums_go_on(before: Clause, clause: Clause) -> bool:
    """closed 3 today: 4k, 6k and 2k: sums that go on behind a comma, where deals were counted before the colon."""
    if not (before.ended == "," and ":" in before.words and {"stage", "number"} <= before.kinds):
        return False
    sums = all(t.figure.number.scaled or t.figure.money for t in clause.tokens if t.figure is not None)
    return (
        sums and all(t.figure is not None or "and" in t.means for t in clause.tokens) and "name" not in before.kinds
    )


def done_again(clause: Clause) -> bool:
    """签了万科30万 behind 明天拜访5家: a done verb at the head with its name and number ends the plan."""
    if "name" not in clause.kinds or clause.kinds.isdisjoint(ACTS):
        return False
    gone = "going" in clause.kinds  # 然后去了永辉
    if not (gone or "number" in clause.kinds):
        return False
    words = [t for t in clause.tokens if t.means.keys() != {"fill"} and t.text not in NEXT]
    if len(words) > 1 and words[0].kind == "name" and words[1].word in _PAST:
        words = words[1:]  # Copperfield pushed to Q1, Drexel signed at 5.2k
    head = words[0] if words else clause.tokens[0]
    said = head.text.endswith("了") or head.word in _PAST
    told = said and bool(head.means.keys() & ACTS)
    return told and not clause.kinds & _UNSURE and not any(token.text in _THEN for token in clause.tokens)


def goes_and_counts(clause: Clause) -> bool:
    """跑了6家, 上午跑了6家 behind 计划8家: a done verb at the head, its number at once behind it."""
    if "going" not in clause.kinds:
        return False
    head, *behind = [t for t in clause.tokens if "daypart" not in t.means] or clause.tokens
    if "going" not in head.means:
        return False
    if not head.text.endswith(("了", "完", "成")) or head.text in NEXT:
        return False
    figure = next((t.figure for t in behind if t.means.keys() != {"fill"} and t.text not in NEXT), None)
    alone = clause.tokens == (head, *behind) and len(behind) == 1  # 打了47
    stated = figure is not None and figure.value is not None and not figure.measure
    counted = stated and figure is not None and (figure.unit != "" or alone)
    return counted and clause.kinds.isdisjoint(_UNSURE) and not clause.words & _THEN


def _names_only(clause: Clause, *, listed: bool) -> bool:
    """Whether a clause with a name is nothing but names, what stands in brackets and a day behind them aside.

    `listed`: in a list behind a colon a part of the day may stand before them: 外勤：上午三一，下午五矿.
    """
    tokens = without_one_more(list(clause.tokens))
    while listed and len(tokens) > 1 and "daypart" in tokens[0].means:
        tokens.pop(0)
    while tokens and (_is_past(tokens[-1]) or tokens[-1].means.keys() & {"daypart"}):
        tokens.pop()
    depth = plain = 0
    before = tokens[0] if tokens else None
    for token, following in zip(tokens, [*tokens[1:], None], strict=False):
        known, article = before is not None and before.kind == "name", before is not None and before.text == "the"
        thing = article and (token.kind == "text" or token.text == "new")  # the new taco place
        before = before if thing else token
        folk = token.text in _FOLK and following is not None and following.text in _AT
        if (known and token.text in _OF_NAMES) or thing or folk:
            continue  # Kingsley HOA and the Tran family; and the bakery; and the guys at Foundry 9
        plain = 3 if token.text in _WHERE and (known or plain) else plain - 1
        if plain >= 0 and (token.text in _WHERE or token.text == "the" or token.kind in ("name", "text")):
            continue  # Travis Perkins at Rayleigh
        if token.kind in BRACKETS:
            depth = max(0, depth + (token.kind == "open") - (token.kind == "close"))
        if "姓" in token.text[1:] and "百姓" not in token.text:
            return False  # 去了恒远物流园，车队老板姓顾
        if depth or token.kind in ("name", "close", "time") or "and" in token.means or token.text in _BETWEEN_NAMES:
            continue
        return False
    return True


def _is_past(token: Token) -> bool:
    return token.day is not None and token.day.past is not None


def _last(clause: Clause) -> str:
    """The kind of the last token outside brackets."""
    depth = 0
    for token in reversed(clause.tokens):
        depth += (token.kind == "close") - (token.kind == "open")
        if depth == 0 and token.kind != "open" and token.text not in _OF_NAMES:
            return token.kind  # met the Halden team, the Ricks crew
    return ""
