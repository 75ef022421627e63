"""Presence: who is alone on a database frees what a killed program held; and nobody else may read it."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from chat.message import Person
from chat.reply import Delivery, says
from storage import inbox, outbox
from storage.outbox import Lane
from storage.presence import Presence
from storage.store import Store
from tests.company import NOW, WANG, at, opened
from tests.company import says as spoken

HELD = """
import sys, pathlib
from storage.presence import Presence
presence = Presence(pathlib.Path(sys.argv[1]))
presence.enter(lambda: print("alone"))
print("there", flush=True)
sys.stdin.read()
"""


def entered(database: Path) -> tuple[Presence, bool]:
    found: list[bool] = []
    presence = Presence(database)
    presence.enter(lambda: found.append(True))
    return presence, bool(found)


def test_the_first_is_alone_and_the_second_is_not(tmp_path: Path) -> None:
    first, alone = entered(tmp_path / "one.db")
    second, not_alone = entered(tmp_path / "one.db")
    other, elsewhere = entered(tmp_path / "two.db")
    assert (alone, not_alone, elsewhere) == (True, False, True)
    first.leave()
    second.leave()
    third, again = entered(tmp_path / "one.db")
    assert again
    third.leave()
    other.leave()


def test_a_killed_program_is_there_no_more(tmp_path: Path) -> None:
    database = tmp_path / "one.db"
    with subprocess.Popen(
        [sys.executable, "-c", HELD, str(database)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout
        assert program.stdout.readline() == "alone\n"
        assert program.stdout.readline() == "there\n"
        presence, alone = entered(database)
        presence.leave()
        assert not alone
        program.kill()
    presence, alone = entered(database)
    presence.leave()
    assert alone


def test_lanes_and_questions_of_a_program_that_ended_are_free_at_once(filled: Path, on_sqlite: Store) -> None:
    delivery = Delivery(Person("memory", "memory", "wang"), says("hello"), "key")
    question = spoken(WANG, "排行榜", "m1")
    with on_sqlite.work(NOW) as work:
        inbox.claim(work, [question])
        inbox.reopen(work, question, "reading", timedelta(seconds=30))
        assert outbox.send(work, [delivery]) == [Lane("memory", "@wang")]
    with opened(filled) as other:
        with other.look(at(1)) as look:
            assert (outbox.orphans(look), inbox.waiting(look)) == ([], [])
        with other.work(at(1)) as work:
            outbox.free_all(work)
            inbox.answer_now(work)
        with other.look(at(2)) as look:
            assert outbox.orphans(look) == [Lane("memory", "@wang")]
        with other.work(at(2)) as work:
            assert [waiting.incoming for waiting in inbox.lease(work)] == [question]


def test_a_database_that_is_made_is_for_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    store = Store(f"sqlite:///{tmp_path / 'home' / 'x.db'}")
    try:
        store.migrate()
        modes = {
            path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "home", *(tmp_path / "home").iterdir())
        }
    finally:
        os.umask(before)
        store.close()
    assert modes == {"home": 0o700, "x.db": 0o600, "x.db-wal": 0o600, "x.db-shm": 0o600}
