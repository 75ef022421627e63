"""What a clause is: done, or planned, hoped, asked, ordered, joked, heard, somebody else's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from scoring.reading.clause import Clause
from scoring.reading.lexer import Token
from scoring.reading.lexicon import GIVEN_CHARS, GIVEN_NAMES, SURNAMES

_PERSON = re.compile(
    f"(?:[小老阿大][{SURNAMES}](?:哥|姐|总)?|阿[\u3400-\u9fff]|[{SURNAMES}][\u3400-\u9fff]{{1,2}}|[{SURNAMES}](?:哥|姐|工|师傅|老师))"
)
_NICK = re.compile(f"[小阿老][{SURNAMES}\u3400-\u9fff]")
_OWN_HEADS = frozenset(
    "日报 姓名 汇报人 工作日报 销售日报 业务日报 报告人 汇报 name 工作汇报 晚报 日结".split()
)
_BESIDE = frozenset("和 跟 与 陪 同 带 陪同 带着 陪着 with and".split())
_DID = frozenset("did made had has logged completed".split())
_ACTUAL = frozenset("实际 实际完成 实际上 实际跑 actual actuals actual:".split())
_DONE_AGAIN = frozenset(("actual", "done"))


@dataclass(frozen=True, slots=True)
class Mood:
    """`live`: may be recorded. `why` says what forbids it; `open`: a deal in it is not closed; `other`: not the sender's."""

    live: bool = True
    why: str = ""
    open: bool = False
    other: str = ""


def is_person(token: Token, *, strict: bool = False) -> bool:
    """Whether a name is a colleague's rather than a company's; `strict`: only nicknames and known or common given names."""
    if "person" in token.means:
        return True
    if "name" in token.means:
        return False
    word = token.text.strip()
    if word.isascii():
        return word.split(" ")[0].lower().removesuffix("'s") in GIVEN_NAMES and len(word.split(" ")) <= 2
    if "contact" in token.means:
        return False
    if strict:
        return bool(_NICK.fullmatch(word)) and len(word) == 2
    return bool(_PERSON.fullmatch(word))


def moods_of(clauses: list[Clause]) -> list[Mood]:
    """The mood of every clause. Conditions, orders and hearsay hold for their whole sentence, plans until a done word."""
    whole: dict[int, str] = {}
    superseded: set[int] = set()
    for clause in clauses:
        for kind in ("if", "joke", "order", "hear", "sample", "praise"):
            if kind in clause.kinds and _holds(clause, kind):
                whole.setdefault(clause.sentence, kind)
    for clause in clauses:
        if any(token.text in _ACTUAL for token in clause.tokens):
            for earlier in clauses:
                if (
                    earlier.sentence == clause.sentence
                    and earlier.start < clause.start
                    and "number" in earlier.kinds
                ):
                    superseded.add(earlier.start)
    found: list[Mood] = []
    planned = totaled = -1
    other, other_sentence = "", -1
    credited = _credited(clauses)
    for clause in clauses:
        person = _other(clause)
        if "target" in clause.kinds and not any(
            "actual" in c.kinds for c in clauses if c.sentence == clause.sentence
        ):
            whole.setdefault(clause.sentence, "target")
        if person:
            other, other_sentence = person, clause.sentence
        elif "me" in clause.kinds and clause.sentence == other_sentence:
            other = ""
        mine = credited or (other if other_sentence == clause.sentence else "")
        if _past_again(clause):
            planned = -1
        if _planned(clause):
            planned = clause.sentence
        if totaled == clause.sentence:
            whole.setdefault(clause.sentence, "total")
        elif whole.get(clause.sentence) == "total":
            del whole[clause.sentence]
        doomed = "superseded" if clause.start in superseded else whole.get(clause.sentence, "")
        found.append(_mood(clause, doomed, planned == clause.sentence, mine))
        if clause.ended in (" ", "/") and not any(
            "plan" in t.means or t.day is not None for t in clause.tokens[:2]
        ):
            planned = -1
    return found


def _credited(clauses: list[Clause]) -> str:
    """The name behind AE:, 业务员: and the like: the whole message is about that person's deal."""
    for clause in clauses:
        tokens = [token for token in clause.tokens if token.text not in ":-"]
        for token, following in pairwise(tokens):
            if (
                "credit" in token.means
                and following.kind == "name"
                and (is_person(following) or ":" in [t.text for t in clause.tokens])
            ):
                return following.text
    return ""


def _mood(clause: Clause, whole: str, planned: bool, other: str) -> Mood:
    is_open = "pending" in clause.kinds or "hope" in clause.kinds
    if clause.mode != "done":
        return Mood(False, clause.mode, is_open, other)
    if whole:
        return Mood(False, whole, is_open, other)
    if _asks(clause):
        return Mood(False, "ask", is_open, other)
    if planned or (clause.day is not None and clause.day.past is None and not clause.day.wrong):
        return Mood(False, "plan", is_open, other)
    if "hope" in clause.kinds:
        return Mood(False, "hope", True, other)
    return Mood(not other, "other" if other else "", is_open, other)


def _holds(clause: Clause, kind: str) -> bool:
    """Whether a word of that kind governs its sentence; some do only in a certain place."""
    if kind == "order":
        words = {token.text.lower() for token in clause.tokens if "order" in token.means}
        if words <= {
            "大家",
            "各位",
            "兄弟们",
            "家人们",
            "同学们",
            "伙伴们",
            "小伙伴",
            "检查",
            "记得",
            "提醒",
            "通知",
            "奖",
            "奖励",
            "奖金",
            "达标",
            "标准",
            "bonus",
            "a day",
            "winner",
            "prize",
            "challenge",
            "gets",
        } and ("me" in clause.kinds or not clause.kinds & {"number"}):
            return False
        return True
    if kind == "praise":
        return "me" not in clause.kinds or bool(clause.kinds & {"you", "they"})
    if kind == "hear":
        return not clause.kinds & {"me"} and any(
            "hear" in token.means and "rival" not in token.means for token in clause.tokens
        )
    return True


def _asks(clause: Clause) -> bool:
    if clause.tokens[0].text.lower() in (
        "can you",
        "could you",
        "please",
        "帮我",
        "麻烦",
    ) and clause.kinds >= {"metric", "number"}:
        return False
    if clause.ended in ("?", "？"):
        return True
    for place, token in enumerate(clause.tokens):
        if "ask" in token.means and token.text not in (
            "?",
            "what",
            "when",
            "how",
            "which",
            "who",
            "where",
            "什么",
            "哪",
            "谁",
            "may",
        ):
            return True
        if "ask" in token.means and (place == 0 or token.text in ("谁", "哪")):
            return True
    return False


def _planned(clause: Clause) -> bool:
    days = [token.day for token in clause.tokens if token.day is not None]
    future = any(day.past is None and not day.wrong for day in days)
    if future:
        return True
    words = [
        token
        for token, following in zip(clause.tokens, (*clause.tokens[1:], None), strict=True)
        if "plan" in token.means and "going" not in token.means and not _estimate(token, following)
    ]
    if not words:
        return False
    return not (
        "actual" in clause.kinds
        and "target" not in clause.kinds
        and any(token.text in ("实际", "实际完成", "actual", "actuals") for token in clause.tokens)
    )


def _totals(clause: Clause) -> bool:
    """Whether the clause gives a running total that the rest of its sentence goes on with: MTD: …, 本周共拜访14家, …"""
    if "ordinal" in clause.kinds or any(t.day is not None for t in clause.tokens):
        return False
    heads = clause.tokens[:3]
    head = (
        any("total" in t.means for t in heads)
        or any("period" in t.means for t in heads)
        and ("sum" in clause.kinds or any(t.text == ":" for t in clause.tokens))
    )
    return head and "number" in clause.kinds


def _estimate(token: Token, following: Token | None) -> bool:
    """预计20w: an estimate of a sum, no plan."""
    count = following.count if following is not None else None
    return "pending" in token.means and count is not None and (count.money or count.number.scaled)


def _past_again(clause: Clause) -> bool:
    days = [token.day for token in clause.tokens if token.day is not None]
    return any(day.past is not None and not day.assumed for day in days) or (
        clause.tokens[0].means.keys() & _DONE_AGAIN != set() and "plan" not in clause.kinds
    )


def _other(clause: Clause) -> str:
    """Whose the clause is when not the sender's: a person at its head, you, they, the team, or a proxy word."""
    tokens = [token for token in clause.tokens if token.kind not in ("open", "close", "stop", "mark")]
    acting = next(
        (
            p
            for p, t in enumerate(tokens)
            if t.kind == "number" or t.means.keys() & {"metric", "going", "stage"}
        ),
        len(tokens),
    )
    if "proxy" not in clause.kinds and any("me" in t.means for t in tokens[:acting]):
        return ""
    if clause.kinds >= {"me", "proxy"} and tokens and tokens[0].kind == "name" and is_person(tokens[0]):
        return "proxy"
    for place, token in enumerate(tokens[:4]):
        following = tokens[place + 1 :]
        if (
            "proxy" in token.means
            and following
            and (
                following[0].kind in ("name", "text")
                or "they" in following[0].means
                or not "\u3400" <= token.text[0]
            )
        ):
            if token.text.lower().endswith("for") and not (
                following[0].kind == "name" and is_person(following[0])
            ):
                continue
            if token.text in ("帮", "代", "替") and not any(
                is_person(t) or _NICK.match(t.text) or "they" in t.means for t in following[:2]
            ):
                continue
            return "proxy"
        if "rival" in token.means and any(t.means.get("stage") == "lost" for t in tokens):
            continue
        if token.means.keys() & {"they", "team"}:
            if (
                token.text.lower() in ("team", "company", "group", "region", "floor", "org", "office", "crew")
                and place > 0
                and "\u3400" > token.text[0]
            ):
                continue
            return token.text
        if "you" in token.means and token.text.lower() not in ("u", "ur"):
            return token.text
        if place and (tokens[place - 1].text in _OWN_HEADS or tokens[place - 1].text.lower() in _BESIDE):
            continue
        if token.kind == "name" and place <= 1 and _acts(token, following, tokens[:place]):
            return token.text
        if (
            token.kind == "number"
            or "metric" in token.means
            or "stage" in token.means
            or "going" in token.means
        ):
            break
    return ""


def _acts(token: Token, following: list[Token], before: list[Token]) -> bool:
    """Whether the name is the one who did it: a person, and a verb, a metric or a number comes next."""
    if any("going" in t.means or "stage" in t.means for t in before):
        return False
    rest = [
        t
        for t in following
        if t.kind != "day" and not ("fill" in t.means and len(t.means) == 1 and t.kind == "word")
    ]
    if not rest:
        return False
    following_one = rest[0]
    if (
        token.text.isascii()
        and " " not in token.text
        and following_one.text.lower() in _DID
        and any(t.kind == "number" for t in rest[1:3])
    ):
        return True
    if not (
        following_one.kind == "number" or following_one.means.keys() & {"metric", "going", "stage", "actual"}
    ):
        return False
    if "stage" in following_one.means and not following_one.means.keys() & {"metric", "going"}:
        named_after = any(t.kind == "name" for t in rest[1:4])
        return is_person(token, strict=True) or (is_person(token) and named_after)
    if (
        following_one.kind == "number"
        and following_one.count
        and (following_one.count.money or following_one.count.number.scaled)
    ):
        return False
    return is_person(token)
