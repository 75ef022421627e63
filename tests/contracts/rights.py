"""Who may ask for what, and who hears the answer: role by command by kind of room, as it is lived."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from structlog.testing import capture_logs

from chat.reply import Line
from handlers.registry import discover
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


def lived() -> str:
    """The table as a company of its own lives it."""
    with TemporaryDirectory() as folder, capture_logs():  # each refusal is logged; who looks for a remedy reads on
        stage = Stage(Path(folder))
        try:
            return played(stage)
        finally:
            stage.close()


def main() -> None:
    """`python -m tests.contracts.rights`: write the table anew. Read what it changed: it is what people may do."""
    lines = WRITTEN.read_text(encoding="utf-8").splitlines(keepends=True)
    said = "".join(line for line in lines if line[0] != "|")
    WRITTEN.write_text(said + lived(), encoding="utf-8")


if __name__ == "__main__":
    main()
