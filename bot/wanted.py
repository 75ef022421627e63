"""What `dealdrum run` is asked to be: its role, and the platforms whose secrets are set; checked before all else."""

from collections.abc import Mapping
from typing import Literal, get_args

from bot.discover import platforms, settings_of
from bot.mistakes import Mistake
from bot.settings import PlatformSettings, Settings
from language.text import Listing, Text, text

Role = Literal["all", "web", "worker"]
ROLES: tuple[str, ...] = get_args(Role)


def wanted(settings: Settings, own: Mapping[str, PlatformSettings], role: str) -> dict[str, PlatformSettings]:
    """The platforms to serve. Mistake: no such role, one that SQLite cannot have, or nobody to talk to."""
    if role not in ROLES:
        raise Mistake(text("--role {role}: use one of {roles}", role=role, roles=Listing(ROLES)))
    if role != "all" and settings.database("").startswith("sqlite"):
        said = text(
            "--role {role}: a SQLite database is served by one program; set {setting}, or leave --role out",
            role=role,
            setting="DATABASE_URL=postgresql://…",
        )
        raise Mistake(said)
    chosen = {name: one for name, one in own.items() if one.is_wanted()}
    if not chosen:
        raise Mistake(no_platform())
    return chosen


def no_platform() -> Text:
    """What is lacking where there is nobody to talk to."""
    return text(
        "No platform is set up: set {needed}; or try the playground with: {command}",
        needed=Listing(tuple(settings_of(name).NEEDED for name in platforms())),
        command="dealdrum demo",
    )
