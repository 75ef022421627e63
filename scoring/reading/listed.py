"""Lines below a metric that heads a list: each line's name is one, a bare number is the count."""

from __future__ import annotations

from decimal import Decimal

from scoring.reading.clause import Clause
from scoring.reading.tally import Tally
from scoring.reading.token import BRACKETS, Token

_TOWARDS = frozenset(("到", "去", "在"))
_UNDONE = frozenset(("no", "fail", "cancel", "plan"))
_WHERE = frozenset(("place", "daypart"))
_ROWS = frozenset(("家", "户", "个", "位", "组", "通", "间", "家店"))
_FAILED = "❌✖✗✘⭕×"


def listed_below(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """A line under a metric that heads a list: each line's name is one, a bare number is the count."""
    numbers = [t for place, t in enumerate(tokens) if t.figure is not None and not _is_of_name(tokens, place)]
    if (
        len(tokens) > 2
        and tokens[0].kind == "time"
        and tokens[1].kind == "name"
        and tokens[2].text in ("-", ":", "(")
    ):
        return _logged(clause, tokens, tally)
    if clause.kinds & {"metric", "stage", "going"}:
        if _is_headed(tokens) and "no" not in clause.kinds:
            tally.add(clause, tally.open_list, Decimal(1), (tokens[0].text.strip(),))  # 美的：谈续约
            tally.listing = clause.line
        elif clause.line != tally.listing:
            tally.open_list = ""
        return False
    if clause.line == tally.listing:
        if clause.kinds >= {"no", "me"} and tally.drafts and tally.drafts[-1].metric == tally.open_list:
            tally.drafts.pop()  # 陕鼓：商务去的，我没去
        return False  # what is told of the one just listed
    if _is_row(tokens) or _adds_up(clause, tally):
        return _row(clause, tokens, tally)
    if numbers:
        metric, tally.open_list = tally.open_list, ""
        count = numbers[0].figure
        if (
            len(numbers) == 1
            and count is not None
            and count.value is not None
            and not count.measure
            and not (count.money or count.number.scaled)
        ):
            return tally.add(clause, metric, count.value)
        return False
    failed = "no" in clause.kinds or any(t.kind == "mark" and t.text in _FAILED for t in tokens)
    names = _top_names(tokens)
    if names and not failed:
        tally.add(clause, tally.open_list, Decimal(len(names)), names)
        tally.listing = clause.line if _is_headed(tokens) else tally.listing
    return bool(names) or failed


def _is_of_name(tokens: list[Token], place: int) -> bool:
    """三号仓库, 8号公馆: a number that begins a name."""
    count, following = tokens[place].figure, tokens[place + 1] if place + 1 < len(tokens) else None
    named = following is not None and following.kind == "name" and following.start == tokens[place].end
    return count is not None and count.unit == "号" and named


def _row(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """A row with its count, after which the list goes on; what adds the rows up ends it."""
    count = tokens[1].figure if _is_row(tokens) else None
    if count is None or count.value is None:
        tally.open_list = ""
        return True
    return tally.add(clause, tally.open_list, count.value)


def _adds_up(clause: Clause, tally: Tally) -> bool:
    """共9家, below the rows that it adds up."""
    return "sum" in clause.kinds and bool(tally.drafts) and tally.drafts[-1].metric == tally.open_list


def _is_row(tokens: list[Token]) -> bool:
    """锦江路 4家, 上午 20通: where or when, and how many."""
    if len(tokens) != 2:
        return False
    head, count = tokens[0], tokens[1].figure
    where = head.kind == "name" or not _WHERE.isdisjoint(head.means)
    if not where or count is None or count.value is None or count.measure or count.money or count.number.scaled:
        return False
    return count.unit in _ROWS


def _is_headed(tokens: list[Token] | tuple[Token, ...]) -> bool:
    """美的：谈续约; 张总（顺风路）——样品好了: a name heads the line, and a colon or a dash stands behind it."""
    if len(tokens) < 3 or tokens[0].kind != "name":
        return False
    depth = 0
    for token in tokens[1:8]:
        if token.kind in BRACKETS:
            depth += (token.kind == "open") - (token.kind == "close")
        elif not depth:
            return token.text in (":", "—", "-")
    return False


def _logged(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """9:10 Merrow Bros – gatekeeper, under Call log: one of it, at its time; a call also when nobody was reached."""
    if tally.open_list == "calls" or clause.kinds.isdisjoint(_UNDONE):
        tally.add(clause, tally.open_list, Decimal(1), (tokens[1].text.strip(),))
    return True


def _top_names(tokens: list[Token]) -> tuple[str, ...]:
    """The names of a list's line outside brackets; those without a joiner between are one with its contact."""
    found: list[str] = []
    depth, joined = 0, True
    for token in tokens:
        if token.kind in BRACKETS:
            depth = max(0, depth + (token.kind == "open") - (token.kind == "close"))
        if depth:
            continue
        if token.text in _TOWARDS:
            joined = False  # 上午到经开区
        elif token.kind == "name" and joined:
            found.append(token.text.strip())
            joined = False
        elif token.text in "、,，/&+" or "and" in token.means:
            joined = True
    return tuple(found)
