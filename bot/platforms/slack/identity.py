"""Who we are in the workspace: asked once, kept, and asked again when a token was changed."""

from dataclasses import dataclass

from bot.platforms.slack.client import Refused, WebApi

DEAD = frozenset(
    {"token_revoked", "account_inactive", "invalid_auth", "not_authed", "token_expired", "user_removed_from_team"}
)
"""Words with which Slack says that the token is no longer good."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The bot in its workspace. `app`, `enterprise`: "" where Slack did not say; `scopes`: what the token may do."""

    team: str
    name: str
    user: str
    bot: str
    app: str = ""
    scopes: frozenset[str] = frozenset()
    enterprise: str = ""


async def asked(api: WebApi) -> Identity:
    """Ask Slack who the token's bot is. Refused."""
    found, scopes = await api.scopes()
    bot = str(found.get("bot_id") or "")
    app = str(found.get("app_id") or "")
    if bot and not app:
        app = await _app_of(api, bot)
    return Identity(
        team=str(found.get("team_id") or ""),
        name=str(found.get("team") or ""),
        user=str(found.get("user_id") or ""),
        bot=bot,
        app=app,
        scopes=scopes,
        enterprise=str(found.get("enterprise_id") or ""),
    )


async def _app_of(api: WebApi, bot: str) -> str:
    """The app's id; "" where it may not be asked for."""
    try:
        found = (await api.call("bots_info", bot=bot)).get("bot")
    except Refused:
        return ""
    return str(found.get("app_id") or "") if isinstance(found, dict) else ""
