"""P16: a call of WeCom's app that somebody has caught and sends again and again has one effect."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select
from starlette.applications import Starlette

from storage.tables import ActivityRow, InboxRow
from storage.work import table_of
from tests.bot.wecom.app.shop import Shop, shop
from tests.bot.wecom.office import WANG
from tests.promises.scale import REPLAYS
from tests.promises.test_forged import answered

CAUGHT = "<Content><![CDATA[拜访3家]]></Content><MsgId>77</MsgId>"
MOVED_IN = {"before": lambda _: None}
"""For a program that begins on what another has left."""


async def test_a_caught_call_has_one_effect_also_elsewhere_and_after_a_restart(
    filled: Path, figure: Callable[[str, str, str], None]
) -> None:
    async with shop(filled) as here, shop(filled, own=MOVED_IN) as other:
        body, query = here.phone.sealed(here.phone.message(WANG, "text", CAUGHT))
        asked = "&".join(f"{name}={value}" for name, value in query.items())
        await replayed([here, other], body, asked)
        await here.seen(WANG, "拜访 3")
        await here.office.sent()
    async with shop(filled, own=MOVED_IN) as again:
        await replayed([again], body, asked)
        with again.office.store.look(again.office.clock()) as look:
            kept = look.rows(select(table_of(InboxRow).c.id))
            counted = look.rows(select(table_of(ActivityRow).c.amount))
    assert len(kept) == 1
    assert counted == [(3,)]
    said = f"{REPLAYS:,} times at two programs and after a restart: 1 effect"
    figure("P16", "a caught call of WeCom's app sent 1,000 times, also after a restart and elsewhere: 1 effect", said)


async def replayed(where: list[Shop], body: str, query: str) -> None:
    """Send it again and again, to one after the other; each time it is WeCom's, and acknowledged."""
    sites = [Starlette(routes=list(one.office.adapter.routes(one.office.pipeline.receive))) for one in where]
    for number in range(REPLAYS // 2):
        assert await answered(sites[number % len(sites)], body.encode(), query) == 200
