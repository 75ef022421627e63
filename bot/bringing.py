"""import: a file into the company, by whoever runs the program; the same steps as in the chat."""

from pathlib import Path
from zoneinfo import ZoneInfo

from bot.company import calendar_of, company, now_of
from bot.mistakes import Mistake
from bot.settings import settings
from bot.spreadsheet import MOST_BYTES, sheet_text
from bot.told import locale, told
from cards.sheet import Preview, preview_card, saved_card
from chat.errors import Refusal
from chat.message import Reader
from chat.reply import Line, Reply
from handlers.importing import Importer, Source
from handlers.sheet.bringing import Bringing
from language.text import Listing, text
from scoring.period import local_day
from storage.ids import code_of
from storage.people import directory
from words.show import show


def bring_file(path: Path, said: list[str], *, yes: bool) -> str:
    """What the file would change, or with `yes` changes. Mistake: how to put it right."""
    answers, source_text = _answers_of(said), _text(path)
    with company(settings()) as store:
        now = now_of(store)
        is_workday = calendar_of(store).is_workday
        with store.work(now) if yes else store.look(now) as work:
            home = directory(work).organization
            reader = Reader(locale(), home.zone)
            title, _, body = source_text.removeprefix("import ").partition("\n")
            source = Source(title.partition(" hidden:")[0], body, answers, code_of(work.new_id()))
            today = local_day(now, ZoneInfo(home.zone), home.day_end)
            words, found = brought(Importer(work, home, today, None, is_workday), source, reader, yes=yes)
            more = told(text("To save it: the same with {option}", option="--yes"))
            return f"{words}\n{more}" if found.changes and not yes else words


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            said = text("{file}: it is larger than {n} MB; import it in parts", file=str(path), n=MOST_BYTES >> 20)
            raise Mistake(said)
        return sheet_text(path.name, path.read_bytes())
    except OSError as wrong:
        said = text("{file}: it cannot be read ({why}); name another", file=str(path), why=str(wrong.strerror))
        raise Mistake(said) from wrong
    except Refusal as no:
        raise _refused(str(path), no) from no


def _refused(name: str, no: Refusal) -> Mistake:
    first, *rest = no.words
    why = first
    for more in rest:
        why = text("{one} {more}", one=why, more=more)
    return Mistake(text("{file}: {wrong}", file=name, wrong=why))


def brought(importer: Importer, source: Source, reader: Reader, *, yes: bool) -> tuple[str, Bringing]:
    """What a sheet changes, or with `yes` has changed: in words, and as it was brought. Mistake."""
    try:
        _, layout = importer.read(source)
        if layout.doubts:
            doubt = layout.doubts[0]
            choices = tuple(f"--answer {doubt.about}={answer} ({told(words)})" for answer, words in doubt.choices)
            said = text("{file}: two things fit; say which: {choices}", file=source.title, choices=Listing(choices))
            raise Mistake(said)
        found = importer.bring(source, trial=not yes)
    except Refusal as no:
        raise _refused(source.title, no) from no
    preview = Preview(
        name=source.title,
        code=source.code,
        changes=found.changes,
        sums=found.sums,
        faults=[(fault.row, fault.words) for fault in found.faults],
        passed=found.passed,
        unread=found.layout.unread,
        same=found.same,
    )
    card = saved_card(preview) if yes and found.changes else preview_card(preview)
    return _lines(card, reader, source.code), found


def _lines(card: Reply, reader: Reader, code: str) -> str:
    """The card's lines, without the one that says how to answer in a chat."""
    shown = (show(block.text, reader) for block in card.blocks if isinstance(block, Line))
    return "\n".join(line for line in shown if f"sheet yes {code}" not in line)


def _answers_of(said: list[str]) -> dict[str, str]:
    """Answers as `about=choice`. Mistake: one without =."""
    if any("=" not in one for one in said):
        example = "--answer numbers=done"
        raise Mistake(
            text("{option}: write it as it was asked, for example {example}", option="--answer", example=example)
        )
    return dict(one.split("=", 1) for one in said)
