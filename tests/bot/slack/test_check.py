"""`dealdrum check` in Slack: each fault of a set-up in a line with what to do about it."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from structlog.testing import capture_logs

from bot.platforms.place import Place
from bot.platforms.slack import workspace as workspace_module
from bot.platforms.slack.client import WebApi
from bot.platforms.slack.opening import examined
from bot.platforms.slack.settings import Settings
from bot.platforms.slack.workspace import Workspace
from chat.message import Room
from scheduler.clock import read_clock
from storage.store import Store
from tests.bot.slack.house import ELSEWHERE, SALES, join
from tests.fakes.slack.server import Server, running
from tests.fakes.slack.shown import settings
from tests.fakes.slack.team import APP, APP_TOKEN, SECRET
from tests.running import until

Spoil = Callable[[Server, Settings], None]


def other_token(_: Server, given: Settings) -> None:
    given.slack_bot_token = SecretStr("xoxb-another")


def other_app_token(_: Server, given: Settings) -> None:
    given.slack_app_token = SecretStr("xapp-another")


def less_scopes(server: Server, _: Settings) -> None:
    server.methods.scopes.discard("chat:write")


def not_invited(_: Server, given: Settings) -> None:
    given.slack_listen_rooms = ELSEWHERE


def no_such_room(_: Server, given: Settings) -> None:
    given.slack_listen_rooms = "C0GONE001"


def archived(server: Server, _: Settings) -> None:
    server.team.channels[SALES].archived = True


def half(_: Server, given: Settings) -> None:
    given.slack_app_token = SecretStr("")


def nobody_there(_: Server, given: Settings) -> None:
    given.slack_api_url = "http://127.0.0.1:9/api/"


def no_web_api(server: Server, given: Settings) -> None:
    given.slack_api_url = server.address


def of_two_apps(server: Server, given: Settings) -> None:
    other = APP_TOKEN.replace(APP, "A0OTHER01")
    server.methods.app_tokens.add(other)
    given.slack_app_token = SecretStr(other)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (other_token, "copy the Bot User OAuth Token anew"),
        (other_app_token, "make an app-level token with connections:write"),
        (less_scopes, "the permission chat:write is missing (to answer); add it"),
        (not_invited, "write there /invite @DealDrum"),
        (no_such_room, "else it is none of Fake: copy its id"),
        (archived, "is archived; bind another"),
        (half, "set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) too"),
        (nobody_there, "http://127.0.0.1:9/api/ cannot be reached (no connection)"),
        (no_web_api, "is not Slack's Web API (http_404): leave it out, or end it with /api/"),
        (of_two_apps, "SLACK_APP_TOKEN is of the app A0OTHER01, SLACK_BOT_TOKEN of A0FAKE001"),
    ],
    ids=lambda value: getattr(value, "__name__", "said"),
)
async def test_each_fault_is_told_with_its_remedy(spoil: Spoil, said: str, store: Store) -> None:
    join(store)
    async with running() as server:
        given = settings(server, listen=SALES)
        spoil(server, given)
        bad = [one.line for one in await examined(given, Place(store, read_clock, Path())) if not one.good]
    assert len(bad) == 1
    assert said in bad[0]


async def test_an_admins_room_without_the_bot_is_told(store: Store) -> None:
    join(store)
    async with running() as server:
        place = Place(store, read_clock, Path(), "", Room("slack", "T", ELSEWHERE))
        bad = [one.line for one in await examined(settings(server), place) if not one.good]
    assert bad == [f"slack: the bot is not in #random ({ELSEWHERE}): write there /invite @DealDrum"]


@pytest.mark.parametrize(
    ("url", "bad"),
    [
        ("https://sales.example", []),
        ("", []),
        ("http://sales.example", ["slack: Slack calls https:// only; set PUBLIC_URL to your public address"]),
    ],
)
async def test_an_address_that_slack_would_not_call_is_told(url: str, bad: list[str], store: Store) -> None:
    join(store)
    async with running() as server:
        given = settings(server)
        given.slack_signing_secret = SecretStr(SECRET)
        found = await examined(given, Place(store, read_clock, Path(), url))
    assert f"slack: HTTP is on; the app's Request URL is {url or 'https://…'}/slack/events" in [x.line for x in found]
    assert [one.line for one in found if not one.good] == bad


async def test_a_set_up_that_works_has_no_fault(store: Store) -> None:
    join(store)
    async with running() as server:
        found = await examined(settings(server), Place(store, read_clock, Path()))
    assert [one for one in found if not one.good] == []
    assert "slack: Socket Mode works" in [one.line for one in found]


@pytest.mark.parametrize(("minutes", "said"), [(10, "600 s ahead of Slack's"), (-10, "s behind Slack's"), (0, "")])
async def test_a_clock_that_is_off_is_told(minutes: int, said: str, store: Store) -> None:
    join(store)
    place = Place(store, lambda: read_clock() + timedelta(minutes=minutes), Path())
    async with running() as server:
        bad = [one.line for one in await examined(settings(server), place) if not one.good]
    assert len(bad) == bool(minutes)
    assert said.partition(" ")[2] in "".join(bad)


async def test_a_token_that_does_not_work_is_logged_once_with_its_setting(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workspace_module, "ASK_AGAIN", 0.01)
    async with running() as server:
        server.methods.token = "xoxb-new"
        workspace = Workspace(
            WebApi("xoxb-old", f"{server.address}/api/"), Place(store, read_clock, Path()), frozenset()
        )
        with capture_logs() as logs:
            serving = asyncio.create_task(workspace.run())
            await until(lambda: [method for method, _ in server.methods.calls].count("auth.test") > 2)
            serving.cancel()
        await workspace.api.close()
    told = [one for one in logs if one["event"] == "slack: not signed in"]
    assert [(one["reason"], one["remedy"]) for one in told] == [("invalid_auth", "dealdrum check")]
