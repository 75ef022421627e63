"""Settings: from the environment and `.env`; a mistake is one line that names file, key and remedy."""

import os
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, ClassVar, Literal, TypeVar

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.discover import platforms, settings_of
from bot.mistakes import Mistake
from language.text import Arg, Text, text

ENV_FILE = ".env"
LINE = re.compile(r"""(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(?:"[^"]*"|'[^']*'|[^"'\s].*)?(?:\s*\#.*)?""")
"""A setting of `.env`: quotes, where there are any, are closed on the same line."""
SECRET_NAME = re.compile("secret|token|key|password")
SHORTEST_SECRET = 6
PROXIES = frozenset({"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"})
"""What libraries look for in the environment, where `.env` is not."""
DATABASE = re.compile(r"sqlite:///(?!:memory:).|postgresql(\+psycopg)?://.")


class SettingsError(Mistake):
    """A setting that cannot be used; the message is the whole line for the person."""


class FromEnvironment(BaseSettings):
    """Settings of one part of the house; `REMEDIES` say what to write where a value cannot be used."""

    model_config = SettingsConfigDict(
        env_file=ENV_FILE, env_file_encoding="utf-8-sig", extra="ignore", env_ignore_empty=True
    )
    REMEDIES: ClassVar[Mapping[str, Arg]] = {}


class Settings(FromEnvironment):
    """What every part can use; each platform has settings of its own beside it."""

    REMEDIES: ClassVar[Mapping[str, Arg]] = {
        "port": text("give a number from 1 to 65535, for example {example}", example="PORT=8765"),
        "metrics_port": text("give a number from 1 to 65535, for example {example}", example="METRICS_PORT=9100"),
        "log_level": text("use debug, info, warning or error, for example {example}", example="LOG_LEVEL=info"),
        "database_url": text(
            "begin it with sqlite:/// or postgresql://, for example {example}",
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
        if value and not DATABASE.match(value):
            raise ValueError("neither SQLite in a file nor PostgreSQL")
        return value

    def database(self, name: str) -> str:
        """The database's URL: as set, else a SQLite file in the home folder."""
        return self.database_url or f"sqlite:///{self.dealdrum_home.expanduser().absolute() / name}.db"


class PlatformSettings(FromEnvironment):
    """The settings of a platform, named with its prefix (`SLACK_BOT_TOKEN`); `NEEDED`: what it cannot do without."""

    NEEDED: ClassVar[Arg]

    def is_set(self) -> bool:
        """Whether the platform is wanted; Mistake when only a part of what it needs is set."""
        raise NotImplementedError


Kind = TypeVar("Kind", bound=FromEnvironment)


def settings() -> Settings:
    """What is set for every part; SettingsError with one line when something is wrong."""
    try:
        _check_lines(Path(ENV_FILE))
    except UnicodeDecodeError as wrong:
        raise SettingsError(text("{file}: it is not UTF-8; save it as UTF-8", file=ENV_FILE)) from wrong
    return read_settings(Settings)


def read_settings(kind: type[Kind]) -> Kind:
    """The settings of one part, for example a platform; SettingsError with one line when something is wrong."""
    try:
        return kind()
    except ValidationError as wrong:
        first = wrong.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else "?"
        remedy = kind.REMEDIES.get(name, text("see {file}", file=".env.example"))
        said = text(
            "{where}, {setting} cannot be used: {remedy}", where=_source(name), setting=name.upper(), remedy=remedy
        )
        raise SettingsError(said) from wrong


def _source(name: str) -> Arg:
    """Where a setting was found; the environment wins over the file."""
    return text("environment") if name in map(str.lower, os.environ) else ENV_FILE


def _check_lines(file: Path) -> None:
    """Every line is `KEY=value`, a comment or empty, and no key is one of ours misspelt."""
    if not file.is_file():
        return
    ours = [name.upper() for kind in every_settings() for name in kind.model_fields]
    for number, line in enumerate(file.read_text(encoding="utf-8-sig").splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = LINE.fullmatch(line.strip())
        if found is None:
            said = text("this is not a setting: write KEY=value, for example {example}", example="PORT=8765")
            raise _wrong_at(number, said)
        key = found[1].upper()
        if key in PROXIES:
            said = text(
                "{key} is read from the environment alone; write {command} before you start it",
                key=key,
                command=f"export {key}=…",
            )
            raise _wrong_at(number, said)
        meant = get_close_matches(key, ours, 1, cutoff=0.75)
        if meant and key not in ours:
            raise _wrong_at(number, text("there is no setting {key}; write {meant}", key=key, meant=meant[0]))


def _wrong_at(number: int, said: Text) -> SettingsError:
    return SettingsError(text("{file}, line {number}: {wrong}", file=ENV_FILE, number=number, wrong=said))


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
