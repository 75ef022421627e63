"""Settings: from the environment and `.env`; a mistake is one line that names file, key and remedy."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.mistakes import Mistake

ENV_FILE = ".env"


class SettingsError(Mistake):
    """A setting that cannot be used; the message is the whole line for the person."""


class Settings(BaseSettings):
    """Everything that can be set; the names are those of `.env.example`."""

    model_config = SettingsConfigDict(
        env_file=ENV_FILE, env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True
    )

    dealdrum_home: Path = Field(default_factory=lambda: Path.home() / ".dealdrum")
    database_url: str = ""
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8765
    public_url: str = ""
    metrics_port: Annotated[int, Field(ge=1, le=65535)] | None = None
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
        if value and not value.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
            raise ValueError("begin it with sqlite:/// or postgresql://")
        return value

    def database(self, name: str = "dealdrum") -> str:
        """The database's URL: as set, else a SQLite file in the home folder."""
        return self.database_url or f"sqlite:///{self.dealdrum_home.expanduser().absolute() / name}.db"


REMEDIES = {
    "port": "give a number from 1 to 65535, for example PORT=8765",
    "metrics_port": "give a number from 1 to 65535, for example METRICS_PORT=9100",
    "log_level": "use debug, info, warning or error",
    "database_url": "for example DATABASE_URL=sqlite:////var/lib/dealdrum/dealdrum.db",
}


def settings() -> Settings:
    """What is set; SettingsError with one line when something is wrong."""
    try:
        return Settings()
    except ValidationError as wrong:
        first = wrong.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else "?"
        where = ENV_FILE if Path(ENV_FILE).exists() else "environment"
        remedy = REMEDIES.get(name, "see .env.example")
        raise SettingsError(f"{where}, {name.upper()}: {first['msg'].lower()}; {remedy}") from wrong
    except UnicodeDecodeError as wrong:
        raise SettingsError(f"{ENV_FILE}: it is not UTF-8; save it as UTF-8") from wrong
