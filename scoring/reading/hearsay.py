"""What others say: hearsay that holds for a whole sentence, or from where it stands on behind what was done."""

from __future__ import annotations

from itertools import pairwise

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.token import THEY, Token

_UNTOLD = frozenset(("if", "plan", "hope", "stage", "ask", "joke", "order", "they", "you"))
_SPOKE = word_set("通报 通报了 他们说 客户说 says reckon reckons mentioned claims claimed") | {
    "said they",
    "says they",
    "they said",
    "said he",
    "said she",
    "said that",
    "told me",
    "tells me",
}
_MORE_THAN_SAID = 2  # 客户说好: no more behind the word of telling than an opinion
_HEARSAY = ("听客户", "听同事", "听朋友", "听人", "听别人", "听他们", "听说", "据说")
_SHOWN = frozenset(
    ("显示", "系统显示", "群里说", "他们说", "大家说", "is showing", "saw on", "read on", "read in", "read that")
)
_HELD = frozenset(("visits", "meetings", "demos", "followups"))
_WENT = word_set("met saw") | {"met with", "met w/", "swung by", "sat down with"}
_WROTE = word_set("texted messaged emailed wrote says said tells told pinged slacked claims called")
_TELLS_MORE = 4  # Corey texted he won: a name, a verb of telling, who, and what was done


def heard_behind(members: list[Clause]) -> int | None:
    """收到华为尾款3万，他们说明年还要做: where it begins behind what was told as done; None: it holds for all."""
    told = next(c for c in members if "hear" in c.kinds and is_heard(c))
    before = [c for c in members if c.start < told.start]
    if any(_called_on(c, told) for c in before):
        return told.start
    if not _speaks_of_others(told):
        return None
    numbered = any("number" in c.kinds for c in before)
    return told.start if any(told_done(c) or _dealt(c, numbered=numbered) for c in before) else None


def _called_on(clause: Clause, told: Clause) -> bool:
    """今天拜访恒源机械，他们说下个月要上两条线: whom one called on, before what they said."""
    if (
        not told.tokens[0].text.startswith(("他们说", "客户说"))
        or clause.kinds & _UNTOLD
        or "name" not in clause.kinds
    ):
        return False
    return any(t.means.get("metric") in _HELD for t in clause.tokens) and clause.kinds.isdisjoint(("no", "fail"))


def _speaks_of_others(clause: Clause) -> bool:
    """他们说明年还要做, 听说隔壁组也丢了: somebody who speaks, and more than that it was said; not 听说是小王签的."""
    place = next(p for p, t in enumerate(clause.tokens) if "hear" in t.means)
    said, behind = clause.tokens[place], clause.tokens[place + 1 :]
    if len(behind) < _MORE_THAN_SAID or any(t.text.startswith("是") for t in behind[:2]):
        return False
    return said.word in _SPOKE or any(t.means.keys() & {"they", "team"} for t in behind[:2])


def _dealt(clause: Clause, *, numbered: bool) -> bool:
    """中午收到康辉尾款1.35万, 飞翔那单黄了: whose, and what became of it, of one's own.

    `numbered`: its sum stands in it or behind its comma: order in from Mama Lou's, $1,840.
    """
    if clause.kinds & _UNTOLD - {"stage"} or not clause.kinds >= {"stage", "name"} or "hear" in clause.all_kinds:
        return False
    return numbered or any(t.means.get("stage") == "lost" for t in clause.tokens)


def told_done(clause: Clause) -> bool:
    """今天见了3个客户，如果周末能定…; visited Marlow, owner says…: done, and how many or who."""
    if clause.kinds & _UNTOLD or clause.kinds.isdisjoint(("number", "name")):
        return False
    verbs = [t for t in clause.tokens if t.means.keys() & {"going", "actual"}]
    return any(t.text.endswith(("了", "完", "过", "咗")) or _is_past(t.word) for t in verbs)


def _is_past(word: str) -> bool:
    """visited, met with, dropped by: an English verb that is told as done."""
    return word.partition(" ")[0].endswith("ed") or word in _WENT


def is_heard(clause: Clause) -> bool:
    """Whether the clause tells what others say: 说是 before a deal, 群里说; not what the sender saw himself."""
    pairs = pairwise(clause.tokens)
    first = next((t for t in clause.tokens if t.means.keys() & {"hear", "me"}), None)
    if first is not None and first.text == "说是" and "stage" not in clause.kinds:
        return False  # 森马通知我们出局了，说是预算砍了: what they gave as a reason
    told = first is not None and (first.word in _SHOWN or first.text.startswith(_HEARSAY))
    return told or "me" not in clause.kinds or any("me" in one.means and "hear" in two.means for one, two in pairs)


def writes_of_himself(tokens: list[Token]) -> bool:
    """Corey texted that he got 3 appointments: a name, a verb of telling, and what that person did."""
    if len(tokens) < _TELLS_MORE or tokens[0].kind != "name" or tokens[1].word not in _WROTE:
        return False
    told = tokens[3] if tokens[2].word == "that" else tokens[2]
    return "they" in told.means or told.word in THEY
