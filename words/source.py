"""The wordings in the source: every msgid of our Python files and of the page's templates."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.extract import extract

ROOT = Path(__file__).parent.parent
RINGS = ("bot", "cards", "charts", "chat", "handlers", "language", "scheduler", "scoring", "storage", "web", "words")
_FORMS = {"text": 1, "_": 1, "counted": 2}  # how many of the first arguments are msgids
_TEMPLATE_KEYWORDS = {"text": (1,), "_": (1,), "counted": (1, 2), "gettext": (1,), "ngettext": (1, 2)}


@dataclass(slots=True)
class Wording:
    """A msgid, its plural ("" when it has none) and the files it stands in."""

    msgid: str
    plural: str = ""
    files: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Source:
    """All wordings by msgid, and the places where a msgid cannot be read."""

    wordings: dict[str, Wording] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def add(self, file: str, msgid: str, plural: str = "") -> None:
        """Note a wording found in a file; the empty one means nothing."""
        if not msgid:
            return
        wording = self.wordings.setdefault(msgid, Wording(msgid, plural))
        if plural and wording.plural and plural != wording.plural:
            self.faults.append(f"{file}: two plurals of {msgid!r}: {plural!r} and {wording.plural!r}")
        wording.plural = wording.plural or plural
        wording.files.add(file)


def source_at(root: Path = ROOT) -> Source:
    """What the rings below `root` say."""
    source = Source()
    for ring in RINGS:
        for path in sorted((root / ring).rglob("*.py")):
            _read_python(path, path.relative_to(root).as_posix(), source)
    for path in sorted((root / "web/templates").rglob("*.html")):
        _read_template(path, path.relative_to(root).as_posix(), source)
    return source


def _read_python(path: Path, file: str, source: Source) -> None:
    """Calls of text, counted and _ by name; not Babel's reader, which joins the arms of `a if x else b`."""
    tree = ast.parse(path.read_bytes(), file)
    foreign = {  # sqlalchemy has a `text` too
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module != "language.text"
        for alias in node.names
    }
    for msgid in _explained(tree):
        source.add(file, msgid)
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        name = node.func.id
        if name in foreign or len(node.args) < _FORMS.get(name, len(node.args) + 1):
            continue
        forms = [list(_literals(argument)) for argument in node.args[: _FORMS[name]]]
        if any(form is None for arms in forms for form in arms):
            source.faults.append(f"{file}:{node.lineno}: a msgid is put together here; write it out")
            continue
        for msgid, *plural in zip(*forms, strict=False):
            source.add(file, *[str(form) for form in (msgid, *plural)])


def _explained(tree: ast.Module) -> Iterator[str]:
    """What the command line says of itself: docstrings of commands, what their parameters mean and are called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(map(_is_command, node.decorator_list)):
            yield ast.get_docstring(node) or ""
        elif isinstance(node, ast.Call) and _called(node).startswith("typer."):
            for word in node.keywords:
                if word.arg in ("help", "metavar") and isinstance(word.value, ast.Constant):
                    yield str(word.value.value)


def _is_command(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and _called(node) in ("app.command", "app.callback")


def _called(node: ast.Call) -> str:
    """What is called, where that is an attribute of a name: `typer.Option`."""
    return ast.unparse(node.func) if isinstance(node.func, ast.Attribute) else ""


def _literals(node: ast.expr) -> Iterator[str | None]:
    """The strings an argument may be; nothing for a variable, None for one put together while running."""
    match node:
        case ast.Constant(value=str(words)):
            yield words
        case ast.IfExp(body=body, orelse=other):
            yield from _literals(body)
            yield from _literals(other)
        case ast.JoinedStr() | ast.BinOp():
            yield None


def _read_template(path: Path, file: str, source: Source) -> None:
    with path.open("rb") as template:
        found = extract("jinja2", template, keywords=_TEMPLATE_KEYWORDS, options={"silent": "false"})
        for _, forms, _, _ in found:
            source.add(file, *((forms,) if isinstance(forms, str) else forms))
