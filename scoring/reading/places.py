"""Places without a name of their own: the bakery, the Dallas plant; and the town that one only drove to."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import takewhile

from language.normalise import word_set
from scoring.reading.hand import Hand
from scoring.reading.joined import sort_ahead
from scoring.reading.neighbours import TO_PEOPLE, Spot, joins, words_at
from scoring.reading.nickname import is_person
from scoring.reading.result import ActivityDraft
from scoring.reading.sequel import ROLES
from scoring.reading.token import Token

_SAW = word_set("saw visited seen met") | {"met with"}
_DROVE = re.compile(
    r"\b(?:(?:drove|flew|went|travell?ed)(?: down| up| over| out)? to|back from|got to) ", re.IGNORECASE
)
_WAYS = ("drove", "flew", "went to", "got to", "made it")
_MET = word_set("见了 见到 见到了 拜访了 拜访 聊了 谈了 走了 跑了 进了 敲了")
_COUNTED_AREAS = ("个村", "个乡", "个镇", "个县", "个屯", "个乡镇", "个村子", "个街道", "个商圈", "个片区", "个小区")
_MARKETS = ("城", "市场", "园", "园区", "大厦", "广场", "街", "路", "村", "镇", "县")
"""Places where many customers are."""
_GIVES = ("发", "出", "交", "递", "送", "给", "寄", "传", "sent", "emailed", "gave")
_PAPERS = frozenset(("quotes", "other:样品", "other:合同", "other:texts", "other:emails"))
_SPOKE = ("spoke", "talked", "chatted", "connected", "reached", "saw", "caught", "got", "met", "sat")
_SITES = frozenset(("site visit to", "site visit at", "onsite at", "site walk at", "site survey at"))
_SHUT = word_set("locked closed shut") | {
    "locked up",
    "no show",
    "no-show",
    "nobody home",
    "nobody there",
    "not in",
    "no one in",
}
_LOOKED = frozenset(("看了", "看", "去看了", "看了看", "转了", "走了", "聊了", "谈了"))
_SORTED = frozenset(("visits", "demos", "meetings"))
_BUYERS = ("客户", "经销商", "代理商", "业主", "采购", "甲方")
_CUSTOMERS = word_set("customer client prospect lead buyer")
_CALLS_ON = word_set("visited") | {"called on", "dropped in on", "popped in on", "stopped in on", "stopped in at"}
_OF_ONES_OWN = word_set(
    "museum gym church bar pub club bank hospital clinic dentist vet garage pharmacy salon spa barber"
)
"""Where one goes for oneself as well."""
_BUILDING = word_set("their dock docks warehouse facility plant building garage shop")

_INTO = frozenset(("at", "to", "into"))
_BESIDE_OTHERS = frozenset(("down", "due", "got", "went"))
_LEAVING = frozenset(("dropped", "left"))
_LEFT_THERE = word_set(
    "sample brochure leaflet flyer catalogue catalog menu swatch tester kit pack literature pos hamper doughnut "
    "donut booklet lookbook sampler sachet bottle taster list brochures paperwork"
)
"""What a seller leaves where he calls."""


def take_place(hand: Hand, spot: Spot) -> bool:
    """visited Halden and the bakery: one more place, plain words that end the clause."""
    if hand.going is not None and hand.going is spot.before and hand.going.word in _SITES:
        return _take_site(hand, spot)
    if hand.going is not None and hand.going is spot.before and spot.token.word in ("a", "an"):
        return _take_sort(hand, spot)
    if hand.going is not None and hand.going is spot.before and spot.token.text == "个":
        return _take_customer(hand, spot)
    if spot.token.word != "the" or hand.key != "visits" or not hand.names or not joins(spot.before):
        return False
    behind = [t for t in spot.tokens[spot.at + 1 :] if words_at(t) != "new"]
    place = list(takewhile(lambda t: t.kind == "text" and t.text.isalpha(), behind[:3]))
    if not place or words_at(place[-1]) in ROLES:
        return False
    if not all(
        t.day is not None or t.kind == "stop" or "daypart" in t.means or t.text == "next door"
        for t in behind[len(place) :]
    ):
        return False
    hand.names.append(" ".join(["the", *(t.text for t in place)]))
    return True


def _take_sort(hand: Hand, spot: Spot) -> bool:
    """demoed for a daycare, visited a bakery: a customer told by its sort; not visited a museum, went to a bar."""
    sort = sort_ahead(spot)
    if sort is None or hand.going is None or hand.names:
        return False
    buys = sort.word in _CUSTOMERS and hand.key in TO_PEOPLE
    if not buys and hand.key not in _SORTED:
        return False
    if not buys and hand.key == "visits" and (hand.going.word not in _CALLS_ON or sort.word in _OF_ONES_OWN):
        return False
    hand.add(hand.key, Decimal(1))
    hand.clear()
    return True


def meets_one(hand: Hand, spot: Spot) -> bool:
    """had lunch with client: one of it, without the article."""
    following, verb = spot.following, hand.going
    if verb is None or verb is not spot.before or hand.names or not verb.word.endswith((" with", " w/")):
        return False
    ends = following is None or following.kind in ("stop", "day") or "daypart" in following.means
    return ends and spot.token.word in _CUSTOMERS and hand.key in TO_PEOPLE


def _take_customer(hand: Hand, spot: Spot) -> bool:
    """见了个客户, 跑了个老客户, 加了个客户微信: one of it; not 见了个朋友."""
    following, verb = spot.following, hand.going
    if following is None or verb is None or hand.names or not verb.text.endswith(("了", "过")):
        return False
    if hand.key not in (*TO_PEOPLE, "wechat_adds") or not following.text.endswith(_BUYERS):
        return False
    hand.add(hand.key, Decimal(1))
    hand.clear()
    return True


def _take_site(hand: Hand, spot: Spot) -> bool:
    """site visit to the Dallas plant: a place without a name."""
    behind = spot.tokens[spot.at + 1 :]
    if not behind or any(t.kind == "name" for t in behind) or behind[0].kind not in ("text", "word"):
        return False
    hand.names.append(" ".join(t.text for t in behind[:3]))
    return True


def _sees_people_there(hand: Hand, spot: Spot, last: ActivityDraft) -> bool:
    """跑了4个村，见了9个种植户; 刚从白沟回来，跑了六家: those seen where one went, which is no visit of its own."""
    went = last.metric == "visits" and not last.customers and last.clause.endswith(_COUNTED_AREAS)
    went = went or (last.metric == "visits" and len(last.customers) == 1 and last.clause.endswith("回来"))
    count = spot.following.figure if spot.following is not None else None
    more = count is not None and count.value is not None and count.value > last.quantity
    return went and more and spot.token.word in _MET and hand.tally.recorded == hand.clause.sentence


def was_way(hand: Hand, spot: Spot) -> None:
    """Drove to Harrisburg, saw Lowell; 跑了建材城，见了4家: where one went to see them is no visit of its own."""
    tally = hand.tally
    last = tally.drafts[-1] if tally.drafts and hand.clause.sentence - tally.recorded <= 1 else None
    if last is not None and _sees_people_there(hand, spot, last):
        tally.drafts.pop()
        return
    if last is not None and spot.token.word in _MET and _counts_shops(spot) and last.metric == "visits":
        if len(last.customers) == 1 and last.quantity == 1 and last.customers[0].endswith(_MARKETS):
            tally.drafts.pop()
        return
    if last is None or last.metric != "visits" or spot.token.word not in _SAW or spot.at > 1:
        return
    same = tally.recorded == hand.clause.sentence
    if not (same or (spot.following is not None and spot.following.kind == "number")):
        return
    town = len(last.customers) == 1 and " " not in last.customers[0]
    following = spot.following
    if town and following is not None and following.kind in ("name", "number") and _DROVE.search(last.clause[:60]):
        tally.drafts.pop()


def give_way(hand: Hand, ahead: Token) -> None:
    """End what stands before a metric with its own number; in 给华为发了两份报价 the verb only hands it over."""
    paper, given = ahead.means["metric"], hand.going is not None and hand.going.text.startswith(_GIVES)
    if given and hand.key == "proposals" and paper in _PAPERS and "各" not in hand.clause.words:
        hand.going, hand.names, hand.prior = None, [], hand.names
    elif hand.going is None or hand.key not in ("other:名片", paper):
        hand.flush()


def _counts_shops(spot: Spot) -> bool:
    """见了4家, 拜访了3个老板."""
    figure = spot.following.figure if spot.following is not None else None
    return figure is not None and figure.unit[:1] in ("家", "个", "位", "户")


def is_source(key: str, spot: Spot) -> bool:
    """followed up with 8 of the schools from last week's expo; called all the leads from it: where they come from."""
    theirs = key == "leads" and spot.word_before in ("the", "my", "our") and spot.token.word.endswith("leads")
    if theirs and any(t.means.get("going") in TO_PEOPLE for t in spot.earlier[-4:]):
        return True
    row = spot.earlier[-3:]
    origin = next((p for p, t in enumerate(row) if t.word.startswith("from")), len(row))
    return key.startswith("other:") and origin < len(row) and all(t.figure is None for t in row[origin:])


def was_shut(spot: Spot) -> bool:
    """Casa Mia (locked up), in a list: nobody was there."""
    row = spot.tokens[spot.at + 1 : spot.at + 3]
    return len(row) == 2 and row[0].text == "(" and row[1].word in _SHUT


def is_of_the_same(hand: Hand, spot: Spot) -> bool:
    """见了华润的李总和周总, 去了科瑞，跟孙工看了现场: one more of the company's people."""
    shown = "contact" in spot.token.means and spot.word_before in ("跟", "和", "与", "同", "陪")
    if shown and hand.tally.recorded == hand.clause.sentence and spot.word_behind in _LOOKED:
        return True
    first = spot.earlier[-2] if len(spot.earlier) > 1 else None
    if first is None or "contact" not in first.means or "contact" not in spot.token.means or spot.before is None:
        return False
    return joins(spot.before) and bool(hand.names) and hand.names[-1] != first.text


def begins_part(hand: Hand, spot: Spot) -> bool:
    """Whether the verb begins another part: this afternoon saw; + fresh rates to Lim Kee; and saw Bolt."""
    before = spot.before
    if before is None or not hand.names:
        return False
    return bool(before.means.keys() & {"daypart", "more"}) or before.text == "+" or _is_another(hand, spot)


def _is_another(hand: Hand, spot: Spot) -> bool:
    """visited Acme and saw Bolt: one more customer behind a joiner; not drove to Dayton and saw Bolt, saw Dana."""
    if hand.going is None or not joins(spot.before) or hand.going.word.startswith(_WAYS):
        return False
    row = [t for t in spot.tokens[spot.at + 1 : spot.at + 3] if t.word not in ("the", "our")]
    if not row or row[0].kind != "name" or not spot.token.text.isascii():
        return False
    return not (spot.token.word.startswith(_SPOKE) and is_person(row[0]))


def quotes_wares(hand: Hand, spot: Spot) -> bool:
    """报价3台堆高车, 报价86万(43套): how many pieces a quotation was for; not 报价3件."""
    if hand.key != "quotes" or hand.names or spot.following is None:
        return False
    return spot.following.kind in ("name", "close")


def walks_there(hand: Hand, spot: Spot) -> bool:
    """first stop was Pruitt Foods, where I walked the line with Dev: what one did at the customer's just named."""
    row = spot.tokens[spot.at + 1 : spot.at + 3]
    theirs = len(row) > 1 and row[0].word in ("the", "their", "his", "her") and row[1].kind in ("text", "word")
    return spot.token.word in ("walked", "toured") and theirs and bool(hand.names) and hand.key == "visits"


def are_gates(spot: Spot) -> bool:
    """walked the dock with their ops mgr: 14 doors: those of a building, none that were knocked on."""
    return spot.token.word == "doors" and not _BUILDING.isdisjoint([t.word for t in spot.earlier])


def leaves_at(spot: Spot) -> bool:
    """dropped samples in to 3 delis, left brochures at Kelly's: something to look at was brought to a customer's."""
    following = spot.following
    if spot.word_before in _BESIDE_OTHERS or following is None or spot.token.word not in _INTO:
        return False
    there = following.kind in ("name", "number") or following.word in ("a", "an", "the")
    if following.figure is not None and (following.figure.money or following.figure.number.scaled):
        return False
    verb = next((p for p, t in enumerate(spot.earlier) if t.word in _LEAVING or t.word.startswith("dropped ")), -1)
    if not there or verb < 0 or (spot.earlier[verb].word == "left" and spot.token.word != "at"):
        return False
    things = spot.earlier[verb + 1 :]
    return any(t.word.rstrip("s").rpartition(" ")[2] in _LEFT_THERE for t in things)
