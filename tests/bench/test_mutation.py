"""Mutation: which faults are put into a module, and that each is undone."""

import ast

import pytest

from bench.mutation import faults


def changed(source: str) -> set[str]:
    tree = ast.parse(source)
    found = set()
    for fault in faults(tree):
        fault.make()
        found.add(ast.unparse(tree))
        fault.undo()
        assert ast.unparse(tree) == ast.unparse(ast.parse(source))
    return found


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("x = a < b", "x = a <= b"),
        ("x = a == b", "x = a != b"),
        ("x = a + b", "x = a - b"),
        ("x = a // b", "x = a * b"),
        ("x = a and b", "x = a or b"),
        ("x = not a", "x = a"),
        ("x = 10", "x = 9"),
        ("x = 10", "x = 11"),
        ("x = True", "x = False"),
        ("x = max(a, b)", "x = min(a, b)"),
        ("x = a if b else c", "x = a if not b else c"),
        ("x = [a for a in b if a]", "x = [a for a in b if True]"),
        ("def f():\n    return a", "def f():\n    return None"),
        ("x += 1", "x -= 1"),
        ("add(x)", "pass"),
    ],
)
def test_a_fault_is_put_in_and_taken_out(source: str, fault: str) -> None:
    assert fault in changed(source)


@pytest.mark.parametrize(
    "source",
    ['"""A docstring of 3 words."""', "x: Literal['a', 'b']", "raise ValueError('not 3')", "from a import b"],
)
def test_what_says_nothing_about_behaviour_is_left_alone(source: str) -> None:
    assert changed(source) <= {ast.unparse(ast.parse(source))}
