"""Whether a number can count anything at all: no money, no measure, no time of day, no rule, no effort."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.neighbours import Spot, is_plural, people_ahead
from scoring.reading.token import Count, Token

_RULES = word_set("rule goal target minimum quota challenge policy plan standard requirement expectation")
_CUSTOMERS = word_set("家 个 位 户 家客户 个客户 位客户 家店 家公司")
_OF_YEARS = frozenset(("of", "in", "since", "for", "by"))
_TO_DO = word_set("log do go make come finish add hit send")
_TIDIED = word_set(
    "deleted removed merged reworked tweaked redid rewrote cleaned purged archived deduped disqualified cleared"
)
_WANTS = word_set("want wants wanted expects expected asks asking demands insists")
_PER_HEAD = frozenset(("per rep", "per person", "each rep", "every rep", "per head", "each of you"))
_STALE = word_set("dead duplicate duplicates dupe dupes junk")
_LOST = word_set("lost losing cancelled canceled")
_NUMBERED = word_set("route highway hwy interstate exit room suite floor gate terminal")
_THINGS = word_set("台 件 辆 箱 瓶 盒 包 只 头 双 支 片 杯 本 页")
_LASTING = word_set("hour hr hrs min mins minute day week month year yr mile")
_A_DAY = word_set("a per each every the")
_PAID_SO = 500
"""收现金3260+微信4180: from here on a bare number behind 微信 is money."""
_ATTENDED = frozenset(("attended", "came", "turned up", "showed up", "present", "joined", "participated", "turned"))
"""What people do who come to a meeting."""


def all_inside(clause: Clause) -> bool:
    """开会3(都是内部的): whether brackets, without a number of their own, say that it was among ourselves."""
    inside = "inner" in clause.all_kinds and "inner" not in clause.kinds
    return inside and sum(t.kind == "number" for t in clause.tokens) == sum(t.kind == "number" for t in clause.outer)


def each_of(clause: Clause) -> int:
    """给3家客户各做了一次演示: for how many of them it was done, once each; 1 where none were counted."""
    before = next((one.figure for one, two in pairwise(clause.tokens) if two.text == "各"), None)
    if before is None or before.value is None or before.unit not in _CUSTOMERS or before.number.doubt:
        return 1
    return int(before.value)


def can_count(figure: Count, spot: Spot) -> bool:
    """Whether the number can be a count at all: no money, percent, measure, time of day, number of an order."""
    if (spot.word_before == "实到" and figure.unit in ("", "人", "位")) or (not figure.unit and _is_ordinal(spot)):
        return False  # 邀约3 实到1: who came, of those told before
    number, before = figure.number, spot.before
    if figure.money or number.percent or (figure.unit == "遍" and figure.value == 1 and not _is_once_more(spot)):
        return False  # 都电话联系过一遍
    if number.scaled and number.doubt != "vague" and not figure.unit:
        return False
    if figure.measure and not _is_counted_so(figure, spot):
        return False
    if spot.word_behind == "more" and _is_difference(spot):
        return False
    if before is None:
        return True
    if (before.word in _LOST or before.word in _NUMBERED) and not figure.unit:
        return False  # lost 2 quotes, cancelled 3 demos, visited Route 66
    if (spot.word_behind == "-" and _is_attributive(spot)) or (before.word in _OF_YEARS and _is_year(figure)):
        return False
    if before.word == "the" and spot.tokens[spot.at - 2].word == "between":
        return False  # 21 calls between the two
    if (
        _is_effort(spot)
        or _is_demanded(spot)
        or _counts_those_there(spot)
        or _is_tidied(spot)
        or (spot.token.word in ("once", "twice", "thrice") and before.kind == "text")
    ):
        return False
    if before.word in ("at", "@", "between", "by") and figure.value is not None and figure.value <= 12:
        return is_plural(spot) or people_ahead(spot)  # left cards at 9 shops, met at 3
    return not before.means.keys() & {"code", "reference"}


def _counts_those_there(spot: Spot) -> bool:
    """mtg at Tenali 46 farmers attended, in-service at Lake Mac w/ 14 nurses: who came to it, behind where it was."""
    before, row = spot.earlier[-2:], spot.tokens[spot.at + 1 : spot.at + 3]
    if not any("metric" in t.means for t in spot.earlier) or not any(t.kind == "name" for t in before):
        return False
    people = bool(row) and row[0].kind == "text"
    return people and (spot.word_before in ("w/", "with") or row[-1].word in _ATTENDED)


def _is_demanded(spot: Spot) -> bool:
    """Denise wants 10 accounts a day per rep: how many are wanted of each, and who wants them."""
    rates = [t.word for t in spot.tokens[spot.at + 1 : spot.at + 5] if "order" in t.means]
    if not rates:
        return False
    wanted = any(t.word in _WANTS for t in spot.tokens[max(0, spot.at - 3) : spot.at])
    return wanted or not _PER_HEAD.isdisjoint(rates)


def _is_once_more(spot: Spot) -> bool:
    """下午在中医院又演示一遍: one more, of what is held and not said."""
    held = spot.before is not None and spot.before.means.get("metric") == "demos"
    return held and any("more" in t.means for t in spot.earlier)


def _is_ordinal(spot: Spot) -> bool:
    """Visit 2: Tillman Paint, Demo 1 - Acme: which one of several it was."""
    before, row = spot.before, spot.tokens[spot.at + 1 : spot.at + 3]
    if before is not None and before.word == "day" and spot.at > 1:
        return spot.tokens[spot.at - 2].word not in _A_DAY  # Expo day 1
    if before is None or len(row) < 2 or row[0].text not in ":-" or row[1].kind != "name" or spot.at > 2:
        return False
    return "metric" in before.means and before.text.isascii() and not before.word.endswith("s")


def _is_counted_so(figure: Count, spot: Spot) -> bool:
    """打印3件 behind a metric, 跑了两个点: what measures elsewhere counts here."""
    before = spot.before
    if before is None:
        return False
    if figure.unit == "个点":
        return before.means.get("going") == "visits"
    return figure.unit in _THINGS and ("metric" in before.means or _is_stated_for(spot))


def _is_stated_for(spot: Spot) -> bool:
    """报价：3件: behind the colon of a metric."""
    return spot.word_before == ":" and spot.at > 1 and "metric" in spot.tokens[spot.at - 2].means


def is_stated(spot: Spot) -> bool:
    """微信4: its number at once behind it."""
    following = spot.following
    if following is not None and following.text in "+:" and spot.at + 2 < len(spot.tokens):
        following = spot.tokens[spot.at + 2]  # 微信+5, 微信：5
    count = following.figure if following is not None else None
    close = following is not None and following.start <= spot.token.end + 2
    return (
        close
        and count is not None
        and count.unit in ("", "个", "家", "组", "位")
        and not (count.money or count.number.scaled or (count.value or 0) >= _PAID_SO)
    )


def _is_effort(spot: Spot) -> bool:
    """signed after 5 visits, took 5 visits and 11 months: what a deal needed in all its time."""
    before = spot.word_before
    if before not in ("after", "took"):
        return False
    row = spot.tokens[spot.at + 1 : spot.at + 6]
    return before == "after" or any(t.word.endswith("to") or (t.figure is not None and t.figure.measure) for t in row)


def _is_tidied(spot: Spot) -> bool:
    """deleted 12 duplicate leads, cleaned up 40 leads: what was put in order, nothing new."""
    if spot.word_behind in _STALE:
        return True
    before = spot.tokens[spot.at - 2].word if spot.word_before in ("up", "out") and spot.at > 1 else spot.word_before
    return before in _TIDIED


def _is_difference(spot: Spot) -> bool:
    """5 more visits than yesterday; 3 more to log."""
    row = [t.word for t in spot.tokens[spot.at + 1 : spot.at + 5]]
    return "than" in row or (row[1:2] == ["to"] and not _TO_DO.isdisjoint(row[2:3]))


def _is_year(figure: Count) -> bool:
    """the last visit of 2026."""
    value = figure.value
    return value is not None and 2000 <= value <= 2100 and not figure.unit


def _is_attributive(spot: Spot) -> bool:
    """the 50-dials rule, a 3-hr site visit: what the number and its metric say about another noun."""
    row = spot.tokens[spot.at + 1 : spot.at + 4]
    joined = len(row) == 3 and row[0].text == "-" and row[0].start == spot.token.end and row[1].start == row[0].end
    return joined and (row[2].word in _RULES or row[1].word in _LASTING)


def none_done(clause: Clause, number: Token) -> bool:
    """今天一个电话没打, 一家没跑: not even one."""
    before = [t for t in clause.tokens if t.start < number.start]
    behind = [t for t in clause.tokens if t.start >= number.end and "metric" not in t.means]
    done = any(t.means.keys() & {"going", "stage"} for t in before)
    done = done or (any("metric" in t.means for t in before) and bool(behind) and behind[0].text != "没打")
    return (
        number.text.startswith("一")
        and not done
        and bool(behind)
        and behind[0].text in ("没", "没有", "未", "没打", "没跑", "没见")
    )


def added(one: Token, two: Token) -> Token:
    """The second of two numbers with the sum of both; as it is when one of them has no value."""
    assert one.figure is not None
    assert two.figure is not None
    if one.figure.value is None or two.figure.value is None:
        return two
    number = two.figure.number._replace(value=one.figure.value + two.figure.value)
    return replace(two, figure=replace(two.figure, number=number))


_AT_FIRST = frozenset(("本来", "原本", "原来"))
_ARRANGED = frozenset(("demos", "visits", "meetings"))


def once_held(key: str, clause: Clause) -> str:
    """4 demos scheduled, 3 happened: what was booked, once it is held."""
    if key == "other:邀约":
        arranged = (t.means["metric"] for t in clause.tokens if "metric" in t.means)
        return next((metric for metric in arranged if metric in _ARRANGED), key)  # 约了3场演示，做成2场
    if key != "other:meetings_booked":
        return key
    said = next((t.word for t in clause.tokens if t.means.get("metric") == key), "")
    return next((metric for metric in ("demos", "visits", "calls") if said.startswith(metric[:4])), "meetings")


def at_first(key: str, clause: Clause) -> bool:
    """本来约了4家，黄了2家: what was arranged, and came otherwise."""
    return key == "other:邀约" and not _AT_FIRST.isdisjoint(clause.words)


def says_booked(clause: Clause, number: Token) -> bool:
    """44 dials got me one booked demo: the word for it stands before the number, or behind it and no other."""
    row = clause.tokens
    said = [t.start for t in row if "booked" in t.means]
    done = [t.start for t in row if "actual" in t.means and t.start < number.start]
    said = [at for at in said if not any(at < other for other in done)]  # booked 7 loads and made 52 calls
    return any(at < number.start or not any(number.end <= t.start < at and t.figure for t in row) for at in said)


def lacks(clause: Clause) -> bool:
    """还差报价部分: what is still to be done."""
    return clause.tokens[0].text in ("还差", "还剩", "只差", "就差")


def came_from(clause: Clause, metric: Token) -> bool:
    """New enquiry from Tuscan Villas: one customer who asked, and no number is told."""
    behind = next((t.word for t in clause.tokens if t.start >= metric.end), "")
    single = metric.means["metric"] == "leads" and not metric.word.endswith("s")
    return single and behind == "from" and "number" not in clause.kinds
