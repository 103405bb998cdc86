"""Practice instances of an optimisation problem: from its own generator, run in the sandbox, under another seed."""

from typing import Any

from algorist.engine.sandbox import Program, Sandbox
from algorist.engine.terms.limits import Limits
from algorist.engine.terms.problem import Call, Problem

_LIMITS = Limits(cpu_seconds=5.0, wall_seconds=20.0)
_OTHER = 7_919  # far from the seeds that judges use: practice instances are never the judged ones


def practice_instances(problem: Problem, sandbox: Sandbox, seed: int) -> list[Any]:
    """Instances like those of the selection, drawn anew; none when the problem's generator does not give a list."""
    if problem.evaluator is None:
        return []
    program = Program(problem.evaluator.source, "instances")
    outcome = sandbox.run(program, [Call("instances", ("selection", seed + _OTHER))], _LIMITS)
    if not outcome.finished or not isinstance(outcome.values[0], list | tuple):
        return []
    return list(outcome.values[0])
