"""Numbers that go on from a count before: and two more, = 18, 今天+3, A twice; and those that count nothing new."""

from __future__ import annotations

from itertools import takewhile

from language.normalise import word_set
from scoring.reading.clause import outside
from scoring.reading.hand import MADE_UP, Hand
from scoring.reading.joined import SORTS, which_of_them
from scoring.reading.neighbours import CROWD, UNITS_OF, Spot, joins, metric_ahead, numbers_first, people_ahead
from scoring.reading.sequel import (
    beside_another,
    got_so_many,
    is_over,
    mine_of_those,
    stated_as_actual,
    tells_more,
    to_more,
)
from scoring.reading.token import Count, Token

_COMPARED = frozenset(("比", "较"))
_REVISED = frozenset(("改", "改了", "修改", "修改了", "调整了"))
_EACH_ONE = frozenset(("each", "apiece", "per", "/"))
_SUMS = word_set("一共 共 总共 共计 合计 加起来 拢共 统共 总计")
_LATER, _NETS = word_set("after before later in"), word_set("so leaving 所以 净 实际") | {"so sat", "only sat"}
_TURNED = _COMPARED | _REVISED
_TIMES, _DASHES = frozenset(("twice", "once", "thrice")), frozenset(("-", "–", "—"))
REACHED = frozenset(
    ("got to", "made it to", "got through", "got thru", "hit", "ended on", "ended up on", "finished on")
)
"""planned 10 visits, got to 7: verbs behind which a bare number is how many of those planned."""
_OTHER_ONES, _SUMS_UP = word_set("other rest remaining"), word_set("算 算是 算作 计") | {"counts as", "counting as"}


def nothing_new(hand: Hand, spot: Spot, figure: Count) -> bool:
    """Whether a number is no count of its own: a price, a goal, a revision, or one that changes the last record."""
    return (
        (not hand.clause.words.isdisjoint(_EACH_ONE) and _is_priced(spot))
        or (not hand.clause.words.isdisjoint(_TURNED) and (_is_compared(hand, spot) or _is_revision(hand, spot)))
        or _sums_up(hand, spot)
        or _is_goal(hand, spot)
        or (spot.word_before in _SUMS and _adds_up_others(hand, spot))
        or _is_of_that(hand, spot, figure)
        or _changes_last(hand, spot, figure)
        or _multiplies(hand, spot, figure)
    )


def _adds_up_others(hand: Hand, spot: Spot) -> bool:
    """拜访和电话加起来二十个: one number for two metrics is not divided unasked."""
    said = {t.means["metric"] for t in spot.earlier if "metric" in t.means}
    if len(said) < 2 or hand.metric is None or any(t.kind == "number" for t in spot.earlier):
        return False
    if not any(joins(t) for t in spot.earlier):
        return False
    hand.tally.ask(hand.clause, "vague_number")
    hand.clear()
    return True


def _is_compared(hand: Hand, spot: Spot) -> bool:
    """比昨天多打了10个: a difference."""
    if hand.clause.words.isdisjoint(_COMPARED):
        return False
    words = [t.text for t in spot.earlier]
    return not _COMPARED.isdisjoint(words) and any(word.startswith(("多", "少")) for word in words[-3:])


def _is_revision(hand: Hand, spot: Spot) -> bool:
    """方案改了3版: how often something was written over."""
    return not hand.clause.words.isdisjoint(_REVISED) and any(t.text in _REVISED for t in spot.earlier[-2:])


def _is_goal(hand: Hand, spot: Spot) -> bool:
    """40 calls vs target of 50: the goal behind what was done."""
    return bool(hand.made) and any("target" in token.means for token in spot.earlier[-2:])


def _is_of_that(hand: Hand, spot: Spot, figure: Count) -> bool:
    """hit 9 accounts - 6 on premise: a part of what was just counted, behind a dash."""
    last = hand.tally.drafts[-1] if hand.made and hand.tally.drafts else None
    if last is None or figure.value is None or figure.value >= last.quantity or last.customers:
        return False
    if spot.word_before == ":" and hand.metric is None and "metric" in spot.tokens[spot.at - 2].means:
        hand.tally.broken = hand.clause.sentence  # 4 meetings: 2 intros, 1 demo
        ahead = metric_ahead(spot)
        return ahead is None or not ahead.means["metric"].startswith("other:")
    return spot.word_before in _DASHES and metric_ahead(spot) is None


def _is_priced(spot: Spot) -> bool:
    """6 walk-ins at $11.5k each: goods with their price."""
    row = spot.tokens[spot.at + 1 : spot.at + 5]
    price = next((p for p, t in enumerate(row) if t.figure is not None and t.figure.money), None)
    return (
        price is not None
        and any(t.word in ("at", "@", "for") for t in row[:price])
        and any(t.word in _EACH_ONE for t in spot.tokens[spot.at + 1 :])
    )


def _sums_up(hand: Hand, spot: Spot) -> bool:
    """开了视频会，算1个会议: says again what was recorded."""
    if not hand.tally.drafts or spot.word_before not in _SUMS_UP:
        return False
    ahead = metric_ahead(spot)
    return ahead is not None and hand.tally.drafts[-1].metric == ahead.means["metric"]


def _changes_last(hand: Hand, spot: Spot, figure: Count) -> bool:
    """Numbers that change the last record: = 18 after a sum, 5 + 7; and those that only retell it (one was with…)."""
    before, value = spot.word_before, figure.value
    if value is None or figure.number.doubt:
        return False
    if hand.made and before == "=" and not (spot.at > 1 and "metric" in spot.tokens[spot.at - 2].means):
        hand.tally.repair(value)
        return True
    if hand.made and before == "+" and not numbers_first(spot.tokens) and metric_ahead(spot) is None:
        hand.tally.repair(hand.tally.drafts[-1].quantity + value)
        return True
    last = hand.tally.drafts[-1] if hand.tally.drafts else None
    ends = all("fill" in t.means for t in spot.tokens[spot.at + 1 :])
    nets = ends and before in _NETS and (spot.at == 1 or before == "so")
    if nets and last is not None and value < last.quantity and hand.tally.recorded == hand.clause.sentence:
        hand.tally.repair(value)  # 32 dials but 6 were dupes, so 26
        return True
    retold = spot.token.word == "one" and spot.word_behind in ("was", "is", "with", "w/")
    return which_of_them(hand, spot) or (retold and not beside_another(hand, spot))


def _multiplies(hand: Hand, spot: Spot, figure: Count) -> bool:
    """Numbers behind names: visited A twice, called A and 2 others; and 360, which is a name itself."""
    if figure.value is None or figure.number.doubt:
        return False
    written = not figure.unit and not figure.number.word and not figure.number.han
    if hand.key == "visits" and written and figure.value >= 100 and _names_customer(hand, spot):
        hand.names.append(spot.token.text)
        return True
    if not hand.names:
        return False
    others = {t.word for t in spot.tokens[spot.at + 1 : spot.at + 3]}
    if spot.token.word in _TIMES or (others & {"x", "times"} and not figure.unit):
        hand.record(hand.key, spot.token, times=len(hand.names))
        return True  # A twice and B once
    more = bool(others & {"other", "others", "more"}) or _and_another(hand, spot, figure)
    if (joins(spot.before) and more) or to_more(spot):
        hand.record(hand.key, spot.token, more=len(hand.names))
    else:
        return False
    hand.clear()
    return True


def _and_another(hand: Hand, spot: Spot, figure: Count) -> bool:
    """拜访了联影、迈瑞、还有一家做内窥镜的小厂: one more customer, behind those that were named."""
    told = hand.going is not None and hand.key == "visits" and spot.word_before in ("还有", "和", "另有", "以及")
    undone = hand.clause.kinds & {"no", "plan", "pending", "booked", "fail", "stage"}
    return told and not undone and figure.value == 1 and figure.unit in ("家", "家客户", "个客户", "家公司", "家店")


def _names_customer(hand: Hand, spot: Spot) -> bool:
    """visited 360 and Acme: whether a bare number stands where a customer does."""
    if hand.names and joins(spot.before):
        return True
    following = spot.following
    if hand.going is not None and "stage" in hand.going.means:
        return False  # 老吴转了8000过来
    apart = following is not None and (joins(following) or not following.text.isascii()) and not people_ahead(spot)
    return hand.going is not None and spot.before is hand.going and apart


def goes_on(hand: Hand, spot: Spot, figure: Count) -> bool:
    """下午两家 after 上午拜访一家, 昨天2家今天4家, another 15: whether it counts the metric of before again."""
    tally, kinds = hand.tally, hand.clause.kinds
    barred = figure.value is None or hand.subset or hand.total
    barred = barred or (not kinds.isdisjoint(("subset", "total")) and not mine_of_those(hand, spot))
    if not tally.metric or barred or is_over(tally.metric, spot, hand.clause):
        return False
    if any(t.text == "被" or (not hand.made and _has_come_about(t)) for t in spot.earlier):
        return False  # 今日认筹:1组 behind 新增意向:2组
    if not figure.unit:
        return _bare_goes_on(hand, spot) or beside_another(hand, spot)
    if _is_sort_of(hand, spot, figure):
        return True
    fits = tally.unit in ("*", "") and figure.unit in UNITS_OF.get(tally.metric, frozenset())
    if "sum" in kinds or (figure.unit != tally.unit and not fits):
        return False
    last = max((t.end for t in spot.earlier if t.kind == "number"), default=0)
    dated = any(t.day is not None and t.day.past is not None and t.start >= last for t in spot.earlier)
    apart = tally.unit == "*" and "daypart" in kinds  # 新加客户微信，上午4个下午6个
    dated = dated or not MADE_UP.isdisjoint(hand.clause.words)  # 剩下2家今天上午补上了
    return dated or apart or "actual" in kinds or bool(kinds & {"daypart", "more"} and tally.part)


def _has_come_about(token: Token) -> bool:
    """认筹, 成交: what became of a deal; 实到3家 counts visits."""
    return "stage" in token.means and token.means.keys().isdisjoint(("going", "actual"))


def _is_sort_of(hand: Hand, spot: Spot, figure: Count) -> bool:
    """走访矿山2个，砂石厂3个; 拜访经销商3位，终端门店8家: places of another sort, and nothing else in the clause."""
    last = hand.tally.drafts[-1] if hand.tally.drafts else None
    if last is None or hand.tally.recorded != hand.clause.sentence:
        return False
    if last.customers and _each_with_name(spot, figure, hand.tally.unit):
        return True
    if last.metric != "visits" or last.quantity <= len(last.customers):
        return False
    words = [t for t in spot.tokens if t.kind != "stop"]
    plain = all(t is spot.token or t.kind in ("name", "text") or t.means.keys() == {"fill"} for t in words)
    placed = len(words) > 1 and words[-1] is spot.token and words[-2].text.endswith(SORTS)
    return plain and placed and figure.unit in UNITS_OF["visits"] and len(words) <= 4


def _each_with_name(spot: Spot, figure: Count, unit: str) -> bool:
    """方案：中车1份，徐工1份: one more customer with its number."""
    row = [t for t in spot.tokens if t.kind != "stop"]
    return len(row) == 2 and row[0].kind == "name" and row[1] is spot.token and figure.unit == unit != ""


def _says_nothing(token: Token) -> bool:
    return (
        token.day is not None
        or token.text in ("+", ":", "是")
        or ("fill" in token.means and not token.means.keys() & {"metric", "going", "stage", "no", "plan"})
    )


def _bare_goes_on(hand: Hand, spot: Spot) -> bool:
    """another 15, did 47 behind a target, and two after, on the 2nd 9."""
    same = hand.tally.sentence == hand.clause.sentence or stated_as_actual(hand)
    if spot.word_behind in CROWD or spot.word_behind == "of" or (spot.word_before == "another" and _to_come(hand)):
        return False
    others = [t for t in outside(tuple(spot.tokens)) if t is not spot.token]
    if same and spot.at == 0 and tells_more(hand, spot):
        return False  # 3 estimates written, 2 delivered
    if any(t.word in _OTHER_ONES for t in others):
        return False  # 3 of 5 demos done, other two Monday
    if any(t.day is not None for t in others) and all(_says_nothing(t) for t in others):
        return True  # Wed was 4 visits, Thu just 1; 本月累计拜访46,今天+3
    if same and (spot.word_before in ("another", "又") or (_did(hand, spot) and _ends(spot))):
        return True
    if same and spot.before is not None and "daypart" in spot.before.means and not spot.before.text.isascii():
        return True  # 打电话，上午22下午19
    counted = hand.made or not hand.clause.kinds & {"metric", "stage", "going", "name"}
    if same and counted and spot.at == 0 and spot.word_behind in ("more", "after", "later"):
        return True
    more = next((t for t in spot.tokens[spot.at + 1 :] if t.word != "more"), None)
    if hand.made and joins(spot.before) and more is not None and ("daypart" in more.means or more.word in _LATER):
        return True
    behind = same and hand.tally.recorded != hand.clause.sentence
    if (behind and got_so_many(spot.tokens)) or (behind and spot.word_before in REACHED) or _of_part(hand, spot):
        return True
    row = [t.kind for t in spot.tokens[spot.at + 1 : spot.at + 3]]
    apart = row[:1] in ([], ["stop"]) and "number" not in row  # Wed 9 - sorry
    return spot.before is not None and spot.before.day is not None and apart


def _to_come(hand: Hand) -> bool:
    """10 calls so far, another 20 this afternoon: what is still ahead."""
    last = hand.tally.drafts[-1] if hand.tally.drafts else None
    return last is not None and "so far" in last.clause.lower()


def _did(hand: Hand, spot: Spot) -> bool:
    """target 50, did 47: the doing is told of this number; not did 6 visits and wrote 1 offer."""
    last = max((t.start for t in spot.earlier if t.figure is not None), default=-1) if hand.made else -1
    return any("actual" in t.means for t in spot.tokens if t.start > last) and "actual" in hand.clause.kinds


def _ends(spot: Spot) -> bool:
    """Whether nothing that might be counted follows the number: did 47; not 3 tastings done, 2 roof reports sent."""
    plain = takewhile(lambda t: t.kind == "text", spot.tokens[spot.at + 1 : spot.at + 4])
    things = any(token.word.endswith("s") for token in plain)
    return not things and not any("going" in t.means for t in spot.tokens[spot.at + 1 : spot.at + 4])


def _of_part(hand: Hand, spot: Spot) -> bool:
    """15 in the pm, afternoon: 4, 2 on Thu: the same metric in another part of the day, or on a later day."""
    last = hand.tally.drafts[-1] if hand.tally.drafts else None
    if last is None or last.metric != hand.tally.metric or hand.clause.kinds & {"metric", "going"}:
        return False
    if spot.following is None or (spot.at and spot.word_behind == "more"):
        return (
            hand.tally.part
            and "daypart" in spot.tokens[0].means
            and all(_says_nothing(t) or "daypart" in t.means for t in spot.earlier)
        )
    behind = next((t for t in spot.tokens[spot.at + 1 :] if t.word not in ("in", "the", "this")), None)
    if spot.at or behind is None or hand.tally.sentence != hand.clause.sentence:
        return False
    later = behind.day is not None and behind.day.past is not None and hand.tally.today > last.day < behind.day.past
    return later or (hand.tally.part and "daypart" in behind.means)
