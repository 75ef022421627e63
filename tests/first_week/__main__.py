"""`python -m tests.first_week docs/first-week.md`: play the weeks of the page, and write down what is heard now."""

import asyncio
import sys
from pathlib import Path

from tests.first_week.page import written

if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.write_text(asyncio.run(written(target.read_text(encoding="utf-8"))), encoding="utf-8")
