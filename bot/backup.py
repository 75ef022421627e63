"""backup and restore: the company's database, copied while it is used, and put back."""

from pathlib import Path

from bot.company import COMPANY, admin_room_of, company, home_of, now_of
from bot.mistakes import Mistake
from bot.settings import Settings
from bot.told import told
from cards import trouble
from language.text import text
from scheduler.clock import read_clock
from storage import outbox
from storage.admins import to_admins
from storage.backup import BackupError, back_up, file_of
from storage.backup import restore as put_back
from storage.people import directory
from storage.probe import takes_writes
from storage.store import Store

FOLDER, REBUILD = "backups", "dealdrum rebuild"


def backup(settings: Settings, to: Path | None, keep: int) -> tuple[str, bool]:
    """Make a copy; a line on it, and whether all is well. A failure is told to the admins, too."""
    with company(settings) as store:
        try:
            copy = back_up(file_of(store.url), to or home_of(settings) / FOLDER, keep, read_clock())
        except (BackupError, OSError) as wrong:
            _tell(settings, store)
            if isinstance(wrong, OSError):
                said = text(
                    "{folder}: the backup failed ({why}); make room or let it be written, or name another folder",
                    folder=str(to or FOLDER),
                    why=str(wrong.strerror),
                )
                raise Mistake(said) from wrong
            raise
        if not copy.adds_up:
            _tell(settings, store)
            said = text(
                "{file}: a sound copy, but its totals differ from its ledger; run: {command}",
                file=str(copy.file),
                command=REBUILD,
            )
            return told(said), False
    return told(text("{file}: opened, checked, and its totals equal its ledger.", file=str(copy.file))), True


def _tell(settings: Settings, store: Store) -> None:
    """Leave word for the admins; the program that serves the company sends it."""
    room = admin_room_of(settings, store)
    now = now_of(store)
    if not takes_writes(store, now):
        return
    with store.work(now) as work:
        outbox.put(work, to_admins(directory(work), room, trouble.backup_card(), f"backup:{now.isoformat()}", now))


def restore(settings: Settings, file: Path, *, replace: bool) -> list[str]:
    """Put a copy in the company's place; lines on what was done."""
    home_of(settings)
    database = file_of(settings.database(COMPANY))
    copy, aside = put_back(file, database, read_clock(), replace=replace)
    lines = [text("{file} is now what {copy} was.", file=str(copy.file), copy=file.name)]
    if aside:
        lines.append(text("The database that was there is kept as {file}.", file=aside.name))
    if not copy.adds_up:
        lines.append(text("Its totals differ from its ledger; run: {command}", command=REBUILD))
    return [told(line) for line in lines]
