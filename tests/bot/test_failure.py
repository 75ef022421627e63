"""What becomes of a message that fails: nothing of it stays, nobody else is held up, and it is told."""

import asyncio
from collections.abc import AsyncIterator, MutableMapping, MutableSequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from structlog.testing import capture_logs

from bot import pipeline
from bot.pipeline import MOST_ATTEMPTS
from cards import trouble
from chat.errors import Refusal
from chat.reply import Reply, says
from handlers.command import Request
from language.text import text
from storage import inbox
from storage import store as store_module
from storage.store import Store
from tests.bot.faulty import (
    REPORT,
    Broken,
    broken,
    let,
    recorded,
    state,
    undone,
    unwritable,
    visits,
    waits,
    write_something,
)
from tests.company import ADMINS, ANN, LI, NOW, WANG, opened
from tests.company import says as said_by
from tests.running import lines, running, until


@asynccontextmanager
async def logged() -> AsyncIterator[MutableSequence[MutableMapping[str, Any]]]:
    """What is logged meanwhile."""
    with capture_logs() as logs:
        yield logs


async def test_a_refusal_discards_the_rows_of_its_message_alone_and_tells_the_person(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(request: Request) -> Reply:
        write_something(request)
        raise Refusal(text("Not today."))

    let(monkeypatch, "me", refuse)
    async with running(store) as house:
        answers = await house.receive(REPORT, said_by(LI, "me", "m2"), said_by(ANN, "2 visits", "m3"))
        await house.quiet()
    assert answers == [None, None, None]
    assert (visits(store, WANG), visits(store, LI), visits(store, ANN)) == (3, 0, 2)
    assert recorded(store) == 2
    assert state(store, "m2") == "done"
    assert dict(zip(house.keys, house.words, strict=True))["m2:refused"] == ("li", "Not today.")


async def test_an_error_keeps_the_others_of_the_batch_and_is_tried_again_after_a_pause(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(store) as house:
        with monkeypatch.context() as meanwhile:
            let(meanwhile, "me", broken)
            answers = await house.receive(REPORT, said_by(LI, "me", "m2"), said_by(ANN, "2 visits", "m3"))
            await house.quiet()
        assert answers == [None, None, None]
        assert (visits(store, WANG), visits(store, LI), visits(store, ANN)) == (3, 0, 2)
        assert state(store, "m2") == "retry"
        assert set(house.keys) == {"m1:answer", "m3:answer"}
        house.clock.forward(4)
        await asyncio.sleep(0.1)
        assert state(store, "m2") == "retry", "not before its pause is over"
        house.clock.forward(1)
        await house.heard("m2:answer")
    assert state(store, "m2") == "done"


MOST_TRIES = 5
POISONS = {
    "the command fails": (broken, False),
    "the question fails": (broken, True),
    "its rows cannot be written": (unwritable, False),
}


@pytest.mark.parametrize("kind", POISONS)
async def test_poison_is_parked_after_five_tries_and_holds_up_nobody(
    store: Store, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    run, reads = POISONS[kind]
    tries: list[str] = []

    def counted(request: Request) -> Reply:
        tries.append(request.incoming.id)
        return run(request)

    let(monkeypatch, "me", counted, reads=reads)
    async with running(store) as house, logged() as logs:
        assert await house.receive(said_by(LI, "me", "poison"), REPORT) == [None, None]
        await until(lambda: waits(house.clock, store, "poison"))
        for n in range(20):
            house.clock.forward(600)
            fresh = said_by(ANN, f"{n + 1} visits", f"fresh{n}", now=house.clock())
            assert await house.receive(fresh) == [None], "the queue goes on"
            await until(lambda: waits(house.clock, store, "poison"))
            if state(store, "poison") == "parked":
                break
        await house.heard("poison:parked", "poison:parked:admin")
        house.clock.forward(7 * 86_400)
        await asyncio.sleep(0.1)
    assert state(store, "poison") == "parked"
    again = (
        2 * MOST_ATTEMPTS - 1 if kind == "its rows cannot be written" else 0
    )  # a flush may fail for another's sake
    assert len(tries) == MOST_TRIES + again
    said = dict(zip(house.keys, house.words, strict=True))
    number = trouble.number("poison")
    errors = [(line["event"], line["id"]) for line in logs if line["log_level"] == "error"]
    assert errors == [("message parked", number)], "whoever sees errors alone sees what is given up"
    assert said["poison:parked"][0] == "li"
    assert said["poison:parked:admin"][0] == ADMINS.id
    assert number in said["poison:parked"][1]
    assert number in said["poison:parked:admin"][1]
    assert "words of a person" not in lines(house.words)
    assert visits(store, LI) == 0
    assert visits(store, WANG) == 3


async def test_a_message_that_cannot_even_be_read_is_kept_and_the_others_with_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reader(text: str, context: object) -> object:
        if text == "poison":
            raise Broken
        return read(text, context)

    from bot import answer

    read = answer.read
    monkeypatch.setattr(answer, "read", reader)
    async with running(store) as house:
        assert await house.receive(REPORT, said_by(LI, "poison", "m2"), said_by(ANN, "2 visits", "m3")) == [None] * 3
        await house.quiet()
        assert (visits(store, WANG), visits(store, ANN)) == (3, 2)
        assert state(store, "m2") == "retry"


async def test_a_question_that_ends_the_program_each_time_is_parked_too(home: str) -> None:
    with opened(home) as store, store.work(NOW) as work:
        question = said_by(WANG, "我的", "q1")
        inbox.claim(work, [question])
        inbox.reopen(work, question, "reading", tries=MOST_TRIES + 1)
    with opened(home) as store:
        async with running(store) as house:
            await house.heard("q1:parked", "q1:parked:admin")
    with opened(home) as store:
        assert state(store, "q1") == "parked"
    assert set(house.keys) == {"q1:parked", "q1:parked:admin"}


async def test_two_programs_that_try_a_message_again_at_once_have_one_effect(home: str) -> None:
    with opened(home) as store, store.work(NOW) as work:
        for n in range(10):
            one = said_by(WANG, f"今天拜访{n + 1}家", f"m{n}")
            inbox.claim(work, [one])
            inbox.reopen(work, one, "retry")
    with opened(home) as one, opened(home) as two:
        async with running(one) as first, running(two) as second:
            await until(lambda: not undone(one))
            await first.quiet()
            await second.quiet()
    with opened(home) as store:
        assert visits(store, WANG) == 55
        assert recorded(store) == 10
    assert sorted(first.keys + second.keys) == sorted(f"m{n}:answer" for n in range(10))


async def test_while_the_database_is_locked_nothing_is_acknowledged_and_later_it_is(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "LOCK_WAIT_MS", 50)
    with opened(filled) as store:
        async with running(store) as house:
            with opened(filled) as other, other.work(NOW):
                (error,) = await house.receive(REPORT)
            assert error is not None
            assert state(store, "m1") is None
            assert await house.receive(REPORT) == [None]
            await house.quiet()
        assert visits(store, WANG) == 3
        assert house.keys == ["m1:answer"]


async def test_what_was_to_be_tried_again_in_an_outage_is_tried_as_soon_as_it_is_over(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tell(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA query_only=ON")

    def last_before_the_outage(request: Request) -> Reply:
        if not answered:
            event.listen(store._writer, "connect", tell)
            store._writer.dispose()
        answered.append(request.incoming.id)
        return says(text("Recorded."))

    answered: list[str] = []
    monkeypatch.setattr(pipeline, "RETRY_EVERY", 0.05)
    with opened(filled) as store:
        async with running(store) as house:
            with monkeypatch.context() as meanwhile:
                let(meanwhile, "me", broken)
                assert await house.receive(said_by(LI, "me", "m1"), said_by(ANN, "me", "m2")) == [None, None]
            let(monkeypatch, "me", last_before_the_outage)
            house.clock.forward(5)
            await until(lambda: house.refusals.tried)
            event.remove(store._writer, "connect", tell)
            store._writer.dispose()
            await house.heard("m1:answer", "m2:answer")  # by a clock that stands still: no lease runs out
