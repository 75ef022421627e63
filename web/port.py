"""What the playground page asks of the bot: the other side of the wire."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol, TypedDict

BOT = "bot"
"""The `from` of everything the bot says."""

Jump = Literal["next_morning", "evening", "month_end"]
Theme = Literal["light", "dark"]
SheetForm = Literal["csv", "xlsx"]
Block = dict[str, Any]
"""A rendered block, told apart by `kind`.

line: text, strong · table: header, rows · picture: url, words (blocks) · buttons: items (label, says) ·
mention: name · sheet: name, rows (how many), urls (by form: csv, xlsx).
"""


class Member(TypedDict):
    """Somebody one can speak as. `role`: rep, lead, manager, admin; `locale`: zh_CN, zh_TW, en."""

    id: str
    name: str
    role: str
    team: str
    locale: str


class Chat(TypedDict):
    """A room: the group of a team, or the direct chat of one member with the bot."""

    id: str
    name: str
    kind: Literal["group", "direct"]
    team: str
    members: list[str]


Message = TypedDict(
    "Message",
    {
        "n": int,  # grows within its room
        "id": str,
        "room": str,
        "to": str | None,  # the only member who sees it; None: everybody in the room
        "from": str,  # a member's id, or BOT
        "text": str,  # the plain-text twin of `blocks`
        "blocks": list[Block],
        "pictures": list[str],
        "buttons": list[dict[str, str]],
        "at": str,  # ISO instant of the playground's clock
    },
)


class Unknown(LookupError):
    """No such person, room or message."""


@dataclass(frozen=True, slots=True)
class Said:
    """The id of what was said, and the messages that answered within two seconds, to whomever.

    `failed`: it failed inside and is tried again later; the number that stands for it in the log, else "".
    """

    id: str
    replies: list[Message]
    failed: str = ""


class Playground(Protocol):
    """The running bot, its company and its clock. Raises Unknown, or Refusal for what cannot be done."""

    async def people(self) -> Sequence[Member]:
        """Everybody one can speak as, in the order to show."""

    async def rooms(self) -> Sequence[Chat]:
        """Every group and every direct chat."""

    async def say(self, as_id: str, room: str, text: str) -> Said:
        """Say `text` in `room` as this member; returns when it is durable and answered, at most 2 s."""

    async def send_file(self, as_id: str, room: str, name: str, data: bytes) -> Said:
        """Send a file into `room` as this member; what comes back is as for `say`."""

    async def messages(self, room: str, after: int) -> Sequence[Message]:
        """What was said in `room` with n > `after`, oldest first, private messages included."""

    async def press(self, as_id: str, message: str, says: str) -> Said:
        """Press the button that says `says` under the message with this id."""

    async def clock(self, to: datetime | Jump) -> datetime:
        """Jump ahead; every slot between runs at its own moment. Returns the new now."""

    async def now(self) -> datetime:
        """The playground's time, aware, in the company's zone."""

    async def picture(self, name: str, theme: Theme) -> bytes | None:
        """The PNG of `/playground/pictures/<name>.png`; None when there is no such picture."""

    async def sheet(self, name: str, form: SheetForm) -> tuple[str, bytes] | None:
        """The file of `/playground/sheets/<name>.<form>`: its name and bytes; None when there is no such sheet."""
