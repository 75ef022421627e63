"""The pipeline: one batch, one commit, then the acknowledgement, then what is said; and what becomes of failures."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.pipeline import MOST_ATTEMPTS
from bot.platforms.memory import Memory
from cards import trouble
from chat.errors import Refusal
from chat.reply import Delivery, Reply, says
from handlers.command import Request
from handlers.registry import discover
from language.text import text
from scoring.period import period_of
from storage import drafts, inbox, people, totals
from storage import store as store_module
from storage.store import Store
from storage.tables import ActivityRow, InboxRow, OutboxRow
from storage.work import table_of
from tests.company import ADMINS, ANN, CHEN, LI, NORTH, NOW, STRANGER, TODAY, WANG, at, member, opened
from tests.company import says as said_by
from tests.running import Clock, lines, running, until

INBOX, ACTIVITIES, OUTBOX = table_of(InboxRow), table_of(ActivityRow), table_of(OutboxRow)
REPORT = said_by(WANG, "今天拜访3家", "m1")


def state(store: Store, name: str) -> str | None:
    """The inbox's state of a message."""
    with store.look(NOW) as look:
        return look.connection.execute(select(INBOX.c.state).where(INBOX.c.id == name)).scalar()


def recorded(store: Store) -> int:
    """How many rows the ledger of activities has."""
    with store.look(NOW) as look:
        return int(look.connection.execute(select(func.count()).select_from(ACTIVITIES)).scalar_one())


def visits(store: Store, who: object, day: date = TODAY) -> int:
    with store.look(NOW) as look:
        number = member(look, who).id  # type: ignore[arg-type]
        return totals.of_member(look, number, period_of("day", day), ("visits",))["visits"]


def let(monkeypatch: pytest.MonkeyPatch, name: str, run: Callable[[Request], Reply], *, reads: bool = False) -> None:
    """Let a command of the house do something else."""
    monkeypatch.setitem(discover(), name, replace(discover()[name], run=run, reads=reads))  # type: ignore[arg-type]


class Broken(Exception):
    """What a faulty command raises."""


def broken(request: Request) -> Reply:
    """Writes something and then fails."""
    _write(request)
    raise Broken("with the words of a person in it")


def unwritable(request: Request) -> Reply:
    """Appends a row that the database cannot take, so that only the flush fails."""
    request.work.insert(InboxRow, id=f"{request.incoming.id}:row", state="done", received_at=None)
    return says(text("Recorded."))


def _write(request: Request) -> None:
    people.set_role(request.work, request.asker.id, request.asker.role)
    number = request.work.new_id()
    request.work.insert(
        ActivityRow,
        id=number,
        entry=number,
        code="K7Q",
        member_id=request.asker.id,
        metric="visits",
        amount=1,
        day=request.today,
        at=request.now,
    )
    totals.count(request.work, request.today, request.asker.team, request.asker.id, "visits", 1, 1)


class Watching(Memory):
    """Notes what happens in which order, seen through a connection of its own."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.seen: list[tuple[str, str, bool]] = []

    def note(self, what: str, name: str) -> None:
        with opened(self.path) as other:
            self.seen.append((what, name, state(other, name) is not None))

    async def send(self, delivery: Delivery, reader: object, images: object) -> str:
        self.note("said", delivery.key.partition(":")[0])
        return await super().send(delivery, reader, images)  # type: ignore[arg-type]


async def test_the_acknowledgement_comes_after_the_commit_and_before_anything_is_said(
    store: Store, filled: Path
) -> None:
    platform = Watching(filled)
    names = [f"m{n}" for n in range(8)]

    async def client(name: str) -> None:
        await house.pipeline.receive(said_by(WANG, f"今天拜访{int(name[1:]) + 1}家", name))
        platform.note("acknowledged", name)

    async with running(store, platform=platform) as house:
        await asyncio.gather(*map(client, names))
        await house.quiet()
    assert sorted(platform.seen) == sorted(
        [("acknowledged", name, True) for name in names] + [("said", name, True) for name in names]
    )
    for name in names:
        order = [what for what, one, _ in platform.seen if one == name]
        assert order == ["acknowledged", "said"]


async def test_what_waits_together_is_answered_in_the_order_it_came(store: Store) -> None:
    async with running(store) as house:
        await house.receive(*(said_by(WANG, f"今天拜访{n}家", f"m{n}") for n in range(1, 6)))
        await house.quiet()
    assert house.keys == [f"m{n}:answer" for n in range(1, 6)]
    assert visits(store, WANG) == 15


async def test_a_second_copy_has_no_effect(store: Store) -> None:
    async with running(store) as house:
        assert await house.receive(REPORT, REPORT) == [None, None]
        await house.quiet()
        house.clock.forward(7 * 86_400)
        assert await house.receive(REPORT) == [None]
        await house.quiet()
    assert house.keys == ["m1:answer"]
    assert visits(store, WANG) == 3
    assert recorded(store) == 1


async def test_two_messages_in_one_second_are_two(store: Store) -> None:
    async with running(store) as house:
        await house.receive(REPORT, said_by(WANG, "今天拜访4家", "m2"))
    assert visits(store, WANG) == 7


async def test_the_identical_text_within_a_minute_is_held_and_counts_when_confirmed(store: Store) -> None:
    async with running(store) as house:
        await house.receive(REPORT)
        house.clock.forward(30)
        await house.receive(said_by(WANG, "今天拜访3家", "m2"))
        await house.quiet()
        assert visits(store, WANG) == 3
        with store.look(house.clock()) as look:
            (draft,) = drafts.open_of(look, member(look, WANG).id)
        await house.receive(said_by(WANG, f"answer {draft.code} 1", "p1", kind="press"))
        assert visits(store, WANG) == 6


async def test_two_answers_to_one_question_at_once_count_once(store: Store) -> None:
    async with running(store) as house:
        await house.receive(REPORT, said_by(WANG, "今天拜访3家", "m2"))
        with store.look(house.clock()) as look:
            (draft,) = drafts.open_of(look, member(look, WANG).id)
        press = said_by(WANG, f"answer {draft.code} 1", "p1", kind="press")
        assert await house.receive(press, replace(press, id="p2")) == [None, None]
        await house.quiet()
    assert visits(store, WANG) == 6
    assert {"p1:answer", "p2:answer"} <= set(house.keys)


async def test_a_member_and_the_lead_who_undo_at_once_take_back_once(store: Store) -> None:
    async with running(store) as house:
        await house.receive(REPORT)
        with store.look(NOW) as look:
            code = look.connection.execute(select(ACTIVITIES.c.code)).scalar_one()
        undo = said_by(WANG, f"undo {code}", "u1", kind="press")
        await house.receive(undo, replace(undo, id="u2", person=CHEN))
        await house.quiet()
    assert recorded(store) == 2
    assert visits(store, WANG) == 0
    assert len(house.keys) == 3


async def test_a_refusal_discards_the_rows_of_its_message_alone_and_tells_the_person(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(request: Request) -> Reply:
        _write(request)
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
    async with running(store) as house:
        assert await house.receive(said_by(LI, "me", "poison"), REPORT) == [None, None]
        for n in range(20):
            house.clock.forward(600)
            fresh = said_by(ANN, f"{n + 1} visits", f"fresh{n}", now=house.clock())
            assert await house.receive(fresh) == [None], "the queue goes on"
            await until(lambda: _not_before(house.clock, store, "poison"))
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
    assert said["poison:parked"][0] == "li"
    assert said["poison:parked:admin"][0] == ADMINS.id
    assert number in said["poison:parked"][1]
    assert number in said["poison:parked:admin"][1]
    assert "words of a person" not in lines(house.words)
    assert visits(store, LI) == 0
    assert visits(store, WANG) == 3


def _not_before(clock: Clock, store: Store, name: str) -> bool:
    """Whether the message is parked, or waits for a time that has not come."""
    with store.look(clock()) as look:
        row = look.rows(select(INBOX.c.state, INBOX.c.next_at).where(INBOX.c.id == name))[0]
        return row.state == "parked" or (row.state in ("retry", "reading") and row.next_at > clock())


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


async def test_a_question_is_answered_after_the_acknowledgement_and_changes_nothing(store: Store) -> None:
    async with running(store) as house:
        await house.receive(REPORT)
        await house.quiet()
        await house.receive(said_by(WANG, "我的", "q1"))
        await house.quiet()
    assert house.keys == ["m1:answer", "q1:answer"]
    assert state(store, "q1") == "done"


async def test_a_question_that_was_not_answered_before_a_crash_is_answered_after_it(filled: Path) -> None:
    question = said_by(WANG, "我的", "q1")
    with opened(filled) as store:
        async with running(store) as house:
            gate = asyncio.Event()
            house.pipeline._answer = lambda _: gate.wait()  # type: ignore[assignment]  # the program ends here
            await house.receive(question)
            assert state(store, "q1") == "reading"
            for task in house.pipeline._readers:
                task.cancel()
    with opened(filled) as store:
        async with running(store, Clock(at(31))) as house:
            await house.heard("q1:answer")
        assert state(store, "q1") == "done"


async def test_a_question_that_ends_the_program_each_time_is_parked_too(filled: Path) -> None:
    with opened(filled) as store, store.work(NOW) as work:
        question = said_by(WANG, "我的", "q1")
        inbox.claim(work, [question])
        inbox.reopen(work, question, "reading", NOW, MOST_TRIES + 1)
    with opened(filled) as store:
        async with running(store) as house:
            await house.heard("q1:parked", "q1:parked:admin")
    with opened(filled) as store:
        assert state(store, "q1") == "parked"
    assert set(house.keys) == {"q1:parked", "q1:parked:admin"}


async def test_two_programs_that_try_a_message_again_at_once_have_one_effect(filled: Path) -> None:
    with opened(filled) as store, store.work(NOW) as work:
        for n in range(10):
            one = said_by(WANG, f"今天拜访{n + 1}家", f"m{n}")
            inbox.claim(work, [one])
            inbox.reopen(work, one, "retry", NOW)
    with opened(filled) as one, opened(filled) as two:
        async with running(one) as first, running(two) as second:
            await until(lambda: not _undone(one))
            await first.quiet()
            await second.quiet()
    with opened(filled) as store:
        assert visits(store, WANG) == 55
        assert recorded(store) == 10
    assert sorted(first.keys + second.keys) == sorted(f"m{n}:answer" for n in range(10))


def _undone(store: Store) -> int:
    with store.look(NOW) as look:
        waiting = select(func.count()).select_from(INBOX).where(INBOX.c.state != "done")
        return int(look.connection.execute(waiting).scalar_one()) + int(
            look.connection.execute(
                select(func.count()).select_from(OUTBOX).where(OUTBOX.c.state == "todo")
            ).scalar_one()
        )


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


async def test_the_first_report_of_a_newcomer_counts_once_the_lead_says_yes(store: Store) -> None:
    async with running(store) as house:
        await house.receive(said_by(STRANGER, "今天拜访3家", "s1", room=NORTH))
        await house.receive(said_by(CHEN, "admit all", "a1", kind="press"))
        await until(lambda: not _undone(store))
    assert visits(store, STRANGER) == 3
    assert "s1:kept" in house.keys


async def test_somebody_who_asks_for_a_leads_command_is_refused_without_any_data(store: Store) -> None:
    async with running(store) as house:
        await house.receive(said_by(ANN, "admit all", "m1", kind="press"))
        await house.quiet()
    (said,) = house.words
    assert said[0] == "ann"
    assert house.keys == ["m1:refused"]


async def test_in_a_direct_chat_everybody_is_answered_in_their_own_language(store: Store) -> None:
    async with running(store) as house:
        await house.receive(said_by(ANN, "2 visits", "m1"), said_by(WANG, "今天拜访3家", "m2"))
        await house.quiet()
    said = dict(zip(house.keys, house.words, strict=True))
    assert "Recorded" in said["m1:answer"][1]
    assert "已记" in said["m2:answer"][1]


async def test_what_is_no_message_for_us_is_kept_and_not_answered(store: Store) -> None:
    async with running(store) as house:
        talk = "大家周末愉快，路上注意安全，我们下周一早上九点在老地方集合，记得带上各自的资料和电脑，谢谢！" * 2
        await house.receive(said_by(WANG, talk, "m1", room=NORTH))
        await house.quiet()
    assert state(store, "m1") == "done"
    assert house.keys == []


async def test_hostile_words_are_answered_or_kept_and_never_stop_the_queue(store: Store) -> None:
    hostile = [
        "",
        "\x00",
        "1" * 4000 + "x",
        "{{7*7}}",
        "'; DROP TABLE inbox; --",
        "拜访" + "9" * 400 + "家",
        "\u202e" * 50,
    ]
    messages = [said_by(WANG, words, f"h{n}") for n, words in enumerate(hostile)]
    async with running(store) as house:
        assert await house.receive(*messages) == [None] * len(messages)
        await house.receive(said_by(LI, "今天拜访3家", "m1"))
        await house.quiet()
    assert [state(store, one.id) for one in messages] == ["done"] * len(messages)
    assert visits(store, LI) == 3
