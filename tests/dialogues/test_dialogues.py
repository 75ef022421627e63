"""Conversations as people have them, line by line: what is said, and who hears what."""

from pathlib import Path

import pytest

from tests.dialogues.script import as_written, play, read_script
from tests.dialogues.stage import Stage

FOLDER = Path(__file__).parent
SCRIPTS = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_everybody_hears_what_is_written_down(path: Path, tmp_path: Path) -> None:
    script = read_script(path)
    stage = Stage(tmp_path, script.start)
    wrong = []
    try:
        for step, heard, agrees in play(script, stage):
            if not agrees:
                shown = "\n".join(["written down:", *as_written(step.answers), "heard:", *as_written(heard)])
                wrong.append(f"{path.name}:{step.number}  {step.line}\n{shown}")
    finally:
        stage.close()
    assert not wrong, "\n\n".join(["", *wrong])


@pytest.mark.parametrize(
    "words", ["**Grace**: hello", "**Grace**: hello\n> hello", "> **Grace**", "*soon*\n> (nothing)", ""]
)
def test_a_script_that_says_half_is_refused(words: str, tmp_path: Path) -> None:
    path = tmp_path / "half.md"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(ValueError, match="half.md"):
        read_script(path)


def test_a_wrong_word_a_missing_answer_and_a_leak_are_found(tmp_path: Path) -> None:
    path = tmp_path / "wrong.md"
    path.write_text(
        "**Grace**: undo\n> **Grace Tan**\n> You have no record at all.\n\n"
        "**Grace**: undo\n> (nothing)\n\n"
        "**Grace**: undo\n> **Singapore**\n> …\n\n"
        "**Grace**: undo\n> **Grace Tan**\n> You have … record yet.…\n",
        encoding="utf-8",
    )
    stage = Stage(tmp_path)
    try:
        assert [agrees for _, _, agrees in play(read_script(path), stage)] == [False, False, False, True]
    finally:
        stage.close()
