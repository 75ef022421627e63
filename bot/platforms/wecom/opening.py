"""Opening WeCom by its settings, and what `dealdrum check` finds there."""

import asyncio
import ssl
from collections.abc import Mapping, Sequence
from datetime import timedelta

from websockets.exceptions import WebSocketException

from bot.finding import Finding
from bot.mistakes import Mistake
from bot.platforms.place import Place
from bot.platforms.wecom.adapter import Wecom
from bot.platforms.wecom.app import examining, hearing
from bot.platforms.wecom.app.application import Application
from bot.platforms.wecom.app.client import Access, Client
from bot.platforms.wecom.app.crypto import Secret
from bot.platforms.wecom.app.inbound import Ours
from bot.platforms.wecom.app.sending import Agent
from bot.platforms.wecom.errcode import LIMITED, PASSING
from bot.platforms.wecom.inbound import PLATFORM
from bot.platforms.wecom.keeper import LEASE_NAME
from bot.platforms.wecom.link import Way, tried
from bot.platforms.wecom.pauses import Pauses
from bot.platforms.wecom.posting import Posting
from bot.platforms.wecom.settings import Settings
from bot.platforms.wecom.speaker import Identity
from bot.platforms.wecom.webhook import Outlet
from chat.adapter import Adapter
from chat.message import Room
from storage import chats, lease, links, outbox, people, tenants
from storage.people import directory
from storage.work import Work

UNKNOWN_OF = timedelta(days=7)
PLACEHOLDER = "webhook-"
NO_APP = "There is no app: set WECOM_CORP_ID, WECOM_AGENT_ID and WECOM_APP_SECRET (docs/wecom.md)"


def opened(settings: Settings, place: Place, pauses: Pauses | None = None) -> Adapter:
    """The platform, ready to be run. Mistake: a webhook of a room that there is not."""
    with place.work() as work:
        tenant = tenants.bound(work, PLATFORM, settings.wecom_bot_id or settings.wecom_corp_id or PLATFORM)
        outlets = _outlets(work, settings, tenant)
    way = _way(settings) if settings.wecom_bot_id else None
    identity = Identity(settings.wecom_bot_name, place.public_url)
    app = _application(settings, place, identity, tenant) if settings.has_app else None
    return Wecom(place, tenant, identity, way, Posting(place, outlets), pauses or Pauses(), app)


def _application(settings: Settings, place: Place, identity: Identity, tenant: str) -> Application:
    secrets = [Secret(token, key) for token, key in settings.callback]
    agent = Agent(int(settings.wecom_agent_id), hears=bool(secrets))
    ours = Ours(tenant, settings.wecom_agent_id, settings.wecom_place_days)
    return Application(place, Client(access(settings)), agent, identity, ours, settings.wecom_corp_id, secrets)


def access(settings: Settings) -> Access:
    """How the app calls WeCom."""
    trust = _trust(settings) if settings.wecom_api_url.startswith("https://") else None
    return Access(
        settings.wecom_api_url, settings.wecom_corp_id, settings.app_secret, settings.wecom_proxy or None, trust
    )


def _trust(settings: Settings) -> ssl.SSLContext:
    trust = ssl.create_default_context()
    if settings.wecom_ca_file is not None:
        try:
            trust.load_verify_locations(settings.wecom_ca_file)
        except (ssl.SSLError, OSError) as wrong:
            raise Mistake(f"WECOM_CA_FILE: {settings.wecom_ca_file} holds no certificate in PEM form") from wrong
    return trust


def _way(settings: Settings) -> Way:
    trust = _trust(settings) if settings.wecom_ws_url.startswith("wss://") else None
    return Way(settings.wecom_ws_url, settings.wecom_bot_id, settings.secret, trust, settings.wecom_proxy or None)


def _outlets(work: Work, settings: Settings, tenant: str) -> Mapping[str, Outlet]:
    """The webhook of each room, by the room's id; a team that has no room gets one that only the webhook serves."""
    found: dict[str, Outlet] = {}
    known = directory(work)
    teams = {team.key: team.id for team in known.organization.teams.values()}
    for name, key in settings.webhooks.items():
        platform, _, number = name.partition(":")
        if platform != PLATFORM or not number:
            if name not in teams:
                there = ", ".join(teams) or "none"
                raise Mistake(f"WECOM_WEBHOOKS: there is no team {name}; give one of {there}, or wecom:id")
            number = _room_of(work, teams[name], f"{PLACEHOLDER}{name}", tenant)
        found[number] = Outlet(settings.wecom_webhook_url, key, settings.wecom_proxy or None)
    return found


def _room_of(work: Work, team: int, placeholder: str, tenant: str) -> str:
    rooms = [known.room for known in directory(work).rooms.values() if known.team == team]
    real = next((room.id for room in rooms if room.platform == PLATFORM), None)
    if real is None:
        people.bind(work, Room(PLATFORM, tenant, placeholder), team)
    return real or placeholder


async def examined(settings: Settings, place: Place | None) -> Sequence[Finding]:
    """What is set up, what is off and why, in plain words; asks WeCom only when no program of ours is connected."""
    try:
        wanted = settings.is_set()
    except Mistake as half:
        return [Finding(f"wecom: {half}", good=False)]
    if not wanted:
        return [Finding("wecom: off; set WECOM_BOT_ID and WECOM_BOT_SECRET (docs/wecom.md)")]
    found = []
    if settings.wecom_bot_id:
        found += [await _bot(settings, place)]
        if not settings.wecom_bot_name:
            line = "wecom: set WECOM_BOT_NAME to the bot's name, so that a mention of it is never read as a word"
            found.append(Finding(line))
    if settings.has_app:
        hears, bot = bool(settings.callback), bool(settings.wecom_bot_id)
        url = place.public_url if place else ""
        found += await examining.examined(
            access(settings), settings.wecom_agent_id, hears=hears, bot=bot, public_url=url
        )
    if settings.webhooks:
        rooms = ", ".join(settings.webhooks)
        found.append(Finding(f"wecom: webhooks for {rooms}; a webhook can only be tried by posting to its group"))
    return found + (await asyncio.to_thread(_company, place) if place else [])


def made_menu(settings: Settings) -> str:
    """Give the app its menu. Mistake: there is no app, or WeCom does not take it."""
    if not settings.is_set() or not settings.has_app:
        raise Mistake(NO_APP)
    return asyncio.run(examining.make_menu(access(settings), settings.wecom_agent_id))


def _company(place: Place) -> list[Finding]:
    with place.look() as look:
        bound = [known.room for known in directory(look).rooms.values() if known.room.platform == PLATFORM]
        deaf = [
            room.id
            for room in bound
            if not room.id.startswith(PLACEHOLDER) and chats.chat_of(look, PLATFORM, room) is None
        ]
        lost = outbox.unknown(look, PLATFORM, place.now() - UNKNOWN_OF)
        refused = hearing.in_words(look)
    found = [Finding(f"wecom: {len(bound)} rooms bound")] if bound else []
    if deaf:
        names = ", ".join(deaf)
        line = f"wecom: nobody has mentioned the bot yet in {names}; until somebody does, it cannot post there"
        found.append(Finding(line))
    if refused:
        found.append(Finding(f"wecom: {refused}", good=False))
    if lost:
        found.append(Finding(f"wecom: no receipt came for {lost} messages within a week; they may have arrived"))
    return found


async def _bot(settings: Settings, place: Place | None) -> Finding:
    if place is not None:
        running = await asyncio.to_thread(_running, place)
        if running is not None:
            return running
    try:
        code = await tried(_way(settings), Pauses())
    except Mistake as wrong:
        return Finding(f"wecom: {wrong}", good=False)
    except ssl.SSLCertVerificationError:
        line = "WECOM_WS_URL: its certificate is not trusted; name its CA's file in WECOM_CA_FILE"
        return Finding(f"wecom: {line}", good=False)
    except (OSError, TimeoutError, WebSocketException) as wrong:
        remedy = "check the network, WECOM_WS_URL and WECOM_PROXY"
        return Finding(
            f"wecom: {settings.wecom_ws_url} cannot be reached ({type(wrong).__name__}); {remedy}", good=False
        )
    return _said(code)


def _said(code: int | None) -> Finding:
    if code == 0:
        return Finding("wecom: the bot can connect; its id and secret are right")
    if code is None:
        return Finding(
            "wecom: connected, and no answer came; is WECOM_WS_URL that of the long connection?", good=False
        )
    if code == LIMITED:
        return Finding("wecom: connected too often (45009); wait a minute, then check again", good=False)
    if code in PASSING:
        return Finding(f"wecom: WeCom is busy ({code}); check again in a minute", good=False)
    remedy = "copy WECOM_BOT_ID and WECOM_BOT_SECRET anew from the bot's page (API 模式 → 长连接)"
    return Finding(f"wecom: the bot is refused ({code}); {remedy}", good=False)


def _running(place: Place) -> Finding | None:
    """What the program that holds the link says of it; None when none does."""
    with place.look() as look:
        if not lease.holder(look, LEASE_NAME):
            return None
        heard, trouble = links.state(look, PLATFORM)
    if trouble == "taken over":
        remedy = "another program uses this bot; end it or give it a bot of its own, then restart dealdrum run"
        return Finding(f"wecom: {remedy}", good=False)
    if trouble:
        remedy = "copy WECOM_BOT_ID and WECOM_BOT_SECRET anew, then restart dealdrum run"
        return Finding(f"wecom: the bot is {trouble}; {remedy}", good=False)
    if heard is None or place.now() - heard > timedelta(seconds=60):
        return Finding("wecom: dealdrum run is trying to connect; see its log", good=False)
    return Finding("wecom: connected by the program that runs")
