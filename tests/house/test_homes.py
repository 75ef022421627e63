"""One library, one home: each is imported in one place, so that it can be exchanged there."""

import sys
from collections.abc import Iterator

import pytest

from tests.house.tree import RINGS, Complaint, Source, assert_none, broken, imports, in_rings, sample

HOMES = {
    "aibot": ("bot/platforms/wecom/",),
    "aiohttp": ("bot/",),
    "alembic": ("storage/",),
    "apscheduler": ("scheduler/clock.py",),
    "babel": ("words/",),
    "cryptography": ("bot/platforms/wecom/",),
    "defusedxml": ("bot/platforms/wecom/",),
    "fastapi": ("web/",),
    "fontTools": ("charts/",),
    "holidays": ("scheduler/calendar.py",),
    "itsdangerous": ("web/",),
    "jinja2": ("web/",),
    "markupsafe": ("web/",),
    "matplotlib": ("charts/",),
    "numpy": ("charts/",),
    "PIL": ("charts/",),
    "prometheus_client": ("bot/",),
    "psycopg": ("storage/",),
    # TypeAdapter for stored values; settings; the shape of requests.
    "pydantic": ("storage/", "bot/", "web/"),
    "pydantic_settings": ("bot/",),
    "pysqlite3": ("storage/",),
    "python_calamine": ("bot/",),
    "slack_bolt": ("bot/platforms/slack/",),
    "slack_sdk": ("bot/platforms/slack/",),
    "sqlalchemy": ("storage/",),
    "sqlmodel": ("storage/",),
    # FastAPI's own foundation; bot mounts the routes of the platforms.
    "starlette": ("web/", "bot/"),
    "structlog": ("bot/",),
    "typer": ("bot/",),
    "uvicorn": ("bot/",),
    "websockets": ("bot/platforms/wecom/",),
    "xlsxwriter": ("bot/",),
}


def away_from_home(source: Source) -> Iterator[Complaint]:
    """A library imported outside its home, or one that has none."""
    for line, module in imports(source):
        library = module.partition(".")[0]
        if not library or library in sys.stdlib_module_names or library in RINGS:
            continue
        if library not in HOMES:
            remedy = "Say why in a decision note and name its home in tests/house/test_homes.py, or do without"
            yield Complaint(source.path, line, f"{library} has no home", remedy)
        elif not source.within(*HOMES[library]):
            remedy = f"It lives in {' and '.join(HOMES[library])}: put there what you need of it"
            yield Complaint(source.path, line, f"{library} away from home", remedy)


def test_every_library_is_at_home() -> None:
    assert_none(broken(away_from_home, in_rings()))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("handlers/commands/rank.py", "from sqlalchemy import select"),
        ("scheduler/due.py", "import holidays"),
        ("bot/house.py", "import apscheduler.schedulers.asyncio"),
        ("web/page.py", "def draw():\n    from matplotlib.figure import Figure"),
        ("handlers/commands/rank.py", 'import importlib\nx = importlib.import_module("pysqlite3.dbapi2")'),
        ("words/show.py", "import jinja2"),
    ],
)
def test_a_library_away_from_home_is_found(path: str, text: str) -> None:
    (found,) = away_from_home(sample(path, text))
    assert "away from home" in str(found)


def test_a_library_without_a_home_is_found() -> None:
    (found,) = away_from_home(sample("web/page.py", "import requests"))
    assert "web/page.py:1: requests has no home" in str(found)


def test_a_library_at_home_passes() -> None:
    assert not list(away_from_home(sample("storage/store.py", "import sqlalchemy.orm")))
    assert not list(away_from_home(sample("bot/platforms/slack/client.py", "from slack_sdk.web import WebClient")))
