"""PostgreSQL as the home: how it is connected to, and what it must promise before it is trusted."""

import os

from sqlalchemy import URL, Connection, Engine, create_engine, text

LOCK_WAIT_MS = 2000
CONNECT_WITHIN = 5
"""Seconds until a server that does not answer counts as away."""
IDLE_WITHIN_MS = 60_000
"""Milliseconds after which the server ends a transaction whose program has stopped in the middle."""
DURABLE = {
    "fsync": ("on",),
    "full_page_writes": ("on",),
    "synchronous_commit": ("on", "local", "remote_write", "remote_apply"),
}
"""What each setting may be: with any other, power that fails takes what was acknowledged, or the whole database."""


def is_postgresql(address: URL) -> bool:
    """Whether the address means PostgreSQL, also by the short name that hosting companies give."""
    return address.drivername.partition("+")[0] in ("postgresql", "postgres")


def engine(address: URL) -> Engine:
    """Connections for as many threads as work at once; ModuleNotFoundError without a driver."""
    threads = min(32, (os.cpu_count() or 1) + 4)  # as many as asyncio.to_thread uses
    options = f"-c lock_timeout={LOCK_WAIT_MS} -c idle_in_transaction_session_timeout={IDLE_WITHIN_MS}"
    found = create_engine(
        address.set(drivername="postgresql+psycopg"),
        pool_size=threads,
        max_overflow=4,
        pool_timeout=CONNECT_WITHIN,
        connect_args={"application_name": "dealdrum", "connect_timeout": CONNECT_WITHIN, "options": options},
    )
    found.dialect.use_insertmanyvalues_wo_returning = True  # many rows in one statement, not one round trip each
    return found


def readers(writer: Engine) -> Engine:
    """The same connections for reading: what one unit of work reads is of one moment."""
    return writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def undurable(connection: Connection) -> list[str]:
    """The settings with which the server may lose what it has committed, as `name=value`."""
    found = {name: str(connection.execute(text(f"SHOW {name}")).scalar_one()) for name in DURABLE}
    return [f"{name}={value}" for name, value in found.items() if value not in DURABLE[name]]
