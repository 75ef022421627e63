"""What the tokens around a number or a name say: does it count at all, and what; does it go on a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from language.normalise import simplified, word_set, words
from scoring.reading.sought import is_sought, is_thing
from scoring.reading.token import ACTS, Count, Token
from scoring.reading.vocabulary import people

_SHOPS = word_set(
    "对新人 对情侣 对夫妻 对夫妇 对小夫妻 "
    "访 次 家 户 店 客户 位 家店 家客户 个客户 位客户 组客户 间 站 圈 处 所 家公司 组 趟 批 院 拨 波 拨儿 拨人 地儿"
)
UNITS_OF = {
    "visits": _SHOPS,
    "calls": word_set("次 个 通 个号 筒 捅"),
    "followups": word_set("次 个 家 位 户"),
    "demos": word_set("场 次 家 个 遍 轮"),
    "meetings": word_set("场 次 个"),
    "wechat_adds": word_set("个 位 人 名"),
    "leads": word_set("张 个 条 家"),
    "quotes": word_set("份 个 家 单 版 稿 件"),
    "proposals": word_set("份 个 套"),
    "other:投标": word_set("个 份"),
}
"""The classifiers with which a verb alone counts: 跑了三家 are visits, 打了5个 calls."""

TO_PEOPLE = frozenset(("calls", "visits", "followups", "meetings", "demos", "quotes"))
"""Metrics of which customers are the object: called 12 leads are calls."""

_CALLED = UNITS_OF["calls"] | {"家", "户", "位", "人"}
WHO_CAME = word_set("no-shows referrals trials walk-ins sign-ups signups attendees") | {"no shows", "renewals due"}
"""called 12 no-shows: metrics that are people behind a verb of calling."""
OF_PEOPLE = TO_PEOPLE | {"other:emails", "other:texts"}
_OF_PLACES = frozenset(("visits", "followups", "meetings", "wechat_adds"))
_PLACES = word_set(people.WORKPLACES)
_PEOPLE = frozenset(people.COUNTED.split(",")) | WHO_CAME
_MISHAPS = frozenset(people.MISHAPS.split(","))
_SORTS_OF = word_set(people.SORTS_OF)
_CONTACTS = ("numbers", "contacts", "emails", "details")
_MORE = frozenset(("more", "others"))
_OF_THEM = ("of them", "of those", "of 'em", "in person", "face to face", "face-to-face")
CROWD = frozenset(people.CROWD.split(","))
_ONE_OF_THEM = tuple(f"{one} " for one in words("demo call meeting lunch zoom onsite visit qbr coffee presentation"))
_NOT_YET = word_set("还没 还没有 还未 尚未")
_COUNTING = frozenset(people.COUNTING.split(","))


@dataclass(slots=True)
class Spot:
    """A token in its row, with the one before and the one behind it, and their words in lower case ("" for none)."""

    tokens: list[Token]
    at: int
    token: Token
    before: Token | None
    following: Token | None
    word_before: str
    word_behind: str

    @property
    def earlier(self) -> list[Token]:
        """All tokens before it."""
        return self.tokens[: self.at]


def spots_of(tokens: list[Token]) -> Iterator[Spot]:
    """Every token of a row at its spot."""
    before: Token | None = None
    word_before = ""
    for at, (token, following) in enumerate(zip(tokens, [*tokens[1:], None], strict=True)):
        yield Spot(tokens, at, token, before, following, word_before, following.word if following is not None else "")
        before, word_before = token, token.word


def numbers_first(tokens: list[Token]) -> bool:
    """Whether the row tells numbers before what they count: 3 visits, 20 calls."""
    first = next((t for t in tokens if t.kind == "number" or not ACTS.isdisjoint(t.means)), None)
    return first is None or first.kind == "number"


def words_at(token: Token | None) -> str:
    """The words of a token in lower case; "" for none."""
    return token.word if token is not None else ""


def joins(token: Token | None) -> bool:
    """Whether a token joins the members of a list."""
    return token is not None and ("and" in token.means or token.text in "、&+,，/;；")


def is_listed(spot: Spot) -> bool:
    """Whether a name is a further one (A、B, A and B), not a part or a contact of the one before (华为的赵科长)."""
    depth = 0
    last = spot.before
    for token in reversed(spot.earlier):
        depth += (token.kind == "close") - (token.kind == "open")
        if depth or token.kind == "open":
            continue
        if token.kind == "name":
            spaced = last is not None and last.end < spot.token.start and last.kind in ("name", "close")
            return spaced and "contact" not in spot.token.means and not spot.token.text.isascii()
        if joins(token) or token.kind == "mark":
            return True
    return True


def follows_at_once(metric: Token, spot: Spot) -> bool:
    """Whether the number follows its metric at once: 电话20, calls: 20, demo×2, 拜访客户3家."""
    between = [t for t in spot.earlier if t.start >= metric.end]
    if any(t.text in ":=×" for t in between):
        return True
    plain = all(
        t.kind in ("mark", "stop", "word") and not t.means.keys() & {"and", "metric"} and t.text not in "+、"
        for t in between
    )
    return plain and (not between or not between[0].text.isascii() or not metric.text.isascii())


def metric_ahead(spot: Spot) -> Token | None:
    """The metric noun that the number counts: 3 site visits, 5个客户电话; None when something else comes first."""
    unknown = 0
    figure = spot.token.figure
    han = figure is not None and figure.unit != "" and not figure.unit.isascii()
    row = spot.tokens[spot.at + 1 : spot.at + 5]
    for token, following in zip(row, [*row[1:], None], strict=False):
        if "metric" in token.means:
            return None if han and _apart(spot, token) else token
        within = token.word in _WITHIN and " for " not in spot.token.text  # 6 for 6 on meetings
        if unknown and token.word in ("with", "w/"):
            return None  # 5 bakeries with samples
        if within and not (following and following.means.get("metric") in _MEDIA):
            return None  # 30 people on the call
        if token.kind in ("number", "stop", "open", "close", "day", "mark", "name") and token.text != "-":
            return None
        if token.kind == "text":
            unknown += 1
            if unknown > 2:
                return None
        elif token.means.keys() & _ENDS_A_COUNT and "fill" not in token.means:
            return None
    return None


_WITHIN = word_set("from on in at during about regarding re to")
_MEDIA = ("wechat_adds", "other:linkedin")
_ENDS_A_COUNT = frozenset(("stage", "going", "no", "and", "subset", "actual", "daypart"))


def _apart(spot: Spot, metric: Token) -> bool:
    """Whether 下午两家 电话十个 stand apart: a space behind the unit."""
    row = spot.tokens[spot.at : spot.tokens.index(metric) + 1]
    return any(later.start > earlier.end for earlier, later in pairwise(row))


def stands_near(waiting: Token, spot: Spot) -> bool:
    """Whether the number that waits belongs to the metric here: little and nothing countable between them."""
    between = [t for t in spot.earlier if t.start >= waiting.end]
    if any(t.kind in ("stop", "open", "close", "number", "day") and t.text != "-" for t in between):
        return False
    if (
        any(t.word in _WITHIN for t in between)
        and " for " not in waiting.text
        and spot.token.means.get("metric") not in _MEDIA
    ):
        return False  # 30 people on the call
    if any("and" in one.means and _is_verb(two) for one, two in pairwise(between)):
        return False  # measured 3 kitchens and dropped the quote
    unknown = [t for t in between if t.kind in ("text", "name")]
    return len(unknown) <= 2 and sum(len(t.text) for t in between) <= 24


def _is_verb(token: Token) -> bool:
    """dropped, sent, got: an English word that tells of something else done."""
    told = not token.means.keys().isdisjoint(("actual", "going")) or token.word in ("a", "an", "another")
    return told or (token.kind in ("text", "word") and token.word.endswith("ed"))


def _is_place(word: str) -> bool:
    """诊所, 口腔诊所, 药店老板: what a word begins or ends with."""
    return word in _PLACES or word[:2] in _PLACES or word[-2:] in _PLACES


def counts_what(key: str, figure: Count, spot: Spot, verb: Token | None) -> bool:
    """Whether the number counts what the verb does: 跑了三家, 打了5个, visited 3 stores, met 3 growers, visited 3."""
    following = spot.following
    crowd = verb is not None and words_at(following) in CROWD
    greeted = key == "proposals" and (figure.unit.endswith("客户") or words_at(following).endswith("客户"))
    if greeted or (verb is not None and crowd and (key == "leads" or verb.word.startswith(_ONE_OF_THEM))):
        return False  # 微信发了20个客户问候; demo for 12 people at Acme; got 4 people on the phone
    phoned = key == "calls" and words_at(verb).startswith(("电话", "致电"))  # 电话联系了12家
    units = _CALLED if phoned else UNITS_OF.get(key, frozenset())
    if words_at(verb) == "到了" and figure.unit in ("个", "位", "名", "人"):
        return False  # 院内会到了15个医生
    if figure.unit in units or (figure.unit.endswith("客户") and figure.unit[0] in units):
        return key in _OF_PLACES or not is_thing(spot.token, following)
    if key == "visits" and figure.unit in ("个", "处", "个点"):
        word = simplified(words_at(following))
        if _is_place(word) or word in _PEOPLE or figure.unit == "个点" or is_sought(following, verb):
            return True
        return following is None or following.kind == "stop"
    if figure.unit:
        return False
    if figure.number.han and key == "visits" and _is_place(words_at(following)):
        return True  # 跑了俩客户, 俩口腔诊所
    if words_at(following) in (_CONTACTS if key == "leads" else _OF_THEM):
        return True  # visited two of them, saw four in person; collected 12 numbers
    ends = _ends(spot)
    ends = ends or (
        key in ("calls", "visits") and words_at(following) in ("on", "in", "around")
    )  # called 12 on the list
    if ends and (
        spot.token.text in ("俩", "仨") or key == "calls" or words_at(verb).replace(" w/", " with") in _COUNTING
    ):
        return True
    if ends and spot.word_before == "quoted" and figure.value is not None and figure.value < 100:
        return True  # called 12, quoted 2
    if people_ahead(spot):
        return True
    to_people = key in TO_PEOPLE or words_at(verb) in ("pitched", "pitched to")
    return is_plural(spot) and spot.before is verb and to_people


def _ends(spot: Spot) -> bool:
    """Whether nothing stands behind the number that it could count: visited one more, Acme."""
    more = words_at(spot.following) in _MORE
    following = next(iter(spot.tokens[spot.at + 2 :]), None) if more else spot.following
    ends = following is None or following.kind in ("stop", "open", "close", "day") or joins(following)
    return ends or words_at(following).startswith(("from", "off"))  # followed up with all 6 from the show


def is_plural(spot: Spot) -> bool:
    """met 3 growers, spoke to 6 decision makers: what is counted ends in s, one plain word before it at most."""
    row = spot.tokens[spot.at + 1 : spot.at + 4]
    row = row[1:] if row and row[0].word in _SORTS_OF else row[:2]
    texts = [t.text for t in row if t.kind == "text" and t.text.isascii()]
    plain = [word.lower() for word in texts if word.replace("-", "").isalpha()]
    if not row or row[0].kind != "text" or plain[:1] == [] or not _MISHAPS.isdisjoint(plain):
        return False
    return bool(plain) and (plain[0].endswith("s") or (len(plain) == 2 and plain[1].endswith("s")))


def people_ahead(spot: Spot) -> bool:
    """Whether people or places stand behind the number: 200 customers, three of them; not 3 of the old monitors."""
    things = spot.word_behind == "of" and _of_things(spot.tokens[spot.at + 2 : spot.at + 5])
    for token in spot.tokens[spot.at + 1 : spot.at + 4]:
        if token.word in _PEOPLE or token.text in _PLACES or (token.word == "of" and not things):
            return True
        if token.kind in ("number", "stop"):
            return False
    return False


def _of_things(row: list[Token]) -> bool:
    """Whether of the old monitors tells of things: a plain plural that is none of people or places."""
    if len(row) < 3 or row[0].word != "the":
        return False
    plain = row[1].kind != "name" and row[2].kind == "text"
    return plain and row[2].text.endswith("s") and row[2].word not in _PEOPLE


def measures(token: Token) -> bool:
    """2 hours, 10 min: a number with what it measures."""
    return token.figure is not None and token.figure.measure


def people_ahead_of(token: Token) -> bool:
    """Whether the word is for customers: accounts, stores, owners."""
    return token.word in _PEOPLE


def people_between(waiting: Token, spot: Spot) -> bool:
    """6 doctors seen, 5 growers seen: the people stand between the number and the verb; not 35 prospects and rang."""
    row = [t for t in spot.earlier if t.start >= waiting.end]
    if joins(spot.before) or (spot.following is not None and spot.following.kind == "number"):
        return False
    growers = len(row) == 1 and row[0].kind == "text" and row[0].text.isascii() and row[0].text.endswith("s")
    if growers and spot.token.word in ("seen", "visited") and row[0].word not in _MISHAPS:
        return True
    return any(t.word in _PEOPLE for t in row)


def still_due(tokens: Sequence[Token], number: Token) -> bool:
    """手上两个RFQ还没quote, 要报价的两家还没报: told behind the number as not done yet."""
    behind = [t for t in tokens if t.start >= number.end]
    place = next((p for p, t in enumerate(behind) if t.text in _NOT_YET), len(behind))
    acts = any(not ACTS.isdisjoint(t.means) for t in behind[place + 1 :])
    return acts and all(t.figure is None for t in behind)
