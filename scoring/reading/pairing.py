"""Numbers and metrics of one clause, paired from left to right: 拜访3家, 20 calls, visited A and B."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from scoring.reading.clause import Clause
from scoring.reading.tally import Tally
from scoring.reading.token import Count, Token

_NOUNS = frozenset(
    "visit visits call calls meeting meetings demo demos follow-up follow-ups proposal proposals quote quotes discovery "
    "intro mtg mtgs onsite onsites zoom zooms drop-in drop-ins".split()
)
_TOWARDS = frozenset("给 向 对 为 在 到 和 跟 与 去 陪 约 同 with for to at".split())
_TO_PEOPLE = frozenset(("calls", "visits", "followups", "meetings", "demos", "quotes"))
_TAKES_NAMES = frozenset(("visits", "followups", "demos", "quotes"))
_COUNTED_BY_NAME = frozenset(("visits", "demos", "followups", "calls", "meetings", "quotes", "proposals"))
_SHOPS = frozenset("次 家 户 店 客户 位 家店 家客户 个客户 位客户 组客户 间 站 圈 处 家公司 组 趟 批".split())
_UNITS = {
    "visits": _SHOPS,
    "calls": frozenset("次 个 通".split()),
    "followups": frozenset("次 个 家 位 户".split()),
    "demos": frozenset("场 次 家 个".split()),
    "meetings": frozenset("场 次 个".split()),
    "wechat_adds": frozenset("个 位 人 名".split()),
    "leads": frozenset("张 个 条 家".split()),
    "quotes": frozenset("份 个 家 单".split()),
    "proposals": frozenset("份 个 套".split()),
    "other:投标": frozenset("个 份".split()),
}
_PLACES = frozenset(
    "客户 新客户 老客户 意向客户 工地 项目 门店 店 厂 单位 公司 商户 终端 网点 小区 经销商 工厂 医院 学校 老板 企业 广告 负责 采购 经理 主任 医生 院长 校长 园长 业主 药店 酒店 网吧 餐厅 社区 单位".split()
)
_PEOPLE = frozenset(
    "prospect prospects customer customers client clients account accounts company companies store stores people lead leads "
    "contact contacts dealer dealers shop shops buyer buyers owner owners site sites place places school schools clinic clinics "
    "hospital hospitals restaurant restaurants partner partners firm firms doctor doctors practice practices office offices".split()
)
_FINISHED = frozenset("拜访了 走访了 跟进了 回访了 演示了 面见了".split())
_TIMES = frozenset(("twice", "once", "thrice"))


@dataclass(slots=True)
class Pairing:
    """The state of reading one clause: the metric or verb that waits for a number, the number that waits for a metric."""

    clause: Clause
    tally: Tally
    key: str = ""
    metric: Token | None = None
    going: Token | None = None
    waiting: Token | None = None
    names: list[str] = field(default_factory=list)
    prior: list[str] = field(default_factory=list)
    negated: str = ""
    made: int = 0
    total: bool = False
    inner: bool = False
    subset: bool = False
    denied: str = ""
    lead: list[str] = field(default_factory=list)
    colon: bool = False
    numbers_first: bool = True

    def run(self, tokens: list[Token]) -> None:
        """Read the clause into the tally."""
        first = next((t for t in tokens if t.kind == "number" or t.means.keys() & {"metric", "going", "stage"}), None)
        self.numbers_first = first is None or first.kind == "number"
        depth = 0
        for place, token in enumerate(tokens):
            if token.kind in ("open", "close"):
                depth = max(0, depth + (1 if token.kind == "open" else -1))
            elif not depth or (token.kind == "number" and self.metric and not self.names and not self.made):
                self._take(token, tokens, place)
        self._finish(tokens)

    def _take(self, token: Token, tokens: list[Token], place: int) -> None:
        means = token.means
        self.inner = self.inner or "inner" in means
        self.subset = self.subset or ("subset" in means and not (self.going or self.metric))
        self.total = self.total or (bool(means.keys() & {"total", "period"}) and "metric" not in means)
        if token.kind == "number" and token.figure:
            self._number(token, token.figure, tokens, place)
        elif "metric" in means:
            self._metric(token, tokens, place)
        elif "going" in means:
            self._going(token, tokens, place)
        elif "zero" in means or means.get("no") in ("no", "none", "n't", "didn't", "not", "never"):
            self.negated = "zero"
        elif means.keys() & {"no", "fail"}:
            self.negated = self.negated or "no"
        elif token.kind == "name" or (means.get("code") == "phone" and self.going and self.key == "calls"):
            self._name(token, tokens, place)
        elif (
            token.text == "是"
            and place
            and tokens[place - 1].text.endswith(("家", "站"))
            and "ordinal" in tokens[place - 1].means
        ):
            self._flush()
            self.going, self.key = token, "visits"
        elif token.text == ":":
            self.negated, self.colon = "", True

    def _name(self, token: Token, tokens: list[Token], place: int) -> None:
        before = tokens[place - 1] if place else None
        if self.metric or self.going:
            if not self.names or _listed(token, tokens, place):
                self.names.append(token.text.strip())
        elif before is not None and (before.text in _TOWARDS or (self.prior and before.text in "、和与及")):
            self.prior.append(token.text.strip())
        elif not self.made:
            self.lead.append(token.text.strip())

    def _going(self, token: Token, tokens: list[Token], place: int) -> None:
        key = token.means["going"]
        noun = token.text.split(" ")[0].lower() in _NOUNS or "metric" in token.means
        counted = self.waiting is not None and (noun or _people_between(self.waiting, tokens, place))
        if counted and self.waiting is not None and self._near(self.waiting, tokens, place):
            count, self.waiting = self.waiting, None
            self._record(key, count)
        elif noun and _article(tokens, place):
            self._add(key, Decimal(1))
        elif self._none_of_them(key, tokens, place) or self._all_of_them(key, tokens, place):
            return
        elif self.going is not None and key == self.key:
            self.going, self.names, self.prior = token, [], self.names or self.prior
        elif self.metric is None or key != self.key:
            self._flush()
            self.going, self.metric, self.key = token, None, key

    def _none_of_them(self, key: str, tokens: list[Token], place: int) -> bool:
        """一家都没跑成: none at all."""
        count = self.waiting.figure if self.waiting is not None else None
        if (
            count is None
            or count.value != 1
            or not self.negated
            or not {"都", "也"} & {t.text for t in tokens[:place]}
        ):
            return False
        self.waiting, self.negated = None, ""
        self._add(key, Decimal(0))
        return True

    def _all_of_them(self, key: str, tokens: list[Token], place: int) -> bool:
        """A、B、C三家都跑完了: the number or the names stand before the verb."""
        if not {"都", "均", "全"} & {t.text for t in tokens[:place]} or self.negated:
            return False
        if (
            self.waiting is not None
            and self.waiting.figure is not None
            and self.waiting.figure.unit in _UNITS.get(key, frozenset())
        ):
            count, self.waiting = self.waiting, None
            self._record(key, count)
            return True
        if self.lead and key in _COUNTED_BY_NAME:
            self.names, self.lead = self.lead, []
            self._add(key, Decimal(len(self.names)))
            self.names = []
            return True
        return False

    def _metric(self, token: Token, tokens: list[Token], place: int) -> None:
        key = token.means["metric"]
        if (
            self.waiting is not None
            and self._near(self.waiting, tokens, place)
            and not self._own_number(token, tokens, place)
        ):
            count, self.waiting = self.waiting, None
            handed = self.going is not None and self.key == "other:名片" and key == "leads"
            self._record(self.key if handed else key, count)
            self.metric, self.key, self.going = None, "", None
            return
        self.waiting = None
        same = self.key == key or (self.key == "visits" and not token.text.isascii())
        if self.going is not None and same:
            self.going, self.names, self.prior = None, [], self.names or self.prior
        elif self.going is None and self.metric is None and self._all_of_them(key, tokens, place):
            return
        if self.metric is not None and not self.names and tokens[place - 1] is self.metric:
            if self.key == "other:邀约" and key != "calls":
                return
            self.metric = None
        if self.metric is not None or (self.going and self.names):
            self._flush()
        if _article(tokens, place):
            self._add(key, Decimal(0 if self.negated else 1))
            self.metric, self.key, self.negated = None, "", ""
            return
        self.metric, self.key, self.going, self.colon = token, key, None, False
        self.names, self.denied, self.negated = [], self.negated, ""

    def _own_number(self, metric: Token, tokens: list[Token], place: int) -> bool:
        """Whether the metric has its number behind it and the one before belongs elsewhere: 回款0 电话41."""
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        return (
            not self.numbers_first
            and following is not None
            and following.kind == "number"
            and following.start <= metric.end + 1
        )

    def _number(self, token: Token, count: Count, tokens: list[Token], place: int) -> None:
        if not _countable(count, tokens, place) or self._changes(token, count, tokens, place):
            return
        ahead = _metric_ahead(tokens, place)
        people = self.going is not None and not self.names and self.key in _TO_PEOPLE
        if self.metric is not None and (ahead is None or _adjacent(self.metric, tokens, place)):
            self._record(self.key, token)
            self._clear()
        elif ahead is not None and not (people and ahead.means["metric"] == "leads"):
            if self.key not in ("other:名片", ahead.means["metric"]) or self.going is None:
                self._flush()
            self.waiting = token
        elif self.going is not None and self._fits(count, tokens, place):
            self._record(self.key, token)
            self._clear()
        elif self.going is not None and count.unit and count.unit in ("个", "位", "名"):
            self._clear()
        elif count.unit == "通":
            self._record("calls", token)
        else:
            self.waiting = token
            self._continue(token, count, tokens, place)

    def _clear(self) -> None:
        self.metric = self.going = None
        self.key, self.names = "", []

    def _fits(self, count: Count, tokens: list[Token], place: int) -> bool:
        """Whether the number counts what the verb does: 跑了三家, 打了5个, visited 3 stores, met 3 growers."""
        if count.unit in _UNITS.get(self.key, frozenset()):
            return True
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        if self.key == "visits" and count.unit in ("个", "处"):
            return (
                following is None
                or following.kind == "stop"
                or following.text in _PLACES
                or following.text[:2] in _PLACES
            )
        if count.unit:
            return False
        if self.key == "calls" and (following is None or following.kind in ("stop", "close")):
            return True
        if _people_ahead(tokens, place):
            return True
        plural = (
            following is not None
            and following.kind == "text"
            and following.text.isascii()
            and following.text.endswith("s")
        )
        return plural and tokens[place - 1] is self.going and self.key in _TO_PEOPLE

    def _changes(self, token: Token, count: Count, tokens: list[Token], place: int) -> bool:
        """Numbers that are no new count: = 18 after a sum, twice behind names, the name 360, and 2 others."""
        before = tokens[place - 1] if place else None
        if count.value is None or count.number.doubt:
            return False
        after_metric = place > 1 and "metric" in tokens[place - 2].means
        if before is not None and before.text == "=" and self.made and not after_metric:
            self.tally.repair(count.value)
            return True
        digits = not count.unit and not count.number.word and not count.number.han and count.value >= 100
        heads = self.going is not None and before is self.going and place + 1 < len(tokens)
        if digits and self.key == "visits" and (heads or (self.names and before is not None and _joins(before))):
            self.names.append(token.text)
            return True
        if (
            before is not None
            and before.text == "+"
            and self.made
            and _metric_ahead(tokens, place) is None
            and not self.numbers_first
        ):
            self.tally.repair(self.tally.drafts[-1].quantity + count.value)
            return True
        if (
            token.text.lower() == "one"
            and place + 1 < len(tokens)
            and tokens[place + 1].text.lower() in ("was", "is", "with")
        ):
            return True
        if not self.names:
            return False
        others = {t.text.lower() for t in tokens[place + 1 : place + 3]}
        if token.text.lower() in _TIMES or (others & {"x", "times"} and not count.unit):
            self._record(self.key, token, times=len(self.names))
        elif before is not None and _joins(before) and others & {"other", "others", "more"}:
            self._record(self.key, token, more=len(self.names))
        else:
            return False
        self._clear()
        return True

    def _continue(self, token: Token, count: Count, tokens: list[Token], place: int) -> None:
        """下午两家 after 上午拜访一家, 昨天2家今天4家, another 15: the metric of before again."""
        tally, kinds = self.tally, self.clause.kinds
        if not tally.metric or count.value is None or kinds & {"subset", "total"} or self.subset or self.total:
            return
        before = tokens[place - 1] if place else None
        if before is not None and "stage" in before.means or "被" in [t.text for t in tokens[:place]]:
            return
        last = max((t.end for t in tokens[:place] if t.kind == "number"), default=0)
        today = any(t.day is not None and t.day.past is not None and t.start >= last for t in tokens[:place])
        if not count.unit:
            another = (
                before is not None
                and before.text.lower() in ("another", "又")
                and tally.sentence == self.clause.sentence
            )
            following = tokens[place + 1].text.lower() if place + 1 < len(tokens) else ""
            later = (
                bool(self.made)
                and following in ("after", "before", "later", "in")
                and before is not None
                and _joins(before)
            )
            actual = "actual" in kinds and tally.sentence == self.clause.sentence
            again = (
                another
                or later
                or actual
                or (before is not None and before.day is not None and place == len(tokens) - 1)
            )
        elif count.unit != tally.unit and not (
            tally.unit == "*" and count.unit in _UNITS.get(tally.metric, frozenset())
        ):
            return
        elif "sum" in kinds:
            return
        else:
            again = today or "actual" in kinds or bool(kinds & {"daypart", "more"} and tally.part)
        if again:
            self._record(tally.metric, token)
            self.waiting = None

    def _near(self, count: Token, tokens: list[Token], place: int) -> bool:
        between = [t for t in tokens[:place] if t.start >= count.end]
        if any(t.kind in ("stop", "open", "close", "number", "day") and t.text != "-" for t in between):
            return False
        unknown = [t for t in between if t.kind in ("text", "name")]
        return len(unknown) <= 2 and sum(len(t.text) for t in between) <= 24

    def _record(self, key: str, number: Token, times: int = 1, more: int = 0) -> None:
        count = number.figure
        assert count is not None
        if self.subset or (self.inner and key == "meetings"):
            return
        if self.total and not self._daily():
            if count.value is not None:
                self.tally.totals.append(self.tally.draft(self.clause, key, count.value))
            self.tally.metric, self.tally.unit = key, count.unit
            return
        if (self.negated or self.denied) and count.value:
            self.negated = self.denied = ""
            return
        if "fail" in self.clause.kinds and count.number.word is False and not self.made and not count.unit:
            return
        if "cancel" in self.clause.kinds:
            return
        if "booked" in self.clause.kinds and key in ("meetings", "demos", "visits", "calls"):
            key = "other:booked"
        if count.number.doubt or count.near or count.negative or count.value is None or "unsure" in self.clause.kinds:
            self.tally.ask_count(self.clause, key, count)
            return
        if any(t.text == "各" for t in self.clause.tokens if t.start < number.start):
            times = max(1, len(self.names or self.prior or self.lead))
        self._add(key, count.value * times + more)
        self.tally.metric, self.tally.unit, self.tally.sentence = key, count.unit, self.clause.sentence
        self.tally.part = self.tally.part or bool({"daypart", "more"} & self.clause.kinds)
        self.names = []

    def _daily(self) -> bool:
        """Whether a figure beside 本周 or MTD is the day's all the same: an ordinal (本周第3次), a day of its own."""
        if "ordinal" in self.clause.kinds:
            return True
        return any(t.day is not None for t in self.clause.tokens) and "total" not in self.clause.kinds

    def _add(self, key: str, value: Decimal) -> None:
        if not (self.inner and key == "meetings") and not self.subset:
            self.made += self.tally.add(self.clause, key, value, tuple(self.names))

    def _flush(self) -> None:
        """A metric without a number: its names are counted, a negation makes it zero."""
        key, names, metric, going = self.key, self.names, self.metric, self.going
        colon, self.colon = self.colon, False
        self._clear()
        if not key or self.inner or self.subset:
            return
        negated = self.denied or self.negated
        self.negated, self.denied = self.negated if self.denied else "", ""
        if negated == "zero" and metric is not None and not names:
            self._add(key, Decimal(0))
            return
        if metric is not None and names and not colon and key not in _TAKES_NAMES:
            names = []
        if not names and self.prior:
            names, self.prior = self.prior, []
        head = metric or going
        if (
            not names
            and head is not None
            and self.lead
            and key in _TAKES_NAMES
            and (going is None or going.text in _FINISHED)
            and self._finished(head)
        ):
            names, self.lead = self.lead, []
        allowed = names and not negated and (going is None or key in _COUNTED_BY_NAME)
        if (
            not allowed
            or "fail" in self.clause.kinds
            or "unsure" in self.clause.kinds
            or (self.total and not self._daily())
        ):
            return
        self.names = list(names)
        self._add(key, Decimal(len(names)))
        self.names = []

    def _finished(self, metric: Token) -> bool:
        """Quote.com今天onsite了: the metric ends the clause, with 了 or done behind it."""
        behind = [t for t in self.clause.tokens if t.start >= metric.end and t.kind != "stop"]
        return (bool(behind) or metric.text in _FINISHED) and all(
            t.text in ("了", "过", "完", "完成", "done", "✅", "✔", "过了") for t in behind
        )

    def _finish(self, tokens: list[Token]) -> None:
        alone = self.clause.ended == "\n" and not self.names and (self.metric or self.going)
        words = [
            t
            for t in tokens
            if t.kind not in ("stop", "day", "mark") and "fill" not in t.means and any(c.isalnum() for c in t.text)
        ]
        if alone and (tokens[-1].text == ":" or (self.metric is not None and words == [self.metric])):
            self.tally.open_list = self.key
            self._clear()
        if (
            (self.going or self.metric)
            and not self.names
            and not self.made
            and not self.negated
            and not self.denied
            and not self.prior
        ):
            self.tally.pending = self.key
            self.tally.metric, self.tally.unit, self.tally.sentence = self.key, "*", self.clause.sentence
        self._flush()


def _joins(token: Token) -> bool:
    return "and" in token.means or token.text in "、&+,，/;；"


def _listed(name: Token, tokens: list[Token], place: int) -> bool:
    """Whether the name is a further one (A、B, A and B, A B), not a part or a contact of the one before (华为的赵科长)."""
    depth = 0
    for token in reversed(tokens[:place]):
        depth += (token.kind == "close") - (token.kind == "open")
        if depth or token.kind == "open":
            continue
        if token.kind == "name":
            spaced = tokens[place - 1].end < name.start and tokens[place - 1].kind in ("name", "close")
            return spaced and "contact" not in name.means and not name.text.isascii()
        if _joins(token) or token.kind == "mark":
            return True
    return True


def _article(tokens: list[Token], place: int) -> bool:
    """ran a quick demo: an article before the metric, adjectives between."""
    for back in range(place - 1, max(-1, place - 4), -1):
        token = tokens[back]
        if token.text == "个" and back == place - 1:
            return True
        if token.text.lower() in ("a", "an", "another", "first", "my first", "1st", "one more"):
            return True
        if token.kind not in ("text", "word") or token.means.keys() & {"metric", "stage", "going"}:
            return False
    return False


def _countable(count: Count, tokens: list[Token], place: int) -> bool:
    """Whether the number can be a count at all: no money, percent, measure, time of day, number of an order."""
    number = count.number
    if (
        count.money
        or count.measure
        or number.percent
        or (number.scaled and number.doubt != "vague" and not count.unit)
    ):
        return False
    before = tokens[place - 1] if place else None
    if before is None:
        return True
    if before.text.lower() in ("at", "@") and count.value is not None and count.value <= 12:
        return False
    return not before.means.keys() & {"code", "reference"}


def _adjacent(metric: Token, tokens: list[Token], place: int) -> bool:
    """Whether the number follows its metric at once: 电话20, calls: 20, demo×2, 拜访客户3家."""
    between = [t for t in tokens[:place] if t.start >= metric.end]
    if any(t.text in ":=×" for t in between):
        return True
    plain = all(
        t.kind in ("mark", "stop", "word") and not t.means.keys() & {"and", "metric"} and t.text not in "+、"
        for t in between
    )
    return plain and (not between or not between[0].text.isascii() or not metric.text.isascii())


def _metric_ahead(tokens: list[Token], place: int) -> Token | None:
    """The metric noun that the number counts: 3 site visits, 5个客户电话; None when something else comes first."""
    unknown = 0
    count = tokens[place].figure
    for token in tokens[place + 1 : place + 5]:
        if "metric" in token.means:
            han = count is not None and count.unit and not count.unit.isascii()
            return None if han and _apart(tokens, place, token) else token
        if token.kind in ("number", "stop", "open", "close", "day", "mark", "name") and token.text != "-":
            return None
        if token.kind == "text":
            unknown += 1
            if unknown > 2:
                return None
        elif (
            token.means.keys() & {"stage", "going", "no", "and", "subset", "actual", "daypart"}
            and "fill" not in token.means
        ):
            return None
    return None


def _apart(tokens: list[Token], place: int, metric: Token) -> bool:
    """Whether 下午两家 电话十个 stand apart: a space behind the unit."""
    return any(later.start > earlier.end for earlier, later in pairwise(tokens[place : tokens.index(metric) + 1]))


def _people_ahead(tokens: list[Token], place: int) -> bool:
    for token in tokens[place + 1 : place + 4]:
        if token.text.lower() in _PEOPLE or token.text in _PLACES or token.text.lower() == "of":
            return True
        if token.kind in ("number", "stop"):
            return False
    return False


def _people_between(count: Token, tokens: list[Token], place: int) -> bool:
    """6 doctors seen: the people stand between the number and the verb."""
    return any(t.text.lower() in _PEOPLE for t in tokens[:place] if t.start >= count.end)
