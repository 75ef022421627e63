"""Questions about figures: boards, own numbers, the team's, targets, PK, the funnel."""

import re
from dataclasses import replace
from datetime import date
from typing import Literal, get_args

from language.alternatives import quick
from scoring.reading.clause import Clause
from scoring.reading.message import Message
from scoring.reading.nickname import is_person
from scoring.reading.result import Query, Reading
from scoring.reading.token import Token
from scoring.reading.vocabulary import requests as phrases

What = Literal["leaderboard", "me", "team", "target", "pk", "funnel", "rep"]
Period = Literal["today", "yesterday", "week", "last_week", "month", "last_month", "quarter", "year"]

_ASKING, _BOARD, _PK, _FUNNEL, _TARGET, _TEAM, _ME, _FIGURES = (
    quick(pattern)
    for pattern in (
        phrases.ASKING,
        phrases.BOARD,
        phrases.PK,
        phrases.FUNNEL,
        phrases.TARGET,
        phrases.TEAM,
        phrases.ME,
        phrases.FIGURES,
    )
)
_PERIODS = tuple((name, re.compile(pattern, re.ASCII)) for name, pattern in phrases.PERIODS)
_METRICS = tuple((name, re.compile(pattern, re.ASCII)) for name, pattern in phrases.METRIC_WORDS)
_QUANTITY = re.compile(
    r"多少|(?<![没十百千万好成\d])几|how many|how much|什么水平|怎么样|numbers|stats|figures|数据|业绩|战绩|成绩|报表"
    r"|情况|\bcount\b|report\b|进度|够"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_MONTH = re.compile(rf"\b(?:in|for|of|my|our|the|during) ({'|'.join(_MONTHS)})(?:\b|[a-z]{{2,6}}\b)")
_PLAIN = str.maketrans("áàâäãåéèêëíìîïóòôöõøúùûüñç’", "aaaaaaeeeeiiiioooooouuuunc'")
"""Tomás’s is written Tomas's in the list of given names."""
_NOBODY = frozenset(("pk", "curious", "quick", "question", "几比几", "领先"))
_ASKS = re.compile(
    r"了没|够\d+[^,，。]{0,4}没|边个|多少|(?<![没十百千万好成\d])几|吗|谁|\?|？|what|how|who|show|看|查|发我"
)
_ABOUT = re.compile(
    r"^(?:hey |so |and )?(?:what|how|where)(?:'s|s| is) [a-z][a-z' -]{1,20} (?:at|sitting|standing|doing|tracking"
    r"|faring|getting (?:on|along))"
    r"(?: now| so far| today| for| on| this| in|[?]|$)"
    r"|^(?:hey |so |and )?(?:what|how|how much)(?: has| have| did|'d) [a-z][a-z'-]{1,15}(?: [a-z][a-z'-]{1,15})?"
    r" (?:do|done|get done|been up to|sell|sold)(?: so far| today| yesterday| this| last|[?]|$)"
    r"|^(?:did|has) [a-z][a-z'-]{1,15} (?:log|logged|report|reported|enter|entered|record|recorded|submit|submitted) "
    r"|^(?:please )?(?:pull up|bring up|show(?: me| us)?|let's see|can (?:i|we|you) (?:see|pull up|show me)) "
    r"[a-z][a-z -]{1,20}['’]s (?:day|week|month|quarter|year)(?: please| pls)?[?.! ]*$"
)
_CHECKS = re.compile(
    r"^(?:have|did|am|are) (?:i|we) (?:hit|made|make|reach(?:ed)?|at|got to|past|over) "
    r"|^(?:did|have|has|are|were) (?:my|the|those) [^,.\n]{1,40}\b(?:log|logged|counted?"
    r"|recorded|saved|registered|in)\b[^,.\n]{0,12}\?"
    r"|^(?:did|have|has) my [^,.\n]{1,40}\b(?:(?:go|gone) through|saved?|shown? up|made? it)\??$"
    r"|^[^,，。\n]{0,14}够了?\d+[家个通单次场条位]?[^,，。\n\d]{0,3}(?:没有?|吗|么)[?？]?$"
    r"|^(?:我)?(?:刚才|刚刚|今天|昨天)?的?[^,，。\n]{1,16}(?:记上|录上|算上|登上|报上|记|录)(?:了)?(?:吗|没有?|么)[?？]?$"
)
_TO_ALL = re.compile(r"(?:hey |hi |ok )?(?:team|all|everyone|folks|guys|gang|crew)(?:,|:| -|!) .{0,40}\byour?\b")
_STRANGE = re.compile(
    r"(?:数字|金额|明细|数据|具体|细节|details?|numbers?).{0,4}(?:晚点|晚些|晚上|稍后|回头|待会|等下|等会|later)|"
    r"问(?:了)?(?:我|我们|一?[下句])?[^\n]{2,20}[,，]我(?:说|回|答)|"
    r"一起去|找谁|懒得|不清楚|不知道|忘了|记不清|数不清|凑够|凑齐|can someone|could someone|someone cover|cover my|"
    r"奖金|奖励|(?:can't|cannot|couldn't|won't) (?:say|show)|"
    r"(?:啥|什么|谁)(?:也|都)[没不]|"
    r"谁先|请.{0,3}吃|每(?:个)?人(?:都)?(?:要|得)?(?:交|发|写|填|列)|谁有|谁能|谁会|谁去|谁在(?![前第榜领])|"
    r"谁知道|谁要|谁跟|who has(?!n't)|who can|who knows|who wants|anyone|"
    r"价格|(?<![签款单收额绩卖回])(?<![签款单收额绩卖回]了)多少钱|"
    r"的报价|报价是|有人|要不要|用不用|能不能|地址|几点|电话是|号码|email|phone number|"
    r"电话(?:再)?(?:发|推|给|转)(?:给)?(?:我|下)|"
    r"联系方式|手机|推一下|推下|推个|名片给|who (?:do|should|can) i (?:call|ping|ask|talk|contact|speak)|lost count|"
    r"get paid on|count as (?:a|an) |how are you|how(?:'s|s| is) every(?:one|body)|how was|报价多少|预算"
)

_FEW = re.compile(r"了(?:大概|大约|差不多|可能|估计|约)?几(?![点时号月十百千])")
_HEDGED = re.compile(
    r"大概|大约|差不多|估计|可能|应该|好像|约|就(?!是)|只|才|又|还|也|几[^,，。]{1,6}(?:吧|左右|的样子)$"
)
_WANTS = re.compile(r"[?？吗呢谁]|多少|来着|[一总]共|到底|究竟|[查看问]|了[呀啊]?$|几[^,，。]{0,4}[呀啊]$")


def query_of(message: Message) -> Reading | None:
    """A query when the message asks, and asks for figures of ours; talk with a colleague is none."""
    folded = message.folded
    if not _CHECKS.match(folded) and any(
        "number" in clause.kinds and clause.kinds & {"metric", "going"} and not _vague(clause.tokens)
        for clause in message.clauses
    ):
        return None
    asked = (
        _ASKING.search(folded)
        or _ABOUT.search(folded)
        or (len(folded) <= 40 and (_FUNNEL.search(folded) or _BOARD.search(folded)) and _period(folded))
    )
    if not asked or _STRANGE.search(folded) or not _for_the_bot(message):
        return None
    ordered = any("order" in clause.kinds for clause in message.clauses)
    if _tells_few(message):
        return None
    if _states(message) and (ordered or not _ASKS.search(folded)):
        return None
    if any(clause.kinds >= {"going", "name"} for clause in message.clauses) and not _ASKS.search(folded):
        return None  # went to see Northwind with my SE
    metric = _metric(message)
    what = _what(message, metric) or ("rep" if _ABOUT.search(folded) and _who(message, any_name=True) else None)
    if what is None:
        return None
    who = _who(message, any_name=what in ("pk", "rep"))
    if who and what in ("me", "team"):
        what = "rep"
    period = _period(folded) or _month(folded, message.context.today)
    return Reading("query", query=Query(what, period, who if what in ("rep", "pk") else None, metric))


_ADVICE = re.compile(r"(?:so )?(?:should|shall|could|may|do) i (?!have\b|need\b|still\b|stand\b|do\b)[a-z]+ ")
"""should I call Acme tomorrow?: advice is asked for, not a figure."""
_NO_MORE = re.compile(r"(?<!有)没(?:有)?(?:啥|什么)[^吗?？]{0,8}(?:$|[,，。 ])")
"""今天没啥进展: nothing is asked."""


def _tells_few(message: Message) -> bool:
    """Whether 几 tells that it was a few, and does not ask how many: 大概拜访了几家, 拜访了几家客户.

    Who asks names whose numbers or when: 我这周拜访了几家.
    """
    folded = message.folded
    if not _FEW.search(folded) or _WANTS.search(folded) or _TEAM.search(folded) or _who(message, any_name=True):
        return False
    if not any("number" in clause.kinds and _is_of_own(clause) for clause in message.clauses):
        return False
    period = _period(folded)
    if _HEDGED.search(folded):
        return period in (None, "today", "yesterday")
    return period is None and not _ME.search(folded)


def _is_of_own(clause: Clause) -> bool:
    """Whether the clause is of something that is reported with its number: a deal lost is not."""
    stages = {token.means.get("stage", "lost") for token in clause.tokens}
    return bool(clause.kinds & {"metric", "going"}) or stages != {"lost"}


def _states(message: Message) -> bool:
    """Whether a figure is given (这个月还差12万): then nothing is asked."""
    for clause in message.clauses:
        for place, token in enumerate(clause.tokens):
            count = token.figure
            if count is not None and count.value is None and count.number.doubt and "几" not in token.text:
                return True  # 打了70多个，没几个接的
            if count is None or count.value is None or (place and clause.tokens[place - 1].word in ("top", "前")):
                continue
            if count.money or count.number.scaled or count.unit:
                return True
    return False


def _vague(tokens: tuple[Token, ...]) -> bool:
    """Whether the numbers of the clause are asked for (几个) or places on a board (第一, top 5), not counts."""
    return all(
        token.figure is None or token.figure.value is None or (place and tokens[place - 1].word in ("top", "前"))
        for place, token in enumerate(tokens)
    )


def _for_the_bot(message: Message) -> bool:
    kinds = frozenset(kind for clause in message.clauses for kind in clause.kinds)
    if message.text.startswith("@") or _TO_ALL.match(message.folded):
        return False
    if "you" in kinds and not re.search(
        r"帮我|给我|can you|could you|please|pls|thank you|show me|告诉我", message.folded
    ):
        return False
    if _ADVICE.match(message.folded) or _NO_MORE.search(message.folded):
        return False
    return not kinds & {"hear", "joke", "if"} and "明天" not in message.folded


def _what(message: Message, metric: str | None) -> What | None:
    folded = message.folded
    mine, ours = bool(_ME.search(folded)), bool(_TEAM.search(folded))
    if _PK.search(folded):
        return "pk"
    if _BOARD.search(folded):
        return "leaderboard"
    if _FUNNEL.search(folded):
        return "funnel"
    figures = metric is not None or _FIGURES.search(folded)
    asked = _QUANTITY.search(folded) and "目标" in folded and len(folded) <= 16
    if _TARGET.search(folded) and (mine or ours or figures or _period(folded) or asked):
        return "target"
    if not figures or not (_QUANTITY.search(folded) or mine or ours or _period(folded) or _who(message)):
        return None
    if mine:
        return "me"
    if ours:
        return "team"
    asks = _QUANTITY.search(folded) or _period(folded)
    return "me" if asks else None


def _metric(message: Message) -> str | None:
    """The metric asked for: one of the activities, else signed, paid or lost."""
    tokens = [token for clause in message.clauses for token in clause.tokens]
    for token in tokens:
        key = token.means.get("metric", "other:")
        if not key.startswith("other:") and not (key == "leads" and "stage" in token.means):
            return key
    for name, pattern in _METRICS:
        if pattern.search(message.folded):
            return name
    going = (token.means.get("going", "") for token in tokens)
    return next((key for key in going if key in ("visits", "calls", "followups", "demos")), None)


def _period(folded: str) -> Period | None:
    for name, pattern in _PERIODS:
        if pattern.search(folded):
            assert name in get_args(Period)
            return name  # type: ignore[return-value]
    return None


def _month(folded: str, today: date) -> Period | None:
    """for Nov, in October: this month or the last one by its name; None for another."""
    found = _IN_MONTH.search(folded)
    number = _MONTHS.index(found[1]) + 1 if found else 0
    if number == today.month:
        return "month"
    return "last_month" if number == (today.month - 2) % 12 + 1 else None


def _who(message: Message, *, any_name: bool = False) -> str | None:
    for clause in message.clauses:
        for token in clause.tokens:
            if token.kind != "name":
                continue
            if token.word in _NOBODY:
                continue
            plain = replace(token, text=token.text.translate(_PLAIN))
            if is_person(plain) or (any_name and "name" not in token.means):
                return token.text.removesuffix("'s").removesuffix("’s")
    return None
