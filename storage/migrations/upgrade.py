"""Bring a database from any earlier revision to the newest."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

HERE = Path(__file__).parent
PATIENCE = {"sqlite": "PRAGMA busy_timeout=120000", "postgresql": "SET lock_timeout=120000"}
"""Another program's upgrade may take minutes; two seconds, as for everything else, would end this one's start."""


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
    with engine.connect() as connection:
        name = connection.dialect.name
        connection.connection.cursor().execute(PATIENCE[name])  # before SQLAlchemy's BEGIN waits for its lock
        with connection.begin():
            if name == "postgresql":  # replicas that start together upgrade one after the other
                connection.execute(text("SELECT pg_advisory_xact_lock(20260311)"))
            settings.attributes["connection"] = connection
            command.upgrade(settings, "head")
        connection.invalidate()  # back to the usual patience
