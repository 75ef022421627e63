"""What governs a whole sentence: a condition, an order, hearsay, and where the sender's own doing begins in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.colleague import all_theirs, done_by_others
from scoring.reading.conditions import conditions_of
from scoring.reading.firstly import first_and_then
from scoring.reading.hearsay import heard_behind, is_heard, told_done
from scoring.reading.rivals import chosen_instead
from scoring.reading.targets import is_coming, of_period, so_far, stands_behind
from scoring.reading.token import ACTS, THEY, Token

_GOVERNING = ("if", "joke", "order", "hear", "sample", "praise")
_MILD_ORDERS = word_set(
    "大家 各位 兄弟们 家人们 同学们 伙伴们 小伙伴 检查 记得 提醒 通知 "
    "奖 奖励 奖金 达标 标准 bonus winner prize challenge gets"
) | {"a day", "every deal", "each deal", "every demo", "every visit", "every new"}
_CUSTOMERS = word_set("对方 客户 甲方 业主 他们 人家 院方 校方 厂方 方")
"""Who asks for something, behind which 要求 is no order to everybody."""
_AT_LEAST = frozenset(("至少", "at least", "minimum"))
_DEDUCTED = word_set("扣了 扣掉 扣除 抵扣 扣")
_FOR = word_set("for with to at w/ in")
"""left a message for each, followed up with everyone: of those just named, no order to everybody."""
_ASKED = word_set("问 问下 问问 请问 对不对 对吗")
_AFTERTHOUGHT = word_set("就好了 多好 该多好 早知道 不然 否则 要不是")
"""跑了3家，要是真的就好了: what takes back all that stands before."""
_MORE = word_set("more another 再 再打 再跑 再去 再约 再访 再签 再报 再拜访")
"""12 calls done, 3 more if time allows: what is added to what was done."""
_ALMOST = word_set("差点 差一点 险些 差点就 nearly almost")
_PRICE = 100
"""What is so large behind each is money: sold 6 pumps at 1,200 each."""
_EACH_ONE = frozenset(("each", "everyone", "everybody"))
_EVERYBODY = frozenset(("everyone", "everybody"))
_AHEAD = frozenset(("plan", "hope", "ask", "target", "order"))
_FELT = word_set(
    "asking asked asks wanted wants loved liked seemed seems was is on off still complaining busy loves likes had "
    "kept keeps picked talking moaning"
)
"""everyone asking about Bali: what all the customers said, no order."""
_NOT_OWN = frozenset(("order", "plan", "hope", "you", "they", "team", "target"))
_AT_MEETINGS = word_set("会上 开会 例会 早会 晨会 夕会")
_INSTEAD = word_set("结果 最后 最终 到头来 实际 实际上 其实")
ACTUAL = word_set("实访 实到 实跑 实打 实拨 实见 实际 实际完成 实际上 实际跑 actual actuals")


@dataclass(slots=True)
class Scope:
    """What governs the sentences: conditions for the whole, or from where they stand on, as plans and totals.

    `onward` holds, for a sentence, where it begins and what holds from there on.
    """

    whole: dict[int, str] = field(default_factory=dict)
    own: dict[int, int] = field(default_factory=dict)
    onward: dict[int, tuple[int, str]] = field(default_factory=dict)
    superseded: set[int] = field(default_factory=set)
    planned: int = -1
    totaled: int = -1
    other: str = ""
    other_sentence: int = -1
    acted: int = -1
    passing: bool = False


def govern(scope: Scope, sentence: int, members: list[Clause]) -> None:
    """What holds for a whole sentence, and which of its clauses a later 实际 or did replaces."""
    kinds = members[0].kinds.union(*[clause.kinds for clause in members[1:]]) if members[1:] else members[0].kinds
    if not kinds.isdisjoint(_GOVERNING):
        _over_all(scope, sentence, members, kinds)
    actual = [c for c in members if not ACTUAL.isdisjoint(c.words) and any(t.text in ACTUAL for t in c.tokens)]
    if actual:
        said = {c.start for c in actual}
        before = [c for c in members if c.start < actual[-1].start and c.start not in said and "number" in c.kinds]
        done = _metrics_of(actual[-1:])
        last = next((c for c in reversed(before) if not _came_to_nothing(c)), None)
        scope.superseded.update(c.start for c in before if _replaced(c, done, last=c is last))
    if "away" in kinds:
        ill = next((c.start for c in members if "away" in c.kinds), 0)
        scope.superseded.update(c.start for c in members if c.start > ill and any(map(_cures, c.tokens)))
    ahead = "order" if _cheers(members) else "plan" if first_and_then(members) else ""
    if ahead:
        scope.whole.setdefault(sentence, ahead)  # 大家今天加油，拜访3家电话20通; 先去趟税务局，回来再报
    if len(members) > 1 and "me" in kinds and kinds & {"name", "no"}:
        scope.superseded |= chosen_instead(members)
        scope.superseded |= done_by_others(members)
    for place, clause in enumerate(members[1:], 1):
        if clause.tokens[-1].text == "的" and all_theirs(clause.tokens):
            scope.superseded.update(c.start for c in members[:place] if "number" in c.kinds)
    finished = "target" in kinds and any("going" in t.means and t.text.endswith(("完", "了")) for t in _all(members))
    for place, clause in enumerate(members) if "target" in kinds else ():
        if "target" in clause.kinds and "actual" not in clause.kinds:
            if reached := so_far(clause, members[place + 1 :]):
                scope.superseded.update((clause.start, *reached))
            elif (
                (clause is not members[0] and (clause.kinds & {"rest"} or stands_behind(clause, members[0])))
                or "actual" in kinds
                or (clause is not members[0] and (is_coming(clause) or of_period(clause, members[0])))
                or finished
            ):
                scope.superseded.add(clause.start)
            else:
                scope.whole.setdefault(sentence, "target")


def _cheers(members: list[Clause]) -> bool:
    """Whether everybody is cheered on to what stands behind, which nobody says to have done."""
    first = members[0]
    if "加油" not in first.words or "order" not in first.kinds or "number" in first.kinds:
        return False
    return not any("me" in clause.kinds or any(t.text.endswith("了") for t in clause.tokens) for clause in members)


def _cures(token: Token) -> bool:
    """孩子发烧，跑了两家医院: where one goes who is ill."""
    return token.text.endswith(("医院", "诊所", "药店", "急诊", "儿科"))


def _over_all(scope: Scope, sentence: int, members: list[Clause], kinds: frozenset[str]) -> None:
    """A condition, an order, hearsay and the like that hold for a whole sentence, or from somewhere in it on."""
    told_first = "order" not in members[0].kinds and bool(members[0].kinds & ACTS)
    for kind in _GOVERNING:
        if kind in kinds and any(kind in clause.kinds and _holds(clause, kind) for clause in members):
            if kind == "order" and all("order" not in c.kinds or _is_customers(c) for c in members) and told_first:
                continue
            if kind == "order" and told_first and (boss := _where_boss_speaks(members)) is not None:
                scope.onward[sentence] = boss, "order"
                continue
            scope.whole.setdefault(sentence, kind)
    if scope.whole.get(sentence) in ("order", "praise", "hear"):
        loose = scope.whole[sentence] == "praise"
        own = next((c.start for p, c in enumerate(members) if p and _tells_own(c, members[p:], loose=loose)), None)
        if own is not None:
            scope.own[sentence] = own
    _condition(scope, sentence, members)
    if scope.whole.get(sentence) == "if" and (result := next(filter(_came_out, members[1:]), None)) is not None:
        scope.own[sentence] = result.start
    if scope.whole.get(sentence) == "hear" and (told := heard_behind(members)) is not None:
        scope.whole.pop(sentence)
        scope.onward[sentence] = told, "hear"


def _where_boss_speaks(members: list[Clause]) -> int | None:
    """今天跑了3家，会上领导说人均要8家: where what the boss wants begins, behind what was told with its number."""
    for place, clause in enumerate(members):
        if place and ("boss" in clause.kinds or not clause.words.isdisjoint(_AT_MEETINGS)):
            told = any(c.kinds >= {"number"} and c.kinds & ACTS and not c.kinds & _AHEAD for c in members[:place])
            return clause.start if told else None
        if "order" in clause.kinds:
            return None
    return None


def _is_customers(clause: Clause) -> bool:
    """拜访6家，都要求降价, 有3家要求降价: what customers ask for behind what was done; a boss asks for numbers."""
    asks = {t.text for t in clause.tokens if "order" in t.means} == {"要求"}
    if asks and clause.kinds.isdisjoint(("number", "boss", "team", "you")):
        return True
    said = [t for t in clause.tokens if t.text not in ("有", "还有", "其中", "另外")]
    some = said[0].figure is not None and said[0].figure.unit in ("家", "个", "户", "位") and len(said) > 1
    return asks and some and said[1].text == "要求" and all(t.figure is None for t in said[1:])


def _tells_own(clause: Clause, onward: list[Clause], *, loose: bool) -> bool:
    """王总说人均50通，我今天打了37通: behind somebody's order, hearsay or praise for somebody, what the sender did.

    `loose`: behind praise it may be told in the clauses that follow: 我也不能落后，今天拜访4家.
    """
    if "me" not in clause.kinds or not clause.kinds.isdisjoint(_NOT_OWN):
        return False
    place = next((p for p, t in enumerate(clause.tokens[:4]) if "me" in t.means), 9)
    dated = any(t.day is not None for t in clause.tokens[: place + 2])
    if place > 1 and (not dated or any(t.kind == "number" or t.means.keys() & ACTS for t in clause.tokens[:place])):
        return False
    if place > 4:
        return False
    if loose and any(c.kinds >= {"number"} and c.kinds & ACTS and not c.kinds & _NOT_OWN for c in onward):
        return True
    told = any("actual" in t.means or t.text.endswith(("了", "完", "过")) for t in clause.tokens)
    return "number" in clause.kinds and (told or (dated and "metric" in clause.kinds))


def _condition(scope: Scope, sentence: int, members: list[Clause]) -> None:
    """今天见了3个客户，如果周末能定…: a condition holds from where it stands on, when something was told as done."""
    if scope.whole.get(sentence) != "if":
        return
    place = next(p for p, c in enumerate(members) if "if" in c.kinds and _holds(c, "if"))
    more = next((c for c in members[max(0, place - 1) : place + 1] if not c.words.isdisjoint(_MORE)), None)
    told = members[place].start if more is None else more.start
    apart = more is not None or members[place].tokens[0].word in THEY
    if not any(_AFTERTHOUGHT & c.words for c in members) and any(
        c.start < told and (told_done(c) or (apart and _is_counted(c))) for c in members
    ):
        scope.whole.pop(sentence)
        scope.onward[sentence] = told, "if"


def _came_out(clause: Clause) -> bool:
    """要不是堵车能跑5家，结果只跑了3家: what was done instead of what might have been."""
    if clause.tokens[0].text not in _INSTEAD or "number" not in clause.kinds or clause.kinds & {"if", "plan", "hope"}:
        return False
    return any(not ACTS.isdisjoint(t.means) and t.text.endswith(("了", "完", "到", "成")) for t in clause.tokens)


def _is_counted(clause: Clause) -> bool:
    """12 calls, signed Acme 12k: before 3 more if time allows, what is no plan."""
    counted = "number" in clause.kinds and not clause.kinds.isdisjoint(("metric", "stage"))
    return counted and clause.kinds.isdisjoint(_AHEAD)


def _is_given(tokens: tuple[Token, ...], place: int) -> bool:
    """dropped off 3 sample kits: what was handed out, no example of a report."""
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    return tokens[place].word == "sample" and place > 1 and (behind is None or behind.text != ":")


def _metrics_of(clauses: list[Clause]) -> set[str]:
    return {key for t in _all(clauses) if (key := t.means.get("metric") or t.means.get("going", ""))}


def _came_to_nothing(clause: Clause) -> bool:
    """约了3场演示，黄了一场，实际2场: what became of some of them, which no figure behind replaces."""
    told = any(t.means.get("stage", "lost") != "lost" for t in clause.tokens)
    return not told and not _metrics_of([clause])


def _replaced(clause: Clause, done: set[str], *, last: bool) -> bool:
    """Whether 实际 replaces the clause's figure: it was planned, or counts the same; without a metric, the last."""
    own = _metrics_of([clause])
    planned = bool(clause.kinds & {"plan", "target", "booked", "pending", "hope"})
    return planned or not own or (last if not done else bool(own & {*done, "other:邀约"}))


def _all(clauses: list[Clause]) -> list[Token]:
    return [token for clause in clauses for token in clause.tokens]


def _holds(clause: Clause, kind: str) -> bool:
    """Whether a word of that kind governs its sentence; some do only in a certain place."""
    if kind == "order":
        return _orders(clause)
    if kind == "praise" and any(t.word in ("自己", "myself", "俺") for t in clause.tokens):
        return False  # 恭喜自己
    if kind == "praise":
        if "price" in clause.kinds and any("price" in t.means for t in clause.tokens[-2:-1]):
            return False  # 方太压价厉害
        return "me" not in clause.kinds or bool(clause.kinds & {"you", "they"})
    if kind == "hear":
        return is_heard(clause)
    if kind == "sample":
        said = [p for p, t in enumerate(clause.tokens) if "sample" in t.means]
        given = bool(said) and all(_is_given(clause.tokens, p) for p in said)
        return not given and _ASKED.isdisjoint(clause.words)  # 顺便问下格式对不对
    if kind == "if":
        return any(t.word not in _ALMOST for t in conditions_of(clause))
    return True


def _orders(clause: Clause) -> bool:
    """Whether a word of ordering asks something of everybody: not what customers ask, nor a price of each."""
    words = {token.word for token in clause.tokens if "order" in token.means} - _priced(clause)
    pairs = pairwise(clause.tokens)
    words -= {two.word for one, two in pairs if two.word in _EACH_ONE and one.word.rpartition(" ")[2] in _FOR}
    if not clause.words.isdisjoint(_DEDUCTED):
        words -= {"罚款"}  # 罚款扣了2000，实际到账4.8万
    if "要求" in words and any(two.text == "要求" and one.text in _CUSTOMERS for one, two in pairwise(clause.tokens)):
        words -= {"要求"}  # 对方要求加一个看板
    if "me" in clause.kinds and not clause.kinds.isdisjoint(ACTS):
        words -= {"所有人"}  # @所有人 我今天跑了5家
    if "they" in clause.kinds:
        words -= _AT_LEAST  # 他说年前至少上3套
    words -= {one.word for one, two in pairwise(clause.tokens) if one.text.isascii() and "stage" in two.means}
    if not words.isdisjoint(_EVERYBODY):
        words -= {one.word for one, two in pairwise(clause.tokens) if two.word in _FELT}
    if "guys" in words and all(token.word != "guys" for token in clause.tokens[:2]):
        words -= {"guys"}  # lost it to the Chromebook guys
    return bool(words) and not (
        words <= _MILD_ORDERS and (clause.kinds & {"me", "price"} or "number" not in clause.kinds)
    )


def _priced(clause: Clause) -> set[str]:
    """$11.5k each: a price of one piece, no order to everybody; nor is Thu & Fri: 3 visits each."""
    if sum(token.day is not None and token.day.past is not None for token in clause.tokens) > 1:
        return {"each"}
    return {
        two.word
        for one, two in pairwise(clause.tokens)
        if one.figure is not None
        and (one.figure.money or one.figure.number.scaled or (one.figure.value or 0) >= _PRICE)
    }
