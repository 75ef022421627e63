"""The settings of WeCom: the AI bot, and webhooks of groups."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import Field, SecretStr, field_validator

from bot.mistakes import Mistake
from bot.settings import PlatformSettings

WS_URL = "wss://openws.work.weixin.qq.com"
WEBHOOK_URL = "https://qyapi.weixin.qq.com"
_KEY = re.compile(r"[0-9A-Za-z_-]{4,128}")


class Settings(PlatformSettings):
    """The bot needs its id and secret; webhooks work without it."""

    REMEDIES: ClassVar[dict[str, str]] = {
        "wecom_ws_url": f"begin it with wss://, for example WECOM_WS_URL={WS_URL}",
        "wecom_webhook_url": f"begin it with https://, for example WECOM_WEBHOOK_URL={WEBHOOK_URL}",
        "wecom_webhooks": "write room=key, with commas between, for example WECOM_WEBHOOKS=east=693a91f6-7aec-4bc4",
        "wecom_ca_file": "give the path of a file that is there",
        "wecom_proxy": "begin it with http://, for example WECOM_PROXY=http://proxy.example.com:3128",
    }

    wecom_bot_id: str = ""
    wecom_bot_secret: SecretStr = SecretStr("")
    wecom_bot_name: str = ""
    wecom_ws_url: Annotated[str, Field(pattern=r"^wss?://[^/\s].*$")] = WS_URL
    wecom_ca_file: Path | None = None
    wecom_proxy: Annotated[str, Field(pattern=r"^(https?://\S+)?$")] = ""
    wecom_webhooks: SecretStr = SecretStr("")
    wecom_webhook_url: Annotated[str, Field(pattern=r"^https?://[^/\s].*$")] = WEBHOOK_URL

    @field_validator("wecom_bot_id", "wecom_bot_name", mode="after")
    @classmethod
    def _trimmed(cls, value: str) -> str:
        return value.strip()

    @field_validator("wecom_ca_file")
    @classmethod
    def _is_there(cls, value: Path | None) -> Path | None:
        if value is not None and not value.is_file():
            raise ValueError("no such file")
        return value

    @field_validator("wecom_webhooks")
    @classmethod
    def _written_well(cls, value: SecretStr) -> SecretStr:
        webhooks(value)
        return value

    def is_set(self) -> bool:
        """Whether the bot or a webhook is wanted; Mistake when the bot has only one of id and secret."""
        if bool(self.wecom_bot_id) != bool(self.secret):
            here, missing = ("WECOM_BOT_ID", "WECOM_BOT_SECRET")[:: 1 if self.wecom_bot_id else -1]
            raise Mistake(f"{here} is set and {missing} is not: copy both from the bot's page (API 模式 → 长连接)")
        return bool(self.wecom_bot_id or self.webhooks)

    @property
    def secret(self) -> str:
        """The bot's secret."""
        return self.wecom_bot_secret.get_secret_value().strip()

    @property
    def webhooks(self) -> Mapping[str, str]:
        """The key of each room's webhook; a room by its team's key in the rules file, or wecom:id."""
        return webhooks(self.wecom_webhooks)


def webhooks(value: SecretStr) -> Mapping[str, str]:
    """room=key, with commas between; ValueError when it is something else."""
    found: dict[str, str] = {}
    for part in value.get_secret_value().replace("，", ",").split(","):
        if not part.strip():
            continue
        room, _, key = part.strip().rpartition("=")
        if not room.strip() or not _KEY.fullmatch(key.strip()):
            raise ValueError("not room=key")
        found[room.strip()] = key.strip()
    return found
