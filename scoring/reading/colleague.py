"""A colleague told of by the team or beside the deal: 业务二课的佩珊签了, Kelly那边的Lenovo, Priya on my team."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from language.normalise import simplified, word_set
from scoring.reading.clause import Clause
from scoring.reading.nickname import OFFICES, first_name, is_person, may_be_person
from scoring.reading.token import ACTS, Token

_WINS_ONE, _ONE = word_set("closed won landed bagged inked sold nailed lost"), word_set("one two another his her")
_NOT_MINE = re.compile(
    r"(?:but |and |so )?(?:(?:those |they |that )?(?:were |was |are |is )?(?:all )?(?:his|hers|theirs),? (?:and )?)?"
    r"(?:not|wasn't|was not|isn't|that wasn't|it wasn't)(?: (?:me|mine|by me|down to me|"
    r"my (?:deal|win|doing|account|customer|client|work|one|sale|lead|patch)))"
    r"(?: (?:though|sadly|unfortunately|btw|alas|tho|haha|lol|this time|i'm afraid|unlucky))*"
    r"|nothing to do with me"
)
"""..., not me; wasn't my deal though."""
_TEAM = re.compile(
    "(?:我们|咱们|公司|隔壁)?[东西南北中华]{0,2}[区部]?"
    "(?:(?:业务|业|销售|营业|营销|渠道|直销|电销|网销|招商|大客户|客户)[一二三四五六七八九十0-9]{0,2}"
    "(?:部|课|科|组|区|处|团队|小组|中心|队)|[一二三四五六七八九十0-9]{1,2}[部课组队]|(?<=隔壁)[部课科组队])"
    "|同(?:组|部门|小组|团队|大区|店|公司)|(?:组|部门|团队|公司|店)里"
)
_BRANCH = re.compile(
    "[\u3400-\u9fff]{2,5}(?:分公司|办事处|营业所|营业部|门店|分店)|[东西南北中华]{1,2}[区部](?:团队|组)?"
)
"""A customer may have these as well: only before a verb with its customer are they a colleague's."""
_OF_BRANCH = re.compile(f"(?:{_BRANCH.pattern})(?P<name>[\u3400-\u9fff]{{2,3}})")
_SIDES = word_set("那边 那儿 那里 手上 手里 手头 名下")
"""Behind a person's name and before a company's: whose customer it is."""
_MATES = word_set("同事 伙伴 小伙伴 兄弟 姐妹 师兄 师姐 新人 主管")
_ACCOUNTS = word_set("account client customer prospect lead acct")
_BUYERS = _ACCOUNTS | word_set("cust guy buyer deal referral lady couple homeowner")
_OWNED = word_set("客户 的客户 单子 那单 那个单子 老客户 大客户 那边 那头 那儿 手上 手里 手头 名下")
_DID_OR_CLOSED = word_set("did made had has logged completed closed signed won landed booked visited called")
_ASKS_OF, _TO_LOG = (
    word_set("asked asks told wants wanted needs got"),
    word_set("log record add enter put post submit"),
)
_WHAT = word_set("this these it one his her their hers the")
ALONE = word_set("自己 亲自 单独 独自 一个人 一人")
"""陈总自己又去了两家: words that tell apart what somebody did from what was done together."""
WERE = frozenset(("were", "was"))
_AT_WORK = word_set(
    "running doing hosting holding pitching demoing presenting visiting quoting dropping giving offering"
)
"""Zoetis were running a lunch & learn: what a firm does of its own."""
_WROTE = ("发的", "写的", "报的", "填的", "交的")
_COMES = ("来", "过来", "上门来", "到店", "到访")
_ARE = frozenset(("是", "都是", "全是", "均是"))
_DID = word_set("did made had has logged completed")
_WINS = word_set("signed closed won landed bagged inked")
_SELLERS = frozenset(("leads", "visits", "calls", "meetings", "other:meetings_booked"))
_FOR, _TIMES = (
    word_set("for by from"),
    word_set("day week month quarter one win morning night performance showing start work"),
)
_ON, _TEAMS = word_set("on from in over"), word_set("team squad pod office desk region side group crew")


def at_work(tokens: tuple[Token, ...]) -> str:
    """Zoetis were running a lunch & learn, Canon were in before me: a firm's own doing; "" for nobody's."""
    row = [t.word for t in tokens[1:]]
    if tokens[0].kind != "name" or not row or row[0] not in WERE:
        return ""
    ahead = any(two in ("me", "us") and one in ("before", "ahead of") for one, two in pairwise(row))
    return tokens[0].text if ahead or (row[1:2] and row[1] in _AT_WORK) else ""


def colleague_of(tokens: list[Token], *, of_team: bool) -> str:
    """The colleague whose doing the words tell of at their head; "" for none. `of_team`: whether they have a 的."""
    first = tokens[0]
    if first.word.endswith("'s") and (_has_account(tokens) or _has_buyer(tokens)):
        return first.text[:-2]
    if first.kind == "name" and (is_in_team(tokens) or (_has_customer(tokens) and is_person(first))):
        return first.text
    return _of_branch(tokens) or (_of_team(tokens) if of_team else "")


def _of_branch(tokens: list[Token]) -> str:
    """南充分公司罗倩签下供销社: a branch, one of its people, and a deal with its customer."""
    deal = len(tokens) > 2 and tokens[0].kind == "name" and "stage" in tokens[1].means and tokens[2].kind == "name"
    found = _OF_BRANCH.fullmatch(simplified(tokens[0].text)) if deal else None
    return found["name"] if found is not None and may_be_person(found["name"]) else ""


def goes_alone(tokens: list[Token]) -> str:
    """陈总自己又去了两家, 老板亲自跑了一趟: who went without the sender, a boss or a customer's; "" for nobody."""
    said = next((p for p, t in enumerate(tokens[:6]) if t.text in ALONE), 0)
    heads = [t for t in tokens[:said] if t.day is None and t.means.keys().isdisjoint(("daypart", "more"))]
    heads = [t for t in heads if t.means.keys() != {"fill"}]
    if not said or len(heads) != 1 or not _is_somebody(heads[0]):
        return ""
    rest = [t for t in tokens[said + 1 :] if t.day is None and (t.kind == "number" or not ACTS.isdisjoint(t.means))]
    went = bool(rest) and "going" in rest[0].means and not rest[0].text.startswith(_COMES)
    counted = bool(rest) and "metric" in rest[0].means and len(rest) > 1 and rest[1].kind == "number"
    count = rest[0].figure if rest else None
    sold = (
        is_person(heads[0])
        and bool(rest)
        and ("stage" in rest[0].means or (count is not None and count.unit == "单"))
    )
    return heads[0].text if went or counted or sold else ""  # 阿彬自己另外开了一单租赁


def _is_somebody(token: Token) -> bool:
    """A boss, a contact or a person: 老板, 陈总, 小刘."""
    if "boss" in token.means or "they" in token.means or simplified(token.text) in OFFICES:
        return True
    return token.kind == "name" and ("contact" in token.means or is_person(token))


def wrote(tokens: list[Token]) -> str:
    """昨天小陈发的：拜访3家: whose report stands behind the colon; "" for nobody's."""
    heads = [t for t in tokens[:4] if t.day is None]
    row = "".join(t.text for t in heads[:2])
    if not heads or heads[0].kind != "name" or not row.endswith(_WROTE):
        return ""
    name = row[: -len(_WROTE[0])]
    return name if is_person(replace(heads[0], text=name), strict=True) else ""


def _has_customer(tokens: list[Token]) -> bool:
    """Kelly那边的Lenovo 50w签了, Kelly那边签了Lenovo: a person's side, and the customer at once behind it."""
    if tokens[1].text not in _SIDES:
        return False
    rest = [t for t in tokens[2:] if t.day is None and (t.means.keys() != {"fill"} or "stage" in t.means)]
    named = rest[1:2] if rest and rest[0].means.get("stage") == "signed" else rest[:1]
    theirs = bool(named) and named[0].kind == "name" and not is_person(named[0])
    return theirs and any("stage" in t.means for t in rest)


def _has_account(tokens: list[Token]) -> bool:
    """Jen's old account Globex signed: a person's customer by its name."""
    place = next((p for p, t in enumerate(tokens[1:4], 1) if t.word in _ACCOUNTS), 0)
    named = tokens[place + 1 : place + 2]
    return bool(place) and bool(named) and named[0].kind == "name" and first_name(tokens[0].word[:-2])


def _has_buyer(tokens: list[Token]) -> bool:
    """Carla's cust paid, Deb's guy signed: a person's customer without a name, and at once what happened."""
    bought = tokens[1].word in _BUYERS and "stage" in tokens[2].means
    return bought and first_name(tokens[0].word[:-2])


def day_of(tokens: tuple[Token, ...]) -> str:
    """Great day for Priya: 3 demos: whose day it was, a person's before the colon; "" for nobody's."""
    colon = next((p for p, t in enumerate(tokens[:8]) if t.text in (":", "-", "–", "—")), 0)
    if colon < 3 or tokens[colon - 2].word not in _FOR or tokens[colon - 3].word not in _TIMES:
        return ""
    name = tokens[colon - 1]
    return name.text if name.kind == "name" and is_person(name) else ""


def owner_of(tokens: list[Token]) -> str:
    """小刘的客户回款8万: whose customer it is, whose deal; @sarah closed 20k: who is spoken of."""
    if len(tokens) > 2 and tokens[0].text == "@" and tokens[2].word in _DID_OR_CLOSED:
        return tokens[1].text
    if len(tokens) > 3 and tokens[-2].word == "were" and tokens[-1].word[-2:] == "'s" and is_person(tokens[-1]):
        return tokens[-1].text  # the 12 calls from yesterday were Kim's
    rest = [t for t in tokens[1:4] if t.text != "的"] if tokens and tokens[0].kind == "name" else []
    owned = rest and rest[0].text in _OWNED
    return tokens[0].text if owned and is_person(tokens[0], strict=True) else ""


def pair_of(tokens: list[Token]) -> str:
    """Tom and Ana closed Harlow: two colleagues; Tom and I are the sender."""
    if len(tokens) < 4 or tokens[2].kind != "name" or "name" in tokens[2].means or not is_person(tokens[0]):
        return ""
    return tokens[0].text if "and" in tokens[1].means and tokens[3].means.keys() & {*ACTS, "actual"} else ""


def wins_one(rest: list[Token]) -> bool:
    """Fionn landed one, Nisha also won her first: what a seller does, and no customer."""
    return len(rest) > 1 and rest[0].word in _WINS_ONE and rest[1].word in _ONE


def goes_on_doing(rest: list[Token]) -> bool:
    """Nigel has taken over Exeter and did 5 visits: what else the same person did."""
    return any("and" in one.means and two.word in _DID_OR_CLOSED for one, two in pairwise(rest))


def is_in_team(tokens: list[Token]) -> bool:
    """Priya on my team closed Barclays: a person of a team."""
    if tokens[1].word not in _ON or tokens[0].kind != "name" or not is_person(tokens[0]):
        return False
    place = next((p for p, t in enumerate(tokens[:6]) if t.word in _TEAMS), 0)
    behind = tokens[place + 1 : place + 3]
    return bool(place) and any(t.means.keys() & {*ACTS, "actual"} for t in behind)


def _of_team(tokens: list[Token]) -> str:
    """业务二课的佩珊刚签了: a selling team, one of its people and what was done."""
    place = next((p for p, t in enumerate(tokens[:5]) if t.text == "的"), 0)
    named = tokens[place + 1 : place + 2]
    if not place or not named or (named[0].kind != "name" and named[0].text not in _MATES):
        return ""
    rest = [t for t in tokens[place + 2 :] if t.day is None and t.means.keys() != {"fill"}]
    if not rest or not rest[0].means.keys() & ACTS:
        return ""
    team = simplified("".join(t.text for t in tokens[:place]))
    if _TEAM.fullmatch(team):
        return named[0].text
    deal = "stage" in rest[0].means and len(rest) > 1 and rest[1].kind == "name"
    return named[0].text if deal and _BRANCH.fullmatch(team) else ""


def wins_another(rest: list[Token]) -> bool:
    """Lena signed Initrode for $22k: a customer does not sign a customer."""
    if len(rest) < 2 or rest[0].word not in _WINS or rest[1].kind != "name" or rest[1].text.isupper():
        return False
    sold = rest[0].word != "signed" and rest[2:3] and rest[2].kind == "text"  # Tanner closed the Ellison church roof
    return len(rest) == 2 or sold or rest[2].kind in ("number", "stop") or rest[2].word in ("for", "at")


def did_count(rest: list[Token], *, heads: bool) -> bool:
    """Ana did 20 dials; Javi got 6 leads, at the head: what a seller gets, a customer gets quotes."""
    if rest[0].word in _DID:
        return any(t.kind == "number" for t in rest[1:3])
    got = heads and rest[0].word == "got" and len(rest) > 2 and rest[1].kind == "number"
    return got and any(t.means.get("metric") in _SELLERS for t in rest[2:4])


def done_by_others(members: list[Clause]) -> set[int]:
    """Ops closed the $75k Hanley lane, not me: where the clauses begin that tell what the sender did not do."""
    found: set[int] = set()
    for place, clause in enumerate(members):
        if place and _NOT_MINE.fullmatch(" ".join(t.word for t in clause.tokens)):
            told = next((p for p in range(place - 1, -1, -1) if members[p].kinds & ACTS), place)
            found.update(c.start for c in members[told:place])
    return found


def all_theirs(tokens: tuple[Token, ...]) -> bool:
    """签了两单，都是小赵的: whether all that stands before is somebody's."""
    words = [t for t in tokens if t.text not in ("都", "全", "全部", "也", "均")]
    named = len(words) == 3 and words[0].text in _ARE and words[1].kind == "name"
    return named and is_person(words[1], strict=True)


def is_asked_to_log(tokens: list[Token]) -> bool:
    """Lena asked me to put this in: what somebody else has done is to be recorded for them."""
    words = [token.word for token in tokens[:8]]
    at = words.index("me") if "me" in words else 0
    asked = at > 0 and words[at - 1] in _ASKS_OF and words[at + 1 : at + 2] == ["to"] and len(words) > at + 3
    return asked and words[at + 2] in _TO_LOG and words[at + 3] in _WHAT
