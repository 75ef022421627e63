"""The page of first weeks: each part below a mark is played on the platform that the mark names."""

import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.first_week.script import played
from tests.first_week.slack import on_slack
from tests.first_week.wecom import on_wecom

WORLDS: dict[str, Callable[[Path], AbstractAsyncContextManager[Any]]] = {"wecom": on_wecom, "slack": on_slack}
_MARK = re.compile(r"(?<=<!-- played on )(\w+)(?= -->\n)")


def parts_of(page: str) -> list[tuple[str, str]]:
    """The page in parts: ("", what comes first), then each platform with its part."""
    found = _MARK.split(page)
    return [("", found[0]), *zip(found[1::2], found[2::2], strict=True)]


async def written(page: str) -> str:
    """The page with what is heard now."""
    out = []
    for platform, part in parts_of(page):
        out.append(platform + (await play(platform, part) if platform else part))
    return "".join(out)


async def play(platform: str, part: str) -> str:
    """A part with what is heard on that platform."""
    with TemporaryDirectory(prefix="dealdrum-") as folder:
        async with WORLDS[platform](Path(folder)) as world:
            return await played(part, world)
