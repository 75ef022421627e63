"""What has been counted so far while the clauses of a message are read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from scoring.reading.clause import Clause
from scoring.reading.result import ActivityDraft, Doubt, Option, Question
from scoring.reading.token import Count
from scoring.reading.wholes import Whole, added, sums_up


@dataclass(slots=True)
class Tally:
    """Records and questions; what a later number without a metric may continue; running totals that were left out.

    `lost` is the sentence that told of a lost deal.
    `summed` is the one that adds up the days before it.
    `ranged` is the one whose counts are those of several days.
    `broken` is the one that breaks a total down behind its colon: 4 meetings: 2 intros, 1 demo.
    `row` is the one whose parts stand behind a metric and a colon: 跑店：菜场6个，后仓1个.
    `loose` are counts and names without a metric so far: 周一2家，周二3家，都是拜访.
    """

    text: str
    today: date
    drafts: list[ActivityDraft] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    totals: list[ActivityDraft] = field(default_factory=list)
    metric: str = ""
    unit: str = ""
    part: bool = False
    recorded: int = -1
    sentence: int = -1
    parted: int = -1
    open_list: str = ""
    pending: str = ""
    repairing: bool = False
    lost: int = -2
    ranged: int = -1
    summing: int = -1
    listing: int = -1
    broken: int = -1
    summed: int = -1
    row: int = -1
    whole: Whole | None = None
    loose: list[tuple[Clause, Decimal, tuple[str, ...]]] = field(default_factory=list)

    def words(self, clause: Clause) -> str:
        """The clause as it was written."""
        return self.text[clause.start : clause.end]

    def goes_on(self, metric: str, unit: str, sentence: int) -> None:
        """Remember what a later number without a metric may count; unit "*" is any that fits."""
        self.metric, self.unit, self.sentence = metric, unit, sentence

    def keep_metric(self, clause: Clause) -> None:
        """target 50 dials, did 47: the metric of a target, for the figure behind it."""
        told = [t.means["metric"] for t in clause.tokens if "metric" in t.means]
        told = told or [t.means["going"] for t in clause.tokens if "going" in t.means]  # would've hit 50 calls
        metric = next((one for one in told if not one.startswith("other:")), told[0] if told else "")
        if metric and not (metric.startswith("other:") and self.sentence == clause.sentence):
            unit = next((t.figure.unit for t in clause.tokens if t.figure is not None), "")
            self.goes_on(metric, unit, clause.sentence)

    def draft(self, clause: Clause, metric: str, quantity: Decimal, names: tuple[str, ...] = ()) -> ActivityDraft:
        """A record of the clause, on the day that holds in it."""
        day = clause.day.past if clause.day is not None and clause.day.past is not None else self.today
        return ActivityDraft(metric, quantity, day, names, self.words(clause))

    def add(self, clause: Clause, metric: str, quantity: Decimal, names: tuple[str, ...] = ()) -> bool:
        """Record a quantity; a broken one of a counted metric is asked about. Whether it was recorded."""
        if clause.day is not None and clause.day.wrong:
            self.ask(clause, "date")
            return False
        broken = quantity != quantity.to_integral_value() or str(quantity).endswith(".000")
        if broken and not metric.startswith("other:"):
            self.ask(clause, "number", wanted=Option(activities=(self.draft(clause, metric, Decimal(0)),)))
            return False
        draft = self.draft(clause, metric, quantity, names)
        if not (self.drafts and not names and self._told_already(clause, draft)):
            self.drafts.append(draft)
            self.drafts, self.whole = added(self.drafts, self.whole, clause)
        self.recorded = clause.sentence
        return True

    def _told_already(self, clause: Clause, draft: ActivityDraft) -> bool:
        """合计 拜访8 below the days that make up 8; 今日拜访3家 below three names, whose place it takes."""
        if sums_up(clause):
            self.summing = clause.sentence
        dated = clause.tokens[0].day is not None
        sums = "sum" in clause.kinds or self.summing == clause.sentence
        if not (sums or dated) or self.recorded == clause.sentence != self.summing:
            return False
        parts = [one for one in self.drafts if one.metric == draft.metric]
        if not parts:
            return False
        said = sum((one.quantity for one in parts), Decimal(0))
        if sums and said == draft.quantity:
            return True
        if sums and len({one.day for one in parts}) > 1:
            return clause.tokens[0].day is None
        if any(one.day != draft.day or not one.customers for one in parts) or draft.quantity < said:
            return False
        self.drafts = [one for one in self.drafts if one not in parts]
        return False

    def retold(self, clause: Clause, metric: str, quantity: Decimal) -> bool:
        """Mon 31 dials, Tue 28 dials, Total 59 dials: whether a sum only says again what the days came to."""
        if self.summed != clause.sentence:
            return False
        told = [d for d in self.drafts if d.metric == metric]
        days = {draft.day for draft in self.drafts}
        return len(days) > 1 and sum(d.quantity for d in told) == quantity

    def names_them(self, clause: Clause, metric: str, names: list[str]) -> bool:
        """跑了3家，锐科、华工、帝尔都去了: whether the names are only those of the customers just counted."""
        last = self.drafts[-1] if self.drafts and self.recorded == clause.sentence else None
        if last is None or len(names) < 2:
            return False
        return (last.metric, last.quantity, last.customers) == (metric, Decimal(len(names)), ())

    def repair(self, quantity: Decimal) -> None:
        """拜访3家,哦不对,是4家: the last record with another quantity."""
        last = self.drafts.pop()
        self.drafts.append(replace(last, quantity=quantity))

    def restate(self, last: ActivityDraft, quantity: Decimal) -> None:
        """见了四个老板、两个厂长，算6家: the sum said behind takes the place of its parts, when it is no less."""
        parts = [d for d in self.drafts if (d.metric, d.day) == (last.metric, last.day)]
        if quantity >= sum(d.quantity for d in parts):
            self.drafts = [d for d in self.drafts if d not in parts]
            self.drafts.append(replace(last, quantity=quantity, customers=()))

    def ask(
        self, clause: Clause, doubt: Doubt, options: tuple[Option, ...] = (), wanted: Option | None = None
    ) -> None:
        """Ask about a clause; one question for each clause and doubt."""
        question = Question(doubt, self.words(clause), options, wanted)
        if all((asked.doubt, asked.clause) != (doubt, question.clause) for asked in self.questions):
            self.questions.append(question)

    def ask_count(self, clause: Clause, metric: str, count: Count) -> None:
        """Ask how many, with what was likely meant: 三四家 offers 3 and 4."""
        number = count.number
        doubt: Doubt = "vague_number"
        if count.negative:
            doubt = "negative"
        elif number.doubt == "invalid":
            doubt = "number"
        likely = number.choices or ((number.value,) if number.value is not None and not count.negative else ())
        options = tuple(Option(activities=(self.draft(clause, metric, one),)) for one in likely)
        wanted = None if options else Option(activities=(self.draft(clause, metric, Decimal(0)),))
        self.ask(clause, doubt, options, wanted)
