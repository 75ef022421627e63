"""Why a database cannot be used, each in one line with what to do about it."""

from collections.abc import Sequence

from language.text import Listing, Text, english, text

ADDRESS_REMEDY = text("begin it with sqlite:/// or postgresql://, and write an @ in a password as %40")


class SchemaError(Exception):
    """The database cannot be reached, was made by a newer DealDrum, or is not ours; `words` say what to do."""

    def __init__(self, words: Text) -> None:
        super().__init__(english(words))
        self.words = words


def faulty_sqlite(version: str) -> SchemaError:
    """This SQLite may lose what it holds."""
    return SchemaError(
        text(
            "DATABASE_URL: SQLite {version} can corrupt a database; install pysqlite3 or use PostgreSQL",
            version=version,
        )
    )


def no_address(name: str) -> SchemaError:
    """What was given under that name is none."""
    said = text(
        "{name}: it is not an address of a database; {remedy}, for example {example}",
        name=name,
        remedy=ADDRESS_REMEDY,
        example="sqlite:////var/lib/dealdrum/dealdrum.db",
    )
    return SchemaError(said)


def no_folder(folder: str, why: str) -> SchemaError:
    """The folder of the file is not there, and cannot be made."""
    return SchemaError(
        text(
            "DATABASE_URL: the folder {folder} cannot be made ({why}); "
            "name another for DEALDRUM_HOME or DATABASE_URL, or make it by hand",
            folder=folder,
            why=why,
        )
    )


def no_driver(name: str) -> SchemaError:
    """PostgreSQL is wanted, and what speaks to it is not installed."""
    said = text("DATABASE_URL: PostgreSQL needs {name}; install it, or leave DATABASE_URL out for SQLite", name=name)
    return SchemaError(said)


def not_opened(name: str, why: str, *, server: bool) -> SchemaError:
    """The file cannot be opened, or the server does not let us in."""
    remedy = (
        text("look whether PostgreSQL runs, and at user, password and name of the database")
        if server
        else text("make room on the disk, let the file be written, or name another by DATABASE_URL or DEALDRUM_HOME")
    )
    said = text("DATABASE_URL: {name} cannot be opened ({why}); {remedy}", name=name, why=why, remedy=remedy)
    return SchemaError(said)


def newer(found: str) -> SchemaError:
    """A newer version was here."""
    return SchemaError(
        text("DATABASE_URL: the database has schema {found} of a newer DealDrum; install that one", found=found)
    )


def forgetful(settings: Sequence[str]) -> SchemaError:
    """The server is set up to be quick and to forget; `settings` as name=value."""
    return SchemaError(
        text(
            "DATABASE_URL: the server runs with {settings}; "
            "turn it on in postgresql.conf, or what was acknowledged is lost when power fails",
            settings=Listing(tuple(settings)),
        )
    )


def damaged(file: str, what: str) -> SchemaError:
    """SQLite finds pages or indexes that cannot be right."""
    return SchemaError(
        text(
            "{file}: it is damaged ({what}); put a backup back: {command}",
            file=file,
            what=what,
            command="dealdrum restore",
        )
    )
