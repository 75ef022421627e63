"""Slack's settings: tokens, the signing secret, and the rooms where every message counts."""

import re
from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field, SecretStr, field_validator

from bot.settings import PlatformSettings
from language.text import Text, text

SLACK = "https://slack.com/api/"
_FORMS = {
    "slack_bot_token": re.compile(r"xoxb-[\w.-]{3,}", re.ASCII),
    "slack_app_token": re.compile(r"xapp-[\w.-]{3,}", re.ASCII),
    "slack_signing_secret": re.compile(r"[0-9a-fA-F]{32}(,[0-9a-fA-F]{32})?"),
}
_ROOMS = re.compile(r"[CG][A-Za-z0-9_-]{1,40}")


class Settings(PlatformSettings):
    """Set the bot's token and, for Socket Mode, the app's token, or, for HTTP, the signing secret; or both."""

    NEEDED: ClassVar = text(
        "{bot} with {app} or {signing} for Slack",
        bot="SLACK_BOT_TOKEN",
        app="SLACK_APP_TOKEN",
        signing="SLACK_SIGNING_SECRET",
    )
    REMEDIES: ClassVar = {
        "slack_bot_token": text(
            "give the Bot User OAuth Token of your app (OAuth & Permissions); it begins with xoxb-"
            " (xapp- belongs in SLACK_APP_TOKEN, xoxp- is a user's)"
        ),
        "slack_app_token": text(
            "give an app-level token with connections:write (Basic Information); it begins with xapp-"
            " (xoxb- belongs in SLACK_BOT_TOKEN)"
        ),
        "slack_signing_secret": text(
            "give the Signing Secret of your app (Basic Information): 32 of 0-9 and a-f;"
            " while it is changed, both with a comma between"
        ),
        "slack_api_url": text(
            "begin it with {start}, for example {example}", start="https://", example=f"SLACK_API_URL={SLACK}"
        ),
        "slack_listen_rooms": text(
            "give channel ids with commas between, for example {example}",
            example="SLACK_LISTEN_ROOMS=C0123456,C0234567",
        ),
    }

    slack_bot_token: SecretStr = SecretStr("")
    slack_app_token: SecretStr = SecretStr("")
    slack_signing_secret: SecretStr = SecretStr("")
    slack_api_url: Annotated[str, Field(pattern=r"^https?://[^/\s]")] = SLACK
    slack_listen_rooms: str = ""

    @field_validator("slack_bot_token", "slack_app_token", "slack_signing_secret", mode="before")
    @classmethod
    def _known_form(cls, value: object, info: object) -> object:
        name = getattr(info, "field_name", "")
        if isinstance(value, str):
            value = re.sub(r"\s+", "", value)
            if not _FORMS[name].fullmatch(value):
                raise ValueError("not of its form")
        return value

    @field_validator("slack_listen_rooms")
    @classmethod
    def _channels(cls, value: str) -> str:
        if not all(_ROOMS.fullmatch(room) for room in _several(value)):
            raise ValueError("no channel ids")
        return value

    @property
    def listen_rooms(self) -> frozenset[str]:
        """The channels where every message is read, not only those that mention the bot."""
        return frozenset(_several(self.slack_listen_rooms))

    @property
    def secrets(self) -> tuple[bytes, ...]:
        """The signing secrets that are good now: two while one is being replaced."""
        return tuple(part.encode() for part in _several(self.slack_signing_secret.get_secret_value()))

    @property
    def api_url(self) -> str:
        """The Web API's address, with a slash at its end."""
        return self.slack_api_url.rstrip("/") + "/"

    def lacking(self) -> Iterator[Text]:
        """A token without the other one that it needs."""
        bot, app, secret = map(self.given, ("slack_bot_token", "slack_app_token", "slack_signing_secret"))
        if bot and not (app or secret):
            yield text("SLACK_BOT_TOKEN is set; set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) too")
        if not bot and (app or secret):
            yield text(
                "{given} is set; set SLACK_BOT_TOKEN too", given="SLACK_APP_TOKEN" if app else "SLACK_SIGNING_SECRET"
            )

    def is_wanted(self) -> bool:
        """Whether there is a bot."""
        return self.given("slack_bot_token")


def _several(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]
