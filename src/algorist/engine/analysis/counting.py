"""Exact operation counts: a program rewritten so that it counts its calls, loop turns and comprehension turns.

The counts repeat exactly and cost about twice the time. Work inside C (`sorted`, `sum`, `in`, numpy) is not seen.
"""

import ast

COUNTED_ENTRY = "_count_calls"
_COUNTER = """
_ticks = [0]

def _tick():
    _ticks[0] += 1
    return True

def _count_calls(calls, is_class):
    target = None
    _ticks[0] = 0
    for i, (name, args) in enumerate(calls):
        if not is_class:
            value = globals()[name](*args)
        elif i == 0:
            value = target = globals()[name](*args)
        else:
            value = getattr(target, name)(*args)
        if hasattr(type(value), "__next__"):
            for _ in value:
                pass
    return _ticks[0]
"""


def instrument(source: str) -> str | None:
    """The program with counters, whose `_count_calls(calls, is_class)` makes the calls and returns the count.

    None where the source is not Python, or uses one of our names.
    """
    try:
        module = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return None
    names = {node.id for node in ast.walk(module) if isinstance(node, ast.Name)}
    if names & {"_ticks", "_tick", COUNTED_ENTRY}:
        return None
    counted = _Counting().visit(module)
    body = [statement for statement in counted.body if not _is_future(statement)]
    futures = [statement for statement in counted.body if _is_future(statement)]
    counted.body = [*futures, *ast.parse(_COUNTER).body, *body]
    return ast.unparse(ast.fix_missing_locations(counted))


def _is_future(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.ImportFrom) and statement.module == "__future__"


def _tick() -> ast.Call:
    return ast.Call(ast.Name("_tick", ast.Load()), [], [])


class _Counting(ast.NodeTransformer):
    """Puts a tick at the head of every function and loop body and into every comprehension and lambda."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """A function that counts its calls; a docstring stays first."""
        self.generic_visit(node)
        documented = ast.get_docstring(node) is not None
        node.body.insert(1 if documented else 0, ast.Expr(_tick()))
        return node

    def visit_For(self, node: ast.For) -> ast.AST:
        """A loop that counts its turns."""
        self.generic_visit(node)
        node.body.insert(0, ast.Expr(_tick()))
        return node

    def visit_While(self, node: ast.While) -> ast.AST:
        """A loop that counts its turns."""
        self.generic_visit(node)
        node.body.insert(0, ast.Expr(_tick()))
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        """A comprehension that counts the elements it looks at."""
        self.generic_visit(node)
        node.ifs.insert(0, _tick())
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        """A lambda that counts its calls: `tick() and body` is the body's value."""
        self.generic_visit(node)
        node.body = ast.BoolOp(ast.And(), [_tick(), node.body])
        return node
