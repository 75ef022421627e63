"""Settings: from the environment and `.env`; each mistake is a line that names file, key and remedy."""

import logging
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, ClassVar, Literal, TypeVar

from pydantic import Field, PrivateAttr, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.discover import platforms, settings_of
from bot.mistakes import Mistake
from language.text import Arg, Text, text
from storage.unusable import ADDRESS_REMEDY, SchemaError

logging.getLogger("dotenv").setLevel(logging.ERROR)  # a line that is no setting is told by us
ENV_FILE = ".env"
LINE = re.compile(r"""(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(?:"[^"]*"|'[^']*'|[^"'\s].*)?(?:\s*\#.*)?""")
"""A setting of `.env`: quotes, where there are any, are closed on the same line."""
SECRET_NAME = re.compile("secret|token|key|password")
SHORTEST_SECRET = 6
PROXIES = frozenset({"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"})
"""What libraries look for in the environment, where `.env` is not."""


class SettingsError(Mistake):
    """Settings that cannot be used, a line for each."""


class FromEnvironment(BaseSettings):
    """Settings of one part of the house; `REMEDIES` say what to write where a value cannot be used."""

    model_config = SettingsConfigDict(
        env_file=ENV_FILE, env_file_encoding="utf-8-sig", extra="ignore", env_ignore_empty=True
    )
    REMEDIES: ClassVar[Mapping[str, Arg]] = {}
    _unusable: frozenset[str] = PrivateAttr(frozenset())

    def usable(self, name: str) -> bool:
        """Whether what was written for it can be used; where it cannot, the default stands in its place."""
        return name not in self._unusable


class Settings(FromEnvironment):
    """What every part can use; each platform has settings of its own beside it."""

    REMEDIES: ClassVar[Mapping[str, Arg]] = {
        "port": text("give a number from 1 to 65535, for example {example}", example="PORT=8765"),
        "metrics_port": text("give a number from 1 to 65535, for example {example}", example="METRICS_PORT=9100"),
        "log_level": text("use debug, info, warning or error, for example {example}", example="LOG_LEVEL=info"),
        "database_url": text(
            "{remedy}, for example {example}",
            remedy=ADDRESS_REMEDY,
            example="sqlite:////var/lib/dealdrum/dealdrum.db",
        ),
        "public_url": text(
            "begin it with {start}, for example {example}",
            start="https://",
            example="PUBLIC_URL=https://dealdrum.example.com",
        ),
    }

    dealdrum_home: Path = Field(default_factory=lambda: Path.home() / ".dealdrum")
    database_url: str = ""
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8765
    public_url: Annotated[str, Field(pattern=r"^(https?://[^/\s].*)?$")] = ""
    metrics_port: Annotated[int, Field(ge=1, le=65535)] | None = None
    metrics_host: str = "127.0.0.1"
    rules_file: Path | None = None
    admin_room: str = ""
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @field_validator("log_level", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        from storage.address import parsed  # slow to import, and rarely needed

        try:
            if value:
                parsed(value)
        except SchemaError as wrong:
            raise ValueError("neither SQLite in a file nor PostgreSQL") from wrong
        return value

    def database(self, name: str) -> str:
        """The database's URL: as set, else a SQLite file in the home folder."""
        return self.database_url or f"sqlite:///{self.dealdrum_home.expanduser().absolute() / name}.db"


class PlatformSettings(FromEnvironment):
    """The settings of a platform, named with its prefix (`SLACK_BOT_TOKEN`); `NEEDED`: what it cannot do without."""

    NEEDED: ClassVar[Arg]

    def lacking(self) -> Iterator[Text]:
        """What is missing beside what is set, each with its remedy; nothing, unless a platform says so."""
        return iter(())

    def is_wanted(self) -> bool:
        """Whether the platform is to be served."""
        raise NotImplementedError

    def is_set(self) -> bool:
        """Whether the platform is wanted; SettingsError when only a part of what it needs is set."""
        if lacking := list(self.lacking()):
            raise SettingsError(*lacking)
        return self.is_wanted()

    def given(self, name: str) -> bool:
        """Whether something is written for a setting, be it usable or not."""
        value = getattr(self, name)
        plain = value.get_secret_value() if isinstance(value, SecretStr) else value
        return not self.usable(name) or bool(str(plain or "").strip())


@dataclass(frozen=True, slots=True)
class Written:
    """All settings as far as they can be used, and a line for each thing that is wrong with the rest."""

    common: Settings
    own: Mapping[str, PlatformSettings]
    faults: Sequence[Text]
    faulty: frozenset[str]
    """The platforms that cannot be judged, because one of their settings cannot be used or is missing."""


Kind = TypeVar("Kind", bound=FromEnvironment)


def settings() -> Settings:
    """What is set for every part; SettingsError with a line for each thing that is wrong."""
    misspelt = _misspelt(Path(ENV_FILE))
    found, wrong = _read(Settings)
    _refuse([*(fault.words for fault in misspelt), *wrong])
    return found


def every_setting() -> Written:
    """What is set for every part and for each platform, and all that is wrong anywhere."""
    misspelt = _misspelt(Path(ENV_FILE))
    meant = frozenset(fault.meant for fault in misspelt)
    common, wrong = _read(Settings, meant)
    faults, own, faulty = [*(fault.words for fault in misspelt), *wrong], {}, set()
    for name in platforms():
        own[name], wrong = _read(settings_of(name), meant)
        wrong += own[name].lacking()
        faults += wrong
        if wrong or meant & type(own[name]).model_fields.keys():
            faulty.add(name)
    return Written(common, own, faults, frozenset(faulty))


def all_settings() -> Written:
    """What is set for every part and for each platform; SettingsError with a line for each thing that is wrong."""
    found = every_setting()
    _refuse(found.faults)
    return found


def read_settings(kind: type[Kind]) -> Kind:
    """The settings of one part, for example a platform; SettingsError with a line for each that is wrong."""
    found, wrong = _read(kind)
    _refuse(wrong)
    return found


def _refuse(faults: Sequence[Text]) -> None:
    if faults:
        raise SettingsError(*faults)


def _read(kind: type[Kind], misspelt: frozenset[str] = frozenset()) -> tuple[Kind, list[Text]]:
    """The settings of one part, with defaults for what cannot be used, and what is wrong with that."""
    try:
        found, names = kind(), []
    except ValidationError as wrong:
        names = list(dict.fromkeys(str(error["loc"][0]) for error in wrong.errors()))
        fields = kind.model_fields
        found = kind(**{name: fields[name].get_default(call_default_factory=True) for name in names})
    found._unusable = frozenset(names) | misspelt
    return found, [_unusable(kind, name) for name in names]


def _unusable(kind: type[FromEnvironment], name: str) -> Text:
    remedy = kind.REMEDIES.get(name, text("see {file}", file=".env.example"))
    return text(
        "{where}, {setting} cannot be used: {remedy}", where=_source(name), setting=name.upper(), remedy=remedy
    )


def _source(name: str) -> Arg:
    """Where a setting was found; the environment wins over the file."""
    return text("environment") if name in map(str.lower, os.environ) else ENV_FILE


@dataclass(frozen=True, slots=True)
class _Misspelt:
    """A line of `.env` that says nothing to us, and the setting that was meant, where that is plain."""

    words: Text
    meant: str = ""


def _misspelt(file: Path) -> list[_Misspelt]:
    """Lines that are neither `KEY=value` nor a comment nor empty, and keys that are one of ours misspelt."""
    if not file.is_file():
        return []
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as wrong:
        raise SettingsError(text("{file}: it is not UTF-8; save it as UTF-8", file=ENV_FILE)) from wrong
    ours = [name.upper() for kind in every_settings() for name in kind.model_fields]
    stated = [(number, line.strip()) for number, line in enumerate(lines, 1)]
    found = [(number, _judged(line, ours)) for number, line in stated if line and not line.startswith("#")]
    return [
        _Misspelt(
            text("{file}, line {number}: {wrong}", file=ENV_FILE, number=number, wrong=wrong.words), wrong.meant
        )
        for number, wrong in found
        if wrong
    ]


def _judged(line: str, ours: Sequence[str]) -> _Misspelt | None:
    """What is wrong with a line of `.env`; None when nothing is."""
    found = LINE.fullmatch(line)
    if found is None:
        said = text("this is not a setting: write KEY=value, for example {example}", example="PORT=8765")
        meant = re.match(r"[A-Za-z_]*", line)
        return _Misspelt(said, meant[0].lower() if meant else "")
    key = found[1].upper()
    if key in PROXIES:
        said = text(
            "{key} is read from the environment alone; write {command} before you start it",
            key=key,
            command=f"export {key}=…",
        )
        return _Misspelt(said)
    close = get_close_matches(key, ours, 1, cutoff=0.75)
    if close and key not in ours:
        return _Misspelt(text("there is no setting {key}; write {meant}", key=key, meant=close[0]), close[0].lower())
    return None


def secrets() -> list[str]:
    """The values that no log may hold: of every setting whose name says so, and the database's password."""
    found = [make for kind in every_settings() for make in _secrets_of(kind)]
    return [part for value in found for part in value.split(",") if len(part) >= SHORTEST_SECRET]


def _secrets_of(kind: type[FromEnvironment]) -> Sequence[str]:
    try:
        values = kind().model_dump()
    except ValidationError:
        return []  # it is told when it is used
    named = [value for name, value in values.items() if value and SECRET_NAME.search(name)]
    return [value.get_secret_value() if isinstance(value, SecretStr) else str(value) for value in named]


def every_settings() -> Sequence[type[FromEnvironment]]:
    """The settings classes there are: the common one and one for each platform."""
    own: list[type[PlatformSettings]] = [settings_of(name) for name in platforms()]
    return [Settings, *own]
