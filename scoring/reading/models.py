"""Model years: a year before a make or a model says which vehicle was sold, and is no sum."""

from __future__ import annotations

import re

from language.normalise import word_set
from scoring.reading.token import Passage
from scoring.reading.vocabulary.goods import MAKES

_FIRST = 1950
_MAKES = word_set(MAKES)
_MODEL = re.compile(r"\d{4} (?:(?:used|new|certified|cpo|black|white|silver) )?([a-z]+(?:-[a-z]+)?)?")
_LETTERED = re.compile(r"\d{4} [A-Z]{1,4}-?\d{1,4}[A-Z]{0,3}\b")
"""2021 F150, 2023 RAV4, 2020 CX-5, 2018 GX460: a model by letters and digits."""


def is_model_year(passage: Passage, at: int) -> bool:
    """2021 F150, 2019 Honda Civic, 2022 used Tacoma: not before what is of next year's models or later."""
    year = passage.folded[at : at + 4]
    if not year.isdecimal() or not _FIRST <= int(year) <= passage.today.year + 1:
        return False
    found = _MODEL.match(passage.folded, at)
    named = found is not None and (found.group(1) or "") in _MAKES
    return named or _LETTERED.match(passage.text, at) is not None
