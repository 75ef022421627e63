"""What somebody sees in a room of the playground."""

import pytest

from web.view import is_seen_by


@pytest.mark.parametrize(
    ("to", "sender", "seen"),
    [(None, "bot", True), ("", "bot", True), ("me", "bot", True), ("other", "bot", False), ("other", "me", True)],
)
def test_a_private_message_is_seen_by_its_reader_and_its_writer_alone(
    to: str | None, sender: str, seen: bool
) -> None:
    message = {"to": to, "from": sender}
    assert is_seen_by(message, "me") is seen
