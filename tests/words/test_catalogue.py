"""The catalogues: complete, found for every locale, and kept without losing a translation."""

import subprocess
import sys
from pathlib import Path

import pytest

from words.catalogue import FOLDER, LOCALES, catalogue_at, nearest, translations
from words.source import ROOT, Source, source_at
from words.upkeep import faults, take, update

HOUSE = {
    "cards/rank.py": (
        "from language.text import counted, text as text\n"
        "def f(won, n, name, say):\n"
        '    text("Board of {team}", team=text("No team"))\n'
        '    text("won" if won else "lost")\n'
        '    counted("{n} visit", "{n} " "visits", n)\n'
        "    text(name)\n"
        '    say.text("not ours")\n'
        '    text("")\n'
    ),
    "storage/tables.py": 'from sqlalchemy import text\ntext("SELECT 1")\n',
    "tests/test_it.py": 'text("in a test")\n',
    "web/templates/parts/page.html": (
        "<p>{{ _('Board of {team}') }}{% trans %}Close{% endtrans %}"
        "{% trans n=2 %}{{ n }} person{% pluralize %}{{ n }} people{% endtrans %}</p>"
    ),
}


def house(folder: Path, files: dict[str, str]) -> Source:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    return source_at(folder)


def saying(*msgids: str) -> Source:
    source = Source()
    for msgid in msgids:
        source.add("cards/rank.py", *msgid.split("|"))
    return source


def fill(folder: Path, locale: str, entries: str) -> None:
    """Append entries to a catalogue as a translator would write them."""
    (folder / f"{locale}.po").write_text((folder / f"{locale}.po").read_text() + "\n" + entries)


def translate(folder: Path, source: Source, **words: str) -> None:
    for locale in ("zh_CN", "zh_TW"):
        file = folder / "taken.po"
        file.write_text("\n\n".join(f'msgid "{msgid}"\nmsgstr "{string}"' for msgid, string in words.items()))
        take(source, folder, locale, file)


class TestTheCatalogues:
    def test_every_wording_is_translated_into_every_language(self) -> None:
        lacking = faults(source_at(), FOLDER)
        remedy = (
            "make messages brings them into words/locale/*.po; translate what is then empty,"
            " and drop what is obsolete: python -m words.catalogue update --tidy"
        )
        assert not lacking, "\n".join(["words to translate:", *lacking, remedy])

    def test_there_is_one_file_for_each_language(self) -> None:
        assert {path.stem for path in FOLDER.glob("*.po")} == set(LOCALES)

    def test_the_command_reports_as_its_exit_code_says(self) -> None:
        found = faults(source_at(), FOLDER)
        run = subprocess.run(
            [sys.executable, "-m", "words.catalogue", "check"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert (run.returncode, run.stdout.splitlines(), run.stderr) == (1 if found else 0, found, "")


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        *[(ours, ours) for ours in LOCALES],
        *[(tag, "zh_CN") for tag in ("zh", "zh-Hans", "zh-CN", "zh_SG", "zh-Hans-HK", "ZH_cn")],
        *[(tag, "zh_TW") for tag in ("zh-Hant", "zh_HK", "zh-TW", "zh-Hant-MO")],
        *[(tag, "en") for tag in ("en-GB", "en_US", "fr", "", "-", "zhx", "../zh_CN", "\ud800")],
    ],
)
def test_every_locale_has_a_nearest_language(locale: str, language: str) -> None:
    assert nearest(locale) == language


def test_a_catalogue_is_read_once() -> None:
    assert translations("zh-Hans") is translations("zh_CN")


class TestReadingTheSource:
    def test_msgids_are_found_in_python_and_in_templates(self, tmp_path: Path) -> None:
        found = house(tmp_path, HOUSE)
        assert {msgid: wording.plural for msgid, wording in found.wordings.items()} == {
            "Board of {team}": "",
            "No team": "",
            "won": "",
            "lost": "",
            "{n} visit": "{n} visits",
            "Close": "",
            "%(n)s person": "%(n)s people",
        }
        assert found.wordings["Board of {team}"].files == {"cards/rank.py", "web/templates/parts/page.html"}
        assert found.faults == []

    def test_a_msgid_put_together_while_running_is_a_fault(self, tmp_path: Path) -> None:
        said = 'from language.text import text\ntext(f"Hello {name}")\ntext("a" + b)\n'
        assert house(tmp_path, {"cards/win.py": said}).faults == [
            "cards/win.py:2: a msgid is put together here; write it out",
            "cards/win.py:3: a msgid is put together here; write it out",
        ]

    def test_two_plurals_of_one_msgid_are_a_fault(self) -> None:
        assert len(saying("{n} win|{n} wins", "{n} win", "{n} win|wins: {n}").faults) == 1


class TestKeeping:
    def test_english_is_filled_and_the_others_wait_for_a_translator(self, tmp_path: Path) -> None:
        source = saying("Undo", "{n} visit|{n} visits")
        update(source, tmp_path)
        assert faults(source, tmp_path) == [
            f"{locale}: missing: {msgid!r}" for locale in ("zh_CN", "zh_TW") for msgid in ("Undo", "{n} visit")
        ]
        assert catalogue_at(tmp_path / "en.po")["{n} visit"].string == ("{n} visit", "{n} visits")

    def test_updating_twice_changes_no_byte_and_keeps_translations(self, tmp_path: Path) -> None:
        source = saying("Undo", "Board of {team}")
        update(source, tmp_path)
        translate(tmp_path, source, **{"Undo": "撤销", "Board of {team}": "{team}排行榜"})
        before = (tmp_path / "zh_CN.po").read_bytes()
        update(source, tmp_path)
        assert (tmp_path / "zh_CN.po").read_bytes() == before
        assert faults(source, tmp_path) == []

    def test_the_files_hold_no_dates_addresses_or_line_numbers(self, tmp_path: Path) -> None:
        update(house(tmp_path, HOUSE), tmp_path)
        written = (tmp_path / "zh_CN.po").read_text()
        assert "#: cards/rank.py web/templates/parts/page.html\n" in written
        assert not [word for word in ("Date", "@", "Translator", ".py:", "Babel") if word in written]

    def test_a_translation_not_needed_now_is_kept_and_comes_back(self, tmp_path: Path) -> None:
        update(saying("Undo", "Board"), tmp_path)
        translate(tmp_path, saying("Undo", "Board"), Undo="撤销", Board="榜")
        update(saying("Board"), tmp_path)
        assert '#~ msgstr "撤销"' in (tmp_path / "zh_CN.po").read_text()
        assert "zh_CN: obsolete: 'Undo'" in faults(saying("Board"), tmp_path)
        update(saying("Undo", "Board"), tmp_path)
        assert faults(saying("Undo", "Board"), tmp_path) == []

    def test_tidying_drops_what_is_not_needed(self, tmp_path: Path) -> None:
        update(saying("Undo", "Board"), tmp_path)
        translate(tmp_path, saying("Undo", "Board"), Undo="撤销", Board="榜")
        update(saying("Board"), tmp_path, tidy=True)
        assert faults(saying("Board"), tmp_path) == []

    def test_a_wording_that_gets_a_plural_keeps_its_translation(self, tmp_path: Path) -> None:
        update(saying("{n} visit"), tmp_path)
        translate(tmp_path, saying("{n} visit"), **{"{n} visit": "拜访 {n} 次"})
        update(saying("{n} visit|{n} visits"), tmp_path)
        assert catalogue_at(tmp_path / "zh_CN.po")["{n} visit"].string == ("拜访 {n} 次",)
        assert catalogue_at(tmp_path / "en.po")["{n} visit"].string == ("{n} visit", "{n} visits")

    def test_english_follows_a_changed_plural_but_keeps_a_better_wording(self, tmp_path: Path) -> None:
        update(saying("{n} win|{n} winss", "Undo"), tmp_path)
        path = tmp_path / "en.po"
        path.write_text(path.read_text().replace('msgstr "Undo"', 'msgstr "Take back"'))
        update(saying("{n} win|{n} wins", "Undo"), tmp_path)
        english = catalogue_at(path)
        assert (english["{n} win"].string, english["Undo"].string) == (("{n} win", "{n} wins"), "Take back")

    def test_a_newly_taken_translation_wins_over_the_old_one(self, tmp_path: Path) -> None:
        update(saying("Undo"), tmp_path)
        translate(tmp_path, saying("Undo"), Undo="取消")
        translate(tmp_path, saying("Undo"), Undo="撤销")
        assert catalogue_at(tmp_path / "zh_CN.po")["Undo"].string == "撤销"

    def test_a_fuzzy_translation_is_reported(self, tmp_path: Path) -> None:
        update(saying(), tmp_path)
        for locale in LOCALES:
            fill(tmp_path, locale, '#, fuzzy\nmsgid "Undo"\nmsgstr "撤销"\n')
        update(saying("Undo"), tmp_path)
        assert faults(saying("Undo"), tmp_path) == [f"{locale}: fuzzy: 'Undo'" for locale in LOCALES]

    @pytest.mark.parametrize("wrong", ["{团队}的榜", "{teams}的榜", "榜", "{team}{更多}", "%(team)s"])
    def test_other_places_than_the_msgid_has_are_reported(self, tmp_path: Path, wrong: str) -> None:
        source = saying("Board of {team}")
        update(source, tmp_path)
        translate(tmp_path, source, **{"Board of {team}": wrong})
        assert faults(source, tmp_path) == [
            f"{locale}: places differ: 'Board of {{team}}' → {wrong!r}" for locale in ("zh_CN", "zh_TW")
        ]

    def test_a_missing_catalogue_is_reported(self, tmp_path: Path) -> None:
        assert faults(saying(), tmp_path) == [f"{locale}: there is no {locale}.po" for locale in LOCALES]
