"""A message cut into tokens: days, times, numbers with their units, words of the lexicon, names, stops."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from language.dates import DayFound, day_at
from language.money import currency_after, currency_before
from language.normalise import Lexicon, fold
from language.numbers import Number, number_at
from scoring.reading.lexicon import STRICT, SURNAMES, UNITS, Means

NOTHING: Means = {}


class Count(NamedTuple):
    """A number with what stands around it: currency, unit, and whether it measures something else (分钟, miles)."""

    number: Number
    currency: str | None = None
    money: bool = False
    unit: str = ""
    measure: bool = False
    negative: bool = False
    ratio: bool = False
    clash: bool = False
    near: str = ""

    @property
    def value(self) -> Decimal | None:
        return self.number.value


class Token(NamedTuple):
    """A piece [start, end) of the message: kind is word, number, day, time, name, text, stop, open, close or mark."""

    kind: str
    start: int
    end: int
    text: str
    means: Means = NOTHING
    count: Count | None = None
    day: DayFound | None = None


_MARKER = re.compile(
    r"[ \t]*(?:(?:[-*·•●○▪▫►➤>~]+|\(?\d{1,2}[).、](?!\d)|\(\d{1,2}\)|[①-⑳]|[一二三四五六七八九十]{1,2}、) *)*"
)
_TIME = re.compile(
    r"\d{1,2}:\d{2}(?: ?[-~到至] ?\d{1,2}:\d{2})?(?: ?[ap]\.?m\.?(?![a-z]))?|\d{1,2} ?[ap]\.?m\.?(?![a-z])(?: pst| est)?|"
    r"(?:\d{1,2}|[一二三四五六七八九十两]{1,3})点(?:半|钟|多|一刻|\d{1,2}分?)?(?!\d)|\d{1,2}-\d{1,2} ?[ap]m(?![a-z])"
)
_PHONE = re.compile(
    r"\+\d[\d ()-]{7,}\d|1[3-9]\d{9}(?!\d)|\d{3,4}-\d{3,4}-\d{4}|0\d{2,3}-\d{7,8}|\d{3}-\d{4}(?!\d)"
)
_CODE = re.compile(r"[a-z]{1,6}-?\d[a-z0-9]*(?:-[a-z0-9]+)*(?![a-z0-9])")
_CHAIN = re.compile(r"\d{1,6}(?:-\d{1,6}){2,6}(?!\d)|\d{1,6}(?:\.\d{1,6}){2,6}")
_RATIO = re.compile(r"(\d{1,4}(?:\.\d+)?) ?/ ?(\d{1,4})(?![\d/])")
_ORDINAL = re.compile(
    r"第(?:\d+|[一二三四五六七八九十百几]+)(?:[次家个笔期季名位单站条场天周]|号|季度)?|\d{1,3}(?:st|nd|rd|th)(?![a-z])|(?:no\. ?|#)\d+"
)
_LATIN = re.compile(r"[a-z][a-z'.&-]*[a-z]|[a-z]|&")
_CAPITAL = re.compile(
    r"[A-Z][A-Za-z0-9'’.&/-]*(?: (?:(?:of|the|de|la|&|du|von|van) )?(?:[A-Z][A-Za-z0-9'’.&/-]*|[0-9][0-9/]{0,3}(?![0-9kKwWmM%]|[.,][0-9])(?= |$|[^\w])))*"
)
_QUOTED = re.compile(r"'([^'\n]{2,60})'(?!\w)|<![a-z]{2,20}>")
_ROOM = re.compile(r"\d{1,4}[栋幢座](?:\d{1,2}单元)?\d{0,5}[室号]?")
_COMPOUND = re.compile(
    r"(?:\d+-)+[A-Z][A-Za-z]{2,}|3M(?![A-Za-z0-9])|[A-Z](?:公司|客户|厂|集团|项目)|(?:公司|客户|项目)[A-Z](?![A-Za-z])"
)
_CONTACT = re.compile(
    f"[{SURNAMES}](?:先生|女士|小姐|太太|阿姨|大哥|医生|总监|总(?![额量数部结计共体价裁监])|董(?!事)|老板|科长|处长|厂长|院长|校长|主任|经理|姐(?!姐|妹)|哥(?!哥|们)|工(?![程作业厂人资序艺地具]))"
)
_SPOKEN = re.compile('["“]([^"“”\n]{2,40})["”]')
_FIGURES = re.compile(r"\d+ ?(?:家|个|通|calls?|visits?|demos?|单|万|场)|[，。！!?？]")
_ITEM = re.compile(r"\d{1,2}\)(?=\S)")
_MONTH = re.compile(r"\d{1,2}月份?(?=[\u4e00-\u9fff])(?![底初中])")
_SPACE = " \u200a"
_STOPS = "。！!?？;；\n，,、:：|/+→>·•=~…-—*_"
_APPROX = re.compile(
    r"(近|将近|接近|快|不到|不足|差不多快|nearly |almost |close to |up to |under |less than |upwards of )$"
)
_LETTERS = re.compile(r"(?!x\b|x ?\d)[a-z]{1,3}(?![a-z])", re.ASCII)
_WORD = re.compile(r"\w+")
_CJK = re.compile("[\u3400-\u9fff]")


def tokens_of(text: str, today: date, words: Lexicon[Means], month_first: bool | None = None) -> list[Token]:
    """The tokens of a tidied text, in order; spaces are dropped."""
    folded = fold(text)
    found: list[Token] = []
    at, gap, size = 0, -1, len(folded)
    capitals = _capital_runs(text, folded, words)
    fresh = True
    while at < size:
        if fresh:
            fresh = False
            marker = _MARKER.match(folded, at)
            if marker and marker.end() > at and marker.end() < size and folded[marker.end()] != "\n":
                at = marker.end()
        token = _token_at(text, folded, at, today, words, month_first, capitals, gap, found)
        if token is None:
            gap = at if gap < 0 else gap
            at += 1
            continue
        if gap >= 0 and "contact" in token.means:
            token = token._replace(start=gap, text=text[gap : token.end])
        elif gap >= 0:
            found.extend(_gap(text, gap, token.start))
            _merge(found, text)
        gap = -1
        if token.kind != "space":
            found.append(token)
        fresh = token.text == "\n"
        at = token.end
    if gap >= 0:
        found.extend(_gap(text, gap, size))
    return found


def _merge(found: list[Token], text: str) -> None:
    """A known name with unknown characters right behind it is one longer name: 正大 and 食品."""
    if len(found) < 2 or found[-1].kind not in ("name", "text") or found[-2].kind != "name":
        return
    known, rest = found[-2], found[-1]
    if (
        "name" in known.means
        and known.end == rest.start
        and _CJK.match(rest.text)
        and _CJK.match(known.text[-1])
    ):
        found[-2:] = [known._replace(end=rest.end, text=text[known.start : rest.end])]


def _gap(text: str, start: int, end: int) -> list[Token]:
    """What no word covers: a possible name when it is long enough, else mere text."""
    piece = text[start:end]
    han = _CJK.search(piece)
    if han and not piece.isalnum():
        parts = [
            Token(
                "name" if len(p.group()) >= 2 and _CJK.search(p.group()) else "text",
                start + p.start(),
                start + p.end(),
                p.group(),
            )
            for p in _WORD.finditer(piece)
        ]
        return parts
    return [Token("name" if han and len(piece) >= 2 else "text", start, end, piece)]


def _capital_runs(text: str, folded: str, words: Lexicon[Means]) -> dict[int, int]:
    """Start → end of names in capitals: Three Rivers Bank, Studio 54. Leading words of ours (Closed Acme) are cut off."""
    runs: dict[int, int] = {}
    if text.isascii() and text.islower():
        return runs
    for run in _CAPITAL.finditer(text):
        if currency_before(folded, run.start()):
            continue
        if run.start() and (text[run.start() - 1].isascii() and text[run.start() - 1].isalnum()):
            continue
        start, end = _strip(folded, run.start(), run.end(), words, text)
        while end > start and text[end - 1] in "-/&'’ ":
            end -= 1
        if (
            end > start
            and text[end - 1] == "."
            and (end >= len(text) or text[end:].strip()[:1].isupper() or not text[end:].strip())
            and end - start > 5
        ):
            end -= 1
        if end > start:
            runs[start] = end
    return runs


_ABLE = (
    "stage",
    "metric",
    "going",
    "no",
    "plan",
    "hope",
    "if",
    "ask",
    "praise",
    "team",
    "you",
    "me",
    "they",
    "label",
    "total",
    "target",
    "actual",
    "order",
    "hear",
    "proxy",
    "emptyword",
    "done",
    "more",
    "and",
    "period",
    "inner",
    "sum",
    "joke",
    "rest",
    "daypart",
    "base",
    "sample",
    "fail",
    "boss",
    "open",
    "money",
    "price",
)
_NAME_STARTERS = frozenset(
    "new first best general global national big great united total target square next home royal good ever all".split()
)


def _strip(folded: str, start: int, end: int, words: Lexicon[Means], text: str) -> tuple[int, int]:
    """The run without words of ours before and behind it; empty when nothing else is in it."""
    while start < end:
        hit = words.match(folded, start)
        if hit is None:
            break
        word = folded[start : hit[0]]
        if (
            folded[hit[0] : hit[0] + 1] in ("&", "-", "'", "’", "/")
            and folded[hit[0] + 1 : hit[0] + 2].isalpha()
            and hit[0] < end
        ):
            return start, end
        if "metric" in hit[1] and "going" not in hit[1] and _noun_in_name(text, folded, hit[0], end, words):
            return start, end
        if folded[hit[0] : hit[0] + 1] == "." and folded[hit[0] + 1 : hit[0] + 2].isalpha():
            return start, end
        if "name" in hit[1]:
            return start, end
        follows = (
            hit[0] < end and text[hit[0] : hit[0] + 1] == " " and text[hit[0] + 1 : hit[0] + 2].isupper()
        )
        if word in _NAME_STARTERS and follows and words.match(folded, hit[0] + 1) is None:
            return start, end
        start = min(end, hit[0])
        while start < end and (folded[start] in " -/.&" or (folded[start].isdigit() and "metric" in hit[1])):
            start += 1
    if start >= end:
        return start, start
    pieces = folded[start:end].split(" ")
    while pieces:
        last = pieces[-1].rstrip(".")
        hit = words.match(last, 0) if last else None
        if (
            last
            and hit
            and hit[0] == len(last)
            and any(kind in hit[1] for kind in ("stage", "metric", "no", "daypart", "ask", "emptyword", "me"))
            and len(pieces) > 1
            and last not in ("call", "lead", "meeting", "card", "cards", "visits")
        ):
            end -= len(pieces.pop()) + 1
            continue
        if last in ("and", "of", "the", "&", "") and pieces:
            end -= len(pieces.pop()) + 1
            continue
        break
    number = number_at(folded, start) if end > start else None
    if number and number.end >= end:
        return start, start
    if end > start and _is_day(folded, start, end):
        return start, start
    return start, end


def _noun_in_name(text: str, folded: str, at: int, end: int, words: Lexicon[Means]) -> bool:
    """Whether a metric's noun begins a name: Demo Farms, Lead Belly BBQ, Visit Orlando."""
    if at >= end or text[at] != " " or not text[at + 1 : at + 2].isupper() or folded[at - 1] == "s":
        return False
    return (words.match(folded, at + 1) or (0, {"place": ""}))[1].keys() <= {"place"} and day_at(
        folded, at + 1, date(2026, 1, 1)
    ) is None


def _is_day(folded: str, start: int, end: int) -> bool:
    found = day_at(folded, start, date(2026, 1, 1))
    return found is not None


def _token_at(
    text: str,
    folded: str,
    at: int,
    today: date,
    words: Lexicon[Means],
    month_first: bool | None,
    capitals: dict[int, int],
    gap: int,
    before: list[Token],
) -> Token | None:
    char = folded[at]
    if char in _SPACE:
        return Token("space", at, at + 1, " ")
    if at in capitals:
        end = capitals[at]
        return Token("name", at, end, text[at:end])
    letter = _COMPOUND.match(text, at) if char in "公客项" or text[at].isupper() else None
    if letter:
        return Token("name", at, letter.end(), letter.group())
    if "a" <= char <= "z":
        return _latin_at(text, folded, at, today, words, month_first)
    if "0" <= char <= "9" or char in "¥$€£-+²³¹½¼¾٠١٢٣٤٥٦٧٨٩₩₹฿#":
        token = _figure_at(text, folded, at, today, words, month_first, before)
        if token:
            return token
    if char in "[]【】☐□⬜":
        return Token("mark", at, at + 1, text[at])
    if char in '"“':
        quoted = _SPOKEN.match(text, at)
        if quoted and not _FIGURES.search(quoted.group(1)):
            return Token("name", at, quoted.end(), quoted.group(1), {"quoted": ""})
    if char in '()「」『』<>《》"“”':
        return Token("open" if char in "(「『<《“" else "close", at, at + 1, text[at])
    if char == "." and (at + 1 >= len(folded) or not folded[at + 1].isalnum()):
        return Token("stop", at, at + 1, char)
    if char in "'<":
        quoted = _QUOTED.match(text, at)
        if quoted and not (at and folded[at - 1].isalnum()):
            return Token("name", at, quoted.end(), quoted.group(1) or quoted.group())
    if char in _STOPS:
        return Token("stop", at, at + 1, char)
    if char in "✅✔☑❌✖✗✘⭕×✓":
        return Token("mark", at, at + 1, char)
    return _han_at(text, folded, at, today, words, month_first, gap)


def _han_at(
    text: str,
    folded: str,
    at: int,
    today: date,
    words: Lexicon[Means],
    month_first: bool | None,
    gap: int,
) -> Token | None:
    """A Chinese word, day or number; a single character inside a run of others belongs to that run."""
    hit = words.match(folded, at)
    if hit and "name" in hit[1]:
        return Token("name", at, hit[0], text[at : hit[0]], hit[1])
    contact = _CONTACT.match(folded, at)
    if contact and not (hit and hit[0] > contact.end()):
        return Token("name", at, contact.end(), text[at : contact.end()], {"contact": ""})
    day = day_at(folded, at, today, month_first)
    if day and not (hit and hit[0] > day.end):
        return Token("day", at, day.end, text[at : day.end], day=day)
    time = _TIME.match(folded, at)
    if time:
        return Token("time", at, time.end(), time.group())
    ordinal = _ORDINAL.match(folded, at)
    if ordinal:
        return Token("text", at, ordinal.end(), ordinal.group(), {"ordinal": ""})
    before = currency_before(folded, at)
    if before:
        return _money_at(text, folded, at, before)
    number = number_at(folded, at)
    if number and _counts(folded, number, gap >= 0) and not (hit and hit[0] > number.end):
        return _counted(text, folded, at, number)
    if not hit:
        return None
    end, means = hit
    if end == at + 1 and _in_name(folded, at, words, gap):
        return None
    return Token("word", at, end, text[at:end], means)


def _in_name(folded: str, at: int, words: Lexicon[Means], gap: int) -> bool:
    """Whether a single character is rather a part of a name: any but those that end one; 和 behind a 、 begins one."""
    if not _CJK.match(folded[at]):
        return False
    if folded[at] in "和与" and 0 <= gap == at - 1 and at + 1 < len(folded) and _CJK.match(folded[at + 1]):
        return True
    if folded[at] in "没无未零" and at + 1 < len(folded):
        following = words.match(folded, at + 1)
        return not (following and following[1].keys() & {"metric", "stage", "going"})
    if folded[at] in "应实收打":
        following = words.match(folded, at + 1) if at + 1 < len(folded) else None
        return not (following or (at + 1 < len(folded) and folded[at + 1].isdigit()))
    return folded[at] not in STRICT or (folded[at] == "和" and at > 0 and folded[at - 1] in "、:")


def _counts(folded: str, number: Number, in_gap: bool) -> bool:
    """Whether Chinese numerals are a number here: behind them comes a unit, an end or a currency; 九阳 is a name."""
    if not number.han:
        return True
    if number.scaled or number.doubt in ("range", "vague"):
        return True
    run = folded[number.start : number.end]
    following = folded[number.end : number.end + 1]
    if following and UNITS.match(folded, number.end):
        return not in_gap or len(run) > 1 or following in "家个通次场份单条位组"
    if currency_after(folded, number.end):
        return not (len(run) == 1 and following in "元毛" and False)
    if not following or not _CJK.match(following):
        return not in_gap or run in "俩仨" or (len(run) > 1 and run[-1] in "百千")
    return run in ("俩", "仨") or (
        len(run) > 1 and any(unit in run for unit in "十百千") and following in "多来余左上"
    )


def _latin_at(
    text: str, folded: str, at: int, today: date, words: Lexicon[Means], month_first: bool | None
) -> Token | None:
    """A Latin word: one of ours, a day, a number, a currency before a number, a code like HT2026-118, or unknown."""
    if at and "a" <= folded[at - 1] <= "z":
        return None
    if folded[at] == "x" and folded[at + 1 : at + 2].isdigit():
        return Token("mark", at, at + 1, "×")
    hit = words.match(folded, at)
    if hit and "name" in hit[1]:
        return Token("name", at, hit[0], text[at : hit[0]], hit[1])
    code = _CODE.match(folded, at)
    if (
        code
        and not (hit and folded[hit[0] : hit[0] + 1].isdigit() and "metric" in hit[1])
        and not currency_before(folded, at)
    ):
        upper = text[at : at + 1].isupper() and code.end() - at > 3
        return Token("name" if upper else "text", at, code.end(), text[at : code.end()], {"code": ""})
    day = day_at(folded, at, today, month_first)
    if day and not (hit and hit[0] > day.end):
        return Token("day", at, day.end, text[at : day.end], day=day)
    before = currency_before(folded, at)
    if before:
        return _money_at(text, folded, at, before)
    number = number_at(folded, at)
    if number and not (hit and hit[0] > number.end):
        return _counted(text, folded, at, number)
    if hit:
        return Token("word", at, hit[0], text[at : hit[0]], hit[1])
    word = _LATIN.match(folded, at)
    end = word.end() if word else at + 1
    if folded[at:end].endswith("n't"):
        return Token("word", at, end, text[at:end], {"no": "n't"})
    stem = folded[at:end]
    if stem.endswith("'s") and (short := words.match(stem[:-2], 0)) and short[0] == len(stem) - 2:
        return Token("word", at, end, text[at:end], short[1])
    return Token("text", at, end, text[at:end])


def _figure_at(
    text: str,
    folded: str,
    at: int,
    today: date,
    words: Lexicon[Means],
    month_first: bool | None,
    before: list[Token],
) -> Token | None:
    """Digits: a phone number, a time, a day, a ratio (3/5), a code, money, or a count with its unit."""
    if (
        at
        and "a" <= folded[at - 1] <= "z"
        and not (before and before[-1].end == at and before[-1].kind == "word")
    ):
        return None
    hit = words.match(folded, at) if folded[at].isdigit() else None
    compound = _COMPOUND.match(text, at)
    if compound:
        return Token("name", at, compound.end(), compound.group())
    room = _ROOM.match(folded, at)
    if room:
        return Token("name", at, room.end(), room.group())
    if hit and "name" in hit[1]:
        return Token("name", at, hit[0], text[at : hit[0]], hit[1])
    item = _ITEM.match(folded, at)
    closed = sum((t.kind == "open") - (t.kind == "close") for t in before) <= 0
    if item and at and folded[at - 1] in " :，,；;" and closed:
        return Token("mark", at, item.end(), item.group())
    for pattern in (_PHONE, _CHAIN):
        other = pattern.match(folded, at)
        if other and not (pattern is _CHAIN and day_at(folded, at, today, month_first)):
            return Token("text", at, other.end(), other.group(), {"code": "phone"})
    time = _TIME.match(folded, at)
    if time:
        return Token("time", at, time.end(), time.group())
    ordinal = _ORDINAL.match(folded, at)
    if ordinal:
        return Token("text", at, ordinal.end(), ordinal.group(), {"ordinal": ""})
    month = _MONTH.match(folded, at)
    if month and not day_at(folded, at, today, month_first):
        return Token("word", at, month.end(), month.group(), {"period": ""})
    ratio = _RATIO.match(folded, at)
    metric = bool(before) and (
        "metric" in before[-1].means
        or (
            before[-1].kind == "stop"
            and before[-1].text == ":"
            and len(before) > 1
            and "metric" in before[-2].means
        )
    )
    if ratio and metric:
        number = Number(at, ratio.end(), Decimal(ratio.group(1)))
        return _counted(text, folded, at, number, ratio=True)
    day = day_at(folded, at, today, month_first)
    if day and folded[at : day.end] != "24/7":
        if not day.wrong or "/" not in folded[at : day.end]:
            if "." not in folded[at : day.end] or _dotted(folded, at, day, before):
                return Token("day", at, day.end, text[at : day.end], day=day)
    if ratio:
        return Token("text", at, ratio.end(), ratio.group(), {"code": "ratio"})
    mark = currency_before(folded, at)
    if mark:
        return _money_at(text, folded, at, mark)
    sign = (
        folded[at] in "+-"
        and at + 1 < len(folded)
        and (folded[at + 1].isdigit() or currency_before(folded, at + 1) is not None)
        and not (at and (folded[at - 1].isalnum() or folded[at - 1] in ")%"))
    )
    if (
        sign
        and folded[at] == "-"
        and not (at and folded[at - 1] == " " and folded[at - 2 : at - 1].isalpha() and False)
    ):
        inner = (
            _figure_at(text, folded, at + 1, today, words, month_first, [])
            if folded[at + 1].isdigit()
            else _money_at(text, folded, at + 1, currency_before(folded, at + 1) or (at + 1, None))
        )
        if inner and inner.count:
            return inner._replace(
                start=at, text=text[at : inner.end], count=inner.count._replace(negative=True)
            )
        return None
    if not (folded[at].isdigit() or folded[at] in "²³¹½¼¾"):
        return None
    found = number_at(folded, at)
    letters = _LETTERS.match(folded, found.end) if found and not found.doubt and not found.scaled else None
    if (
        found
        and letters
        and not UNITS.match(folded, found.end)
        and not currency_after(folded, found.end)
        and not _short_scale(folded, found.end, found)
    ):
        end = letters.end()
        return Token("text", at, end, text[at:end], {"code": ""})
    if found is None or _names_on(folded, found, words):
        return None
    return _counted(text, folded, at, found)


def _names_on(folded: str, number: Number, words: Lexicon[Means]) -> bool:
    """Whether a Chinese name goes on behind the digits: 58同城, 360集团."""
    end = number.end
    if number.doubt or number.scaled or number.percent or end >= len(folded) or not _CJK.match(folded[end]):
        return False
    if UNITS.match(folded, end) or currency_after(folded, end) or folded[end] in STRICT:
        return False
    hit = words.match(folded, end)
    return hit is None or (hit[0] == end + 1 and "metric" not in hit[1])


def _dotted(folded: str, at: int, day: DayFound, before: list[Token]) -> bool:
    """Whether 11.18 is a day: at the start of a line or behind a day word, with two digits after the dot, no unit behind."""
    if currency_after(folded, day.end) or UNITS.match(folded, day.end) if day.end < len(folded) else False:
        return False
    return not before or before[-1].text == "\n" or before[-1].kind == "day" or before[-1].text in "-~"


def _money_at(text: str, folded: str, at: int, mark: tuple[int, str | None]) -> Token | None:
    """A currency mark with its number: $19.5k, NT$350,000, 新台币一百零八万."""
    end, currency = mark
    negative = folded[end] == "-"
    number = number_at(folded, end + (folded[end] in "+-"))
    if number is None:
        return None
    after = currency_after(folded, number.end)
    clash = currency is None or (
        after is not None
        and after[1] != currency
        and not (currency in ("SGD", "AUD", "CAD", "HKD", "TWD") and after[1] == "USD")
    )
    end = after[0] if after else number.end
    short = _short_scale(folded, end, number) if not after else None
    if short:
        number, end = short
    return Token(
        "number",
        at,
        end,
        text[at:end],
        count=Count(number, currency, money=True, negative=negative, clash=clash),
    )


def _short_scale(folded: str, end: int, number: Number) -> tuple[Number, int] | None:
    """$2.3M: m, mm and b are scales behind a currency or a decimal, nowhere else."""
    found = re.compile(r" ?(mm|m|b)(?![a-z0-9])").match(folded, end)
    if not found or number.value is None or number.scaled:
        return None
    scale = 10**9 if found.group(1) == "b" else 10**6
    return Number(number.start, found.end(), number.value * scale, scaled=True), found.end()


def _counted(text: str, folded: str, at: int, number: Number, ratio: bool = False) -> Token | None:
    """A number with its currency, scale or unit behind it."""
    end = number.end
    near = _APPROX.search(folded, max(0, at - 14), at)
    short = _short_scale(folded, end, number) if not number.word else None
    if (
        short
        and short[0].value is not None
        and folded[short[1] - 1] == "m"
        and (("." in folded[at:end]) or folded[at:end] != "3")
    ):
        number, end = short
    following = folded[end : end + 1]
    after = currency_after(folded, end) if not number.percent else None
    if after and not (
        folded[end : after[0]].strip() in ("块", "元")
        and folded[after[0] : after[0] + 1] in ("钱",)
        and False
    ):
        return Token(
            "number",
            at,
            after[0],
            text[at : after[0]],
            count=Count(number, after[1], money=True, near=near.group(1) if near else ""),
        )
    place = end + (following == " ")
    unit = UNITS.match(folded, place) if place < len(folded) else None
    if unit and unit[1] != "joint":
        word = folded[place : unit[0]]
        cjk = bool(_CJK.match(word[0]))
        if cjk or unit[1] == "measure":
            return Token(
                "number",
                at,
                unit[0],
                text[at : unit[0]],
                count=Count(
                    number,
                    unit=word,
                    measure=unit[1] == "measure",
                    ratio=ratio,
                    near=near.group(1) if near else "",
                    money=False,
                ),
            )
    return Token(
        "number",
        at,
        end,
        text[at:end],
        count=Count(number, ratio=ratio, near=near.group(1) if near else "", money=False),
    )
