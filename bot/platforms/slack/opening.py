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
from bot.platforms.slack.door import INLET
from bot.platforms.slack.inbound import PLATFORM
from bot.platforms.slack.manifest import OPTIONAL, PATH, SCOPES
from bot.platforms.slack.settings import Settings
from bot.platforms.slack.verify import MOST_AGE
from bot.told import clock_time
from language.text import Arg, Text, text
from storage import links, tenants
from storage.people import directory

APP_OF = re.compile(r"xapp-[0-9]+-(A[A-Z0-9]+)-")
"""The app that an app-level token is of, as Slack writes it there."""
MOST_SKEW = 30
"""Seconds that our clock may differ from Slack's."""
REMEDIES = {
    "invalid_auth": text("copy the Bot User OAuth Token anew (OAuth & Permissions)"),
    "not_authed": text("copy the Bot User OAuth Token anew (OAuth & Permissions)"),
    "account_inactive": text("the app was removed: install it again and copy the new token"),
    "token_revoked": text("the token was revoked: install the app again and copy the new token"),
}


def opened(settings: Settings, place: Place) -> Slack:
    """The platform, ready to run."""
    return Slack(settings, place)


async def examined(settings: Settings, place: Place | None) -> Sequence[Finding]:
    """Tokens, permissions, the workspace, and whether the bot is in the rooms it shall post to."""
    try:
        if not settings.is_set():
            return [_line(text("off; to use it set {needed}", needed=settings.NEEDED))]
    except Mistake as half:
        return [_line(words, good=False) for words in half.lines]
    api = WebApi(settings.slack_bot_token.get_secret_value(), settings.api_url)
    try:
        return await _examined(settings, place, api)
    finally:
        await api.close()


def _line(words: Arg, *, good: bool = True) -> Finding:
    """A finding of this platform."""
    return Finding(text("slack: {what}", what=words), good=good)


async def _examined(settings: Settings, place: Place | None, api: WebApi) -> list[Finding]:
    try:
        ours = await identity.asked(api)
    except Refused as no:
        return [_line(_unknown(settings, no.error), good=False)]
    found = [_line(text("signed in to {name} ({team})", name=ours.name or ours.team, team=ours.team))]
    found += _scopes(ours.scopes)
    found += await _transports(settings, place, api, ours.app)
    if place:
        found += _clock(api.date, place)
        found += _tenant(place, ours.team)
        found += await _rooms(settings, place, api, ours.name or ours.team)
    return found


def _unknown(settings: Settings, error: str) -> Text:
    """Why Slack does not say who we are: it is not there, something else is, or it does not take the token."""
    if error in ("connection", "timeout"):
        return text(
            "{address} cannot be reached ({why}): look at the network, SLACK_API_URL, and HTTPS_PROXY",
            address=settings.api_url,
            why=text("no answer in time") if error == "timeout" else text("no connection"),
        )
    if error == "no_json" or error.startswith("http_4"):
        return text(
            "SLACK_API_URL: {address} is not Slack's Web API ({why}): leave it out, or end it with /api/",
            address=settings.api_url,
            why=error,
        )
    remedy = REMEDIES.get(error, text("see the page of the app at Slack"))
    return text("SLACK_BOT_TOKEN does not work ({why}): {remedy}", why=error, remedy=remedy)


def _scopes(granted: frozenset[str]) -> list[Finding]:
    """Permissions that are missing; nothing is said where Slack does not list them."""
    if not granted:
        return []
    missing = sorted(SCOPES.keys() - granted)
    found = [_line(_lacking(scope), good=scope in OPTIONAL) for scope in missing]
    return found or [_line(text("all permissions are there"))]


def _lacking(scope: str) -> Text:
    return text(
        "the permission {scope} is missing ({purpose}); add it under OAuth & Permissions and install the app again",
        scope=scope,
        purpose=SCOPES[scope],
    )


async def _transports(settings: Settings, place: Place | None, api: WebApi, app: str) -> list[Finding]:
    found = []
    if token := settings.slack_app_token.get_secret_value():
        try:
            await answered(api.client.apps_connections_open(app_token=token))
            found.append(_socket(token, app))
        except Refused as no:
            said = text(
                "SLACK_APP_TOKEN does not work ({why}): make an app-level token with connections:write and turn "
                "Socket Mode on",
                why=no.error,
            )
            found.append(_line(said, good=False))
    if settings.secrets:
        where = place.public_url.rstrip("/") if place and place.public_url else "https://…"
        found.append(_line(text("HTTP is on; the app's Request URL is {url}", url=f"{where}{PATH}")))
        if not where.startswith("https://"):
            said = text("Slack calls https:// only; set PUBLIC_URL to your public address")
            found.append(_line(said, good=False))
        found += _heard(place) if place else []
    return found


def _heard(place: Place) -> list[Finding]:
    """Whether Slack's calls come in: a signing secret can only be judged by them."""
    with place.look() as look:
        (heard, _), trouble = links.state(look, INLET.name), INLET.trouble(look)
    if trouble is not None:
        return [_line(trouble, good=False)]
    if heard is None:
        return [_line(text("Slack has not called yet, so SLACK_SIGNING_SECRET is untried: press Retry at its URL"))]
    return [_line(text("SLACK_SIGNING_SECRET was right when Slack was heard, at {at}", at=clock_time(heard)))]


def _socket(token: str, app: str) -> Finding:
    """Whether both tokens are of one app: what another app hears never comes to this one."""
    other = APP_OF.match(token)
    if other and app and other[1] != app:
        said = text(
            "SLACK_APP_TOKEN is of the app {other}, SLACK_BOT_TOKEN of {app}: "
            "copy both from the pages of one app, {page}",
            other=other[1],
            app=app,
            page="api.slack.com/apps",
        )
        return _line(said, good=False)
    return _line(text("Socket Mode works"))


def _clock(date: str, place: Place) -> list[Finding]:
    """A clock that differs from Slack's so much that its signed requests would look old."""
    try:
        away = place.now() - parsedate_to_datetime(date)
    except (ValueError, TypeError):
        return []
    seconds = abs(round(away.total_seconds()))
    if seconds <= MOST_SKEW:
        return []
    line = (
        text("this machine's clock is {seconds} s ahead of Slack's", seconds=str(seconds))
        if away.total_seconds() > 0
        else text("this machine's clock is {seconds} s behind Slack's", seconds=str(seconds))
    )
    said = text(
        "{clock}: let it be set by NTP; from {most} s on Slack's requests are refused", clock=line, most=str(MOST_AGE)
    )
    return [_line(said, good=False)]


def _tenant(place: Place, team: str) -> list[Finding]:
    with place.look() as look:
        known = tenants.known(look, PLATFORM)
    if known in ("", PLATFORM, team):
        return []
    said = text(
        "the token is of the workspace {team}, but this company's is {known}: "
        "give the other token, or change tenants in the rules file",
        team=team,
        known=known,
    )
    return [_line(said, good=False)]


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
            found.append(_line(_unseen(said, no.error, workspace), good=False))
            continue
        channel = answer if isinstance(answer, dict) else {}
        said = f"#{channel['name']} ({number})" if channel.get("name") and not name else said
        if channel.get("is_archived"):
            found.append(_line(text("the room {room} is archived; bind another", room=said), good=False))
        elif channel.get("is_member") is False:
            outside = text("the bot is not in {room}: write there /invite @DealDrum", room=said)
            found.append(_line(outside, good=False))
        else:
            found.append(_line(text("the bot is in {room}", room=said)))
    return found


def _unseen(room: str, error: str, workspace: str) -> Text:
    """Why a room cannot be looked at, and what to do."""
    remedy = text("look at the room")
    if error == "channel_not_found":
        remedy = text(
            "if it is private, write there /invite @DealDrum; else it is none of {workspace}: copy its id anew",
            workspace=workspace,
        )
    return text("the room {room} cannot be seen ({why}): {remedy}", room=room, why=error, remedy=remedy)
