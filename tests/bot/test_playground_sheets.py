"""A sheet in the playground: shown by its name, and given as the file that was meant."""

import asyncio
from pathlib import Path

from bot.platforms.playground.adapter import Playground
from bot.platforms.playground.draw import PLATFORM
from chat.message import Reader, Room
from chat.reply import Delivery, Line, Reply, Sheet
from language.money import Money
from tests.dialogues.company import CALENDAR, company

ROOM = Room(PLATFORM, PLATFORM, "room")


def test_a_sheet_is_shown_with_its_two_files(tmp_path: Path) -> None:
    store = company(tmp_path)
    try:
        page = Playground(store, CALENDAR)
        sheets = (Sheet("one", ("h",), (("=1+1", 5),)), Sheet("two", ("h",), ((Money(150, "CNY"),),)))
        reply = Reply((Line("here"), *sheets))
        number = asyncio.run(page.send(Delivery(ROOM, reply, "key"), Reader("en", "UTC"), []))
        (message,) = asyncio.run(page.messages("room", 0))
        blocks = [block for block in message["blocks"] if block["kind"] == "sheet"]
        assert [(block["name"], block["rows"]) for block in blocks] == [("one", 1), ("two", 1)]
        assert blocks[1]["urls"]["xlsx"] == f"/playground/sheets/{number}-1.xlsx"
        first = asyncio.run(page.sheet(f"{number}-0", "csv"))
        assert first == ("one.csv", '\ufeff"h"\r\n"\'=1+1",5\r\n'.encode())
        second = asyncio.run(page.sheet(f"{number}-1", "csv"))
        assert second
        assert second[1].endswith(b"1.50\r\n")
        for lost in (f"{number}-2", f"{number}-x", "99-0", "x", ""):
            assert asyncio.run(page.sheet(lost, "csv")) is None
    finally:
        store.close()
