"""The tree as the house rules read it: every source file parsed once, and what its names mean."""

import ast
import os
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[2]
RINGS = (
    "bot",
    "handlers",
    "scheduler",
    "web",
    "storage",
    "cards",
    "words",
    "scoring",
    "chat",
    "language",
    "charts",
)
BESIDE = ("tests", "bench")
GENERATED = "storage/migrations/versions/"  # written by Alembic from script.py.mako, then only read
EXCEPTIONS = Path(__file__).with_name("exceptions.toml")


@dataclass(frozen=True)
class Source:
    """One Python file: its path from the project's root, its text, its syntax tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def ring(self) -> str:
        """The ring it stands in; "" for tests, bench and the root."""
        top = self.path.partition("/")[0]
        return top if top in RINGS else ""

    def within(self, *places: str) -> bool:
        """Whether it is one of these files or stands in one of these folders (those end with a slash)."""
        return any(self.path.startswith(place) if place.endswith("/") else self.path == place for place in places)


@dataclass(frozen=True)
class Complaint:
    """A broken rule: `place` is what an exception names, the rest what a person reads."""

    place: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        """The line of a failure: place:line: what. remedy."""
        path, _, inside = self.place.partition("::")
        return f"{path}:{self.line}: {f'{inside}: ' if inside else ''}{self.what}. {self.remedy}."


Node = TypeVar("Node", bound=ast.AST)
Rule = Callable[[Source], Iterable[Complaint]]


def sample(path: str, text: str) -> Source:
    """A made-up file, for showing a rule what it must not let pass."""
    return Source(path, text, ast.parse(text))


@cache
def sources() -> tuple[Source, ...]:
    """Every Python file of the project."""
    return tuple(
        sample(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in files()
        if path.suffix == ".py"
    )


@cache
def files() -> tuple[Path, ...]:
    """Every file of the project; tools' caches, the environment and a person's own .env are not part of it."""
    found: list[Path] = []
    for folder, names, leaves in os.walk(ROOT):
        names[:] = sorted(n for n in names if n == ".ci" or not (n.startswith(".") or n in ("__pycache__", "dist")))
        found += [Path(folder, leaf) for leaf in sorted(leaves) if leaf not in (".git", ".env")]
    return tuple(found)


def in_rings() -> Iterator[Source]:
    """The product's own files."""
    return (source for source in sources() if source.ring)


def nodes(source: Source, kind: type[Node]) -> Iterator[Node]:
    """Every node of this kind, in the whole file."""
    return (node for node in ast.walk(source.tree) if isinstance(node, kind))


def imports(source: Source) -> Iterator[tuple[int, str]]:
    """(line, dotted module) of every import, wherever it stands; importlib.import_module("…") counts."""
    folder = Path(source.path).parent.parts
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = folder[: len(folder) + 1 - node.level] if node.level else ()
            yield node.lineno, ".".join((*above, *filter(None, [node.module])))
        elif isinstance(node, ast.Call) and _last(node.func) in ("import_module", "__import__"):
            named = (arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant))
            yield from ((node.lineno, name) for name in named if isinstance(name, str))


def uses(source: Source) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of every name that is read, with import aliases undone: `dt.now` is datetime.datetime.now."""
    known = _aliases(source)
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Attribute | ast.Name) or not isinstance(node.ctx, ast.Load):
            continue
        if dotted := _dotted(node):
            first, dot, rest = dotted.partition(".")
            yield node.lineno, known.get(first, first) + dot + rest


def excused(kind: str, complaints: Iterable[Complaint], listed: Mapping[str, str] | None = None) -> list[str]:
    """What remains of the complaints after the exceptions of that kind; an exception nobody needs is one more."""
    reasons = exceptions()[kind] if listed is None else listed
    found = list(complaints)
    needed = {complaint.place for complaint in found}
    remaining = [str(complaint) for complaint in found if complaint.place not in reasons]
    name = f"tests/house/{EXCEPTIONS.name}"
    remaining += [f"{name}: {place} keeps the rule by now. Remove its entry." for place in reasons.keys() - needed]
    remaining += [
        f"{name}: {place} has no real reason. Write a sentence." for place, why in reasons.items() if len(why) < 20
    ]
    return sorted(remaining)


@cache
def exceptions() -> Mapping[str, Mapping[str, str]]:
    """The exceptions by kind: {kind: {place: reason}}."""
    with EXCEPTIONS.open("rb") as file:
        return tomllib.load(file)


def broken(rule: Rule, among: Iterable[Source]) -> list[Complaint]:
    """Everything a rule finds in these files."""
    return [complaint for source in among for complaint in rule(source)]


def assert_none(complaints: Iterable[object]) -> None:
    """Fail with one line for each complaint."""
    __tracebackhide__ = True
    lines = [str(complaint) for complaint in complaints]
    assert not lines, "\n".join(["the house rules are broken:", *lines])


def _aliases(source: Source) -> dict[str, str]:
    known: dict[str, str] = {}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            known.update((alias.asname, alias.name) for alias in node.names if alias.asname)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            known.update((alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names)
    return known


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (before := _dotted(node.value)):
        return f"{before}.{node.attr}"
    return ""


def _last(node: ast.expr) -> str:
    return _dotted(node).rpartition(".")[2]
