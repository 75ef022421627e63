"""How much is tried: the quick form, the full figures with PROMISES=full, little where a sabotaged build must fail."""

import os

from hypothesis import Phase

FULL = os.environ.get("PROMISES") == "full"
SABOTAGED = os.environ.get("PROMISES") == "sabotaged"
KILLS = 200 if FULL else 10 if SABOTAGED else 25
HISTORIES = 10_000 if FULL else 200
PHASES = (Phase.generate,) if SABOTAGED else tuple(Phase)
POISONS = 60 if FULL else 6
CASCADES = 100_000 if FULL else 2_000
