"""Messages that are edited and deleted in Slack: the record follows, and the answer changes in its place."""

from storage.store import Store
from tests.bot.slack.house import DIRECT, LISTEN, REP, SALES, in_slack, join, words
from tests.bot.slack.test_conversation import BOTH, MENTION, assert_strict, recorded
from tests.fakes.slack import acts
from tests.running import until


@BOTH
async def test_editing_a_message_corrects_its_record_and_deleting_takes_it_back(store: Store, http: bool) -> None:
    join(store)
    async with in_slack(store, http=http) as place:
        stamp, _ = await acts.say(place.server, REP, SALES, f"{MENTION} 今天拜访3家")
        await place.posted(SALES)
        await acts.edit(place.server, SALES, stamp, f"{MENTION} 今天拜访4家")
        await until(lambda: "拜访 4 家" in words(place.posts(SALES)[0]))
        assert recorded(store) == [("visits", 4)]
        await acts.delete(place.server, SALES, stamp)
        await until(lambda: recorded(store) == [])
        await until(lambda: "已撤销" in words(place.posts(SALES)[0]))
        assert len(place.posts(SALES)) == 1


async def test_what_is_edited_again_and_again_keeps_its_one_answer_and_its_mark_while_it_records(
    store: Store,
) -> None:
    join(store)
    async with in_slack(store) as place:
        place.server.team.direct(REP)
        stamp, _ = await acts.say(place.server, REP, DIRECT, "今天拜仿了")
        await place.posted(DIRECT)
        marked = (DIRECT, stamp, "white_check_mark")
        for said, shown, marks in (
            ("今天拜访3家", "拜访 3 家", True),
            ("今天拜访5家", "拜访 5 家", True),
            ("明天再说", "已撤销", False),
        ):
            await acts.edit(place.server, DIRECT, stamp, said)
            await until(lambda shown=shown: shown in words(place.posts(DIRECT)[0]))  # type: ignore[misc]
            await until(lambda marks=marks: (marked in place.server.team.reactions) == marks)  # type: ignore[misc]
        assert len(place.posts(DIRECT)) == 1


async def test_deleting_a_message_with_answers_leaves_a_tombstone_and_takes_it_back(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        stamp, _ = await acts.say(place.server, REP, LISTEN, "今天拜访3家")
        await place.posted(LISTEN)
        assert recorded(store) == [("visits", 3)]
        await acts.bury(place.server, LISTEN, stamp)
        await until(lambda: recorded(store) == [])
        await place.quiet()
        assert_strict(place)


async def test_an_edit_that_comes_before_its_message_is_what_counts(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        team, room = place.server.team, place.server.team.channels[LISTEN]
        message = {"type": "message", "user": REP, "text": "今天拜访3家", "ts": team.stamp()}
        room.messages.append(message)
        original = dict(message)
        await acts.edit(place.server, LISTEN, message["ts"], "今天拜访4家")
        await until(lambda: recorded(store) == [("visits", 4)])
        await acts.delivered(place.server, room, original)
        await place.quiet()
        assert recorded(store) == [("visits", 4)]


async def test_a_message_that_was_deleted_before_it_came_never_counts(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        room = place.server.team.channels[LISTEN]
        message = {"type": "message", "user": REP, "text": "今天拜访3家", "ts": place.server.team.stamp()}
        room.messages.append(message)
        await acts.delete(place.server, LISTEN, message["ts"])
        await acts.delivered(place.server, room, message)
        await acts.say(place.server, REP, LISTEN, "今天电话2个")
        await place.posted(LISTEN)
        assert recorded(store) == [("calls", 2)]


async def test_the_same_words_after_an_edit_are_asked_not_counted_twice(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        stamp, _ = await acts.say(place.server, REP, LISTEN, "今天拜访3家")
        await place.posted(LISTEN)
        await acts.edit(place.server, LISTEN, stamp, "今天拜访4家")
        await until(lambda: "拜访 4 家" in words(place.posts(LISTEN)[0]))
        await acts.say(place.server, REP, LISTEN, "今天拜访4家")
        await until(lambda: any("一样" in words(one) or "相同" in words(one) for one in place.private(LISTEN)))
        assert recorded(store) == [("visits", 4)]
