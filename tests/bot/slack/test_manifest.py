"""The app's manifest: what Slack takes, by its published schema, and only what the program uses."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from bot.mistakes import Mistake
from bot.platforms.slack.manifest import EVENTS, OPTIONAL, PATH, SCOPES, manifest, printed
from tests.bot.slack.published import Published
from tests.fakes.slack.methods import ALL_SCOPES

Path = tuple[str | int, ...]


@pytest.mark.parametrize(("url", "socket"), [("https://sales.example", False), ("", True)])
def test_what_is_printed_is_valid_under_slacks_schema(url: str, socket: bool) -> None:
    found = json.loads(printed(url, socket=socket))
    Published.model_validate(found)
    for kind, names in (("scopes", found["oauth_config"]["scopes"]["bot"]), ("events", EVENTS)):
        assert len(names) == len(set(names)), kind
    addresses = json.dumps(found).count(PATH)
    assert (found["settings"]["socket_mode_enabled"], addresses) == (socket, 0 if socket else 4)


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("display_information", "name"), "D" * 36),
        (("display_information", "background_color"), "blue"),
        (("features", "slash_commands", 0, "command"), "sales"),
        (("features", "bot_user", "display_name"), ""),
        (("settings", "interactivity", "request_url"), "sales.example"),
        (("settings", "interactivity", "enabled"), True),
        (("settings", "socket_mode_enabled"), "true"),
        (("oauth_config", "scopes", "bot", 0), "s" * 51),
    ],
)
def test_the_schema_refuses_what_slack_refuses(where: Path, value: object) -> None:
    found = manifest("https://sales.example")
    place: Any = found
    for key in where[:-1]:
        place = place[key]
    place[where[-1]] = value
    with pytest.raises(ValidationError):
        Published.model_validate(found)


@pytest.mark.parametrize("url", ["https://sales.example", "https://sales.example/", f"https://sales.example{PATH}"])
def test_an_address_may_be_given_with_its_path(url: str) -> None:
    found = manifest(url)["settings"]["event_subscriptions"]["request_url"]
    assert found == f"https://sales.example{PATH}"


@pytest.mark.parametrize("url", ["http://sales.example", "sales.example", "https://", "https://a b"])
def test_an_address_that_slack_would_not_call_is_refused(url: str) -> None:
    with pytest.raises(Mistake, match="--url has to be a public address with https://"):
        printed(url, socket=False)


def test_permissions_are_those_that_the_doubles_methods_and_events_need() -> None:
    assert set(SCOPES) == ALL_SCOPES
    assert set(SCOPES) > OPTIONAL
    assert "users:read.email" not in SCOPES
