"""Deals being put together: a stage opens a frame, names and sums of the clauses around fill it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace

from language.normalise import word_set
from scoring.reading.amounts import sums_of
from scoring.reading.carried import in_earnest, is_near, is_nothing, is_part, lists_on, names_its_row, takes_name
from scoring.reading.clause import Clause
from scoring.reading.customers import beside, customer_of, labelled, names_of
from scoring.reading.event import counted_as, counts_deals, heads_quotes, is_of_others
from scoring.reading.frame import (
    IN_MIND,
    Frame,
    Held,
    agreed,
    all_of_it,
    anew,
    anothers,
    budget,
    counts,
    first_payment,
    gave_back,
    goes_on,
    goes_on_lost,
    is_field,
    is_of_another,
    is_short,
    keeps,
    last_name,
    of_contract,
    of_line,
    same,
    settles,
    sum_of_one,
    texts_of,
    without_staff,
)
from scoring.reading.goods import is_sort
from scoring.reading.outcome import by_stage
from scoring.reading.parts import (
    adds_up,
    amount_of,
    behind_colon,
    chooses,
    chosen,
    counted_only,
    one_of,
    parts_of,
    several,
)
from scoring.reading.settled import noted, settle
from scoring.reading.stages import WEAK, quoting, stages_of
from scoring.reading.still_open import HOPES, hoped, not_come, opens_again, talks_on, told_apart, waits_behind
from scoring.reading.token import COUNTS, Token

_NAMING, _ALL = frozenset(("name", "place", "close")), word_set("都 均 全部 全 全都 both all")


@dataclass(slots=True)
class Frames:
    """All deals of a message, and what waits for its stage: a name and a sum, a quotation without its sum.
    `counted`: where deals were counted that are told one by one behind it: 今天两单：华为3万，中兴5万.
    """

    text: str
    found: list[Frame] = field(default_factory=list)
    named: deque[Clause] = field(default_factory=lambda: deque(maxlen=IN_MIND))
    pairs: list[tuple[Clause, str, Token]] = field(default_factory=list)
    held: Held | None = None
    quote: tuple[int, Token, str | None] | None = None
    counted: tuple[int, Token] | None = None
    repairing: bool = False

    def read(self, clause: Clause) -> None:
        """Take a live clause in, part by part."""
        if self.found and talks_on(self.found[-1], clause):
            self.found.pop()
        again, self.repairing = "repair" in clause.kinds, self.repairing or "repair" in clause.kinds
        if is_part(clause) and self._current(clause) is not None and not stages_of(list(clause.tokens)):
            return
        for part in parts_of(clause):
            tokens = told_apart(part) if "open" in clause.all_kinds else part
            stages = in_earnest(tokens, stages_of(tokens))
            hopes = not HOPES.isdisjoint(clause.all_kinds) and hoped(tokens, stages)
            if hopes and not self.waits(clause):
                stages = [t for t in stages if t.means["stage"] in ("intent", "lead") or waits_behind(tokens, t)]
                if not stages:
                    continue
            notes = noted(tokens, stages, self._current(clause)) if "open" in clause.all_kinds else []
            stages = [t for t in stages if t not in notes]
            if stages:
                self._open(clause, tokens, stages)
                settle(self.found, notes, tokens)
                continue
            if self.found and not_come(self.found[-1], clause, tokens):
                self.found.pop()
            if not is_of_others(tokens):
                self._fill(clause, tokens)
                settle(self.found, notes, tokens)
        self.repairing = again
        self.note(clause)

    def waits(self, clause: Clause) -> bool:
        """Whether an opportunity or a quotation waits for its sum: 新商机：高途，预估80w."""
        return self.quote is not None and self.quote[0] == clause.sentence and "number" in clause.kinds

    def note(self, clause: Clause) -> None:
        """Keep the clause for its names, of which its sentence may go on to tell: 去奥克斯催款，当场转了3万."""
        if not clause.kinds.isdisjoint(_NAMING):
            self.named.append(clause)

    def reopen(self, clause: Clause) -> None:
        """合同流程中, 预计下周签 behind a deal of the same sentence: it is not closed yet."""
        if self.found and (opens_again(self.found[-1], clause) or talks_on(self.found[-1], clause)):
            self.found.pop()

    def _current(self, clause: Clause) -> Frame | None:
        last = self.found[-1] if self.found else None
        return last if last is not None and is_near(last, clause, self.named) else None

    def _fill(self, clause: Clause, tokens: list[Token]) -> None:
        """A part without a stage: fill the current frame, open one more of a list, or hold it for the next stage."""
        current = self._current(clause)
        paid = current is not None and current.stage in ("paid", "refunded")
        names, sums = without_staff(self.held, clause, names_of(tokens)), sums_of(tokens, paid=paid)
        if names and "contact" in names[0].means and self.held is not None and self.held.name and is_field(clause):
            self.held = replace(self.held, sentence=clause.sentence)
            return  # 联系人：赵工
        name, amount = (names[0].text.strip() if names else None), (sums[-1] if sums else None)
        if amount is None:
            amount = sum_of_one(current, tokens) if current is not None else budget(tokens, self.quote)
        near = beside(tokens, amount, names)
        name = near.text.strip() if near is not None else name
        if self._quotes(clause, tokens, name, amount):
            return
        told = counts_deals(tokens) or (heads_quotes(clause) if name is None else None)
        self.counted = (clause.sentence, told) if told is not None else self.counted
        stage = counted_as(self.counted, clause) if current is None and name and amount is not None else ""
        if stage and self.counted is not None:
            self.found.append(Frame(stage, self.counted[1], clause, name, amount, listed=True))
            return
        if current is None:
            if name and amount is not None and not any(t.means.keys() & COUNTS for t in behind_colon(tokens)):
                self.pairs.append((clause, name, amount))
            if names or amount is not None:
                held = name if near is not None else customer_of(tokens, tokens[-1], names, self.text)
                self._hold(clause, of_line(self.named, clause, held), None if several(tokens, sums) else amount)
            return
        whole = paid and current.amount is not None and "sum" in clause.kinds and clause is not current.clause
        mine = current.stage == "lost" and not name and amount is not None and clause.kinds & {"no", "me"}
        if whole or mine or (current.stage == "lost" and name and chosen(tokens)):
            return  # 定金交了5000，全屋一共4万6; Lost! they chose Zendesk
        label = labelled(tokens, self.text)
        if label or (current.stage == "lost" and name and chooses(tokens)):
            current.customer = name = label or name
            current.clauses.append(clause)
        elif current.amount is None and not sums and is_field(clause):
            current.clauses.append(clause)  # 产品：企业版, between 客户 and 金额
        self._fill_current(current, clause, tokens, name, amount)

    def _quotes(self, clause: Clause, tokens: list[Token], name: str | None, amount: Token | None) -> bool:
        """给X发了报价，32万: a quotation whose sum follows behind the comma. Whether the part was that sum."""
        quote = quoting(tokens)
        if quote is not None and amount is None:
            heads = clause.ended == "\n" and quote.means["stage"] == "quoted"  # 今天报价： above 统一 1.8万
            said = name or last_name(self.named, clause.sentence)
            self.quote = (clause.sentence + (heads and said is None), quote, said)
        elif self.quote is not None and self.waits(clause) and amount is not None and (self.quote[2] or name):
            word = self.quote[1]
            self.found.append(Frame(word.means["stage"], word, clause, self.quote[2] or name, amount))
            self.quote = None
            return True
        return False

    def _fill_current(
        self, current: Frame, clause: Clause, tokens: list[Token], name: str | None, amount: Token | None
    ) -> None:
        """What the part adds to the deal before it: its sum, its customer, or one more deal of a list."""
        stated = current.amount is not None and amount is not None and not name
        if stated and (self.repairing or settles(current, tokens)):
            current.amount = amount
        elif (
            current.totals and not current.customer and amount is not None and any(t.day is not None for t in tokens)
        ):
            self.found[-1] = Frame(current.stage, current.word, clause, name, amount)  # 这个月签了30万，今天5万
        elif counts(tokens) and (amount is None or current.amount is not None or anew(current, clause, name)):
            return
        elif amount is not None and not name and current.amount is not None and one_of(tokens):
            self._one_more(current, clause, None, amount)
        elif of_contract(current, clause):
            return  # 首批货款70%到了，总共14万
        elif current.amount is None and amount is not None:
            sums = sums_of(tokens, paid=current.stage in ("paid", "refunded"))
            current.amount, current.several = amount, several(tokens, sums)
            kept = None if current.inherited or adds_up(current.clause) else current.customer
            current.customer = name if name and (not kept or is_sort(kept)) else kept or current.customer
            current.clauses.append(clause)
        elif current.amount is not None and amount is not None and name and lists_on(current, clause):
            self._one_more(current, clause, name, amount)
        elif amount is not None and not name:
            self._hold(clause, None, amount)
        elif (
            name
            and is_short(clause)
            and (current.customer is None or is_sort(current.customer) or names_its_row(current, clause))
        ):
            current.customer = customer_of(tokens, current.word, names_of(tokens), self.text)
            current.clauses.append(clause)

    def _one_more(self, current: Frame, clause: Clause, name: str | None, amount: Token) -> None:
        """One more deal of a list; the first takes the place of the total said before it (签了两单共8万，一单3万)."""
        if current.customer is None and not current.listed and not current.clauses and adds_up(current.clause):
            self.found.pop()
        self.found.append(Frame(current.stage, current.word, clause, name, amount, listed=True))

    def _hold(self, clause: Clause, name: str | None, amount: Token | None) -> None:
        """Keep a name and a sum for the stage to come; what the sentence has said before stays."""
        if amount is not None and "sum" in clause.kinds and self.found and self.found[-1].amount:
            return  # 顺达 4.75万；合计26.05万
        before = self.held if self.held is not None and self.held.goes_on(clause, name) else None
        contract = amount is not None and amount not in sums_of(list(clause.tokens), paid=True)
        self.held = Held(
            clause.sentence,
            before.name if before and before.name and keeps(before.name, name) else name,
            amount or (before.amount if before else None),
            contract or (before is not None and before.contract and amount is None),
        )

    def _open(self, clause: Clause, tokens: list[Token], stages: list[Token]) -> None:
        """A part with a stage: more words on the current frame, or a new one for each stage."""
        names = without_staff(self.held, clause, names_of(tokens), signs=True)
        sums, groups = sums_of(tokens), by_stage(stages)
        pairs = [pair for pair in self.pairs if pair[0].sentence >= clause.sentence - (len(tokens) < 4)]
        alone = len(pairs) > 1 and not names and not sums
        if alone and any(t.word in _ALL or "都" in t.text for t in tokens):
            self.found += [Frame(*groups[0], said, name, amount, listed=True) for said, name, amount in pairs]
            self.pairs.clear()
            return
        for place, (stage, word) in enumerate(groups):
            amount = amount_of(sums, word, stage, place, len(groups))
            near = beside(tokens, amount, names) if word.start >= (amount or word).start else None
            customer = near.text.strip() if near is not None else customer_of(tokens, word, names, self.text)
            customer, current = of_line(self.named, clause, customer), self._current(clause)
            stage = "paid" if first_payment(current, word) else stage
            if current is not None and current.stage == stage and not names and of_contract(current, clause):
                continue
            if current is not None and goes_on_lost(current, clause, tokens, stage, names, customer, amount):
                continue
            if current is not None and stage == "refunded" and gave_back(current, clause):
                current.stage, current.word = stage, word
                current.clauses.append(clause)
                continue
            if current is not None and current.stage == stage and same(current, customer, amount):
                current.customer = current.customer or customer
                current.amount = current.amount or amount
                current.word = current.word if word.word in WEAK else word
                current.clauses.append(clause)
                continue
            frame = Frame(stage, word, clause, customer, amount, several=not customer and several(tokens, sums))
            frame.zero = is_nothing(tokens, word)
            self._inherit(frame, clause, current)
            self.quote = None if amount is not None else self.quote  # 跟进意向客户3个，报价2个：华为4万、中兴3万
            frame.totals = bool(clause.kinds & {"period", "total"})
            frame.alone = len(names) == 1 and names[0].end <= word.start and "name" not in names[0].means
            self.found.append(frame)

    def _inherit(self, frame: Frame, clause: Clause, current: Frame | None) -> None:
        """What the frame lacks, from before: a name and a sum held for it, the last name of the sentence."""
        held = self.held
        lost = frame.stage == "lost" and not frame.customer
        if frame.zero or is_of_another(clause) or (lost and counted_only(clause, frame.word)):
            return
        offer = None if frame.amount is not None else agreed(frame, current, held)
        if offer is not None:
            frame.amount = offer
            self.found.pop()  # the quotation that was signed
        if held is not None and (
            held.sentence == clause.sentence
            or (clause.sentence - held.sentence <= 1 and not frame.customer and takes_name(frame))
        ):
            if not anothers(held, frame.customer, self.text):
                theirs = None if held.contract and frame.stage in ("paid", "refunded") else held.amount
                frame.inherited = frame.customer is None and held.sentence != clause.sentence
                frame.customer, frame.amount = frame.customer or held.name, frame.amount or theirs
            self.held = None
        if frame.customer and held is not None and held.amount is None:
            self.held = None  # 拜访泰康、阳光；阳光签了11万，首款到了
        frame.amount = frame.amount or all_of_it(frame, current)
        if frame.customer is not None:
            return
        near = current if current is not None and goes_on(current, frame) else None
        last = last_name(self.named, clause.sentence)
        if last is not None and not (near is not None and near.customer and last in texts_of(near.clause)):
            frame.customer, frame.inherited = last, True
        elif near is not None:
            frame.customer, frame.inherited = near.customer, True
