"""The playground page: templates in the reader's language, filled with views."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from language.text import text
from web.fields import MAX_FILE, Problem, too_large
from web.label import Gettext, date, wording
from web.port import Member, Playground
from web.reader import LOCALES
from web.suggestion import suggestions
from web.view import Door, Marks, bubbles_of, by_team, doors_of, faces_of, is_seen_by

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody stands: speaking as whom, in which room, in which language."""

    me: str
    room: str
    locale: str


class Page:
    """Renders the whole page, or what is new on it. One environment per language; all text is escaped."""

    def __init__(self, port: Playground, gettext_of: Callable[[str], Gettext]) -> None:
        self.port = port
        self.marks = Marks()
        self.gettext = {locale: gettext_of(locale) for locale in LOCALES}
        self.environments = {locale: _environment(_) for locale, _ in self.gettext.items()}

    async def whole(self, spot: Spot) -> str:
        """The page itself."""
        return self._render("page.html", spot, await self._view(spot))

    async def news(self, spot: Spot, seen: str = "") -> str | None:
        """The parts that change, to be swapped in; None if they are as the page has `seen` them."""
        view = await self._view(spot)
        stamp = sha256(repr(view).encode()).hexdigest()[:16]
        return None if stamp == seen else self._render("news.html", spot, {**view, "stamp": stamp})

    def problem(self, locale: str, message: str) -> str:
        """A page that says what went wrong and leads back."""
        return self._render("problem.html", Spot("", "", locale), {"message": message})

    async def spot(self, me: str | None, room: str | None, locale: str) -> Spot:
        """Somebody in some room, filled up: the first rep, the group of one's team. Problem 404: unknown."""
        people, rooms = await self.port.people(), await self.port.rooms()
        member = _member(people, me, locale)
        doors = doors_of(rooms, member["id"])
        if room is None:
            own = [chat["id"] for chat in rooms if chat["kind"] == "group" and chat["team"] == member["team"]]
            room = next((door.id for door in doors if door.id in own and door.mine), doors[0].id)
        if room not in {door.id for door in doors}:
            raise Problem(404, text("There is no such room."))
        return Spot(member["id"], room, locale)

    async def _view(self, spot: Spot) -> dict[str, Any]:
        _ = self.gettext[spot.locale]
        people, rooms = await self.port.people(), await self.port.rooms()
        now = (await self.port.now()).replace(second=0, microsecond=0)  # minutes are shown
        faces = faces_of(people, rooms, _)
        messages = await self.port.messages(spot.room, 0)
        if messages:
            self.marks.read[spot.me, spot.room] = messages[-1]["n"]
        doors = [replace(door, unread=await self._unread(spot.me, door)) for door in doors_of(rooms, spot.me)]
        room = next(door for door in doors if door.id == spot.room)
        return {
            "me": faces[spot.me],
            "faces": faces,
            "teams": by_team(faces),
            "doors": doors,
            "room": room,
            "bubbles": bubbles_of(messages, faces, self.marks, spot.me, room, now, _),
            "suggestions": suggestions(faces[spot.me].locale),
            "now": now,
            "today": date(now, _),
            "most": MAX_FILE,
            "too_large": wording(too_large(MAX_FILE), _),
        }

    async def _unread(self, me: str, door: Door) -> int:
        if not door.mine:
            return 0
        fresh = await self.port.messages(door.id, self.marks.read.get((me, door.id), 0))
        return sum(1 for message in fresh if message["from"] != me and is_seen_by(message, me))

    def _render(self, template: str, spot: Spot, view: dict[str, Any]) -> str:
        environment = self.environments[spot.locale]
        return environment.get_template(template).render(spot=spot, locales=LOCALES, **view)


def _member(people: Sequence[Member], me: str | None, locale: str) -> Member:
    """The one with this id; without an id the first rep who speaks the page's language, or nearly."""
    if me is None and people:
        return min(
            people,
            key=lambda one: (one["role"] != "rep", one["locale"] != locale, one["locale"][:2] != locale[:2]),
        )
    for person in people:
        if person["id"] == me:
            return person
    raise Problem(404, text("There is nobody with this id."))


def _environment(gettext: Gettext) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        gettext, lambda one, many, n: gettext(one if n == 1 else many), newstyle=False
    )
    return environment
