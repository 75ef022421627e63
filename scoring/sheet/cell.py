"""What a cell says: an amount, a count, a day, a period, a name; or why it cannot be taken, with the remedy."""

import re
from datetime import date, timedelta
from decimal import Decimal

from language.dates import MONTHS, day_at
from language.inert import revived
from language.money import currency_after, currency_before
from language.normalise import fold
from language.numbers import number_at
from language.text import Text, text
from scoring.people import Organization
from scoring.period import Period

LONGEST_NAME = 64
_BLANK = frozenset({"", "-", "--", "—", "——", "/", "无", "無", "n/a", "na", "none", "null", "空"})
_ERROR = re.compile(r"#(?:ref|value|name|div/0|n/a|num|null|spill)[!?]?", re.IGNORECASE)
_FORMULA = re.compile(r"^\s*[=＝](?!\s*$)")
_SERIAL = re.compile(r"\d{5}(?:\.0+)?")
_FIRST_DAY = date(1899, 12, 30)
"""Excel's day 0, for its serial numbers from March 1900 on."""
_DAY = re.compile(r"(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ t]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)?")
_ENGLISH_DAY = re.compile(r"(\d{1,2})[- ]([a-z]{3})[a-z]*[-, ]+(\d{2}|20\d\d)")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](?:20)?\d\d")
_PERIOD = re.compile(r"(?:(20\d\d)\s*[-/.年]?\s*)?(?:q([1-4])|(1[0-2]|0?[1-9])月?(?:份)?)(?:[-/.]0?1)?(?: 00:00:00)?")
_NAMED = re.compile(r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ -]*(20\d\d)?")
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])")
_INVISIBLE = re.compile("[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")


class Unfit(ValueError):
    """A cell that cannot be taken; `words` say why and what to do."""

    def __init__(self, words: Text) -> None:
        super().__init__(words.msgid)
        self.words = words


def blank(cell: str) -> bool:
    """Whether nothing stands there."""
    return cell.strip().casefold() in _BLANK


def words_in(cell: str) -> str:
    """The cell as words: what kept it from being a formula is taken off again. Unfit: a formula."""
    _check(cell)
    return _INVISIBLE.sub("", revived(cell)).strip()


def name_in(cell: str) -> str:
    """The cell as a name; the blanks that make 张 三 as wide as three characters go. Unfit: too long."""
    name = _SPACED.sub("", words_in(cell))
    if len(name) > LONGEST_NAME:
        raise Unfit(text("“{word}” is longer than {n} characters: shorten it.", word=name[:20], n=LONGEST_NAME))
    return name


def amount_in(cell: str, factor: int = 1) -> tuple[Decimal, str] | None:
    """The number in whole units and its currency ("": none is said); None: nothing stands there. Unfit."""
    _check(cell)
    if blank(cell):
        return None
    plain = fold(cell).strip().replace("，", ",")
    unreadable = Unfit(text("“{word}” is not a number: write it like 12,000 or 1.2万.", word=cell[:20]))
    if plain.startswith(("-", "(", "−")):
        raise Unfit(text("“{word}” is below nought: take it out, or say it as a refund.", word=cell[:20]))
    before = currency_before(plain, 0)
    if before and before[1] is None:
        raise Unfit(text("“{word}” names two currencies: keep one.", word=cell[:20]))
    start, currency = (before[0], before[1] or "") if before else (0, "")
    rest = plain[start:].lstrip("¥$€£ ")
    number = number_at(rest, 0) if rest else None
    if number is None or number.value is None or number.percent:
        raise unreadable
    end = number.end
    after = currency_after(rest, end)
    if after:
        end, currency = after[0], currency or after[1]
    elif rest[end:].strip() and not re.fullmatch(r"\s*[一-鿿]{1,2}", rest[end:]):  # 12家, 3 单
        raise unreadable
    if factor > 1 and (before or after):
        words = text("“{word}” under a heading in {n}: write the plain number.", word=cell[:20], n=factor)
        raise Unfit(words)
    scale = 1 if number.scaled else factor
    return number.value * scale, currency


def day_in(cell: str, today: date) -> date | None:
    """The day; None: nothing stands there. Unfit: no day, or one that two countries read differently."""
    _check(cell)
    if blank(cell):
        return None
    plain = fold(cell).strip()
    if _SERIAL.fullmatch(plain):
        return _FIRST_DAY + timedelta(days=int(plain[:5]))
    whole, english, slashed = _DAY.fullmatch(plain), _ENGLISH_DAY.fullmatch(plain), _SLASHED.fullmatch(plain)
    found: date | None = None
    try:
        if whole:
            found = date(int(whole[1]), int(whole[2]), int(whole[3]))
        elif english and english[2] in MONTHS:
            found = date(2000 + int(english[3]) % 100, MONTHS[english[2]], int(english[1]))
    except ValueError:
        found = None
    if found is None and slashed and int(slashed[1]) <= 12 and int(slashed[2]) <= 12 and slashed[1] != slashed[2]:
        raise Unfit(text("“{word}” can be two days: write it like 2026-11-03.", word=cell[:20]))
    if found is None and not whole:
        said = day_at(plain, 0, today)
        if said and said.end == len(plain) and not said.wrong:
            found = said.past or said.ahead
    if found is None:
        raise Unfit(text("“{word}” is not a day: write it like 2026-11-03.", word=cell[:20]))
    return found


def period_in(cell: str, home: Organization, today: date) -> Period:
    """The month, quarter or year; this month where nothing stands. Unfit."""
    _check(cell)
    plain = fold(cell).strip()
    if blank(cell) or plain in ("本月", "当月", "this month"):
        return home.period("month", today)
    named, found = _NAMED.fullmatch(plain), _PERIOD.fullmatch(plain)
    if named:
        year = int(named[2] or today.year)
        return home.period("month", date(year, MONTHS[named[1]], 1))
    if found:
        first = int(found[3]) if found[3] else 3 * int(found[2]) - 2
        return home.period("quarter" if found[2] else "month", date(int(found[1] or today.year), first, 1))
    if re.fullmatch(r"20\d\d年?", plain):
        return home.period("year", date(int(plain[:4]), 7, 1))
    return home.period("month", _day_of_month(cell, today))


def _day_of_month(cell: str, today: date) -> date:
    try:
        found = day_in(cell, today)
    except Unfit:
        found = None
    if found is None:
        raise Unfit(text("“{word}” is not a month: write it like 2026-11.", word=cell[:20]))
    return found


def _check(cell: str) -> None:
    """A formula's own word is never taken, nor what became of it."""
    if _FORMULA.match(cell):
        raise Unfit(text("a formula stands there: copy the column and paste it as values."))
    if _ERROR.fullmatch(cell.strip()):
        raise Unfit(text("“{word}” is an error of the spreadsheet: put the value there.", word=cell[:20]))
