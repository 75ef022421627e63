"""Another Slack than our double: what it leaves out, adds, words otherwise or does not know stops nothing."""

import json
import time
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.platforms.slack import socket
from bot.platforms.slack.client import _error_in
from bot.platforms.slack.inbound import Ours, heard
from bot.platforms.slack.socket import Life
from storage.store import Store
from tests.bot.slack.house import DIRECT, LISTEN, REP, SALES, button, in_slack, join, words
from tests.bot.slack.route import GOOD, Here, authentic, done, message
from tests.bot.slack.test_conversation import BOTH, MENTION, recorded
from tests.company import NOW
from tests.fakes.slack import acts
from tests.fakes.slack.server import Server
from tests.fakes.slack.team import APP, BOT, BOT_USER, TEAM
from tests.running import until

ORG = {"enterprise_id": "E0ORG0001", "team_id": None, "user_id": BOT_USER, "is_bot": True}
FORM = "application/x-www-form-urlencoded; charset=utf-8"


def outer(**more: Any) -> bytes:
    """The good message with another outer part; a part that is `...` is left out."""
    found = {**message(), **more}
    return json.dumps({name: value for name, value in found.items() if value is not ...}).encode()


def inner(**more: Any) -> bytes:
    """The good message with another event; a part that is `...` is left out."""
    found = {**message()["event"], **more}
    return outer(event={name: value for name, value in found.items() if value is not ...})


OTHERWISE = {
    "no authorizations": outer(authorizations=...),
    "null authorizations": outer(authorizations=None),
    "empty authorizations": outer(authorizations=[]),
    "authorized by the organization": outer(authorizations=[ORG], enterprise_id="E0ORG0001"),
    "no app": outer(api_app_id=...),
    "no team": outer(team_id=..., authorizations=...),
    "nothing else": outer(token=..., event_id=..., event_time=..., event_context=..., context_team_id=...),
    "more": outer(brand_new={"deep": [1, {"x": None}]}, is_ext_shared_channel=True, pi=3.14),
    "a bare event": inner(team=..., client_msg_id=..., event_ts=..., channel_type=...),
    "a richer event": inner(assistant_thread={}, metadata=None, files=None, blocks=[{"type": "new"}], hidden=False),
    "null fields": inner(subtype=None, thread_ts=None, bot_id=None, bot_profile=None, edited=None),
    "a thread's first message": inner(thread_ts="1700000000.000100", reply_count=2),
}


@pytest.mark.parametrize("name", OTHERWISE)
def test_a_message_may_say_less_or_more_of_itself(name: str, store: Store) -> None:
    here = Here(store)
    assert done(here, OTHERWISE[name]) == (200, b"")
    assert [one.text for one in here.kept] == ["今天拜访3家"]


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "APPLICATION/JSON", "text/plain", ""])
def test_the_type_of_the_body_may_be_worded_otherwise(kind: str, store: Store) -> None:
    here = Here(store)
    assert done(here, GOOD, authentic(GOOD, kind=kind)) == (200, b"")
    assert len(here.kept) == 1


def test_a_retry_says_so_and_means_the_same(store: Store) -> None:
    here = Here(store)
    retried = [*authentic(GOOD), (b"x-slack-retry-num", b"1"), (b"x-slack-retry-reason", b"http_timeout")]
    assert done(here, GOOD, retried) == (200, b"")
    assert [one.id for one in here.kept] == [f"slack:{TEAM}/C0LISTEN1/1700000000.000100"]


@pytest.mark.parametrize("left_out", ["trigger_id", "response_url", "api_app_id", "channel_name", "text", "token"])
def test_a_command_may_leave_something_out(left_out: str, store: Store) -> None:
    fields = {
        "command": "/sales", "text": "me", "user_id": "U0REP0001", "channel_id": "C0SALES01", "team_id": TEAM,
        "trigger_id": "1.2", "response_url": "https://hooks.slack.com/commands/1", "api_app_id": APP, "token": "x",
        "channel_name": "sales", "enterprise_id": "", "is_enterprise_install": "false", "brand_new": "1",
    }  # fmt: skip
    body = urlencode({name: value for name, value in fields.items() if name != left_out}).encode()
    here = Here(store)
    assert done(here, body, authentic(body, kind=FORM)) == (200, b"")
    assert [one.text for one in here.kept] == ["/sales start" if left_out == "text" else "/sales me"]


QUIET: list[dict[str, Any]] = [
    {"type": "shortcut", "callback_id": "x", "trigger_id": "1", "user": {"id": "U1"}, "team": {"id": TEAM}},
    {"type": "message_action", "callback_id": "x", "message": {"ts": "1.2"}, "user": {"id": "U1"}},
    {"type": "view_closed", "view": {"id": "V1", "callback_id": "x"}, "user": {"id": "U1"}, "is_cleared": False},
    {"type": "block_suggestion", "action_id": "x", "value": "a", "user": {"id": "U1"}, "team": {"id": TEAM}},
    {"type": "view_submission", "view": {"id": "V1", "callback_id": "another app's"}, "user": {"id": "U1"}},
    {"type": "block_actions", "user": {"id": "U1"}, "actions": [{"type": "overflow", "action_id": "x"}]},
    {"type": "block_actions", "user": {"id": "U1"}, "actions": []},
    {"type": "brand_new_interaction"},
]


@pytest.mark.parametrize("payload", QUIET, ids=lambda payload: str(payload["type"]))
def test_interactions_that_are_none_of_ours_are_acknowledged(payload: dict[str, Any], store: Store) -> None:
    body = urlencode({"payload": json.dumps({"api_app_id": APP, **payload})}).encode()
    here = Here(store)
    assert done(here, body, authentic(body, kind=FORM)) == (200, b"")
    assert here.kept == []


def test_a_check_of_the_certificate_is_acknowledged_when_it_is_signed(store: Store) -> None:
    body = b"ssl_check=1&token=x"
    assert done(Here(store), body, authentic(body, kind=FORM)) == (200, b"")
    assert done(Here(store), body, []) == (401, b"not signed")


@pytest.mark.parametrize("team", ["T0FAKE001", "E0ORG0001", None])
def test_in_a_grid_the_organization_may_stand_for_the_workspace(team: str | None) -> None:
    ours = Ours(TEAM, BOT_USER, BOT, frozenset(), lambda user: "", enterprise="E0ORG0001")
    event = {"type": "message", "channel": "D1", "user": "W012", "ts": "1700000000.1", "text": "x", "user_team": team}
    assert heard(event, ours, NOW)
    assert heard({**event, "user_team": "T0OTHER01"}, ours, NOW) is None
    assert heard({**event, "source_team": "E0OTHER01"}, ours, NOW) is None


@BOTH
async def test_a_slack_that_knows_few_methods_is_answered_all_the_same(store: Store, http: bool) -> None:
    join(store)
    server = Server()
    server.methods.unknown = frozenset(
        {"bots.info", "users.info", "views.publish", "reactions.add", "users.conversations", "conversations.info"}
    )
    async with in_slack(store, http=http, server=server) as place:
        place.server.team.direct(REP)
        await acts.say(place.server, REP, DIRECT, "今天拜访3家")
        (post,) = await place.posted(DIRECT)
        assert "拜访 3 家" in words(post)
        assert recorded(store) == [("visits", 3)]


async def test_a_slack_that_takes_no_blocks_gets_the_words(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        place.server.methods.no_blocks = True
        await acts.say(place.server, REP, SALES, f"{MENTION} 今天拜访3家")
        (post,) = await place.posted(SALES)
        assert "拜访 3 家" in post["text"]
        assert not post.get("blocks")


async def test_an_address_that_does_not_answer_is_replaced_by_a_private_word(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        await acts.command(place.server, REP, SALES, "me", response_url="http://127.0.0.1:9/commands/1")
        await until(lambda: place.private(SALES))
        assert place.private(SALES)[0]["only"] == REP


async def test_a_press_whose_place_is_barely_told_is_done(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        place.server.team.direct(REP)
        await acts.say(place.server, REP, DIRECT, "今天拜访3家")
        (post,) = await place.posted(DIRECT)
        undo = button(post, "undo")
        payload = {
            "type": "block_actions",
            "user": {"id": REP},
            "channel": {"id": DIRECT},
            "actions": [{"action_id": undo["action_id"], "value": undo["value"], "action_ts": "1700000000.1"}],
        }
        assert (await place.server.deliver("interactive", payload)).status == 200
        await until(lambda: recorded(store) == [])


async def test_connections_are_opened_no_sooner_than_slack_allows(store: Store) -> None:
    join(store)
    server = Server()
    server.methods.opens_at_once = 1
    async with in_slack(store, server=server) as place:
        since = time.monotonic()
        server.methods.opens_at_once = 0
        await acts.say(place.server, REP, LISTEN, "今天拜访3家")  # one hears meanwhile
        assert recorded(store) == [("visits", 3)]
        before = sum(method == "apps.connections.open" for method, _ in server.methods.calls)
        server.methods.opens_at_once = 100
        await until(lambda: len(server.links) == socket.CONNECTIONS)
        after = sum(method == "apps.connections.open" for method, _ in server.methods.calls)
        assert after - before == 1
        assert time.monotonic() - since > 0.5


async def test_a_connection_without_a_hello_is_heard_and_a_warning_renews_it(store: Store) -> None:
    join(store)
    async with in_slack(store, server=Server(says_hello=False)) as place:
        await acts.say(place.server, REP, LISTEN, "今天拜访3家")
        assert recorded(store) == [("visits", 3)]
        await place.server.refresh("warning")
        await acts.say(place.server, REP, LISTEN, "今天电话20个")
        assert len(recorded(store)) == 2


@pytest.mark.parametrize(
    ("life", "short", "least", "most"),
    [
        (Life(heard=True, renewed=True), 0, 0, 0),
        (Life(heard=True), 0, 0, 1),
        (Life(heard=True, renewed=True), 5, 5, 20),
        (Life(), 1, 0, 1),
        (Life(), 50, 20, 20),
        (Life(held_back=60.0), 1, 60, 60),
        (Life(fatal=True), 1, 60, 60),
    ],
)
def test_the_next_connection_is_opened_the_later_the_worse_the_last_was(
    life: Life, short: int, least: float, most: float
) -> None:
    assert least <= life.pause(short) <= most


@pytest.mark.parametrize(
    ("body", "well", "error"),
    [
        ("ok", True, ""),
        ("OK - 4567", True, ""),
        ("", True, ""),
        ('{"ok": true}', True, ""),
        ('{"ok": false, "error": "expired_url"}', True, "expired_url"),
        ('{"ok":false}', True, "?"),
        ("used_url", False, "used_url"),
        ('{"ok": false, "error": "used_url"}', False, "used_url"),
        ("<html>", False, "?"),
        ("[" * 1000, False, "?"),
    ],
)
def test_an_error_is_read_however_it_is_worded(body: str, well: bool, error: str) -> None:
    assert _error_in(body, well=well) == error
