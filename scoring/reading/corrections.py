"""Corrections of an earlier record: 改成5, 7万2不是2万7, make that 5, I meant demos not visits."""

import re
from datetime import date
from decimal import Decimal
from typing import Literal

from language.alternatives import quick
from language.cantonese import standard
from language.money import Money, money_of
from scoring.reading.message import Message
from scoring.reading.redating import redated
from scoring.reading.result import Correct, Reading
from scoring.reading.token import COUNTS, Token
from scoring.reading.vocabulary import requests as phrases

_CORRECT = quick(phrases.CORRECT)
_REPAIR = re.compile(
    r"(?<![不没])错了|(?:写|打|记|说|报|填|输)错(?=[,，。.…\s]|\d)|不对|"
    r"说错|哦不对|不对不对|哦不|不对[,，]|啊不|[哦噢喔啊呃哎诶嗯唉]应该是|口误|no wait|wait no|scratch that|i mean\b"
    r"|\boops\b|\b(?:sorry|sry)\b|make that|\bcorrection\b|\bactually\b"
)
_DENIED = re.compile(
    r"(?:写成|报成|记成|填成|打成|写了|不算|不是|而不是|并非|而非|"
    r"\bnot|\bi (?:wrote|typed|put)|(?:scratch|strike) the|wasn't|isn't|instead of|rather than)"
    r"(?: an?)? ?$"
)
_ONLY = re.compile(
    r"(?:that |it )?(?:wasn't|was not) an? [a-z -]{3,20}, (?:it|that) was an? [a-z -]{3,20}$"
    r"|(?:it|that) was (?:only |just )?\d+ [a-z -]{3,20}[.!]?$|是[^\d，,。是]{0,6}\d+[家个通份次场条单笔]?[。!！]?$"
)
"""The whole message: it was 5 demos."""
_CONTRAST = quick(
    r"不算[^,，。]{1,8}[,，]?(?:要|得|应该)?算|不是[^,，。]{1,12}[,，]?(?:而)?是|(?:是|为)[^,，。]{1,12}[,，]?不是|[\d万千][^,，。\d]{0,2}[,，]?不是\W?\d"
    r"|\b(?:(?:it|that|customer|client|account|company) was|it's|that's|it is) [^,.\n]{2,40},? not "
    r"|(?:demo|visit|call|meeting|quote|deal|order|payment|proposal)s? was (?:for|with|w/|at|to|from) [^,.\n]{2,40},?"
    r" not "
    r"|^(?:no,? |oops,? |sorry,? )?(?:those|these|that|it) (?:were|was|are|is) [^,.\n\d]{2,40},? not "
    r"|^(?:no,? |oops,? |sorry,? )?(?:those|these|the|my)(?: last)? \d+ (?:(?:on|from) \w+ )?(?:were|was|are)"
    r" [^,.\n]{2,40},? not "
    r"|not \W?[\w.]+[, ]+(?:but |it's |it was )|,? not \W?\d",
    re.UNICODE,
)
_NOT_WRONG = re.compile(
    r"^(?:it |that |there )?should(?:'ve| have) been \d[^.\n]*\bbut\b|\b(?:floor|team|office) average\b|"
    r"比(?:昨|前|上|平|之|往)[^,，。]{0,6}[多少]|(?:发|寄|送|装|拿|配|走|下)错|别(?:搞|弄|写|填)错"
    r"|\b(?:wants?|wanted|needs?|needed|prefers?|preferred|asked for|asking for)\b[^.\n]{1,40},? not \W?\d"
    r"|没(?:有)?(?:打|写|报|填|记|说|弄|看|听)错|不是(?:打|写)错|not a typo|no typo|typed right|spelled right"
)
_RENAMED = re.compile(
    r"(?:名|客户|公司|单位|抬头)[^,，。\n]{0,8}[错岔反][^,，。\n]{0,3}[,，:： ]{0,3}(?:应该)?"
    r"(?:(?:不是|不叫)(?P<wrong>[^,，。\s]{2,16})[,，](?:而|应该)?[是叫](?P<right>[^,，。!！\s]{2,16})"
    r"|[是叫](?P<named>[^,，。\s]{2,16}?)[,，]?(?:而不|并非|不)[是叫](?P<former>[^,，。!！\s]{2,16}))[。!！]?$"
)
"""客户名写岔了，不是三九，是九三医药: names that may hold numerals."""
_SETTING = re.compile(
    r"(?:语言|界面|时区|头像|昵称|密码|目标|任务量?|权重|分值|单位分|积分|得分|提成|佣金)(?:都|也)?(?:改|换|设|调|切|定)"
    r"|改(?:一?下)?(?:语言|界面|时区|头像|昵称|密码)"
    r"|\b(?:change|set|make|raise|lower|update) (?:the |my |our |[a-z]+'s )?(?:[a-z]+ )?"
    r"(?:targets?|quotas?|goals?|weights?|points|commission)\b"
    r"|\b(?:change|switch|set|update) (?:the |my |your |our )?(?:language|time ?zone|password|locale)\b"
)
"""What is set rather than recorded: 语言改成英文, 把拜访的目标改成30."""
_MENDED = re.compile(
    r"\b(?:could|can|would|will) you (?:please )?(?:fix|change|correct|update|amend|edit) [a-z]{2,4}\b"
)
_DIGIT = re.compile(r"[少多漏](?:打|敲|写|按|输|加)了?一?个?$")
_METRIC_OF = {"家": "visits", "通": "calls"}
_THOSE = re.compile(
    r"^(?:no,? |oops,? |sorry,? )?(?:those|these|that|the|my)(?: last)? \d+ (?:(?:on|from) \w+ )?(?:were|was|are|is) "
    r"|^那?\d+[家个通份次]是"
)
_FROM = re.compile(r"(?:从|由|把|将|\bfrom) ?$")
_TO = re.compile(
    r"(?:改成|改为|改到|改|更正为?|修正为?|应该是|应为|是|为|成|到"
    r"|\bto|\bbe|\bthat|\bit|\bwas|only|just|actually|make) ?\W?$"
)


def correction_of(message: Message) -> Reading | None:
    """A correction when the message says that something was wrong and gives the right value."""
    moved = redated(message)
    if moved is not None:
        return moved
    folded = standard(message.folded) if message.folded.startswith("唔系") else message.folded  # 唔係，係8萬5
    if not (_CORRECT.search(folded) or _ONLY.match(folded) or _contrasts(folded)) or _NOT_WRONG.search(folded):
        return None
    if (
        _SETTING.search(folded)
        or _adds(folded)
        or _own_repair(message)
        or _is_sample(message)
        or ("ask" in message.clauses[-1].kinds and folded.endswith(("?", "吗")) and not _MENDED.search(folded))
    ):
        return None
    tokens = [token for clause in message.clauses for token in clause.tokens]
    if (
        any("you" in clause.kinds or "hear" in clause.kinds for clause in message.clauses)
        and not message.context.direct
    ):
        return None
    renamed = _renamed(message)
    if renamed is not None:
        return renamed
    numbers = [token for token in tokens if _is_value(folded, token)]
    day = next(
        (
            token.day.past
            for token in tokens
            if token.day is not None and token.day.past is not None and token.day.past != message.context.today
        ),
        None,
    )
    if _names_word(folded, tokens, numbers) or _renames(folded, tokens, numbers):
        return _word(message, tokens, day)
    if numbers:
        return _value(message, tokens, numbers, day)
    return _word(message, tokens, day)


def _names_word(folded: str, tokens: list[Token], numbers: list[Token]) -> bool:
    """Those 5 were calls, not visits: a metric beside another that is denied."""
    metrics = [token for token in tokens if "metric" in token.means]
    denied = [token for token in metrics if _DENIED.search(folded[: token.start])]
    return len(numbers) == 1 and len(metrics) == 2 and len(denied) == 1 and _THOSE.search(folded) is not None


def _renames(folded: str, tokens: list[Token], numbers: list[Token]) -> bool:
    """那笔8万不是华为，是荣耀的: a customer beside another that is denied; the sum only says which record."""
    names = [t for t in tokens if t.kind == "name"]
    denied = [t for t in names if _DENIED.search(folded[: t.start])]
    metric = any("metric" in t.means for t in tokens)
    if metric or len(numbers) != 1 or len(names) != 2 or len(denied) != 1:
        return False
    before = folded[: numbers[0].start]
    return not (_TO.search(before) or _DENIED.search(before))


def _contrasts(folded: str) -> bool:
    """5家不是3家, 5, not 3: what is right beside what is denied."""
    return ("不是" in folded or "不算" in folded or "not" in folded) and _CONTRAST.search(folded) is not None


def _renamed(message: Message) -> Reading | None:
    """客户名写岔了，不是三九，是九三医药: a customer's name, as it was written."""
    found = _RENAMED.search(message.folded)
    if not found:
        return None
    right, wrong = ("right", "wrong") if found["right"] else ("named", "former")
    to, before = message.text[slice(*found.span(right))], message.text[slice(*found.span(wrong))]
    return Reading("correct", correct=Correct("customer", to, "last", None, None, None, before))


def _is_value(folded: str, token: Token) -> bool:
    """Whether a number may be the right value: no code, no 一条 that is spoken of."""
    if token.figure is None or token.figure.value is None or "code" in token.means:
        return False
    return token.word not in ("one", "一条", "一笔", "一单", "一件") and not _missing_digit(folded, token)


def _missing_digit(folded: str, token: Token) -> bool:
    """少打个0, 多敲了一个零: a digit that was spoken of, no value."""
    return bool(_DIGIT.search(folded, max(0, token.start - 8), token.start))


def _is_sample(message: Message) -> bool:
    """模板改为：拜访X家，例：拜访3家."""
    return any("sample" in clause.kinds for clause in message.clauses)


def _adds(folded: str) -> bool:
    return bool(
        re.search(
            r"补(?![价差偿])|再加|还有一|补一个|再补|漏(?:报|了|记)了?|少报了?一|忘了?(?:报|记)|"
            r"add (?:one|another|\d)|one more|plus one|forgot",
            folded,
        )
    ) and not re.search(r"改成|改为|应该是|一共|make that|should be", folded)


def _own_repair(message: Message) -> bool:
    """拜访3家,哦不对,是4家: stated and repaired in one breath is a report of the repaired number."""
    found = _REPAIR.search(message.folded)
    if not found or found.start() == 0:
        return False
    before = [clause for clause in message.clauses if clause.start < found.start()]
    told = [clause for clause in before if "number" in clause.kinds and clause.kinds & {"metric", "going", "stage"}]
    stated = [t for clause in told for t in clause.tokens if t.kind == "number" and t.end <= found.start()]
    return bool(stated or (told and found[0].isascii()))  # 电话写错 是27


def _value(message: Message, tokens: list[Token], numbers: list[Token], day: date | None) -> Reading | None:
    """The right number: not the one behind 不是/not/from, best the one behind 改成/to."""
    folded = message.folded
    wrong = [
        token
        for token in numbers
        if _DENIED.search(folded[: token.start]) or (_FROM.search(folded[: token.start]) and len(numbers) > 1)
    ]
    right = [token for token in numbers if token not in wrong]
    if not right:
        return None
    named = [token for token in right if _TO.search(folded[: token.start])]
    token = named[-1] if named else right[-1]
    if (
        not wrong
        and len(right) == 2
        and not any("metric" in t.means for t in tokens if right[0].end <= t.start < right[1].start)
    ):
        wrong = [t for t in right if t is not token]
    count = token.figure
    assert count is not None
    assert count.value is not None
    money = count.money or count.number.scaled or (count.value >= 1000 and not count.unit)
    stage = any(t.means.get("stage", "quoted") != "quoted" and "metric" not in t.means for t in tokens)
    metric = None if money or stage else _metric(tokens, token)
    if count.number.doubt:
        return None
    to: Decimal | Money = count.value
    before: Decimal | Money | None = wrong[0].figure.value if wrong and wrong[0].figure else None
    field: Literal["quantity", "amount"] = "quantity"
    if money or (stage and metric is None and not count.unit):
        field = "amount"
        currency = count.currency or message.context.currency
        try:
            to = money_of(count.value, currency)
            before = money_of(before, currency) if isinstance(before, Decimal) else None
        except (ValueError, ArithmeticError):
            return None
    return Reading("correct", correct=Correct(field, to, "last", metric, _customer(tokens), day, before))


def _metric(tokens: list[Token], value: Token) -> str | None:
    named = [
        token.means.get("metric") or token.means.get("going", "other:")
        for token in tokens
        if "metric" in token.means or token.word in ("calls to", "visits to", "demos to", "meetings with")
    ]  # change my calls to 38
    keys = [key for key in named if not key.startswith("other:")]
    return keys[0] if keys else _METRIC_OF.get(value.figure.unit) if value.figure else None


def _customer(tokens: list[Token]) -> str | None:
    for place, token in enumerate(tokens):
        if token.kind == "name" and (
            "name" in token.means or place == 0 or "fill" in tokens[place - 1].means or token.text.isascii()
        ):
            return token.text
    return None


def _word(message: Message, tokens: list[Token], day: date | None) -> Reading | None:
    """I meant demos, not visits; 客户名写错了，是华为不是荣耀: a metric or a customer corrected."""
    folded = message.folded
    for kind in ("metric", "name"):
        metric = kind == "metric"
        found = [token for token in tokens if (token.means.keys() & COUNTS if metric else token.kind == "name")]
        wrong = [token for token in found if _DENIED.search(folded[: token.start])]
        found = [token for token in found if token in wrong or not metric or "metric" in token.means]
        right = [token for token in found if token not in wrong]
        if not right or (not wrong and len(found) != 2 and not _TO.search(folded[: right[-1].start])):
            continue
        if not wrong and len(found) == 2:
            wrong, right = [found[0]], [found[1]]
        if kind == "metric":
            before = (wrong[0].means.get("metric") or wrong[0].means["going"]) if wrong else None
            return Reading(
                "correct",
                correct=Correct("metric", right[-1].means["metric"], "last", None, None, day, before),
            )
        before = wrong[0].text if wrong else None
        return Reading("correct", correct=Correct("customer", right[-1].text, "last", None, None, day, before))
    return None
