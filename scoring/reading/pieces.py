"""Where a clause goes on without a comma: a slash, 然后, another day, a space, the next point of a list."""

from __future__ import annotations

from itertools import pairwise

from language.normalise import word_set
from scoring.reading.nickname import is_person
from scoring.reading.token import ACTS, BRACKETS, COUNTS, THEY, Token, is_han

NEXT = word_set("然后 接着 后来 之后 另外 顺便 顺路 此外 随后 另加 外加 then plus also 再就是 but 但 但是 不过")
"""Words that begin something new."""
NO_VISITS = word_set("没拜访 未拜访 没出去拜访 没跑客户 没出去跑客户 没去跑客户 没出门跑客户 没拜访客户 没见客户")
"""今天下雨没拜访: none that day."""
_OUTCOMES = word_set("结果 最后 最终 到头来")
_AIMED = frozenset(("plan", "number"))
_BEGUN = frozenset(("metric", "going", "stage", "number", "day", "inner", "cancel"))
_TOLD = ACTS | {"inner"}
_SAID = _TOLD | {"sum"}
_COUNTED = frozenset(("number", "name"))
_COUNTED_ACT = frozenset(("metric", "number"))
_WENT = frozenset(("going", "name"))
_GONE = frozenset(("going", "number"))
_DOING = frozenset(("actual", "done", "going", "stage"))
_DEALT = frozenset(("stage", "number"))
_DATED = frozenset(("day", "total", "period"))
_BESIDES = word_set("剩下的 剩下 剩余 余下 余下的 合同 合同总额 全款的")
"""What is left to pay, or what the whole is worth, behind a payment and a space."""
_REPORTED = frozenset(("metric", "day", "going"))
_PLANNED = frozenset(("plan", "number", "metric"))
_OR = frozenset(("or", "nor", "and", "和", "跟", "、"))
"""no visits yesterday or today: one word for both days."""
_HELD = frozenset(("done", "held", "kept", "completed", "ran", "happened", "sat"))
_TELLS, _DOES = word_set("说 说是 讲 表示 号称 自称 也 都 今天 已经"), frozenset(("going", "stage", "metric"))
_WISHED, _ALREADY = frozenset(("hope", "plan")), frozenset(("已经", "已"))
_PARTED = frozenset(("+", "&", "and", ","))


def pieces_of(tokens: list[Token]) -> list[tuple[list[Token], str, frozenset[str]]]:
    """The pieces of a clause, each with the mark behind it and the kinds of its words."""
    pieces: list[tuple[list[Token], str, frozenset[str]]] = []
    current: list[Token] = []
    kinds: set[str] = set()
    depth = 0
    begun = False
    for place, token in enumerate(tokens):
        kind = token.kind
        if kind in BRACKETS:
            depth = max(0, depth + (kind == "open") - (kind == "close"))
        cut = _cut_at(tokens, place, current, kinds, depth) if begun else None
        if cut is not None:
            own = _own_number(current) if token.day is not None else None
            pieces.append((current[:-1] if own else current, cut, frozenset(kinds)))
            current, kinds = ([own], {"number"}) if own else ([], set())
            begun = own is not None
            if token.text in "/|+、-":
                continue
        current.append(token)
        kinds.add(kind)
        kinds.update(token.means)
        begun = begun or not kinds.isdisjoint(_BEGUN) or token.text in NO_VISITS
    if current:
        pieces.append((current, "", frozenset(kinds)))
    return pieces


def _cut_at(tokens: list[Token], place: int, current: list[Token], kinds: set[str], depth: int) -> str | None:
    """The mark to cut with at a place where something was told; None: the clause goes on."""
    token = tokens[place]
    cut = _cut_before(current, kinds, token) if not depth else None
    if cut is None and current[-1].text in NO_VISITS and token.start > current[-1].end:
        cut = " "  # 没拜访 只打了8个电话
    if cut is None and token.text == "、" and not depth and kinds >= _COUNTED_ACT and _dated_inside(tokens, place):
        return "、"
    if cut is None and token.day is not None and not depth and _begins_day(tokens, place, kinds):
        return " "
    if cut is None and token.kind == "name" and not depth and _next_deal(tokens, place, kinds):
        cut = " "
    if cut is None and token.text == "-" and not depth and _dashes(tokens, place, kinds):
        cut = ","
    if cut is None and "number" in kinds:
        cut = _cut_behind_number(tokens, place, kinds, depth)
    if cut is None and not depth and not kinds.isdisjoint(_WISHED) and _has_already(tokens, place):
        cut = " "
    if cut is None:
        return None
    plus = cut == "" and token.word == "plus"
    return None if plus and _names_on(current, tokens[place + 1 :]) else cut


def _cut_behind_number(tokens: list[Token], place: int, kinds: set[str], depth: int) -> str | None:
    """The mark to cut with where something was counted; None: the clause goes on."""
    if not depth and _adds_or_did(tokens, place, kinds):
        return ","
    if _turns(tokens, place, mine="me" in kinds):
        return ""
    if depth:
        return None
    new = "me" in tokens[place].means or ("metric" in tokens[place].means and _counts_next(tokens, place))
    new = new and _is_apart(tokens, place)  # 王姐拿下大单50万🎉 我这边跑了3家; 电话55个 约了4家下周演示
    return " " if new or (not kinds.isdisjoint(ACTS) and _is_anothers(tokens, place)) else None


def _counts_next(tokens: list[Token], place: int) -> bool:
    count = tokens[place + 1].figure if place + 1 < len(tokens) else None
    return count is not None and count.unit != ""


def _has_already(tokens: list[Token], place: int) -> bool:
    """希望能开单🙏 已经打了31个电话了: behind a space, what is done already."""
    row = tokens[place : place + 2]
    already = row[0].text in _ALREADY or (row[0].day is not None and row[-1].text in _ALREADY)
    return already and _is_apart(tokens, place)


def _is_anothers(tokens: list[Token], place: int) -> bool:
    """上午跑了3家🏃 隔壁组老秦说他跑了8家: behind a space, somebody else and how much he says he did."""
    token, row = tokens[place], tokens[place + 1 : place + 6]
    who = "they" in token.means or (token.kind == "name" and is_person(token, strict=True))
    if not who or not _is_apart(tokens, place) or not any(t.kind == "number" for t in row):
        return False
    told = [t for t in row[:3] if t.day is None and t.kind != "name"]
    return bool(told) and (told[0].text in _TELLS or "they" in told[0].means or not _DOES.isdisjoint(told[0].means))


def _is_apart(tokens: list[Token], place: int) -> bool:
    """Whether a Chinese word stands behind a space or an emoji."""
    return tokens[place].start > tokens[place - 1].end and is_han(tokens[place].text)


def _dashes(tokens: list[Token], place: int, kinds: set[str]) -> bool:
    """first stop Prairie Grain – met Walt; PO in for 34k — they hinted at more: something new behind a dash."""
    one, two = tokens[place - 1], tokens[place + 1] if place + 1 < len(tokens) else None
    if two is None or kinds.isdisjoint(ACTS) or not (one.end < tokens[place].start and tokens[place].end < two.start):
        return False
    theirs = two.word in THEY
    return (kinds >= _WENT and ("going" in two.means or theirs)) or (kinds >= _DEALT and theirs)


def _adds_or_did(tokens: list[Token], place: int, kinds: set[str]) -> bool:
    """3 visits + Acme signed 12k: a deal behind a count; planned 8 visits did 5: what was done behind a plan."""
    token, row = tokens[place], tokens[place + 1 : place + 5]
    if token.figure is not None:
        return tokens[place - 1].word in _HELD and not kinds.isdisjoint(COUNTS)  # demos: 3 done 1 cancelled
    if token.text == "+":
        return not kinds.isdisjoint(_REPORTED) and "stage" not in kinds and any("stage" in t.means for t in row)
    counted = bool(row) and row[0].kind == "number"
    if "repair" in token.means:
        return counted and token.text.isascii() and not kinds.isdisjoint(COUNTS)  # 30 calls today sorry 33
    if counted and "going" in token.means and token.text.endswith("了"):
        return kinds >= _AIMED  # 计划30通打了37通
    return counted and token.word == "did" and kinds >= _PLANNED


def _dated_inside(tokens: list[Token], place: int) -> bool:
    """跟进8位、约见2位（下周）: a list of counts with a coming day in brackets, which holds for its own only."""
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    if behind is None or "metric" not in behind.means:
        return False
    return any(one.kind == "open" and "plan" in two.means for one, two in pairwise(tokens))


def _names_on(current: list[Token], row: list[Token]) -> bool:
    """stopped by Harbor Dental plus the Westgate clinic: one more name behind a name, and nothing that is told."""
    behind = row[1:] if row and row[0].word in ("the", "our") else row
    told = any(t.kind in ("number", "day") or not ACTS.isdisjoint(t.means) for t in behind)
    return bool(behind) and behind[0].kind == "name" and current[-1].kind == "name" and not told


def _own_number(current: list[Token]) -> Token | None:
    """22 follow-ups this morning + 9 this afternoon: the number that the day behind it belongs to."""
    last, before = current[-1], current[-2] if len(current) > 1 else None
    if last.figure is None or last.figure.unit or before is None or not any(t.kind == "number" for t in current[:-1]):
        return None
    return last if before.day is not None or before.word in _PARTED else None


def _cut_before(current: list[Token], kinds: set[str], token: Token) -> str | None:
    """The mark to cut with before the token; None: the clause goes on. `kinds` are those of the current tokens."""
    last, kind = current[-1], token.kind
    if kind == "stop":
        return "/" if token.text in ("/", "|") and kinds & {"number", "stage", "day"} else None
    if kind == "mark":
        return "" if _listed(current) else None
    if token.day is not None:
        return "" if token.day.past is not None and _dates_anew(last, kinds) else None
    instead = token.word == "so" and "cancel" in kinds  # 2pm got cancelled so just the 1 meeting
    if (token.word in NEXT and kinds & _SAID) or (token.word in _OUTCOMES and kinds >= _AIMED) or instead:
        return ""  # 原本要跑4家结果下雨只跑2家
    if "number" in kinds and not token.text.isascii() and ("repair" in token.means or token.text == "还有"):
        return "" if kinds & COUNTS else None  # 去了四家哦不对五家
    if (
        "sum" in token.means
        and not token.text.isascii()
        and "number" in kinds
        and kinds & COUNTS
        and "stage" not in kinds
    ):
        return ""  # 早上打了十八个下午打了二十四个一共是四十二个
    if token.start > last.end + 2 and kind in ("word", "text") and _is_told(kinds, token):
        return ""  # Acme annual plan 24k 🎉 invoice next week
    if token.start == last.end or not (token.text[0] >= "\u3400" or last.text[-1] >= "\u3400"):
        return None
    none = last.figure is not None and last.figure.value == 0 and kinds.isdisjoint(ACTS)  # 今日 0 成交
    if kinds.isdisjoint(_COUNTED) or last.text == ":" or none:
        return None
    count = token.figure
    if count is not None:
        counts = count.unit and not count.number.scaled and not count.money
        return " " if counts and "metric" not in last.means and "number" in kinds and kinds & ACTS else None
    if "stage" in token.means and "metric" not in token.means and kinds >= {"name", "number"} and not kinds & ACTS:
        return None  # 中兴 15万 回款
    starts = token.means.keys() & {"metric", "stage", "plan"} and "fill" not in token.means
    starts = starts or (token.text in _BESIDES and kinds >= _DEALT)  # 定金到了5万 剩下的提车再付
    starts = starts or ("going" in token.means and token.text.endswith("了") and "going" in kinds)  # 跑了城东 见了4家
    starts = starts or token.text == "其中" or (token.text == "有" and kinds >= _GONE)  # 见了四家 有两家说下月再讲
    return " " if starts else None  # 见了客户3个 其中1个是新客户


def _is_told(kinds: set[str], token: Token) -> bool:
    """Whether something is told before an emoji: whose and how much, or how much before others: $1,840 🥳 they…."""
    return "number" in kinds and ("name" in kinds or token.word in THEY)


def _dates_anew(last: Token, kinds: set[str]) -> bool:
    """Whether a past day behind what was told begins something new: 昨天3家今天4家, but not from Monday to Friday."""
    if kinds.isdisjoint(_DATED):
        return False
    told = "number" in kinds or "away" in kinds or (kinds & {"no", "zero"} and kinds & ACTS)
    joined = last.text in "-~到至" or ("number" not in kinds and last.word in _OR)
    return bool(told) and not joined


def _begins_day(tokens: list[Token], place: int, kinds: set[str]) -> bool:
    """电话9 明天继续跑华东: a coming day behind a space, of which more is told."""
    token = tokens[place]
    if kinds >= _DEALT and token.start > tokens[place - 1].end and token.day is not None and is_han(token.text):
        behind = next(
            (t for t in tokens[place + 1 : place + 4] if t.means.keys() & COUNTS and t.text != "到了"), None
        )
        return token.day.past is not None and behind is not None and "stage" not in behind.means
    if not (kinds >= _COUNTED_ACT or kinds >= _GONE) or token.day is None or token.day.ahead is None:
        return False
    if token.text.isascii() or place + 1 == len(tokens):
        return False
    before = tokens[place - 1]
    apart = token.start > before.end and tokens[place + 1].start == token.end
    apart = apart or (before.figure is not None and before.figure.unit != "" and token.day.past is None)
    return apart and tokens[place + 1].kind != "stop"


def _turns(tokens: list[Token], place: int, *, mine: bool) -> bool:
    """I did 20 and Tom did 30: the joiner, somebody's name, what he did; 去了俩客户电话的话打了6个: a new topic."""
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if following is None or following.text == "的话":
        return following is not None
    if not mine or place + 2 >= len(tokens) or tokens[place].word not in ("and", "while", "&", "而"):
        return False
    who = following.kind == "name" or "they" in following.means
    return who and not _DOING.isdisjoint(tokens[place + 2].means)


def _next_deal(tokens: list[Token], place: int, kinds: set[str]) -> bool:
    """六福丢了 四通报5.5万, 电话55个 老碗会签了2980: behind what was told and a space, a customer with a deal."""
    before, *behind = tokens[place - 1 : place + 2]
    if before.end == behind[0].start or len(behind) < 2 or "stage" not in behind[1].means:
        return False
    told = "stage" in before.means and before.text.endswith("了") and any(t.kind == "name" for t in tokens[:place])
    counted = kinds >= _COUNTED_ACT and behind[1].text.endswith("了") and behind[1].start == behind[0].end
    return told or (counted and is_han(behind[0].text))


def _listed(current: list[Token]) -> bool:
    """✅电话 35 ✅报价 2 ❌拜访: whether a mark begins the next point of a list."""
    first = next((t.kind for t in current if t.kind in ("number", "mark")), "")
    return first == "mark" and any(t.kind == "number" for t in current)
