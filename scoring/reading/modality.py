"""What the verb of a clause stands under: a promise, an intention of before, a time long ago."""

from __future__ import annotations

from itertools import pairwise

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.token import ACTS, Token

_READY = word_set("done ready there complete completed finished written drafted")
_SAYS = word_set("说 表示 讲 答应 承诺 保证 许诺 通知 告知 称 回复 反馈 同意 说好 讲好 谈好")
_AGREES = word_set("同意 答应 愿意 说好")
_COMPLETE = ("了", "过", "完", "到", "清", "齐", "讫", "好", "成", "回来", "上")
_AGAIN = word_set("了 过 完 咗 已 已经 都")
_GOES = word_set("goes go starts kicks begins happens leaves ships opens runs") | {"is on", "is set for"}
_NOUNS = ("meeting ", "discovery ", "call ", "demo ", "visit ", "mtg ", "zoom ", "lunch ", "coffee ", "site visit ")
_WAITS = word_set("等 盼 盼着 坐等 求 就等 静等 等着 只等")
_ROADS = frozenset(("路上", "途中"))
_AWAITED = _WAITS | _ROADS
_FIXED = word_set("定了 约了 说好 约好 讲好 排了 排在 定在 改到 说 订了")
_HAVING = word_set("i've ive have we've")
_HELD = word_set("have having has got")
_HELD_WITH = frozenset(("demos", "visits", "calls", "meetings"))
_ALREADY = word_set("already so far in done logged under behind made had booked")
_NOT_FIRST = frozenset(("先生", "先前", "先进"))
_MEANT = frozenset(("原定", "原计划", "原本", "本来"))
_REPORTED_THEN = word_set("再报 再登记 再录 再上报 再汇报 再填 再记 再说 再算 再发喜报 再报喜 再庆祝 再更新")
DONE = ("了", "过", "完", "咗", "成")
_LETTERS, _COUNTED = word_set("x xx n"), word_set("家 个 通 组 单 次 份 位 户 万 条")
_GOING_AGAIN = word_set("打 跑 去 见 约 走 拜访 电话 上门 加 发")
_TELLING_AHEAD = _SAYS | _AWAITED | _HELD | _READY | _REPORTED_THEN | {"再", "我"}
_BEFORE = frozenset(("以前", "从前"))
"""Of old only at the head: 12点以前跑了3家 is today's."""


def ends_plan(clause: Clause) -> bool:
    """今天完成4家 in the line of 本周目标: what was done that day, whatever heads the line."""
    if clause.mode != "plan" or "number" not in clause.kinds or clause.kinds.isdisjoint(("actual", "done")):
        return False
    day = clause.tokens[0].day
    return day is not None and day.past is not None and clause.kinds.isdisjoint(("plan", "target", "hope"))


def is_ahead(clause: Clause) -> bool:
    """Whether the clause tells of what is promised, due or waited for, without a word of planning."""
    if "coming" in clause.kinds:
        return True  # 约见2位(下周)
    if clause.tokens[0].text in _MEANT and clause.kinds & {"metric", "going"}:
        told = any(t.text.endswith(_COMPLETE) for t in clause.tokens if t.means.keys() & ACTS)
        if "number" not in clause.kinds or not told:
            return True  # 原定拜访美的，改明天; 原定拜访5家，结果只见到2家
    if "day" not in clause.kinds and clause.words.isdisjoint(_TELLING_AHEAD):
        return False
    return (
        _is_reported_then(clause)
        or _is_more_later(clause)
        or _begins_with(clause)
        or _is_reward(clause)
        or _is_unfinished(clause)
        or _is_promised(clause)
        or _is_coming(clause)
        or _is_awaited(clause)
        or _is_due(clause)
    )


def _is_reported_then(clause: Clause) -> bool:
    """盖完章再报, 款到了再登记: what has to happen before it is told."""
    if _REPORTED_THEN.isdisjoint(clause.words):
        return False
    pairs = pairwise(clause.tokens)
    return any("stage" in one.means and two.text in _REPORTED_THEN for one, two in pairs)


def _begins_with(clause: Clause) -> bool:
    """他说先试用2台, 说先签一年: what somebody says he wants first."""
    for one, two in pairwise(clause.tokens):
        if one.text in _SAYS and two.text[0] == "先" and two.text not in _NOT_FIRST:
            behind = [t for t in clause.tokens if t.start >= two.start]
            return not any(t.text.endswith(DONE) for t in behind)
    return False


def _is_more_later(clause: Clause) -> bool:
    """晚上再打20个电话: what is done again later in the day, not told as done."""
    tokens = clause.tokens
    if "daypart" not in clause.kinds or any(t.text.endswith(DONE) or "了" in t.text for t in tokens):
        return False
    pairs = pairwise(tokens)
    return any(one.text == "再" and two.text in _GOING_AGAIN for one, two in pairs)


def _is_reward(clause: Clause) -> bool:
    """拿下这单20万我就去旅游: what the sender is going to do when it has happened."""
    tokens = clause.tokens
    place = next((p for p, t in enumerate(tokens[:-1]) if t.text == "我" and tokens[p + 1].text[0] == "就"), 0)
    return place > 0 and any("stage" in t.means and not t.text.endswith(DONE) for t in tokens[:place])


def _is_unfinished(clause: Clause) -> bool:
    """proposal for Ashdown 80% done: what is not ready yet."""
    if _READY.isdisjoint(clause.words) or "number" not in clause.kinds:
        return False
    return any(
        one.figure is not None and one.figure.number.percent and one.figure.value != 100 and two.word in _READY
        for one, two in pairwise(clause.tokens)
    )


def _is_promised(clause: Clause) -> bool:
    """李宁说这两天打款6万: somebody speaks of a payment or a signing without saying that it is done."""
    says = None if _SAYS.isdisjoint(clause.words) else next((t for t in clause.tokens if t.text in _SAYS), None)
    if says is None:
        return False
    if "stage" not in clause.kinds:
        return _is_agreed(clause, says)
    told = [t for t in clause.tokens if t.start >= says.end and "stage" in t.means and "metric" not in t.means]
    ours = [t for t in told if t.means["stage"] in ("signed", "paid", "refunded")]
    return bool(ours) and not any(is_complete(list(clause.tokens), t) for t in told)


def _is_agreed(clause: Clause, says: Token) -> bool:
    """中远同意周三上门: what somebody agreed to for a day, the day between."""
    if "metric" not in clause.kinds or "number" in clause.kinds or says.text not in _AGREES:
        return False
    day = next((t for t in clause.tokens if t.day is not None and t.start >= says.end), None)
    return day is not None and "metric" in clause.tokens[-1].means and clause.tokens[-1].start >= day.end


def _is_coming(clause: Clause) -> bool:
    """Proposal to Harlow goes out Monday: the present tense with a weekday is what will be."""
    tokens = clause.tokens
    if "day" not in clause.kinds:
        return False
    dated = next((t for t in tokens if t.day is not None and t.day.assumed), None)
    if dated is None:
        return False
    head = tokens[0]
    if head.figure is not None and tokens[-1] is dated and len(tokens) > 2 and tokens[1].word == "more":
        return True  # 2 proposals sent, 1 more Monday
    named = "going" in head.means and head.word.startswith(_NOUNS) and "number" not in clause.kinds
    if named and dated.word.startswith("on "):
        return True  # Meeting with Globex on Monday
    fixed = any(t.text in _FIXED and t.end <= dated.start for t in tokens)
    if fixed and not any(
        is_complete(list(tokens), t) for t in tokens if "stage" in t.means and t.start > dated.start
    ):
        return True  # 双星定了周一签
    return any(t.word in _GOES for t in tokens) and not any("actual" in t.means for t in tokens)


def _is_awaited(clause: Clause) -> bool:
    """等双星5万到账, 在去双星的路上: what is waited for, where one is going."""
    if _AWAITED.isdisjoint(clause.words) or clause.kinds.isdisjoint(("stage", "going")):
        return False
    words = [t for t in clause.tokens if t.kind not in ("stop", "day", "mark")]
    waits = bool(words) and words[0].text in _WAITS and len(words) > 1
    if waits and "stage" in clause.kinds and not words[1].text.startswith(("了", "到")):
        return True
    road = next((t for t in words if t.text in _ROADS), None)
    if road is None or not any(t.text in ("去", "往", "到", "赶往") for t in words):
        return False
    if any("了" in t.text for t in words if t.start > road.start):
        return False  # 回来路上又去思念坐了会儿
    return not any("going" in t.means and t.text.endswith(_COMPLETE[:3]) for t in words)


def _is_due(clause: Clause) -> bool:
    """I have 5 visits today: what is on the calendar."""
    if (
        _HELD.isdisjoint(clause.words)
        or not clause.kinds & {"metric", "going"}
        or not clause.tokens[0].text.isascii()
    ):
        return False
    words = [t.word for t in clause.tokens]
    for place, word in enumerate(words[:-1]):
        held = word in ("have", "having", "has") or (word == "got" and place and words[place - 1] in _HAVING)
        ahead = clause.tokens[place + 1 : place + 3]
        counted = ahead[0].kind == "number" and "metric" in clause.kinds
        if held and (counted or (words[place + 1] in ("a", "an") and _is_appointment(ahead[-1]))):
            return not any(one in _ALREADY for one in words) and not clause.kinds & {"actual", "done", "total"}
    return False


def _is_appointment(token: Token) -> bool:
    """I've got a demo at Mercy: what one has is to come."""
    return token.word.startswith(_NOUNS) or token.means.get("metric") in _HELD_WITH


def is_over(clause: Clause) -> bool:
    """back in 2019 I closed 400k: a time that is over, in a clause that names no day of its own."""
    if "era" not in clause.kinds or any(t.day is not None for t in clause.tokens):
        return False
    return any("era" in t.means and (t.text not in _BEFORE or not p) for p, t in enumerate(clause.tokens))


def is_complete(tokens: list[Token], act: Token) -> bool:
    """Whether a Chinese verb says that it is done: 打了, 打款了, 已打款; an English one in the past tense."""
    if act.text.isascii():
        return act.word.endswith(("ed", "aid", "won", "old"))
    place = next(p for p, t in enumerate(tokens) if t is act)
    around = [t.text for t in (*tokens[max(0, place - 2) : place], *tokens[place + 1 : place + 2])]
    return act.text.endswith(_COMPLETE) or act.text.startswith("已") or any(one in _AGAIN for one in around)


def has_blank(clause: Clause) -> bool:
    """今日拜访__家, 拜访X家: a form that nobody has filled in."""
    if not clause.words.isdisjoint(_LETTERS) and any(
        one.word in _LETTERS and two.text in _COUNTED for one, two in pairwise(clause.tokens)
    ):
        return "number" not in clause.kinds
    return (
        "_" in clause.words
        and "number" not in clause.kinds
        and any(one.text == two.text == "_" and one.end == two.start for one, two in pairwise(clause.tokens))
    )


def is_version(token: Token, following: Token | None) -> bool:
    """改到第5版: so far it has come."""
    return token.text == "改到" and following is not None and "ordinal" in following.means


def is_deadline(before: Token, token: Token) -> bool:
    """by the 30th: until when something is to be done."""
    return token.day is not None and token.day.ahead is not None and before.word == "by"
