"""A few translated wordings, so that these tests do not depend on what the product says today."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from words import catalogue
from words.style import STYLES

SAMPLE: dict[str, dict[str | tuple[str, ...], str | tuple[str, ...]]] = {
    "zh_CN": {
        "Recorded {what}": "已记：{what}",
        "{who} leads with {amount}": "{amount}，{who} 领先",
        ("{n} visit", "{n} visits"): ("拜访 {n} 次",),
        "Undo": "撤销",
        "Board": "排行榜",
    },
    "zh_TW": {"Undo": "撤銷", ("{n} visit", "{n} visits"): ("拜訪 {n} 次",)},
    "en": {("{n} visit", "{n} visits"): ("{n} visit", "{n} visits")},
}


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for locale in STYLES:
        catalog = Catalog(locale=locale)
        for msgid, string in SAMPLE[locale].items():
            catalog.add(msgid, string)
        with (tmp_path / f"{locale}.po").open("wb") as file:
            write_po(file, catalog)
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
