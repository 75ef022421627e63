"""A crash right after the acknowledgement: the record is there once, and its answer goes out once, soon."""

import os
import re
import signal
import time
from collections import Counter
from threading import Thread

import httpx2

from tests.end_to_end.conftest import Start
from tests.end_to_end.program import Message, Program, processes_of

ROOM = "dm-wang"
SOON = 20.0
"""Seconds; less than the half minute for which a lane is leased."""


def drawing_worker(demo: Program) -> int:
    end = time.monotonic() + SOON
    while time.monotonic() < end:
        if workers := processes_of(demo.home, "charts.worker"):
            return workers[0]
        time.sleep(0.02)
    raise AssertionError("the demo has no drawing worker")


def settled(demo: Program, count: int) -> list[Message]:
    """What the room shows once it shows this much, and a moment later."""
    end = time.monotonic() + SOON
    while len(demo.messages(ROOM)) < count and time.monotonic() < end:
        time.sleep(0.05)
    time.sleep(1.5)  # long enough for a second copy to come, if one would
    return demo.messages(ROOM)


def test_an_answer_that_waited_at_a_kill_goes_out_once_after_the_restart(start: Start) -> None:
    demo = start()
    worker = drawing_worker(demo)
    os.kill(worker, signal.SIGSTOP)  # the board cannot be drawn, and what is said after it waits behind it
    try:
        assert demo.say("wang", "排行榜") == []
        assert demo.say("wang", "今天拜访7家") == []
        demo.kill()
    finally:
        os.kill(worker, signal.SIGKILL)

    again = start(demo.home, demo.port)
    heard = settled(again, 4)
    assert [message["from"] for message in heard] == ["wang", "wang", "bot", "bot"]
    board, report = heard[2:]
    assert board["pictures"]
    assert "拜访 7 家" in report["text"]
    (standing,) = again.say("wang", "我的")
    assert "拜访 7 家" in standing["text"]


def test_what_was_acknowledged_before_a_kill_is_recorded_and_answered_once(start: Start) -> None:
    demo = start()
    acknowledged: list[int] = []

    def report() -> None:
        for visits in range(1, 20):
            try:
                demo.say("wang", f"今天拜访{visits}家")
            except httpx2.TransportError:
                return
            acknowledged.append(visits)

    speaker = Thread(target=report)
    speaker.start()
    while len(acknowledged) < 6:
        time.sleep(0.001)
    demo.kill()
    speaker.join()

    again = start(demo.home, demo.port)
    heard = settled(again, 2 * len(acknowledged))
    answered = Counter(int(found[1]) for m in heard if (found := re.match(r"✅ 已记：拜访 (\d+) 家", m["text"])))
    assert set(answered.values()) == {1}
    assert set(acknowledged) <= set(answered)
    (standing,) = again.say("wang", "我的")
    assert f"拜访 {sum(answered)} 家" in standing["text"]


def test_ctrl_c_ends_the_demo_quietly_and_hands_its_lanes_back(start: Start) -> None:
    demo = start()
    demo.say("wang", "今天拜访2家")
    assert demo.interrupt() in (0, 130)
    assert demo.complaints == ""
    assert "DealDrum playground: http://127.0.0.1:" in demo.output
    again = start(demo.home)
    assert "Going on where it was" in again.output
    (standing,) = again.say("wang", "我的")
    assert "拜访 2 家" in standing["text"]
