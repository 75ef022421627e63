"""A message cut into tokens: days, times, numbers with their units, words of the lexicon, names, stops."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import takewhile

from language.normalise import Lexicon, fold, simplified
from scoring.reading.capitals import capital_runs
from scoring.reading.company import before_fee
from scoring.reading.figures import NAMED, figure_at
from scoring.reading.goods import is_thing, is_ware
from scoring.reading.hanzi import hanzi_at
from scoring.reading.latin import latin_at
from scoring.reading.lexicon import Means
from scoring.reading.token import Passage, Token, is_han

_MARKER = re.compile(
    r"[ \t]*(?:(?:[-*·•●○▪▫►➤>~]+|\(?\d{1,2}[).、](?!\d)|\(\d{1,2}\)|[①-⑳]|[一二三四五六七八九十]{1,2}、) *)*"
)
_SIGNED = re.compile(r"-\d")
_QUOTED = re.compile(r"'([^'\n]{2,60})'(?!\w)")
_SPOKEN = re.compile('["“「『]([^"“”「」『』\n]{2,40})["”」』]')
_REPORT = re.compile(r"\d ?(?:家|个|通|calls?|visits?|demos?|单|万|场)|[，。！!?？]")
_NICK = re.compile(r"[阿小老][A-Z][a-z]{1,12}(?![A-Za-z])|纯[A-Z](?![A-Za-z])")
"""阿May, 小Tom: no month and no word of ours within."""
_NICK_HEADS = frozenset("阿小老纯")
_MADE_UP = re.compile("补(?=上(?:周|星期|礼拜|个?月))")
"""补上周五的: of last Friday, which one makes up for."""
_FORMED = _NICK_HEADS | frozenset("公客项甲乙丙丁补")
_GRADES, _LETTERS = frozenset("类级档"), frozenset("abcdefghijklmnopqrstuvwxyz")
"""A类3个, B级客户: sorts of customers, no names."""
_SORTS = re.compile(r"[A-Z]{2,4}s")
_WORD = re.compile(r"\w+")
_SUFFIXES = ("公司", "分公司", "集团")
_LITERAL = re.compile(
    r"<![a-z]{2,20}>|\{\{[^{}\n]{1,40}\}\}|\$\{[^{}\n]{1,60}\}"
    r"|=[A-Za-z]{2,20}\([^()\n]{0,80}\)|<([a-z]{1,10})>[^<>\n]{0,60}</\1>"
)
_SHORTENED = re.compile(r"(?<![a-z])(?:dr|mr|mrs|ms|prof|st|mt|nos|vs|approx|incl|excl|no|dept|mgr|dir|sr|jr|ft)$")
_EVERYBODY = re.compile(
    r"@(?:所有人|全体成员|all|everyone|channel|here)(?![a-z])(?: ?[A-Z][a-z]{1,20}| ?[\u3400-\u9fff]{2,8})?"
)
_LONG_DASH = re.compile("[—―─]{2,}")
"""拜访——3: the long dash of Chinese stands for a colon, before no number for a minus."""
_SPACE = " \u200a"
_DIGITS = "0123456789¥$€£-+²³¹½¼¾٠١٢٣٤٥٦٧٨٩₩₹฿#"
_OFFERED_AGAIN = re.compile(
    r"[^.,;\n]{1,40} (?:with (?:an? |our |the |my )?(?:[a-z]+ )?"
    r"(?:price|quote|offer|number|discount|proposal|figure|deal|[£$€\d])"
    r"|on (?:the )?pric|about |re |by (?:email|phone))"
)
"""went back to Fox with a new price, by email: no visit."""
_VARYING = frozenset(("to sign", "to close", "went back to"))
_STOPS = "。！!?？;；\n，,、:：|/+→>·•=~…-—*_"
_NO_HEAD = frozenset("已不没很被又含")
"""What a name does not begin with: 已办完, 不开."""
_NO_TAIL = frozenset("再又也就才")
_MARKS = "①②③④⑤⑥⑦⑧⑨⑩⏳⌛🔜🚧[]【】☐□⬜✅✔☑❌✖✗✘⭕×✓"
_BRACKETS = '()「」『』<>《》"“”'


def tokens_of(text: str, today: date, words: Lexicon[Means], month_first: bool | None = None) -> list[Token]:
    """The tokens of a tidied text, in order; spaces are dropped, unknown runs become names or mere text."""
    folded = fold(text)
    passage = Passage(text, folded, today, words, month_first)
    capitals = capital_runs(passage)
    found: list[Token] = []
    at, gap, size = _behind_marker(passage, 0), -1, len(text)
    while at < size:
        if folded[at] in _SPACE:
            if gap >= 0:
                _take_gap(found, text, gap, at)
                gap = -1
            at += 1
            continue
        token = _token_at(passage, at, capitals, gap, found)
        if token is None:
            gap = at if gap < 0 else gap
            at += 1
            continue
        at = _behind_marker(passage, token.end) if token.text == "\n" else token.end
        if gap >= 0:
            if token.text in _SUFFIXES and token.start - gap >= 2 and is_han(text[token.start - 1]):
                continue  # 星河科技有限公司: the suffix is a part of the name
            if "contact" in token.means or "company" in token.means:
                token = replace(token, start=gap, text=text[gap : token.end])
            else:
                _take_gap(found, text, gap, token.start)
            gap = -1
        found.append(token)
    if gap >= 0:
        _take_gap(found, text, gap, size)
    return found


def _behind_marker(passage: Passage, at: int) -> int:
    """Where the words of a line begin, behind 1. or · or (2); the line itself when there is nothing else in it.

    A lone "-3 visits" is negative; several lines that begin so are a list.
    """
    if at == 0 and _SIGNED.match(passage.folded) and "\n-" not in passage.folded:
        return at
    marker = _MARKER.match(passage.folded, at)
    end = marker.end() if marker else at
    return end if end == at or passage.char(end) not in ("", "\n") else at


def _take_gap(found: list[Token], text: str, start: int, end: int) -> None:
    """What no word covers: a possible name when it is long enough, else mere text; behind a known name its rest."""
    for part in _WORD.finditer(text, start, end):
        first = part.start()
        words = part[0][: before_fee(part[0])]
        goes_on = len(words) > 2 and words[-1] in _NO_TAIL  # 先去美的再到格力
        words = words[:-1] if goes_on else words
        last = first + len(words)
        known = found[-1] if found else None
        touching = known is not None and known.end == first and is_han(words) and is_han(known.text[-1])
        touching = touching and words not in _NO_TAIL
        if known and touching and _begins_name(found, words):
            means = {} if "person" in known.means else known.means
            means = {"company": ""} if "place" in means and not words.endswith(_SUFFIXES) else means  # 江南阀门
            found[-1] = Token("name", known.start, last, text[known.start : last], means)
        elif len(words) >= 2 and words[0] not in _NO_HEAD and any(c.isalpha() and not c.isascii() for c in words):
            found.append(Token("name", first, last, words))
        else:
            found.append(Token("text", first, last, _plain(words)))
        if goes_on:
            found.append(Token("text", last, last + 1, text[last]))


def _plain(words: str) -> str:
    """Mere text, Chinese words in Simplified characters."""
    return words if words.isascii() else simplified(words)


def _begins_name(found: list[Token], rest: str) -> bool:
    """Whether a name goes on: a company's, a place (北京星河集团), a member's behind a verb (签了小王烘焙)."""
    means = found[-1].means
    if "person" in means:
        before = found[-2] if len(found) > 1 else None
        return before is not None and bool(before.means.keys() & {"stage", "going", "metric"})
    if means.keys() == {"place"}:
        return rest.endswith(_SUFFIXES) or is_thing(rest) or is_ware(rest)
    return "name" in means


def _token_at(passage: Passage, at: int, capitals: dict[int, int], gap: int, before: list[Token]) -> Token | None:
    """The token at a place; None when the character belongs to an unknown run."""
    char = passage.folded[at]
    if "\u3400" <= char <= "\u9fff":
        formed = _formed_at(passage, at, char, gap) if char in _FORMED else None
        return formed or hanzi_at(passage, at, gap)
    letter = "a" <= char <= "z"
    if letter:
        if passage.folded[at + 1 : at + 2] in _GRADES and passage.folded[max(0, at - 1) : at] not in _LETTERS:
            return passage.token("word", at, at + 2, {"fill": ""})
        form = NAMED.match(passage.text, at) if passage.folded[at + 1 : at + 2] >= "\u3400" else None
        if form:
            return passage.token("name", at, form.end())
    elif char == "-" and (dash := _LONG_DASH.match(passage.text, at)):
        return Token("stop", at, dash.end(), ":")
    elif char in "{$=<@" and (literal := _literal_at(passage, at, before)):
        return literal
    if at in capitals:
        hit = passage.words.match(passage.folded, at)
        if before and before[-1].figure is not None and _SORTS.fullmatch(passage.text, at, capitals[at]):
            return passage.token("text", at, capitals[at])  # 3 GCs, 2 CFOs
        known = hit is not None and hit[0] == capitals[at] and hit[1].keys() & {"name", "person"}
        return passage.token("name", at, capitals[at], hit[1] if hit and known else {})
    if letter:
        token = latin_at(passage, at)
        return _as_it_stands(passage, token, before) if token is not None and token.word in _VARYING else token
    if char in _DIGITS:
        figure = figure_at(passage, at, before)
        if figure or char.isdigit():
            return figure
    return _sign_at(passage, at) or hanzi_at(passage, at, gap)


def _formed_at(passage: Passage, at: int, char: str, gap: int) -> Token | None:
    """阿May, 小Tom; 客户B, 甲公司: names by their form that begin with a Chinese character; 补 of 补上周五."""
    if char == "补":
        return passage.token("word", at, at + 1, {"fill": ""}) if _MADE_UP.match(passage.folded, at) else None
    nicked = char in _NICK_HEADS
    found = (_NICK if nicked else NAMED).match(passage.text, at)
    return passage.token("name", at, found.end()) if found and not (nicked and gap >= 0 and char != "阿") else None


def _as_it_stands(passage: Passage, token: Token, before: list[Token]) -> Token:
    """The token with what it means behind what stands before: got Dunn to sign, £300 went back to Fox."""
    if token.word == "went back to":
        return replace(token, means=_went_back(passage, token, before))
    got = "pending" in token.means and _was_got(before)
    return replace(token, means={"stage": "signed"}) if got else token


def _went_back(passage: Passage, went: Token, before: list[Token]) -> Means:
    """£300 went back to Fox: money given back; went back to Fox with a new price: said; else one went there again."""
    clause = list(takewhile(lambda t: t.kind != "stop", reversed(before)))
    if any((t.figure is not None and t.figure.money) or "stage" in t.means for t in clause):
        return {"stage": "refunded"}
    return {"fill": ""} if _OFFERED_AGAIN.match(passage.folded, went.end) else went.means


def _was_got(before: list[Token]) -> bool:
    """Whether somebody was got to do it: got Dunn to sign, got Maria at Fernwood Dental to sign."""
    if len(before) < 2 or before[-1].kind != "name":
        return False
    at = before[-2].word in ("at", "from") and len(before) > 3
    return before[-4 if at else -2].word == "got"


def _literal_at(passage: Passage, at: int, before: list[Token]) -> Token | None:
    """What somebody typed as a name: {{customer}}, =SUM(A1), <!channel>; @所有人 only where a customer is due."""
    if passage.folded[at] != "@":
        found = _LITERAL.match(passage.text, at)
    elif before and (before[-1].text in ":、" or before[-1].means.keys() & {"metric", "going", "stage", "label"}):
        found = _EVERYBODY.match(passage.text, at)
    else:
        found = None
    return Token("name", at, found.end(), found.group(), {"quoted": ""}) if found else None


def _sign_at(passage: Passage, at: int) -> Token | None:
    """Stops, marks, brackets, and names in quotes."""
    char = passage.folded[at]
    if char in "\"“'<「『":
        quoted = _quoted_at(passage, at)
        if quoted:
            return quoted
    if char in _MARKS:
        return Token("mark", at, at + 1, char)
    if char in _BRACKETS:
        return passage.token("open" if char in "(「『<《“" else "close", at, at + 1)
    if char in _STOPS or (char == "." and not passage.char(at + 1).isalnum() and not _abbreviates(passage, at)):
        return Token("stop", at, at + 1, char)
    return None


def _abbreviates(passage: Passage, at: int) -> bool:
    """Whether a point ends a title or a short form (Dr., vs.), not a sentence."""
    return bool(_SHORTENED.search(passage.folded, max(0, at - 6), at))


def _quoted_at(passage: Passage, at: int) -> Token | None:
    """A name in quotes ("美丽田园", '<!channel>'); what reports figures is speech, not a name."""
    spoken = _SPOKEN.match(passage.text, at)
    if spoken and spoken.group(1).isascii() and spoken.group(1)[0].islower() and " " in spoken.group(1):
        return None if _REPORT.search(spoken.group(1)) else Token("text", at, spoken.end(), spoken.group(1))
    if spoken and not _REPORT.search(spoken.group(1)):
        return Token("name", at, spoken.end(), spoken.group(1), {"quoted": ""})
    quoted = _QUOTED.match(passage.folded, at)
    if quoted is None or (at and passage.folded[at - 1].isalnum()):
        return None
    return Token("name", at, quoted.end(), passage.text[quoted.start(1) : quoted.end(1)])
