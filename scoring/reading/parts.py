"""The parts of a clause, one for each deal in it: 五粮液120万签约✅ 郎酒80万签约; 签约华为、中兴各5万."""

from __future__ import annotations

from dataclasses import replace

from language.normalise import word_set
from scoring.reading.amounts import in_brackets, sums_of
from scoring.reading.clause import Clause
from scoring.reading.companion import is_of_ours
from scoring.reading.prices import so_many
from scoring.reading.stages import stages_of
from scoring.reading.token import BRACKETS, NOT_DONE, Count, Token

_CHOSE = frozenset(
    ("选了", "选择了", "chose", "picked", "went with", "went w/", "he went with", "she went with", "选")
) | {
    "gone with the",
    "gone with their",
    "have gone with",
    "has gone with",
    "going with",
    "signed with",
}
_OTHERS = frozenset(("other", "others", "rest"))
_CLOSED = word_set("closed signed won landed sold bagged booked inked sealed renewed refunded lost")
_TO_COME = NOT_DONE | {"subset"}
_DONE_MARKS = "✅✔☑✓"
_ENDING = frozenset(("name", "mark"))
"""Kinds without which there is but one part."""


def parts_of(clause: Clause) -> list[list[Token]]:
    """The tokens of each part, the word for what happened in each of those that share it."""
    return _shared(_parts(clause))


def _parts(clause: Clause) -> list[list[Token]]:
    """The clause cut where a new deal begins: 五粮液120万签约✅ 郎酒80万签约; Alpha ($3k) and Beta (€2k)."""
    parts: list[list[Token]] = [[]]
    tokens = list(clause.tokens)
    if clause.all_kinds.isdisjoint(_ENDING):
        return [tokens]
    inside = [token for token in tokens if in_brackets(tokens, token)] if "close" in clause.kinds else []
    if len(sums_of(inside)) > 1 and sum(token.kind == "name" for token in inside) > 1:
        total = sums_of([token for token in tokens if token not in inside])
        tokens = [token for token in tokens if token not in total]  # 收款11万（海尔8万，美的3万）
    for token in tokens:
        part = parts[-1]
        begins = token.kind == "name" or (token.figure is not None and _leads(tokens, token))
        apart = begins and _complete(part) and part[-1].text != "客户"
        if apart and not so_many(part[:-1], [part[-1], token]) and not _on_street(part, token):
            parts.append([])
        elif (
            len(part) > 2
            and "and" in part[-1].means
            and "stage" in token.means
            and ((len(part) > 3 and _complete(part) and stages_of(part)) or _is_loss(part))
        ):
            parts.append([])  # closed Acme ($4k) and lost Beta ($6k)
        elif token.kind == "mark" and token.text in _DONE_MARKS and stages_of(part):
            parts.append([])
            continue
        parts[-1].append(token)
    found = [part for part in parts if part]
    if not inside:
        return found
    split = [_paid_beside(part) or [part] for part in found]
    return split[0] if len(split) == 1 else [pieces[0] for pieces in split]  # in a list the next would be paid too


def _paid_beside(tokens: list[Token]) -> list[list[Token]]:
    """万科签约20万（首付5万已到）: the contract, and in brackets what was paid of it, unless that is to come."""
    inside = [token for token in tokens if in_brackets(tokens, token)]
    named = not any(t.kind == "name" and t not in inside for t in tokens)  # 签约20万（万科，首付5万）
    outer = [t for t in tokens if t.kind not in BRACKETS and (t not in inside or (named and t.kind == "name"))]
    inner = [t for t in inside if t.kind not in BRACKETS and t not in outer]
    signed = any(t.means["stage"] == "signed" for t in stages_of(outer)) and sums_of(outer)
    paid = [t for t in stages_of(inner) if t.means["stage"] == "paid"]
    if not signed or not paid or not sums_of(inner, paid=True) or any(t.kind == "name" for t in inner):
        return []
    coming = any(not _TO_COME.isdisjoint(t.means) or (t.day is not None and t.day.past is None) for t in inner)
    return [outer] if coming else [outer, inner]


def _on_street(part: list[Token], token: Token) -> bool:
    """over to Hagen Law at 1200 Nicollet: the number of a house, and the street behind it."""
    count = part[-1].figure
    bare = count is not None and not (count.money or count.number.scaled or count.unit)
    return bare and token.text.isascii() and len(part) > 1 and part[-2].word in ("at", "on")


def _leads(tokens: list[Token], token: Token) -> bool:
    """$4k Tully Farms, $9k Unger Dairy: a sum at once before its name, behind a joiner."""
    if token.figure is None or not token.figure.money:
        return False
    place = next(p for p, t in enumerate(tokens) if t is token)
    row = [t for t in tokens[place - 1 : place + 3] if t.word != "the"][:3] if place else []
    return len(row) == 3 and row[2].kind == "name" and (row[0].kind == "stop" or "and" in row[0].means)


def _complete(part: list[Token]) -> bool:
    """Whether a name and a sum are there, and both inside or both outside of brackets."""
    names = [token for token in part if token.kind == "name"]
    closed = len(part) > 2 and part[-1].kind in ("close", "stop")
    told = [t for t in part if "stage" in t.means and "metric" not in t.means and in_brackets(part, t)]
    if closed and len(names) == 1 and told and names[0].start < told[0].start:
        return True  # visited A (no go, lost), B (signed, $880)
    if not names or not sums_of(part):
        return False
    depth = sum((t.kind == "open") - (t.kind == "close") for t in part)
    return depth <= 0 or any(in_brackets(part, name) for name in names)


def _shared(parts: list[list[Token]]) -> list[list[Token]]:
    """The parts, each with the word for what happened when it stands but once behind them: 华为20万中兴15万都签了."""
    told = stages_of(parts[-1]) if len(parts) > 1 else []
    if told and all(_name_and_sum(part) for part in parts[:-1]):
        word = next(t for t in parts[-1] if t in told)
        return [*([*part, word] for part in parts[:-1]), parts[-1]]
    return [group for part in parts for group in _each(part)]


def _name_and_sum(part: list[Token]) -> bool:
    """Whether a part is nothing but a name and its sum."""
    plain = all(t.kind in ("name", "number", "stop", "mark", "day") or "fill" in t.means for t in part)
    return plain and not any(t.means.keys() & {"stage", "metric"} for t in part) and _complete(part)


def _each(part: list[Token]) -> list[list[Token]]:
    """签约华为、中兴各5万: the same sum for each name."""
    names = [t for t in part if t.kind == "name"]
    if not names and (row := _row_of_sums(part)):
        return row
    if len(names) == 1 and (row := _quoted_apart(part)):
        return row
    if len(names) < 2:
        return [part]
    sums = sums_of(part)
    if not sums and _lost_all(part, names):
        rest = [t for t in part if t.kind != "name" and "and" not in t.means]
        return [sorted([name, *rest], key=lambda t: t.start) for name in names]
    each = [p for p, t in enumerate(part) if t.word in ("各", "each", "apiece", "均")]
    if len(sums) != 1 or not each or not stages_of(part):
        return [part]
    verb = next((p for p, t in enumerate(part) if "stage" in t.means), -1)
    if not any(abs(p - part.index(sums[0])) == 1 or verb - p == 1 for p in each):
        return [part]  # 各5万, 5万 each, 各签了5万
    rest = [t for t in part if t.kind != "name" and t.word not in ("each", "apiece", "各")]
    return [sorted([name, *rest], key=lambda t: t.start) for name in names]


def _row_of_sums(part: list[Token]) -> list[list[Token]]:
    """收款3笔：860+1200+450; closed 2: 4k and 6k: a part for each of as many sums as deals were counted, or none."""
    pairs = zip([None, *part], part, strict=False)
    counts = [t.figure.value for before, t in pairs if t.figure is not None and _counts_deals(before, t.figure)]
    if len(counts) != 1 or len(part) < 5 or not stages_of(part):
        return []
    row = [
        token
        for before, token, after in zip([None, *part], part, [*part[1:], None], strict=False)
        if token.figure is not None and not token.figure.unit and _joins(before, after)
    ]
    if counts != [len(row)] or not sums_of(part):
        return []
    rest = [t for t in part if t not in row and not _joins(t, None)]
    return [sorted([_as_sum(token), *rest], key=lambda t: t.start) for token in row]


def _counts_deals(before: Token | None, count: Count) -> bool:
    """3笔; closed 2: a bare number at once behind the verb."""
    bare = not (count.unit or count.money or count.number.scaled)
    return count.unit in ("单", "笔") or (bare and before is not None and before.word in _CLOSED)


def _quoted_apart(part: list[Token]) -> list[list[Token]]:
    """left 2 quotes at South Shore (18.5k and 7.2k): a part for each of as many sums as quotes were counted."""
    quotes = [t for t in part if t.means.get("stage") == "quoted" and "metric" in t.means]
    if len(quotes) != 1:
        return []
    count = part[part.index(quotes[0]) - 1].figure
    sums = [t for t in sums_of(part) if t.figure is not None and (t.figure.money or t.figure.number.scaled)]
    if count is None or len(sums) < 2 or count.value != len(sums):
        return []
    rest = [t for t in part if t not in sums and "and" not in t.means]
    return [sorted([amount, *rest], key=lambda t: t.start) for amount in sums]


def _as_sum(token: Token) -> Token:
    """450 beside 1200: a small number that its neighbours show to be money."""
    assert token.figure is not None
    return replace(token, figure=replace(token.figure, money=True))


def _joins(before: Token | None, after: Token | None) -> bool:
    """Whether a plus or 、 stands on one side at least."""
    return any(t is not None and (t.text in ("+", "、", "&") or "and" in t.means) for t in (before, after))


def _is_loss(part: list[Token]) -> bool:
    """lost Acme and: a loss needs no sum."""
    told = stages_of(part)
    return bool(told) and told[0].means["stage"] == "lost" and part[-2].kind == "name"


def _lost_all(part: list[Token], names: list[Token]) -> bool:
    """Lost Wendel and Quad City: several customers, nothing but a joiner and brackets between them."""
    told = stages_of(part)
    if len(told) != 1 or told[0].means["stage"] != "lost" or told[0].start > names[0].start:
        return False
    if any(in_brackets(part, name) for name in names):
        return False
    between = [t for t in part if names[0].end <= t.start < names[-1].start and not in_brackets(part, t)]
    return all("and" in t.means or t.text in ",、()" or t in names for t in between)


def owner_of(tokens: list[Token], word: Token) -> Token | None:
    """Orla, Venn (signed, $3,900): the name at once before the brackets in which it stands."""
    depth = 0
    for place in range(next((p for p, t in enumerate(tokens) if t.start >= word.start), 0) - 1, 0, -1):
        depth += (tokens[place].kind == "open") - (tokens[place].kind == "close")
        if depth > 0:
            before = tokens[place - 1]
            if before.kind != "name" or "person" in before.means or is_of_ours(tokens[: place - 1]):
                return None
            return before
    return None


def begins_anew(tokens: list[Token], word: Token) -> bool:
    """2 demos (Kora, Pim) and lost Quill: behind a joiner, a verb with its object."""
    place = next((p for p, t in enumerate(tokens) if t is word or t.start == word.start), 0)
    row = tokens[place - 1 : place + 2] if place else []
    return len(row) == 3 and ("and" in row[0].means or row[0].text == "+") and row[2].kind == "name"


def one_of(tokens: list[Token]) -> bool:
    """一单3万，另一单5万: one of several deals without names."""
    first = next((t for t in tokens if t.kind != "stop" and "fill" not in t.means and "more" not in t.means), None)
    count = first.figure if first is not None else None
    return count is not None and count.value == 1 and count.unit in ("单", "笔", "个")


def adds_up(clause: Clause) -> bool:
    """Whether the clause's sum is that of several deals: 两单共8万."""
    counted = any(
        t.figure is not None and t.figure.unit in ("单", "笔", "家", "个") and (t.figure.value or 0) > 1
        for t in clause.tokens
    )
    return counted or "sum" in clause.kinds


def chooses(tokens: list[Token]) -> bool:
    """骨科耗材那单黄了，四院最后选了进口的: who chose another is the customer that was lost."""
    name = next(t for t in tokens if t.kind == "name")
    return any(t.word in _CHOSE and t.start > name.start for t in tokens)


def chosen(tokens: list[Token]) -> bool:
    """they chose Zendesk: a competitor's name behind the choice."""
    name = next(t for t in tokens if t.kind == "name")
    return any(t.word in _CHOSE and t.end <= name.start for t in tokens) and not chooses(tokens)


def counted_only(clause: Clause, word: Token) -> bool:
    """丢了1个: one of many, without a name."""
    behind = next((t for t in clause.tokens if t.start >= word.end), None)
    before = [t for t in clause.tokens if t.end <= word.start]
    if before and "name" not in clause.kinds and not _OTHERS.isdisjoint(clause.words):
        return True  # the other two bailed
    if before and before[-1].figure is not None and "name" not in clause.kinds:
        return before[-1].text in ("俩", "仨") or before[-1].figure.unit in ("个", "单", "家")  # 其余俩没戏
    return behind is not None and behind.figure is not None and behind.figure.unit in ("个", "单", "家", "笔")


def several(tokens: list[Token], sums: list[Token]) -> bool:
    """成交2单，8万和3万: sums of several deals without a name, of which none is the deal's."""
    if len(sums) < 2 or any(token.kind == "name" for token in tokens):
        return False
    joined = any(("and" in t.means or t.text in "、+") and sums[0].end <= t.start < sums[-1].start for t in tokens)
    ones = sum(t.figure is not None and t.figure.value == 1 and t.figure.unit in ("单", "笔", "个") for t in tokens)
    return joined or ones > 1


def amount_of(sums: list[Token], word: Token, stage: str, place: int, stages: int) -> Token | None:
    """The sum of a stage: the one behind its word, else the last; of a payment the last; of several in order."""
    if not sums:
        return None
    if stages > 1:
        return sums[min(place, len(sums) - 1)] if len(sums) >= stages else sums[-1] if place == stages - 1 else None
    if stage in ("paid", "refunded"):
        return sums[-1]
    return next((token for token in sums if token.start >= word.end), sums[-1])


def behind_colon(tokens: list[Token]) -> list[Token]:
    """报名2人：朱同学9800: what a heading's colon leads to; all of it without one."""
    place = next((p for p, t in enumerate(tokens) if t.text == ":"), -1)
    return tokens[place + 1 :]
