"""`python -m tests.dialogues FILE…`: write down what is heard now, where it differs from what is written."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.logs import configure
from tests.dialogues.script import answers_of, as_written, play, read_script
from tests.dialogues.stage import Stage


def rewrite(path: Path) -> int:
    """Replace the answers that differ, fill in those that lack; how many."""
    script, lines, changed = read_script(path, unanswered=True), path.read_text(encoding="utf-8").splitlines(), 0
    with TemporaryDirectory() as folder:
        stage = Stage(Path(folder), script.start)
        heard = [
            (step.number, as_written(answers_of(found), codes), agrees)
            for step, found, agrees, codes in play(script, stage)
        ]
        stage.close()
    for number, answers, agrees in reversed(heard):
        end = number
        while end < len(lines) and lines[end].startswith(">"):
            end += 1
        if not agrees:
            lines[number:end] = answers
            changed += 1
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return changed


if __name__ == "__main__":
    configure("error")
    for name in sys.argv[1:]:
        print(f"{name}: {rewrite(Path(name))} answers written anew")
