"""What every platform keeps: the adapter's methods, every kind of block shown, a picture's words never lost."""

import asyncio
import inspect
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, get_args

import pytest

from bot import platforms
from bot.platforms.memory import Memory
from bot.platforms.place import Place
from bot.platforms.playground.adapter import Playground
from bot.platforms.playground.draw import PLATFORM
from bot.platforms.wecom.adapter import Wecom
from bot.platforms.wecom.keeper import Keeper
from bot.platforms.wecom.link import Ack
from bot.platforms.wecom.pauses import Pauses
from bot.platforms.wecom.posting import Posting
from bot.platforms.wecom.speaker import Identity, Speaker
from chat.adapter import Adapter
from chat.chart import BoardRow, Leaderboard, Tile
from chat.form import Form
from chat.message import Person, Reader, Room
from chat.reply import Block, Button, Buttons, Delivery, Line, Mention, Picture, Reply, Sheet, Table
from language.text import text
from storage import chats
from storage.store import Store
from tests.dialogues.company import CALENDAR, company
from tests.fakes.slack.shown import ShownSlack

METHODS = [name for name in vars(Adapter) if not name.startswith("_")]
READER = Reader("en", "Asia/Shanghai")
ROOM = Room(PLATFORM, PLATFORM, "room")
CHART = Leaderboard(
    title=text("signed"),
    scope="East",
    aside=(),
    tiles=(Tile("sum", 1),),
    rows=(BoardRow(1, "Ann", 5),),
    legend=(),
    footer="now",
)
FORM = Form("checkin", text("Check in"), text("Record"), (), (text("Copy, change and send: visited 3, 20 calls"),))
SAMPLES: dict[type, tuple[Block, list[str]]] = {
    Line: (Line("a plain line", strong=True), ["a plain line"]),
    Table: (Table(("head one", "head two"), (("cell one", 42),)), ["head one", "head two", "cell one", "42"]),
    Picture: (Picture(CHART, (Line("twin line"), Table((), (("twin cell",),)))), ["twin line", "twin cell"]),
    Buttons: (Buttons((Button(text("Undo"), "undo K7Q"),)), ["Undo"]),
    Form: (FORM, ["visited 3, 20 calls"]),
    Mention: (Mention(Person(PLATFORM, PLATFORM, "ann", "Ann Lee")), ["Ann Lee"]),
    Sheet: (Sheet("numbers-of-november", ("head three",), (("cell three",),)), ["numbers-of-november"]),
}


def found() -> dict[str, type]:
    """Every adapter class below bot/platforms, by its name."""
    modules = [import_module(one.name) for one in walk_packages(platforms.__path__, f"{platforms.__name__}.")]
    classes = {
        thing
        for module in modules
        for thing in vars(module).values()
        if inspect.isclass(thing) and thing.__module__ == module.__name__ and hasattr(thing, "send")
    }
    return {one.__name__: one for one in sorted(classes, key=lambda one: one.__name__)}


class Taking:
    """A link of WeCom's that takes whatever it is given."""

    up, name = True, "link"

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []

    async def ask(self, command: str, body: dict[str, Any], request: str = "") -> Ack:
        """Yes."""
        self.bodies.append(body)
        return Ack(0, {"upload_id": "u", "media_id": "m"})


def wecom(store: Store) -> Wecom:
    """WeCom's bot in a group where somebody has written to it."""
    now = datetime(2026, 3, 11, tzinfo=UTC)
    with store.work(now) as work:
        chats.reached(work, "wecom", [ROOM])
    place = Place(store, lambda: now, Path())
    taking: Any = Taking()
    made = Wecom(place, "bot", Identity("战鼓", ""), None, Posting(place, {}), Pauses())
    made.link = taking
    made._speaker = Speaker(place, taking, Keeper(place, taking, Pauses()), Posting(place, {}), Identity("", ""), str)
    return made


def said_in(adapter: Wecom) -> str:
    """The words of all frames."""
    taking: Any = adapter.link
    return "\n".join(json.dumps(body, ensure_ascii=False) for body in taking.bodies)


class Shown:
    """An adapter of each platform, and what a reader sees of what it sent. A new platform is added here."""

    def __init__(self, store: Store) -> None:
        self.adapters: dict[str, Any] = {
            "Memory": Memory(),
            "Playground": Playground(store, CALENDAR),
            "Slack": ShownSlack(store),
            "Wecom": wecom(store),
        }

    def words(self, name: str) -> str:
        """All that is shown, and what stands for its pictures."""
        adapter = self.adapters[name]
        if isinstance(adapter, Memory):
            return "\n".join(sent.words for sent in adapter.sent)
        if isinstance(adapter, ShownSlack):
            return "\n".join(adapter.words)
        if isinstance(adapter, Wecom):
            return said_in(adapter)
        messages = asyncio.run(adapter.messages(ROOM.id, 0))
        return "\n".join(message["text"] for message in messages)

    def blocks(self, name: str) -> list[Any] | None:
        """The blocks as the platform draws them; None where all is text."""
        adapter = self.adapters[name]
        if isinstance(adapter, Memory | ShownSlack | Wecom):
            return None
        return [block for message in asyncio.run(adapter.messages(ROOM.id, 0)) for block in message["blocks"]]


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Shown]:
    """Every platform, over a store of its own."""
    store = company(tmp_path)
    yield Shown(store)
    store.close()


def send(adapter: Adapter, block: Block, images: list[bytes | None]) -> str:
    return asyncio.run(adapter.send(Delivery(ROOM, Reply((block,)), "key"), READER, images))


def test_every_platform_is_tried_here(shown: Shown) -> None:
    assert list(shown.adapters) == list(found())


@pytest.mark.parametrize("method", METHODS)
def test_a_platform_has_the_methods_of_an_adapter(method: str) -> None:
    wanted = inspect.signature(getattr(Adapter, method))
    for name, adapter in found().items():
        own = getattr(adapter, method, None)
        assert own is not None, f"{name} has no {method}"
        assert list(inspect.signature(own).parameters) == list(wanted.parameters), f"{name}.{method}"
        assert inspect.iscoroutinefunction(own) == inspect.iscoroutinefunction(getattr(Adapter, method)), (
            f"{name}.{method}"
        )


def test_a_platform_has_a_name_of_its_own(shown: Shown) -> None:
    names = [adapter.name for adapter in shown.adapters.values()]
    assert all(names)
    assert len(set(names)) == len(names)


def test_every_kind_of_block_is_tried() -> None:
    assert set(SAMPLES) == set(get_args(Block))


@pytest.mark.parametrize("kind", SAMPLES, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("name", found())
def test_a_block_is_shown_with_all_its_words(name: str, kind: type, shown: Shown) -> None:
    block, words = SAMPLES[kind]
    assert send(shown.adapters[name], block, [b"\x89PNG"] if kind is Picture else [])
    for word in words:
        assert word in shown.words(name)
    blocks = shown.blocks(name)
    if blocks is not None:
        assert [one["kind"] for one in blocks] == ["line" if kind is Form else block.kind]


@pytest.mark.parametrize("name", found())
def test_a_picture_that_was_not_drawn_is_shown_by_its_words(name: str, shown: Shown) -> None:
    block, words = SAMPLES[Picture]
    send(shown.adapters[name], block, [None])
    assert all(word in shown.words(name) for word in words)
    blocks = shown.blocks(name)
    if blocks is not None:
        assert [one["kind"] for one in blocks] == ["line", "table"]
