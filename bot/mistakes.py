"""Expected mistakes of whoever runs the program, each as one line."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from language.text import Text, text

FILES = {
    FileNotFoundError: text("there is no such file; give the path of one that is there"),
    IsADirectoryError: text("it is a folder; give the path of a file"),
    NotADirectoryError: text("a part of its path is a file; give another path"),
    PermissionError: text("it may not be used; give a path that you may read and write"),
}


class Mistake(Exception):
    """Something a person can put right; the message is the whole line, in the terminal's language."""

    def __init__(self, words: Text) -> None:
        from bot.told import told

        super().__init__(told(words))
        self.words = words


def said(error: Exception) -> str | None:
    """The line for a mistake; None for an error of ours, which keeps its traceback."""
    from bot.told import told
    from scoring.rules import RulesError
    from storage.unusable import SchemaError

    if isinstance(error, Mistake):
        return str(error)
    if isinstance(error, (RulesError, SchemaError)):
        return told(error.words)
    for kind, remedy in FILES.items():
        if isinstance(error, kind) and error.filename:
            return told(text("{file}: {wrong}", file=Path(str(error.filename)).name, wrong=remedy))
    return None


@contextmanager
def expected() -> Iterator[None]:
    """On the command line a mistake is one line on standard error and exit code 2."""
    import typer

    try:
        yield
    except Exception as error:
        line = said(error)
        if line is None:
            raise
        typer.echo(line, err=True)
        raise typer.Exit(2) from error
