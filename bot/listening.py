"""A listening socket, or one line that says who is in the way."""

import http.client
import socket

from bot.mistakes import Mistake
from language.text import Text, text

LOOPBACK = "127.0.0.1"
BACKLOG = 512
TRIES = 50
ASK_WITHIN = 1.0
ALIVE_BYTES = 16


class PortTaken(Mistake):
    """Somebody else listens there."""


def listen(host: str, port: int, remedy: str = "PORT={free}") -> socket.socket:
    """A socket that takes connections from now on. PortTaken names a free port; Mistake: a host not of this machine.

    `remedy` is what to do with the free port, for example "PORT={free} make demo".
    """
    try:
        return bound(host, port)
    except socket.gaierror as wrong:
        said = text(
            "HOST: {host} is not known; give an address of this machine, for example {example}",
            host=host,
            example=LOOPBACK,
        )
        raise Mistake(said) from wrong
    except PermissionError as wrong:
        said = text(
            "PORT: {port} may not be used; give one above 1023, for example {example}",
            port=str(port),
            example="PORT=8765",
        )
        raise Mistake(said) from wrong
    except OSError as wrong:
        free = _free(host, port)
        if free is None:
            said = text(
                "HOST: {host} cannot be used ({why}); give an address of this machine",
                host=host,
                why=str(wrong.strerror),
            )
            raise Mistake(said) from wrong
        raise _taken(host, port, free, remedy.format(free=free)) from wrong


def _taken(host: str, port: int, free: int, remedy: str) -> PortTaken:
    """Who is in the way: a DealDrum, or something else."""
    known = {"port": str(port), "remedy": remedy}
    if answers(host, port):
        return PortTaken(text("PORT: a DealDrum runs at {port} already; stop it, or beside it: {remedy}", **known))
    return PortTaken(text("PORT: {port} is taken; free is {free}: {remedy}", free=str(free), **known))


def answers(host: str, port: int) -> bool:
    """Whether a program like ours listens there: it says that it lives."""
    link = http.client.HTTPConnection(host, port, timeout=ASK_WITHIN)
    try:
        link.request("GET", "/livez")
        return link.getresponse().read(ALIVE_BYTES) == b"ok"
    except (OSError, http.client.HTTPException):
        return False
    finally:
        link.close()


def _free(host: str, port: int) -> int | None:
    for other in range(port + 1, min(port + TRIES, 65536)):
        try:
            bound(host, other).close()
        except OSError:
            continue
        return other
    return None


def not_served(host: str, port: int, wrong: OSError) -> Text:
    """That metrics cannot be shown there, and why."""
    return text(
        "METRICS_PORT: {port} on {host} cannot be used ({why}); give another one, or leave it out",
        port=str(port),
        host=host,
        why=str(wrong.strerror),
    )


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens there; OSError when that cannot be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener
