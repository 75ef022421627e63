"""What a pattern of alternatives says of itself before any text is tried."""

import pytest

from language.alternatives import openings


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        ("谁没报|who is missing", "谁w"),
        ("(?:please )?(?:show|tell) me", "pst"),
        ("(?:帮我)?[看查]一下", "帮看查"),
        (r"\bq[1-4]|a?b", "qab"),
        (r"(?<!x)yes", "y"),
        (r"\?help", "?"),
    ],
)
def test_a_pattern_tells_how_what_fits_it_begins(pattern: str, begins: str) -> None:
    assert openings(pattern) == frozenset(begins)


@pytest.mark.parametrize(
    "pattern", ["谁没报|.*报", "(?P<person>[a-z]+) 怎么样", "a*b", "(?:a)?", r"\d家", "[^a]b", ""]
)
def test_what_may_begin_with_anything_says_so(pattern: str) -> None:
    assert openings(pattern) is None
