from tests.engine.proposers.offline.problems import make_function_problem

from algorist.engine.proposers.offline import offline_designers
from algorist.engine.terms.design import Brief, Nothing, Tier


def test_a_function_problem_asks_the_catalogue_first_and_then_synthesis(sandbox):
    examples = [((12, 18), 6), ((7, 5), 1), ((100, 75), 25)]
    problem = make_function_problem("f(a: int; b: int) -> int", examples, "greatest common divisor")
    designers = offline_designers(problem, sandbox, cpu_seconds=5.0, seed=0, cancelled=lambda: False)

    proposals = [d.propose(Brief(problem=problem)) for d in designers]

    assert [d.name for d in designers] == ["catalogue", "synthesis", "catalogue, doubtful fits"]
    assert [getattr(p, "tier", None) for p in proposals] == [Tier.CATALOGUE, Tier.SYNTHESIS, None]


def test_a_cancelled_search_proposes_nothing(sandbox):
    examples = [((12, 18), 6), ((7, 5), 1), ((100, 75), 25)]
    problem = make_function_problem("f(a: int; b: int) -> int", examples, "greatest common divisor")
    designers = offline_designers(problem, sandbox, cpu_seconds=5.0, seed=0, cancelled=lambda: True)

    assert all(isinstance(d.propose(Brief(problem=problem)), Nothing) for d in designers)
