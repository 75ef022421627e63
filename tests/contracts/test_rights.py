"""Who may ask for what, and who hears the answer: what is written down is what is lived."""

from difflib import unified_diff

from handlers.registry import discover
from tests.contracts.rights import WRITTEN, lived


def test_rights_are_what_is_written_down() -> None:
    written = [line for line in WRITTEN.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    changed = list(unified_diff(written, lived().splitlines(), "written", "lived", lineterm="", n=0))
    remedy = "Meant? Then: python -m tests.contracts.rights"
    assert not changed, "\n".join([f"people may do other things than {WRITTEN.name} says.", *changed, remedy])


def test_a_private_command_is_not_heard_by_a_group() -> None:
    written = WRITTEN.read_text(encoding="utf-8").splitlines()
    for name, command in discover().items():
        rows = [line for line in written if line.startswith(f"| {name} | group")]
        assert len(rows) == 1, f"{WRITTEN.name} lacks {name}: python -m tests.contracts.rights"
        if command.right.answer == "private":
            assert " all " not in rows[0], f"{name} is private, and a group hears it"
