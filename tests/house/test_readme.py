"""The READMEs say what the code does."""

import re
from pathlib import Path

import pytest

from handlers.registry import discover
from scoring.people import Role
from tests.house.tree import ROOT

WHO = {
    "README.md": {
        None: "everybody",
        Role.REP: "reps",
        Role.LEAD: "leads",
        Role.MANAGER: "managers",
        Role.ADMIN: "admins",
    },
    "README.zh-CN.md": {
        None: "所有人",
        Role.REP: "销售",
        Role.LEAD: "主管",
        Role.MANAGER: "经理",
        Role.ADMIN: "管理员",
    },
}


def rows_of(file: str) -> dict[str, list[str]]:
    """The table of commands: {name: cells}."""
    lines = Path(ROOT, file).read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return {row[0]: row for row in cells if len(row) == 4 and re.fullmatch("[a-z]+", row[0]) and row[0] != "command"}


@pytest.mark.parametrize("file", WHO)
def test_the_table_of_commands_names_every_command_and_who_may_use_it(file: str) -> None:
    found = {name: row[3] for name, row in rows_of(file).items()}
    wanted = {name: WHO[file][command.right.role] for name, command in discover().items()}
    lacking = [f"| {name} | … | … | {who} |" for name, who in wanted.items() if found.get(name) != who]
    assert not lacking, "\n".join([f"{file}: rows that lack or say somebody else", *lacking])
    assert found.keys() == wanted.keys(), f"{file}: no such command: {found.keys() - wanted.keys()}"


@pytest.mark.parametrize("file", WHO)
def test_what_the_table_says_to_say_is_what_the_command_answers_to(file: str) -> None:
    for name, row in rows_of(file).items():
        for said in re.findall("`([^`]+)`", row[1]):
            words = [word for word in (discover()[name].name, *discover()[name].names) if said.startswith(word)]
            assert words or name in ("correct", "report"), f"{file}: {said} is not {name}"
