"""The missing bit of an open question, sent alone: 3, 50,000, 五万."""

from dataclasses import replace
from decimal import Decimal

from language.money import money_of
from language.normalise import fold
from language.numbers import Number, number_at
from scoring.reading.result import Option, Question

_MOST_CHARACTERS = 24
_AROUND = " 元块¥$.。!！,，家个通单份場场条次visitscaldemoquk"


def completed(question: Question, words: str, currency: str) -> Option | None:
    """The reading with the number that was missing; None when the words are not just a number."""
    number = _only_number(words)
    if number is None or not question.options:
        return None
    first = question.options[0]
    if question.doubt == "amount_missing" and first.deals:
        try:
            money = money_of(number, currency)
        except ValueError:
            return None
        return Option(deals=(replace(first.deals[0], money=money),)) if money.minor > 0 else None
    if question.doubt in ("vague_number", "number") and first.activities and number == number.to_integral_value():
        return Option(activities=(replace(first.activities[0], quantity=number),))
    return None


def _only_number(words: str) -> Decimal | None:
    text = fold(words[:_MOST_CHARACTERS]) if len(words) <= _MOST_CHARACTERS else ""
    found: Number | None = None
    at = 0
    while at < len(text):
        number = number_at(text, at)
        if number:
            if found or number.value is None or number.doubt:
                return None
            found, at = number, number.end
        elif text[at] in _AROUND:
            at += 1
        else:
            return None
    return found.value if found else None
