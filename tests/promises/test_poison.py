"""P34: a message that always fails is tried five times, parked, told of, and holds up nobody, whatever restarts."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.platforms.memory import Memory
from cards.trouble import number
from scoring.period import period_of
from storage import inbox, totals
from storage.store import Store
from storage.tables import InboxRow
from storage.work import table_of
from tests.bot.faulty import broken, let, unwritable
from tests.company import ADMINS, ANN, LI, TODAY, WANG, member, opened
from tests.company import says as said_by
from tests.promises.scale import POISONS
from tests.running import Clock, running, unsent, until

INBOX = table_of(InboxRow)
TRIES = 5
PAUSE = 601
"""Seconds: more than the longest pause before another try."""


def settled(store: Store, clock: Clock) -> bool:
    """Whether every message is done, parked, or waits for a time that has not come."""
    with store.look(clock()) as look:
        rows = look.rows(select(INBOX.c.state, INBOX.c.next_at))
    now = clock()
    at_work = now + inbox.LEASE  # no pause is as long as the lease of a message that is being tried
    waiting = (row for row in rows if row.state not in ("done", "parked"))
    return all(row.state == "retry" and now < row.next_at != at_work for row in waiting)


async def test_poison_is_parked_and_told_of_and_the_rest_goes_on(
    filled: Path, monkeypatch: pytest.MonkeyPatch, figure: Callable[[str, str, str], None]
) -> None:
    let(monkeypatch, "me", broken, reads=True)
    let(monkeypatch, "help", broken)
    let(monkeypatch, "undo", unwritable)
    clock, platform = Clock(), Memory()
    poison = [said_by(LI, words, f"poison{n}") for n, words in enumerate(["me", "help", "undo"] * (POISONS // 3))]
    healthy = 0
    for life in range(TRIES + 1):
        with opened(filled) as store:
            async with running(store, clock, platform) as house:
                fresh = [said_by(ANN, f"{n + 1} calls", f"life{life}-{n}", now=clock()) for n in range(10)]
                came = [*fresh[:5], *(poison if life == 0 else ()), *fresh[5:]]
                assert await house.receive(*came) == [None] * len(came), "the queue goes on"
                healthy += sum(range(1, 11))
                await until(lambda house=house: settled(house.store, clock))
                await until(lambda store=store: not _unsaid(store, clock))
                await house.quiet()
        clock.forward(PAUSE)
    with opened(filled) as store, store.look(clock()) as look:
        rows = {row.id: row for row in look.rows(select(INBOX))}
        assert {rows[one.id].state for one in poison} == {"parked"}
        assert {rows[one.id].tries for one in poison} == {TRIES + 1}, "the sixth is the one it does not get"
        done = totals.of_member(look, member(look, ANN).id, period_of("day", TODAY), ("calls",))
        assert done == {"calls": healthy}
        assert totals.of_member(look, member(look, WANG).id, period_of("day", TODAY), ("calls",)) == {"calls": 0}
    said = Counter(sent.delivery.key for sent in platform.sent)
    for one in poison:
        assert said[f"{one.id}:parked"] == said[f"{one.id}:parked:admin"] == 1
    told = {sent.delivery.key: (sent.delivery.to.id, sent.words) for sent in platform.sent}
    for one in poison:
        assert told[f"{one.id}:parked"][0] == LI.id
        assert told[f"{one.id}:parked:admin"][0] == ADMINS.id
        assert number(one.id) in told[f"{one.id}:parked"][1]
    asked = "5 tries, then parked, sender and admin told, queue never blocked"
    figure("P34", asked, f"{len(poison)} poisoned among {TRIES + 1} lives: all parked and told of, nobody held up")


def _unsaid(store: Store, clock: Clock) -> int:
    with store.look(clock()) as look:
        return unsent(look)
