"""`dealdrum run` as a program of its own, for tests: it listens first, like the real one, then loads the rest."""

import sys
from pathlib import Path

from bot.listening import LOOPBACK, listen

if __name__ == "__main__":
    with listen(LOOPBACK, int(sys.argv[2])) as listener:
        from tests.bot.calling import serve

        serve(Path(sys.argv[1]), listener)
