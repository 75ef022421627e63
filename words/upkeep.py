"""Keeping the catalogues: bring in new wordings, take in translations, list what lacks."""

import argparse
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from words import catalogue
from words.catalogue import LOCALES, catalogue_at
from words.source import ROOT, Source, Wording, source_at

PLACES = re.compile(r"\{[^{}]*\}|%\([^()]*\)s")
_HEADER = """\
# DealDrum in {locale}. `make messages` brings in what is new; translate what is then empty.
msgid ""
msgstr ""
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"

"""


def update(source: Source, folder: Path, *, tidy: bool = False) -> None:
    """Bring each catalogue to what the source says. Translations stay; those not needed now are kept aside.

    With `tidy` those kept aside are dropped. English is filled with the msgids themselves.
    """
    for locale in LOCALES:
        path = folder / f"{locale}.po"
        old = catalogue_at(path) if path.exists() else Catalog(locale=locale)
        path.write_bytes(_written(_merged(source, locale, old, tidy=tidy)))


def take(source: Source, folder: Path, locale: str, translated: Path) -> None:
    """Fill a catalogue with the translations of another .po file of its locale; they win over the old ones."""
    path = folder / f"{locale}.po"
    old = catalogue_at(path)
    with translated.open("rb") as file:
        taken = read_po(file, locale=locale, abort_invalid=True)
    for message in taken:
        if message.id and _is_complete(message):
            old.delete(_key(message))
            old.add(message.id, message.string, flags=message.flags & {"fuzzy"})
    path.write_bytes(_written(_merged(source, locale, old, tidy=False)))


def faults(source: Source, folder: Path) -> list[str]:
    """What is missing, fuzzy, obsolete or has other places than its msgid, a line each; empty when all is well."""
    found = list(source.faults)
    for locale in LOCALES:
        path = folder / f"{locale}.po"
        if not path.exists():
            found.append(f"{locale}: there is no {path.name}")
            continue
        found += [f"{locale}: {fault}" for fault in _faults_in(catalogue_at(path), source)]
    return found


def _faults_in(catalog: Catalog, source: Source) -> Iterator[str]:
    messages = {_key(message): message for message in catalog if message.id}
    for msgid, wording in sorted(source.wordings.items()):
        message = messages.get(msgid)
        if message is None or bool(wording.plural) != bool(message.pluralizable) or not _is_complete(message):
            yield f"missing: {msgid!r}"
        elif message.fuzzy:
            yield f"fuzzy: {msgid!r}"
        elif not _has_its_places(message):
            yield f"places differ: {msgid!r} → {message.string!r}"
    for msgid in sorted({*messages, *map(_key, catalog.obsolete.values())} - source.wordings.keys()):
        yield f"obsolete: {msgid!r}"


def _merged(source: Source, locale: str, old: Catalog, *, tidy: bool) -> Catalog:
    """A fresh catalogue of the source's wordings with the old translations, obsolete ones included."""
    known = {_key(message): message for message in (*old.obsolete.values(), *old) if message.id}
    new = Catalog(locale=locale)
    for wording in source.wordings.values():
        before = known.pop(wording.msgid, None)
        new.add(
            (wording.msgid, wording.plural) if wording.plural else wording.msgid,
            _string(wording, before, new),
            locations=[(file, 0) for file in sorted(wording.files)],
            flags={"fuzzy"} & (before.flags if before else set()),
            user_comments=before.user_comments if before else (),
        )
    if not tidy:
        new.obsolete.update((key, message) for key, message in known.items() if any(_forms(message)))
    return new


def _string(wording: Wording, before: Message | None, catalog: Catalog) -> str | tuple[str, ...]:
    """The translation as it was, made to fit when the wording has got a plural or lost it."""
    ids = [wording.msgid, wording.plural] if wording.plural else [wording.msgid]
    size = catalog.num_plurals if wording.plural else 1
    forms = _forms(before) if before else []
    untouched = before is not None and forms == _ids(before)
    if catalog.locale_identifier == "en" and (untouched or len(forms) != size or not all(forms)):
        forms = ids
    if len(forms) != size:
        forms = forms[-1:] * size or [""] * size
    return tuple(forms) if wording.plural else forms[0]


def _written(catalog: Catalog) -> bytes:
    """The .po file, the same for the same wordings: no dates, addresses or line numbers."""
    body = BytesIO()
    write_po(body, catalog, width=0, omit_header=True, sort_output=True)
    header = _HEADER.format(locale=catalog.locale_identifier, plural=catalog.plural_forms)
    return (header.encode() + body.getvalue()).rstrip() + b"\n"


def _key(message: Message) -> str:
    return _ids(message)[0]


def _ids(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def _forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def _is_complete(message: Message) -> bool:
    forms = _forms(message)
    return bool(forms) and all(forms)


def _has_its_places(message: Message) -> bool:
    """Each form has the places of its msgid; the last, which serves the many, those of the plural."""
    allowed = [_places(msgid) for msgid in _ids(message)]
    found = [_places(form) for form in _forms(message)]
    return found[-1] == allowed[-1] and all(places in allowed for places in found)


def _places(words: str) -> set[str]:
    return set(PLACES.findall(words))


def main() -> None:
    """`python -m words.catalogue update [--tidy] | take LOCALE FILE | check`."""
    parser = argparse.ArgumentParser(prog="python -m words.catalogue", description=__doc__)
    todo = parser.add_subparsers(dest="todo", required=True)
    updating = todo.add_parser("update", help="bring in new wordings; keep every translation")
    updating.add_argument("--tidy", action="store_true", help="drop the translations no longer needed")
    taking = todo.add_parser("take", help="fill a catalogue with the translations of a .po file")
    taking.add_argument("locale", choices=LOCALES)
    taking.add_argument("file", type=Path)
    todo.add_parser("check", help="list what is missing, fuzzy or obsolete; exit 1 if anything is")
    asked = parser.parse_args()

    source = source_at(ROOT)
    if asked.todo == "update":
        update(source, catalogue.FOLDER, tidy=asked.tidy)
    elif asked.todo == "take":
        take(source, catalogue.FOLDER, asked.locale, asked.file)
    found = faults(source, catalogue.FOLDER)
    sys.stdout.writelines(f"{fault}\n" for fault in found)
    sys.exit(1 if found and asked.todo == "check" else 0)
