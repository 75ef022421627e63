"""How much is tried: the quick form, the full figures with PROMISES=full, little where a sabotaged build must fail."""

import os

from hypothesis import Phase

from tests.again import SABOTAGED as SABOTAGED

FULL = os.environ.get("PROMISES") == "full"
KILLS = 200 if FULL else 25
HISTORIES = 10_000 if FULL else 200
PHASES = (Phase.explicit, Phase.generate) if SABOTAGED else tuple(Phase)
POISONS = 60 if FULL else 6
TOTALS = 10_000 if FULL else 60 if SABOTAGED else 200
CASCADES = 100_000 if FULL else 2_000
CRASHES = 1000 if FULL else 60
BACKUPS = 2
BALLAST = 120_000 if FULL else 0
OLD_ROWS = 100_000 if FULL else 1_000
UPGRADE_KILLS = 20 if FULL else 5
CLOCKS = 20 if FULL else 1
BACKLOGS = 10_000 if FULL else 300
POSTS = 1_000 if FULL else 60
POST_KILLS = 40 if FULL else 6
SERVER_CRASHES = 3
TEXTS = 100_000 if FULL else 600
NAMES = 10_000 if FULL else 20
BOARDS = 400 if FULL else 12
RESTARTS = 5 if FULL else 1
FORGERIES = 100_000 if FULL else 2_000
FLIPPED = 1_000 if FULL else 3
REPLAYS = 1_000 if FULL else 20
