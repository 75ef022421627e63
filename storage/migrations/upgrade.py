"""Bring a database from any earlier revision to the newest."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

HERE = Path(__file__).parent


def config() -> Config:
    """Alembic's settings, without an ini file."""
    settings = Config()
    settings.set_main_option("script_location", str(HERE))
    return settings


def upgrade(engine: Engine, found: str | None) -> None:
    """Run what is missing, in one transaction; LookupError when `found` is a revision we do not know."""
    settings = config()
    known = {script.revision for script in ScriptDirectory.from_config(settings).walk_revisions()}
    if found is not None and found not in known:
        raise LookupError(f"the database has schema {found}, which this DealDrum does not know: install a newer one")
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":  # replicas that start together upgrade one after the other
            connection.execute(text("SELECT pg_advisory_xact_lock(20260311)"))
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")
