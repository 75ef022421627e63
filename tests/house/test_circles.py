"""No module imports itself by way of others: each is understood from what stands below it."""

import ast
from collections.abc import Iterable, Iterator

from tests.house.tree import Complaint, Source, assert_none, in_rings, sample

TOOL = "__name__ == '__main__'"


def circles(among: Iterable[Source]) -> list[Complaint]:
    """The modules that stand in a circle of imports; imports in a function or for types alone count as well."""
    known = {_module(source): source for source in among}
    left = {name: _imported(source, known.keys()) - {name} for name, source in known.items()}
    while ends := {name for name, below in left.items() if not below & left.keys() or not _wanted(name, left)}:
        for name in ends:
            del left[name]
    remedy = "Put what both need into a module below them"
    return [
        Complaint(known[name].path, 1, f"stands in a circle with {', '.join(sorted(below & left.keys()))}", remedy)
        for name, below in sorted(left.items())
    ]


def test_no_imports_go_in_a_circle() -> None:
    assert_none(circles(in_rings()))


def test_a_circle_is_found_and_who_only_looks_on_is_not_blamed() -> None:
    rank = sample("scoring/rank.py", "from scoring import board\nfrom scoring.pace import pace")
    board = sample("scoring/board.py", "def run():\n    from scoring.rank import rank")
    beside = sample("scoring/pk.py", "import scoring.rank"), sample("scoring/pace.py", "import re")
    found = [complaint.place for complaint in circles([rank, board, *beside])]
    assert found == ["scoring/board.py", "scoring/rank.py"]


def test_what_a_module_does_as_a_program_closes_no_circle() -> None:
    shelf = sample("words/shelf.py", "if __name__ == '__main__':\n    from words.tool import main\n    main()")
    assert not circles([shelf, sample("words/tool.py", "from words.shelf import FOLDER")])


def _module(source: Source) -> str:
    return source.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _wanted(name: str, left: dict[str, set[str]]) -> bool:
    return any(name in below for below in left.values())


def _imported(source: Source, known: Iterable[str]) -> set[str]:
    """The modules of ours that a file names in its imports."""
    return {name for statement in _statements(source.tree) for name in _named(statement)} & set(known)


def _statements(tree: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif not (isinstance(node, ast.If) and ast.unparse(node.test) == TOOL):
            yield from _statements(node)


def _named(statement: ast.Import | ast.ImportFrom) -> Iterator[str]:
    if isinstance(statement, ast.Import):
        yield from (alias.name for alias in statement.names)
    else:
        yield statement.module or ""
        yield from (f"{statement.module}.{alias.name}" for alias in statement.names)
