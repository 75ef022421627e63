"""Files and functions stay short enough to read whole."""

import ast
from collections.abc import Iterator

from tests.house.tree import Complaint, Source, assert_none, broken, excused, sample, sources

LONGEST_FILE = 300  # all its lines
LONGEST_FUNCTION = 40  # from `def` to its end, blanks and inner functions too; not decorators, not the docstring

Function = ast.FunctionDef | ast.AsyncFunctionDef


def long_file(source: Source) -> Iterator[Complaint]:
    """A file of too many lines."""
    lines = len(source.text.splitlines())
    if lines > LONGEST_FILE:
        remedy = (
            "Split it by a noun of the sales world, or give a reason in tests/house/exceptions.toml [file_length]"
        )
        yield Complaint(source.path, lines, f"{lines} lines, at most {LONGEST_FILE}", remedy)


def long_function(source: Source) -> Iterator[Complaint]:
    """A function of too many lines."""
    for name, node in _functions(source.tree):
        lines = _length(node)
        if lines > LONGEST_FUNCTION:
            remedy = "Name a part of it, or give a reason in tests/house/exceptions.toml [function_length]"
            what = f"{lines} lines, at most {LONGEST_FUNCTION}"
            yield Complaint(f"{source.path}::{name}", node.lineno, what, remedy)


def test_no_file_is_too_long_to_read() -> None:
    assert_none(excused("file_length", broken(long_file, sources())))


def test_no_function_is_too_long_to_read() -> None:
    assert_none(excused("function_length", broken(long_function, sources())))


def test_a_file_of_301_lines_is_found() -> None:
    assert not list(long_file(sample("scoring/pk.py", "x = 1\n" * LONGEST_FILE)))
    (found,) = long_file(sample("scoring/pk.py", "x = 1\n" * (LONGEST_FILE + 1)))
    assert "scoring/pk.py:301: 301 lines" in str(found)


def test_a_function_of_41_lines_is_found_and_its_docstring_is_not_counted() -> None:
    def written(lines: int) -> Source:
        body = "    x = 1\n" * (lines - 1)
        return sample("scoring/pk.py", f'class Pk:\n  @cache\n  def run():\n    """One.\n\n    Two.\n    """\n{body}')

    assert not list(long_function(written(LONGEST_FUNCTION)))
    (found,) = long_function(written(LONGEST_FUNCTION + 1))
    assert "scoring/pk.py:3: Pk.run: 41 lines" in str(found)


def test_an_exception_that_is_needed_no_more_or_has_no_reason_is_found() -> None:
    (broken_rule,) = long_file(sample("scoring/pk.py", "x = 1\n" * 400))
    reason = "one table that is read from top to bottom"
    assert excused("file_length", [broken_rule], {"scoring/pk.py": reason}) == []
    assert "keeps the rule by now" in excused("file_length", [], {"scoring/pk.py": reason})[0]
    assert "no real reason" in excused("file_length", [broken_rule], {"scoring/pk.py": "long"})[0]


def _functions(tree: ast.AST, before: str = "") -> Iterator[tuple[str, Function]]:
    for node in ast.iter_child_nodes(tree):
        named = isinstance(node, Function | ast.ClassDef)
        name = f"{before}{node.name}." if isinstance(node, Function | ast.ClassDef) else before
        if isinstance(node, Function):
            yield name.rstrip("."), node
        yield from _functions(node, name if named else before)


def _length(node: Function) -> int:
    assert node.end_lineno is not None
    first, lines = node.body[0], node.end_lineno - node.lineno + 1
    if ast.get_docstring(node) is not None and first.end_lineno is not None:
        lines -= first.end_lineno - first.lineno + 1
    return lines
