"""The form of a check-in, and the page of one's own."""

from datetime import timedelta

import pytest

from scheduler.clock import read_clock
from scoring.contest import Contest, Player, Side
from storage import ledger, pks
from storage.store import Store
from tests.bot.slack.house import ANN, LEAD, LISTEN, REP, SALES, InSlack, in_slack, join, members, words
from tests.fakes.slack import acts
from tests.fakes.slack.limits import texts
from tests.fakes.slack.team import Json
from tests.running import until

BOTH = pytest.mark.parametrize("http", [False, True], ids=["socket", "http"])


def modal(place: InSlack) -> Json | None:
    """The form that was opened last."""
    return next((view for view in reversed(place.server.team.views.values()) if view["type"] == "modal"), None)


async def opened(place: InSlack, user: str = REP) -> Json:
    await acts.command(place.server, user, SALES, "", "/checkin")
    await until(lambda: modal(place))
    view = modal(place)
    assert view
    return view


@BOTH
async def test_a_form_is_filled_in_and_recorded_like_a_message(store: Store, http: bool) -> None:
    join(store)
    async with in_slack(store, http=http) as place:
        view = await opened(place)
        fields = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
        assert fields == ["metric", "number", "customer", "day", "note"]
        assert [block["block_id"] for block in view["blocks"] if block.get("optional") is False] == [
            "metric",
            "number",
        ]
        done = await acts.submit(
            place.server, REP, view, {"metric": "visits", "number": "三", "customer": "星河，华为"}
        )
        assert (done.status, done.body or None) == (200, None)
        (post,) = await place.posted(place.server.team.direct(REP).id)
        assert "拜访 3 家" in words(post)
        assert "星河" in words(post)
        await place.server.deliver("interactive", done.payload)  # the same again
        await place.quiet()
        with store.look(read_clock()) as look:
            assert len(ledger.last_of(look, members(store)["王芳"].id, 9)) == 1
        assert place.server.methods.refused == []


@BOTH
async def test_what_is_wrong_stands_beside_its_field_and_nothing_is_kept(store: Store, http: bool) -> None:
    join(store)
    async with in_slack(store, http=http) as place:
        view = await opened(place)
        done = await acts.submit(place.server, REP, view, {"metric": "visits", "number": "很多", "day": "2099-01-01"})
        assert done.status == 200
        assert done.body["response_action"] == "errors"
        assert set(done.body["errors"]) == {"number", "day"}
        assert "3" in done.body["errors"]["number"]
        again = await acts.submit(place.server, REP, view, {"metric": "visits", "number": "3"})
        assert (again.status, again.body or None) == (200, None)
        await place.posted(place.server.team.direct(REP).id)


async def test_the_form_changes_to_a_deal_and_keeps_what_was_typed(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        view = await opened(place)
        state = {"customer": {"value": {"type": "plain_text_input", "value": "星河"}}}
        shown = {**view, "state": {"values": state}}
        (switch,) = acts.buttons(view["blocks"])
        await acts.press(place.server, REP, switch, view=shown)
        await until(lambda: modal(place)["callback_id"].endswith("deal"))
        deal = modal(place)
        assert deal["id"] == view["id"]
        customer = next(block for block in deal["blocks"] if block["block_id"] == "customer")
        assert customer["element"]["initial_value"] == "星河"
        wrong = await acts.submit(place.server, REP, deal, {"stage": "signed"})
        assert set(wrong.body["errors"]) == {"amount"}
        await acts.submit(place.server, REP, deal, {"stage": "signed", "amount": "5万"})
        (post,) = await place.posted(place.server.team.direct(REP).id)
        assert "¥50,000" in words(post)


async def test_a_button_opens_the_form_too(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        direct = place.server.team.direct(REP).id
        await acts.say(place.server, REP, direct, "填表")
        (post,) = await place.posted(direct)
        await acts.press(place.server, REP, acts.buttons(post["blocks"])[0], direct, post)
        await until(lambda: modal(place))


async def test_a_page_shows_the_day_and_follows_each_record(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        homes = place.server.team.homes
        await acts.open_home(place.server, REP)
        await until(lambda: homes.get(REP))
        await acts.say(place.server, REP, LISTEN, "今天拜访3家")
        await until(lambda: "拜访 3 家" in "\n".join(texts(homes[REP][-1]["blocks"])))
        undo = next(one for one in acts.buttons(homes[REP][-1]["blocks"]) if one["value"].startswith("undo"))
        await acts.press(place.server, REP, undo, view=homes[REP][-1])
        await until(lambda: "拜访 3 家" not in "\n".join(texts(homes[REP][-1]["blocks"])))
        (post,) = await place.posted(place.server.team.direct(REP).id)
        assert "拜访 3 家" in words(post)
        assert place.server.methods.refused == []


async def test_a_lead_sees_the_teams_day_a_stranger_a_welcome_and_no_figures(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        await acts.say(place.server, REP, LISTEN, "今天拜访3家")
        for user in (LEAD, ANN):
            await acts.open_home(place.server, user)
        homes = place.server.team.homes
        await until(lambda: LEAD in homes and ANN in homes)
        assert "华北组的今天" in "\n".join(texts(homes[LEAD][-1]["blocks"]))
        assert "拜访 3" not in "\n".join(texts(homes[ANN][-1]["blocks"]))


async def test_a_contest_stands_on_the_pages_of_those_in_it_and_of_their_lead(store: Store) -> None:
    join(store)
    everybody = members(store)
    with store.work(read_clock()) as work:
        today = read_clock().date()
        sides = (Side("龙队", (Player(everybody["王芳"].id),)), Side("虎队", (Player(everybody["李雷"].id),)))
        rules = Contest("visits", "total", today - timedelta(days=3), today + timedelta(days=9), sides)
        pks.freeze(work, pks.add(work, rules, everybody["陈静"].id, "draft"), rules)
    async with in_slack(store) as place:
        await acts.say(place.server, REP, LISTEN, "今天拜访3家")
        for user in (REP, LEAD):
            await acts.open_home(place.server, user)
        homes = place.server.team.homes
        await until(lambda: REP in homes and LEAD in homes)
        await until(lambda: "我们领先" in "\n".join(texts(homes[REP][-1]["blocks"])))
        await acts.open_home(place.server, LEAD)
        await until(lambda: "龙队" in "\n".join(texts(homes[LEAD][-1]["blocks"])))


async def test_a_page_is_shown_at_most_once_a_second(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        for number in range(5):
            await acts.say(place.server, REP, LISTEN, f"今天电话{number + 1}个")
        homes = place.server.team.homes
        await until(lambda: homes.get(REP) and "电话 15" in "\n".join(texts(homes[REP][-1]["blocks"])))
        assert len(homes[REP]) <= 4
