"""One more of the same metric behind a joiner: three farms and a mill, 桃园两间、新竹一间, and the lumber yard."""

from __future__ import annotations

from decimal import Decimal

from language.normalise import word_set, words
from scoring.reading.clause import Clause, outside
from scoring.reading.hand import Hand
from scoring.reading.neighbours import (
    TO_PEOPLE,
    UNITS_OF,
    Spot,
    is_plural,
    joins,
    metric_ahead,
    people_ahead,
)
from scoring.reading.tally import Tally
from scoring.reading.token import ACTS, Count, Token
from scoring.reading.vocabulary import people

_PERSONS = word_set("owner manager buyer team gm boss guy staff crew director ceo cfo cto vp rest others other")
_OF_CUSTOMERS = word_set("家 间 家客户 个客户 位客户 家公司 家店 家门店")
SORTS = words("店 厂 院 校 场 所 公司 商 户 矿 园 站 楼 庄 馆 酒店 企业 单位 超市 诊所 门市")
_ONE = people.PLACES.split(",")
SORTS_OF_PLACES = frozenset(
    (*_ONE, *(f"{one}s" for one in _ONE), *(f"{one[:-1]}ies" for one in _ONE if one.endswith("y")))
)
_ONE_OF_THEM = frozenset(("一家", "一个", "一间", "一户", "一位"))
_SEEN = frozenset(("visits", "meetings"))
_LONG = word_set("since ages months years while")
_WITHOUT_NAME = word_set("one whose in at near nearby down over up round place whom that")
_OF_SORTS = frozenset(("visits", "calls", "demos", "meetings"))
_WHAT_SORT = word_set("new local small big other more old further")


def _joined_to(earlier: Token, spot: Spot) -> bool:
    """三个养殖场和一家饲料厂: whether the two numbers are parts of one sum."""
    between = [t for t in spot.earlier if t.start >= earlier.end]
    plain = all(
        t.kind in ("name", "text") or t.means.keys() & {"and", "place", "fill"} or t.text == "、" for t in between
    )
    return plain and any(joins(t) for t in between)


def beside(earlier: Token, spot: Spot) -> bool:
    """三个养殖场和一家饲料厂, 4家饭店2家酒吧: whether two numbers are counts of places, of one sort or another."""
    return _joined_to(earlier, spot) or _sort_between(earlier, spot) or _next_part(earlier, spot)


def _next_part(earlier: Token, spot: Spot) -> bool:
    """上午3家下午2家全部跑完: nothing but another part of the day stands between the numbers."""
    between = [t for t in spot.earlier if t.start >= earlier.end and t.kind != "stop"]
    one, two = earlier.figure, spot.token.figure
    alike = one is not None and two is not None and one.unit == two.unit
    return alike and len(between) == 1 and "daypart" in between[0].means


def _sort_between(earlier: Token, spot: Spot) -> bool:
    """拜访药店两家诊所三家: nothing but another sort of places stands between the numbers."""
    between = [t for t in spot.earlier if t.start >= earlier.end]
    if len(between) != 1 or between[0].kind not in ("name", "text", "word"):
        return False
    alike = earlier.figure is not None and spot.token.figure is not None and spot.token.figure.unit == "个"
    sort = spot.following
    named = alike and sort is not None and (sort.kind in ("name", "text") or sort.means.keys() == {"fill"})
    return between[0].text.endswith(SORTS) or (named and between[0].kind != "word")


def one_more(hand: Hand, spot: Spot, figure: Count) -> bool:
    """桃园两间、新竹一间; visited 3 stores and 2 warehouses: the same metric counted again behind a joiner."""
    last = hand.tally.drafts[-1] if hand.made and hand.tally.drafts else None
    if last is not None and last.metric in TO_PEOPLE and _more_of_them(last.customers, spot, figure):
        return True
    named = last is not None and last.quantity <= len(last.customers)  # 美容院三家、养生馆两家: no names but kinds
    if last is None or last.metric != "visits" or named or hand.clause.kinds & {"subset", "stage"}:
        return False
    numbers = [t for t in spot.earlier if t.kind == "number"]
    if not numbers or not beside(numbers[-1], spot) or _of_another_kind(numbers[-1], spot):
        return False
    if figure.unit:
        placed = spot.following is not None and spot.following.text.endswith(SORTS)  # 三家药店和一个诊所
        return figure.unit in UNITS_OF["visits"] | {"个"} and (placed or figure.unit == hand.tally.unit)
    return people_ahead(spot) and not any(t.text == "(" for t in spot.earlier)


def _of_another_kind(first: Token, spot: Spot) -> bool:
    """带看4组、斡旋1组: a label before the number, where the first stood at once behind what was done."""
    place = spot.tokens.index(first)
    done = place > 0 and not ACTS.isdisjoint(spot.tokens[place - 1].means)
    ends = joins(spot.tokens[place + 1])
    before = spot.before
    label = before is not None and before.kind in ("name", "text") and not before.text.endswith((*SORTS, "看", "访"))
    return done and ends and label


def _more_of_them(customers: tuple[str, ...], spot: Spot, figure: Count) -> bool:
    """met 11 doctors and 4 chemists: people of another sort, behind a joiner."""
    numbers = [p for p, t in enumerate(spot.earlier) if t.kind == "number"]
    if customers or not numbers or figure.unit or figure.number.doubt or not is_plural(spot):
        return False
    first = numbers[-1]
    verb = spot.tokens[first - 1] if first else None
    if verb is None or "going" not in verb.means or not _joined_to(spot.tokens[first], spot):
        return False
    return metric_ahead(spot) is None


def which_of_them(hand: Hand, spot: Spot) -> bool:
    """拜访了两家一家是海科一家是万通: which they were that were just counted."""
    return bool(hand.made) and spot.token.text in _ONE_OF_THEM and spot.word_behind.startswith(("是", "係"))


def sort_ahead(spot: Spot) -> Token | None:
    """a daycare, a lil law office (6): the sort of place behind an article, two plain words between at most."""
    for place, token in enumerate(spot.tokens[spot.at + 1 : spot.at + 4], spot.at + 1):
        if token.word in SORTS_OF_PLACES:
            behind = spot.tokens[place + 1] if place + 1 < len(spot.tokens) else None
            ends = behind is None or behind.kind in ("stop", "open", "day") or joins(behind)
            return token if ends or behind is None or "daypart" in behind.means else None
        if token.kind != "text" and token.word not in _WHAT_SORT:
            return None
    return None


def sorts_on(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """Visited two hotels, three restaurants and a brewery: places of other sorts, and nothing else in the clause."""
    last = tally.drafts[-1] if tally.drafts else None
    if last is None or last.metric not in _OF_SORTS or last.customers or not clause.kinds.isdisjoint(ACTS):
        return False
    if last.clause.partition(" (")[0].lower().rpartition(" ")[2] not in SORTS_OF_PLACES:
        return False  # 4 visits, 2 hotels and 2 pubs
    value = Decimal(0)
    open_count: Decimal | None = None
    for token in outside(tuple(tokens)):
        if token.figure is not None or token.word in ("a", "an"):
            count = token.figure.value if token.figure is not None else Decimal(1)
            if open_count is not None or count is None or (token.figure is not None and not _is_plain(token.figure)):
                return False
            open_count = count
        elif open_count is not None and token.word in SORTS_OF_PLACES:
            value, open_count = value + open_count, None
        elif not (token.word in _WHAT_SORT or token.kind == "text" if open_count is not None else joins(token)):
            return False
    return open_count is None and bool(value) and tally.add(clause, last.metric, value)


def _is_plain(figure: Count) -> bool:
    """Whether a number has neither unit nor doubt and is no money."""
    return not (figure.unit or figure.money or figure.measure or figure.number.doubt or figure.number.scaled)


def one_more_place(hand: Hand, spot: Spot) -> bool:
    """Hit three job sites this morning and the lumber yard: one more place behind a count of places."""
    last = hand.tally.drafts[-1] if hand.made and hand.tally.drafts else None
    if last is None or last.metric not in _OF_SORTS or last.customers or spot.word_before not in ("and", "plus", "&"):
        return False
    if last.metric != "visits" or (last.quantity == 1 and spot.token.word != "the"):
        return spot.token.word in ("a", "an") and sort_ahead(spot) is not None
    if any(t.word == "one" for t in spot.earlier):
        return False  # two clinics, the dental one and the vet
    following = spot.following
    if following is None or following.text.endswith("ing"):
        return False  # 3 store checks and a tasting
    return following.kind in ("text", "name") and following.word not in _PERSONS


def counted_ahead(hand: Hand, spot: Spot, figure: Count) -> Token | None:
    """The metric that the number counts; none in 拜访两家老客户、一家新客户, which are visits all."""
    ahead = metric_ahead(spot)
    kind = ahead is not None and ahead.means["metric"] == "leads" and one_more(hand, spot, figure)
    return None if kind or (ahead is not None and _says_why(hand, spot, figure, ahead)) else ahead


def _says_why(hand: Hand, spot: Spot, figure: Count, ahead: Token) -> bool:
    """跑了3家客户谈方案: customers that were visited, and what for."""
    went = hand.key == "visits" and hand.going is not None and hand.going is spot.before
    other = ahead.means["metric"] not in ("leads", "visits") and spot.following is not ahead
    return went and other and figure.unit in _OF_CUSTOMERS


def and_another(hand: Hand, spot: Spot) -> bool:
    """met Priya's Salon, Nails Inc and another whose name I forgot: one more than was named."""
    if spot.token.word != "another" or not hand.names or not joins(spot.before):
        return False
    if spot.following is not None and spot.following.word not in _WITHOUT_NAME:
        return False
    key = hand.key
    hand.flush()
    hand.add(key, Decimal(1))
    return True


def is_told_again(hand: Hand, spot: Spot) -> bool:
    """Saw Bedford Mills, first onsite since spring: which of them it was that the sentence has counted."""
    near = hand.clause.sentence - ("name" not in hand.clause.kinds)  # walked the plant with Lena. first onsite since
    last = hand.tally.drafts[-1] if hand.tally.drafts and hand.tally.recorded >= near else None
    if last is None or spot.at > 2 or not {"first", "1st", "my first"} & {t.word for t in spot.earlier}:
        return False
    alike = last.metric == spot.token.means["metric"] or {last.metric, spot.token.means["metric"]} <= _SEEN
    return alike and not _LONG.isdisjoint(hand.clause.words)
