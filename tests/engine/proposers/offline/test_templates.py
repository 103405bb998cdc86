from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.engine.proposers.offline.problems import make_function_problem

from algorist.engine.documents import read_problem
from algorist.engine.evaluation import Judge
from algorist.engine.proposers.offline import offline_designers
from algorist.engine.proposers.offline.heuristics.template_designer import find_template
from algorist.engine.proposers.offline.heuristics.template_table import TEMPLATES, write_template
from algorist.engine.terms.design import Brief, Tier
from algorist.engine.terms.problem import Split

EXAMPLES = Path(__file__).parents[4] / "examples"
KINDS = {
    "circle-packing": "circles",
    "sorting-networks": "networks",
    "cap-set": "caps",
    "tsp-construction": "tours",
    "job-scheduling": "jobs",
}


@pytest.mark.parametrize(("example", "template"), KINDS.items())
def test_an_example_gets_the_template_of_its_kind(example, template):
    found: Any = find_template(read_problem(EXAMPLES / f"{example}.yaml"))

    assert found.name == template


def test_a_problem_of_another_kind_gets_none():
    assert find_template(make_function_problem("f(n: int) -> list[int]", [], "primes up to n")) is None


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: t.name)
def test_every_setting_names_constants_that_the_program_has(template):
    problem = make_function_problem("solve(n: int) -> int", [])
    for setting in template.settings:
        source = write_template(template, problem.entry, setting)
        compile(source, template.name, "exec")
        assert all(f"\n{name} = {value!r}\n" in source for name, value in setting.items())
        assert "mypy" not in source


def test_an_entry_named_as_a_function_of_the_template_does_not_hide_it():
    template = next(t for t in TEMPLATES if t.name == "networks")
    problem = make_function_problem("build(n: int) -> list[tuple[int, int]]", [])
    space: dict[str, Any] = {}
    exec(write_template(template, problem.entry, {}), space)

    assert len(space["build"](4)) == 5


@pytest.mark.slow
@pytest.mark.parametrize("example", ["tsp-construction", "job-scheduling"])
def test_a_template_beats_the_baselines_of_its_example(example, sandbox):
    problem: Any = read_problem(EXAMPLES / f"{example}.yaml")
    judge = Judge(sandbox)
    designer, *_ = offline_designers(problem, sandbox, cpu_seconds=5.0, seed=0, cancelled=lambda: False)

    proposal: Any = designer.propose(Brief(problem=problem))
    evaluation: Any = judge.evaluate(problem, proposal.source, [Split.EXAMPLE])
    baselines: list[Any] = [judge.evaluate(problem, b.source, [Split.EXAMPLE]) for b in problem.evaluator.baselines]

    assert proposal.tier is Tier.HEURISTIC_SEARCH
    assert evaluation.accepted
    scores = [r.score for r in evaluation.results]
    for baseline in baselines:
        assert sum(scores) <= sum(r.score for r in baseline.results)


@pytest.mark.slow
def test_networks_sort_and_are_the_best_known_for_few_wires():
    space: dict[str, Any] = {}
    template = next(t for t in TEMPLATES if t.name == "networks")
    exec(write_template(template, make_function_problem("net(n: int) -> int", []).entry, {"WIDTH": 60}), space)
    for n, best in {2: 1, 3: 3, 4: 5, 5: 9, 6: 12, 7: 16, 8: 19, 9: 25}.items():
        network = space["net"](n)
        assert len(network) == best
        for vector in range(1 << n):
            wires = [vector >> i & 1 for i in range(n)]
            for i, j in network:
                wires[i], wires[j] = min(wires[i], wires[j]), max(wires[i], wires[j])
            assert wires == sorted(wires)


@pytest.mark.slow
def test_cap_sets_of_few_dimensions_are_the_largest():
    space: dict[str, Any] = {}
    template = next(t for t in TEMPLATES if t.name == "caps")
    exec(write_template(template, make_function_problem("cap(n: int) -> int", []).entry, {}), space)

    assert [len(space["cap"](n)) for n in (1, 2, 3, 4)] == [2, 4, 9, 20]


@pytest.mark.slow
def test_circles_fit_exactly():
    space: dict[str, Any] = {}
    template = next(t for t in TEMPLATES if t.name == "circles")
    exec(write_template(template, make_function_problem("c(n: int) -> int", []).entry, {"STARTS": 1, "HOPS": 1}), space)
    circles = [tuple(Fraction(v) for v in circle) for circle in space["c"](9)]

    assert sum(r for _, _, r in circles) > 1.3
    for i, (x, y, r) in enumerate(circles):
        assert r <= x <= 1 - r
        assert r <= y <= 1 - r
        assert all((x - u) ** 2 + (y - v) ** 2 >= (r + s) ** 2 for u, v, s in circles[:i])
