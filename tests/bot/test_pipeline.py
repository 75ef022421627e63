"""The pipeline: one batch, one commit, then the acknowledgement, then what is said."""

import asyncio
from dataclasses import replace

from sqlalchemy import select

from bot.platforms.memory import Memory
from chat.reply import Delivery
from storage import drafts
from storage.store import Store
from tests.bot.faulty import (
    ACTIVITIES,
    REPORT,
    recorded,
    state,
    undone,
    visits,
)
from tests.company import ANN, CHEN, LI, NORTH, NOW, STRANGER, WANG, at, member, opened
from tests.company import says as said_by
from tests.running import Clock, running, until


class Watching(Memory):
    """Notes what happens in which order, seen through a connection of its own."""

    def __init__(self, path: str) -> None:
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
    store: Store, home: str
) -> None:
    platform = Watching(home)
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


async def test_a_question_is_answered_after_the_acknowledgement_and_changes_nothing(store: Store) -> None:
    async with running(store) as house:
        await house.receive(REPORT)
        await house.quiet()
        await house.receive(said_by(WANG, "我的", "q1"))
        await house.quiet()
    assert house.keys == ["m1:answer", "q1:answer"]
    assert state(store, "q1") == "done"


async def test_a_question_that_was_not_answered_before_a_crash_is_answered_after_it(home: str) -> None:
    question = said_by(WANG, "我的", "q1")
    with opened(home) as store:
        async with running(store) as house:
            gate = asyncio.Event()
            house.pipeline._answer = lambda _: gate.wait()  # type: ignore[assignment]  # the program ends here
            await house.receive(question)
            assert state(store, "q1") == "reading"
            for task in house.pipeline._readers:
                task.cancel()
    with opened(home) as store:
        async with running(store, Clock(at(31))) as house:
            await house.heard("q1:answer")
        assert state(store, "q1") == "done"


async def test_the_first_report_of_a_newcomer_counts_once_the_lead_says_yes(store: Store) -> None:
    async with running(store) as house:
        await house.receive(said_by(STRANGER, "今天拜访3家", "s1", room=NORTH))
        await house.receive(said_by(CHEN, "admit all", "a1", kind="press"))
        await until(lambda: not undone(store))
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
