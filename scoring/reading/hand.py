"""What is in hand while a clause is read: a metric or verb that waits for a number, or the other way round."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.countable import added, at_first, came_from, each_of, lacks, none_done, once_held, says_booked
from scoring.reading.diary import DONE_WORDS, is_entry, is_labelled, labels_verb
from scoring.reading.neighbours import measures, still_due
from scoring.reading.tally import Tally
from scoring.reading.token import NOT_DONE, Count, Token

_TAKES_NAMES = frozenset(("visits", "followups", "demos", "quotes"))
_COUNTED_BY_NAME = frozenset(("visits", "demos", "followups", "calls", "meetings", "quotes", "proposals"))
_BOOKABLE = frozenset(("meetings", "demos", "visits", "calls"))
_UNDONE = NOT_DONE | {"unsure", "they", "you"}
_DONE_VERBS = word_set(
    "二访 三访 四访 首访 初访 再访 已访 已拜访 已上门 已面访 拜访了 走访了 跟进了 回访了 演示了 面见了"
) | {"proposal sent", "proposals sent", "quote sent", "quotes sent"}
_COUNTED_UNITS = ("家", "个", "间", "位", "次", "户", "")
_HALVES, _COUPLE = ("上下午", "早晚", "上午下午"), ("a couple", "couple")
_REMAIN = word_set("left remaining") | {"to go"}
MADE_UP = word_set(
    "补上了 补上 补完了 补完 跑完了 跑完 打完了 打完 拜访完了 拜访完 走完了 走完 见完了 见完 补齐了 补跑了 补打了"
)
_NOT_EVEN, _APPOINTMENTS = word_set("都没 都没有 也没 也没有"), word_set("appointments appointment appts appt")
_RAN, _UNTIL = word_set("ran held attended sat kept did completed had"), word_set("until till before unless")
_ARRANGED = word_set("set arranged secured")


@dataclass(slots=True)
class Hand:
    """The state of reading one clause.

    `metric` or `going` (a verb) with its `key` waits for a number, `waiting` is a number that waits for a metric.
    `names` stand behind the metric, `prior` before it with 给 or with, `lead` at the head of the clause.
    """

    clause: Clause
    tally: Tally
    key: str = ""
    metric: Token | None = None
    going: Token | None = None
    waiting: Token | None = None
    names: list[str] = field(default_factory=list)
    prior: list[str] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    negated: str = ""
    denied: str = ""
    joined: list[Token] = field(default_factory=list)
    made: int = 0
    total: bool = False
    inner: bool = False
    subset: bool = False
    wished: bool = False
    colon: bool = False

    def wish(self, token: Token) -> None:
        """asked for 40 dials: nothing is recorded from here on; what was wished for may be told of behind it."""
        if not self.wished:
            self.flush()
            self.wished = True
        if key := token.means.get("metric"):
            self.tally.goes_on(key, "", self.clause.sentence)

    def clear(self) -> None:
        """Put down the metric and its names."""
        self.metric = self.going = None
        self.key, self.names = "", []

    def wait(self, number: Token, *, joined: bool, plus: bool) -> None:
        """Keep a number for a metric to come, beside the one that waits when they are parts of one sum."""
        if plus and self.waiting is not None:
            number = added(self.waiting, number)  # 14 + 9 + 6 dials
        if joined and self.waiting is not None:
            self.joined.append(self.waiting)
        self.waiting = number

    def by_name(self, names: list[str], key: str) -> bool:
        """Count names that stand before their verb; False when the metric is not counted by names."""
        if not names or key not in _COUNTED_BY_NAME:
            return False
        if self.tally.names_them(self.clause, key, names):
            return True
        self.names = names
        self.add(key, Decimal(len(names)))
        self.names = []
        return True

    def record(self, key: str, number: Token, times: int = 1, more: int = 0) -> None:
        """Record a number of a metric, unless it is a total, negated, cancelled or a part; ask when it is vague."""
        figure = number.figure
        assert figure is not None
        if self.subset or (self.inner and key in ("meetings", "demos")) or "as a team" in self.clause.words:
            return
        if self.total and not self._daily():
            self._keep_total(key, figure)
        elif (self.negated or self.denied) and figure.value:
            self.negated = self.denied = ""
        elif not self._failed(figure) and not self._remains(number):
            self._count(key, number, figure, times, more)

    def _count(self, key: str, number: Token, figure: Count, times: int, more: int) -> None:
        some = number.word.startswith(_COUPLE) and self.tally.questions  # a few calls, saw a couple of people
        doubtful = some or figure.number.doubt or figure.near or figure.negative or "unsure" in self.clause.kinds
        if doubtful or figure.value is None:
            self.tally.ask_count(self.clause, key, figure)
            return
        if "各" in self.clause.words and any(t.text == "各" for t in self.clause.tokens if t.start < number.start):
            self.names = self.names or self._named_before()
            times = max(len(self.names or self.prior or self.lead), self._halves(number), each_of(self.clause))
        key = "calls" if key in ("other:邀约", "leads") and figure.unit == "通" else key
        if self.tally.retold(self.clause, key, figure.value) or at_first(key, self.clause):
            return
        none = figure.value == 1 and (none_done(self.clause, number) or not _NOT_EVEN.isdisjoint(self.clause.words))
        counted = "other:booked" if self._booked(key, number) else "meetings" if self._kept(key, number) else key
        self.add(counted, Decimal(0) if none else figure.value * times + more)
        self.tally.goes_on(once_held(key, self.clause), figure.unit, self.clause.sentence)
        self.tally.part = self.tally.part or bool({"daypart", "more"} & self.clause.kinds)
        self.names = []

    def _named_before(self) -> list[str]:
        """去了甲跟乙，各递了一份提案: the customers that the sentence named before."""
        heads = any(t.text == "各" for t in self.clause.tokens[:2]) and self.tally.recorded == self.clause.sentence
        return list(self.tally.drafts[-1].customers) if heads and not (self.prior or self.lead) else []

    def _halves(self, number: Token) -> int:
        """上下午各跑了两家: in how many parts of the day."""
        parts = [t.text for t in self.clause.tokens if "daypart" in t.means and t.start < number.start]
        return 2 if parts and parts[0] in _HALVES else len(parts)

    def _keep_total(self, key: str, figure: Count) -> None:
        if figure.value is not None:
            self.tally.totals.append(self.tally.draft(self.clause, key, figure.value))
        self.tally.metric, self.tally.unit = key, figure.unit

    def _failed(self, figure: Count) -> bool:
        """Whether it came to nothing: cancelled, or a failure said before anything was counted."""
        loose = not figure.number.word and not self.made and not figure.unit
        return figure.value != 0 and ("cancel" in self.clause.kinds or ("fail" in self.clause.kinds and loose))

    def _remains(self, number: Token) -> bool:
        """3 visits left: what is still to be done."""
        if "pending" in self.clause.kinds and still_due(self.clause.tokens, number):
            return True
        if "rest" not in self.clause.all_kinds or not MADE_UP.isdisjoint(self.clause.words):
            return False  # 剩下2家今天上午补上了
        before = [t for t in self.clause.tokens if t.end <= number.start][-2:]
        if any("rest" in t.means and not t.text.isascii() and not self._goes_on(t, number) for t in before):
            return True  # 还差3家拜访
        return not self.made and any(
            "rest" in t.means
            and t.word in _REMAIN
            and t.start > number.start
            and not (measures(before) or "me" in before.means)  # 13 calls before I left
            for before, t in pairwise(self.clause.tokens)
        )

    def _goes_on(self, rest: Token, number: Token) -> bool:
        """拜访了联影、还有一家小厂; 还有一个客户做了演示: one more that was done."""
        told = any("going" in t.means and "了" in t.text and t.start > number.start for t in self.clause.tokens)
        return rest.text == "还有" and (bool(self.names) or told)

    def _booked(self, key: str, number: Token) -> bool:
        """Whether it is only arranged: booked 2 demos, set 3 meetings."""
        if key not in _BOOKABLE or "booked" in self.clause.kinds or _ARRANGED.isdisjoint(self.clause.words):
            return key in _BOOKABLE and "booked" in self.clause.kinds and says_booked(self.clause, number)
        before = [t.word for t in self.clause.tokens if t.end <= number.start and "me" not in t.means]
        return before[-1:] != [] and before[-1] in _ARRANGED

    def _kept(self, key: str, number: Token) -> bool:
        """ran 4 appointments: they were kept, not only made."""
        if key != "other:meetings_booked" or _APPOINTMENTS.isdisjoint(self.clause.words):
            return False
        return next((t.word for t in reversed(self.clause.tokens) if t.end <= number.start), "") in _RAN

    def _daily(self) -> bool:
        """Whether a figure beside 本周 or MTD is the day's all the same: an ordinal (本周第3次), a day of its own."""
        if "ordinal" in self.clause.kinds:
            return True
        dated = any(t.day is not None for t in self.clause.tokens) and "total" not in self.clause.kinds
        return dated and self.clause.tokens[0].word != "week"  # Week of 11/16: 30 calls

    def add_one(self, key: str, metric: Token) -> None:
        """Record one of a metric with an article: ran a demo; none when it is negated; booked a demo is arranged."""
        before = [t for t in self.clause.tokens if t.end <= metric.start]
        acts = [t for t in before if t.means.keys() & {"going", "actual", "booked"}]
        arranged = bool(acts) and "booked" in acts[-1].means and key in _BOOKABLE
        self.add("other:booked" if arranged else key, Decimal(0 if self.negated else 1))

    def add(self, key: str, value: Decimal) -> None:
        """Record a quantity with the names in hand."""
        if not (self.inner and key in ("meetings", "demos")) and not self.subset:
            self.made += self.tally.add(self.clause, key, value, tuple(self.names))

    def flush(self) -> None:
        """A metric without a number: its names are counted, a negation makes it zero."""
        key, names, metric, going = self.key, self.names, self.metric, self.going
        colon, self.colon = self.colon, False
        self.clear()
        if not key or (self.inner and key != "visits") or self.subset or lacks(self.clause):
            return  # 跟研发一起去拜访了双星 is a visit, 跟研发开了个会 none with a customer
        negated = self.denied or self.negated
        if going is not None and not names and not self.prior and "actual" in going.means:
            return  # won't hit 40 dials
        self.negated, self.denied = self.negated if self.denied else "", ""
        if negated == "zero" and metric is not None and not names and not _UNTIL.isdisjoint(self.clause.words):
            return  # no $ until the SOW
        if negated == "zero" and metric is not None and not names:
            self.add(key, Decimal(0))
            self.tally.goes_on(key, "", self.clause.sentence)  # no dials yesterday, 25 today
            return
        timed = key == "meetings" and "time" in self.clause.kinds  # 14:00 电话会议 片仔癀
        if metric is not None and not (colon or timed or key in _TAKES_NAMES or came_from(self.clause, metric)):
            names = []
        sent = going is not None and key == "proposals" and going.text.startswith("发")  # 发了中秋祝福
        if sent or (metric is not None and "stage" in self.clause.kinds and self._is_over(metric)):
            names = []
        names = names or self._names_before(key, metric, going)
        barred = negated or self.clause.kinds & {"fail", "unsure", "cancel"} or (self.total and not self._daily())
        if names and not barred and (going is None or key in _COUNTED_BY_NAME):
            self.names = list(names)
            self.add(key, Decimal(len(names)))
            self.names = []

    def _is_over(self, metric: Token) -> bool:
        """演示完园长直接交了定金: only says after what it came."""
        behind = next((t.text for t in self.clause.tokens if t.start >= metric.end), "")
        return behind in ("完", "完了", "之后", "后", "完之后", "结束")

    def _names_before(self, key: str, metric: Token | None, going: Token | None) -> list[str]:
        """给Acme做了demo: the names before the metric; at the head of the clause only when it is said to be done."""
        if self.prior:
            names, self.prior = self.prior, []
            return names
        head = metric or going
        told = going is not None and going.text.endswith(("了", "咗", "单", "价")) and is_labelled(self.clause, going)
        verb = going is None or told or going.text in _DONE_VERBS or labels_verb(self.clause)
        if head is None or not self.lead or key not in _COUNTED_BY_NAME or not verb:
            return []
        told = told or self._is_done(head) or is_entry(self.clause, head, key)
        names, self.lead = (self.lead, []) if told else ([], self.lead)
        return names

    def _is_done(self, head: Token) -> bool:
        """Quote.com今天onsite了: the metric ends the clause, with 了 or done behind it."""
        behind = [t for t in self.clause.tokens if t.start >= head.end and t.kind not in ("stop", "day")]
        if behind and behind[0].word.partition(" ")[0] in ("was", "went") and not head.text.endswith("s"):
            return self.clause.kinds.isdisjoint(_UNDONE)  # Jessup onsite was great
        done = bool(behind) or head.word in _DONE_VERBS or labels_verb(self.clause)
        return done and all(t.text in DONE_WORDS for t in behind)

    def finish(self, tokens: list[Token]) -> None:
        """At the end of the clause: a heading opens a list, a bare verb waits, the rest is counted."""
        bare = (self.metric or self.going) and not self.names
        if bare and self.clause.ended == "\n" and self._heads(tokens):
            self.tally.open_list = self.key
            self.clear()
        elif bare and not (self.made or self.negated or self.denied or self.prior):
            self.tally.pending = self.key
            if not (self.tally.drafts and "day" in self.clause.kinds):  # 周二拜访3，周三开会，周四1
                self.tally.goes_on(self.key, "*", self.clause.sentence)
        loose = not (self.key or self.made or self.negated or self.denied or self.clause.kinds & {"stage"})
        self.flush()
        if loose:
            self._keep_loose()

    def _heads(self, tokens: list[Token]) -> bool:
        """Whether the metric is a heading: before a colon, or the only word."""
        if tokens[-1].text == ":" or self.metric is None:
            return tokens[-1].text == ":"
        words = [t for t in tokens if t.kind not in ("stop", "day", "mark")]
        words = [t for t in words if "fill" not in t.means or t is self.metric]
        return [t for t in words if any(char.isalnum() for char in t.text)] == [self.metric]

    def _keep_loose(self) -> None:
        """Keep a number or the names of a clause without a metric, for one that is told behind: 都是拜访."""
        figure = self.waiting.figure if self.waiting is not None else None
        names = tuple(self.lead)
        parts = [t.figure for t in self.clause.tokens if t.figure is not None]
        each = len(parts) == len(names)
        if figure and len(parts) > 1 and (each or ("daypart" in self.clause.kinds and not names)):
            alike = all(p.unit == figure.unit and p.value and not (p.measure or p.money) for p in parts)
            if alike and (each or (figure.unit and not figure.number.doubt)):  # 上午3家下午2家，都是陌拜
                self.tally.loose.append((self.clause, sum((p.value for p in parts if p.value), Decimal(0)), ()))
            return
        told = figure is not None and (figure.value or "day" in self.clause.kinds)
        if figure and told and figure.value is not None and figure.unit in _COUNTED_UNITS:
            plain = not (figure.number.doubt or figure.near or figure.negative or figure.measure)
            said = sum((count for _, count, _ in self.tally.loose), Decimal(0)) if "sum" in self.clause.kinds else 0
            if said and figure.value >= said:
                self.tally.loose.clear()  # 上午2，下午3，一共5家
            if plain and figure.value < 1000:
                self.tally.loose.append((self.clause, figure.value, names))
        elif self.waiting is None and names:
            self.tally.loose.append((self.clause, Decimal(len(names)), names))
