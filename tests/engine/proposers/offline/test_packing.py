import math
from pathlib import Path
from random import Random
from typing import Any, cast

import pytest

from algorist.engine.documents import read_problem
from algorist.engine.evaluation import Judge
from algorist.engine.proposers.offline import offline_designers
from algorist.engine.proposers.offline.heuristics.evolution import Evolution, evolve_formulas, shrink_formula
from algorist.engine.proposers.offline.heuristics.packing import (
    KNOWN,
    LEAVES,
    Load,
    Packer,
    draw_loads,
    read_load,
    write_rule,
)
from algorist.engine.proposers.offline.heuristics.trees import compute, draw_tree, size_of, write_formula
from algorist.engine.terms.design import Brief, Nothing, Tier, Usage
from algorist.engine.terms.problem import Split

EXAMPLE = Path(__file__).parents[4] / "examples" / "online-bin-packing.yaml"


def test_a_formula_computes_what_its_python_computes():
    rng = Random(1)
    terms = {"item": 7.0, "left": 20.0, "gap": 13.0, "ratio": 0.35, "fill": 0.87}
    scope: dict[str, Any] = {}
    exec("import math\ndef divide(a, b):\n    return a / (b if abs(b) >= 1e-6 else 1e-6)", scope)
    for _ in range(200):
        tree = draw_tree(4, LEAVES, rng)
        expected = float(compute(tree, terms))
        got = eval(write_formula(tree), scope, terms)
        assert abs(got - expected) <= 1e-5 * max(1.0, abs(expected))


def test_packing_by_table_is_packing_by_the_written_rule():
    problem: Any = read_problem(EXAMPLE)
    load = Load(100, draw_loads(3)[0].items[:300])
    tree: Any = ("ifle", "gap", 4.0, ("neg", "gap"), ("*", "gap", "ratio"))
    space: dict[str, Any] = {}
    exec(write_rule(problem.entry, ("item", "gaps"), tree), space)
    open_bins: list[int] = []
    for item in load.items:
        gaps = sorted({g for g in open_bins if g >= item} | {100})
        ratings = space["priority"](item, gaps)
        gap = gaps[max(range(len(gaps)), key=lambda i: ratings[i])]
        if gap in open_bins:
            open_bins.remove(gap)
        open_bins.append(gap - item)

    assert round(Packer([load]).excess_of(tree), 6) == round(100 * (len(open_bins) / load.bound - 1), 6)


def test_instances_are_read_whatever_their_keys_are():
    assert read_load({"bin": 50, "sizes": [20, 30]}) == Load(50, (20, 30))
    assert read_load([[3, 4], 10]) == Load(10, (3, 4))
    assert read_load({"points": [[1, 2]]}) is None


def test_evolution_is_the_same_for_the_same_seed_and_never_worse_than_what_it_began_with():
    packer = Packer([Load(100, load.items[:400]) for load in draw_loads(1)])
    evolution = Evolution(LEAVES, KNOWN, packer.excess_of, 5, 1.5)
    *_, (tree, _, _) = evolve_formulas(evolution)

    assert packer.excess_of(tree) <= packer.excess_of(("neg", "gap"))


def test_parts_that_do_nothing_are_dropped():
    packer = Packer([Load(100, draw_loads(1)[0].items[:400])])
    evolution = Evolution(LEAVES, KNOWN, packer.excess_of, 5, 40.0)

    long: Any = ("+", ("neg", "gap"), ("*", "item", 0.0))
    short = shrink_formula(long, evolution, math.inf)

    assert size_of(short) < size_of(long)
    assert packer.excess_of(short) <= packer.excess_of(long)


@pytest.mark.slow
def test_the_evolved_rule_beats_best_fit_on_judged_instances(sandbox):
    problem: Any = read_problem(EXAMPLE)
    judge = Judge(sandbox)
    (designer,) = offline_designers(problem, sandbox, cpu_seconds=10.0, seed=0, cancelled=lambda: False)

    proposal, second, nothing = (cast("Any", designer).propose(Brief(problem=problem)) for _ in range(3))
    evaluation: Any = judge.evaluate(problem, proposal.source, [Split.SELECTION])
    best_fit: Any = judge.evaluate(problem, problem.evaluator.baselines[0].source, [Split.SELECTION])

    assert proposal.tier is Tier.HEURISTIC_SEARCH
    # Both evolutions were run before the first rule was proposed, so that is where they are paid.
    assert 8.0 < proposal.usage.cpu_seconds <= 1.3 * 10.0
    assert (second.usage, nothing) == (Usage(), Nothing(usage=Usage()))
    assert evaluation.accepted
    assert evaluation.score < best_fit.score
