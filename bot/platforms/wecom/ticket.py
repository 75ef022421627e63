"""What an answer needs to know of the callback it answers; kept with the delivery."""

import json
from dataclasses import asdict, dataclass
from typing import Literal

Kind = Literal["message", "enter", "press"]


@dataclass(frozen=True, slots=True)
class Ticket:
    """`request` is the callback's req_id; it holds on the link it came by alone, for the chat it came from."""

    request: str
    link: str
    kind: Kind
    chat: str
    at: float


def written(ticket: Ticket) -> str:
    """As it is kept."""
    return json.dumps(asdict(ticket), separators=(",", ":"))


def read(words: str) -> Ticket | None:
    """The ticket; None when there is none, or it is another version's."""
    try:
        return Ticket(**json.loads(words))
    except (ValueError, TypeError):
        return None
