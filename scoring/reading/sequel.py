"""Counts that go on from what was told: and another for Soylent, to two smaller districts, today none; and talk."""

from __future__ import annotations

from decimal import Decimal

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.hand import Hand
from scoring.reading.neighbours import CROWD, TO_PEOPLE, Spot, joins, metric_ahead, people_ahead_of, words_at
from scoring.reading.nickname import is_person
from scoring.reading.tally import Tally
from scoring.reading.targets import came_instead
from scoring.reading.token import Count, Token

_TO = frozenset(("for", "with", "w/", "to", "at", "in"))
_TIMES = frozenset(("twice", "once", "thrice"))
_DONE_OF_IT = frozenset(("做成", "做成了", "只做成", "只做成了"))
_FOR = word_set("for with w/ to at in")
_NONE = word_set("none zero nil 0")
_TALKED = word_set("met saw reached") | {
    "met with",
    "met w/",
    "spoke to",
    "spoke with",
    "spoke w/",
    "talked to",
    "talked with",
    "talked w/",
    "chatted with",
    "chatted w/",
    "chatted to",
    "connected with",
    "connected w/",
    "caught up with",
    "caught up w/",
    "sat with",
    "sat w/",
    "sat down with",
    "sat down w/",
}
_ON_THE_PHONE = word_set("reached") | {word for word in _TALKED if word[:5] in ("spoke", "talke", "chatt", "conne")}
"""Verbs that tell what became of calls: 20 calls, spoke to 6 people."""
ROLES = word_set(
    "owner owners manager managers buyer buyers director gm ceo cfo coo cto vp president principal chef foreman "
    "superintendent procurement purchasing receptionist assistant team staff boss son wife husband daughter"
)
_TITLES = ("Dr ", "Dr. ", "Mr ", "Mr. ", "Mrs ", "Mrs. ", "Ms ", "Ms. ", "Prof ", "Prof. ")
_ARTICLES = word_set("the their his her its our a an")
_OTHERS = word_set("other more smaller bigger new different")
_THERE = word_set("onsite on-site") | {"on site", "in person"}
_THOSE = word_set("the those these my our")
_ACTUAL = word_set("actual actuals done did achieved completed hit result")


_ALL = frozenset(("都", "均", "both", "each"))
_NOT_DONE = frozenset(("no", "plan", "hope", "ask", "if", "fail", "subset", "unsure", "they"))
_SEEN = ("visits", "meetings", "demos")
_DONE_FOR_ALL = frozenset(("quotes", "proposals", "demos", "wechat_adds", "followups"))
_EARLIER = word_set("之前 先前 此前 上次 上回 一直 早先 原先 以前 前阵子 前段时间 前期")


def beside_another(hand: Hand, spot: Spot) -> bool:
    """2 demos for Tate, 1 for Urban; called Vann twice, Wick once; 20 to new ones: the same of other customers."""
    last = hand.tally.drafts[-1] if hand.tally.drafts else None
    joined = bool(hand.made) and joins(spot.before)
    told = not joined and bool(hand.clause.kinds & {"metric", "going"})
    dealt = any("stage" in t.means and "going" not in t.means for t in hand.clause.tokens)
    barred = told or dealt or hand.tally.recorded != hand.clause.sentence
    if last is None or barred or last.metric != hand.tally.metric:
        return False
    row = spot.tokens[spot.at + 1 : spot.at + 3]
    if spot.at == 1 and not row and spot.token.word in _TIMES:
        return spot.tokens[0].kind == "name"
    parallel = (joined or spot.at == 0) and len(row) == 2 and row[0].word in _TO
    parallel = parallel and (_is_named(row[1]) or row[1].word in _UNLIKE)
    first = last.clause.partition(f" {row[0].word} ")[2][:1] if parallel else ""
    return first.isupper() or first.isdigit() or (first != "" and row[1].word in _UNLIKE)


_UNLIKE = word_set("new old existing other others cold warm current former repeat returning lapsed previous")
"""12 calls to existing accounts, 20 to new ones: another sort of customers, no part of the first."""


def _is_named(token: Token) -> bool:
    """A customer, or the place where several are: 2 meetings in Austin, 1 in Dallas."""
    return token.kind == "name" or "place" in token.means


def tells_more(hand: Hand, spot: Spot) -> bool:
    """Whether a word of doing behind the number says what became of some of those just counted."""
    last = hand.tally.drafts[-1] if hand.tally.drafts else None
    told = spot.following is not None and "actual" in spot.following.means
    return (
        told and last is not None and last.metric == hand.tally.metric and hand.tally.recorded == hand.clause.sentence
    )


def take_another(hand: Hand, spot: Spot) -> bool:
    """Ran a demo for X and another for Y: one more of what was just counted, for somebody else."""
    tally = hand.tally
    last = tally.drafts[-1] if tally.drafts and tally.recorded == hand.clause.sentence else None
    if spot.token.word != "another" or last is None or last.metric not in TO_PEOPLE:
        return False
    if spot.word_behind not in _FOR:
        return False
    heads = all("and" in t.means or "emptyword" in t.means for t in spot.earlier)
    if not (joins(spot.before) if hand.made else heads and "stage" not in hand.clause.kinds):
        return False
    if not any(t.kind in ("name", "text") for t in spot.tokens[spot.at + 2 : spot.at + 4]):
        return False
    hand.flush()
    hand.add(last.metric, Decimal(1))
    return True


_OUT = word_set("out sent done went delivered completed held finished happened")


def both(spot: Spot) -> bool:
    """finished both quotes for Delano; both quotes are out: two, with a word of doing."""
    if spot.word_before != "both" or not spot.token.word.partition(" ")[0].endswith("s"):
        return False
    told = [t.word for t in spot.tokens[spot.at : spot.at + 4]]
    handed = spot.at == 1 and (spot.token.word.endswith("sent") or not _OUT.isdisjoint(told))
    return handed or (spot.at > 1 and "actual" in spot.tokens[spot.at - 2].means)


def more_people(hand: Hand, spot: Spot) -> bool:
    """Presented to the board at X, and to two smaller districts: so many more, behind a joiner and to."""
    tally = hand.tally
    last = tally.drafts[-1] if tally.drafts and tally.recorded == hand.clause.sentence else None
    if last is None or last.metric not in TO_PEOPLE or last.metric != (hand.key or last.metric):
        return False
    return spot.at == 2 and to_more(spot)


def to_more(spot: Spot) -> bool:
    """and to two smaller districts: so many others, none of those named; not 3 of their teachers."""
    row = [t for t in spot.tokens[spot.at + 1 : spot.at + 4] if t.word not in _OTHERS][:2]
    if spot.at < 2 or not joins(spot.tokens[spot.at - 2]) or spot.word_before not in _FOR or not row:
        return False
    plural = [t for t in row if t.text.isalpha() and t.text.endswith("s") and "metric" not in t.means]
    return bool(plural) and row[0].word != "of" and row[0].word not in CROWD


def same_of_all(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """拜访了华为和小米，都报了价; met Kroger and Safeway, quoted both: as many as were just counted."""
    last = tally.drafts[-1] if tally.drafts else None
    if last is None or last.metric not in _SEEN or last.quantity < 2 or tally.parted == clause.sentence:
        return False
    if _ALL.isdisjoint(clause.words) or clause.kinds & _NOT_DONE:
        return False
    acts = [t for t in tokens if t.means.keys() & {"going", "metric"} or t.means.get("stage") == "quoted"]
    if not acts or any(t.kind in ("number", "name") for t in tokens):
        return False
    key = acts[-1].means.get("metric") or acts[-1].means.get("going", "quotes")
    done = any("了" in t.text or t.word.partition(" ")[0].endswith(("ed", "'d", "sent", "left")) for t in acts)
    if not done or key == last.metric or key not in _DONE_FOR_ALL:
        return False
    return tally.add(clause, key, last.quantity, last.customers)


def none_that_day(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """Tues 3 demos, Weds 1, today none: none of the metric on another day."""
    last = tally.drafts[-1] if tally.drafts else None
    if last is None or clause.day is None or clause.day.past in (None, last.day):
        return False
    said = [t for t in tokens if t.day is None and t.text not in (":", "-", ",") and "fill" not in t.means]
    dated = any(t.day is not None for t in tokens)
    if not dated or len(said) != 1 or said[0].word not in _NONE:
        return False
    if any(draft.metric != tally.metric for draft in tally.drafts):
        return False
    return tally.add(clause, tally.metric, Decimal(0))


def stated_as_actual(hand: Hand) -> bool:
    """Target: 8 visits, and in the line below Actual: 6; boss wants 50 calls a day. I did 38."""
    tokens = hand.clause.tokens
    labelled = len(tokens) > 2 and tokens[0].word in _ACTUAL and (tokens[1].text, tokens[2].kind) == (":", "number")
    return (labelled or came_instead(tokens)) and hand.clause.sentence - hand.tally.sentence == 1


def mine_of_those(hand: Hand, spot: Spot) -> bool:
    """team's at 240 dials, I'm at 38 of those: one's own part of what others did."""
    others = hand.tally.recorded != hand.clause.sentence == hand.tally.sentence
    behind = [t.word for t in spot.tokens[spot.at + 1 :]]
    mine = spot.before is not None and "actual" in spot.before.means and "me" in hand.clause.kinds
    mine = mine or (behind[1:2] in (["were"], ["are"]) and behind[2:3] in (["mine"], ["me"]))  # 38 of those were mine
    return others and mine and spot.word_behind in ("of those", "of them", "of that")


def got_so_many(tokens: list[Token] | tuple[Token, ...]) -> bool:
    """planned 40 dials, got 26 in: how many of those came about."""
    heads = [t for t in tokens if t.word not in ("but", "only", "just", "i", "we", "and", "actually")][:3]
    if len(heads) < 2 or heads[0].word != "got" or heads[1].figure is None:
        return False
    return (
        len(heads) == 2 or "metric" in heads[2].means or heads[2].word in ("in", "done", "through", "off", "out", ".")
    )


def became_of_them(hand: Hand, spot: Spot) -> bool:
    """20 calls, spoke to 6 people: what became of calls; visited Acme, met with John: whom one saw there."""
    word = spot.token.word
    tally = hand.tally
    if word == "通过了" and tally.recorded == hand.clause.sentence:
        return tally.drafts[-1].metric == "wechat_adds"  # 加了7个微信，通过了5个
    if word not in _TALKED or tally.recorded != hand.clause.sentence or not tally.drafts:
        return False
    last = tally.drafts[-1]
    if last.metric == "other:voicemails" and len(tally.drafts) > 1:
        last = tally.drafts[-2]  # 22 calls, left 13 voicemails, talked to 9
    row = spot.tokens[spot.at + 1 : spot.at + 4]
    count = row[0].figure if row else None
    if count is not None:
        fewer = count.value is not None and count.value < last.quantity
        return last.metric in ("calls", "visits") and word in _ON_THE_PHONE and fewer and not last.customers
    one = bool(last.customers) or last.quantity == 1
    return last.metric == "visits" and one and _is_contact(row)


def _is_contact(row: list[Token]) -> bool:
    """Miguel, the owner, their buyer: somebody, and no company."""
    while row and row[0].word in _ARTICLES:
        row = row[1:]
    if not row:
        return False
    first = row[0]
    if first.word in ROLES:
        return True
    following = row[1] if len(row) > 1 else None
    titled = first.kind == "name" and first.text.startswith(_TITLES)
    single = titled or (first.kind == "name" and " " not in first.text and "name" not in first.means)
    known = titled or is_person(first) or words_at(following) in ("about", "re", "regarding", "on")
    return single and known and not (joins(following) or (following is not None and following.kind == "name"))


def some(hand: Hand, spot: Spot) -> bool:
    """13 calls, two of the calls went well: some of those counted already; one of my 34 dials: 34 is all of mine."""
    before, following = spot.before, spot.following
    if before is not None and before.text == "my" and spot.tokens[spot.at - 2].word == "of":
        ahead = metric_ahead(spot)
        if ahead is not None and ahead.word.endswith("s"):
            hand.subset, hand.waiting, hand.joined = False, None, []
            return False
    if following is None or following.text != "of" or spot.at + 3 >= len(spot.tokens):
        return False
    row = spot.tokens[spot.at + 1 : spot.at + 4]
    if hand.names and row[1].word in ("their", "his", "her", "its"):
        return True  # presented to the district and to 3 of their teachers
    if row[1].word not in _THOSE:
        return False
    key, told = row[2].means.get("metric"), hand.tally.recorded == hand.clause.sentence
    theirs = told and spot.at == 0 and key is None and row[1].word != "my"  # 2 of the supers took samples
    hand.subset = theirs or (key is not None and any(draft.metric == key for draft in hand.tally.drafts))
    return hand.subset


def corrects(hand: Hand, spot: Spot, figure: Count) -> bool:
    """hit my 50 dials 💪 51 actually: the right number behind the one just counted."""
    said = spot.following is not None and "repair" in spot.following.means
    if not (said and hand.made) or figure.value is None:
        return False
    hand.tally.repair(figure.value)
    return True


def was_before(spot: Spot) -> bool:
    """之前跟进的万科签了: what was done before only says which customer it is."""
    relative = spot.following is not None and spot.following.text == "的"
    return relative and any(t.text in _EARLIER for t in spot.earlier[-3:])


def are_there(spot: Spot) -> bool:
    """4 problems seen on site, 3 engineers onsite: where something is, when it is no customers that were counted."""
    if spot.token.word not in _THERE:
        return False
    row = [t for t in spot.earlier[-2:] if t.kind == "text"]
    return bool(row) and row[0].text.isascii() and row[0].text.endswith("s") and not people_ahead_of(row[0])


def take_ordinal(hand: Hand, token: Token) -> None:
    """今天拜访客户第5家; 大华去了第4次: one more visit."""
    if hand.metric is not None and token.text.endswith(("家", "个")):
        hand.add("visits", Decimal(1))
        hand.clear()
    elif hand.going is not None and not hand.names:
        lead, hand.lead = hand.lead, []
        if hand.by_name(lead, "visits"):
            hand.clear()


def is_over(metric: str, spot: Spot, clause: Clause) -> bool:
    """签约3 tells of deals, but not 实到3家; 约了5家，做成2家: what came of those is no further arranging."""
    before = spot.before
    if before is not None and "stage" in before.means and "actual" not in before.means:
        return True
    return metric == "other:邀约" and not _DONE_OF_IT.isdisjoint(clause.words)
