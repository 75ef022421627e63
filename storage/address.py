"""The address of a database: which ones are understood, and how one is shown."""

import re

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from storage import unusable
from storage.postgresql import is_postgresql

KNOWN = re.compile(r"sqlite:///(?!:memory:).|postgres(ql)?(\+psycopg)?://.")


def parsed(url: str, name: str = "DATABASE_URL") -> URL:
    """The address in its parts; SchemaError, which calls it by that name, when it is neither of our kinds.

    An @ within a password would be taken for its end: the rest would be looked up, and shown, as the server's name.
    """
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as wrong:
        raise unusable.no_address(name) from wrong
    split = is_postgresql(address) and "@" in f"{address.host}{address.database}"
    if split or not KNOWN.match(url):
        raise unusable.no_address(name)
    return address


def is_sqlite(url: str) -> bool:
    """Whether a database's address is that of a SQLite file."""
    return not is_postgresql(parsed(url))


def shown_address(url: str) -> str:
    """A database's address without its password."""
    return make_url(url).render_as_string(hide_password=True)
