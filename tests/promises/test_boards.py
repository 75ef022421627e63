"""P9: what totals say, kept message by message, is what the ledger adds up to; the board's order follows from it."""

import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from shutil import copy

from sqlalchemy import event, select

from bot.batch import Desk, keep
from chat.message import Incoming, IncomingKind
from scoring.deal import counts_of
from scoring.period import period_of
from storage import boards, totals
from storage.activities import activity_of
from storage.deals import event_of
from storage.people import directory
from storage.store import Store
from storage.tables import ActivityRow, DealEventRow
from storage.work import Work, table_of
from tests.company import NORTH, NOW, REPS, TODAY, WEST, is_workday, opened, says
from tests.promises.scale import BOARDS

Figure = Callable[[str, str, str], None]
DESK = Desk(is_workday)
MONTH = period_of("month", TODAY)
METRICS = ("calls", "visits", "bookings")
WORDS = (
    "今天打了{n}个电话",
    "昨天拜访{n}家",
    "签单华星科技{n}000元",
    "撤销",
    "{n} calls",
    "今天打了{n}个电话，拜访2家",
)


def history(chance: random.Random) -> list[list[Incoming]]:
    """Batches of reports, deals, edits, deletions, taken-back ones, at any hour of a few days."""
    said: list[Incoming] = []
    batches, now = [], NOW - timedelta(days=6)
    for number in range(chance.randint(4, 10)):
        now += timedelta(minutes=chance.choice((1, 7, 200, 1500)))
        batch = []
        for n in range(chance.randint(1, 4)):
            who = chance.choice(REPS)
            words = chance.choice(WORDS).format(n=chance.choice((3, 3, 5, 8, 13, 21)))
            kind: IncomingKind = "new"
            name = f"h{number:02}-{n}"
            earlier = [one for one in said if one.person == who]
            room = chance.choice((None, NORTH, WEST))
            if earlier and chance.random() < 0.3:
                first = chance.choice(earlier)
                kind, room = chance.choice(("edit", "delete")), first.room
                words = "" if kind == "delete" else words
                name = f"{first.id}.{kind}{number}-{n}"
                change = says(who, words, name, room=room, now=now, kind=kind)
                batch.append(replace(change, message=first.id))
                continue
            batch.append(replace(says(who, words, name, room=room, now=now), message=name))
        said += [one for one in batch if one.kind == "new"]
        batches.append(batch)
    return batches


def added_up(work: Work) -> dict[tuple[int, str], int]:
    """{(member, metric): amount} of the month, row by row from the ledger."""
    found: dict[tuple[int, str], int] = defaultdict(int)
    for row in work.rows(select(table_of(ActivityRow))):
        activity = activity_of(row._mapping)
        if activity.day in MONTH:
            found[activity.member, activity.metric] += activity.amount
    for row in work.rows(select(table_of(DealEventRow))):
        deal = event_of(row._mapping)
        for metric, amount in counts_of(deal):
            if deal.day in MONTH:
                found[deal.member, metric] += amount
    return found


def places(amounts: dict[int, int]) -> dict[int, int]:
    """Place of each member: one more than there are with more."""
    return {who: 1 + sum(other > amount for other in amounts.values()) for who, amount in amounts.items()}


def check(store: Store) -> int:
    """Compare; how many ties there were."""
    ties = 0
    with store.look(NOW) as look:
        home, naive = directory(look).organization, added_up(look)
        for metric in (one for one in home.metrics if one.key in METRICS):
            kept = totals.by_member(look, MONTH, metric.key)
            wanted = {who: amount for (who, key), amount in naive.items() if key == metric.key and amount}
            assert {who: amount for who, amount in kept.items() if amount} == wanted, metric.key
            board = boards.board(look, metric, MONTH, None, TODAY, is_workday)
            scores = {one.holder: one.score for one in board.standings}
            assert {who: score for who, score in scores.items() if score} == wanted
            assert {one.holder: one.place for one in board.standings} == places(scores)
            assert [one.score for one in board.standings] == sorted(scores.values(), reverse=True)
            ties += len(scores) - len(set(scores.values()))
    assert store.holds(NOW, totals.rebuild), "the totals are not what the ledger says"
    return ties


def test_what_is_kept_message_by_message_is_what_the_ledger_adds_up_to(
    template: Path, tmp_path: Path, figure: Figure
) -> None:
    chance, ties, messages = random.Random(9), 0, 0
    for number in range(BOARDS):
        place = Path(copy(template, tmp_path / f"{number}.db"))
        with opened(place) as store:
            event.listen(store._writer, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
            for batch in history(chance):
                keep(store, DESK, batch, [], max(one.sent_at for one in batch))
                messages += len(batch)
            ties += check(store)
        for left in tmp_path.glob(f"{number}.db*"):
            left.unlink()
    assert ties
    found = f"{BOARDS:,} histories of {messages:,} messages with edits and deletions, {ties:,} ties: equal"
    figure("P9", "incremental = recomputed to the cent, the same order", found)
