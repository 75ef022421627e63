"""Counts of metrics in the clauses of a message; subsets, totals and plans are left out, vague ones asked about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from language.normalise import word_set
from scoring.reading.afterthoughts import handed_too, picked_out, repairs, untold
from scoring.reading.attributive import without_earlier
from scoring.reading.behind import told_behind, told_of_days
from scoring.reading.clause import Clause
from scoring.reading.entries import called_at, entered, named_and_counted
from scoring.reading.governing import ACTUAL
from scoring.reading.itself import without_hours
from scoring.reading.joined import sorts_on
from scoring.reading.listed import listed_below
from scoring.reading.manner import told_by_manner
from scoring.reading.mood import Mood
from scoring.reading.neighbours import UNITS_OF
from scoring.reading.pairing import pair
from scoring.reading.pieces import NO_VISITS
from scoring.reading.rows import adds_up
from scoring.reading.sequel import none_that_day, same_of_all
from scoring.reading.tally import Tally
from scoring.reading.targets import came_instead
from scoring.reading.token import ACTS, IN_ALL, Token
from scoring.reading.tour import first_part, next_one, numbered_stop

_EACH = frozenset(("各", "都", "每天", "each", "both", "or", "nor"))
_NOT_COUNTED = word_set(
    "不算 这个不算 这家不算 那个不算 那家不算 这次不算 这不算 不算数 这个不算数 不计 "
    "不算拜访 不算客户拜访 不算客户拜访哈 不算拜访哈 不算在内 "
    "doesn'tcount thatdoesn'tcount"
)
_ALL = ("都是", "全是", "均为", "都为", "全部是")
"""开会3场，都是内部会: what begins the word about all that was just counted."""
_THROUGH = frozenset(("-", "~", "到", "至", "to", "thru", "through"))
_DIVIDED = frozenset(("分别", "分别是"))
"""分别是2、3、1家: several numbers for several days or customers."""
_COUNTS_AS = frozenset(("算", "算是", "算下来", "合计", "一共", "总共", "共", "加起来", "拢共", "统共"))
_COUNTABLE = frozenset(("number", "metric", "going", "name", "ordinal"))
"""Without one of these a clause counts nothing, and opens nothing that the next might count."""
_BARRED = frozenset(("metric", "going", "stage", "subset", "no", "fail", "unsure"))
"""Kinds beside which a bare count does not go on with the verb before it."""
_AND_ONE = frozenset(("还有", "另有", "另外", "外加", "加上", "和"))
_MANY_HOMES = 100
"""Households that nobody calls on in a day."""
_OF_OTHERS = frozenset(("if", "hear", "order"))
"""Boss wants 50 calls. I did 38: what the figure behind it counts, without its metric."""
_CAME = frozenset(("来", "来了", "到", "到了", "到场", "参加", "参会", "在场", "现场"))
_ANSWERED = frozenset(("接了", "接", "接通了", "通了", "没接", "有人接", "聊了"))
"""打了一天电话，63个，接了20个: some of those counted."""


def activities_of(clauses: list[Clause], moods: list[Mood], text: str, today: date) -> Tally:
    """All counts of the live clauses."""
    tally = Tally(text, today)
    before: Clause | None = None
    for clause, following, mood in zip(clauses, [*clauses[1:], None], moods, strict=True):
        if "stage" in clause.kinds and any(t.means.get("stage") == "lost" for t in clause.tokens):
            tally.lost = clause.sentence
        if mood.why in _OF_OTHERS:
            before = clause
        if mood.live:
            if before is not None and came_instead(clause.tokens):
                tally.keep_metric(before)
            if not first_part(clause, following, tally):
                _read(without_earlier(clause, following, today), tally)
        elif "repair" in clause.kinds and "number" not in clause.kinds and clause.mode == "done":
            tally.repairing = True  # 今天拜访6家……等下，昨天的也算进去了，今天4家
        elif mood.why == "total" and clause.mode == "done":
            pair(clause, list(clause.tokens), tally, total=True)
        elif mood.why in ("target", "superseded", "plan", "other") and clause.mode == "done":
            tally.keep_metric(clause)
        elif mood.why in ("plan", "sample", "total"):
            tally.open_list = ""
    untold(clauses, tally)
    return tally


def _read(clause: Clause, tally: Tally, part: list[Token] | None = None) -> None:
    """Read a clause, or the part of it that holds one of several days: 周三周四各跑了2家."""
    tokens = part or _relevant(clause)
    dated = "day" in clause.all_kinds
    days = [t for t in tokens if t.day is not None and t.day.past is not None] if dated else []
    if len(days) > 1 and len({t.day.past for t in days if t.day}) > 1 and any(t.word in _EACH for t in tokens):
        for token in days:
            _read(replace(clause, day=token.day), tally, [t for t in tokens if t.day is None or t is token])
        return
    if tally.totals and days and "subset" in clause.kinds:
        tokens = [t for t in tokens if "subset" not in t.means]  # MTD 212 calls, 31 of those today
        clause = replace(clause, tokens=tuple(tokens), kinds=clause.kinds - {"subset"})
    if _is_estate(clause, tokens, tally) or (tally.open_list and listed_below(clause, tokens, tally)):
        return
    shared = not _DIVIDED.isdisjoint(clause.words) and sum(t.kind == "number" for t in tokens) > 1
    ranged = _day_range(clause, tokens) if dated else tally.ranged == clause.sentence
    if ranged and not clause.kinds & {"metric", "going"}:
        tally.ranged = clause.sentence  # Mon-Fri: 3, 2, 4, 1, 5 visits
    if (shared or ranged) and clause.kinds & {"metric", "going"}:
        tally.ranged = clause.sentence if ranged else -1
        tally.ask(clause, "vague_number")
        return
    if tally.recorded == clause.sentence and _tells_of_last(clause, tokens, tally):
        return
    if "subset" in clause.kinds:
        tally.parted = clause.sentence
    if repairs(clause, tokens, tally) or _goes_on(clause, tokens, tally):
        return
    if (
        _tells_alone(clause, tokens, tally)
        or (dated and called_at(clause, tokens, tally))
        or ((dated or "daypart" in clause.kinds) and named_and_counted(clause, tokens, tally))
        or told_behind(tokens, tally)
        or (dated and none_that_day(clause, tokens, tally))
    ):
        return
    tally.pending = ""
    if not clause.all_kinds.isdisjoint(_COUNTABLE) or not NO_VISITS.isdisjoint(clause.words):
        _pair(clause, tokens, tally)


def _tells_alone(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """What tells all of a clause by its form, tried in this order."""
    return (
        entered(clause, tokens, tally)
        or adds_up(clause, tokens, tally)
        or told_by_manner(clause, tokens, tally)
        or next_one(clause, tokens, tally)
        or ("ordinal" in clause.kinds and numbered_stop(clause, tokens, tally))
    )


def _pair(clause: Clause, tokens: list[Token], tally: Tally) -> None:
    """Pair what the clause counts; it may sum up the days before it, or name what they counted."""
    before = len(tally.drafts)
    if "sum" in clause.kinds and "sum" in clause.tokens[0].means and before > 1:
        tally.summed = clause.sentence
    pair(clause, tokens, tally)
    if tally.loose and not before and len(tally.drafts) == 1 and "day" in clause.all_kinds:
        told_of_days(clause, tally)


def _relevant(clause: Clause) -> list[Token]:
    """The tokens without those of a stated target: 目标50 完成38, 计划5实际3, 应拜访6实拜访4."""
    tokens = without_hours(list(clause.tokens)) if "open" in clause.all_kinds else list(clause.tokens)
    if len(tokens) > 1 and tokens[-1].word == "picked up":
        return tokens[:-1]  # nine people picked up
    if "actual" not in clause.kinds and ACTUAL.isdisjoint(clause.words):
        return tokens
    for place in range(len(tokens) - 1, 0, -1):
        before = tokens[:place]
        planned = any({"target", "plan"} & t.means.keys() for t in before)
        counted = any(t.kind == "number" and " of " not in t.text for t in before)
        if ("actual" in tokens[place].means or tokens[place].text in ACTUAL) and planned and counted:
            return [t for t in before if "metric" in t.means] + tokens[place:]
    return tokens


def _day_range(clause: Clause, tokens: list[Token]) -> bool:
    """11.16-11.19, 周一到周三: one number for several days is not divided unasked."""
    if clause.words.isdisjoint(_THROUGH):
        return False
    if tokens[-1].day is None and sum(t.day is not None for t in tokens) > 2:
        return False  # Mon-Wed recap: Mon 2 visits
    return any(
        one.day is not None and two.day is not None and mid.text in _THROUGH
        for one, mid, two in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _tells_of_last(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """What changes, parts or goes on with what the sentence counted before."""
    return any(tells(clause, tokens, tally) for tells in _TELLS_OF_LAST)


def _is_estate(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """走访农户，一共大概200户; 他管着3个小区，800户: how many live there, told apart from any verb."""
    if "number" not in clause.kinds or not clause.kinds.isdisjoint(ACTS):
        return False
    homes = [t.figure.value for t in tokens if t.figure is not None and t.figure.unit == "户"]
    if not homes or any(value is None or value < _MANY_HOMES for value in homes):
        return False
    last = tally.drafts[-1] if tally.drafts and tally.recorded == clause.sentence else None
    if last is not None and len(last.customers) == 1 and last.customers[0].endswith("户"):
        tally.drafts.pop()  # 走访农户 names nobody
    return True


def _is_part(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """走了5家，其中2家老客户，3家新客户: the other parts of what was told, counted alike."""
    if tally.broken == clause.sentence:
        return _is_rest(tokens, tally)
    if tally.parted != clause.sentence or tokens[0].figure is None or clause.kinds & {"going", "stage"}:
        return False
    alike = tokens[0].figure.unit != "" and tokens[0].figure.unit == tally.unit
    return alike and all(t.means.get("metric", "leads") == "leads" for t in tokens)


def _is_rest(tokens: list[Token], tally: Tally) -> bool:
    """4 meetings: 2 intros, 1 demo: a further part of the total that was broken down."""
    counts = [t.figure for t in tokens if t.figure is not None]
    fits = len(counts) == 1 and tokens[0].figure is counts[0] and (counts[0].value or 0) < tally.drafts[-1].quantity
    tally.broken = tally.broken if fits else -1
    return fits


def _one_more(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """拜访了步步高、金立，还有一家新客户: one more of those counted by their names."""
    count = tokens[1].figure if len(tokens) > 2 and tokens[0].text in _AND_ONE else None
    last = tally.drafts[-1] if tally.drafts and tally.recorded == clause.sentence else None
    if count is None or count.value != 1 or count.unit != "家" or last is None or last.metric != "visits":
        return False
    if not last.customers or clause.kinds & {"going", "stage", "plan", "no"}:
        return False
    return tally.add(clause, "visits", count.value)


def _takes_back(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """登记本上写了电话就走了，这个不算: the last record of the sentence is none."""
    if not tally.drafts or tally.recorded != clause.sentence:
        return False
    said = "".join(t.text for t in tokens if t.kind != "stop")
    inside = "inner" in clause.kinds and said.startswith(_ALL) and tally.drafts[-1].metric in ("meetings", "demos")
    if said not in _NOT_COUNTED and not inside:
        return False
    tally.drafts.pop()
    return True


def _sums_up_names(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """跑了城西片区，一共5家店: the sum takes the place of what was counted from names."""
    if not tally.drafts or tally.recorded != clause.sentence:
        return False
    counts = [t.figure for t in tokens if t.figure is not None]
    counts_as = tokens[0].text in _COUNTS_AS
    if len(counts) != 1 or not (counts_as or "sum" in clause.kinds or len(tokens) == 1):
        return False
    value, unit = counts[0].value, counts[0].unit
    last = next((d for d in reversed(tally.drafts) if unit in UNITS_OF.get(d.metric, ())), tally.drafts[-1])
    fits = value is not None and unit in UNITS_OF.get(last.metric, ())  # 官网2条，展会5条，转介绍1条，合计8条
    fits = fits and not (unit == "间" and counts[0] is not tokens[-1].figure)  # 一共42间教室
    if counts_as and fits and value is not None and all(_key_of(t) in ("", last.metric) for t in tokens):
        tally.restate(last, value)
        return True
    if not last.customers or not ("sum" in clause.kinds or len(tokens) == 1):
        return False
    fits = fits and not counts[0].number.doubt
    if not fits or clause.kinds & {"metric", "going", "stage"} or value is None or value < last.quantity:
        return False
    tally.repair(value)
    return True


def _key_of(token: Token) -> str:
    """The metric a word or a verb stands for; "" for none."""
    return token.means.get("metric") or token.means.get("going", "")


def _of_sort(tokens: list[Token], token: Token, units: tuple[str, ...]) -> bool:
    """Whether a token is a count of places, the sort of the places behind it, or what joins them."""
    if token.figure is not None:
        return token.figure.unit in units and not token.figure.number.doubt
    joins = token.text in "、和+" or "and" in token.means
    return joins or "place" in token.means or (token.kind in ("name", "text") and token is not tokens[0])


def _goes_on(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """跑了一天，3家客户: a count behind the comma for the verb before it, or the sum of what was named."""
    if _sums_up_names(clause, tokens, tally):
        return True
    if not tally.pending or clause.kinds & _BARRED or ("total" in clause.kinds and tokens[-1].word not in IN_ALL):
        return False
    counts = [t.figure for t in tokens if t.figure is not None]
    if len(counts) == 1 and tokens[0].figure is not None and tokens[-1].word in IN_ALL and len(tokens) == 2:
        value = counts[0].value
        of_money = counts[0].money or counts[0].number.scaled  # 3 checks, 4.5k total
        return value is not None and not of_money and tally.add(clause, tally.pending, value)
    units = ("家", "户", "处", "家店", "家客户") if tally.pending == "visits" else ("个", "通", "次", "份", "场")
    if len(counts) > 1 and tally.pending == "visits" and all(_of_sort(tokens, t, units) for t in tokens):
        value = sum((count.value for count in counts if count.value), Decimal(0))
        return tally.add(clause, tally.pending, value)  # 跑业务，3家五金店2家建材店
    only = len(tokens) == 2 and tokens[0].word in ("only", "just")  # calls were light, only 8
    if tokens[0].text in _ANSWERED or len(counts) != 1 or counts[0].value is None or counts[0].number.doubt:
        return False
    came = tokens[0].text in _CAME or bool(clause.kinds & {"boss", "they"})
    attended = came and tally.pending != "visits"  # 演示收银系统，6个店长都在; 给院方演示，来了12个医生
    if attended or (counts[0].unit not in units and (counts[0].unit or not only)):
        return False
    metric, tally.pending = tally.pending, "" if "sum" in clause.kinds else tally.pending
    return tally.add(clause, metric, counts[0].value)


_TELLS_OF_LAST = (_takes_back, _is_part, _one_more, same_of_all, handed_too, sorts_on, picked_out)
"""What a clause may say of the count just taken, tried in this order."""
