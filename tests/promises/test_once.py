"""P3: an event that arrives again, at once, late, elsewhere, before or after a crash, has exactly one effect."""

import itertools
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from sqlalchemy import delete, event, select

from bot.batch import Desk, due, keep, look_up, retry
from chat.message import Incoming
from scoring.period import period_of
from storage import inbox, outbox, totals
from storage.ids import Ids
from storage.outbox import LEASE
from storage.store import Store
from storage.tables import ActivityRow, InboxRow, LaneRow, OutboxRow, TotalRow
from storage.work import Work, table_of
from tests.company import NOW, REPS, TODAY, is_workday, member, says, url
from tests.promises.scale import HISTORIES, PHASES

REPLICAS = 2
EVENTS = 12
WRITTEN = (ActivityRow, InboxRow, LaneRow, OutboxRow, TotalRow)
"""The tables that a history writes to; emptied, they are as they were before it."""


class Killed(Exception):
    """The program ends here."""


TAGS = itertools.count(1)
"""Tags in turn: the clock stands still here, and two programs with one tag would make the same ids (and try again)."""


class Replica(Store):
    """A program's store that can end and begin again; SQLAlchemy's compiled statements stay, as they cost most."""

    lives = 0

    def restart(self) -> None:
        """Forget all that a program knows."""
        self._shared = {}
        self.lives += 1
        self._ids = Ids(next(TAGS))
        self.me = f"{id(self)}-{self.lives}"


@pytest.fixture(scope="module")
def replicas(template: Path) -> Iterator[list[Replica]]:
    """Two programs on one file. What a power cut leaves is another promise: commits need not wait for the disk."""
    with tempfile.TemporaryDirectory() as folder:
        found = [Replica(url(Path(folder) / "dealdrum.db")) for _ in range(REPLICAS)]
        for one in found:
            one._ids = Ids(next(TAGS))
            event.listen(one._writer, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
        shutil.copy(template, Path(folder) / "dealdrum.db")
        yield found
        for one in found:
            one.close()


def die(work: Work) -> None:
    """Rides on a transaction and ends the program in it."""
    raise Killed


def events() -> list[Incoming]:
    """Reports, each with a number of its own; questions among them; all of them in the same second."""
    found = []
    for n in range(EVENTS):
        words = "我的" if n % 6 == 5 else f"今天打了{n + 1}个电话"
        found.append(says(REPS[n % len(REPS)], words, f"e{n}", now=NOW))
    return found


ALL = events()
SOME = st.lists(st.sampled_from(ALL), min_size=1, max_size=4)
WHERE = st.integers(0, REPLICAS - 1)


class Deliveries(RuleBasedStateMachine):
    """Two replicas on one database, and a model that knows which events were acknowledged and how often each was said."""

    stores: list[Replica]

    def __init__(self) -> None:
        super().__init__()
        self.desk = Desk(is_workday)
        self.now = NOW
        self.came: set[str] = set()
        self.acknowledged: set[str] = set()
        self.said: Counter[str] = Counter()
        self.cut = 0  # sendings whose mark was lost in a crash: each may be said once more
        for store in self.stores:
            store.restart()
        with self.stores[0].work(NOW) as work:
            for model in WRITTEN:
                work.connection.execute(delete(table_of(model)))

    @rule(some=SOME, where=WHERE, answered=st.booleans())
    def deliver(self, some: list[Incoming], where: int, answered: bool) -> None:
        """A batch, new or again; its questions are answered, or the program ends before that."""
        store = self.stores[where]
        kept = keep(store, self.desk, some, [], self.now)
        self._keep_in_mind(some, acknowledged=True)
        for prepared in kept.to_read if answered else ():
            said = look_up(store, self.desk, prepared, self.now)
            with store.work(self.now) as work:
                inbox.done(work, prepared.incoming)
                outbox.send(work, said)

    @rule(some=SOME)
    def deliver_to_all_at_once(self, some: list[Incoming]) -> None:
        """The same batch to every replica at the same time."""
        with ThreadPoolExecutor(REPLICAS) as pool:
            list(pool.map(lambda store: keep(store, self.desk, some, [], self.now), self.stores))
        self._keep_in_mind(some, acknowledged=True)

    @rule(some=SOME, where=WHERE)
    def crash_before_the_commit(self, some: list[Incoming], where: int) -> None:
        """Nothing of the batch was kept, and nothing was acknowledged."""
        with pytest.raises(Killed):
            keep(self.stores[where], self.desk, some, [die], self.now)
        self.stores[where].restart()

    @rule(some=SOME, where=WHERE)
    def crash_before_the_acknowledgement(self, some: list[Incoming], where: int) -> None:
        """The batch was kept and the platform does not know it."""
        keep(self.stores[where], self.desk, some, [], self.now)
        self._keep_in_mind(some, acknowledged=False)
        self.stores[where].restart()

    @rule(where=WHERE)
    def restart(self, where: int) -> None:
        """A program ends and another begins."""
        self.stores[where].restart()

    @rule(where=WHERE)
    def try_again(self, where: int) -> None:
        """What was left undone is worked on again."""
        store = self.stores[where]
        for waiting in due(store, self.now):
            for prepared in retry(store, self.desk, waiting, self.now).to_read:
                said = look_up(store, self.desk, prepared, self.now)
                with store.work(self.now) as work:
                    inbox.done(work, prepared.incoming)
                    outbox.send(work, said)

    @rule(where=WHERE, cut=st.booleans())
    def send(self, where: int, cut: bool) -> None:
        """A replica sends what it may; `cut`: it ends after sending one and before noting it."""
        store = self.stores[where]
        with store.work(self.now) as work:
            lanes = outbox.take(work, outbox.orphans(work))
        for lane in lanes:
            while True:
                with store.look(self.now) as look:
                    parcel = outbox.next_in(look, lane)
                if parcel is None:
                    break
                self.said[parcel.delivery.key] += 1
                if cut:
                    self.cut += 1
                    self.stores[where].restart()
                    return
                with store.work(self.now) as work:
                    outbox.settle(work, parcel, "sent")
            with store.work(self.now) as work:
                assert outbox.release(work, lane)

    @rule(seconds=st.sampled_from([1, 31, 3600, 7 * 86_400]))
    def forward(self, seconds: int) -> None:
        """Time passes, up to a week."""
        self.now += timedelta(seconds=seconds)

    def _keep_in_mind(self, some: Sequence[Incoming], *, acknowledged: bool) -> None:
        names = {one.id for one in some}
        self.came |= names
        if acknowledged:
            self.acknowledged |= names

    def every_event_that_was_kept_counts_once(self) -> None:
        """The ledger and the totals against the model: what counted twice on the way does so at the end."""
        wanted = {one.id: n + 1 for n, one in enumerate(ALL) if one.id in self.came and one.text != "我的"}
        table = table_of(ActivityRow)
        with self.stores[0].look(self.now) as look:
            rows = look.rows(select(table.c.message, table.c.amount))
            assert sorted((row.message, row.amount) for row in rows) == sorted(wanted.items())
            sums = totals.by_member(look, period_of("day", TODAY), "calls")
            for rep in REPS:
                mine = sum(n for name, n in wanted.items() if ALL[int(name[1:])].person == rep)
                assert sums.get(member(look, rep).id, 0) == mine
            kept = set(look.connection.execute(select(table_of(InboxRow).c.id)).scalars())
            assert self.acknowledged <= kept == self.came

    def teardown(self) -> None:
        """In the end everything that came counts and is answered, each once but for what a crash cut."""
        self.every_event_that_was_kept_counts_once()
        for _ in range(2):
            self.now += LEASE + timedelta(seconds=1)
            self.try_again(0)
        self.now += LEASE + timedelta(seconds=1)
        self.send(0, cut=False)
        with self.stores[0].look(self.now) as look:
            assert set(look.connection.execute(select(table_of(OutboxRow).c.state)).scalars()) <= {"sent"}
        assert {key.partition(":")[0] for key in self.said} == self.came
        assert sum(self.said.values()) - len(self.said) <= self.cut


def test_every_event_has_exactly_one_effect_however_it_arrives(
    replicas: list[Replica], figure: Callable[[str, str, str], None]
) -> None:
    machine = type("Machine", (Deliveries,), {"stores": replicas})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=HISTORIES,
            stateful_step_count=12,
            deadline=None,
            phases=PHASES,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
    figure(
        "P3", "10,000 histories on 2 replicas: exactly 1 effect", f"{HISTORIES:,} histories, exactly 1 effect in each"
    )
