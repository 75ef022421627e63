"""A message in other words is read as before: invented customers, other metric words, half-width marks, a greeting."""

import pytest

from tests.language.corpus.variants import VARIANTS, held

LEVELS = {
    "customers renamed": 0.985,
    "metrics in other words": 0.975,
    "stages in other words": 0.98,
    "visiting in other words": 0.98,
    "greeting before, thanks behind (zh)": 0.985,
    "greeting before, thanks behind (en)": 0.98,
    "half-width punctuation": 0.985,
    "full-width digits": 0.985,
    "numbers in words": 0.985,
    "Traditional characters": 0.98,
    "lines in another order": 0.85,
}
"""By variant: the share of the rightly read messages that are still read rightly, at least."""


@pytest.mark.parametrize("name", sorted(VARIANTS))
def test_the_same_message_in_other_words_is_read_the_same(name: str) -> None:
    right, total, wrong = held(name, ("messages", "second", "third", "fourth"))
    assert total > 5, "there are such messages"
    assert right >= LEVELS[name] * total, [item["text"] for item in wrong]
