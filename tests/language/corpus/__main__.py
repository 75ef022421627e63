"""Prints how the messages of the corpora are read: python -m tests.language.corpus [--errors] [messages|own|second|third]."""

import sys

from tests.language.corpus import score
from tests.language.corpus.readings import ITEMS, items_of, readings_of


def main(arguments: list[str]) -> None:
    """The table of every corpus, or of the named one; with --errors what was read wrongly."""
    names = [name for name in arguments if not name.startswith("-")] or list(ITEMS)
    for name in names:
        items = items_of(name)
        print(f"== {name}.jsonl")
        score.report(items, readings_of(items), errors="--errors" in arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
