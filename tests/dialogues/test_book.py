"""Documents that quote conversations quote them as they are played in the tests."""

from pathlib import Path

import pytest

from tests.dialogues.book import MARK, written
from tests.house.tree import ROOT

DOCUMENTS = sorted(path for path in Path(ROOT, "docs").glob("*.md") if MARK.search(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_quotes_what_is_played(path: Path) -> None:
    """Else: python -m tests.dialogues.book docs/…"""
    document = path.read_text(encoding="utf-8")
    assert written(document) == document


def test_there_is_a_document_and_a_stale_one_is_found() -> None:
    assert [path.name for path in DOCUMENTS] == ["pk.md"]
    document = DOCUMENTS[0].read_text(encoding="utf-8")
    assert written(document.replace("Grace", "Gracie")) != document.replace("Grace", "Gracie")
    with pytest.raises(ValueError, match="no line like"):
        written("# nothing")
