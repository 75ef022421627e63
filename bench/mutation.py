"""Small faults put into a module, one at a time: what a good test would notice."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_COMPARE: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True, slots=True)
class Fault:
    """One change of the source: where it is, what it says instead, how to make it and to undo it."""

    line: int
    what: str
    make: Callable[[], None]
    undo: Callable[[], None]


def faults(tree: ast.Module) -> Iterator[Fault]:
    """Every fault of a parsed module; texts, types, decorators and the words of errors are left alone."""
    for parent, field, node in _places(tree):
        for other in _instead(node):
            yield _swapped(parent, field, node, other)
        if isinstance(node, ast.Expr | ast.Continue | ast.Break | ast.AugAssign):
            yield _swapped(parent, field, node, ast.Pass())
        if isinstance(node, ast.If | ast.IfExp | ast.While):
            yield _swapped(node, "test", node.test, ast.UnaryOp(ast.Not(), node.test))
        if isinstance(node, ast.comprehension):
            for number, condition in enumerate(node.ifs):
                yield _swapped(node.ifs, number, condition, ast.Constant(True))


def _instead(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in the place of an expression or of a return."""
    if isinstance(node, ast.Compare):
        for number, operator in enumerate(node.ops):
            for other in _COMPARE[type(operator)]:
                operators = [*node.ops[:number], other(), *node.ops[number + 1 :]]
                yield ast.Compare(node.left, operators, node.comparators)
    elif isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
        yield ast.BinOp(node.left, _ARITHMETIC[type(node.op)](), node.right)
    elif isinstance(node, ast.AugAssign) and type(node.op) in _ARITHMETIC:
        yield ast.AugAssign(node.target, _ARITHMETIC[type(node.op)](), node.value)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield node.operand
    elif isinstance(node, ast.Constant):
        yield from map(ast.Constant, _other_values(node.value))
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLED:
        yield ast.Call(ast.Name(_CALLED[node.func.id], ast.Load()), node.args, node.keywords)
    elif isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield ast.Return(ast.Constant(None))


def _other_values(value: object) -> tuple[object, ...]:
    if isinstance(value, bool):
        return (not value,)
    if isinstance(value, int):
        return value + 1, value - 1
    return (value + "?",) if isinstance(value, str) and value else ()


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _swapped(parent: ast.AST | list[ast.AST], field: str | int, old: ast.AST, new: ast.AST) -> Fault:
    def put(node: ast.AST) -> None:
        if isinstance(parent, list):
            parent[field] = node  # type: ignore[index]
        else:
            setattr(parent, str(field), node)

    def make() -> None:
        put(ast.fix_missing_locations(ast.copy_location(new, old)))

    return Fault(getattr(old, "lineno", 0), _words(old, new), make, lambda: put(old))


def _words(old: ast.AST, new: ast.AST) -> str:
    before, after = (" ".join(ast.unparse(node).split()) for node in (old, new))
    return f"{before[:70]} → {after[:70]}"


def _places(node: ast.AST) -> Iterator[tuple[ast.AST | list[ast.AST], str | int, ast.AST]]:
    """Every node with the place it stands in; what says nothing about behaviour is passed by."""
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list", "type_comment", "type_params"):
            continue
        children = list(enumerate(value)) if isinstance(value, list) else [(field, value)]
        for place, child in children:
            if not isinstance(child, ast.AST) or isinstance(child, ast.Raise) or _is_text(child):
                continue
            if isinstance(child, ast.keyword) and child.arg == "strict":  # zip's own assertion
                continue
            if isinstance(child, ast.Import | ast.ImportFrom | ast.JoinedStr | ast.expr_context):
                continue
            yield (value if isinstance(value, list) else node), place, child
            yield from _places(child)


def _is_text(node: ast.AST) -> bool:
    """A docstring, or a type given a name."""
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript):
        return isinstance(node.value.value, ast.Name) and node.value.value.id in ("Literal", "Mapping", "Callable")
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
