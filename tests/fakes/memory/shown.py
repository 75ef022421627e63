"""What the tests' own platform keeps."""

from bot.platforms.memory import Memory
from storage.store import Store
from tests.fakes.shown import Shown


def shown(_store: Store) -> Shown:
    """Its words are all it has."""
    adapter = Memory()
    return Shown(adapter, lambda: "\n".join(sent.words for sent in adapter.sent))
