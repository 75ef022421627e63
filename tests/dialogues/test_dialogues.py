"""Conversations as people have them, line by line: what is said, and who hears what."""

from pathlib import Path

import pytest

from chat.reply import Line
from language.text import Text
from tests.dialogues.document import PAGES, page_of
from tests.dialogues.script import Step, answers_of, as_written, play, read_script
from tests.dialogues.stage import Heard, Stage

FOLDER = Path(__file__).parent
LISTS = (
    "Just write what you did; I count it. You can say:",
    "You report like everybody, in one line. About your team you can say:",
    "👋 Say “join” to join your team.",
    "📄 {name}: nothing is saved yet. This would be:",
    "Your plans and reminders",
)
"""How replies begin that are lists, and as long as what they list."""
SCRIPTS = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_everybody_hears_what_is_written_down(path: Path, tmp_path: Path) -> None:
    script = read_script(path)
    stage = Stage(tmp_path, script.start)
    wrong = []
    try:
        for step, heard, agrees, _ in play(script, stage):
            wrong += broken_rules(f"{path.name}:{step.number}", step, heard)
            if not agrees:
                shown = "\n".join(
                    ["written down:", *as_written(step.answers), "heard:", *as_written(answers_of(heard))]
                )
                wrong.append(f"{path.name}:{step.number}  {step.line}\n{shown}")
    finally:
        stage.close()
    assert not wrong, "\n\n".join(["", *wrong])


def broken_rules(where: str, step: Step, heard: list[Heard]) -> list[str]:
    """House rules that what was heard breaks: five lines, two of them large, one reply for each who hears."""
    wrong = []
    for one in heard:
        lines = [block for block in one.delivery.reply.blocks if isinstance(block, Line)]
        listing = isinstance(lines[0].text, Text) and lines[0].text.msgid in LISTS if lines else False
        if len(lines) > 5 and not listing:
            wrong.append(f"{where}: {len(lines)} lines\n{one.words}")
        if sum(line.strong for line in lines) > 2:
            wrong.append(f"{where}: more than two lines are large\n{one.words}")
    places = [one.place for one in heard]
    if step.line.startswith("**") and "全部确认" not in step.line and "Confirm all" not in step.line:
        wrong += [f"{where}: two replies to {place}" for place in {*places} if places.count(place) > 1]
    return wrong


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
        assert [agrees for _, _, agrees, _ in play(read_script(path), stage)] == [False, False, False, True]
    finally:
        stage.close()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_the_documentation_is_what_its_dialogues_say(page: str) -> None:
    written = (FOLDER.parent.parent / "docs" / page).read_text(encoding="utf-8")
    assert written == page_of(page, [FOLDER / name for name in PAGES[page]])
