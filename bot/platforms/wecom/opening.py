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
from bot.platforms.wecom.app import examining
from bot.platforms.wecom.app.application import Application
from bot.platforms.wecom.app.callback import INLET
from bot.platforms.wecom.app.client import Access, Client, why
from bot.platforms.wecom.app.crypto import Secret
from bot.platforms.wecom.app.examining import line
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
from bot.told import clock_time
from chat.adapter import Adapter
from chat.message import Room
from language.text import Listing, Text, counted, text
from storage import chats, lease, links, outbox, people, tenants
from storage.people import Directory, directory
from storage.work import Work

UNKNOWN_OF = timedelta(days=7)
PLACEHOLDER = "webhook-"
RUN = "dealdrum run"
NO_APP = text(
    "There is no app: set {names} ({page})",
    names=Listing(("WECOM_CORP_ID", "WECOM_AGENT_ID", "WECOM_APP_SECRET")),
    page="docs/wecom.md",
)


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
    ours = Ours(tenant, settings.wecom_agent_id, settings.wecom_place_days, groups=bool(settings.wecom_bot_id))
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
            said = text("WECOM_CA_FILE: {file} holds no certificate in PEM form", file=str(settings.wecom_ca_file))
            raise Mistake(said) from wrong
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
        number = _number(name)
        if not number:
            if name not in teams:
                raise Mistake(_no_team(name, tuple(teams)))
            number = _room_of(work, teams[name], f"{PLACEHOLDER}{name}", tenant)
        found[number] = Outlet(settings.wecom_webhook_url, key, settings.wecom_proxy or None)
    return found


def _number(room: str) -> str:
    """The room's id in wecom:id; "" where a team's key is given."""
    platform, _, number = room.partition(":")
    return number if platform == PLATFORM else ""


def _no_team(name: str, teams: tuple[str, ...]) -> Text:
    if not teams:
        return text("WECOM_WEBHOOKS: there is no team {name}; name the room by wecom:id", name=name)
    return text(
        "WECOM_WEBHOOKS: there is no team {name}; give one of {teams}, or wecom:id", name=name, teams=Listing(teams)
    )


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
        return [line(words, good=False) for words in half.lines]
    if not wanted:
        return [line(text("off; to use it set {needed}", needed=settings.NEEDED))]
    found = []
    if settings.wecom_bot_id:
        found += [await _bot(settings, place)]
        if not settings.wecom_bot_name:
            said = text("set WECOM_BOT_NAME to the bot's name, so that a mention of it is never read as a word")
            found.append(line(said))
    if settings.has_app:
        hears, bot = bool(settings.callback), bool(settings.wecom_bot_id)
        url = place.public_url if place else ""
        found += await examining.examined(
            access(settings), settings.wecom_agent_id, hears=hears, bot=bot, public_url=url
        )
    return found + (await asyncio.to_thread(_company, settings, place) if place else [])


def made_menu(settings: Settings) -> str:
    """Give the app its menu. Mistake: there is no app, or WeCom does not take it."""
    if not settings.is_set() or not settings.has_app:
        raise Mistake(NO_APP)
    return asyncio.run(examining.make_menu(access(settings), settings.wecom_agent_id))


def _company(settings: Settings, place: Place) -> list[Finding]:
    with place.look() as look:
        known = directory(look)
        bound = [one.room for one in known.rooms.values() if one.room.platform == PLATFORM]
        deaf = [
            room.id
            for room in bound
            if not room.id.startswith(PLACEHOLDER) and chats.chat_of(look, PLATFORM, room) is None
        ]
        lost = outbox.unknown(look, PLATFORM, place.now() - UNKNOWN_OF)
        heard = _callback(look) if settings.callback else []
    found = _webhooks(settings, known)
    found += [line(counted("{n} room bound", "{n} rooms bound", len(bound)))] if bound else []
    if deaf:
        said = text(
            "nobody has mentioned the bot yet in {rooms}; until somebody does, it cannot post there",
            rooms=Listing(tuple(deaf)),
        )
        found.append(line(said))
    found += heard
    if lost:
        said = counted(
            "no receipt came for {n} message within a week; it may have arrived",
            "no receipt came for {n} messages within a week; they may have arrived",
            lost,
        )
        found.append(line(said))
    return found


def _callback(look: Work) -> list[Finding]:
    """Whether WeCom's calls come in: Token and EncodingAESKey can only be judged by them."""
    refused = INLET.trouble(look)
    if refused is not None:
        return [line(refused, good=False)]
    heard = links.state(look, INLET.name)[0]
    if heard:
        doubt = INLET.doubt(look)
        at = clock_time(heard)
        said = text("the app's callback was heard at {at}; Token and EncodingAESKey were right then", at=at)
        return [line(said), *([line(doubt)] if doubt else [])]
    said = text(
        "WeCom has not called yet, so Token and EncodingAESKey are untried: press 保存 at 接收消息 while {run} runs",
        run=RUN,
    )
    return [line(said)]


def _webhooks(settings: Settings, known: Directory) -> list[Finding]:
    teams = tuple(team.key for team in known.organization.teams.values())
    lost = [name for name in settings.webhooks if not _number(name) and name not in teams]
    if lost:
        return [line(_no_team(name, teams), good=False) for name in lost]
    if settings.has_app and not settings.wecom_bot_id and not settings.webhooks:
        example = f"WECOM_WEBHOOKS={teams[0] if teams else 'east'}=…"
        said = text(
            "the app cannot enter groups: for a team's posts give its group a webhook (群机器人), "
            "for example {example}",
            example=example,
        )
        return [line(said)]
    rooms = Listing(tuple(settings.webhooks))
    said = text("webhooks for {rooms}; a webhook can only be tried by posting to its group", rooms=rooms)
    return [line(said)] if settings.webhooks else []


async def _bot(settings: Settings, place: Place | None) -> Finding:
    if place is not None:
        running = await asyncio.to_thread(_running, place)
        if running is not None:
            return running
    try:
        code = await tried(_way(settings), Pauses())
    except Mistake as wrong:
        return line(wrong.words, good=False)
    except ssl.SSLCertVerificationError:
        said = text("WECOM_WS_URL: its certificate is not trusted; name its CA's file in WECOM_CA_FILE")
        return line(said, good=False)
    except (OSError, TimeoutError, WebSocketException) as wrong:
        said = text(
            "{address} cannot be reached ({why}); check the network, {names}",
            address=settings.wecom_ws_url,
            why=why(wrong),
            names=Listing(("WECOM_WS_URL", "WECOM_PROXY")),
        )
        return line(said, good=False)
    return _said(code)


def _said(code: int | None) -> Finding:
    if code == 0:
        return line(text("the bot can connect; its id and secret are right"))
    if code is None:
        return line(text("connected, and no answer came; is WECOM_WS_URL that of the long connection?"), good=False)
    if code == LIMITED:
        return line(text("connected too often (45009); wait a minute, then check again"), good=False)
    if code in PASSING:
        return line(text("WeCom is busy ({code}); try again in a minute", code=str(code)), good=False)
    said = text(
        "the bot is refused ({code}); copy {names} anew from the bot's page (API 模式 → 长连接)",
        code=str(code),
        names=Listing(("WECOM_BOT_ID", "WECOM_BOT_SECRET")),
    )
    return line(said, good=False)


def _running(place: Place) -> Finding | None:
    """What the program that holds the link says of it; None when none does."""
    with place.look() as look:
        if not lease.holder(look, LEASE_NAME):
            return None
        heard, trouble = links.state(look, PLATFORM)
    if trouble == "taken over":
        said = text("another program uses this bot; end it or give it a bot of its own, then restart {run}", run=RUN)
        return line(said, good=False)
    if trouble:
        names = Listing(("WECOM_BOT_ID", "WECOM_BOT_SECRET"))
        code = trouble.removeprefix("refused ")
        said = text(
            "the bot is refused ({code}); copy {names} anew, then restart {run}", code=code, names=names, run=RUN
        )
        return line(said, good=False)
    if heard is None or place.now() - heard > timedelta(seconds=60):
        return line(text("{run} is trying to connect; see its log", run=RUN), good=False)
    return line(text("connected by the program that runs"))
