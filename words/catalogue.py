"""The catalogues: the .po file of each language, read once, and the nearest one to a locale."""

from functools import lru_cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from words.style import STYLES

FOLDER = Path(__file__).parent / "locale"
LOCALES = tuple(STYLES)
_TRADITIONAL = {"hant", "tw", "hk", "mo"}


@lru_cache(maxsize=256)
def nearest(locale: str) -> str:
    """The language we have that is nearest to a locale or language tag: zh-Hant-HK → zh_TW; else English."""
    if locale in LOCALES:
        return locale
    language, *rest = locale.replace("-", "_").lower().split("_")
    if language == "zh":
        return "zh_TW" if "hans" not in rest and _TRADITIONAL.intersection(rest) else "zh_CN"
    return next((ours for ours in LOCALES if ours.split("_")[0] == language), "en")


def translations(locale: str) -> GNUTranslations:
    """The translations for a reader's locale, with `gettext` and `ngettext`; a missing msgid gives itself."""
    return _loaded(FOLDER / f"{nearest(locale)}.po")


def catalogue_at(path: Path) -> Catalog:
    """The .po file as Babel's catalogue, its file name the locale. Raises PoFileError on a broken file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem, abort_invalid=True)


@lru_cache
def _loaded(path: Path) -> GNUTranslations:
    compiled = BytesIO()
    write_mo(compiled, catalogue_at(path))
    compiled.seek(0)
    return GNUTranslations(compiled)


if __name__ == "__main__":
    from words.upkeep import main  # the running bot needs no tools to keep its catalogues

    main()
