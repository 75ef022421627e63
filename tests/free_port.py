"""A port that nobody has at the moment."""

import socket


def free_port() -> int:
    """Its number."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
