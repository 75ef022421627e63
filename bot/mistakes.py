"""Expected mistakes of whoever runs the program, each as one line."""

from pathlib import Path


class Mistake(Exception):
    """Something a person can put right; the message is the whole line."""


def said(error: Exception) -> str | None:
    """The line for a mistake; None for an error of ours, which keeps its traceback."""
    from scoring.rules import RulesError
    from storage.store import SchemaError

    if isinstance(error, (Mistake, RulesError, SchemaError)):
        return str(error)
    if isinstance(error, FileNotFoundError) and error.filename:
        return f"{Path(str(error.filename)).name}: there is no such file; give the path of one that is there"
    return None
