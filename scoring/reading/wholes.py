"""A day's total that is told before its parts counts once: 今天跑了两家，上午拜访华为，下午拜访小米."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from scoring.reading.clause import Clause
from scoring.reading.result import ActivityDraft

_ANNOUNCING = frozenset(
    ("补", "再补", "补报", "再报", "补录", "补记", "补登", "漏报", "漏报了", "漏了", "漏记", "add", "log", "missed")
)
"""再补一家，下午拜访了华为: one is announced, and told."""


@dataclass(slots=True)
class Whole:
    """A count without names, what was told behind it that may be parts of it, and what is left.

    One of a part of the day (下午跑了两家) has its parts within that.
    """

    draft: ActivityDraft
    left: Decimal
    announces: bool
    within: bool
    parts: list[ActivityDraft] = field(default_factory=list)

    def takes(self, clause: Clause, draft: ActivityDraft) -> bool:
        """Whether a further count may be a part of it: the same metric and day, and no more than is left."""
        alike = (draft.metric, draft.day) == (self.draft.metric, self.draft.day)
        again = "more" in clause.kinds and not self.parts and not self.announces
        apart = self.within and "daypart" in clause.all_kinds
        return alike and not again and not apart and draft.quantity <= self.left

    def is_told(self) -> bool:
        """Whether the parts make it up: several of them, several names, or the one that was announced."""
        several = len(self.parts) > 1 or len(self.parts[0].customers) > 1
        return self.left == 0 and (several or self.announces)

    def named(self) -> ActivityDraft:
        """The whole with the names of its parts."""
        return replace(self.draft, customers=tuple(name for part in self.parts for name in part.customers))


def sums_up(clause: Clause) -> bool:
    """今天一共拜访3家, 3 visits total today: a word of summing up where the clause begins or ends, but for a day."""
    if "sum" not in clause.kinds:
        return False
    undated = [t for t in clause.tokens if t.day is None]
    return "sum" in undated[0].means or "sum" in undated[-1].means


def added(
    drafts: list[ActivityDraft], whole: Whole | None, clause: Clause
) -> tuple[list[ActivityDraft], Whole | None]:
    """The records, and the whole that may still be told in parts, after the clause has added the last of them."""
    draft, within = drafts[-1], _is_of_daypart(clause)
    takes = whole is not None and bool(draft.customers or within) and whole.takes(clause, draft)
    if whole is None or not takes or all(one is not whole.draft for one in drafts):
        announces = clause.tokens[0].text in _ANNOUNCING
        if draft.customers or (draft.quantity < 2 and not announces):
            return drafts, None
        return drafts, Whole(draft, draft.quantity, announces, within)
    whole.left -= draft.quantity
    whole.parts.append(draft)
    if not whole.is_told():
        return drafts, whole
    rest = [one for one in drafts if all(one is not part for part in whole.parts)]
    return [whole.named() if one is whole.draft else one for one in rest], None


def _is_of_daypart(clause: Clause) -> bool:
    """下午跑了两家: a part of the day before what was counted; behind it (3家：上午…) its parts begin."""
    if "daypart" not in clause.all_kinds:
        return False
    first = next(t for t in clause.tokens if t.kind == "number" or "daypart" in t.means)
    return "daypart" in first.means
