"""How Slack is opened, and what `dealdrum check` finds of it."""

import re
from collections.abc import Sequence
from email.utils import parsedate_to_datetime

from bot.finding import Finding
from bot.mistakes import Mistake
from bot.platforms.place import Place
from bot.platforms.slack import identity
from bot.platforms.slack.adapter import Slack
from bot.platforms.slack.client import Refused, WebApi, answered
from bot.platforms.slack.inbound import PLATFORM
from bot.platforms.slack.manifest import OPTIONAL, PATH, SCOPES
from bot.platforms.slack.settings import Settings
from bot.platforms.slack.verify import MOST_AGE
from bot.told import told
from language.text import text
from storage import tenants
from storage.people import directory

APP_OF = re.compile(r"xapp-[0-9]+-(A[A-Z0-9]+)-")
"""The app that an app-level token is of, as Slack writes it there."""
MOST_SKEW = 30
"""Seconds that our clock may differ from Slack's."""
REMEDIES = {
    "invalid_auth": "copy the Bot User OAuth Token anew (OAuth & Permissions)",
    "not_authed": "copy the Bot User OAuth Token anew (OAuth & Permissions)",
    "account_inactive": "the app was removed: install it again and copy the new token",
    "token_revoked": "the token was revoked: install the app again and copy the new token",
}


def opened(settings: Settings, place: Place) -> Slack:
    """The platform, ready to run."""
    return Slack(settings, place)


async def examined(settings: Settings, place: Place | None) -> Sequence[Finding]:
    """Tokens, permissions, the workspace, and whether the bot is in the rooms it shall post to."""
    try:
        if not settings.is_set():
            return [Finding(told(text("slack: off; set {needed}", needed=settings.NEEDED)))]
    except Mistake as half:
        return [Finding(f"slack: {half}", good=False)]
    api = WebApi(settings.slack_bot_token.get_secret_value(), settings.api_url)
    try:
        return await _examined(settings, place, api)
    finally:
        await api.close()


async def _examined(settings: Settings, place: Place | None, api: WebApi) -> list[Finding]:
    try:
        ours = await identity.asked(api)
    except Refused as no:
        return [Finding(f"slack: {_unknown(settings, no.error)}", good=False)]
    found = [Finding(f"slack: signed in to {ours.name or ours.team} ({ours.team})")]
    found += _scopes(ours.scopes)
    found += await _transports(settings, place, api, ours.app)
    if place:
        found += _clock(api.date, place)
        found += _tenant(place, ours.team)
        found += await _rooms(settings, place, api, ours.name or ours.team)
    return found


def _unknown(settings: Settings, error: str) -> str:
    """Why Slack does not say who we are: it is not there, something else is, or it does not take the token."""
    if error in ("connection", "timeout"):
        remedy = "look at this machine's network, or at SLACK_API_URL"
        return f"{settings.api_url} cannot be reached ({error}): {remedy}"
    if error == "no_json" or error.startswith("http_4"):
        return (
            f"SLACK_API_URL: {settings.api_url} is not Slack's Web API ({error}): leave it out, or end it with /api/"
        )
    return f"SLACK_BOT_TOKEN does not work ({error}): {REMEDIES.get(error, 'see the page of the app at Slack')}"


def _scopes(granted: frozenset[str]) -> list[Finding]:
    """Permissions that are missing; nothing is said where Slack does not list them."""
    if not granted:
        return []
    missing = sorted(SCOPES.keys() - granted)
    remedy = "add it under OAuth & Permissions and install the app again"
    return [
        Finding(f"slack: the permission {scope} is missing ({SCOPES[scope]}); {remedy}", good=scope in OPTIONAL)
        for scope in missing
    ] or [Finding("slack: all permissions are there")]


async def _transports(settings: Settings, place: Place | None, api: WebApi, app: str) -> list[Finding]:
    found = []
    if token := settings.slack_app_token.get_secret_value():
        try:
            await answered(api.client.apps_connections_open(app_token=token))
            found.append(_socket(token, app))
        except Refused as no:
            remedy = "make an app-level token with connections:write and turn Socket Mode on"
            found.append(Finding(f"slack: SLACK_APP_TOKEN does not work ({no.error}): {remedy}", good=False))
    if settings.secrets:
        where = place.public_url.rstrip("/") if place and place.public_url else "https://…"
        found.append(Finding(f"slack: HTTP is on; the app's Request URL is {where}{PATH}"))
        if not where.startswith("https://"):
            found.append(
                Finding("slack: Slack calls https:// only; set PUBLIC_URL to your public address", good=False)
            )
    return found


def _socket(token: str, app: str) -> Finding:
    """Whether both tokens are of one app: what another app hears never comes to this one."""
    other = APP_OF.match(token)
    if other and app and other[1] != app:
        line = f"slack: SLACK_APP_TOKEN is of the app {other[1]}, SLACK_BOT_TOKEN of {app}"
        return Finding(f"{line}: copy both from the pages of one app, api.slack.com/apps", good=False)
    return Finding("slack: Socket Mode works")


def _clock(date: str, place: Place) -> list[Finding]:
    """A clock that differs from Slack's so much that its signed requests would look old."""
    try:
        away = place.now() - parsedate_to_datetime(date)
    except (ValueError, TypeError):
        return []
    seconds = abs(round(away.total_seconds()))
    if seconds <= MOST_SKEW:
        return []
    way = "ahead of" if away.total_seconds() > 0 else "behind"
    line = f"slack: this machine's clock is {seconds} s {way} Slack's"
    return [Finding(f"{line}: let it be set by NTP; from {MOST_AGE} s on Slack's requests are refused", good=False)]


def _tenant(place: Place, team: str) -> list[Finding]:
    with place.look() as look:
        known = tenants.known(look, PLATFORM)
    if known in ("", PLATFORM, team):
        return []
    line = f"slack: the token is of the workspace {team}, but the rules name {known}"
    return [Finding(f"{line}: give the other token, or change tenants in the rules file", good=False)]


async def _rooms(settings: Settings, place: Place, api: WebApi, workspace: str) -> list[Finding]:
    """The rooms of teams, of the admins, and those to listen in, with what to do where the bot is not in one."""
    with place.look() as look:
        known = {room.room.id: room.name for room in directory(look).rooms.values() if room.room.platform == PLATFORM}
    asked = sorted(settings.listen_rooms)
    if place.admin_room and place.admin_room.platform == PLATFORM:
        asked.append(place.admin_room.id)
    names = {**dict.fromkeys(asked, ""), **known}
    found = []
    for number, name in names.items():
        said = f"{name} ({number})" if name else number
        try:
            answer = (await api.call("conversations_info", channel=number)).get("channel")
        except Refused as no:
            unseen = (
                f"if it is private, write there /invite @DealDrum; else it is none of {workspace}: copy its id anew"
            )
            remedy = unseen if no.error == "channel_not_found" else "look at the room"
            found.append(Finding(f"slack: the room {said} cannot be seen ({no.error}): {remedy}", good=False))
            continue
        channel = answer if isinstance(answer, dict) else {}
        if channel.get("is_archived"):
            found.append(Finding(f"slack: the room {said} is archived; bind another", good=False))
        elif channel.get("is_member") is False:
            found.append(Finding(f"slack: the bot is not in {said}: write there /invite @DealDrum", good=False))
        else:
            found.append(Finding(f"slack: the bot is in {said}"))
    return found
