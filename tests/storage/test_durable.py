"""A PostgreSQL that is set up to be quick and to forget is not served."""

import pytest

from storage.unusable import SchemaError
from tests.company import opened
from tests.server import TEMPLATE, Server


def test_a_database_that_commits_without_waiting_is_refused(postgresql: Server) -> None:
    with postgresql.database(TEMPLATE) as address:
        postgresql.run(f"ALTER DATABASE {address.partition('?')[0].rpartition('/')[2]} SET synchronous_commit = off")
        with opened(address) as store, pytest.raises(SchemaError, match=r"synchronous_commit=off; turn it on"):
            store.migrate()


@pytest.mark.parametrize("setting", ["fsync", "full_page_writes"])
def test_a_server_that_does_not_write_through_is_refused(postgresql: Server, setting: str) -> None:
    with postgresql.database(TEMPLATE) as address:
        postgresql.run(f"ALTER SYSTEM SET {setting} = off")
        try:
            postgresql.reloaded(setting, "off")
            with opened(address) as store, pytest.raises(SchemaError, match=f"runs with {setting}=off"):
                store.migrate()
        finally:
            postgresql.run(f"ALTER SYSTEM RESET {setting}")
            postgresql.reloaded(setting, "on")
        with opened(address) as store:
            store.migrate()
