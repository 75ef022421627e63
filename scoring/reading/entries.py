"""Entries of a log without a number: Acme: visit + demo; Bolt (visit); demo (Fern, Orla)."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.nickname import is_person
from scoring.reading.tally import Tally
from scoring.reading.token import NOT_DONE, Token

_PLACES = word_set(
    "shops stores schools clinics hospitals outlets restaurants pharmacies dealers dealerships bars farms salons "
    "storefronts warehouses factories garages"
)
_BORDERS = frozenset((":", "-", "–", "—", "("))
_WANTED = frozenset(("name", "metric"))
_BARRED = NOT_DONE | {"number", "booked", "stage", "order", "you", "zero"}
_BARRED_ENTRY = _BARRED - {"stage"}
"""A quote is a stage as well; other words for what happened are none of an entry's."""
_BETWEEN = frozenset(("stop", "open", "close", "time", "mark", "day"))
_SAID_SO = word_set(
    "visit demo call meeting mtg follow-up followup presentation onsite sit-down "
    "上门 拜访 上门拜访 现场拜访 技术交流 产品演示 演示 方案演示 电话沟通 电话回访 回访 面谈 洽谈"
    " 走访 实地拜访 视频会议"
) | {
    "site visit",
    "follow up",
    "zoom call",
    "proposal sent",
    "quote sent",
}
"""Nouns that alone say that it was done."""
_ALSO_SAID = word_set("quote proposal 报价 方案 提案")
"""Those that say so beside another: visit + quote."""


def entered(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """Record one of each metric that stands beside a name, and nothing else; whether it was such an entry."""
    kinds = clause.all_kinds
    if not kinds >= _WANTED or not kinds.isdisjoint(_BARRED_ENTRY) or clause.words.isdisjoint(_BORDERS):
        return False
    row = [t for t in tokens if not (t.kind == "word" and t.means.keys() <= {"fill", "emptyword", "daypart"})]
    row = row[1:] if row and row[0].kind == "text" else row  # distributor mtg (Reyes)
    if len(row) < 3 or row[1].text not in _BORDERS or not all(_is_plain(token) for token in row):
        return False
    names = [token for token in row if token.kind == "name"]
    metrics = [two for one, two in pairwise(row) if "metric" in two.means and not _goes_on(one, two)]
    metrics = [row[0], *metrics] if "metric" in row[0].means else metrics
    if not metrics or metrics[0].word in _ALSO_SAID:
        return False
    if row[0] is metrics[0] and row[1].text == "(" and len(metrics) == 1:
        return tally.add(clause, _key(metrics[0]), Decimal(len(names)), tuple(t.text.strip() for t in names))
    if row[0] is not names[0] or len(names) > 1 or is_person(names[0]):
        return False
    for metric in metrics:
        tally.add(clause, _key(metric), Decimal(1), (names[0].text.strip(),))
    return True


def called_at(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """5 shops today: a count of places and the day, and nothing else."""
    if clause.words.isdisjoint(_PLACES):
        return False
    row = [t for t in tokens if t.day is None]
    count = row[0].figure if len(row) == 2 and row[1].word in _PLACES else None
    if count is None or count.value is None or count.unit or count.money or count.number.doubt:
        return False
    return clause.kinds.isdisjoint(_BARRED - {"number"}) and tally.add(clause, "visits", count.value)


def named_and_counted(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """今天华为、小米、中兴三家: a day, names and as many places, and nothing else."""
    row = [t for t in tokens if t.day is None and t.kind != "stop" and t.means.keys().isdisjoint(("daypart", "and"))]
    count = row[-1].figure if len(row) > 2 else None
    if count is None or count.unit not in ("家", "家客户") or count.value != len(row) - 1:
        return False
    if any(t.kind != "name" or is_person(t) for t in row[:-1]) or clause.kinds & (_BARRED - {"number"}):
        return False
    return tally.add(clause, "visits", count.value, tuple(t.text.strip() for t in row[:-1]))


def _key(metric: Token) -> str:
    return metric.means["metric"]


def _goes_on(one: Token, two: Token) -> bool:
    """上门技术交流: what for, at once behind what was done."""
    return "metric" in one.means and one.end == two.start


def _is_plain(token: Token) -> bool:
    """A name, a metric that alone says that it was done, or what joins them."""
    if "metric" in token.means:
        return token.word in _SAID_SO or token.word in _ALSO_SAID
    return token.kind == "name" or token.kind in _BETWEEN or "and" in token.means or token.text == "+"
