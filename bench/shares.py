"""A profile as shares of the time, by the steps of the whole path."""

import cProfile
import pstats
from typing import Any, cast

STEPS = (
    ("reading and routing", "bot/answer.py", "_routed"),
    ("people and customers for the reader", "storage/people.py", "directory"),
    ("commands: record, ask, score, word the answer", "bot/answer.py", "answer"),
    ("inbox rows", "storage/inbox.py", "claim"),
    ("outbox rows and lanes", "storage/outbox.py", "send"),
    ("one flush: ledger, totals", "storage/work.py", "flush"),
    ("commit", "sqlalchemy/engine/base.py", "_commit_impl"),
)
WHOLE = ("bot/batch.py", "keep")


def shares(profile: cProfile.Profile) -> list[tuple[str, float]]:
    """Each step with its share of the whole, with all it calls; what no step names comes last."""
    stats = cast(Any, pstats.Stats(profile)).stats
    whole = _cumulative(stats, *WHOLE)
    found = [(step, _cumulative(stats, file, function) / whole) for step, file, function in STEPS]
    return [*found, ("everything else", 1 - sum(share for _, share in found))]


def _cumulative(stats: dict[tuple[str, int, str], tuple[Any, ...]], file: str, function: str) -> float:
    return float(
        sum(entry[3] for (path, _, name), entry in stats.items() if name == function and path.endswith(file))
    )
