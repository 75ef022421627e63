"""Counts of metrics in clauses: 拜访3家, 20 calls, visited A and B; subsets, totals and plans are left out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from scoring.reading.clause import Clause
from scoring.reading.lexer import Count, Token
from scoring.reading.mood import Mood, is_person
from scoring.reading.result import ActivityDraft, Doubt, Option, Question

_NOUNS = frozenset(
    "visit visits call calls meeting meetings demo demos follow-up follow-ups proposal proposals quote quotes discovery intro mtg mtgs onsite onsites zoom zooms drop-in drop-ins".split()
)
_TO_PEOPLE = frozenset(("calls", "visits", "followups", "meetings", "demos", "quotes"))
_TOWARDS = frozenset("给 向 对 为 在 到 和 跟 与 去 陪 约 同 with for to at".split())
_GOING_UNITS = {
    "visits": frozenset("次 家 户 店 客户 个 位 家店 家客户 个客户 位客户 组客户 间 站 圈 处 家公司".split()),
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


@dataclass(slots=True)
class Tally:
    """What the reading of the clauses so far knows: records, questions, and the metric that later numbers may continue."""

    text: str
    today: date
    drafts: list[ActivityDraft] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    metric: str = ""
    unit: str = ""
    part: bool = False
    open_list: str = ""
    line: int = -1
    totals: list[ActivityDraft] = field(default_factory=list)
    more: list[Decimal] = field(default_factory=list)


def activities_of(clauses: list[Clause], moods: list[Mood], text: str, today: date) -> Tally:
    """All counts of the live clauses."""
    tally = Tally(text, today)
    for clause, mood in zip(clauses, moods, strict=True):
        if mood.live:
            _read(clause, tally)
        elif mood.why in ("plan", "sample", "total"):
            tally.open_list = ""
    return tally


def _read(clause: Clause, tally: Tally) -> None:
    tokens = _relevant(clause)
    if tally.open_list and _lists_names(clause, tokens, tally):
        return
    reader = _Pairing(clause, tally)
    reader.run(tokens)


def _relevant(clause: Clause) -> list[Token]:
    """The tokens without those of a stated target: 目标50 完成38, 计划5实际3."""
    tokens = list(clause.tokens)
    for place, token in enumerate(tokens):
        if (
            "actual" in token.means
            and any({"target", "plan"} & t.means.keys() for t in tokens[:place])
            and any(t.kind == "number" for t in tokens[:place])
        ):
            return [t for t in tokens[:place] if "metric" in t.means] + tokens[place:]
    return tokens


def _lists_names(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """A line of a list that a metric and a colon opened: each name is one."""
    if clause.kinds & {"metric", "stage", "number"} or "name" not in clause.kinds:
        if clause.kinds & {"metric", "number"}:
            tally.open_list = ""
        return False
    failed = "no" in clause.kinds or any(token.text in "❌✖✗✘×" for token in tokens if token.kind == "mark")
    names = _names(tokens)
    if failed or not names:
        return True
    tally.drafts.append(_draft(tally, clause, tally.open_list, Decimal(len(names)), names))
    return True


def _names(tokens: list[Token]) -> tuple[str, ...]:
    found: list[str] = []
    depth = 0
    for token in tokens:
        depth += (token.kind == "open") - (token.kind == "close" and depth > 0)
        if token.kind == "name" and depth == 0:
            found.append(token.text.strip())
    return tuple(found)


def _draft(
    tally: Tally, clause: Clause, metric: str, quantity: Decimal, names: tuple[str, ...] = ()
) -> ActivityDraft:
    day, assumed = tally.today, False
    if clause.day is not None and clause.day.past is not None:
        day, assumed = clause.day.past, clause.day.assumed
    return ActivityDraft(metric, quantity, day, names, tally.text[clause.start : clause.end], assumed)


class _Pairing:
    """Numbers and metrics of one clause, paired from left to right."""

    def __init__(self, clause: Clause, tally: Tally) -> None:
        self.clause, self.tally = clause, tally
        self.metric: Token | None = None
        self.key = ""
        self.going: Token | None = None
        self.count: Token | None = None
        self.names: list[str] = []
        self.prior: list[str] = []
        self.negated = ""
        self.made = 0
        self.total = False
        self.inner = False
        self.subset = False
        self.skip = False

    def run(self, tokens: list[Token]) -> None:
        shared = (
            any(t.text in ("分别", "分别是") for t in tokens) and sum(t.kind == "number" for t in tokens) > 1
        )
        if (shared or _day_range(tokens)) and self.clause.kinds & {"metric", "going"}:
            self.tally.questions.append(
                Question("vague_number", self.tally.text[self.clause.start : self.clause.end])
            )
            return
        depth = 0
        for place, token in enumerate(tokens):
            if token.kind == "open":
                depth += 1
                continue
            if token.kind == "close":
                depth = max(0, depth - 1)
                continue
            if depth and not (token.kind == "number" and self.metric and not self.names and not self.made):
                continue
            self._take(token, tokens, place)
        self._finish(tokens)

    def _take(self, token: Token, tokens: list[Token], place: int) -> None:
        means = token.means
        if "inner" in means:
            self.inner = True
        if ("total" in means or "period" in means) and "metric" not in means:
            self.total = True
        if "subset" in means and self.made:
            self.subset = True
        if token.kind == "number" and token.count:
            self._number(token, tokens, place)
        elif "metric" in means:
            self._metric(token, tokens, place)
        elif "going" in means:
            self._going(token, tokens, place)
        elif "zero" in means or (
            "no" in means and means["no"] in ("no", "none", "n't", "didn't", "not", "never")
        ):
            self.negated = "zero"
        elif "no" in means or "fail" in means:
            self.negated = self.negated or "no"
        elif token.kind == "name" and (self.metric or self.going):
            if not self.names or _listed(tokens, place):
                self.names.append(token.text.strip())
        elif token.means.get("code") == "phone" and self.key == "calls":
            self.names.append(token.text)
        elif token.kind == "name" and place and tokens[place - 1].text in _TOWARDS:
            self.prior.append(token.text.strip())
        elif token.kind == "name" and self.prior and tokens[place - 1].text in "、和与及":
            self.prior.append(token.text.strip())
        elif token.text == ":":
            self.negated = ""

    def _going(self, token: Token, tokens: list[Token], place: int) -> None:
        key = token.means["going"]
        noun = token.text.split(" ")[0].lower() in _NOUNS or "metric" in token.means
        if noun and self.count is not None and self._near(self.count, token, tokens, place):
            count, self.count = self.count, None
            self._record(key, count, token)
        elif noun and _article(tokens, place):
            self._add(key, Decimal(1), token, ())
        elif self.metric is None or key != self.key:
            self._flush()
            self.going, self.metric, self.key = token, None, key

    def _metric(self, token: Token, tokens: list[Token], place: int) -> None:
        key = token.means["metric"]
        if self.count is not None and self._near(self.count, token, tokens, place):
            count, self.count = self.count, None
            self._record(key, count, token)
            self.metric, self.key, self.going = None, "", None
            return
        if self.going is not None and (
            self.key == key or (self.key == "visits" and not token.text.isascii())
        ):
            self.going, self.names, self.prior = None, [], self.names
        if self.metric and not self.names and self.metric.end >= token.start - 1:
            pass
        elif self.metric or (self.going and self.names):
            self._flush()
        if (
            place
            and tokens[place - 1].text.lower() in ("a", "an", "another", "my first", "first", "1st")
            or (place and _article(tokens, place))
        ):
            self._add(key, Decimal(1), token, ())
            self.metric, self.key = None, ""
            return
        self.metric, self.key, self.going = token, key, None
        self.names = []

    def _number(self, token: Token, tokens: list[Token], place: int) -> None:
        count = token.count
        assert count is not None
        if not _countable(count, token, tokens, place):
            return
        if self._changes(token, tokens, place):
            return
        ahead = _metric_ahead(tokens, place)
        first = self.metric is not None and _adjacent(self.metric, tokens, place)
        if self.metric is not None and (first or ahead is None):
            metric, self.metric = self.metric, None
            self._record(self.key, token, metric)
            self.key, self.names = "", []
        elif ahead is not None and not (
            self.going is not None
            and not self.names
            and ahead.means["metric"] == "leads"
            and self.key in _TO_PEOPLE
        ):
            self._flush()
            self.count = token
        elif self.going is not None:
            if (
                count.unit in _GOING_UNITS.get(self.key, frozenset())
                or (not count.unit and _people_ahead(tokens, place))
                or (count.number.word and count.value == 2 and False)
            ):
                self._record(self.key, token, self.going)
                self.going, self.key, self.names = None, "", []
            else:
                self.count = token
        elif count.unit == "通":
            self._record("calls", token, token)
        else:
            self.count = token
            self._continue(token, count)

    def _changes(self, token: Token, tokens: list[Token], place: int) -> bool:
        """Numbers that are no new count: = 18 after a sum, twice behind names, the name 360, and 2 others."""
        count = token.count
        assert count is not None
        before = tokens[place - 1] if place else None
        if (
            before is not None
            and before.text == "="
            and self.made
            and count.value is not None
            and not count.number.doubt
        ):
            last = self.tally.drafts.pop()
            self.tally.drafts.append(replace(last, quantity=count.value))
            return True
        if not self.names or count.value is None:
            return False
        listed = before is not None and ("and" in before.means or before.text in "、&")
        if listed and not count.unit and count.value >= 100 and self.key == "visits":
            self.names.append(token.text)
            return True
        others = [t.text.lower() for t in tokens[place + 1 : place + 3]]
        if token.text.lower() in ("twice", "once", "thrice"):
            self._record(self.key, token, token, times=len(self.names))
        elif listed and {"other", "others", "more"} & set(others):
            self._record(self.key, token, token, more=len(self.names))
        else:
            return False
        self.metric = self.going = None
        self.key, self.names = "", []
        return True

    def _continue(self, token: Token, count: Count) -> None:
        """下午两家 after 上午拜访一家: the same metric again, when a part of the day or 又 says so."""
        same = self.tally.metric and count.unit and count.unit == self.tally.unit and count.value is not None
        if not same or {"subset", "sum", "total"} & self.clause.kinds or self.subset:
            return
        today = any(t.day is not None and t.day.past is not None for t in self.clause.tokens) and bool(
            self.tally.totals
        )
        if today or ({"daypart", "more"} & self.clause.kinds and self.tally.part):
            self._record(self.tally.metric, token, token)
            self.count = None

    def _near(self, count: Token, metric: Token, tokens: list[Token], place: int) -> bool:
        between = [t for t in tokens[:place] if t.start >= count.end]
        if any(t.kind in ("stop", "open", "close", "number") and t.text not in "-" for t in between):
            return False
        unknown = [t for t in between if t.kind in ("text", "name")]
        return len(unknown) <= 2 and sum(len(t.text) for t in between) <= 24

    def _record(self, key: str, number: Token, metric: Token, times: int = 1, more: int = 0) -> None:
        count = number.count
        assert count is not None
        if self.inner and key == "meetings":
            return
        if self.subset:
            return
        if self.total and not self._daily():
            self._keep_total(key, count)
            self.tally.metric, self.tally.unit = key, count.unit
            return
        if self.negated and count.value:
            self.negated = ""
            return
        if "fail" in self.clause.kinds or self.clause.kinds & {"cancel"}:
            return
        if count.number.doubt or count.near or count.negative:
            self._doubt(key, count)
            return
        assert count.value is not None
        value = count.value * times + more
        self._add(key, value, number, tuple(self.names))
        self.tally.metric, self.tally.unit = key, count.unit
        self.tally.part = bool({"daypart", "more"} & self.clause.kinds) or self.tally.part
        self.names = []

    def _daily(self) -> bool:
        if "ordinal" in self.clause.kinds:
            return True
        return any(t.day is not None for t in self.clause.tokens) and "total" not in self.clause.kinds

    def _keep_total(self, key: str, count: Count) -> None:
        if count.value is not None:
            self.tally.totals.append(_draft(self.tally, self.clause, key, count.value))

    def _doubt(self, key: str, count: Count) -> None:
        number = count.number
        doubt: Doubt = (
            "negative" if count.negative else "number" if number.doubt == "invalid" else "vague_number"
        )
        choices = number.choices or (
            (number.value,) if number.value is not None and not count.negative else ()
        )
        options = tuple(
            Option(activities=(_draft(self.tally, self.clause, key, choice),)) for choice in choices
        )
        self.tally.questions.append(
            Question(doubt, self.tally.text[self.clause.start : self.clause.end], options)
        )

    def _add(self, key: str, value: Decimal, token: Token, names: tuple[str, ...]) -> None:
        if value != value.to_integral_value() and not key.startswith("other:"):
            self.tally.questions.append(
                Question("number", self.tally.text[self.clause.start : self.clause.end])
            )
            return
        if self.inner and key == "meetings":
            return
        self.tally.drafts.append(_draft(self.tally, self.clause, key, value, names))
        self.made += 1

    def _flush(self) -> None:
        """A metric without a number: its names are counted, a negation makes it zero."""
        key, names = self.key, tuple(self.names)
        self.names = []
        metric, going = self.metric, self.going
        self.metric = self.going = None
        self.key = ""
        if not key or self.inner:
            return
        if self.negated == "zero" and metric is not None and not names:
            self.negated = ""
            if key != "followups" or True:
                self._add(key, Decimal(0), metric, ())
            return
        if self.negated or self.clause.kinds & {"fail"}:
            self.negated = ""
            return
        kept = tuple(name for name in names if name)
        if not kept and metric is not None and self.prior:
            kept, self.prior = tuple(self.prior), []
        if not kept or (
            going is not None
            and key not in ("visits", "demos", "followups", "calls", "meetings", "quotes", "proposals")
        ):
            return
        if self.total and not self._daily():
            return
        self._add(key, Decimal(len(kept)), metric or going, kept)  # type: ignore[arg-type]

    def _finish(self, tokens: list[Token]) -> None:
        heading = tokens and tokens[-1].text == ":" and self.clause.ended == "\n"
        if (self.metric or self.going) and not self.names and heading:
            self.tally.open_list = self.key
            self.metric = self.going = None
            self.key = ""
        self._flush()


def _day_range(tokens: list[Token]) -> bool:
    """11.16-11.19, 周一到周三: one number for several days is not divided unasked."""
    return any(
        one.day is not None
        and two.day is not None
        and (mid.text in "-~" or mid.text in ("到", "至", "to", "thru", "through"))
        for one, mid, two in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _listed(tokens: list[Token], place: int) -> bool:
    """Whether the name is a further one (A、B, A and B), not a part or a contact of the one before it (华为的赵科长)."""
    for token in reversed(tokens[:place]):
        if token.kind == "name":
            return False
        if "and" in token.means or token.text in "、&+,，/;；" or token.kind in ("mark",):
            return True
    return True


def _article(tokens: list[Token], place: int) -> bool:
    """ran a quick demo: an article before the metric, adjectives between."""
    for back in range(place - 1, max(-1, place - 4), -1):
        token = tokens[back]
        if token.text.lower() in ("a", "an", "another"):
            return True
        if token.kind not in ("text", "word") or "metric" in token.means or "stage" in token.means:
            return False
    return False


def _countable(count: Count, token: Token, tokens: list[Token], place: int) -> bool:
    """Whether the number can be a count at all: no money, percent, measure, time of day."""
    if (
        count.money
        or count.measure
        or count.number.percent
        or (count.number.scaled and count.number.doubt != "vague" and not count.unit)
    ):
        return False
    before = tokens[place - 1] if place else None
    if (
        before is not None
        and before.text.lower() in ("at", "@")
        and count.value is not None
        and count.value <= 12
    ):
        return False
    return not (before is not None and ("code" in before.means))


def _adjacent(metric: Token, tokens: list[Token], place: int) -> bool:
    """Whether the number follows its metric at once: 电话20, calls: 20, demo×2, 拜访客户3家."""
    between = [t for t in tokens[:place] if t.start >= metric.end]
    if any(t.text in ":=×" for t in between):
        return True
    return all(
        t.kind in ("mark", "stop", "word") and not t.means.keys() & {"and", "metric"} and t.text not in "+、"
        for t in between
    ) and (
        not between
        or not between[0].text.isascii()
        or tokens[place].text == between[0].text
        or not metric.text.isascii()
    )


def _metric_ahead(tokens: list[Token], place: int) -> Token | None:
    """The metric noun that the number counts: 3 site visits, 5个客户电话; None when something else comes first."""
    unknown = 0
    count = tokens[place].count
    for token in tokens[place + 1 : place + 5]:
        if "metric" in token.means:
            han = count is not None and count.unit and not count.unit.isascii()
            return None if han and _apart(tokens, place, token) else token
        if token.kind in ("number", "stop", "open", "close", "day", "mark") and token.text != "-":
            return None
        if token.kind in ("text", "name"):
            unknown += 1
            if unknown > 2 or token.kind == "name":
                return None
        elif token.means.keys() & {
            "stage",
            "going",
            "no",
            "and",
            "subset",
            "actual",
            "daypart",
        } and not token.means.keys() & {"fill"}:
            return None
    return None


def _apart(tokens: list[Token], place: int, metric: Token) -> bool:
    """Whether 下午两家 电话十个 stand apart: a space behind the unit, or the number's own metric before it."""
    return any(
        later.start > earlier.end for earlier, later in pairwise(tokens[place : tokens.index(metric) + 1])
    )


_PEOPLE = frozenset(
    "prospect prospects customer customers client clients account accounts company companies store stores people lead leads contact contacts dealer dealers shop shops buyer buyers owners site sites places school schools clinic clinics hospital hospitals restaurants restaurant of partner partners firms 客户 新客户 老客户 意向客户".split()
)


def _people_ahead(tokens: list[Token], place: int) -> bool:
    for token in tokens[place + 1 : place + 4]:
        if token.text.lower() in _PEOPLE:
            return True
        if token.kind in ("number", "stop"):
            return False
    return False


__all__ = ["Tally", "activities_of", "is_person"]
