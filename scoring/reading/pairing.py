"""Numbers and metrics of one clause, paired from left to right: 拜访3家, 20 calls, visited A and B."""

from __future__ import annotations

from decimal import Decimal

from language.normalise import word_set
from scoring.reading.again import goes_on, nothing_new
from scoring.reading.article import has_article, is_one_more
from scoring.reading.before_verb import all_of_them, counts_all, none_of_them, served
from scoring.reading.clause import Clause
from scoring.reading.countable import all_inside, can_count, is_stated
from scoring.reading.errands import counts_errands, is_broken
from scoring.reading.hand import Hand
from scoring.reading.itself import counted_by_verb, counted_itself, first_inside, is_added
from scoring.reading.joined import and_another, beside, counted_ahead, is_told_again, one_more, one_more_place
from scoring.reading.kinds import names_kind, says_of_what
from scoring.reading.neighbours import (
    OF_PEOPLE,
    WHO_CAME,
    Spot,
    counts_what,
    follows_at_once,
    people_between,
    spots_of,
    stands_near,
)
from scoring.reading.objects import (
    has_own_number,
    is_called,
    is_no_dialling,
    is_topic,
    is_whom,
    make_way,
    meant,
    measured,
    names_the_last,
    take_name,
    was_for,
)
from scoring.reading.occasion import (
    WECHAT,
    comes_to,
    denied,
    details,
    heard_of,
    is_share,
    is_spoken_of,
    is_with_customer,
    met_inside,
    next_stop,
    passive,
    shown,
    shows_otherwise,
    took_it,
)
from scoring.reading.pieces import NO_VISITS
from scoring.reading.places import (
    begins_part,
    give_way,
    is_source,
    leaves_at,
    meets_one,
    take_place,
    walks_there,
    was_way,
)
from scoring.reading.sequel import became_of_them, both, corrects, more_people, some, take_another, take_ordinal
from scoring.reading.spoken import is_talked_about, is_wanted
from scoring.reading.tally import Tally
from scoring.reading.token import BRACKETS, Count, Token

_NOUNS = word_set(
    "visit visits call calls meeting meetings demo demos follow-up follow-ups proposal proposals quote quotes "
    "discovery in-person f2f face-to-face site quotation quotations estimate estimates figures rates "
    "intro mtg mtgs onsite onsites zoom zooms drop-in drop-ins"
)
_WISHES = word_set(
    "want wants wanted requested requesting requests 想要 想睇 想倾 想看 要求做 "
    "要求 要看 打印 复印 扫描 校对 装订 印 "
    "watched role-played reviewed graded printed proofread shadowed shredded imported marked"
) | {
    "asked for",
    "asking for",
    "wants to",
    "interested in",
    "would like",
    "they'd like",
    "she'd like",
    "he'd like",
    "listened to",
    "sat in on",
}
_NOBODY = word_set("nobody no-one") | {"no one"}
_MET = ("visits", "calls", "meetings", "demos")
_PARTING = frozenset(("inner", "subset", "total", "period"))
_ARTICLES = frozenset(("the", "a", "an", "another"))
_NO_OBJECTS = ("个", "位", "名", "单", "笔", "版", "张", "件")
"""With these a number counts other things than the customers that a verb takes: 出了一单车险."""


def pair(clause: Clause, tokens: list[Token], tally: Tally, *, total: bool = False) -> None:
    """Read a clause into the tally; `total`: its figures are running totals."""
    hand = Hand(clause, tally, total=total, inner=all_inside(clause))
    depth = 0
    if clause.kinds.isdisjoint(("number", "metric", "going", "stage")) and clause.all_kinds >= {"number", "metric"}:
        tokens = [t for t in tokens if t.kind not in BRACKETS]  # Truro, Falmouth (2 visits)
    for spot in spots_of(tokens):
        kind = spot.token.kind
        if kind in BRACKETS:
            depth = max(0, depth + (1 if kind == "open" else -1))
        elif not depth or first_inside(hand, tokens, spot.at):
            _take(hand, spot)
    hand.finish(tokens)


def _take(hand: Hand, spot: Spot) -> None:
    token, means = spot.token, spot.token.means
    if hand.wished or token.word in _WISHES or (token.text in ("要", "想", "要了") and is_wanted(spot)):
        hand.wish(token)
        return
    if not _PARTING.isdisjoint(means):
        _note(hand, spot)
    if token.figure is not None:
        _take_number(hand, spot, token.figure)
    elif "metric" in means:
        _take_metric(hand, spot)
    elif "going" in means:
        _take_verb(hand, spot)
    elif (token.text in WECHAT or token.text == "有意向") and is_stated(spot):
        hand.flush()
        hand.metric, hand.key, hand.going = token, "wechat_adds" if token.text in WECHAT else "leads", None
    elif means and (negation := denied(spot)):
        _deny(hand, token, negation)
    elif token.kind == "name" or (hand.going is not None and is_called(hand, spot)):
        take_name(hand, spot)
    elif token.text in (":", "but"):
        hand.negated, hand.colon = "", token.text == ":"
    elif "ordinal" in means and hand.key == "visits" and (hand.metric or hand.going):
        take_ordinal(hand, token)
    elif token.kind != "stop":
        _take_place(hand, spot)


def _deny(hand: Hand, token: Token, negation: str) -> None:
    """今天下雨没拜访, visited nobody: none that day; any other negation holds for what comes behind it."""
    if token.word in _NOBODY and hand.going is not None and hand.key in _MET and not hand.names:
        hand.add(hand.key, Decimal(0))
        hand.clear()
    elif token.text in NO_VISITS and hand.clause.kinds.isdisjoint(("name", "number", "ask", "if")):
        hand.add("visits", Decimal(0))
    else:
        hand.negated = negation if negation == "zero" else hand.negated or negation


def _note(hand: Hand, spot: Spot) -> None:
    """Words that say whose part the numbers behind them are: of oneself, of what was told, of a whole."""
    means = spot.token.means
    hand.inner = hand.inner or ("inner" in means and not ("metric" in means and is_with_customer(hand, spot)))
    hand.subset = hand.subset or ("subset" in means and not (hand.going or hand.metric))
    hand.total = hand.total or (("total" in means or "period" in means) and "metric" not in means)


def _take_place(hand: Hand, spot: Spot) -> None:
    """Words that lead to a place or a contact: and the lumber yard, 第二家是X, 9点到X, 加了X的微信."""
    token, word = spot.token, spot.token.word
    if is_added(hand, spot) or meets_one(hand, spot):
        hand.add(hand.key, Decimal(len(hand.names) or 1))
        hand.clear()
        return
    if word in _ARTICLES or token.text == "个":
        if one_more_place(hand, spot):
            hand.add(hand.tally.drafts[-1].metric, Decimal(1))
        elif not (take_place(hand, spot) or and_another(hand, spot)):
            take_another(hand, spot)
        return
    stop = token.text == "是" and spot.before is not None and next_stop(spot.before)
    if leaves_at(spot):
        hand.flush()
        hand.clear()
        hand.going, hand.key = token, "visits"
    elif stop or (word in ("到", "去", "在", "at") and comes_to(spot)):
        hand.flush()
        hand.going, hand.key = token, "visits"


def _take_verb(hand: Hand, spot: Spot) -> None:
    """A verb that takes customers: visited, 跑了, followed up with."""
    key, waiting = shown(spot) or spot.token.means["going"], hand.waiting
    inside = met_inside(hand, spot) or heard_of(spot) or took_it(hand, spot) or passive(spot) or shows_otherwise(spot)
    if inside or details(hand, spot) or became_of_them(hand, spot) or is_talked_about(key, spot):
        return  # 跑了省立医院和市二院，见了3个主任
    if walks_there(hand, spot):
        return
    was_way(hand, spot)
    if spot.token.text == "打" and is_no_dialling(hand, spot):
        return
    if hand.metric is not None and spot.before is hand.metric and key == "proposals":
        return  # 报价发了2份: the verb only hands over what was named
    noun = spot.token.text.split(" ")[0].lower() in _NOUNS or "metric" in spot.token.means
    if (
        waiting is not None
        and (noun or people_between(waiting, spot) or served(waiting, spot))
        and stands_near(waiting, spot)
    ):
        hand.waiting = None
        hand.record(key, waiting)
    elif noun and has_article(spot):
        hand.add_one(key, spot.token)
    elif noun and both(spot):
        hand.add(key, Decimal(2))
    elif none_of_them(hand, key, spot) or all_of_them(hand, key, spot):
        return
    elif hand.going is not None and key == hand.key:
        if begins_part(hand, spot):
            hand.flush()  # 上午去了志高下午去了万和
            hand.key = key
        hand.going, hand.names, hand.prior = spot.token, [], hand.names or hand.prior
    elif hand.metric is None or key != hand.key:
        hand.flush()
        hand.going, hand.metric, hand.key = spot.token, None, key


def _take_metric(hand: Hand, spot: Spot) -> None:
    """A metric: it takes the number that waits, or waits itself for a number or for names."""
    token, key, waiting = spot.token, meant(hand, spot), hand.waiting
    if is_source(key, spot) or (
        spot.following is not None and (names_kind(token, spot.following) or is_broken(spot))
    ):
        return
    if says_of_what(spot):
        hand.waiting = None
        return
    hand.waiting = None
    last = hand.tally.drafts[-1].metric if hand.made else ""
    if is_told_again(hand, spot) or is_spoken_of(key, spot) or (waiting is None and names_the_last(hand, spot, last)):
        return
    if hand.joined and not has_own_number(spot) and counts_all(hand, key, spot, waiting):
        return
    if waiting is not None and stands_near(waiting, spot) and not has_own_number(spot):
        handed_out = hand.going is not None and hand.key == "other:名片" and token.text.endswith("名片")
        hand.record(hand.key if handed_out else key, waiting)
        hand.metric, hand.key, hand.going = None, "", None
        return
    if hand.going is not None and (hand.key == key or was_for(hand, key, token)):
        hand.going, hand.names, hand.prior = None, [], hand.names or hand.prior
    elif hand.going is None and hand.metric is None and all_of_them(hand, key, spot):
        return
    if hand.metric is not None and not hand.names and spot.before is hand.metric:
        if (hand.key == "other:邀约" and key != "calls") or is_whom(hand, key, spot):
            return  # 电话回访潜客20个
        hand.metric = None
    make_way(hand, spot)
    if has_article(spot) or both(spot) or (not hand.prior and is_one_more(spot)):
        hand.add(key, Decimal(2)) if both(spot) else hand.add_one(key, token)
        hand.metric, hand.key, hand.negated = None, "", ""
        return
    hand.metric, hand.key, hand.going, hand.colon = token, key, None, False
    hand.names, hand.denied, hand.negated = [], hand.negated, ""


def _take_number(hand: Hand, spot: Spot, figure: Count) -> None:
    """A number: for the metric that waits, the one ahead, the verb before, or the metric of the clause before."""
    measured(hand, spot, figure)
    if (
        corrects(hand, spot, figure)
        or not can_count(figure, spot)
        or is_share(hand, spot)
        or nothing_new(hand, spot, figure)
        or some(hand, spot)
    ):
        return
    ahead = counted_ahead(hand, spot, figure)
    plus = spot.word_before == "+" and spot.at > 1 and spot.tokens[spot.at - 2].kind == "number"
    people = hand.going is not None and not hand.names and hand.key in OF_PEOPLE
    if counts_errands(hand.going, spot, ahead) or (ahead is None and is_topic(hand.metric, spot)):
        hand.clear()
    elif counted := counted_by_verb(hand, spot, figure, ahead):
        hand.record(counted, spot.token)
        hand.clear()
    elif hand.metric is not None and (ahead is None or follows_at_once(hand.metric, spot)):
        hand.record(hand.key, spot.token)
        hand.clear()
    elif ahead is not None and not (people and (ahead.means["metric"] == "leads" or ahead.word in WHO_CAME)):
        give_way(hand, ahead)
        hand.wait(spot.token, joined=False, plus=plus)
    elif hand.going is not None and counts_what(hand.key, figure, spot, hand.going):
        hand.record(hand.key, spot.token)
        hand.clear()
    elif hand.going is not None and figure.unit in _NO_OBJECTS:
        hand.clear()
    elif itself := counted_itself(hand, spot, figure):
        hand.record(itself, spot.token)
    elif goes_on(hand, spot, figure):
        hand.record(hand.tally.metric, spot.token)
    elif one_more(hand, spot, figure) or more_people(hand, spot):
        hand.record(hand.tally.drafts[-1].metric, spot.token)
    else:
        hand.wait(spot.token, joined=hand.waiting is not None and beside(hand.waiting, spot), plus=plus)
