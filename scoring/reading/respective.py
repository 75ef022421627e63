"""Sums in the order of their customers: 签了东方和万科，分别是5万和7.5万; closed Acme and Bolt ($5k and $7k)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from language.normalise import word_set
from scoring.reading.amounts import sums_of
from scoring.reading.clause import Clause
from scoring.reading.frame import Frame
from scoring.reading.mood import Mood
from scoring.reading.stages import quoting
from scoring.reading.token import Token

_JOINS = word_set("、 & + / - 和 跟 与 及 and plus 分别 分别是 分别为 一个 一家 一单 一户 另一个 另一家")
_DOING = frozenset(("metric", "going"))
_STAGES = frozenset(("signed", "paid", "quoted", "lost"))


def in_their_order(frames: list[Frame], clauses: list[Clause], moods: list[Mood]) -> None:
    """A frame for each customer, where a sentence names several and then tells as many sums."""
    told: dict[int, list[Clause]] = {}
    for clause, mood in zip(clauses, moods, strict=True):
        if mood.live:
            told.setdefault(clause.sentence, []).append(clause)
    for members in told.values():
        kinds = [kind for clause in members for kind in clause.all_kinds]
        if "name" in kinds and "number" in kinds:
            _pair(frames, members)


def _pair(frames: list[Frame], members: list[Clause]) -> None:
    """Replace what the sentence has told by a frame for each name with the sum in its place; ask of a shared one."""
    tokens = [token for clause in members for token in clause.tokens]
    names = [token for token in tokens if token.kind == "name"]
    if len(names) < 2 or not _are_joined(members, tokens, names):
        return
    sums = [token for clause in members for token in _sums(clause)]
    if not sums or sums[0].start < names[-1].end or not _in_a_row(tokens, sums) or _done_before(tokens, names[0]):
        return
    own = [frame for frame in frames if frame.clause in members]
    if len(sums) == 1 and len(own) == 1 and own[0].stage in ("signed", "paid"):
        own[0].several = True  # 签约华为、中兴，共50万
    quote = quoting(tokens) if not own else None
    model = own[0] if own else Frame("quoted", quote, members[0]) if quote is not None else None
    if len(sums) != len(names) or model is None or {frame.stage for frame in (model, *own)} - _STAGES:
        return
    if any(frame.stage != model.stage for frame in own):
        return
    at = next((place for place, frame in enumerate(frames) if frame is model), len(frames))
    rest = [frame for frame in frames[at:] if frame not in own]
    frames[at:] = [*(_of_one(model, name, amount) for name, amount in zip(names, sums, strict=True)), *rest]


def _of_one(model: Frame, name: Token, amount: Token) -> Frame:
    return replace(
        model, customer=name.text.strip(), amount=amount, listed=True, several=False, totals=False, alone=False
    )


def _sums(clause: Clause) -> list[Token]:
    """What is money in the clause, inside brackets too."""
    plain = sums_of(list(clause.tokens))
    return [t for t in clause.tokens if t in plain or (t.figure is not None and t.figure.money)]


def _in_a_row(tokens: list[Token], row: list[Token]) -> bool:
    """Whether only joiners stand between the first and the last."""
    between = [t for t in tokens if row[0].end <= t.start < row[-1].start and t not in row]
    return all(t.text in _JOINS or "and" in t.means for t in between)


def _are_joined(members: list[Clause], tokens: list[Token], names: list[Token]) -> bool:
    """Whether the names stand in one row, two of them joined and none at once behind another: 万科物业 保洁合同."""
    between = {token.text for token in tokens if names[0].end <= token.start < names[-1].start}
    if "/" in between or not _in_a_row(tokens, names):
        return False
    starts = {clause.start for clause in members}
    apart = [two.start in starts or one.end < _before(tokens, two).end for one, two in pairwise(names)]
    return all(apart) and names[-1].start not in starts


def _before(tokens: list[Token], token: Token) -> Token:
    return tokens[next(place for place, other in enumerate(tokens) if other is token) - 1]


def _done_before(tokens: list[Token], name: Token) -> bool:
    """拜访了东方和万科，签了5万和7万: whether the names stand with a verb that tells of no deal."""
    return any(t.start < name.start and t.means.keys() & _DOING and "stage" not in t.means for t in tokens)
