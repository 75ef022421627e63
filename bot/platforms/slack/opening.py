"""How Slack is opened, and what `dealdrum check` finds of it."""

from collections.abc import Sequence
from email.utils import parsedate_to_datetime

from bot.finding import Finding
from bot.mistakes import Mistake
from bot.platforms.place import Place
from bot.platforms.slack import identity
from bot.platforms.slack.adapter import Slack
from bot.platforms.slack.client import Refused, WebApi, answered
from bot.platforms.slack.inbound import PLATFORM
from bot.platforms.slack.manifest import OPTIONAL, SCOPES
from bot.platforms.slack.settings import Settings
from bot.platforms.slack.verify import MOST_AGE
from storage import tenants
from storage.people import directory

MOST_SKEW = 30
"""Seconds that our clock may differ from Slack's."""
REMEDIES = {
    "invalid_auth": "copy the Bot User OAuth Token anew (OAuth & Permissions)",
    "not_authed": "copy the Bot User OAuth Token anew (OAuth & Permissions)",
    "account_inactive": "the app was removed: install it again and copy the new token",
    "token_revoked": "the token was revoked: install the app again and copy the new token",
    "connection": "this machine cannot reach Slack: look at its network, or at SLACK_API_URL",
    "timeout": "Slack does not answer: look at the network, or at SLACK_API_URL",
}


def opened(settings: Settings, place: Place) -> Slack:
    """The platform, ready to run."""
    return Slack(settings, place)


async def examined(settings: Settings, place: Place | None) -> Sequence[Finding]:
    """Tokens, permissions, the workspace, and whether the bot is in the rooms it shall post to."""
    try:
        if not settings.is_set():
            return [Finding("slack: off; set SLACK_BOT_TOKEN with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET")]
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
        remedy = REMEDIES.get(no.error, "see the app's page at Slack")
        return [Finding(f"slack: SLACK_BOT_TOKEN does not work ({no.error}): {remedy}", good=False)]
    found = [Finding(f"slack: signed in to {ours.name or ours.team} ({ours.team})")]
    found += _scopes(ours.scopes)
    found += await _transports(settings, place, api)
    if place:
        found += _clock(api.date, place)
        found += _tenant(place, ours.team)
        found += await _rooms(settings, place, api)
    return found


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


async def _transports(settings: Settings, place: Place | None, api: WebApi) -> list[Finding]:
    found = []
    if token := settings.slack_app_token.get_secret_value():
        try:
            await answered(api.client.apps_connections_open(app_token=token))
            found.append(Finding("slack: Socket Mode works"))
        except Refused as no:
            remedy = "make an app-level token with connections:write and turn Socket Mode on"
            found.append(Finding(f"slack: SLACK_APP_TOKEN does not work ({no.error}): {remedy}", good=False))
    if settings.secrets:
        where = place.public_url.rstrip("/") if place and place.public_url else "https://…"
        found.append(Finding(f"slack: HTTP is on; the app's Request URL is {where}/slack/events"))
    return found


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


async def _rooms(settings: Settings, place: Place, api: WebApi) -> list[Finding]:
    """The rooms of teams, the admins' and those to listen in, each with what to do where the bot is not in it."""
    with place.look() as look:
        known = {room.room.id: room.name for room in directory(look).rooms.values() if room.room.platform == PLATFORM}
    admins = [place.admin_room.id] if place.admin_room and place.admin_room.platform == PLATFORM else []
    names = {**dict.fromkeys((*sorted(settings.listen_rooms), *admins), ""), **known}
    found = []
    for number, name in names.items():
        said = f"{name} ({number})" if name else number
        try:
            answer = (await api.call("conversations_info", channel=number)).get("channel")
        except Refused as no:
            remedy = (
                "invite the bot there: /invite @DealDrum" if no.error == "channel_not_found" else "look at the room"
            )
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
