"""What is said behind a record: another number in its place, one more of the same."""

from __future__ import annotations

from decimal import Decimal

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.tally import Tally
from scoring.reading.token import IN_ALL, Token

_HUH = frozenset("哦噢喔啊呃额不哎诶欸嗯唉")
"""跑了两家，哦三家: what a second thought begins with."""
_SLIPS = frozenset(("打错", "报错", "填错", "写错", "手误", "手滑", "typo"))
_THEREFORE = word_set("所以 那 那就 就 只 只能 最多 顶多 还是")
_COUNTS_AS = frozenset(("算", "就算", "按", "记", "当", "报", "算作", "算是"))
_ENDS = frozenset(("吧", "了", "算", "报", "记", "哈", "的", "来", "来算"))
_LAST = frozenset(("final", "ended", "finished", "closing", "ended on", "ended up on", "finished on"))
_FINALLY = (
    "final count",
    "final tally",
    "final number",
    "final total",
    "final ",
    "ended on",
    "ended up on",
    "finished on",
    "closing count",
)
_WERE = frozenset(("was", "were", "are", "is"))
_TELLING = frozenset(("number", "name", "metric", "going", "stage"))
_SENT = word_set("发了 给了 出了 交了 发过去了 发出去了 递了 寄了 发 给 出 交 发过去 发出去")


def untold(clauses: list[Clause], tally: Tally) -> None:
    """上午两家，下午三家, and no word of what: counts of places in parts of the day are visits."""
    if _beside_others(clauses, tally):
        tally.add(clauses[0], "visits", tally.loose[0][1])
        return
    if len(tally.loose) < 2 or tally.drafts or tally.questions:
        return
    rows = [(c, count) for c, count, names in tally.loose if not names and "daypart" in c.kinds and _is_of_places(c)]
    told = any(c.all_kinds & {"metric", "going", "stage", "plan", "if", "hope", "target", "inner"} for c in clauses)
    if told or len(rows) != len(tally.loose):
        return
    for clause, count in rows:
        tally.add(clause, "visits", count)


def _beside_others(clauses: list[Clause], tally: Tally) -> bool:
    """今天3家，电话25，微信加了6: a count of places alone at the head, beside what was done from the desk."""
    if len(tally.loose) != 1 or not tally.drafts or tally.questions or tally.loose[0][0] is not clauses[0]:
        return False
    desk = all(draft.metric in _FROM_THE_DESK for draft in tally.drafts)
    bare = all(t.day is not None or t.figure is not None or "daypart" in t.means for t in clauses[0].tokens)
    return desk and bare and _is_of_places(clauses[0]) and not any(c.kinds & {"stage", "plan"} for c in clauses)


def _is_of_places(clause: Clause) -> bool:
    return any(t.figure is not None and t.figure.unit in ("家", "户", "家店", "家客户") for t in clause.tokens)


_FROM_THE_DESK = frozenset(("calls", "wechat_adds", "followups", "quotes", "leads"))
_OF_ONE_DAY = 4
"""Times what was counted today, beyond which a total is that of more than the day."""


def repairs(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """…哦不对,是4家: a number with the unit of the last record, behind words that take it back."""
    if _counts_finally(clause, tokens, tally) or _counts_in_all(clause, tokens, tally):
        return True
    again = tally.repairing or "repair" in clause.kinds
    tally.repairing = (
        ("repair" in clause.kinds and _goes_on_repairing(tokens))
        or ("不" in clause.words and _is_huh(tokens))
        or (len(tokens) == 1 and tokens[0].text in _SLIPS)
        or (tally.repairing and clause.kinds.isdisjoint(_TELLING))
    )
    again = again or (tally.recorded == clause.sentence and _thinks_again(tokens, tally))
    if not again or not tally.drafts or "stage" in clause.kinds or "going" in clause.kinds:
        return False
    if (tokens[0].figure is not None and not _WERE.isdisjoint(clause.words)) or _of_another_day(tokens, tally):
        return False  # two owners were actually in
    counts = [
        t.figure for t in tokens if t.figure is not None and t.figure.value is not None and not t.figure.measure
    ]
    metrics = [t.means["metric"] for t in tokens if "metric" in t.means]
    if metrics and ("repair" in clause.kinds or metrics != [tally.drafts[-1].metric]):
        return False
    if not counts or (counts[-1].unit and tally.unit and counts[-1].unit != tally.unit):
        return False
    assert counts[-1].value is not None
    tally.repair(counts[-1].value)
    return True


def _counts_finally(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """70 calls before noon, final count 85; 30 dials by lunch, ended on 62: the last figure is that of the day."""
    last = tally.drafts[-1] if tally.drafts and clause.sentence - tally.recorded <= 1 else None
    if last is None or last.customers or clause.words.isdisjoint(_LAST) or clause.kinds & {"stage", "name"}:
        return False
    said = " ".join(t.word for t in tokens if t.text not in ":=")
    count = tokens[-1].figure
    if count is None or count.value is None or count.unit or not said.startswith(_FINALLY) or count.number.doubt:
        return False
    if count.value < last.quantity or len(tokens) > 5 or count.money or any("metric" in t.means for t in tokens):
        return False
    tally.repair(count.value)
    return True


def _counts_in_all(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """left samples at 3 offices, 7 drop-bys total: the sum of the day; not 3 visits today, 45 total."""
    last = tally.drafts[-1] if tally.drafts and tally.recorded == clause.sentence else None
    count = tokens[0].figure
    if last is None or count is None or tokens[-1].word not in IN_ALL or count.value is None or count.money:
        return False
    same = all(t.means.get("metric", last.metric) == last.metric for t in tokens)
    if len(tokens) > 3 or not same or clause.kinds & {"stage", "name"} or count.number.scaled:
        return False
    if "today" in last.clause.lower() and count.value > last.quantity * _OF_ONE_DAY:
        return False
    if count.value > sum(d.quantity for d in tally.drafts if (d.metric, d.day) == (last.metric, last.day)):
        tally.restate(last, count.value)
    return True


def picked_out(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """跑店17家，上了新品的5家: how many of those just counted did so."""
    last = tally.drafts[-1]
    count = tokens[-1].figure
    if len(tokens) < 3 or tokens[-2].text != "的" or count is None or count.value is None or count.unit != tally.unit:
        return False
    return last.metric == "visits" and count.value < last.quantity and tokens[0].text.endswith("了")


def _of_another_day(tokens: list[Token], tally: Tally) -> bool:
    """Tue 2, Fri 1 - sorry, forgot to log: a further day with its count, and no more figures behind the excuse."""
    day = tokens[0].day
    return day is not None and day.past != tally.drafts[-1].day and _goes_on_repairing(tokens)


def _is_huh(tokens: list[Token]) -> bool:
    """啊不, 哎不: around 不, a second thought without its number yet."""
    return all(t.text in _HUH for t in tokens if t.kind != "stop")


def _goes_on_repairing(tokens: list[Token]) -> bool:
    """8 calls - wait no, 9: the right number is to come; not behind sorry 28, forgot two."""
    said = min((p for p, t in enumerate(tokens) if "repair" in t.means), default=0)
    return all(t.figure is None for t in tokens[said:])


def _thinks_again(tokens: list[Token], tally: Tally) -> bool:
    """哦三家; 6 accounts, 2 no-shows, so 4 real visits: a second thought, or what is left of what was counted."""
    if 1 < len(tokens) <= 3 and all(t.text in _HUH for t in tokens[:-1]):
        return True
    last = tally.drafts[-1].quantity if tally.drafts else Decimal(0)
    said = [t for t in tokens if t.text not in _THEREFORE]
    if not said:
        return False
    heads = tokens[0].word == "so" or (said[0].text in _COUNTS_AS and said[1:] and said[1].figure is not None)
    if heads and said[0].text in _COUNTS_AS and any(t.text not in _ENDS for t in said[2:]):
        return False  # 算2家有意向
    count = next((t.figure for t in tokens[1:] if t.figure is not None), None) if heads else None
    return count is not None and count.value is not None and count.value < last


def handed_too(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """方案：华润发过去了，永辉的初稿也发了: one more of what was handed to another customer."""
    last = tally.drafts[-1] if tally.drafts else None
    if last is None or last.metric not in ("proposals", "quotes") or not last.customers or "也" not in clause.words:
        return False
    sent = any(t.text in _SENT for t in tokens)
    if not sent or tokens[0].kind != "name" or clause.kinds & {"number", "metric", "stage", "no", "plan", "ask"}:
        return False
    return tally.add(clause, last.metric, Decimal(1), (tokens[0].text.strip(),))
