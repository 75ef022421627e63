"""A lead's word to a rep."""

from chat.reply import Reply, says
from language.text import text


def comment_card(author: str, words: str) -> Reply:
    """What the rep reads; the words are the lead's own."""
    return says(text("💬 {author} to you: {words}", author=author, words=words))


def brought_card(name: str) -> Reply:
    """What the lead reads."""
    return says(text("✅ Told {name}.", name=name))
