"""Files say what they hold: one concrete noun for a name, one line at the top, a docstring on what others call."""

import ast
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from tests.house.tree import GENERATED, Complaint, Source, assert_none, broken, in_rings, sample, sources

EMPTY_WORDS = frozenset(
    {
        "util",
        "utils",
        "helper",
        "helpers",
        "common",
        "misc",
        "base",
        "core",
        "manager",
        "managers",
        "service",
        "services",
    }
)


def empty_name(source: Source) -> Iterator[Complaint]:
    """A file or folder whose name ends in a word that fits anything."""
    for part in PurePosixPath(source.path).with_suffix("").parts:
        if part.rpartition("_")[2] in EMPTY_WORDS:
            yield Complaint(source.path, 1, f'"{part}" fits anything', "Name it by the one thing it holds")


def unsaid_module(source: Source) -> Iterator[Complaint]:
    """A module without its one line."""
    said = ast.get_docstring(source.tree, clean=False)
    if not said or not said.strip():
        yield Complaint(source.path, 1, "no docstring", "Say in one line what it holds, as its row in the map would")
    elif "\n" in said.strip() and source.ring:
        remedy = "Keep the one line; what follows belongs to what it explains"
        yield Complaint(source.path, 1, "a module docstring of several lines", remedy)


def unsaid_name(source: Source) -> Iterator[Complaint]:
    """A public function, class or method without a docstring; what overrides is explained where it is declared."""
    for name, node in _public(source.tree):
        if not ast.get_docstring(node):
            remedy = "Say its meaning, shapes, units and errors, or begin its name with an underscore"
            yield Complaint(f"{source.path}::{name}", node.lineno, "no docstring", remedy)


def test_no_file_has_a_name_that_fits_anything() -> None:
    assert_none(broken(empty_name, sources()))


def test_every_module_says_in_one_line_what_it_holds() -> None:
    assert_none(broken(unsaid_module, sources()))


def test_everything_public_says_what_it_means() -> None:
    assert_none(broken(unsaid_name, (source for source in in_rings() if not source.within(GENERATED))))


@pytest.mark.parametrize("path", ["web/utils.py", "scoring/base/pk.py", "bot/rank_manager.py", "tests/helpers.py"])
def test_a_name_that_fits_anything_is_found(path: str) -> None:
    (found,) = empty_name(sample(path, ""))
    assert f"{path}:1: " in str(found)


@pytest.mark.parametrize("path", ["cards/service_star.py", "scoring/people.py", "web/common_room.py"])
def test_a_name_that_says_one_thing_passes(path: str) -> None:
    assert not list(empty_name(sample(path, "")))


@pytest.mark.parametrize("text", ["", "x = 1", '"""  """', '"""One.\n\nTwo.\n"""'])
def test_a_module_without_its_one_line_is_found(text: str) -> None:
    assert len(list(unsaid_module(sample("chat/reply.py", text)))) == 1
    assert not list(unsaid_module(sample("chat/reply.py", '"""What the bot says."""')))


def test_a_public_name_without_docstring_is_found() -> None:
    bad = """
def rank(): ...
class Board:
    def places(self): ...
    def _hidden(self): ...
class Instant(TypeDecorator):
    def process(self): ...
def _own(): ...
"""
    found = [complaint.place for complaint in unsaid_name(sample("scoring/rank.py", bad))]
    places = ["rank", "Board", "Board.places", "Instant"]
    assert found == [f"scoring/rank.py::{place}" for place in places]


Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def _public(tree: ast.Module) -> Iterator[tuple[str, Named]]:
    for node in tree.body:
        if not isinstance(node, Named) or node.name.startswith("_"):
            continue
        yield node.name, node
        if isinstance(node, ast.ClassDef) and _declares(node):
            for method in node.body:
                if isinstance(method, Named) and not method.name.startswith("_"):
                    yield f"{node.name}.{method.name}", method


def _declares(node: ast.ClassDef) -> bool:
    """Whether the methods are the class's own and not another's overridden."""
    return all(isinstance(base, ast.Name) and base.id == "Protocol" for base in node.bases)
