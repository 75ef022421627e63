"""What a colleague with a first name and a surname is called: by the first name, where it means nobody else."""

from collections import Counter
from collections.abc import Iterable, Mapping

WORDS = frozenset({"will", "may", "mark", "bill", "grant", "chase", "rich", "drew", "frank", "pat", "rob", "win"}) | {
    *("hope", "joy", "june", "april", "august", "victor", "page", "price", "north", "south", "east", "west"),
}
"""First names that are words in reports as well: they would be read as somebody."""
_SHORTEST = 3


def beginnings(names: Iterable[str]) -> Counter[str]:
    """How many of these names begin with each word."""
    return Counter(name.strip().partition(" ")[0].casefold() for name in names)


def first_name(name: str, begins: Mapping[str, int]) -> str:
    """“Grace” of “Grace Lim”; "" where another name begins with it, it is a word, or the name has one part.

    `begins`: the beginnings of everybody's names and nicknames, this name among them.
    """
    first, _, rest = name.partition(" ")
    plain = first.casefold()
    told = rest and first.isascii() and first.isalpha() and len(first) >= _SHORTEST
    return first if told and plain not in WORDS and begins.get(plain, 0) < 2 else ""
