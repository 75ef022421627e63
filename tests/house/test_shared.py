"""What is public is used by others; what only its own file uses begins with an underscore."""

import ast
from collections.abc import Iterable, Iterator

from tests.house.tree import GENERATED, Complaint, Source, assert_none, nodes, sample, sources

CALLED_BY_NAME = frozenset({"main", "run", "opened", "examined"})
"""What pyproject, the commands, the posts and the platforms are entered by (bot/discover.py)."""


def unshared(among: Iterable[Source]) -> Iterator[Complaint]:
    """A public function or class that no other file names, tests included; types in a signature are shared."""
    known = list(among)
    named = {place for source in known for place in _named(source)}
    for source in known:
        module = _module(source)
        shown = set(_shown(source.tree))
        for node in source.tree.body:
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or not source.ring:
                continue
            hidden = node.name.startswith("_") or node.name in CALLED_BY_NAME or _entered(node)
            if not hidden and (module, node.name) not in named and node.name not in shown:
                remedy = "Begin its name with an underscore, or remove it"
                yield Complaint(f"{source.path}::{node.name}", node.lineno, "no other file uses it", remedy)


def test_what_is_public_is_used_by_others() -> None:
    assert_none(one for one in unshared(sources()) if not one.place.startswith(GENERATED))


def test_what_only_its_own_file_uses_is_found() -> None:
    own = """
class Board: ...
class Place: ...
def board() -> list[Board]: return _rows(place(), Place())
def place() -> int: ...
def rank(): ...
def _rows(): ...
"""
    others = [
        sample("cards/rank.py", "from scoring.rank import board"),
        sample("tests/scoring/test_rank.py", "import scoring.rank as by\nby.rank()"),
    ]
    found = [one.place for one in unshared([sample("scoring/rank.py", own), *others])]
    assert found == ["scoring/rank.py::Place", "scoring/rank.py::place"]


def _module(source: Source) -> str:
    return source.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _named(source: Source) -> Iterator[tuple[str, str]]:
    """(module, name) of all that a file takes from others: from the module, or as its attribute."""
    modules: dict[str, str] = {}
    for statement in nodes(source, ast.ImportFrom):
        for alias in statement.names:
            yield statement.module or "", alias.name
            modules[alias.asname or alias.name] = f"{statement.module}.{alias.name}"
    for plain in nodes(source, ast.Import):
        modules.update((alias.asname or alias.name, alias.name) for alias in plain.names)
    for node in nodes(source, ast.Attribute):
        owner = ast.unparse(node.value) if isinstance(node.value, ast.Name | ast.Attribute) else ""
        yield modules.get(owner, owner), node.attr


def _shown(tree: ast.Module) -> Iterator[str]:
    """The names in what others may see of a module: its signatures, fields and aliases."""
    for node in ast.walk(tree):
        if isinstance(node, ast.AnnAssign):
            yield from _names(node.annotation)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            every = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            for one in (node.returns, *(arg.annotation for arg in every)):
                yield from _names(one) if one else ()
    for alias in tree.body:
        if isinstance(alias, ast.Assign):
            yield from _names(alias.value)


def _names(node: ast.expr) -> Iterator[str]:
    return (inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name))


def _entered(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    """Whether its decorator hands it to another: a command of the program."""
    return any(
        isinstance(one, ast.Call) and ast.unparse(one.func).endswith(".command") for one in node.decorator_list
    )
