"""Who may ask for what, and who hears the answer: role by command by kind of room, played and compared."""

from datetime import timedelta
from pathlib import Path

from chat.reply import Line
from handlers.registry import discover
from scoring.rights import RIGHTS
from tests.dialogues.stage import Heard, Stage

WRITTEN = Path(__file__).with_name("rights.md")
PEOPLE = {"nobody": "小周", "rep": "wang", "lead": "lin", "manager": "chen", "admin": "amy"}
ROOMS = {"direct": "", "group": "华东一组"}
NOT_YOURS = (
    "This is for members of the team. Say “join” to join it.",
    "This is for team leads and above.",
    "This is for managers and above.",
    "This is for admins.",
)
ELSEWHERE = ("Please write this to me directly, not in a group.", "Please say this in the group that it is about.")


def outcome(heard: list[Heard], group: str) -> str:
    """no: without the right; elsewhere: in another room; all: the group hears it; alone: only who asked."""
    lines = [block for one in heard for block in one.delivery.reply.blocks if isinstance(block, Line)]
    said = {getattr(line.text, "msgid", "") for line in lines}
    if said.intersection(NOT_YOURS):
        return "no"
    if said.intersection(ELSEWHERE):
        return "elsewhere"
    places = {one.place for one in heard}
    return "silence" if not places else "all" if group in places else "alone"


def played(stage: Stage) -> str:
    """The table as it is lived: each role says each command in each kind of room."""
    for who in PEOPLE.values():
        if who != PEOPLE["nobody"]:
            for count in (3, 4, 5):
                stage.say(who, f"拜访{count}家")
    rows = [("command", "room", *PEOPLE)]
    for name in sorted(discover()):
        stage.now += timedelta(minutes=1)  # nobody is told that they ask too often
        for room, group in ROOMS.items():
            heard = [stage.receive([stage.incoming(who, name, group, kind="press")]) for who in PEOPLE.values()]
            rows.append((name, room, *(outcome(one, group) for one in heard)))
    rows.insert(1, tuple("---" for _ in rows[0]))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def test_rights_are_what_is_written_down(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    try:
        found = played(stage)
    finally:
        stage.close()
    written = "".join(
        line for line in WRITTEN.read_text(encoding="utf-8").splitlines(keepends=True) if line[0] == "|"
    )
    assert found == written, f"the table is not that of {WRITTEN.name}; as it is lived:\n\n{found}"


def test_a_right_says_where_its_answer_is_heard() -> None:
    for name, right in RIGHTS.items():
        rows = [
            line for line in WRITTEN.read_text(encoding="utf-8").splitlines() if line.startswith(f"| {name} | group")
        ]
        assert len(rows) == 1
        if right.answer == "private":
            assert " all " not in rows[0], f"{name} is private, and a group hears it"
