"""What belongs to the edge stays there: transactions, async, output, and catching everything."""

import ast
from collections.abc import Iterator

import pytest

from tests.house.tree import Complaint, Source, assert_none, broken, imports, in_rings, nodes, sample, sources, uses

TRANSACTION = frozenset({"commit", "rollback", "begin", "begin_nested"})
# chat/adapter.py has the shape of a platform, whose methods are async; nothing runs there.
ASYNC = ("bot/", "web/", "scheduler/clock.py", "chat/adapter.py")
# Once for a message (pipeline, batch), for a delivery, for a slot, for a picture, for a warning past the database.
CATCHES_ALL = (
    "bot/pipeline.py",
    "bot/batch.py",
    "bot/sender.py",
    "bot/watch.py",
    "scheduler/clock.py",
    "charts/worker.py",
)
# The command line and what it starts for a person who looks at the terminal.
PRINTS = ("bot/__main__.py", "bot/cli.py", "bot/demo.py", "bot/terminal.py", "charts/worker.py")
PROGRAM = "program.py"  # what a platform adds to the command line
OUTPUT = frozenset({"print", "sys.stdout", "sys.__stdout__"})  # standard error is for the log
EVERYTHING = frozenset({"Exception", "BaseException", "builtins.Exception", "builtins.BaseException"})


def ended_transaction(source: Source) -> Iterator[Complaint]:
    """A transaction begun or ended outside storage."""
    if source.ring == "storage":
        return
    for node in nodes(source, ast.Call):
        if isinstance(node.func, ast.Attribute) and node.func.attr in TRANSACTION:
            remedy = "Use `with store.work(now)`: it begins, flushes and commits"
            yield Complaint(source.path, node.lineno, f".{node.func.attr}() outside storage", remedy)


def async_below_the_edge(source: Source) -> Iterator[Complaint]:
    """`async` or `await` where functions are plain."""
    if source.within(*ASYNC):
        return
    for node in ast.walk(source.tree):
        waits = isinstance(node, ast.AsyncFunctionDef | ast.Await | ast.AsyncFor | ast.AsyncWith)
        if waits or (isinstance(node, ast.comprehension) and node.is_async):
            line = node.target.lineno if isinstance(node, ast.comprehension) else getattr(node, "lineno", 1)
            yield Complaint(
                source.path, line, "async below the edge", "Write a plain function; bot runs it in a thread"
            )


def stray_output(source: Source) -> Iterator[Complaint]:
    """Something printed by what is no command-line tool."""
    if source.within(*PRINTS) or source.path.endswith(f"/{PROGRAM}") or _is_tool(source):
        return
    for line, name in uses(source):
        if name in OUTPUT:
            yield Complaint(
                source.path, line, f"{name} outside the command line", "Return the value, or log an event"
            )


def broad_except(source: Source) -> Iterator[Complaint]:
    """Everything caught: bare, swallowed, or far from the edge. Catching in order to raise again is fine."""
    for node in nodes(source, ast.ExceptHandler):
        if node.type is None:
            yield Complaint(source.path, node.lineno, "bare except", "Name the exceptions that are expected")
        elif not _names(node.type) & EVERYTHING:
            continue
        elif all(_does_nothing(statement) for statement in node.body):
            yield Complaint(source.path, node.lineno, "everything swallowed", "Log it and answer, or let it rise")
        elif not (source.within(*CATCHES_ALL) or isinstance(node.body[-1], ast.Raise)):
            yield Complaint(
                source.path, node.lineno, "everything caught", "Name the exceptions; the edge has the rest"
            )
    for call in nodes(source, ast.Call):
        named = set[str]().union(*map(_names, call.args))
        if _names(call.func) & {"suppress", "contextlib.suppress"} and named & EVERYTHING:
            yield Complaint(source.path, call.lineno, "everything suppressed", "Name the exceptions")


def test_transactions_begin_and_end_in_storage() -> None:
    assert_none(broken(ended_transaction, in_rings()))


def test_below_the_edge_functions_are_plain() -> None:
    assert_none(broken(async_below_the_edge, in_rings()))


def test_only_the_command_line_prints() -> None:
    assert_none(broken(stray_output, in_rings()))


def test_everything_is_caught_only_at_the_edge() -> None:
    assert_none(broken(broad_except, sources()))


@pytest.mark.parametrize("text", ["session.commit()", "with engine.begin() as c: ...", "work.connection.rollback()"])
def test_a_transaction_outside_storage_is_found(text: str) -> None:
    assert len(list(ended_transaction(sample("handlers/commands/undo.py", text)))) == 1
    assert not list(ended_transaction(sample("storage/store.py", text)))


@pytest.mark.parametrize(
    "text",
    [
        "async def run(): ...",
        "async def run():\n    await x",
        "async def run():\n    return [a async for a in b]",
        "async def run():\n    async with x: ...",
    ],
)
def test_async_below_the_edge_is_found(text: str) -> None:
    assert list(async_below_the_edge(sample("scheduler/posts/morning.py", text)))
    for edge in ("bot/house.py", "web/page.py", "scheduler/clock.py"):
        assert not list(async_below_the_edge(sample(edge, text)))


@pytest.mark.parametrize(
    "text", ["print(1)", "import sys\nsys.stdout.write('x')", "from sys import stdout as e\ne.write('x')"]
)
def test_output_outside_the_command_line_is_found(text: str) -> None:
    assert list(stray_output(sample("bot/sender.py", text)))
    assert not list(stray_output(sample("bot/platforms/slack/program.py", text)))
    assert not list(stray_output(sample("words/catalogue.py", f"{text}\nif __name__ == '__main__':\n    main()")))


@pytest.mark.parametrize(
    "handler",
    [
        "except:\n    log()",
        "except Exception:\n    log()",
        "except (ValueError, BaseException) as e:\n    log(e)",
        "except Exception:\n    pass",
    ],
)
def test_catching_everything_away_from_the_edge_is_found(handler: str) -> None:
    (found,) = broad_except(sample("handlers/router.py", f"try:\n    run()\n{handler}"))
    assert found.line == 3


def test_even_the_edge_may_not_swallow() -> None:
    def edge(handler: str) -> list[Complaint]:
        return list(broad_except(sample("bot/pipeline.py", f"try:\n    run()\n{handler}")))

    assert not edge("except Exception as error:\n    log(error)")
    assert edge("except:\n    log()")
    assert edge("except Exception:\n    pass")
    assert edge("except Exception:\n    ...")
    assert list(broad_except(sample("bot/pipeline.py", "with suppress(Exception):\n    run()")))


def test_catching_in_order_to_raise_again_passes() -> None:
    for last in ("raise", "raise Refusal(words) from error"):
        text = f"try:\n    run()\nexcept BaseException as error:\n    close()\n    {last}"
        assert not list(broad_except(sample("handlers/router.py", text)))


def _is_tool(source: Source) -> bool:
    """Whether the file is a command-line tool: `__main__.py`, one that asks for `__name__`, or reads arguments."""
    asks = any(
        isinstance(node, ast.If) and isinstance(node.test, ast.Compare) and "__name__" in _names(node.test.left)
        for node in source.tree.body
    )
    reads = any(module == "argparse" for _, module in imports(source))
    return asks or reads or source.path.endswith("/__main__.py")


def _names(node: ast.expr) -> set[str]:
    if isinstance(node, ast.Tuple):
        return set[str]().union(*map(_names, node.elts))
    return {ast.unparse(node)} if isinstance(node, ast.Name | ast.Attribute) else set()


def _does_nothing(statement: ast.stmt) -> bool:
    constant = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return constant or isinstance(statement, ast.Pass | ast.Continue)
