"""A deal being put together, and what waits for its stage."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from language.normalise import word_set
from scoring.reading.amounts import is_lowered, sums_of
from scoring.reading.clause import Clause, outside
from scoring.reading.companion import signs_for
from scoring.reading.company import has_ending
from scoring.reading.customers import names_of
from scoring.reading.goods import is_sort, is_thing, is_ware
from scoring.reading.nickname import is_person, is_staff
from scoring.reading.no_customers import BUYERS
from scoring.reading.parts import chooses, chosen
from scoring.reading.token import COUNTS, Token

_IN_ALL = frozenset(("至此", "全部", "全都"))
_DEPOSITS = frozenset(("定金", "订金", "首付", "首付款", "预付款", "首款", "deposit", "down payment"))

_PARTLY = re.compile("[定订首预尾半押余]|进度|部分|deposit|down|half|advance|first|partial|balance|retainer")
_WHOLLY = re.compile("[已了清齐全]|^(?:paid|payment|prepaid)")
IN_MIND = 24
"""So many clauses a writer still has in mind: what was named further back is not gone on with."""
_AT_ONCE = word_set("当场 现场 直接 爽快 立马 立刻")
"""拜访了万科，李总当场签了: where one of a customer's people signed."""
_CRIED = frozenset(("came through", "came thru", "said yes", "is ours", "is in the bag", "is a go")) | {
    "is on board",
    "pulled the trigger",
}
"""Blue Heron came through! Met at 82k, the ink is dry."""


@dataclass(slots=True)
class Frame:
    """A deal being read. `inherited`: its customer was taken from before; `alone`: nothing but a name at the verb."""

    stage: str
    word: Token
    clause: Clause
    customer: str | None = None
    amount: Token | None = None
    inherited: bool = False
    listed: bool = False
    zero: bool = False
    totals: bool = False
    alone: bool = False
    several: bool = False
    clauses: deque[Clause] = field(default_factory=lambda: deque(maxlen=IN_MIND))


@dataclass(frozen=True, slots=True)
class Held:
    """A name and a sum that wait for their stage; `contract`: the sum is the contract's, not a payment's."""

    sentence: int
    name: str | None
    amount: Token | None
    contract: bool = False

    def goes_on(self, clause: Clause, name: str | None) -> bool:
        """Whether the clause tells more of it: of the same sentence, or 合同金额：6万 below 客户：志高."""
        labelled = self.amount is None and name is None and "money" in clause.kinds
        return clause.sentence - self.sentence <= labelled


def without_staff(held: Held | None, clause: Clause, names: list[Token], *, signs: bool = False) -> list[Token]:
    """到海纳检测，见了孙经理: no names where nobody is named but people of the customer that waits.

    `signs`: where one of them did what happened, which they do 当场.
    """
    waits = held is not None and held.name is not None and held.sentence == clause.sentence
    if not waits or (signs and _AT_ONCE.isdisjoint(clause.words)) or "daypart" in clause.kinds:
        return names
    return [] if all(map(is_staff, names)) else names


def keeps(held: str, name: str | None) -> bool:
    """Whether a name that waits stays the customer: 刘先生，瑞虎8, where the second is what was bought."""
    return not name or is_sort(name) or is_thing(name) or held.endswith(BUYERS)


def budget(tokens: list[Token], quote: tuple[int, Token, str | None] | None) -> Token | None:
    """新商机：大疆，预算70万: what a new opportunity is worth; None where none waits for its sum."""
    if not any(t.text == "预算" for t in tokens):
        return None
    here = any(t.means.get("stage") == "lead" for t in tokens)
    if not here and (quote is None or quote[1].means.get("stage") != "lead"):
        return None
    sums = [t for t in tokens if t.figure is not None and (t.figure.money or t.figure.number.scaled)]
    return sums[0] if len(sums) == 1 else None


def last_name(clauses: Sequence[Clause], sentence: int) -> str | None:
    """The last customer named in a sentence: in the last of the clauses, or at the head of its line; None for none.

    对方选了杭叉: whom a customer chose instead is none; 先到海纳检测，见了孙经理: a customer's people stand for it.
    """
    met: str | None = None
    for clause in reversed(clauses):
        if clause.sentence != sentence:
            break
        names = names_of(list(clause.tokens))
        if names and not chosen(list(clause.tokens)):
            if not is_staff(names[-1]):
                return of_line(clauses, clause, names[-1].text)
            met = met or names[-1].text
        if met and "daypart" in clause.kinds:
            break  # 上午拜访万科，下午见了李总
    return met


def of_line(clauses: Sequence[Clause], clause: Clause, name: str | None) -> str | None:
    """佳沃食品：上门，报冷链运输52万; 去中钢开会，报了耐火材料9万: whose it is, where wares are named."""
    said = next((t for t in clause.tokens if t.kind == "name" and t.text.strip() == name), None)
    if name is None or said is None or said.means:
        return name
    person = is_person(said)
    if not signs_for(list(clause.tokens), said) if person else name.isascii():
        return name
    ware = person or is_ware(name)
    for before in reversed(clauses):
        if before.line != clause.line:
            break
        if before.start >= clause.start:
            continue
        if _heads_line(before) and (ware or not has_ending(name)):
            return before.tokens[0].text.strip()
        others = names_of(list(before.tokens)) if ware and before.sentence == clause.sentence else []
        if others and not (is_ware(others[-1].text) or is_person(others[-1])):
            return others[-1].text.strip()
    return name


def _heads_line(clause: Clause) -> bool:
    """三全：电话沟通1次: a customer, a colon, and what was done there; 外勤：拜访3家 heads no customer's line."""
    head, *behind = clause.tokens[:3]
    if head.kind != "name" or is_person(head) or len(behind) < 2 or behind[0].text != ":":
        return False
    once = all(t.figure is None or t.figure.value == 1 for t in clause.tokens)
    return once and not behind[1].means.keys().isdisjoint(COUNTS)


def texts_of(clause: Clause) -> set[str]:
    """The names said in a clause."""
    return {token.text for token in clause.tokens if token.kind == "name"}


def sum_of_one(current: Frame, tokens: list[Token]) -> Token | None:
    """成了一家，鑫源，一台十八万五: the price of one piece, where no more than one was sold."""
    one, price = (tokens[0].figure, tokens[1].figure) if len(tokens) == 2 else (None, None)
    if current.amount is not None or one is None or price is None or not (price.money or price.number.scaled):
        return None
    counts = [t.figure for t in current.clause.tokens if t.figure is not None]
    single = bool(counts) and all(count.value == 1 for count in counts)
    return tokens[1] if single and one.measure and one.value == 1 else None


def is_field(clause: Clause) -> bool:
    """产品：企业版×20账号: a line of a form that tells of nothing done."""
    return any(t.text == ":" for t in clause.tokens[1:3]) and not clause.kinds & {"metric", "going", "stage", "day"}


def is_short(clause: Clause) -> bool:
    """备注写的是立邦: whether a clause says little but a name; 剩下的交货付 names nobody."""
    return (
        "rest" not in clause.tokens[0].means
        and len([token for token in clause.tokens if "fill" not in token.means]) <= 4
    )


def of_contract(current: Frame, clause: Clause) -> bool:
    """Whether the sum is that of which a share or a deposit was paid: 定金到了，2万，货款总共11万."""
    if current.stage == "paid" and current.amount is not None and not _IN_ALL.isdisjoint(clause.words):
        return True  # 尾款6万8到了，至此18万全部结清
    said = [t for part in (current.clause, *current.clauses) for t in part.tokens]
    share = any((t.figure is not None and t.figure.number.percent) or t.text in _DEPOSITS for t in said)
    return current.stage == "paid" and share and "sum" in clause.kinds


def anothers(held: Held, customer: str | None, text: str) -> bool:
    """公司A谈了30万，公司B定了: whether the sum that waits stands behind another customer's name."""
    name, amount = held.name, held.amount
    if not (name and customer and amount) or name == customer:
        return False
    return text.rfind(name, 0, amount.start) >= 0


def gave_back(paid: Frame, clause: Clause) -> bool:
    """订金 NT$15,000 已退还: money by its name alone, which was then given back."""
    named = paid.stage == "paid" and paid.word.text in _DEPOSITS and paid.clause.sentence == clause.sentence
    return named and paid.amount is not None and clause.kinds.isdisjoint(("name", "number"))


def anew(current: Frame, clause: Clause, name: str | None) -> bool:
    """A line of a list that tells something else of somebody else."""
    return bool(name and current.customer) and name != current.customer and clause.line != current.clause.line


def same(current: Frame, customer: str | None, amount: Token | None) -> bool:
    """Whether a customer and a sum are the current deal's own, told again."""
    if customer and current.customer and customer != current.customer and not current.inherited:
        return False
    return amount is None or current.amount is None or amount.figure == current.amount.figure


def counts(tokens: list[Token]) -> bool:
    """Whether a part counts something, outside brackets: 酷乐3万（新客户） does not."""
    return any(t.means.keys() & COUNTS for t in outside(tuple(tokens)))


_OF_THEM = frozenset(("of which", "of them", "of those", "of these", "of whom", "of em"))


def is_of_another(clause: Clause) -> bool:
    """3 demos (Acme, Borden), one of which signed; declined: the pizza place: it is not said of which of those."""
    heads = [t.word for t in clause.tokens[:3]]
    if len(heads) < 2 or "name" in clause.kinds:
        return False
    if heads[0] != "one":
        return heads[1] == ":" and heads[2:] == ["the"] and "stage" in clause.tokens[0].means
    return heads[1] in _OF_THEM or "stage" in clause.tokens[1].means


def goes_on(current: Frame, frame: Frame) -> bool:
    """合同已签，金额36.5万；首付款10.95万已到账: the same sentence, or the first payment of what was just signed."""
    deposit = current.stage == "signed" and frame.stage == "paid" and frame.word.word in _DEPOSITS
    cried = current.amount is None and current.word.word in _CRIED and frame.customer is None
    deposit = deposit or (current.stage == "signed" and frame.stage == "paid" and _is_share_of(frame.clause))
    return deposit or cried or current.clause.sentence == frame.clause.sentence


def _is_share_of(clause: Clause) -> bool:
    """25% deposit hit the bank, first payment of $20k came in, they wired half: of what was just signed."""
    shares = any(t.figure is not None and t.figure.number.percent for t in clause.tokens)
    theirs = clause.tokens[0].word in ("they", "they've", "their")
    return shares or theirs or any(t.text.isascii() and _PARTLY.match(t.word) for t in clause.tokens)


def all_of_it(frame: Frame, signed: Frame | None) -> Token | None:
    """签了万科30万，已到账: a payment of all that was just signed; a deposit is a part of it."""
    if signed is None or frame.stage != "paid" or signed.stage != "signed" or signed.several:
        return None
    day, figures = frame.clause.day, any(t.figure is not None for t in frame.clause.tokens)
    if signed.clause.sentence != frame.clause.sentence or figures or (day is not None and day.past is None):
        return None
    if frame.customer not in (None, signed.customer):
        return None
    words = [t.word for t in frame.clause.tokens]
    wholly = any(_WHOLLY.search(word) for word in words) and not any(_PARTLY.search(word) for word in words)
    return signed.amount if wholly else None


def agreed(frame: Frame, quoted: Frame | None, held: Held | None) -> Token | None:
    """报35万压到31万5，今天签了: the last sum of a quotation in the same sentence, where the signing has none."""
    offer = quoted is not None and quoted.stage == "quoted" and quoted.clause.sentence == frame.clause.sentence
    if not offer or quoted is None or frame.stage != "signed" or (held is not None and held.amount is not None):
        return None
    tokens = list(quoted.clause.tokens)
    sums = sums_of(tokens)
    return sums[-1] if len(sums) > 1 or any(is_lowered(tokens, p) for p in range(len(tokens))) else None


def settles(frame: Frame, tokens: list[Token]) -> bool:
    """万科28.6万，首付三成进账，8.58万: a sum alone behind the event, whose own was only that of before."""
    before = frame.amount is not None and frame.amount.end <= frame.clause.start
    return before and all(token.figure is not None or token.means.keys() == {"fill"} for token in tokens)


def first_payment(frame: Frame | None, word: Token) -> bool:
    """打款啦！五洲酒业 首批30万: the first part of what was paid just before without its sum."""
    return frame is not None and frame.stage == "paid" and frame.amount is None and word.text.startswith("首")


def goes_on_lost(
    frame: Frame,
    clause: Clause,
    tokens: list[Token],
    stage: str,
    names: list[Token],
    customer: str | None,
    amount: Token | None,
) -> bool:
    """Whether a part only says more of what was lost: what was offered, who was chosen, whose it was."""
    if frame.stage != "lost":
        return False
    if stage == "quoted" and not names:
        frame.amount = frame.amount or amount  # 丢单：江淮，报价28万
        return True
    if stage == "lost" and names and chosen(tokens):
        return True  # lost Acme 4k, went with the Koreans
    if stage == "lost" and customer and chooses(tokens):
        frame.customer = customer  # 骨科耗材那单黄了，四院最后选了进口的
        frame.clauses.append(clause)
        return True
    return False
