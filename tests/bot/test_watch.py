"""The watch over the database: what it takes for well, and what it does not."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError
from structlog.testing import capture_logs

from bot import refusals as refusals_module
from bot.platforms.memory import Memory
from bot.refusals import Refusals
from bot.tally import Tally
from bot.watch import Watch
from scoring.people import Role
from storage import people
from tests.company import ADMINS, CHEN, NOW, WANG, ZHOU, member, opened, says
from tests.promises.test_outage import gone, read_only, serving
from tests.promises.test_outage import quick as quick
from tests.running import Clock, until


async def test_a_refusal_while_the_watch_only_reads_is_looked_into_by_writing(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    platform, loop = Memory(), asyncio.get_running_loop()
    with opened(filled) as store:
        refusals = Refusals()
        watch = Watch(store, {platform.name: platform}, Clock(), ADMINS, Tally(), refusals)
        answers, refused = store.answers, asyncio.Event()

        async def refuse() -> None:
            if not refused.is_set():
                refused.set()
                refusals.noticed()

        def answers_meanwhile() -> bool:
            asyncio.run_coroutine_threadsafe(refuse(), loop).result()
            return answers()

        monkeypatch.setattr(store, "answers", answers_meanwhile)
        with read_only(store, filled):
            running = asyncio.create_task(watch.run())
            await until(lambda: any(sent.delivery.key.startswith("database:False") for sent in platform.sent))
            assert not watch.well
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)


@pytest.mark.usefixtures("quick")
async def test_without_a_room_each_admin_of_that_day_hears_of_an_outage_alone(filled: Path, tmp_path: Path) -> None:
    platform = Memory()
    with opened(filled) as store:
        async with serving(store, platform, tmp_path, None) as house:
            with store.work(NOW) as work:  # appointed after the start
                people.set_role(work, member(work, CHEN).id, Role.ADMIN)
            await house.receive(says(WANG, "今天拜访3家", "m1"))
            await house.quiet()
            with gone(store, filled):
                await until(lambda: not house.watch.well)
                await until(lambda: told(platform, "False") == {CHEN, ZHOU})
            await until(lambda: told(platform, "True") == {CHEN, ZHOU})


def told(platform: Memory, well: str) -> set[object]:
    return {sent.delivery.to for sent in platform.sent if sent.delivery.key.startswith(f"database:{well}:")}


AWAY, STILL, BACK = "database away", "database still away", "database back"


@pytest.mark.usefixtures("quick")
async def test_an_outage_is_logged_when_it_begins_once_a_while_and_when_it_is_over(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refusals_module, "TELL_EVERY", 0.4)
    with opened(filled) as store, capture_logs() as logs:
        async with serving(store, Memory(), tmp_path) as house:
            await house.receive(says(WANG, "今天拜访3家", "m1"))
            await house.quiet()
            with gone(store, filled):
                await until(lambda: [line["event"] for line in logs].count(STILL) == 2)
            await until(lambda: house.watch.well)
    lines = [line for line in logs if line["log_level"] == "warning"][:4]
    assert [line["event"] for line in lines] == [AWAY, STILL, STILL, BACK]
    _, first, second, back = lines
    assert 1 < first["tried"] < second["tried"] <= back["tried"]


def away(what: str) -> OperationalError:
    return OperationalError(what, {}, Exception())


def test_what_the_database_refuses_and_takes_soon_after_is_logged_at_most_once_a_minute() -> None:
    refusals = Refusals()
    with capture_logs() as logs:
        for second in range(120):
            refusals.note("lanes not read", away("SELECT 1"))
            refusals.judged(float(second), well=True)
    found = [(line["event"], line["tried"], line["first"]) for line in logs]
    assert found == [("database refused", 1, "lanes not read"), ("database refused", 60, "lanes not read")]


def test_what_is_not_the_databases_fault_is_logged_each_time_and_suspects_nobody() -> None:
    refusals, suspected = Refusals(), list[bool]()
    refusals.noticed = lambda: suspected.append(True)
    with capture_logs() as logs:
        refusals.note("tick postponed", IntegrityError("INSERT", {}, Exception()))
        refusals.note("tick postponed", IntegrityError("INSERT", {}, Exception()))
    assert [line["event"] for line in logs] == ["tick postponed"] * 2
    assert not suspected
    assert refusals.tried == 0
