"""The app's manifest: what Slack has to know of it; only the permissions that are used."""

import json
import re
from collections.abc import Mapping
from typing import Any

from bot.mistakes import Mistake
from language.text import Arg, text

PATH = "/slack/events"
ADDRESS = re.compile(r"https://[^/\s?#]+(/[^\s?#]*)?")

SCOPES: Mapping[str, Arg] = {
    "app_mentions:read": text("to hear when somebody mentions it"),
    "channels:history": text("to read reports in public channels it is in, also what was said while it was away"),
    "channels:read": text("to see which public channels it is in"),
    "chat:write": text("to answer"),
    "commands": "/sales and /checkin",
    "files:read": text("to read sheets (.xlsx, .csv) that are sent to it"),
    "files:write": text("to post pictures"),
    "groups:history": text("to read reports in private channels it is in"),
    "groups:read": text("to see which private channels it is in"),
    "im:history": text("to read direct messages to it"),
    "im:read": text("to see its direct messages"),
    "im:write": text("to write to somebody first, such as a reminder"),
    "mpim:history": text("to read reports in group messages it is in"),
    "mpim:read": text("to see which group messages it is in"),
    "reactions:write": text("to mark what is recorded"),
    "users:read": text("names, languages and time zones"),
}
"""Every permission with what it is for."""
OPTIONAL = frozenset({"files:read", "mpim:history", "mpim:read", "reactions:write"})
"""Without these it works, with a little less."""
EVENTS = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "message.channels",
    "message.groups",
    "message.im",
    "message.mpim",
    "tokens_revoked",
    "user_change",
)


COMMANDS = (
    {
        "command": "/sales",
        "description": "Your progress, the leaderboard, your team",
        "usage_hint": "me | rank | team | visited 3, 20 calls",
        "should_escape": True,
    },
    {"command": "/checkin", "description": "Report by a form", "should_escape": True},
)


def printed(url: str, *, socket: bool) -> str:
    """The manifest as JSON; Mistake when it is not said by which way Slack's calls come."""
    if bool(url) == socket:
        raise Mistake(text("{options}: give one of the two", options="--socket, --url https://…"))
    if url and not ADDRESS.fullmatch(url):
        said = text(
            "{option} has to be a public address with {start}, for example {example}",
            option="--url",
            start="https://",
            example="https://sales.example.com",
        )
        raise Mistake(said)
    return json.dumps(manifest(url), indent=2)


def manifest(url: str = "") -> dict[str, Any]:
    """The manifest for HTTP at this address (https://…, also with PATH), or for Socket Mode when there is none."""
    address = {"request_url": url.rstrip("/").removesuffix(PATH) + PATH} if url else {}
    command = {"url": address["request_url"]} if address else {}
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": {
            "name": "DealDrum",
            "description": "Counts what your sales team does, where it already talks.",
            "background_color": "#2f3fbf",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "DealDrum", "always_online": True},
            "slash_commands": [{**one, **command} for one in COMMANDS],
        },
        "oauth_config": {"scopes": {"bot": sorted(SCOPES)}},
        "settings": {
            "event_subscriptions": {**address, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **address},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not url,
            "token_rotation_enabled": False,
        },
    }
