"""export: the company's numbers as a file, for whoever runs the program."""

from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.company import company, now_of
from bot.mistakes import Mistake
from bot.settings import Settings
from bot.sheets import TYPES, Form, file_of
from bot.told import told
from chat.message import Reader
from chat.reply import Sheet
from handlers.exporting import WORDS, sheet_of
from language.text import Listing, Text, counted, text
from scoring.people import Organization
from scoring.period import Period, period_of
from scoring.section import there_are
from storage.people import directory


def export(settings: Settings, what: str, days: tuple[date | None, date | None], team: str, out: Path | None) -> str:
    """Write the file and say where it is; without one, the CSV itself."""
    form = _form(out)
    if what not in WORDS:
        known = there_are(dict.fromkeys(WORDS.values()))
        raise Mistake(text("{what}: there is no such table; {remedy}", what=f"export {what}", remedy=known))
    with company(settings) as store:
        now = now_of(store)
        with store.look(now) as look:
            home = directory(look).organization
            period = _period(days, now.astimezone(ZoneInfo(home.zone)).date())
            sheet = sheet_of(look, home, WORDS[what], period, _members(home, team))
    return _written(sheet, Reader(home.locale, home.zone), form, out)


def _written(sheet: Sheet, reader: Reader, form: Form, out: Path | None) -> str:
    data = file_of(sheet, reader, form)
    if out is None:
        return data.decode("utf-8-sig")
    try:
        out.write_bytes(data)
    except OSError as wrong:
        said = text(
            "{option}: it cannot be written ({why}); name another file",
            option=f"--out {out}",
            why=str(wrong.strerror),
        )
        raise Mistake(said) from wrong
    return told(counted("{file}: {n} row", "{file}: {n} rows", len(sheet.rows), file=str(out))) + "\n"


def _form(out: Path | None) -> Form:
    ending = out.suffix.lstrip(".").lower() if out else "csv"
    if ending not in TYPES:
        endings = Listing(tuple(f".{one}" for one in TYPES))
        raise Mistake(
            text("{option}: let the name end with one of {endings}", option=f"--out {out}", endings=endings)
        )
    return "xlsx" if ending == "xlsx" else "csv"


def _period(days: tuple[date | None, date | None], today: date) -> Period:
    month = period_of("month", today)
    first, last = days[0] or month.start, days[1] or max(days[0] or month.start, today)
    if last < first:
        said = text("{option}: it lies before {first}; give a later day", option=f"--to {last}", first=str(first))
        raise Mistake(said)
    return Period("day", first, last + timedelta(days=1))


def no_team(name: str, home: Organization) -> Text:
    """That --team names none, and which there are."""
    known = there_are(team.key for team in home.teams.values())
    return text("{option}: there is no such team; {remedy}", option=f"--team {name}", remedy=known)


def _members(home: Organization, team: str) -> list[int]:
    if not team:
        return list(home.members)
    found = next((t.id for t in home.teams.values() if team in (t.key, t.name)), None)
    if found is None:
        raise Mistake(no_team(team, home))
    inside = home.within(found)
    return [member.id for member in home.members.values() if member.team in inside]
