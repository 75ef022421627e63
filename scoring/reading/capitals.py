"""Names in capitals: Three Rivers Bank, Studio 54, Call-A-Doc; words of ours around them are cut off."""

from __future__ import annotations

import re

from language.money import currency_after
from language.normalise import word_set
from language.numbers import number_at
from scoring.reading.lettered import mark_at
from scoring.reading.lexicon import Means
from scoring.reading.models import is_model_year
from scoring.reading.token import Passage
from scoring.reading.vocabulary.names import FIRMS, SHOPS

_CURRENCIES = "usd|eur|gbp|cny|rmb|hkd|twd|ntd|sgd|aud|cad|jpy"
_RUN = re.compile(
    r"[A-Z][A-Za-zÀ-ÖØ-öø-ÿ0-9'’.&/-]*"
    r"(?: (?:(?:of|(?<!ed )the|de|la|&|du|von|van) )?"
    r"(?:[A-Z][A-Za-zÀ-ÖØ-öø-ÿ0-9'’.&/-]*|[0-9][0-9/]{0,3}(?![0-9kKwWmM%]|[.,-][0-9]"
    rf"| (?i:{_CURRENCIES}|times)\b| (?!was|has|his|us|is|this)(?:[a-z]{{2,20}}s|more|extra|new|additional|of|out"
    r"|[a-z]{2,9} of|lbs?|kgs?|cs|doz|dz|pcs|ft|ea)\b)"
    r"(?= |$|[^\w])))*"
)
_PARTNERS = frozenset(("Sons", "Co", "Co.", "Partners", "Associates", "Company", "Bros", "Brothers", "Daughters"))
_STARTERS = word_set(
    "old new first best general global national big great united total target square next home royal good ever all "
    "route first second third quick fast easy key top prime premier major metro city town river main daily weekly "
    "extra one hotel lunch coffee zero full number"
)
_TITLES = word_set("dr mr mrs ms prof chef st mt")
SHORT_FORMS = word_set(
    "inc co corp ltd llc bros st no dr jr sr mt ave intl mfg dept assoc assn ft vs sgt capt rev hon pres gov gen est"
)
_ENDERS = frozenset(("call", "lead", "meeting", "card", "cards", "visits", "signs", "sod"))
"""Words of ours that end names as well: Larkspur Signs."""
_PRONOUN = re.compile("(?:he|she|they|we|you|it)'(?:s|d|ll|ve|re)(?: |(?![a-z]))")
_WEEKDAYS = word_set("mon tue wed thu fri sat")
_MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sept sep oct nov dec"
)
_BY_MONTH = tuple(f"{word} " for word in ("by", "till", "til", "until", "thru", "through", "since"))
_OPEN = frozenset(("tbd", "tbc", "tba"))
_SIDES = ("那边", "这边", "那单", "那个", "的")
_DOING = frozenset(("stage", "metric", "going", "actual", "done"))
_STEERING = frozenset(("no", "plan", "hope", "if", "unsure", "team", "boss", "me", "pending", "era", "target"))
_TELLING = word_set("signed paid ordered renewed bought wired") | {"signed up", "signed for"}
_CLOSERS = frozenset(("stage", "metric", "no", "daypart", "ask", "emptyword", "me"))

_FIRM = "|".join(one[0].upper() + one[1:] for one in (*FIRMS.split(","), *SHOPS.split(",")))
_NUMBERED_FIRM = re.compile(
    r"\d{1,3} (?:[A-Z][a-z'’]+ ){1,2}"
    rf"(?:{_FIRM})\b"
    r"(?! (?!this\b|was\b|is\b|has\b)[a-z]+s\b)"
)
_NUMBERED = re.compile(r" \d{1,4} [A-Z]")
_BRAND = re.compile(
    r"[1-9]\d{1,3}(?P<brand>[A-Z][a-z]{3,})(?![A-Za-z])"
    r"|\d{1,2}(?:st|nd|rd|th) (?P<first>(?!Floor|Quarter|Half|Grade|Avenue|Round|Street)[A-Z][a-z]{3,})"
    r"(?: [A-Z][a-z]+)+"
)
_BEFORE_FIRM = (
    *("from ", "with ", "at ", "and ", "for ", "to ", "& "),
    *("visited ", "met ", "by ", "of ", "signed ", "closed "),
)
"""7 Oaks Catering, 9 Mile Brewing: what ends the name of a firm that begins with a number, and what stands before."""


def capital_runs(passage: Passage) -> dict[int, int]:
    """Start and end of every name in capitals."""
    text = passage.text
    found: dict[int, int] = {}
    for run in _RUN.finditer(text):
        inside = run.start() > 0 and text[run.start() - 1].isascii() and text[run.start() - 1].isalnum()
        if inside or mark_at(passage, run.start()):
            continue
        at = run.start()
        while at < run.end():
            start = _without_head(passage, at, run.end())
            if passage.char(start).isdigit() and is_model_year(passage, start):
                start += len("2018 ")  # SOLD 2018 Jeep Wrangler
            stop = _before_sum(passage, start, _sentence_end(passage, start, run.end()))
            tail = _without_tail(passage, start, stop)
            end = _without_sum(passage, start, tail)
            end = _without_tail(passage, start, end) if end < tail else end  # Finch PO 200 x $14
            if end > start and not (_is_number_or_day(passage, start, end) or mark_at(passage, start)):
                found.update(_each(text, start, end))
            at = stop + 2 if passage.text[stop + 2 : stop + 3].isupper() else run.end()
    return found


def _each(text: str, start: int, end: int) -> dict[int, int]:
    """The names of a run: Brightside Clinic & Oakview Pharmacy are two, Smith Brothers & Sons is one."""
    names = text[start:end].split(" & ")
    if len(names) != 2 or not all(" " in name for name in names) or names[1].split(" ")[0] in _PARTNERS:
        return {start: end}
    return {start: start + len(names[0]), end - len(names[1]): end}


def _without_head(passage: Passage, start: int, end: int) -> int:
    """Where the name begins behind words of ours: Closed Acme is Acme; Demo Farms and New Relic begin the name."""
    within = _goes_before(passage, start)
    while start < end:
        start = _behind_weekday(passage, start, end)
        said = _PRONOUN.match(passage.folded, start)
        if said is not None:
            start = min(end, said.end())  # He's got, She'd Acme in mind
            continue
        hit = passage.words.match(passage.folded, start)
        if hit is None or _begins_name(passage, start, hit, end) or (within and _steers(passage, hit, end)):
            return start
        if "stage" in hit[1] and _is_whole(passage, hit[0], end):
            return start
        start = min(end, hit[0] + 2 * passage.folded.startswith("'s ", hit[0]))
        while start < end and (
            passage.char(start) in " -/.&" or (passage.char(start).isdigit() and "metric" in hit[1])
        ):
            start += 1
    return start


def _behind_weekday(passage: Passage, start: int, end: int) -> int:
    """Tues Corbin Glass signed: the name begins behind the day; Sun Valley and Friday's Grill are names."""
    day = passage.day_at(start) if passage.folded[start : start + 3] in _WEEKDAYS else None
    behind = day is not None and day.end < end and passage.text[day.end] == " "
    return day.end + 1 if behind and day is not None and passage.text[day.end + 1].isupper() else start


def _goes_before(passage: Passage, start: int) -> bool:
    """Whether a word in small letters stands before the run: what is written large behind it is written so."""
    return start > 1 and passage.text[start - 1] == " " and passage.text[start - 2].islower()


def _steers(passage: Passage, hit: tuple[int, Means], end: int) -> bool:
    """visited No Limit Fitness, demo for Should Labs: a word that tells of no doing, and one that is none of ours."""
    at, means = hit
    capital = at < end and passage.text[at] == " " and passage.text[at + 1 : at + 2].isupper()
    if not capital or means.keys() & _DOING or not means.keys() & _STEERING:
        return False
    return passage.words.match(passage.folded, at + 1) is None and passage.day_at(at + 1) is None


def _is_whole(passage: Passage, at: int, end: int) -> bool:
    """Lost Lake Resort signed for 18k: what was done stands behind the whole run."""
    capital = at < end and passage.text[at] == " " and passage.text[at + 1 : at + 2].isupper()
    following = passage.words.match(passage.folded, end + 1) if capital and passage.char(end) == " " else None
    return following is not None and passage.folded[end + 1 : following[0]] in _TELLING


def _begins_name(passage: Passage, start: int, hit: tuple[int, Means], end: int) -> bool:
    """Whether a word of ours is the beginning of a name all the same."""
    at, means = hit
    if passage.folded.startswith(_SIDES, at):
        return True
    if passage.folded[start:at] in _TITLES:
        return True
    if passage.folded.startswith("'s ", at) and means.keys() == {"fill"}:
        return False  # Deal's dead
    joined = at < end and passage.char(at) in "&-'’/." and passage.char(at + 1).isalpha()
    if joined or "name" in means:
        return True
    capital = passage.text[at : at + 1] == " " and passage.text[at + 1 : at + 2].isupper()
    if passage.folded[start:at] in _STARTERS and _NUMBERED.match(passage.text, at):
        return True  # Route 66 Diner
    if at >= end or not capital:
        return False
    if "person" in means:
        return passage.words.match(passage.folded, at + 1) is None
    if "metric" in means and "going" not in means and passage.char(at - 1) != "s":
        following = passage.words.match(passage.folded, at + 1)
        known = following is not None and not following[1].keys() <= {"place"}
        return not known and passage.day_at(at + 1) is None
    return passage.folded[start:at] in _STARTERS and passage.words.match(passage.folded, at + 1) is None


def _without_tail(passage: Passage, start: int, end: int) -> int:
    """Where the name ends before words of ours (Acme Signed), before of and &, and before the stop of a sentence."""
    pieces = passage.folded[start:end].split(" ")
    while len(pieces) > 1:
        mark = mark_at(passage, end - len(pieces[-1]))
        if mark and (mark[0] > end or passage.char(mark[0]).isdigit()):
            end -= len(pieces.pop()) + 1  # Jysk DKK 120,000
            continue
        last = pieces[-1].rstrip(".")
        hit = passage.words.match(last, 0) if last else None
        ours = hit is not None and hit[0] == len(last) and hit[1].keys() & _CLOSERS and last not in _ENDERS
        if not ours and last not in _OPEN and last not in ("and", "of", "the", "&", ""):
            break
        end -= len(pieces.pop()) + 1
    while end > start and passage.text[end - 1] in "-/&'’ ":
        end -= 1
    if end - start > 4 and passage.text[end - 1] == ".":
        behind = passage.text[end:].lstrip()
        short = passage.folded[start : end - 1].rsplit(" ", 1)[-1] in SHORT_FORMS
        end -= not behind or behind[0].isupper() or (behind[0].isalnum() and not short)
    return end


def _before_sum(passage: Passage, start: int, end: int) -> int:
    """Where a sum in rand ends a name: Rand Steel R7 850."""
    at = passage.text.find(" R", start, end)
    while at >= 0 and not (passage.text[at + 2 : at + 3].isdigit() and mark_at(passage, at + 1)):
        at = passage.text.find(" R", at + 1, end)
    return end if at < 0 else at


def _without_sum(passage: Passage, start: int, end: int) -> int:
    """Where digits at the end of a name begin a sum: TCL8万5."""
    at = end
    while at > start and passage.char(at - 1).isdigit():
        at -= 1
    if end - at >= 3 and passage.folded[at:end].endswith(("00", "50")) and passage.char(at - 1) == " ":
        return at - 1  # Cylon 800, in a list of sums
    if start < at < end and passage.char(at - 1) == " " and currency_after(passage.folded, end):
        return at - 1  # refunded Tilly's Cafe 149 quid
    return at if start < at < end and passage.char(end) in ("万", "千", "亿", "元", "块") else end


def _sentence_end(passage: Passage, start: int, end: int) -> int:
    """Where a stop ends the name: lost Kivo Labs. Wed: 2 onsites; St. Louis goes on."""
    stop = passage.folded.find(". ", start, end)
    while stop >= 0:
        hit = passage.words.match(passage.folded, stop + 2)
        if passage.day_at(stop + 2) or (hit is not None and not hit[1].keys() & {"name", "person", "place"}):
            return stop
        last = passage.folded[start:stop].rsplit(" ", 1)[-1]
        if len(last) > 2 and last.isalpha() and last not in SHORT_FORMS and last not in _TITLES:
            return stop
        stop = passage.folded.find(". ", stop + 2, end)
    return end


def _is_number_or_day(passage: Passage, start: int, end: int) -> bool:
    if passage.text.startswith("Sun ", start) and end > start + 4:
        hit = passage.words.match(passage.folded, start + 4)
        return hit is not None and "name" not in hit[1]  # Sun Valley is no day, Sun Visits is
    number = number_at(passage.folded, start)
    if passage.folded[start:end] in _MONTHS and passage.folded.endswith(_BY_MONTH, 0, start):
        return True  # under contract till March
    return (number is not None and number.end >= end) or passage.day_at(start) is not None


def numbered_name(passage: Passage, at: int) -> int:
    """from 9 Mile Brewing, and 7 Oaks Catering: where a name ends that digits begin; 0 for digits that count."""
    found = _NUMBERED_FIRM.match(passage.text, at)
    return found.end() if found and passage.folded.endswith(_BEFORE_FIRM, 0, at) else 0


def brand_at(passage: Passage, at: int) -> re.Match[str] | None:
    """51Talk, 1st Choice Dental: digits that a word makes a name of; 30Calls counts calls, the 2nd Visit none."""
    found = _BRAND.match(passage.text, at)
    word = found.start(found.lastgroup) if found and found.lastgroup else 0
    return found if word and passage.words.match(passage.folded, word) is None else None
