"""Operation counts by rewriting the program."""

from typing import Any

from algorist.engine.analysis.counting import COUNTED_ENTRY, instrument
from algorist.engine.sandbox import Program, Sandbox
from algorist.engine.terms.limits import Limits
from algorist.engine.terms.problem import Call


def counted(sandbox: Sandbox, source: str, *args: Any) -> int:
    rewritten = instrument(source)
    assert rewritten is not None
    outcome = sandbox.run(
        Program(rewritten, COUNTED_ENTRY), [Call(COUNTED_ENTRY, ([["f", list(args)]], False))], Limits()
    )
    assert outcome.finished, outcome
    return int(outcome.values[0])


def test_calls_and_loop_turns_are_counted(sandbox: Sandbox):
    source = '"""Doc."""\nfrom __future__ import annotations\ndef f(n):\n    """Says it."""\n    t = 0\n    for i in range(n):\n        while t < i:\n            t += 1\n    return t\n'
    assert counted(sandbox, source, 10) == 1 + 10 + 9


def test_comprehensions_count_what_they_look_at_and_lambdas_their_calls(sandbox: Sandbox):
    assert counted(sandbox, "def f(n):\n    return [i for i in range(n) if i % 2 if i > 3]\n", 10) == 1 + 10
    assert counted(sandbox, "def f(n):\n    return list(map(lambda i: i + 1, range(n)))\n", 10) == 1 + 10


def test_a_count_repeats_exactly(sandbox: Sandbox):
    source = "def f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\n"
    assert counted(sandbox, source, 15) == counted(sandbox, source, 15) == 1973


def test_a_generator_is_counted_to_its_end(sandbox: Sandbox):
    assert counted(sandbox, "def f(n):\n    for i in range(n):\n        yield i\n", 7) == 1 + 7


def test_the_rewritten_program_gives_the_same_answers(sandbox: Sandbox):
    source = "def f(n):\n    g = lambda x, y=2: [x * i for i in range(y) if i]\n    return sorted({(a, b) for a in g(n) for b in g(a, n)}), {k: k for k in range(n)}\n"
    rewritten = instrument(source)
    assert rewritten is not None
    plain = sandbox.run(Program(source, "f"), [Call("f", (5,))], Limits())
    again = sandbox.run(Program(rewritten, "f"), [Call("f", (5,))], Limits())
    assert plain.values == again.values


def test_what_is_no_python_or_uses_our_names_is_not_counted():
    assert instrument("def f(") is None
    assert instrument("def f():\n    return _tick\n") is None
