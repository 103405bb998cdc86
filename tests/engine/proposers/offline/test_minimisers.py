from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest

from algorist.engine.documents import read_problem
from algorist.engine.evaluation import Judge
from algorist.engine.proposers.offline import offline_designers
from algorist.engine.proposers.offline.minimisers.adaptor import find_roles, write_entry
from algorist.engine.proposers.offline.minimisers.components import TEXTBOOK, Parts, draw_parts, write_minimiser
from algorist.engine.proposers.offline.minimisers.race import load_minimiser
from algorist.engine.proposers.offline.minimisers.training import make_courses
from algorist.engine.terms.design import Brief, Tier
from algorist.engine.terms.problem import Entry, Param, Split
from algorist.engine.terms.types import parse

EXAMPLE = Path(__file__).parents[4] / "examples" / "black-box-minimisation.yaml"


def minimise(parts, budget=600, size=3):
    asked: list[list[float]] = []

    def f(point):
        asked.append(point)
        return sum((x - 1.5) ** 2 for x in point)

    point, value = load_minimiser(write_minimiser(parts))(f, [-5.0] * size, [5.0] * size, budget, 7)
    return point, value, asked


@pytest.mark.parametrize("seed", range(12))
def test_every_composition_is_a_module_that_asks_for_no_more_than_its_budget(seed):
    point, value, asked = minimise(draw_parts(Random(seed)))

    assert len(asked) == 600
    assert all(-5 <= x <= 5 for p in asked for x in p)
    assert value < 1e-3
    assert np.allclose(point, 1.5, atol=0.1)


@pytest.mark.parametrize("budget", [1, 2, 7])
def test_tiny_budgets_are_kept_to(budget):
    _, _, asked = minimise(TEXTBOOK[3], budget=budget)

    assert len(asked) == budget


def test_one_dimension_works():
    _, value, _ = minimise(Parts(model="quadratic", start="spread", mirrored=True), size=1)

    assert value < 1e-3


def test_the_same_seed_asks_the_same_points():
    assert minimise(TEXTBOOK[1])[2] == minimise(TEXTBOOK[1])[2]


def test_courses_have_their_least_value_at_their_centre():
    for course in make_courses(4, 3, 1):
        assert course(course.centre) <= 1e-12


def make_entry(signature):
    params, returns = signature.split(" -> ")
    named = [p.split(": ") for p in params.split("; ")]
    return Entry("solve", tuple(Param(n, parse(t)) for n, t in named), parse(returns))


@pytest.mark.parametrize(
    ("signature", "args"),
    [
        ("f: Callable[[list[float]], float]; lower: float; upper: float; dimension: int; budget: int -> list[float]",
         (-5.0, 5.0, 2, 200)),
        ("f: Callable[[list[float]], float]; lo: list[float]; hi: list[float]; max_evals: int; seed: int -> list[float]",
         ([-5.0, -5.0], [5.0, 5.0], 200, 3)),
        ("f: Callable[[list[float]], float]; bounds: list[tuple[float, float]]; budget: int -> tuple[list[float], float]",
         ([(-5.0, 5.0), (-5.0, 5.0)], 200)),
    ],
)  # fmt: skip
def test_parameters_of_other_names_and_forms_are_understood(signature, args):
    entry = make_entry(signature)
    roles: Any = find_roles(entry)
    space: dict[str, Any] = {}
    exec(write_minimiser(Parts()) + "\n\nfrom collections.abc import Callable\n\n" + write_entry(entry, roles), space)

    answer = space["solve"](lambda point: sum(x * x for x in point), *args)
    point = answer[0] if isinstance(answer, tuple) else answer

    assert sum(x * x for x in point) < 0.1


def test_a_function_without_a_box_is_no_minimisation():
    assert find_roles(make_entry("f: Callable[[int], bool]; n: int -> int")) is None


@pytest.mark.slow
def test_the_raced_minimiser_beats_the_baselines_of_the_example(sandbox):
    problem: Any = read_problem(EXAMPLE)
    judge = Judge(sandbox)
    (designer,) = offline_designers(problem, sandbox, cpu_seconds=4.0, seed=0, cancelled=lambda: False)

    proposal: Any = designer.propose(Brief(problem=problem))
    evaluation: Any = judge.evaluate(problem, proposal.source, [Split.SELECTION])

    assert proposal.tier is Tier.HEURISTIC_SEARCH
    assert proposal.usage.cpu_seconds <= 1.3 * 4.0
    assert evaluation.accepted
    baselines: Any = judge.baselines(problem, [Split.SELECTION])
    assert evaluation.score < min(b.score for b in baselines)
