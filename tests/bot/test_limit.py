"""Commands beyond sixty a minute are dropped with one notice; what is tried again counts once."""

from datetime import UTC, datetime, timedelta

from bot.limit import MOST_IN_A_MINUTE, Limit
from chat.message import Person

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
WHO = Person("slack", "T1", "U1", "Ann")


def test_the_one_too_many_gets_a_notice_and_the_rest_nothing_until_the_minute_is_over() -> None:
    limit = Limit()
    said = [limit.admits(WHO, f"m{n}", NOW) for n in range(MOST_IN_A_MINUTE + 3)]
    assert said == ["go"] * MOST_IN_A_MINUTE + ["notice", "drop", "drop"]
    assert limit.admits(WHO, "later", NOW + timedelta(minutes=1)) == "go"


def test_a_message_that_is_tried_again_counts_once_and_keeps_its_verdict() -> None:
    limit = Limit()
    assert {limit.admits(WHO, "m", NOW) for _ in range(3 * MOST_IN_A_MINUTE)} == {"go"}
    for n in range(MOST_IN_A_MINUTE):
        limit.admits(WHO, f"n{n}", NOW)
    assert limit.admits(WHO, "m", NOW) == "go"
    assert limit.admits(WHO, f"n{MOST_IN_A_MINUTE - 1}", NOW) == "notice"
    assert limit.admits(Person("slack", "T1", "U2", "Bo"), "m", NOW) == "go"
