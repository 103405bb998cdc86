"""The folder of judged programs: `tests/cases/PROBLEM/VERDICT/NAME.py`, each judged on its example problem.

And for every accepted solution of a function problem, its simple mutants: changed comparisons, operators, numbers.
"""

import ast
import copy
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from algorist.engine.documents import read_problem
from algorist.engine.evaluation import Judge
from algorist.engine.evaluation.judge import OPEN_SPLITS
from algorist.engine.sandbox import Sandbox
from algorist.engine.terms.problem import Kind, Problem, Split
from algorist.engine.terms.verdicts import Verdict

ROOT = Path(__file__).parents[3]
CASES = ROOT / "tests" / "cases"
EXAMPLES = {path.stem: path for path in sorted((ROOT / "examples").iterdir()) if path.suffix in {".yaml", ".toml"}}
PROGRAMS = sorted(path for path in CASES.glob("*/*/*.py") if path.parts[-3] in EXAMPLES)
# So many mutants must be seen as wrong; some of the rest do the same as the solution.
LEAST_KILLED = 0.8


@pytest.fixture(scope="module")
def keeping_judge(sandbox: Sandbox) -> Judge:
    """One judge for the module, so that baselines and generated cases are made once."""
    return Judge(sandbox)


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda p: "/".join(p.with_suffix("").parts[-3:]))
def test_a_judged_program_gets_its_verdict(keeping_judge: Judge, path: Path):
    name, verdict, _ = path.parts[-3:]
    problem = read_problem(EXAMPLES[name])
    splits = OPEN_SPLITS if problem.kind is Kind.FUNCTION else (Split.EXAMPLE,)
    found = keeping_judge.evaluate(quick(problem) if verdict == "time_limit" else problem, path.read_text(), splits)
    assert found.verdict == verdict, found.first_failure


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_has_accepted_and_refused_programs(name: str):
    verdicts = {path.parts[-2] for path in PROGRAMS if path.parts[-3] == name}
    assert "accepted" in verdicts
    assert verdicts - {"accepted"}
    assert verdicts <= set(Verdict)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_says_what_it_is(name: str):
    problem = read_problem(EXAMPLES[name])
    assert problem.licence == "Apache-2.0"
    assert problem.tags
    if problem.kind is Kind.FUNCTION:
        assert {case.split for case in problem.cases} == {"example", "selection", "sealed"}
        assert problem.generator is not None


@pytest.mark.parametrize("name", [name for name, path in EXAMPLES.items() if read_problem(path).reference])
def test_the_reference_is_accepted_on_every_split(keeping_judge: Judge, name: str):
    problem = read_problem(EXAMPLES[name])
    assert keeping_judge.open_sealed(problem, problem.reference).accepted


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", [name for name, path in EXAMPLES.items() if read_problem(path).kind is Kind.OPTIMISATION]
)
def test_the_baselines_are_valid_and_are_told_apart(keeping_judge: Judge, name: str):
    problem = read_problem(EXAMPLES[name])
    scores = [baseline.score for baseline in keeping_judge.baselines(problem)]
    assert None not in scores
    assert len(set(scores)) >= 2
    assert problem.evaluator is not None
    best = problem.evaluator.best_known
    sign = 1 if problem.evaluator.direction == "maximise" else -1
    assert best is None or all(sign * score <= sign * best for score in scores if score is not None)


SWAPS: dict[type[ast.AST], list[type[ast.AST]]] = {
    ast.Lt: [ast.LtE, ast.Gt],
    ast.LtE: [ast.Lt],
    ast.Gt: [ast.GtE, ast.Lt],
    ast.GtE: [ast.Gt],
    ast.Eq: [ast.NotEq],
    ast.NotEq: [ast.Eq],
    ast.Add: [ast.Sub],
    ast.Sub: [ast.Add],
    ast.Mult: [ast.Add],
    ast.And: [ast.Or],
    ast.Or: [ast.And],
}


def mutants(source: str) -> Iterator[str]:
    """The program with one comparison, operator or number changed."""
    module = ast.parse(source)
    for position, node in enumerate(ast.walk(module)):
        for changed in changes(node):
            mutated = copy.deepcopy(module)
            target = next(n for i, n in enumerate(ast.walk(mutated)) if i == position)
            for field, value in changed.items():
                setattr(target, field, value)
            yield ast.unparse(ast.fix_missing_locations(mutated))


def changes(node: ast.AST) -> Iterator[dict[str, Any]]:
    if isinstance(node, ast.Compare):
        yield from ({"ops": [new(), *node.ops[1:]]} for new in SWAPS.get(type(node.ops[0]), []))
    elif isinstance(node, (ast.BinOp, ast.BoolOp, ast.AugAssign)):
        yield from ({"op": new()} for new in SWAPS.get(type(node.op), []))
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        yield {"value": node.value + 1}
    elif isinstance(node, ast.Constant) and type(node.value) is bool:
        yield {"value": not node.value}


def solutions() -> list[Path]:
    return [
        p for p in PROGRAMS if p.parts[-2] == "accepted" and read_problem(EXAMPLES[p.parts[-3]]).kind is Kind.FUNCTION
    ]


@pytest.mark.slow
@pytest.mark.parametrize("path", solutions(), ids=lambda p: "/".join(p.with_suffix("").parts[-3::2]))
def test_simple_mutants_of_a_solution_are_refused(keeping_judge: Judge, path: Path):
    problem = quick(read_problem(EXAMPLES[path.parts[-3]]))
    verdicts = [keeping_judge.open_sealed(problem, mutant).verdict for mutant in mutants(path.read_text())]
    assert all(verdict is Verdict.ACCEPTED or verdict.is_programs_fault for verdict in verdicts)
    killed = sum(verdict is not Verdict.ACCEPTED for verdict in verdicts)
    assert killed >= LEAST_KILLED * len(verdicts), f"{killed} of {len(verdicts)}"


def quick(problem: Problem) -> Problem:
    """The problem with a small CPU limit: some mutants never end."""
    return replace(problem, limits=replace(problem.limits, cpu_seconds=0.3))
