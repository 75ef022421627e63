"""What every platform keeps: the adapter's methods, every kind of block shown, a picture's words never lost."""

import asyncio
import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import get_args

import pytest

from bot import platforms
from bot.platforms.playground.draw import PLATFORM
from chat.adapter import Adapter
from chat.chart import BoardRow, Leaderboard, Tile
from chat.form import Form
from chat.message import Person, Reader, Room
from chat.reply import Block, Button, Buttons, Delivery, Line, Mention, Picture, Reply, Sheet, Table
from language.text import text
from tests.dialogues.company import company
from tests.fakes.shown import ROOM, Shown, every

METHODS = [name for name in vars(Adapter) if not name.startswith("_")]
READER = Reader("en", "Asia/Shanghai")
GROUP = Room(PLATFORM, PLATFORM, ROOM)
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
    return {one.__name__.lower(): one for one in sorted(classes, key=lambda one: one.__name__)}


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[dict[str, Shown]]:
    """Every platform by its name, over a store of its own."""
    store = company(tmp_path)
    yield dict(every(store))
    store.close()


def of(name: str, shown: dict[str, Shown]) -> Shown:
    """What a platform shows."""
    assert name in shown, f"nobody can see what {name} shows: write shown(store) in tests/fakes/{name}/shown.py"
    return shown[name]


def send(adapter: Adapter, block: Block, images: list[bytes | None]) -> str:
    return asyncio.run(adapter.send(Delivery(GROUP, Reply((block,)), "key"), READER, images))


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


def test_a_platform_has_the_name_of_its_folder(shown: dict[str, Shown]) -> None:
    assert [one.adapter.name for one in shown.values()] == list(shown)
    assert shown.keys() <= found().keys(), "there are doubles of platforms that are not there"


def test_every_kind_of_block_is_tried() -> None:
    assert set(SAMPLES) == set(get_args(Block))


@pytest.mark.parametrize("kind", SAMPLES, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("name", found())
def test_a_block_is_shown_with_all_its_words(name: str, kind: type, shown: dict[str, Shown]) -> None:
    block, words = SAMPLES[kind]
    one = of(name, shown)
    assert send(one.adapter, block, [b"\x89PNG"] if kind is Picture else [])
    for word in words:
        assert word in one.words()
    if one.blocks is not None:
        assert [drawn["kind"] for drawn in one.blocks()] == ["line" if kind is Form else block.kind]


@pytest.mark.parametrize("name", found())
def test_a_picture_that_was_not_drawn_is_shown_by_its_words(name: str, shown: dict[str, Shown]) -> None:
    block, words = SAMPLES[Picture]
    one = of(name, shown)
    send(one.adapter, block, [None])
    assert all(word in one.words() for word in words)
    if one.blocks is not None:
        assert [drawn["kind"] for drawn in one.blocks()] == ["line", "table"]
