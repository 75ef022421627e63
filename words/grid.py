"""A sheet as plain cells for one reader: numbers stay numbers, money in whole units, days as ISO dates."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from chat.message import Reader
from chat.reply import Sheet
from language.money import Money
from language.text import Arg, At, Day, Share, Short, Text, counted, text
from words.show import show

Cell = int | Decimal | str


def cells(sheet: Sheet, reader: Reader) -> list[list[Cell]]:
    """The header and the rows. Somebody's words stay as they were typed, whatever they are."""
    return [[_cell(arg, reader) for arg in row] for row in (sheet.header, *sheet.rows)]


def _cell(arg: Arg, reader: Reader) -> Cell:
    match arg:
        case int():
            return arg
        case str():
            return arg
        case Money():
            return arg.major
        case Short(value=value):
            return _cell(value, reader)
        case Share(per_10000=share):
            return Decimal(share).scaleb(-4)
        case Day(day=day):
            return day.isoformat()
        case At(instant=instant):
            return _moment(instant, reader)
    return show(arg, reader)


def _moment(instant: datetime, reader: Reader) -> str:
    return instant.astimezone(ZoneInfo(reader.zone)).isoformat(sep=" ", timespec="minutes")[:16]


def sheet_line(name: str, rows: int) -> Text:
    """What stands for a sheet where no file can be given."""
    if not rows:
        return text("📎 {name} (empty)", name=name)
    return counted("📎 {name} ({n} row)", "📎 {name} ({n} rows)", rows, name=name)
