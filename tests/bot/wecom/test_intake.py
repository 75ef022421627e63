"""What comes in is kept before anything is done about it, also while the database takes nothing."""

import asyncio
import importlib
from pathlib import Path
from typing import Any

from tests.bot.wecom.office import WANG, office
from tests.running import until

DIRECT = f"1:{WANG.casefold()}"


async def test_what_comes_while_the_database_is_away_is_kept_in_its_order(filled: Path) -> None:
    sqlite: Any = importlib.import_module("pysqlite3.dbapi2")
    async with office(filled) as here:
        await until(lambda: here.gateway.up)
        await here.gateway.say(WANG, "拜访1家")
        await here.answered(DIRECT, "拜访 1")
        await here.sent()
        holder = sqlite.connect(filled, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        for n in range(2, 6):
            await here.gateway.say(WANG, f"电话{n}通", msgid=f"away{n}")
        await asyncio.sleep(7)  # longer than a writer waits for the lock, also one that begins late
        assert not any("电话" in words for words in here.gateway.words(DIRECT)), "nothing is said before it is kept"
        holder.execute("ROLLBACK")
        holder.close()
        await here.answered(DIRECT, "已记：电话 5")
        said = [words for words in here.gateway.words(DIRECT) if "已记：电话" in words and "[" not in words]
        assert [words[8:14] for words in said] == [words[8:14] for words in sorted(said, key=lambda w: w[8:14])]
        assert len(said) == 4, "acknowledged and lost"
