"""Where a key stands in a rules file."""

import re

Place = tuple[str, int, str]
"""Section, which of its kind, key."""


def line_of(body: str, place: Place) -> int | None:
    """The line of the file on which the key stands, or else the heading of its section; None where it has none.

    A heading is looked for as it is usually written, so for tables within brackets there is none.
    """
    section, number, key = place
    heading = re.compile(rf"\s*\[\[?\s*{re.escape(section)}\s*\]\]?\s*(#.*)?")
    written = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*=""")
    found = None
    for line, words in enumerate(body.split("\n"), 1):
        if words.lstrip().startswith("["):
            if found:
                break
            number -= heading.fullmatch(words.rstrip("\r")) is not None
            found = line if not number else None
        elif found and written.match(words):
            return line
    return found
