"""Money and scores are integers or exact decimals; binary floats stay out of what counts them."""

import ast
from collections.abc import Iterator

import pytest

from tests.house.tree import Complaint, Source, assert_none, broken, excused, nodes, sample, sources, uses

EXACT = ("scoring/", "storage/", "handlers/", "language/money.py")
FLOAT_ANSWERS = ("math", "statistics", "random.random", "random.uniform")


def binary_float(source: Source) -> Iterator[Complaint]:
    """A float written down, converted to, or answered by a library, where amounts are counted."""
    if not source.within(*EXACT):
        return
    remedy = "Count in the smallest unit, scores in 1/10,000, or use Decimal from text"
    for node in nodes(source, ast.Constant):
        if isinstance(node.value, float | complex):
            yield Complaint(source.path, node.lineno, f"{node.value} is a binary float", remedy)
    for line, name in uses(source):
        if name == "float" or any(name.startswith(f"{module}.") or name == module for module in FLOAT_ANSWERS):
            yield Complaint(source.path, line, f"{name} makes binary floats", remedy)


def test_what_counts_money_and_scores_holds_no_floats() -> None:
    assert_none(excused("floats", broken(binary_float, sources())))


@pytest.mark.parametrize(
    "text",
    [
        "buffer = 0.15",
        "limit = 1e6",
        "amount = float(text)",
        "def pay(amount: float): ...",
        "from math import sqrt\nx = sqrt(2)",
        "import statistics as s\nx = s.mean([1])",
    ],
)
def test_a_float_where_amounts_are_counted_is_found(text: str) -> None:
    for path in ("scoring/pace.py", "storage/totals.py", "handlers/commands/rank.py", "language/money.py"):
        assert list(binary_float(sample(path, text)))
    assert not list(binary_float(sample("charts/style.py", text)))


@pytest.mark.parametrize("text", ["buffer = 1_500", 'rate = Decimal("0.15")', "half = total // 2"])
def test_exact_numbers_pass(text: str) -> None:
    assert not list(binary_float(sample("scoring/pace.py", text)))
