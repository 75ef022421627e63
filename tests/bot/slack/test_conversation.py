"""A conversation in Slack, by both transports: reports, threads, private words, edits, buttons, commands."""

from collections.abc import Sequence

import pytest

from scheduler.clock import read_clock
from storage import ledger
from storage.store import Store
from tests.bot.slack.house import (
    ADMIN,
    ANN,
    DIRECT,
    GUEST,
    LEAD,
    LISTEN,
    REP,
    SALES,
    InSlack,
    button,
    in_slack,
    join,
    members,
    words,
)
from tests.fakes.slack import acts
from tests.fakes.slack.team import BOT_USER
from tests.running import until

BOTH = pytest.mark.parametrize("http", [False, True], ids=["socket", "http"])
MENTION = f"<@{BOT_USER}>"


def recorded(store: Store, name: str = "王芳") -> Sequence[tuple[str, int]]:
    """What counts of somebody: (metric, amount)."""
    who = members(store)[name].id
    with store.look(read_clock()) as look:
        entries = ledger.last_of(look, who, 20)
    return [(row.metric, row.amount) for entry in entries for row in entry.activities]


def assert_strict(place: InSlack) -> None:
    """Nothing that we asked of Slack broke a rule, and all of its calls were acknowledged."""
    assert place.server.methods.refused == []
    assert all(attempt.status == 200 for attempt in place.server.attempts)


async def test_a_program_that_only_takes_calls_keeps_what_comes_and_shows_the_home_page(store: Store) -> None:
    join(store)
    async with in_slack(store, http=True, sends=False) as place:
        place.server.team.direct(REP)
        _, attempts = await acts.say(place.server, REP, DIRECT, "今天拜访3家")
        assert [attempt.status for attempt in attempts] == [200]
        await until(lambda: recorded(store) == [("visits", 3)])
        await acts.open_home(place.server, REP)
        await until(lambda: bool(place.server.team.homes.get(REP)))
        assert place.posts(DIRECT) == []  # that is the worker's to say
        assert_strict(place)


@BOTH
async def test_a_report_in_a_direct_chat_is_answered_there_and_marked(store: Store, http: bool) -> None:
    join(store)
    async with in_slack(store, http=http) as place:
        place.server.team.direct(REP)
        stamp, attempts = await acts.say(place.server, REP, DIRECT, "今天拜访3家，电话20个")
        (post,) = await place.posted(DIRECT)
        assert "拜访 3 家" in words(post)
        assert "thread_ts" not in post
        await until(lambda: (DIRECT, stamp, "white_check_mark") in place.server.team.reactions)
        assert [attempt.status for attempt in attempts] == [200]
        assert sorted(recorded(store)) == [("calls", 20), ("visits", 3)]
        assert_strict(place)


@BOTH
async def test_a_mention_counts_once_and_is_answered_in_its_thread_the_figures_to_its_author_alone(
    store: Store, http: bool
) -> None:
    join(store)
    async with in_slack(store, http=http) as place:
        stamp, attempts = await acts.say(place.server, REP, SALES, f"{MENTION} 今天拜访3家")
        (post,) = await place.posted(SALES)
        assert len(attempts) == 2  # the message and its twin
        assert post["thread_ts"] == stamp
        assert "本月" not in words(post)
        await until(lambda: place.private(SALES))
        (alone,) = place.private(SALES)
        assert alone["only"] == REP
        assert "本月" in words(alone)
        assert recorded(store) == [("visits", 3)]
        assert_strict(place)


async def test_a_room_that_is_listened_to_needs_no_mention_and_any_other_does(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        await acts.say(place.server, REP, SALES, "今天拜访3家")
        await acts.say(place.server, REP, LISTEN, "今天拜访2家")
        await place.posted(LISTEN)
        await place.quiet()
        assert place.posts(SALES) == []
        assert recorded(store) == [("visits", 2)]


async def test_an_answer_in_the_thread_of_a_report_needs_no_mention(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        stamp, _ = await acts.say(place.server, REP, SALES, f"{MENTION} 今天拜访3家")
        await place.posted(SALES)
        await acts.say(place.server, REP, SALES, "改成5", thread=stamp)
        posts = await place.posted(SALES, 2)
        assert posts[1]["thread_ts"] == stamp  # the parent's, never the reply's
        assert recorded(store) == [("visits", 5)]
        assert_strict(place)


async def test_previews_and_our_own_updates_are_no_edits(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        stamp, _ = await acts.say(place.server, REP, LISTEN, "今天拜访3家")
        await place.posted(LISTEN)
        message = place.server.team.message(LISTEN, stamp)
        inner = {"type": "message", "subtype": "message_changed", "channel": LISTEN, "ts": place.server.team.stamp()}
        for changed in ({**message, "attachments": []}, {**message, "text": "今天拜访9家"}):
            event = acts.event(place.server.team, {**inner, "message": changed, "previous_message": message})
            await place.server.deliver("events_api", event)
        assert recorded(store) == [("visits", 3)]


async def test_bots_and_strangers_are_not_answered(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        server = place.server
        await acts.say(server, REP, LISTEN, "今天拜访3家", bot_id="B0OTHER01", subtype="bot_message")
        await acts.say(server, REP, LISTEN, "今天拜访3家", user_team="T0OTHER01")
        foreign = acts.event(
            server.team, {"type": "message", "user": REP, "text": "拜访3家", "ts": "1.1", "channel": LISTEN}
        )
        foreign |= {
            "team_id": "T0OTHER01",
            "authorizations": [{"team_id": "T0OTHER01", "user_id": "U1", "is_bot": True}],
        }
        assert (await server.deliver("events_api", foreign)).status == 200
        await acts.say(server, GUEST, server.team.direct(GUEST).id, "今天拜访3家")
        await acts.say(server, REP, LISTEN, "今天电话1个")
        await place.posted(LISTEN)
        await place.quiet()
        assert recorded(store) == [("calls", 1)]
        assert place.posts(server.team.direct(GUEST).id) == []


async def test_a_retry_and_a_disorder_have_one_effect(store: Store) -> None:
    join(store)
    async with in_slack(store, http=True) as place:
        inner = {
            "type": "message",
            "user": REP,
            "text": "今天拜访3家",
            "ts": place.server.team.stamp(),
            "channel": LISTEN,
        }
        event = acts.event(place.server.team, inner)
        for _ in range(3):
            await place.server.deliver("events_api", event)
        await place.posted(LISTEN)
        await place.quiet()
        assert recorded(store) == [("visits", 3)]
        assert len(place.posts(LISTEN)) == 1


@BOTH
async def test_a_button_undoes_once_however_often_it_is_delivered(store: Store, http: bool) -> None:
    join(store)
    async with in_slack(store, http=http) as place:
        await acts.say(place.server, REP, LISTEN, "今天拜访3家")
        (post,) = await place.posted(LISTEN)
        done = await acts.press(place.server, REP, button(post, "undo"), LISTEN, post)
        assert done.status == 200
        await place.posted(LISTEN, 2)
        again = place.server.attempts[-1] if place.server.attempts[-1].payload.get("actions") else done
        await place.server.deliver("interactive", again.payload)
        await place.quiet()
        assert recorded(store) == []
        assert len(place.posts(LISTEN)) == 2


async def test_somebody_unknown_waits_for_the_lead_and_has_name_language_and_zone_of_slack(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        server = place.server
        await acts.say(server, ANN, SALES, f"{MENTION} visited 3")
        lead_direct = server.team.direct(LEAD).id
        (asked,) = await place.posted(lead_direct)
        assert "Ann Lee" in words(asked)
        await until(lambda: place.private(SALES))
        assert "roster" in words(place.private(SALES)[0])  # in her own language, before she is a member
        await acts.press(server, LEAD, button(asked, "admit all"), lead_direct, asked)
        await until(lambda: "Ann Lee" in members(store) and recorded(store, "Ann Lee") == [("visits", 3)])
        ann = members(store)["Ann Lee"]
        assert (ann.locale, ann.zone) == ("en", "America/New_York")
        await acts.say(server, ANN, server.team.direct(ANN).id, "20 calls")
        await until(lambda: any("20 calls" in words(post) for post in place.posts(server.team.direct(ANN).id)))


async def test_the_first_admin_claims_in_a_workspace_nobody_has_named(store: Store) -> None:
    from storage import claims

    with store.work(read_clock()) as work:
        code = claims.issue(work)
    async with in_slack(store) as place:
        direct = place.server.team.direct(ADMIN).id
        await acts.say(place.server, ADMIN, direct, f"claim {code}")
        (post,) = await place.posted(direct)
        assert "周敏" in words(post)
        assert place.slack.workspace.ours.team == "T0FAKE001"


async def test_members_follow_a_changed_profile(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        user = {**place.server.team.users[REP], "tz": "Europe/Berlin", "locale": "en-GB"}
        await place.server.deliver("events_api", acts.event(place.server.team, {"type": "user_change", "user": user}))
        await until(lambda: (members(store)["王芳"].zone, members(store)["王芳"].locale) == ("Europe/Berlin", "en"))


async def test_unknown_events_are_acknowledged(store: Store) -> None:
    join(store)
    async with in_slack(store, http=True) as place:
        for inner in ({"type": "channel_created", "channel": {"id": "C1"}}, {"type": "whatever"}):
            done = await place.server.deliver("events_api", acts.event(place.server.team, inner))
            assert done.status == 200
