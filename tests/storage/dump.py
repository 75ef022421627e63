"""`python -m tests.storage.dump NAME`: a small company of today's schema as SQL, for tests of later upgrades."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.batch import Desk, keep
from storage.store import Store
from tests.company import NORTH, WANG, at, found, is_workday, says, url

SCHEMAS = Path(__file__).parent / "schemas"
SAID = ("拜访3家，电话20通", "签单 星河科技 5万", "撤销", "签单 宏远建材 8万", "拜访三四家")


def dump(name: str) -> Path:
    """Write the dump; its path."""
    path = SCHEMAS / f"{name}.sql"
    with TemporaryDirectory() as folder:
        file = Path(folder, "company.db")
        store = Store(url(file))
        store.migrate()
        found(store)
        for number, text in enumerate(SAID):
            message = says(WANG, text, f"m{number}", room=NORTH, now=at(120 * number))
            keep(store, Desk(is_workday), [message], [], at(120 * number))
        store.close()
        with closing(sqlite3.connect(file)) as plain:  # pysqlite3 has no iterdump
            lines = list(plain.iterdump())
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


if __name__ == "__main__":
    print(dump(sys.argv[1]))
