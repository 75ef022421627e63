"""Slash commands and the bare mention: acknowledged at once, answered to whoever asked."""

import pytest

from scheduler.clock import read_clock
from storage.people import directory
from storage.store import Store
from tests.bot.slack.house import ADMIN, ELSEWHERE, PRIVATE, REP, SALES, in_slack, join, words
from tests.bot.slack.test_conversation import BOTH, MENTION, recorded
from tests.fakes.slack import acts
from tests.fakes.slack.team import BOT_USER
from tests.running import until


def rooms(store: Store) -> set[str]:
    """The rooms that are bound."""
    with store.look(read_clock()) as look:
        return {number for _, number in directory(look).rooms}


@BOTH
async def test_a_slash_command_is_acknowledged_empty_and_answered_by_its_address(store: Store, http: bool) -> None:
    join(store)
    async with in_slack(store, http=http) as place:
        done = await acts.command(place.server, REP, ELSEWHERE, "me")  # the bot is not even in this channel
        assert (done.status, done.body or None) == (200, None)
        await until(lambda: place.server.responses)
        (channel, answer), *_ = place.server.responses
        assert (channel, answer["only"], answer["response_type"]) == (ELSEWHERE, REP, "ephemeral")
        assert "本月" in words(answer)


@pytest.mark.parametrize("channel", [ELSEWHERE, PRIVATE])
async def test_a_channel_without_the_bot_is_not_bound_before_it_is_invited(store: Store, channel: str) -> None:
    join(store)
    async with in_slack(store) as place:
        members = place.server.team.channels[channel].members
        members.discard(BOT_USER)
        await acts.command(place.server, ADMIN, channel, "bind north")
        await until(lambda: place.server.responses)
        assert "/invite @DealDrum" in words(place.server.responses[0][1])
        assert channel not in rooms(store)
        members.add(BOT_USER)
        await acts.command(place.server, ADMIN, channel, "bind north")
        await until(lambda: channel in rooms(store))


async def test_slack_is_asked_once_whether_the_bot_is_in_a_channel(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        for _ in range(2):
            await acts.command(place.server, REP, SALES, "me")
            await place.quiet()
        assert [name for name, _ in place.server.methods.calls].count("conversations.info") == 1


async def test_the_bare_command_shows_what_can_be_pressed(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        await acts.command(place.server, REP, SALES, "")
        await until(lambda: place.server.responses)
        labels = [one["text"]["text"] for one in acts.buttons(place.server.responses[0][1]["blocks"])]
        assert labels == ["我的进度", "排行榜", "我的团队", "帮助", "填表"]


async def test_the_bare_mention_shows_the_same_to_whoever_wrote_it(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        await acts.say(place.server, REP, SALES, MENTION)
        await until(lambda: place.private(SALES))
        await place.quiet()
        (alone,) = place.private(SALES)
        assert len(acts.buttons(alone["blocks"])) >= 3
        assert place.posts(SALES) == []


async def test_a_report_by_command_is_recorded(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        await acts.command(place.server, REP, SALES, "report 今天拜访3家 &amp; 电话5个")
        await until(lambda: sorted(recorded(store)) == [("calls", 5), ("visits", 3)])
