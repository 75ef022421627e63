"""The sheets that somebody sent with a message: pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SHEETS = frozenset({"xlsx", "xlsm", "xls", "csv", "tsv"})
MOST_FILES = 5


@dataclass(frozen=True, slots=True)
class File:
    """A file of a message; `url` is "" where Slack wants to be asked for it."""

    id: str
    name: str
    url: str = field(default="", repr=False)


def sheets_in(event: Mapping[str, Any]) -> tuple[File, ...]:
    """The sheets of a message, by their names' endings or by what Slack takes them for; other files are left."""
    found = event.get("files")
    files = [_file(one) for one in found[:MOST_FILES] if isinstance(one, dict)] if isinstance(found, list) else []
    return tuple(file for file in files if file)


def _file(found: Mapping[str, Any]) -> File | None:
    number, name, kind = (
        value if isinstance(value, str) else "" for value in map(found.get, ("id", "name", "filetype"))
    )
    ending = name.rpartition(".")[2].lower()
    if not number or not (ending in SHEETS or kind in SHEETS):
        return None
    urls = (found.get("url_private_download"), found.get("url_private"))
    return File(number[:64], name, next((url for url in urls if isinstance(url, str) and url), ""))
