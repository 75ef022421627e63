"""The missing bit of an open question, sent alone: 3, 50,000, 五万."""

import re
from dataclasses import replace
from decimal import Decimal

from language.money import money_of
from language.normalise import fold
from language.numbers import Number, number_at
from scoring.reading.result import Option, Question

_MOST_CHARACTERS = 24
_SUMS = ("amount_missing", "amount", "vague_number", "zero_amount", "negative")
_COUNTS = ("vague_number", "number", "negative")
_PLAIN = " .。!！,，"
_MONEY = _PLAIN + "元块塊¥$"
_COUNTED = _PLAIN + "家个個通单單份场場条條次"
_WORDS = re.compile(r" ?(?:visits?|calls?|demos?|quotes?|leads?|meetings?)$")


def may_complete(words: str) -> bool:
    """Whether the words are but a number: only such words complete a question, of whatever kind."""
    return any(_only_number(words, around) is not None for around in (_MONEY, _COUNTED))


def completed(question: Question, words: str, currency: str) -> Option | None:
    """The reading with the number that was missing; None when the words are not just a number."""
    first = question.wanted or (question.options[0] if question.options else None)
    if first is None:
        return None
    number = _only_number(words, _MONEY if first.deals else _COUNTED)
    if number is None:
        return None
    if first.deals and question.doubt in _SUMS:
        try:
            money = money_of(number, currency)
        except ValueError:
            return None
        return Option(deals=(replace(first.deals[0], money=money),)) if money.minor > 0 else None
    if first.activities and question.doubt in _COUNTS and number == number.to_integral_value():
        return Option(activities=(replace(first.activities[0], quantity=number),))
    return None


def _only_number(words: str, around: str) -> Decimal | None:
    """The one number in words that hold nothing else but what may stand around it."""
    text = fold(words[:_MOST_CHARACTERS]) if len(words) <= _MOST_CHARACTERS else ""
    text = text if around is _MONEY else _WORDS.sub("", text)
    found: Number | None = None
    at = 0
    while at < len(text):
        number = number_at(text, at)
        if number:
            if found or number.value is None or number.doubt:
                return None
            found, at = number, number.end
        elif text[at] in around:
            at += 1
        else:
            return None
    return found.value if found else None
