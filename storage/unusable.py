"""Why a database cannot be used, each in one line with what to do about it."""

from collections.abc import Sequence

from language.text import Listing, Text, english, text

ADDRESS_REMEDY = text("begin it with sqlite:/// or postgresql://, and write an @ in a password as %40")

SETTING = "DATABASE_URL"


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


def no_folder(given: str, folder: str, why: str) -> SchemaError:
    """The folder of the file is not there, and cannot be made. `given`: how the address was given, here and below."""
    said = text(
        "{given}: the folder {folder} cannot be made ({why}); make it by hand, or name another by {settings}",
        given=given,
        folder=folder,
        why=why,
        settings=_settings(given),
    )
    return SchemaError(said)


def no_driver(given: str, name: str) -> SchemaError:
    """PostgreSQL is wanted, and what speaks to it is not installed."""
    return SchemaError(text("{given}: PostgreSQL needs {name}; install it, or use SQLite", given=given, name=name))


def not_opened(given: str, name: str, why: str, *, server: bool) -> SchemaError:
    """The file cannot be opened, or the server does not let us in."""
    remedy = (
        text("look whether PostgreSQL runs, and at user, password and name of the database")
        if server
        else text(
            "make room on the disk, let the file be written, or name another by {settings}", settings=_settings(given)
        )
    )
    return SchemaError(
        text("{given}: {name} cannot be opened ({why}); {remedy}", given=given, name=name, why=why, remedy=remedy)
    )


def _settings(given: str) -> str:
    """What names another file: where no address is set, the file stands in the home folder."""
    return f"{given}, DEALDRUM_HOME" if given == SETTING else given


class Newer(SchemaError):
    """A newer version was here; `found` is its schema."""

    def __init__(self, given: str, found: str) -> None:
        said = text(
            "{given}: the database has schema {found} of a newer DealDrum; install that one", given=given, found=found
        )
        super().__init__(said)
        self.found = found


def forgetful(given: str, settings: Sequence[str]) -> SchemaError:
    """The server is set up to be quick and to forget; `settings` as name=value."""
    return SchemaError(
        text(
            "{given}: the server runs with {settings}; "
            "turn it on in postgresql.conf, or what was acknowledged is lost when power fails",
            given=given,
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
