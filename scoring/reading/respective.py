"""Sums in the order of their customers: 签了东方和万科，分别是5万和7.5万; closed Acme and Bolt ($5k and $7k)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from language.normalise import word_set
from scoring.reading.amounts import sums_of
from scoring.reading.clause import Clause
from scoring.reading.frame import Frame
from scoring.reading.stages import quoting
from scoring.reading.token import COUNTS, Token

_JOINS = word_set("、 & + / - 和 跟 与 及 and plus 分别 分别是 分别为 一个 一家 一单 一户 另一个 另一家")
_STAGES = frozenset(("signed", "paid", "quoted", "lost"))


def in_their_order(own: list[Frame], members: list[Clause]) -> list[Frame]:
    """Of a sentence: a frame for each name with the sum in its place, else its frames; a shared sum is asked about.

    `members`: the sentence's live clauses.
    """
    kinds = {kind for clause in members for kind in clause.all_kinds}
    if not {"name", "number"} <= kinds:
        return own
    tokens = [token for clause in members for token in clause.tokens]
    names = [place for place, token in enumerate(tokens) if token.kind == "name"]
    if len(names) < 2 or not _are_joined(members, tokens, names):
        return own
    starts = {token.start for clause in members for token in _sums(clause)}
    sums = [place for place, token in enumerate(tokens) if token.start in starts]
    if not sums or _done_before(tokens[: names[0]]):
        return own
    if len(sums) == 1 and len(own) == 1 and own[0].stage in ("signed", "paid"):
        own[0].several = True  # 签约华为、中兴，共50万; closed 2 deals worth 18k, Acme and Bell
    if sums[0] < names[-1] or not _in_a_row(tokens, sums):
        return own
    quote = quoting(tokens) if not own else None
    model = own[0] if own else Frame("quoted", quote, members[0]) if quote is not None else None
    if len(sums) != len(names) or model is None or model.stage not in _STAGES:
        return own
    if any(frame.stage != model.stage for frame in own):
        return own
    return [_of_one(model, tokens[name], tokens[amount]) for name, amount in zip(names, sums, strict=True)]


def _of_one(model: Frame, name: Token, amount: Token) -> Frame:
    return replace(
        model, customer=name.text.strip(), amount=amount, listed=True, several=False, totals=False, alone=False
    )


def _sums(clause: Clause) -> list[Token]:
    """What is money in the clause, inside brackets too."""
    plain = {token.start for token in sums_of(list(clause.tokens))}
    return [t for t in clause.tokens if t.start in plain or (t.figure is not None and t.figure.money)]


def _in_a_row(tokens: list[Token], row: list[int]) -> bool:
    """Whether only joiners stand between the tokens at these places."""
    between = (token for one, two in pairwise(row) for token in tokens[one + 1 : two])
    return all(token.text in _JOINS or "and" in token.means for token in between)


def _are_joined(members: list[Clause], tokens: list[Token], names: list[int]) -> bool:
    """Whether the names stand in one row, two of them joined and none at once behind another: 万科物业 保洁合同."""
    if not _in_a_row(tokens, names) or any(token.text == "/" for token in tokens[names[0] : names[-1]]):
        return False
    starts = {clause.start for clause in members}
    apart = [tokens[two].start in starts or two - one > 1 for one, two in pairwise(names)]
    return all(apart) and tokens[names[-1]].start not in starts


def _done_before(tokens: list[Token]) -> bool:
    """拜访了东方和万科，签了5万和7万: whether the names stand with a verb that tells of no deal."""
    return any(token.means.keys() & COUNTS and "stage" not in token.means for token in tokens)
