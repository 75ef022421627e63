"""The words of a chart value, and which of their characters no picture can show."""

from typing import Any

from charts.label import SENTENCE, clusters, pieces

NOT_READ = {"kind", "stage", "avatar", "tone"}


def words_of(value: Any, key: str = "") -> list[str]:
    """Every text in a chart value that a person is meant to read."""
    if isinstance(value, dict):
        return [word for name, item in value.items() for word in words_of(item, name)]
    if isinstance(value, list | tuple):
        return [word for item in value for word in words_of(item, key)]
    return [value] if isinstance(value, str) and value and key not in NOT_READ else []


def lost(chart: Any) -> list[str]:
    """What of its words has no glyph and no sprite, in the order they stand."""
    parts = [clusters(word, SENTENCE) for word in words_of(chart)]
    return [piece.lost for part in parts for bold in (False, True) for piece in pieces(part, bold) if piece.lost]
