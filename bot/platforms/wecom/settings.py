"""The settings of WeCom: the AI bot, the self-built app, and webhooks of groups."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import Field, SecretStr, field_validator

from bot.settings import PlatformSettings
from language.text import Arg, Listing, Text, text

WS_URL = "wss://openws.work.weixin.qq.com"
WEBHOOK_URL = "https://qyapi.weixin.qq.com"
API_URL = "https://qyapi.weixin.qq.com"
_KEY = re.compile(r"[0-9A-Za-z_-]{4,128}")
_TOKEN = re.compile(r"[0-9A-Za-z]{3,32}", re.ASCII)
_AES_KEY = re.compile(r"[0-9A-Za-z+/]{43}", re.ASCII)
_BOT = ("wecom_bot_id", "wecom_bot_secret")
_APP = ("wecom_corp_id", "wecom_agent_id", "wecom_app_secret")
_CALLBACK = ("wecom_callback_token", "wecom_callback_aes_key")
_PAGE = text("the app's page (应用管理 → 自建)")


def _begins(start: str, example: str) -> Text:
    return text("begin it with {start}, for example {example}", start=start, example=example)


class Settings(PlatformSettings):
    """The bot needs its id and secret, the app its three; each works without the others, as webhooks do."""

    NEEDED: ClassVar = text(
        "{id} and {key}, or the app's three ({page}), for WeCom",
        id="WECOM_BOT_ID",
        key="WECOM_BOT_SECRET",
        page="docs/wecom.md",
    )
    REMEDIES: ClassVar[Mapping[str, Arg]] = {
        "wecom_ws_url": _begins("wss://", f"WECOM_WS_URL={WS_URL}"),
        "wecom_webhook_url": _begins("https://", f"WECOM_WEBHOOK_URL={WEBHOOK_URL}"),
        "wecom_webhooks": text(
            "write room=key, with commas between, for example {example}",
            example="WECOM_WEBHOOKS=east=693a91f6-7aec-4bc4",
        ),
        "wecom_ca_file": text("give the path of a file that is there"),
        "wecom_agent_id": text(
            "give the AgentId of the app's page, digits alone, for example {example}",
            example="WECOM_AGENT_ID=1000002",
        ),
        "wecom_callback_token": text("give the Token of 接收消息, 3 to 32 letters and digits"),
        "wecom_callback_aes_key": text("give the EncodingAESKey of 接收消息, exactly 43 characters"),
        "wecom_api_url": _begins("https://", f"WECOM_API_URL={API_URL}"),
        "wecom_place_days": text(
            "give how many days a location is kept, 0 to 400, for example {example}", example="WECOM_PLACE_DAYS=30"
        ),
        "wecom_proxy": _begins("http://", "WECOM_PROXY=http://proxy.example.com:3128"),
    }

    wecom_bot_id: str = ""
    wecom_bot_secret: SecretStr = SecretStr("")
    wecom_bot_name: str = ""
    wecom_ws_url: Annotated[str, Field(pattern=r"^wss?://[^/\s].*$")] = WS_URL
    wecom_ca_file: Path | None = None
    wecom_proxy: Annotated[str, Field(pattern=r"^(https?://\S+)?$")] = ""
    wecom_corp_id: str = ""
    wecom_agent_id: Annotated[str, Field(pattern=r"^([0-9]{1,10})?$")] = ""
    wecom_app_secret: SecretStr = SecretStr("")
    wecom_callback_token: SecretStr = SecretStr("")
    wecom_callback_aes_key: SecretStr = SecretStr("")
    wecom_api_url: Annotated[str, Field(pattern=r"^https?://[^/\s].*$")] = API_URL
    wecom_place_days: Annotated[int, Field(ge=0, le=400)] = 30
    wecom_webhooks: SecretStr = SecretStr("")
    wecom_webhook_url: Annotated[str, Field(pattern=r"^https?://[^/\s].*$")] = WEBHOOK_URL

    @field_validator("wecom_bot_id", "wecom_bot_name", "wecom_corp_id", mode="after")
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
        _webhooks(value)
        return value

    @field_validator("wecom_callback_token")
    @classmethod
    def _tokens(cls, value: SecretStr) -> SecretStr:
        return _each(value, _TOKEN)

    @field_validator("wecom_callback_aes_key")
    @classmethod
    def _aes_keys(cls, value: SecretStr) -> SecretStr:
        return _each(value, _AES_KEY)

    def lacking(self) -> Iterator[Text]:
        """What bot, app and callback still need, where they are set in part."""
        yield from self._half(_BOT, text("copy both from the bot's page (API 模式 → 长连接)"))
        copy = text("copy all three: the company's id from 我的企业, the others from {page}", page=_PAGE)
        yield from self._half(_APP, copy)
        yield from self._half(_CALLBACK, text("copy both from {page}, 接收消息", page=_PAGE))
        if all(map(self.given, _CALLBACK)) and not any(map(self.given, _APP)):
            remedy = text("a callback belongs to an app; set {names}", names=Listing(_upper(_APP)))
            yield _without("WECOM_CALLBACK_TOKEN", "WECOM_CORP_ID", remedy)
        tokens, keys = len(_parts(self.wecom_callback_token)), len(_parts(self.wecom_callback_aes_key))
        if tokens > 1 and keys > 1 and tokens != keys:
            one, other = _upper(_CALLBACK)
            yield text("{one} and {other}: give as many of the one as of the other", one=one, other=other)

    def is_wanted(self) -> bool:
        """Whether there is a bot, an app or a webhook."""
        return bool(self.wecom_bot_id or self.has_app or self.webhooks)

    def _half(self, names: Sequence[str], remedy: Text) -> Iterator[Text]:
        """What is to be said when some of these are given and some are not."""
        here, missing = ([name for name in names if self.given(name) is found] for found in (True, False))
        if here and missing:
            yield _without(here[0].upper(), Listing(_upper(missing)), remedy)

    @property
    def has_app(self) -> bool:
        """Whether the self-built app is wanted."""
        return bool(self.wecom_corp_id and self.wecom_agent_id and self.app_secret)

    @property
    def app_secret(self) -> str:
        """The app's secret."""
        return self.wecom_app_secret.get_secret_value().strip()

    @property
    def callback(self) -> Sequence[tuple[str, str]]:
        """Token and AES key of callbacks: a pair, two while they change; none: nothing is heard by the app."""
        tokens, keys = _parts(self.wecom_callback_token), _parts(self.wecom_callback_aes_key)
        if not tokens or not keys:
            return ()
        most = max(len(tokens), len(keys))
        tokens, keys = (given * most if len(given) == 1 else given for given in (tokens, keys))
        return tuple(zip(tokens, keys, strict=True))

    @property
    def secret(self) -> str:
        """The bot's secret."""
        return self.wecom_bot_secret.get_secret_value().strip()

    @property
    def webhooks(self) -> Mapping[str, str]:
        """The key of each room's webhook; a room by its team's key in the rules file, or wecom:id."""
        return _webhooks(self.wecom_webhooks)


def _parts(value: SecretStr) -> list[str]:
    return [part.strip() for part in value.get_secret_value().replace("，", ",").split(",") if part.strip()]


def _each(value: SecretStr, shape: re.Pattern[str]) -> SecretStr:
    """Unchanged; ValueError when one of the comma-separated values has not the shape."""
    if any(not shape.fullmatch(part) for part in _parts(value)):
        raise ValueError("not what the console shows")
    return value


def _without(here: str, missing: Arg, remedy: Text) -> Text:
    return text("{here} is set, but not {missing}: {remedy}", here=here, missing=missing, remedy=remedy)


def _upper(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(str.upper, names))


def _webhooks(value: SecretStr) -> Mapping[str, str]:
    """room=key, or room=the address with the key, with commas between; ValueError when it is something else."""
    found: dict[str, str] = {}
    for part in value.get_secret_value().replace("，", ",").split(","):
        if not part.strip():
            continue
        room, _, rest = part.strip().partition("=")
        key = rest.rpartition("key=")[2] if "://" in rest else rest
        if not room.strip() or "://" in room or not _KEY.fullmatch(key.strip()):
            raise ValueError("not room=key")
        found[room.strip()] = key.strip()
    return found
