"""The lexicon of a reading: every word of the vocabulary with its meanings, and the organization's own words."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from language.normalise import Lexicon, fold, lexicon, with_words, word_set
from scoring.metric import BUILT_IN
from scoring.reading.misspelling import slips_of
from scoring.reading.vocabulary import (
    chinese,
    chinese_context,
    english,
    english_context,
    english_stages,
    fillers,
    names,
)

Means = Mapping[str, str]
"""What a word may mean, by kind: {"metric": "quotes", "stage": "quoted"} for 报价."""

UNITS = lexicon(
    (word, kind)
    for kind in ("joint", "measure", "unit")
    for table in (chinese_context, english_context)
    for word in table.KINDS.get(kind, "").split(",")
    if word
)
"""Classifiers and measures (分钟, miles), matched behind numbers only; joint words begin like one but are none."""

STRICT = frozenset(
    "赴奖占欠那跑办要说嫌送买卖退找让请问报完是共均各约叫谈聊收替帮应实签的了过在和与给跟对把被去到向从我你他她它也都又还就吧啊呢吗呀、后"
)
"""Single characters that end a name; all others may be part of one (中通, 新东方)."""

GIVEN_NAMES = frozenset(names.GIVEN.split(","))


def _entries() -> Iterable[tuple[str, str, str]]:
    """(word, kind, value) of the whole vocabulary."""
    for table in (chinese, english):
        for key, words in table.METRICS.items():
            yield from ((word, "metric", key) for word in words.split(","))
        for key, words in table.GOING.items():
            yield from ((word, "going", key) for said in words.split(",") for word in _shortened(said))
    for stages in (chinese.STAGES, english_stages.STAGES):
        for key, words in stages.items():
            yield from ((word, "stage", key) for said in words.split(",") for word in _with_shortened(said))
    for kinds in (chinese_context.KINDS, english_context.KINDS):
        for kind, words in kinds.items():
            if kind not in ("unit", "measure", "joint"):
                yield from ((word, kind, word) for word in words.split(","))
    for words in (fillers.CHINESE, fillers.ENGLISH):
        yield from ((word, "fill", "") for word in words.split(","))


def _shortened(word: str) -> tuple[str, ...]:
    """caught up with, and as it is typed in a hurry: caught up w/, caught up w."""
    return (word, f"{word[:-4]}w/", f"{word[:-4]}w") if word.endswith(" with") else (word,)


def _with_shortened(word: str) -> tuple[str, ...]:
    """went with the other brand, and went w/ the other brand; order came through, and order came thru."""
    if " with" in word:
        return (word, word.replace(" with", " w/"))
    return (word, word.replace(" through", " thru")) if " through" in word else (word,)


def _names() -> Iterable[tuple[str, str, str]]:
    yield from ((name, "name", name) for name in names.COMPANIES.split(","))


_TYPED_OFTEN = word_set(
    "signed closed received refunded quoted visited called deposit payment visits calls demos meetings meeting "
    "quotes quote proposal proposals followup followups follow-up follow-ups renewed"
) | {"follow up", "follow ups"}
"""Words that are recognized with a slip of the fingers in them."""

_PLURALS = ((re.compile(r"[a-z -]*[^aeiou -]y"), -1, "ies"), (re.compile(r"[a-z -]*(?:x|z|ch|sh)"), None, "es"))
_SINGULAR = re.compile(r"[a-z -]*[a-rt-z]")

Called = tuple[tuple[str, tuple[str, ...]], ...]
"""Metrics by key with the names people type."""


@lru_cache(maxsize=64)
def lexicon_of(metrics: Called, customers: frozenset[str], members: frozenset[str]) -> Lexicon[Means]:
    """The lexicon for an organization: its names stand before every other meaning of their words."""
    base = _vocabulary(metrics)
    own = {fold(name): {"person": name} for name in members if len(name) > 1}
    own |= {fold(name): {"name": name} for name in customers if len(name) > 1}
    return with_words(base, {word: means for word, means in own.items() if word})


@lru_cache(maxsize=8)
def _vocabulary(metrics: Called) -> Lexicon[Means]:
    """The metrics' own names, then the common vocabulary: it stays, while customers come with every message."""
    own = [(name, "metric", key) for key, called in metrics for name in called]
    several = [(_plural(fold(name)), kind, key) for name, kind, key in own if _SINGULAR.fullmatch(fold(name))]
    built_in = [
        (name, "metric", metric.key) for metric in BUILT_IN if metric.origin == "report" for name in metric.names
    ]
    table: dict[str, dict[str, str]] = {}
    for word, kind, value in (*own, *several, *_names(), *built_in, *_entries()):
        means = table.setdefault(fold(word), {})
        if "name" not in means:
            means.setdefault(kind, value)
    for word in _TYPED_OFTEN:
        for slip in slips_of(word):
            table.setdefault(slip, table[word])
    return lexicon((word, means) for word, means in table.items() if word)


def _plural(name: str) -> str:
    """Of several: site survey, delivery, pitch are typed as site surveys, deliveries, pitches."""
    for form, end, ending in _PLURALS:
        if form.fullmatch(name):
            return name[:end] + ending
    return f"{name}s"
