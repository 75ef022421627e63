"""Errands: what a verb of every day takes that is no customer, and what one buys, sells and pays for oneself."""

from __future__ import annotations

import re
from functools import lru_cache

from language.normalise import simplified, word_set
from scoring.reading.clause import Clause
from scoring.reading.company import has_ending
from scoring.reading.neighbours import Spot, joins, people_ahead_of
from scoring.reading.token import ACTS, BRACKETS, THEY, Token
from scoring.reading.vocabulary import private

_KIN = frozenset(private.KIN.split(","))
_OWN = frozenset(private.OWN.split(","))
_NOBODY = _KIN | frozenset(f"{private.PEOPLE},{private.THINGS}".split(","))
_ENDINGS = tuple(private.ENDINGS.split(","))
_PLACES = frozenset(private.PLACES.split(","))
_WORTHY = tuple(private.WORTHY.split(","))
_LIGHT = frozenset(private.LIGHT.split(","))
_CALLERS = frozenset(private.CALLERS.split(","))
_SHOWN = frozenset(private.SHOWN.split(","))
_HOTLINES = frozenset((10000, 10010, 10086, 12306, 12315, 12345, 95588, 911))
_TALKS = ("聊", "谈", "倾", "讲", "写", "转")
_READ = ("看", "听", "读")
_PAPERS = frozenset(("proposals", "quotes", "demos"))
_MY_KIN, _MY_OWN = frozenset(private.MY_KIN.split(",")), frozenset(private.MY_OWN.split(","))
_BILLS = frozenset(private.BILLS.split(","))
_ROOMS = word_set("office apartment house flat car warehouse place desk garage unit")
_TAXES = word_set("税务退款 退税款 出口退税 退税")
_TRIPS = frozenset(private.TRIPS.split(","))
_STAFF = frozenset(private.STAFF.split(","))
_IDLE = frozenset(private.IDLE.split(","))
_CALLED_ON = frozenset(private.CALLED_ON.split(","))
_NEXT = len(" - ")
"""Characters between a word and its number, at most."""
_DOCTORS = frozenset(private.DOCTORS.split(","))
_MINE = frozenset(("my", "our"))
_OF_MINE = frozenset(("my", "our", "from", "with"))
_ONLY_KIN = frozenset(("grandma", "grandpa", "girlfriend", "boyfriend", "in-laws"))
_BROKEN = tuple(private.BROKEN.split(","))
_OWN_PEOPLE = tuple(_KIN)
_LEAD = re.compile(
    r"(?:我的?|自己的?|老|新)?[\d一二两三四五六七八九十几半]{0,3}[个位家趟场次集部本份张下会儿点些篇首台辆件条只把名门节两声遍]?"
)
"""What may stand before a common noun: 2集电视剧, 我老婆, 个女朋友."""
_KNOWN = frozenset(("name", "company", "contact", "quoted", "person"))
_GOES = ("去", "到", "跑", "进", "走", "逛", "转", "赶")
_HANDS_OVER = frozenset(("proposals", "quotes", "demos", "followups"))


_OWN_OFFICE = frozenset(("公司", "单位", "总部", "办公室"))
"""去了公司拿图纸: where one works oneself, and what one did there."""
_SHOWING = frozenset(("带", "领", "陪"))
"""主任带我看了实训楼: what the customer shows is no further visit."""


def takes(verb: Token, key: str, spot: Spot, *, touring: bool) -> bool:
    """Whether a verb can have been done to the name: 见了王总, 进了永辉店; not 进了地铁站, 谈了个女朋友.

    A verb of every day (看了, 聊了, 打了) takes only known names and what ends as customers do; any other takes
    everything but people and things of private life, and bare places. `touring`: a visit was told of just before,
    so that a short name is a further one: 拜访了三一，顺路看了中联.
    """
    token = spot.token
    if token.kind != "name" or verb.text == "跟了":
        return token.kind != "name"  # 跟了一天的华润: counted only by a number
    if verb.text.isascii():
        return token.word not in _STAFF or spot.word_behind in ("at", "from", "of")
    name = simplified(token.text.strip()).lower()
    owned = _is_owner(spot)
    if (name.endswith(_ENDINGS) and not owned) or _is_shown(spot):
        return False
    if not _KNOWN.isdisjoint(token.means):
        return True
    if _is_common(name) or spot.word_before in _OWN_OFFICE:
        return False
    if verb.text in _LIGHT:
        worthy = _is_worthy(name + _going_on(spot)) or (owned and not verb.text.startswith(_TALKS))
        shown = any(t.text in _SHOWING for t in spot.earlier)
        further = touring and key == "visits" and len(name) <= 4 and name not in _PLACES and not _is_led(name)
        further = further and not shown
        return worthy or further or _is_listed(spot) or (key in _HANDS_OVER and _has_metric(spot))
    bare = name in _PLACES and verb.text.startswith(_GOES) and not _is_counted(spot)
    return not bare or _is_listed(spot)


def is_nobody(token: Token) -> bool:
    """老同学, 2集电视剧: a name or an unknown word that is no customer, by what it ends in."""
    if not _KNOWN.isdisjoint(token.means):
        return False
    name = simplified(token.text.strip()).lower()
    return name.endswith(_ENDINGS) or _is_common(name)


def is_kin_or_staff(token: Token) -> bool:
    """老婆, 我妈, HR: whom one speaks with, and who is no customer."""
    return _KNOWN.isdisjoint(token.means) and _is_common(simplified(token.text.strip()).lower())


@lru_cache(maxsize=1024)
def _is_common(name: str) -> bool:
    """个女朋友, 简历: a common noun, with a count or 我 before it at most; `name` in Simplified characters."""
    lead = _LEAD.match(name)
    return name in _NOBODY or (lead is not None and name[lead.end() :] in _NOBODY)


def _is_led(name: str) -> bool:
    """场球赛, 会儿书: a count at the head."""
    lead = _LEAD.match(name)
    return lead is not None and lead.end() > 0


@lru_cache(maxsize=1024)
def _is_worthy(name: str) -> bool:
    """永辉店, 个代理, 王总: what ends as customers and their people do."""
    return name.endswith(_WORTHY) or has_ending(name)


def _is_listed(spot: Spot) -> bool:
    """看了立邦、多乐士: one of several names; what stands in brackets between them is passed over."""
    if joins(spot.before):
        return True
    depth = 0
    for token in spot.tokens[spot.at + 1 :]:
        if token.kind in BRACKETS:
            depth += 1 if token.kind == "open" else -1
        elif not depth:
            return joins(token)
    return False


def _is_owner(spot: Spot) -> bool:
    """进了华联的采购办公室: whose place or people it is."""
    row = spot.tokens[spot.at + 1 : spot.at + 3]
    return len(row) == 2 and row[0].text == "的" and not is_nobody(row[1]) and row[1].figure is None


def _going_on(spot: Spot) -> str:
    """What goes on at once behind the name: 卖店 of 立邦专卖店."""
    following = spot.following
    touches = following is not None and following.start == spot.token.end and following.kind in ("word", "text")
    return following.text if touches and following is not None and following.text != "的" else ""


def _is_counted(spot: Spot) -> bool:
    """跑了美容院三家: a number at once behind the name."""
    return spot.following is not None and spot.following.figure is not None


def _is_shown(spot: Spot) -> bool:
    """去了华为的展会: what there is to see of a company, which is not visited so."""
    row = spot.tokens[spot.at + 1 : spot.at + 3]
    return len(row) == 2 and row[0].text == "的" and simplified(row[1].text).startswith(tuple(_SHOWN))


def _has_metric(spot: Spot) -> bool:
    """发了蒙牛的方案: the metric comes behind the name."""
    return any("metric" in token.means for token in spot.tokens[spot.at + 1 :])


def counts_errands(verb: Token | None, spot: Spot, ahead: Token | None) -> bool:
    """去了3次厕所, 看了两遍方案, 打了10086: a number of what is none of a customer's."""
    if ahead is not None:
        read = verb is not None and verb.text.endswith("了") and verb.text.startswith(_READ)
        return read and ahead.means["metric"] in _PAPERS
    figure = spot.token.figure
    if figure is not None and figure.value in _HOTLINES and verb is not None and spot.before is verb:
        return True
    following = spot.following
    if following is None or following.start != spot.token.end or not following.means.keys() <= {"fill"}:
        return False
    customers = any(t.text.startswith("客") for t in spot.tokens[spot.at + 2 : spot.at + 3])  # 3个信用卡客户
    places = figure is not None and figure.unit in ("家", "户")  # 跑了6家酒店; 订了2个酒店 are one's own
    return not customers and (is_nobody(following) or (_is_own(following) and not places))


def ends_there(spot: Spot) -> bool:
    """拜访老同学, 拜访亲戚8家: nothing of the name's own behind it; not 拜访老同学推荐的客户."""
    following = spot.following
    return following is None or following.kind in ("stop", "number", "day") or "metric" in following.means


def is_broken(spot: Spot) -> bool:
    """电话坏了两部, 报价单丢了2份: what became of a thing."""
    row = spot.tokens[spot.at + 1 : spot.at + 5]
    row = row[: next((p for p, t in enumerate(row) if t.kind in ("number", "stop")), len(row))]
    return any(simplified("".join(t.text for t in row[p : p + 2])).startswith(_BROKEN) for p in range(len(row)))


def is_kin(token: Token, *, calls: bool) -> bool:
    """孩子学费交了, 快递打了两个电话: one's own people, or who rings one up, at the head of a clause."""
    if token.kind != "name" or not _KNOWN.isdisjoint(token.means):
        return False
    name = simplified(token.text.strip()).removeprefix("我")
    return name in _KIN or (calls and name in _CALLERS)


def is_own_affair(tokens: list[Token]) -> bool:
    """新手机到手了, 税务退款3万, my car payment cleared: money of one's own, where nobody else is named."""
    pairs = zip(tokens, [*tokens[1:], None], strict=True)
    names = [(t, after) for t, after in pairs if t.kind == "name"]
    if any(t.text in _TAXES for t in tokens):
        return True
    if not names:
        return _is_ones_debt(tokens)
    return all(_is_own(t) and not (after and after.text.startswith("客")) for t, after in names)


_LOANS = word_set("lease mortgage loan")


def _is_ones_debt(tokens: list[Token]) -> bool:
    """my car payment of $600; signed the lease on the new office: what one owes oneself."""
    words = [t.word for t in tokens]
    mine = words.index("my") if "my" in words else len(words)
    owes = not {"payment", "deposit"}.isdisjoint(words[mine : mine + 4])
    owes = (
        owes or (mine < len(words) and not _LOANS.isdisjoint(words)) or words[mine - 1 : mine + 1] == ["paid", "my"]
    )
    return owes or ("signed the lease" in words and not _ROOMS.isdisjoint(words))


def _is_own(token: Token) -> bool:
    if not _KNOWN.isdisjoint(token.means):
        return False
    name = simplified(token.text.strip())
    lead = _LEAD.match(name)
    return name in _OWN or (lead is not None and name[lead.end() :] in _OWN)


def is_mine(clause: Clause) -> bool:
    """paid my rent, called my mom, 2 cards from grandma: one's own people and things; not 20 dials from my car."""
    if "我" in clause.words and "name" in clause.kinds and _visits_kin(clause):
        return True
    if clause.words.isdisjoint(_OF_MINE) or "then" in clause.words:
        return False
    acted: Token | None = None
    tokens = [t for t in clause.tokens if t.word not in ("old", "new", "own")]
    for one, two, three in zip(tokens, tokens[1:], [*tokens[2:], None], strict=False):
        word, following = one.word, two.word
        if word in _OF_MINE and following in (_MY_KIN if word in _MINE else _ONLY_KIN):
            return three is None or not people_ahead_of(three)  # my dentist clients
        if word in _MINE and following in _MY_OWN and acted is not None:
            return True
        if not ACTS.isdisjoint(one.means):
            acted = one
        elif word not in ("on", "up", "for", "off", "the"):
            acted = None
    return False


def _visits_kin(clause: Clause) -> bool:
    """拜访了我丈母娘, 跑了趟我妈家: one's own people; not 我岳父的公司."""
    for one, two, three in zip(clause.tokens, clause.tokens[1:], [*clause.tokens[2:], None], strict=False):
        acted = one.text == "我" and two.kind == "name" and simplified(two.text).startswith(_OWN_PEOPLE)
        if acted and (three is None or three.text != "的"):
            return any(not ACTS.isdisjoint(t.means) for t in clause.tokens if t.end <= one.start)
    return False


def is_ones_bill(tokens: list[Token], place: int) -> bool:
    """paid the electric bill, mortgage paid 2100, booked flights 600: one's own money, where nobody is named."""
    word = tokens[place].word
    table = _BILLS if word.startswith("paid") else _TRIPS if word == "booked" else None
    if table is None or any(t.kind == "name" for t in (tokens if table is _TRIPS else tokens[: place + 2])):
        return False
    theirs = place > 0 and tokens[place - 1].word in THEY
    return not theirs and any(t.word in table for t in tokens[max(0, place - 2) : place + 6])


def is_idle(spot: Spot) -> bool:
    """6 spam calls, 2 visits to the vet: none with a customer."""
    if spot.word_before in _IDLE:
        return not (spot.word_before in _CALLED_ON and _are_several(spot))
    if spot.word_behind != "to":
        return False
    row = [t.word for t in spot.tokens[spot.at + 1 : spot.at + 4]]
    return row[:2] == ["to", "the"] and row[-1] in _DOCTORS


def _are_several(spot: Spot) -> bool:
    """6 doctor visits, hospital visits 4: more than one goes to for oneself."""
    ahead = spot.tokens[max(0, spot.at - 2) : spot.at]
    behind = [t for t in spot.tokens[spot.at + 1 :] if t.start - spot.token.end <= _NEXT]
    return any(t.figure is not None and (t.figure.value or 0) > 1 for t in (*ahead, *behind))


def leads_to_errand(spot: Spot) -> bool:
    """2 visits to the vet, stopped by the pharmacy: where one goes for oneself."""
    row = [t.word for t in spot.tokens[spot.at + 1 : spot.at + 3]]
    return row[:1] == ["the"] and row[-1] in _DOCTORS


def talks_of_papers(spot: Spot) -> bool:
    """和张工碰了下方案: a proposal or a quote that is only spoken of; nothing behind says that it was handed over."""
    behind = spot.tokens[spot.at + 1 :]
    papers = any(t.means.get("metric") in ("proposals", "quotes") for t in behind)
    return papers and not any("going" in t.means or t.kind == "number" for t in behind)
