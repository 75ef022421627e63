"""Expected mistakes of whoever runs the program, a line for each."""

from collections.abc import Iterator, Sequence
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
    """Something a person can put right; the message is a line for each such thing, in the terminal's language."""

    def __init__(self, words: Text, *more: Text) -> None:
        from bot.told import told

        super().__init__("\n".join(map(told, (words, *more))))
        self.lines = (words, *more)

    @property
    def words(self) -> Text:
        """The first line."""
        return self.lines[0]


def lines_of(error: Exception) -> Sequence[Text]:
    """The lines of a mistake; none for an error of ours, which keeps its traceback."""
    from chat.errors import Refusal
    from scoring.mistake import RulesError
    from storage.unusable import SchemaError

    if isinstance(error, (Mistake, RulesError)):
        return error.lines
    if isinstance(error, Refusal):
        return error.words
    if isinstance(error, SchemaError):
        return [error.words]
    for kind, remedy in FILES.items():
        if isinstance(error, kind) and error.filename:
            return [text("{file}: {wrong}", file=Path(str(error.filename)).name, wrong=remedy)]
    return []


def said(error: Exception) -> str | None:
    """What is said of a mistake, a line for each thing; None for an error of ours."""
    from bot.told import told

    return "\n".join(map(told, lines_of(error))) or None


@contextmanager
def expected() -> Iterator[None]:
    """On the command line a mistake is a line on standard error and exit code 2."""
    import typer

    try:
        yield
    except Exception as error:
        line = said(error)
        if line is None:
            raise
        typer.echo(line, err=True)
        raise typer.Exit(2) from error
