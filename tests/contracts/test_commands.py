"""What every command keeps: help in each language, an answer to nothing, no data without the right."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from bot.answer import answer, prepare
from handlers.command import Command
from handlers.registry import discover, words
from scoring.people import Role
from scoring.rights import ORDER, may
from storage.work import Work
from tests.dialogues.company import CALENDAR
from tests.dialogues.stage import Stage
from words.catalogue import LOCALES, translations

COMMANDS = sorted(discover())
PEOPLE = {None: "小周", Role.REP: "wang", Role.LEAD: "lin", Role.MANAGER: "chen", Role.ADMIN: "amy"}
GROUPS = ("", "华东一组")


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """A company in which something has been done that only some may see."""
    found = Stage(tmp_path)
    for who in ("li", "wang", "lin", "chen", "amy"):
        found.say(who, "拜访17家，签单 金丝雀科技 8765元")
    found.later(found.now.replace(hour=16))
    yield found
    found.close()


def test_no_two_commands_share_a_word_and_each_word_leads_to_its_command() -> None:
    for command in discover().values():
        for word in (command.name, *command.names):
            assert words()[word.casefold()] is command
    assert len(words()) == len({word.casefold() for c in discover().values() for word in (c.name, *c.names)})


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_command_has_a_help_and_an_example(name: str, locale: str) -> None:
    command = discover()[name]
    for words_ in (command.help, command.example):
        assert words_.msgid.strip()
        assert translations(locale).gettext(words_.msgid).strip()


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_without_anything_behind_it_is_answered_whoever_says_it(name: str, stage: Stage) -> None:
    for who in PEOPLE.values():
        for group in GROUPS:
            heard = stage.receive([stage.incoming(who, name, group, kind="press")])
            assert heard, f"{who} in {group or 'the direct chat'} is met with silence"
            assert all(one.words.strip() for one in heard)


@pytest.mark.parametrize("name", [name for name in COMMANDS if discover()[name].right.role])
def test_without_the_right_nobody_hears_anything_of_the_company(name: str, stage: Stage) -> None:
    people = stage.directory().organization.members.values()
    right = discover()[name].right
    secrets = {"金丝雀", "8,765", "8765", "17", *(member.name for member in people)}
    for role, who in PEOPLE.items():
        member = stage.directory().member_of(stage.person(who))
        if may(member, right):
            continue
        assert role is None or ORDER.index(role) < ORDER.index(right.role or Role.REP)
        for group in GROUPS:
            for text in (name, f"{name} all", f"{name} 华东一组", f"{name} month"):
                heard = stage.receive([stage.incoming(who, text, group, kind="press")])
                leaked = [one.words for one in heard if any(secret in one.words for secret in secrets)]
                assert not leaked, f"{who} said {text} and heard {leaked}"
                assert {one.place for one in heard} == {member.name if member else who}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_only_reads_while_it_runs(name: str, stage: Stage) -> None:
    """What it wants written waits in the unit of work; one that `reads` wants nothing written at all."""
    for who in PEOPLE.values():
        incoming = stage.incoming(
            who, name, "华东一组" if discover()[name].right.only == "group" else "", kind="press"
        )
        with stage.store.look(stage.now) as look:
            (prepared,) = prepare(look, [incoming], stage.now)
            said: list[str] = []

            def note(
                _connection: object, _cursor: object, statement: str, *_more: object, into: list[str] = said
            ) -> None:
                into.append(statement)

            event.listen(look.connection, "before_cursor_execute", note)
            answer(look, prepared, CALENDAR.is_workday)
            assert {statement.split()[0] for statement in said} <= {"SELECT"}
            assert not look.inserts["outbox"], "a command returns what it says; it does not send"
            if prepared.command and prepared.command.reads:
                assert _wanted(look) == 0, "a command that reads wants something written"


def test_what_a_command_wants_written_is_seen(stage: Stage) -> None:
    """So that the test above cannot pass blind."""
    with stage.store.look(stage.now) as look:
        (prepared,) = prepare(look, [stage.incoming("wang", "undo", kind="press")], stage.now)
        answer(look, prepared, CALENDAR.is_workday)
        assert _wanted(look) > 0


def _wanted(work: Work) -> int:
    rows = sum(map(len, work.inserts.values())) + sum(map(len, work.ignored.values()))
    return rows + len(work.changes) + len(work.deltas) + work.people_changed


@pytest.mark.parametrize("command", discover().values(), ids=lambda command: command.name)
def test_every_word_of_a_command_is_one_people_can_type(command: Command) -> None:
    for word in (command.name, *command.names):
        assert word == word.strip()
        assert 1 <= len(word) <= 20
